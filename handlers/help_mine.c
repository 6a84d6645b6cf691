/* help_mine.c - the asker's side of a case after it was sent: they see who has it and
 * until when, write or add to it, show it to other mentors too, take it back, say that it
 * is solved, open it anew.
 *
 * What is written under its card belongs to the question until somebody answers, and
 * whoever was asked reads it; afterwards it goes on with their talk, or it is asked where
 * it goes. Safety cases have a
 * card of their own (safety_own.c). */
#include "handlers/help_mine.h"

#include <string.h>

#include "handlers/help.h"

struct help_case help_mine_find(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (h.id && !h.safety && h.state != CASE_DRAFT)
        return h;
    old_button(t);
    return (struct help_case){ 0 };
}

/* help_mine:show:<case> */
static void show_one(struct turn *t, int64_t id)
{
    struct help_case h = help_mine_find(t, id);
    if (h.id)
        help_mine_show(t, h.id, NULL);
}

/* ---- added ------------------------------------------------------------------------- */

/* Once for some lines in a row, and only to who reads words. */
static void tell_readers(struct turn *t, const struct help_case *h)
{
    for (const struct case_person *p = case_people(t->db, h->id); p->person; p++)
        if (p->told_at && strcmp(p->part, "climbed") != 0)
            help_tell_added(t, h, p->person);
    help_owner_refresh(t, h->id);
}

static void add(struct turn *t, const struct help_case *h)
{
    int64_t file = take_file(t);
    const char *why = NULL;
    if (!file && !*t->words)
        why = "help_mine.nothing";
    else
        why = help_keep(t, h, file);
    if (!why)
        tell_readers(t, h);
    help_mine_show(t, h->id, why ? why : "help_mine.added");
}

/* They talk in this case, and in no other: no doubt for whom it is. */
static bool is_talk(struct turn *t, const struct help_case *h)
{
    struct help_case some[2];
    int64_t other = talk_partner(t, h);
    return other &&
           (relay_last_of(t->db, talk.name, h->id, t->who.id).id ||
            relay_last_of(t->db, talk.name, h->id, other).id) &&
           cases_talked(t->db, t->who.id, some, 2) == 1 && !is_asked(t);
}

void help_mine_wrote(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (!h.id || h.safety || h.state == CASE_DRAFT)
        home_unclear(t);
    else if (h.state == CASE_WAITING)
        add(t, &h);
    else if (is_talk(t, &h))
        talk.wrote(t, id);
    else if (case_is_open(&h))
        home_unclear(t);
    else
        help_mine_show(t, id, "help_mine.not_added");
}

/* ---- other mentors ----------------------------------------------------------------- */

bool help_mine_may_widen(const struct help_case *h)
{
    return h->state == CASE_WAITING && !h->others &&
           strcmp(h->addressed, "mentor") == 0 && strcmp(h->topic, "state") != 0;
}

/* help_mine:others:<case>: when it has climbed before, they hear of it at once. */
static void show_others(struct turn *t, int64_t id)
{
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    if (help_mine_may_widen(&h)) {
        case_allow_others(t->db, id);
        case_record(t->db, id, t->who.id, "others", 0, t->now);
        h.others = true;
        if (h.level)
            help_tell_others(t, &h);
    }
    help_mine_show(t, id, NULL);
}

/* ---- taken back -------------------------------------------------------------------- */

/* help_mine:drop:<case> */
static void ask_drop(struct turn *t, int64_t id)
{
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    if (!case_is_open(&h)) {
        help_mine_show(t, id, NULL);
        return;
    }
    struct card *c = card(t, t->who.id, "help_mine", id);
    line(c, "help_mine.drop_ask");
    button(c, press_about(t, "help_mine:dropped", id), "help_mine.drop_yes");
    style(c, DANGER);
    row(c);
    nav(c, press_about(t, "help_mine:show", id));
    show(c);
}

/* help_mine:dropped:<case>: a second tap is told the same. */
static void drop(struct turn *t, int64_t id)
{
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    forget(t, "help_mine.remind", t->who.id, id);
    bool dropped = help_withdrawn(t, &h) || h.state == CASE_WITHDRAWN;
    help_mine_show(t, id, dropped ? "help_mine.dropped" : NULL);
}

/* ---- the feature ------------------------------------------------------------------- */

static const struct action actions[] = {
    { "again", MEMBER, help_mine_again },   { "allow", MEMBER, help_mine_allow },
    { "drop", MEMBER, ask_drop },           { "dropped", MEMBER, drop },
    { "helped", MEMBER, help_mine_answer }, { "list", MEMBER, help_mine_list },
    { "others", MEMBER, show_others },      { "show", MEMBER, show_one },
    { "solved", MEMBER, help_mine_solved }, { 0 },
};
static const struct due due[] = {
    { "remind", WAITS, 0, help_mine_remind },
    { 0 },
};

const struct feature help_mine = {
    .name = "help_mine",
    .actions = actions,
    .due = due,
    .wrote = help_mine_wrote,
    .talk = "talk",
};
