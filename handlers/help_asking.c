/* help_asking.c - the first two taps: what about, and how urgent it is; of how one feels
 * it is asked to whom in between.
 * Beside each urgency stands the moment that it would be, so that nobody is surprised at
 * night. */
#include "handlers/help.h"

#include <string.h>

static const char *const topics[] = { "lesson",   "class",   "parents", "colleagues",
                                      "papers",   "digital", "state",   "safety",
                                      "resource", "other" };
static const char *const urgencies[] = { "now", "today", "week" };

static const char *one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i], word) == 0)
            return words[i];
    return NULL;
}

/* ---- what about ------------------------------------------------------------------- */

static struct card *begin(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = card(t, t->who.id, "help", h->id);
    if (above) {
        line(c, above, when_("at", h->made_at));
        gap(c);
    }
    help_said(t, c, h);
    return c;
}

static void put_topic(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = begin(t, h, above);
    const char *caution = names_caution(t);
    bool begun = *h->topic || !help_is_empty(t, h);
    line(c, "help.ask");
    if (!begun)
        line(c, "help.ask_how");
    if (caution)
        line(c, caution);
    for (size_t i = 0; i < COUNT(topics); i++) {
        button(c, format(t, "help:topic:%lld:%s", (long long)h->id, topics[i]),
               help_topic_key(t, &(struct help_case){ .topic = topics[i] }));
        if (i % 2)
            row(c);
    }
    if (begun)
        button(c, format(t, "help:new:%lld", (long long)h->id), "help.start_over");
    help_mine_button(t, c);
    nav(c, NULL);
    show(c);
}

static bool has_mentor(struct turn *t)
{
    struct helper one;
    return help_mentors(t, &one, 1) > 0;
}

/* Bullying goes to the safeguarding adults alone, at once; how one feels is chosen anew
 * by the asker, whoever was chosen before. */
void help_choose_topic(struct turn *t, int64_t draft)
{
    const char *topic = one_of(argument(t, 1), topics, COUNT(topics));
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    if (!topic) {
        old_button(t);
        return;
    }
    bool safe = strcmp(topic, "safety") == 0, state = strcmp(topic, "state") == 0;
    if (safe || state || h.safety || strcmp(h.topic, "state") == 0) {
        h.addressed = safe || (state && !has_mentor(t)) ? "adults" : "";
        h.mentor = 0;
        h.others = false;
    }
    if (safe || h.safety) /* which nobody is asked about there */
        h.urgency = safe ? "now" : "";
    h.topic = topic;
    h.safety = safe;
    case_save(t->db, &h);
    if (safe)
        safety_begin(t, h.id);
    else
        help_next_step(t, &h, NULL);
}

/* ---- how urgent ------------------------------------------------------------------- */

static void add_moment(struct turn *t, struct card *c, const char *urgency)
{
    int64_t at = help_deadline(t, t->who.organisation, urgency, t->now);
    marked_line(c, help_by(t, at, "help.by", "help.by_both",
                           format(t, "help.urgency_%s", urgency)));
}

static void put_urgency(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = begin(t, h, above);
    long long id = h->id;
    line(c, "help.about", part_("topic", help_topic_key(t, h)));
    line(c, "help.how_urgent");
    for (size_t i = 0; i < COUNT(urgencies); i++) {
        add_moment(t, c, urgencies[i]);
        button(c, format(t, "help:urgency:%lld:%s", id, urgencies[i]),
               format(t, "help.urgency_%s", urgencies[i]));
    }
    nav(c, format(t, "help:back:%lld:%s", id, help_is_of_state(h) ? "whom" : "topic"));
    show(c);
}

void help_choose_urgency(struct turn *t, int64_t draft)
{
    const char *urgency = one_of(argument(t, 1), urgencies, COUNT(urgencies));
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    if (!urgency) {
        old_button(t);
        return;
    }
    h.urgency = urgency;
    case_save(t->db, &h);
    help_next_step(t, &h, NULL);
}

/* ---- from one to the next --------------------------------------------------------- */

bool help_is_for_adults(const struct help_case *h)
{
    return h->safety || strcmp(h->addressed, "adults") == 0;
}

void help_next_step(struct turn *t, const struct help_case *h, const char *above)
{
    if (!*h->topic)
        put_topic(t, h, above);
    else if (help_is_for_adults(h))
        safety_begin(t, h->id);
    else if (!*h->addressed && help_is_of_state(h))
        help_put_whom(t, h, above);
    else if (!*h->urgency)
        put_urgency(t, h, above);
    else if (!*h->addressed)
        help_put_whom(t, h, above);
    else
        help_put_preview(t, h, above);
}

/* help:back:<draft>:<"topic", "urgency", "whom" or anything else: what is next> */
void help_step_back(struct turn *t, int64_t draft)
{
    const char *to = argument(t, 1);
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    if (strcmp(to, "topic") == 0)
        put_topic(t, &h, NULL);
    else if (strcmp(to, "urgency") == 0 && *h.topic && !h.safety)
        put_urgency(t, &h, NULL);
    else if (strcmp(to, "whom") == 0 && (*h.urgency || help_is_of_state(&h)) && !h.safety)
        help_put_whom(t, &h, NULL);
    else
        help_next_step(t, &h, NULL);
}
