/* ending_curator.c - who oversees a match ends it or changes who is in it themselves
 * (domain.md 1.8 C1, C4-C8; 2 L03, L04): before C5 and C6 they read what is known of how
 * it went, and write a reason that members never see. */
#include "handlers/ending.h"

#include <stdlib.h>
#include <string.h>

enum { CODES = 8 };

static const char *const own_codes[] = { "C1", "C4", "C5", "C6", "C7", "C8" };

static struct match overseen(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    return match_is_live(&m) && m.state >= MATCH_ACCEPTED ? m : (struct match){ 0 };
}

void ending_known(struct turn *t, struct card *c, const struct match *m)
{
    struct match_record_of known = match_known(t->db, m->id);
    line(c, "ending.known_held", number_("count", known.held));
    if (known.missed_mentor)
        line(c, "ending.known_missed_mentor", number_("count", known.missed_mentor));
    if (known.missed_mentee)
        line(c, "ending.known_missed_mentee", number_("count", known.missed_mentee));
    if (known.silences)
        line(c, "ending.known_silences", number_("count", known.silences));
}

/* What the actor has chosen and may still undo; id 0: nothing. */
static struct match_ending chosen(struct turn *t, int64_t match)
{
    struct match_ending e = ending_newest(t->db, match, t->who.id);
    bool open = e.id && strcmp(e.state, "open") == 0 && !e.taken_at;
    return open ? e : (struct match_ending){ 0 };
}

static void show_own(struct turn *t, int64_t id);

void ending_curator(struct turn *t, int64_t match)
{
    struct match m = overseen(t, match);
    struct match_ending e = chosen(t, m.id);
    if (!m.id) {
        old_button(t);
        return;
    }
    if (e.id) {
        show_own(t, e.id);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "ending.curator", text_("who", ending_others(t, match)));
    ending_known(t, c, &m);
    for (size_t i = 0; i < COUNT(own_codes); i++) {
        button(c, format(t, "ending:by:%lld:%s", (long long)match, own_codes[i]),
               ending_choice_key(t, own_codes[i]));
        row(c);
    }
    nav(c, matches_way(t, match));
    show(c);
}

/* ---- ending it -------------------------------------------------------------------- */

static void show_own(struct turn *t, int64_t id)
{
    struct match_ending e = ending_find(t->db, id);
    bool change = strcmp(e.code, "C7") == 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, change ? "ending.will_change" : "ending.will_end",
         text_("who", ending_others(t, e.match)), clock_("at", e.made_at + ENDING_UNDO),
         part_("code", ending_code_key(t, e.code)));
    if (change) {
        button(c, press_about(t, "ending:follow", id), "ending.follow");
        style(c, PRIMARY);
        row(c);
    }
    button(c, press_about(t, "ending:undo", id), "ending.undo");
    nav(c, matches_way(t, e.match));
    show(c);
}

void ending_line(struct turn *t, struct card *c, int64_t match)
{
    struct match_ending e = ending_newest(t->db, match, 0);
    if (e.id && strcmp(e.state, "open") == 0 && !e.taken_at && ending_by_school(t, &e))
        line(c, "ending.soon", clock_("at", e.made_at + ENDING_UNDO),
             name_("who", e.person));
}

static void begin(struct turn *t, const struct match *m, const char *code,
                  const char *reason)
{
    int64_t id = ending_add(t->db,
                            &(struct match_ending){ .match = m->id,
                                                    .person = t->who.id,
                                                    .wish = "early",
                                                    .comment = reason,
                                                    .code = code },
                            t->now);
    if (id)
        ending_promise(t, id);
    else
        id = ending_newest(t->db, m->id, t->who.id).id;
    show_own(t, id);
}

/* ending:by:<match>:<code> */
void ending_by(struct turn *t, int64_t match)
{
    struct match m = overseen(t, match);
    const char *code = NULL;
    for (size_t i = 0; i < COUNT(own_codes); i++)
        if (strcmp(argument(t, 1), own_codes[i]) == 0)
            code = own_codes[i];
    if (!m.id || !code)
        old_button(t);
    else if (strcmp(code, "C5") == 0 || strcmp(code, "C6") == 0)
        ask(t, "ending_reason", match * CODES + (code[1] - '0'));
    else
        begin(t, &m, code, "");
}

void ending_reason_filled(struct turn *t, const struct answers *a, int64_t number)
{
    struct match m = overseen(t, number / CODES);
    const char *words = answer_text(a, "REASON");
    bool may = has_role(t, CURATOR | DEPUTY | HEAD);
    if (m.id && words && may)
        begin(t, &m, number % CODES == 5 ? "C5" : "C6", words);
    else
        old_button(t);
}

/* ---- carrying it on with others (C7) ---------------------------------------------- */

/* ending:follow:<id>: no more waiting, the new draft begins. */
void ending_follow(struct turn *t, int64_t id)
{
    struct match_ending e = ending_find(t->db, id);
    struct match m = match_overseen(t, e.match);
    if (!e.id || !m.id || !e.code || strcmp(e.code, "C7") != 0 ||
        (!e.taken_at && e.person != t->who.id)) {
        old_button(t);
        return;
    }
    if (!e.taken_at && strcmp(e.state, "open") == 0) {
        forget(t, "ending.takes", t->who.id, id);
        ending_take_now(t, &e);
    }
    m = match_overseen(t, e.match);
    if (m.state == MATCH_CHANGED)
        matching_follow(t, &m);
    else
        old_button(t);
}

/* ---- what they hear --------------------------------------------------------------- */

void ending_doubted(struct turn *t, int64_t match, int64_t person)
{
    overseers_hear(t, match, "ending.doubted", member_find(t->db, match, person).id, 0);
}

/* `member` is who said so, of which match. */
void ending_look_doubted(struct turn *t, int64_t member, int step)
{
    struct member b = member_get(t->db, member);
    (void)step;
    if (!b.person || !overseen(t, b.match).id)
        return;
    struct card *c = card(t, t->who.id, "ending_doubted", b.match);
    line(c, "ending.doubted", name_("who", b.person),
         text_("pair", ending_others(t, b.match)));
    button(c, format(t, "booking:with:%lld:MC", (long long)b.person), "ending.do_talk",
           name_("who", b.person));
    row(c);
    button(c, press_about(t, "ending:curator", b.match), "ending.do_change");
    nav(c, NULL);
    show(c);
}

void ending_look_by_colleague(struct turn *t, int64_t id, int step)
{
    struct match_ending e = ending_find(t->db, id);
    (void)step;
    if (!e.taken_at || !e.code || !match_overseen(t, e.match).id)
        return;
    say(t, "ending.by_colleague", name_("who", e.person),
        text_("pair", ending_others(t, e.match)),
        part_("code", ending_code_key(t, e.code)));
}

/* `alone`: one left a group that goes on; else all is over (C9). */
void ending_look_left(struct turn *t, int64_t match, int alone)
{
    struct match m = match_overseen(t, match);
    if (!m.id)
        return;
    say(t, alone ? "ending.look_group" : "ending.look_over",
        text_("who", ending_others(t, match)));
}
