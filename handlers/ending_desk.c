/* ending_desk.c - endings and wishes for a change, for those who oversee the match: who
 * asked, why, what the other side says, and the code under which it ended (CM6). It is a
 * look back: nothing waits for it but a wish for a change. */
#include "handlers/ending.h"

#include <string.h>

enum { NOTICE = 3 }; /* working days */

static const char *const codes[] = { "C1", "C2", "C3", "C4", "C6", "C8" };

/* The ending, if the actor oversees its match and it is to be looked at; else id 0. */
static struct match_ending readable(struct turn *t, int64_t id)
{
    struct match_ending e = ending_find(t->db, id);
    bool shown = e.id && (e.taken_at || strcmp(e.wish, "change") == 0);
    if (!shown || !match_overseen(t, e.match).id)
        return (struct match_ending){ 0 };
    return e;
}

static bool is_open(const struct match_ending *e)
{
    return e->id && strcmp(e->state, "open") == 0;
}

static bool is_change(const struct match_ending *e)
{
    return strcmp(e->wish, "change") == 0;
}

/* ---- one -------------------------------------------------------------------------- */

static void put_other_side(struct turn *t, struct card *c, const struct match_ending *e)
{
    for (const struct member *b = members_ever(t->db, e->match); b->person; b++) {
        if (match_has_event(t->db, e->match, b->person, "both_yes", e->made_at))
            line(c, "ending.desk_both_yes", name_("who", b->person));
        if (match_has_event(t->db, e->match, b->person, "both_no", e->made_at))
            line(c, "ending.desk_both_no", name_("who", b->person));
    }
}

/* Article 351.8 of the Labour Code: who has the duties on paper gives notice. */
static void put_notice(struct turn *t, struct card *c, const struct match_ending *e)
{
    struct addendum a = addendum_find(t->db, e->match, e->person);
    if (!a.match)
        return;
    struct organisation o = organisation_find(t->db, t->who.organisation);
    const char *asked = date_in(t, o.zone, e->made_at);
    line(c, "ending.desk_notice", text_("number", a.number),
         day_("until", day_begins(t, working_day_after(t->db, o.id, asked, NOTICE), 0)));
}

static void put_what_was_said(struct turn *t, struct card *c,
                              const struct match_ending *e)
{
    line(c, "ending.desk_wish", name_("who", e->person),
         part_("wish", format(t, "ending.said_%s", e->wish)), day_("day", e->made_at));
    if (*e->reason)
        line(c, "ending.desk_reason",
             part_("reason", format(t, "ending.why_%s", e->reason)));
    if (*e->discussed)
        line(c, "ending.desk_discussed",
             part_("answer", format(t, "ending.discussed_%s", e->discussed)));
    if (*e->comment)
        line(c, "ending.desk_comment", text_("words", e->comment));
    put_other_side(t, c, e);
    put_notice(t, c, e);
}

static void put_doings(struct turn *t, struct card *c, const struct match_ending *e)
{
    if (is_open(e) && is_change(e) && !e->taken_at) {
        button(c, format(t, "ending:by:%lld:C7", (long long)e->match),
               "ending.do_change");
        style(c, PRIMARY);
        row(c);
        button(c, press_about(t, "ending:keep", e->id), "ending.do_keep");
        row(c);
    } else if (is_open(e)) {
        button(c, format(t, "ending:code:%lld:%s", (long long)e->id, e->code),
               "ending.do_confirm");
        style(c, SUCCESS);
        button(c, press_about(t, "ending:codes", e->id), "ending.do_another");
        row(c);
    }
    button(c, format(t, "booking:with:%lld:MC", (long long)e->person), "ending.do_talk",
           name_("who", e->person));
}

static void put_desk(struct turn *t, const char *kind, int64_t own,
                     const struct match_ending *e)
{
    struct match m = match_overseen(t, e->match);
    struct card *c = card(t, t->who.id, kind, own);
    line(c, is_change(e) ? "ending.desk_change" : "ending.desk",
         text_("who", ending_others(t, e->match)));
    put_what_was_said(t, c, e);
    gap(c);
    ending_known(t, c, &m);
    if (!is_change(e))
        line(c, is_open(e) ? "ending.desk_code" : "ending.desk_done",
             part_("code", ending_code_key(t, e->code)));
    else if (!is_open(e))
        line(c, strcmp(e->state, "declined") == 0 ? "ending.desk_kept"
                                                  : "ending.desk_changed");
    put_doings(t, c, e);
    nav(c, "ending:list:0");
    show(c);
}

void ending_desk(struct turn *t, int64_t id)
{
    struct match_ending e = readable(t, id);
    if (e.id)
        put_desk(t, "screen", 0, &e);
    else
        old_button(t);
}

/* Comes by itself. */
void ending_look(struct turn *t, int64_t id, int step)
{
    struct match_ending e = readable(t, id);
    (void)step;
    if (is_open(&e))
        put_desk(t, "ending_desk", id, &e);
}

/* ---- all that are open ------------------------------------------------------------ */

static size_t open_ones(struct turn *t, int64_t skip, struct overseen *out, size_t room)
{
    struct match_ending some[OVERSEEN_FEW];
    size_t count = endings_open(t->db, t->who.organisation, t->who.id, skip, some, room);
    for (size_t i = 0; i < count; i++)
        out[i] = (struct overseen){
            .match = some[i].match,
            .about = some[i].id,
            .key = is_change(&some[i]) ? "ending.one_change" : "ending.one_ending",
        };
    return overseen_only(t, out, count);
}

int64_t ending_waiting(struct turn *t)
{
    struct overseen some[OVERSEEN_FEW];
    if (has_role(t, CURATOR | DEPUTY))
        return endings_open_count(t->db, t->who.organisation, t->who.id);
    return has_role(t, HEAD) ? (int64_t)open_ones(t, 0, some, OVERSEEN_FEW) : 0;
}

void ending_list(struct turn *t, int64_t skip)
{
    struct overseen some[OVERSEEN_PAGE];
    int64_t all = ending_waiting(t);
    struct overseen_page p = { .title = all ? "ending.list" : "ending.list_none",
                               .more = "ending.more",
                               .press = "ending:desk",
                               .list = "ending:list",
                               .skip = skip > 0 && skip < all ? skip : 0,
                               .all = all };
    size_t count = open_ones(t, p.skip, some, OVERSEEN_PAGE);
    for (size_t i = 0; i < count; i++)
        some[i].who = ending_others(t, some[i].match);
    overseen_show(t, &p, some, count);
}

/* ---- decided ---------------------------------------------------------------------- */

void ending_codes(struct turn *t, int64_t id)
{
    struct match_ending e = readable(t, id);
    if (!is_open(&e) || is_change(&e)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "ending.codes");
    for (size_t i = 0; i < COUNT(codes); i++) {
        button(c, format(t, "ending:code:%lld:%s", (long long)id, codes[i]),
               ending_choice_key(t, codes[i]));
        row(c);
    }
    nav(c, press_about(t, "ending:desk", id));
    show(c);
}

static const char *known_code(const char *word)
{
    for (size_t i = 0; i < COUNT(codes); i++)
        if (strcmp(word, codes[i]) == 0)
            return codes[i];
    return NULL;
}

/* ending:code:<id>:<code> */
void ending_code(struct turn *t, int64_t id)
{
    struct match_ending e = readable(t, id);
    const char *code = known_code(argument(t, 1));
    if (!is_open(&e) || is_change(&e) || !code ||
        !ending_settle(t->db, id, "done", t->who.id, t->now)) {
        old_button(t);
        return;
    }
    bool success = strcmp(code, "C1") == 0 || strcmp(code, "C8") == 0;
    ending_set_code(t->db, id, code);
    match_recode(t->db, e.match, success ? MATCH_COMPLETED : MATCH_STOPPED, code);
    match_record(t->db, e.match, t->who.id, "code", code, t->now);
    ending_desk(t, id);
}

/* The wish for a change is talked about, and nothing changes. */
void ending_keep(struct turn *t, int64_t id)
{
    struct match_ending e = readable(t, id);
    if (!is_open(&e) || !is_change(&e) || e.taken_at ||
        !ending_settle(t->db, id, "declined", t->who.id, t->now)) {
        old_button(t);
        return;
    }
    match_record(t->db, e.match, t->who.id, "change_declined", "", t->now);
    soon(t, "ending.kept", e.person, id, 0);
    ending_desk(t, id);
}

void ending_kept(struct turn *t, int64_t id, int step)
{
    struct match_ending e = ending_find(t->db, id);
    (void)step;
    if (e.id && e.person == t->who.id && strcmp(e.state, "declined") == 0)
        say(t, "ending.kept", text_("who", ending_others(t, e.match)));
}
