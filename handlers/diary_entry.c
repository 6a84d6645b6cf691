/* diary_entry.c - one entry of one's own: read, shown to somebody or to nobody any more,
 * heard again, deleted. */
#include "handlers/diary.h"
#include "handlers/reflection.h"

#include <stdlib.h>
#include <string.h>

enum { MATCHES_MOST = 4, LABEL = 40 };

/* The matches that an entry may be shown in: its own; of one that was written freely, all
 * that run. */
static size_t matches_for(struct turn *t, const struct diary_entry *e,
                          struct match out[MATCHES_MOST])
{
    size_t count = 0;
    for (const struct match *m = matches_of(t->db, t->who.id, true); m->id; m++)
        if (count < MATCHES_MOST && (e->match ? m->id == e->match : match_is_running(m)))
            out[count++] = *m;
    return count;
}

/* A mentor's own entry is for curators, and so is that of the one side whose role it is
 * in this topic. */
static bool has_mentor(struct turn *t, const struct diary_entry *e, int64_t match)
{
    struct meeting m = meeting_of(t->db, t->who.id, e->meeting);
    return pair_role(t, match, t->who.id, m.topic) == MEMBER_MENTEE;
}

/* ---- showing ---------------------------------------------------------------------- */

struct reader {
    const char *to; /* "mentor" "curator" */
    const char *key, *key_in;
};
static const struct reader to_mentor = { "mentor", "diary.to_mentor",
                                         "diary.to_mentor_in" };
static const struct reader to_curator = { "curator", "diary.to_curator",
                                          "diary.to_curator_in" };

/* `several`: whose match it is stands on the button, so that one tap is enough. */
static void add_share(struct card *c, struct turn *t, const struct diary_entry *e,
                      const struct reader *r, int64_t match, bool several,
                      const char *end)
{
    button(c,
           format(t, "diary:share:%lld:%s:%lld%s", (long long)e->id, r->to,
                  (long long)match, end),
           several ? r->key_in : r->key,
           text_("people", diary_label(t, pair_partners(t, match), LABEL)));
    if (strcmp(e->shared, r->to) == 0 && e->match == match)
        style(c, SUCCESS);
}

/* The mentors of this meeting's topic, as the actor reads them. */
static const char *mentors_in(struct turn *t, const struct diary_entry *e, int64_t match)
{
    struct meeting m = meeting_of(t->db, t->who.id, e->meeting);
    const char *all = "";
    for (const struct member *one = members_of(t->db, match); one->person; one++)
        if (one->person != t->who.id &&
            pair_role(t, match, one->person, m.topic) == MEMBER_MENTOR)
            all = format(t, "%s%s%s", all, *all ? ", " : "", names_of(t, one->person));
    return all;
}

/* Who would read it is said before the tap that shows it. */
static void say_readers(struct card *c, struct turn *t, const struct diary_entry *e,
                        const struct match *fit, size_t count)
{
    const char *mentors = "";
    for (size_t i = 0; i < count; i++)
        if (has_mentor(t, e, fit[i].id))
            mentors = format(t, "%s%s%s", mentors, *mentors ? ", " : "",
                             mentors_in(t, e, fit[i].id));
    line(c, *mentors ? "diary.readers" : "diary.readers_curator",
         text_("mentors", mentors));
}

static void add_switch(struct card *c, struct turn *t, const struct diary_entry *e,
                       const char *end)
{
    struct match fit[MATCHES_MOST];
    size_t count = matches_for(t, e, fit);
    if (!count)
        return;
    say_readers(c, t, e, fit, count);
    button(c, format(t, "diary:share:%lld:me:0%s", (long long)e->id, end),
           "diary.only_me");
    if (strcmp(e->shared, "me") == 0)
        style(c, SUCCESS);
    row(c);
    for (size_t i = 0; i < count; i++) {
        if (has_mentor(t, e, fit[i].id))
            add_share(c, t, e, &to_mentor, fit[i].id, count > 1, end);
        add_share(c, t, e, &to_curator, fit[i].id, count > 1, end);
        row(c);
    }
}

void diary_show_entry(struct turn *t, const struct diary_entry *e, bool written)
{
    const char *end = written ? ":a" : "";
    struct card *c =
        written ? card(t, t->who.id, "diary", e->id) : card(t, t->who.id, "screen", 0);
    if (written)
        line(c, "diary.kept");
    else
        line(c, "diary.of_day", day_("day", e->at), clock_("time", e->at));
    if (*e->prompt && bank_named(e->prompt))
        line(c, "diary.asked", part_("prompt", bank_key(t, e->prompt)));
    if (*e->text)
        line(c, "diary.text", text_("text", diary_beginning(t, e->text, 3000)));
    if (e->file)
        line(c, "diary.voice");
    gap(c);
    line(c, format(t, "diary.shared_%s", e->shared));
    add_switch(c, t, e, end);
    if (e->file)
        button(c, press_about(t, "diary:hear", e->id), "diary.hear");
    button(c, format(t, "diary:ask:%lld%s", (long long)e->id, end), "diary.drop");
    nav(c, "diary:list:0");
    show(c);
}

/* diary:open:<entry> */
void diary_open(struct turn *t, int64_t id)
{
    struct diary_entry e = diary_find(t->db, t->who.id, id);
    if (e.id)
        diary_show_entry(t, &e, false);
    else
        old_button(t);
}

/* diary:hear:<entry>: to who tapped, if it is theirs or shown to them */
void diary_hear(struct turn *t, int64_t id)
{
    struct diary_entry e = diary_find(t->db, t->who.id, id);
    if (!e.id) {
        e = diary_shared_find(t->db, id);
        if (!e.id || !diary_may_read(t, &e))
            e = (struct diary_entry){ 0 };
    }
    if (e.file)
        send_file(t, t->who.id, e.file, "diary.voice_of", name_("who", e.person),
                  day_("day", e.at));
    else
        old_button(t);
}

/* ---- whom it is shown to ---------------------------------------------------------- */

static void share(struct turn *t, const struct diary_entry *e, int64_t match,
                  const char *to)
{
    bool changed = diary_share(t->db, t->who.id, e->id, match, to);
    struct diary_entry now = diary_find(t->db, t->who.id, e->id);
    forget(t, "diary.told", ANYONE, e->id);
    if (changed)
        diary_tell(t, &now);
    diary_show_entry(t, &now, strcmp(argument(t, 3), "a") == 0);
}

/* diary:share:<entry>:<me mentor curator>:<match; 0: the only one it may be>[:a] */
void diary_set_shared(struct turn *t, int64_t id)
{
    struct diary_entry e = diary_find(t->db, t->who.id, id);
    const char *to = argument(t, 1);
    int64_t match = strtoll(argument(t, 2), NULL, 10);
    struct match all[MATCHES_MOST];
    size_t count = e.id ? matches_for(t, &e, all) : 0, fits = 0;
    int64_t found = 0;
    bool mentor = strcmp(to, "mentor") == 0;
    if (e.id && strcmp(to, "me") == 0) {
        share(t, &e, e.match, "me");
        return;
    }
    for (size_t i = 0; i < count; i++)
        if ((!match || all[i].id == match) && (!mentor || has_mentor(t, &e, all[i].id))) {
            found = all[i].id;
            fits++;
        }
    if (fits != 1 || (!mentor && strcmp(to, "curator") != 0))
        old_button(t);
    else
        share(t, &e, found, to);
}

/* ---- deleting --------------------------------------------------------------------- */

/* diary:ask:<entry> */
void diary_ask_drop(struct turn *t, int64_t id)
{
    struct diary_entry e = diary_find(t->db, t->who.id, id);
    if (!e.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "diary.drop_sure", day_("day", e.at));
    button(c, press_about(t, "diary:drop", id), "diary.drop_yes");
    style(c, DANGER);
    nav(c, press_about(t, "diary:open", id));
    show(c);
}

void diary_dropped(struct turn *t, int64_t id)
{
    forget(t, "diary.told", ANYONE, diary_find(t->db, t->who.id, id).id);
    if (!diary_drop(t->db, t->who.id, id)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "diary.dropped");
    nav(c, "diary:list:0");
    show(c);
}
