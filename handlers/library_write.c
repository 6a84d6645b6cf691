/* library_write.c - a curator writes the card: a title, the situation, what helped; all
 * of it, or one part again. What who answered told stands above until then. Words that
 * may be somebody's name are pointed at before it is published; a school whose pupil is
 * called Hope may still write of hope. */
#include "handlers/library.h"

#include <string.h>

/* What the form is about: the card and which part of it, or, of a new one, the topic. */
enum part { ALL_OF_IT, TITLE, SITUATION, ADVICE, PARTS };
static const char *const parts[PARTS] = { "all", "title", "situation", "advice" };

static int64_t about_new(size_t topic)
{
    return -1 - (int64_t)topic;
}

/* ---- before its curator ----------------------------------------------------------- */

static bool is_complete(const struct solution *s)
{
    return *s->title && *s->situation && *s->advice;
}

static void add_told(struct turn *t, struct card *c, const struct solution *s)
{
    line(c, "library.draft_of", part_("topic", library_topic_key(t, s->topic)));
    if (*s->advice)
        line(c, "library.told", text_("advice", s->advice));
    else
        line(c, "library.not_told");
    line(c, "library.without_names");
}

static void add_preview(struct turn *t, struct card *c, const struct solution *s,
                        const char *suspects)
{
    static const char *const keys[] = { "library.preview", "library.is_published",
                                        "library.is_withdrawn" };
    line(c, keys[s->state], part_("topic", library_topic_key(t, s->topic)),
         number_("shown", s->shown), number_("helped", s->helped));
    gap(c);
    library_lines(c, s);
    if (*suspects || s->state != SOLUTION_PUBLISHED)
        gap(c);
    if (*suspects)
        line(c, "library.names_found", text_("names", suspects));
    else if (s->state != SOLUTION_PUBLISHED)
        line(c, "library.without_names");
}

static void add_parts(struct turn *t, struct card *c, const struct solution *s)
{
    for (int i = TITLE; i < PARTS; i++)
        button(c, format(t, "library:write:%lld:%s", (long long)s->id, parts[i]),
               format(t, "library.write_%s", parts[i]));
    row(c);
}

static void add_buttons(struct turn *t, struct card *c, const struct solution *s,
                        bool suspects)
{
    bool published = s->state == SOLUTION_PUBLISHED;
    if (published) {
        button(c, press_about(t, "library:withdraw", s->id), "library.withdraw");
    } else {
        button(c, press_about(t, "library:publish", s->id),
               suspects ? "library.publish_anyway" : "library.publish");
        style(c, suspects ? PLAIN : SUCCESS);
    }
    row(c);
    add_parts(t, c, s);
    if (!published)
        button(c, press_about(t, "library:sure", s->id), "library.drop");
}

static void add_write(struct turn *t, struct card *c, const struct solution *s)
{
    button(c, format(t, "library:write:%lld:all", (long long)s->id), "library.write");
    style(c, PRIMARY);
    row(c);
    button(c, press_about(t, "library:sure", s->id), "library.drop");
}

void library_put(struct turn *t, int64_t id, const char *news)
{
    static const char *const back[] = { "library:list:draft:0",
                                        "library:list:published:0",
                                        "library:list:withdrawn:0" };
    struct solution s = solution_find(t->db, t->who.organisation, id);
    if (!s.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    if (news) {
        line(c, news);
        gap(c);
    }
    if (is_complete(&s)) {
        const char *suspects = library_names(t, &s);
        add_preview(t, c, &s, suspects);
        add_buttons(t, c, &s, *suspects);
    } else {
        add_told(t, c, &s);
        add_write(t, c, &s);
    }
    nav(c, back[s.state]);
    show(c);
}

void library_card(struct turn *t, int64_t id)
{
    library_put(t, id, NULL);
}

/* ---- written ---------------------------------------------------------------------- */

static void choose_topic(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "library.new_topic");
    for (size_t i = 0; i < LIBRARY_TOPICS; i++) {
        const char *topic = library_topic_at(i);
        button(c, format(t, "library:new:%s", topic), library_topic_key(t, topic));
        if (i % 2)
            row(c);
    }
    nav(c, "library:desk");
    show(c);
}

/* library:new[:<topic>]: a card of no case; it is a row only once it is written. */
void library_new(struct turn *t, int64_t unused)
{
    (void)unused;
    for (size_t i = 0; i < LIBRARY_TOPICS; i++)
        if (strcmp(library_topic_at(i), argument(t, 0)) == 0) {
            ask(t, "library_card", about_new(i));
            return;
        }
    choose_topic(t);
}

/* library:write:<card>:<"all" or a part> */
void library_write(struct turn *t, int64_t id)
{
    struct solution s = solution_find(t->db, t->who.organisation, id);
    for (int i = ALL_OF_IT; i < PARTS; i++)
        if (s.id && strcmp(parts[i], argument(t, 1)) == 0) {
            ask(t, "library_card", s.id * PARTS + i);
            return;
        }
    old_button(t);
}

static bool is_asked_of(const struct answers *a, int part)
{
    int64_t what = answer_about(a);
    return what < 0 || what % PARTS == ALL_OF_IT || what % PARTS == part;
}

bool library_asks_title(struct turn *t, const struct answers *a)
{
    (void)t;
    return is_asked_of(a, TITLE);
}

bool library_asks_situation(struct turn *t, const struct answers *a)
{
    (void)t;
    return is_asked_of(a, SITUATION);
}

bool library_asks_advice(struct turn *t, const struct answers *a)
{
    (void)t;
    return is_asked_of(a, ADVICE);
}

static void take_words(struct turn *t, struct solution *s, const struct answers *a)
{
    const char *title = answer_text(a, "TITLE");
    const char *situation = answer_text(a, "SITUATION");
    const char *advice = answer_text(a, "HELPED");
    s->title = title ? title : s->title;
    s->situation = situation ? situation : s->situation;
    s->advice = advice ? advice : s->advice;
    s->made_by = t->who.id;
}

static int64_t add_new(struct turn *t, const struct answers *a, size_t topic)
{
    struct solution s = { .organisation = t->who.organisation,
                          .topic = library_topic_at(topic),
                          .title = "",
                          .situation = "",
                          .advice = "" };
    take_words(t, &s, a);
    return solution_add(t->db, &s, t->now);
}

static int64_t save(struct turn *t, const struct answers *a, int64_t id)
{
    struct solution s = solution_find(t->db, t->who.organisation, id);
    if (!s.id)
        return 0;
    take_words(t, &s, a);
    solution_save(t->db, &s, library_stems(t, &s));
    return id;
}

void library_written(struct turn *t, const struct answers *a, int64_t what)
{
    int64_t id = 0;
    if (has_role(t, LIBRARY_EDITORS) && what < 0 && what >= -LIBRARY_TOPICS)
        id = add_new(t, a, (size_t)(-1 - what));
    else if (has_role(t, LIBRARY_EDITORS) && what > 0)
        id = save(t, a, what / PARTS);
    draft_drop(t->db, draft_newest(t->db, t->who.id, "library_card").id);
    if (id)
        library_put(t, id, NULL);
    else
        home_show(t);
}
