/* broadcast_send.c - a broadcast leaves: shown to its author first, held for ten seconds,
 * then in slices, so that answers to presses never stand behind it.
 *
 * Each person's is a promise that waits for the end of their quiet hours. It is a
 * curator's own word, so the weekly number of pushes does not hold it back, but it counts
 * there: the bot's own pushes yield to it. */
#include "handlers/broadcast.h"

#include <stdlib.h>
#include <string.h>

enum { BETWEEN_SLICES = 2, REPORT_AFTER = 3 };

static bool is_in(const struct broadcast *b, const char *state)
{
    return b->id && strcmp(b->state, state) == 0;
}

/* ---- to its author alone ---------------------------------------------------------- */

/* broadcast:try:<id>: exactly what they will get; its button does nothing here. */
void broadcast_try(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_mine(t, id);
    if (!b.id)
        return;
    if (!*b.words) {
        broadcast_put(t, &b, NULL);
        return;
    }
    struct card *c = card(t, t->who.id, "broadcast_own", id);
    broadcast_framed(c, t, &b);
    idle_button(c, "writing.answer");
    show(c);
    broadcast_put(t, &b, "broadcast.tried");
}

/* ---- ten seconds ------------------------------------------------------------------ */

/* broadcast:send:<id>:<count>: as many as they saw, else they look again. */
void broadcast_send(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    if (b.made_by == t->who.id && (is_in(&b, "leaving") || is_in(&b, "sending"))) {
        broadcast_report_put(t, &b, NULL); /* the second tap */
        return;
    }
    b = broadcast_mine(t, id);
    if (!b.id)
        return;
    struct audience a = broadcast_audience(t->db, &b, t->now);
    if (!*b.words || !a.count ||
        strtoll(argument(t, 1), NULL, 10) != (long long)a.count) {
        broadcast_put(t, &b, *b.words ? "broadcast.changed" : NULL);
        return;
    }
    int64_t at = t->now + BROADCAST_UNDO;
    if (broadcast_move(t->db, id, "draft", "leaving", at)) {
        broadcast_list(t->db, id, &a);
        later(t, "broadcast.leaves", 0, id, 0, at);
        turn_into(t, "broadcast_sent", id);
    }
    b = broadcast_find(t->db, t->who.organisation, id);
    broadcast_report_put(t, &b, NULL);
}

/* broadcast:undo:<id>: also later than ten seconds, as long as nothing has left. */
void broadcast_undo(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    if (!b.id || b.made_by != t->who.id) {
        old_button(t);
        return;
    }
    if (broadcast_move(t->db, id, "leaving", "draft", 0)) {
        forget(t, "broadcast.leaves", 0, id);
        broadcast_unlist(t->db, id);
        turn_into(t, "broadcast", id);
        b.state = "draft";
        broadcast_put(t, &b, "broadcast.undone");
    } else if (is_in(&b, "sending") || is_in(&b, "sent")) {
        broadcast_report_put(t, &b, "broadcast.too_late");
    } else {
        old_button(t);
    }
}

/* ---- it leaves -------------------------------------------------------------------- */

static bool may_send(struct turn *t, const struct broadcast *b)
{
    struct person p = person_find(t->db, b->made_by);
    return p.id && p.state == PERSON_ACTIVE &&
           roles_of(t->db, p.id, b->organisation) & BROADCAST_STAFF;
}

void broadcast_leaves(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct broadcast b = broadcast_anywhere(t->db, id);
    if (!is_in(&b, "leaving"))
        return;
    if (!may_send(t, &b)) {
        broadcast_move(t->db, id, "leaving", "dropped", 0);
        broadcast_unlist(t->db, id);
        return;
    }
    broadcast_move(t->db, id, "leaving", "sending", t->now);
    audit_add(t->db, t->now, b.organisation, b.made_by, "broadcast.sent", id,
              format(t, "%lld", (long long)broadcast_count(t->db, id).all));
    later(t, "broadcast.ends", 0, id, 0, t->now + BROADCAST_LATEST);
    later(t, "broadcast.report", b.made_by, id, 0, t->now + REPORT_AFTER);
    broadcast_slices(t, id, 0);
}

/* The promise of each stands behind whatever else is due in that second. */
void broadcast_slices(struct turn *t, int64_t id, int step)
{
    (void)step;
    int64_t some[BROADCAST_SLICE];
    struct broadcast b = broadcast_anywhere(t->db, id);
    if (!is_in(&b, "sending"))
        return;
    size_t count = broadcast_slice(t->db, id, some, BROADCAST_SLICE);
    for (size_t i = 0; i < count; i++)
        later_before(t, "broadcast.one", some[i], id, 0, t->now, INT64_MAX);
    if (count == BROADCAST_SLICE)
        later(t, "broadcast.slice", 0, id, 0, t->now + BETWEEN_SLICES);
}

/* ---- to one person ---------------------------------------------------------------- */

/* The row of the outbox that carries it; 0: there is nowhere to send it to. */
static int64_t put_to_actor(struct turn *t, const struct broadcast *b)
{
    struct account to = account_of(t->db, t->who.id);
    struct card *c = card(t, t->who.id, "broadcast_got", b->id);
    broadcast_framed(c, t, b);
    button(c, press_about(t, "writing:answer", b->id), "writing.answer");
    show(c);
    return to.id ? card_find(t->db, to.id, "broadcast_got", b->id).waiting : 0;
}

void broadcast_one(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct broadcast b = broadcast_anywhere(t->db, id);
    const char *state = broadcast_person(t->db, id, t->who.id);
    if (!is_in(&b, "sending") || !state || strcmp(state, "waiting") != 0)
        return;
    bool there = t->who.state == PERSON_ACTIVE && t->who.organisation == b.organisation;
    int64_t outbox = there ? put_to_actor(t, &b) : 0;
    if (outbox) {
        broadcast_said(t->db, id, t->who.id, outbox);
        person_pushed(t->db, t->who.id, t->now);
    } else {
        broadcast_lose(t->db, id, t->who.id);
    }
    broadcast_report_soon(t, &b);
}

void broadcast_undelivered(struct turn *t, int64_t person, int64_t id, const char *why)
{
    (void)why;
    struct broadcast b = broadcast_anywhere(t->db, id);
    if (b.id && broadcast_lose(t->db, id, person))
        broadcast_report_soon(t, &b);
}

/* Four days have passed: nobody is told of it any more. */
void broadcast_ends(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct broadcast b = broadcast_anywhere(t->db, id);
    if (!is_in(&b, "sending"))
        return;
    forget(t, "broadcast.one", ANYONE, id);
    broadcast_lose_rest(t->db, id);
    struct broadcast_counts n = broadcast_count(t->db, id);
    if (person_find(t->db, b.made_by).state == PERSON_ACTIVE)
        broadcast_report_soon(t, &b);
    else // nobody is left to read the report
        broadcast_end(t->db, id, &n, t->now);
}
