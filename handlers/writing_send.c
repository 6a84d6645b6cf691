/* writing_send.c - the words of a letter: held and shown back until the curator sends
 * them, then passed on. What was corrected meanwhile is shown corrected; words of more
 * than a day ago are gone. */
#include "handlers/writing.h"

#include <stdlib.h>
#include <string.h>

enum { SILENCE = 14 * DAY };

/* ---- shown back ------------------------------------------------------------------- */

static const char *press(struct turn *t, const char *action, const struct letter *l)
{
    return format(t, "writing:%s:%lld:%lld", action, (long long)l->id,
                  (long long)l->held);
}

/* A name is asked for where the school shows names; a code says who it is by itself. */
static void add_frame(struct card *c, struct turn *t)
{
    if (names_shown(t))
        line(c, "writing.from", part_("role", writing_role(t, t->who.id)),
             name_("who", t->who.id));
    else
        line(c, "writing.from_code", name_("who", t->who.id));
}

static void add_held(struct card *c, struct turn *t, int64_t held)
{
    const struct held_words *all = held_list(t->db, t->who.id, held);
    for (; all->id; all++) {
        if (*all->words)
            line(c, "writing.words", text_("words", all->words));
        if (all->file)
            line(c, "writing.file");
    }
}

void writing_preview(struct turn *t, const struct letter *l)
{
    struct card *c = card(t, t->who.id, "writing", l->id);
    line(c, "writing.preview");
    gap(c);
    add_frame(c, t);
    add_held(c, t, l->held);
    gap(c);
    line(c, "writing.who_sees", name_("who", l->to_person));
    button(c, press(t, "send", l), "writing.send");
    style(c, PRIMARY);
    row(c);
    button(c, press(t, "again", l), "writing.change");
    button(c, press(t, "drop", l), "writing.drop");
    row(c);
    secret(c);
    show(c);
}

/* What is said in a row goes together. */
void writing_hold(struct turn *t, struct letter *l)
{
    if (!can_pass_on(t))
        return;
    bool more = l->held && held_next(t->db, t->who.id, l->held).id;
    l->held = hold_more(t, more ? l->held : 0);
    letter_hold(t->db, l->id, l->held);
    keep_words(t, "writing", l->id);
    if (l->held)
        writing_preview(t, l);
}

/* ---- passed on -------------------------------------------------------------------- */

static const char *key_of(struct turn *t, const struct letter *l)
{
    bool words = *t->words;
    if (l->from_person != t->who.id)
        return words ? "writing.answered" : "writing.answered_file";
    if (!names_shown(t))
        return words ? "writing.letter_code" : "writing.letter_code_file";
    return words ? "writing.letter" : "writing.letter_file";
}

static const char *topic_of(const struct letter *l)
{
    return l->broadcast ? "writing.topic_broadcast" : "writing.topic_letter";
}

/* A curator's line has a button that leads to the answer, wherever its reader is. */
static void add_button(struct turn *t, const struct letter *l)
{
    if (l->from_person == t->who.id)
        pass_button(t, press_about(t, "writing:open", l->id), "writing.answer");
}

bool writing_say(struct turn *t, const struct letter *l)
{
    add_button(t, l);
    int64_t relay =
        pass_on(t, writing_other(t, l), "writing", l->id, true, key_of(t, l),
                name_("who", t->who.id), part_("role", writing_role(t, t->who.id)),
                part_("topic", topic_of(l)), text_("words", t->words));
    if (!relay)
        return false;
    letter_said(t->db, l->id, t->now);
    later(t, "writing.ends", 0, l->id, 0, t->now + SILENCE);
    return true;
}

/* The curator has spoken with them: of each pair of theirs that they oversee. */
static void count_contact(struct turn *t, const struct letter *l)
{
    if (l->match) {
        contacts_made(t, l->match, l->to_person, "letter", 0);
        return;
    }
    for (const struct match *m = matches_of(t->db, l->to_person, false); m->id; m++)
        if (match_is_running(m) && match_overseen(t, m->id).id)
            contacts_made(t, m->id, l->to_person, "letter", 0);
}

/* The curator's own, with what is held in it still; else says how things are. */
static bool is_held(struct turn *t, int64_t id, struct letter *l)
{
    *l = letter_of(t->db, t->who.id, id);
    int64_t held = strtoll(argument(t, 1), NULL, 10);
    if (!l->id || l->from_person != t->who.id) {
        old_button(t);
        return false;
    }
    if (!writing_flows(t, l)) {
        writing_over(t, l);
        return false;
    }
    struct held_words words = held_next(t->db, t->who.id, l->held);
    bool there = l->held && l->held == held && words.id && t->now - words.at < DAY;
    if (there)
        return true;
    bool old = l->held == held && held;
    if (old) {
        drop_held(t, held);
        letter_hold(t->db, id, 0);
    }
    writing_put(t, l, old ? "writing.too_late" : l->said_at ? "writing.sent" : NULL);
    return false;
}

/* writing:send:<letter>:<held> */
void writing_send(struct turn *t, int64_t id)
{
    struct letter l;
    bool passed = false;
    if (!is_held(t, id, &l))
        return;
    letter_hold(t->db, id, 0);
    while (take_held(t, l.held))
        passed = writing_say(t, &l) || passed;
    if (passed) {
        audit_add(t->db, t->now, l.organisation, t->who.id, "letter.sent", l.to_person,
                  NULL);
        count_contact(t, &l);
    }
    l = letter_of(t->db, t->who.id, id);
    writing_put(t, &l, passed ? "writing.sent" : "writing.not_sent");
}

/* writing:again:<letter>:<held> */
void writing_again(struct turn *t, int64_t id)
{
    struct letter l;
    if (!is_held(t, id, &l))
        return;
    drop_held(t, l.held);
    letter_hold(t->db, id, 0);
    writing_put(t, &l, "writing.write_anew");
}

/* writing:drop:<letter>:<held> */
void writing_drop(struct turn *t, int64_t id)
{
    struct letter l;
    if (!is_held(t, id, &l))
        return;
    drop_held(t, l.held);
    letter_hold(t->db, id, 0);
    settle(t, "writing.dropped");
}

/* ---- corrected -------------------------------------------------------------------- */

void writing_corrected(struct turn *t, int64_t id, int64_t relay)
{
    struct letter l = letter_of(t->db, t->who.id, id);
    struct relay r = relay_find(t->db, relay);
    if (!r.to_person) { /* held, or it was once */
        if (l.held && held_next(t->db, t->who.id, l.held).id)
            writing_preview(t, &l);
        return;
    }
    add_button(t, &l);
    if (!writing_flows(t, &l) ||
        !pass_correction(t, relay, key_of(t, &l), name_("who", t->who.id),
                         part_("role", writing_role(t, t->who.id)),
                         part_("topic", topic_of(&l)), text_("words", t->words)))
        say(t, "talk.not_corrected");
}
