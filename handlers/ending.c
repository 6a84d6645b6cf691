/* ending.c - a side wants to end, change or pause (domain.md 3.14 CM1-CM5, 1.8).
 *
 * Nobody needs anybody's consent to leave. It takes effect after ten minutes, in which
 * whoever asked may undo it: until then nothing has changed and nobody was told. A change
 * of mentor or mentee is asked of those who oversee the match. */
#include "handlers/ending.h"

#include <string.h>

/* ---- who may ---------------------------------------------------------------------- */

static bool answers_for_one(struct turn *t, int64_t match)
{
    for (const struct member *b = members_of(t->db, match); b->person; b++) {
        struct guardianship g = guardianship_of(t->db, t->who.id, b->person);
        if (g.id && g.state == GUARDIANSHIP_CONFIRMED)
            return true;
    }
    return false;
}

struct match ending_own(struct turn *t, int64_t match)
{
    struct match m = match_find(t->db, t->who.organisation, match);
    if (!match_is_live(&m) || m.state < MATCH_ACCEPTED)
        return (struct match){ 0 };
    struct member b = member_find(t->db, match, t->who.id);
    bool own = (b.person && !b.left_at) || answers_for_one(t, match);
    return own ? m : (struct match){ 0 };
}

/* A guardian is never shown another child by name (domain.md 6.5). */
static bool is_named(struct turn *t, int64_t person, bool to_guardian)
{
    struct person p = person_find(t->db, person);
    struct guardianship g = guardianship_of(t->db, t->who.id, person);
    return !to_guardian || person_is_grown(&p) || g.id;
}

const char *ending_others(struct turn *t, int64_t match)
{
    const char *list = "";
    bool to_guardian = !member_find(t->db, match, t->who.id).person &&
                       answers_for_one(t, match) && !match_overseen(t, match).id;
    for (const struct member *b = members_ever(t->db, match); b->person; b++)
        if (b->person != t->who.id && is_named(t, b->person, to_guardian))
            list = list_with(t, list, names_of(t, b->person));
    return list;
}

const char *ending_code_key(struct turn *t, const char *code)
{
    return format(t, "ending.code_%s", code);
}

const char *ending_choice_key(struct turn *t, const char *code)
{
    return format(t, "ending.choice_%s", code);
}

/* What was asked for already, by the actor, and is open. */
static struct match_ending open_one(struct turn *t, int64_t match)
{
    struct match_ending e = ending_newest(t->db, match, t->who.id);
    return e.id && strcmp(e.state, "open") == 0 ? e : (struct match_ending){ 0 };
}

static void open_ending(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    struct match_ending e = open_one(t, match);
    if (!m.id)
        old_button(t);
    else if (e.id)
        ending_show_promised(t, &e);
    else
        ending_put_wishes(t, &m);
}

/* ---- asked for -------------------------------------------------------------------- */

void ending_show_promised(struct turn *t, const struct match_ending *e)
{
    bool change = strcmp(e->wish, "change") == 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (e->taken_at)
        line(c, "ending.taken");
    else if (change)
        line(c, "ending.asked_change");
    else
        line(c, e->farewell ? "ending.promised_farewell" : "ending.promised",
             clock_("at", e->made_at + ENDING_UNDO));
    if (!e->taken_at) {
        button(c, press_about(t, "ending:undo", e->id), "ending.undo");
        row(c);
    }
    if (e->farewell) {
        button(c, format(t, "booking:type:%lld:M5", (long long)e->match),
               "ending.book_farewell");
        row(c);
    }
    if (member_find(t->db, e->match, t->who.id).person)
        button(c, press_about(t, "ending:comment", e->id), "ending.comment");
    nav(c, NULL);
    show(c);
}

void ending_promise(struct turn *t, int64_t id)
{
    later(t, "ending.takes", t->who.id, id, 0, t->now + ENDING_UNDO);
}

static void end(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    struct match_ending e = ending_read_said(t, &m);
    if (!e.wish) {
        old_button(t);
        return;
    }
    int64_t id = ending_add(t->db, &e, t->now);
    if (id && strcmp(e.wish, "change") == 0) {
        match_record(t->db, match, t->who.id, "change_asked", "", t->now);
        overseers_hear(t, match, "ending.look", id, 0);
    } else if (id) {
        ending_promise(t, id);
    }
    e = open_one(t, match);
    if (e.id)
        ending_show_promised(t, &e);
}

/* ending:undo:<id>, by who asked, before it takes effect */
static void undo(struct turn *t, int64_t id)
{
    struct match_ending e = ending_find(t->db, id);
    if (!e.id || !ending_undo(t->db, t->who.id, id, t->now)) {
        old_button(t);
        return;
    }
    forget(t, "ending.takes", t->who.id, id);
    forget(t, "ending.look", ANYONE, id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "ending.undone");
    nav(c, ending_by_school(t, &e) ? matches_way(t, e.match) : NULL);
    show(c);
}

/* ---- a word for those who oversee it ---------------------------------------------- */

static bool may_comment(struct turn *t, int64_t id)
{
    struct match_ending e = ending_find(t->db, id);
    return e.id && e.person == t->who.id && strcmp(e.state, "open") == 0 &&
           member_find(t->db, e.match, t->who.id).person;
}

static void comment(struct turn *t, int64_t id)
{
    if (may_comment(t, id))
        ask(t, "ending_comment", id);
    else
        old_button(t);
}

static void comment_filled(struct turn *t, const struct answers *a, int64_t id)
{
    const char *words = answer_text(a, "CM5");
    if (!may_comment(t, id) || !words) {
        old_button(t);
        return;
    }
    ending_set_comment(t->db, t->who.id, id, words);
    struct match_ending e = ending_find(t->db, id);
    ending_show_promised(t, &e);
}

/* ---- the feature ------------------------------------------------------------------ */

#define DESK (CURATOR | DEPUTY | HEAD)

static const struct action actions[] = {
    { "both", MEMBER, ending_both },
    { "by", DESK, ending_by },
    { "close", MEMBER, ending_close },
    { "code", DESK, ending_code },
    { "codes", DESK, ending_codes },
    { "comment", MEMBER, comment },
    { "curator", DESK, ending_curator },
    { "desk", DESK, ending_desk },
    { "end", MEMBER, end },
    { "follow", DESK, ending_follow },
    { "keep", DESK, ending_keep },
    { "list", DESK, ending_list },
    { "open", MEMBER, open_ending },
    { "said", MEMBER, ending_said },
    { "sure", MEMBER, ending_sure },
    { "undo", MEMBER, undo },
    { "why", MEMBER, ending_why },
    { "wish", MEMBER, ending_wished },
    { 0 },
};
static const struct due due[] = {
    { "by_colleague", CAN_WAIT, 0, ending_look_by_colleague },
    { "doubted", CAN_WAIT, 0, ending_look_doubted },
    { "farewell", BREAKS_IN, 0, ending_farewell },
    { "kept", CAN_WAIT, 0, ending_kept },
    { "left", CAN_WAIT, 0, ending_member_left },
    { "look", CAN_WAIT, 0, ending_look },
    { "look_left", CAN_WAIT, 0, ending_look_left },
    { "takes", BREAKS_IN, 0, ending_takes },
    { "told", CAN_WAIT, 0, ending_told },
    { "told_guardian", CAN_WAIT, 0, ending_told_guardian },
    { 0 },
};
static const struct filled filled[] = {
    { "ending_comment", comment_filled },
    { "ending_reason", ending_reason_filled },
    { 0 },
};

const struct feature ending = {
    .name = "ending",
    .actions = actions,
    .due = due,
    .filled = filled,
};
