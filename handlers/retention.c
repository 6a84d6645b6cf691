/* retention.c - what is kept long enough goes, once a night (domain.md 6.4).
 *
 * The night begins at midnight UTC, which is night or morning all over Russia. Its work
 * is a chain of promises of the program's own: each does one rule on a few rows, so
 * nobody waits for it; what a night does not finish, the same night goes on with. Who
 * stays in the long-term base is asked once a year, 30 days before. */
#include "handlers/features.h"

#include <stdlib.h>

enum { AT_ONCE = 200, SURVEYS_AT_ONCE = 20, ASK_BEFORE = 30 * DAY };

/* ---- the night's rules ------------------------------------------------------------ */

/* The rules that need more than the rows; those of the storage come after them. Each is
 * a step of the chain, with a place (`about`) where a rule goes on. */
enum step { SURVEYS, LAPSED, STAYING, INVITATIONS, ROWS_ALONE };

static void go_on(struct turn *t, int step, int64_t cursor)
{
    later(t, "retention.more", 0, cursor, step, t->now + 1);
}

/* Choices and marks stay without a name; words go. */
static void anonymise(struct turn *t, const struct survey *s)
{
    const struct answer *all = answers_of(t->db, s->draft);
    for (; all->item; all++)
        if (all->value && all->done && form_is_mark(t, s->form, all->item))
            anonymous_answer_add(t->db, s, all->item, all->value);
    draft_drop(t->db, s->draft);
}

static void surveys(struct turn *t)
{
    struct survey all[SURVEYS_AT_ONCE];
    size_t count = retention_surveys(t->db, t->now, all, SURVEYS_AT_ONCE);
    for (size_t i = 0; i < count; i++)
        anonymise(t, &all[i]);
    go_on(t, count == SURVEYS_AT_ONCE ? SURVEYS : LAPSED, 0);
}

/* Taking part ends with its consent, unless a newer one was given since. consent.c does
 * it on the day; this is for what was missed. A school's only curator is asked there. */
static void lapsed(struct turn *t, int64_t cursor)
{
    struct ending all[AT_ONCE];
    size_t count = retention_ending(t->db, 0, t->now, &cursor, all, AT_ONCE);
    for (size_t i = 0; i < count; i++) {
        struct consent c = consent_find(t->db, all[i].person, "P1");
        if (c.id && c.valid_until && c.valid_until <= t->now &&
            !consent_is_last_curator(t, all[i].person))
            consent_freeze(t, all[i].person, "expired");
    }
    go_on(t, cursor ? LAPSED : STAYING, cursor);
}

static bool is_long_term(const struct ending *e)
{
    return e->purpose[0] == 'P' && e->purpose[1] == '5';
}

/* The promise of the end is there as soon as the question was put. */
static void staying(struct turn *t, int64_t cursor)
{
    struct ending all[AT_ONCE];
    size_t count =
        retention_ending(t->db, t->now, t->now + ASK_BEFORE, &cursor, all, AT_ONCE);
    for (size_t i = 0; i < count; i++) {
        const struct ending *e = &all[i];
        if (!is_long_term(e) ||
            promise_when(t->db, "retention.end", e->person, e->consent, 0))
            continue;
        later(t, "retention.end", e->person, e->consent, 0, e->valid_until);
        soon(t, "retention.stay", e->person, e->consent, 0);
    }
    go_on(t, cursor ? STAYING : INVITATIONS, cursor);
}

static void invitations(struct turn *t, int64_t cursor)
{
    retention_invitations(t->db, t->now, &cursor, AT_ONCE);
    go_on(t, cursor ? INVITATIONS : ROWS_ALONE, cursor);
}

static void rows_alone(struct turn *t, int step)
{
    int64_t count = retention_run(t->db, step - ROWS_ALONE, t->now, AT_ONCE);
    if (count >= 0)
        go_on(t, count >= AT_ONCE ? step : step + 1, 0);
}

static void more(struct turn *t, int64_t cursor, int step)
{
    switch (step) {
    case SURVEYS:
        surveys(t);
        break;
    case LAPSED:
        lapsed(t, cursor);
        break;
    case STAYING:
        staying(t, cursor);
        break;
    case INVITATIONS:
        invitations(t, cursor);
        break;
    default:
        rows_alone(t, step);
    }
}

void retention_sweep(struct turn *t)
{
    const char *last = state_get(t->db, "retention.day");
    int64_t day = t->now / DAY;
    if (last && strtoll(last, NULL, 10) == day)
        return;
    state_set(t->db, "retention.day", format(t, "%lld", (long long)day));
    go_on(t, SURVEYS, 0);
}

/* ---- one more year in the long-term base ------------------------------------------ */

static struct consent long_term(struct turn *t, int64_t id)
{
    struct consent c = consent_find(t->db, t->who.id, "P5");
    return c.id == id && c.valid_until > t->now ? c : (struct consent){ 0 };
}

static void ask_to_stay(struct turn *t, int64_t id, int step)
{
    struct consent p5 = long_term(t, id);
    (void)step;
    if (!p5.id)
        return;
    struct card *c = card(t, t->who.id, "stay", id);
    line(c, "retention.question", day_("until", p5.valid_until));
    button(c, press_about(t, "retention:stay", id), "retention.stays");
    button(c, press_about(t, "retention:leave", id), "retention.leaves");
    show(c);
}

/* A second tap is told the same. */
static void stay(struct turn *t, int64_t id)
{
    if (retention_confirm(t->db, t->who.id, id, t->now)) {
        forget(t, "retention.end", t->who.id, id);
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "consent.confirmed",
                  t->who.id, "P5");
    }
    struct consent p5 = long_term(t, id);
    if (p5.id)
        settle(t, "retention.stayed", day_("until", p5.valid_until));
    else
        old_button(t);
}

static void leave(struct turn *t, int64_t id)
{
    struct consent p5 = long_term(t, id);
    if (!p5.id) {
        old_button(t);
        return;
    }
    consent_withdraw(t->db, t->who.id, "P5", t->now);
    forget(t, "retention.end", t->who.id, id);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "consent.withdrawn",
              t->who.id, "P5");
    settle(t, "retention.left");
}

/* Nobody has answered in 30 days: silence is no consent. */
static void end(struct turn *t, int64_t id, int step)
{
    (void)step;
    if (!retention_expire(t->db, t->who.id, id, t->now))
        return;
    audit_add(t->db, t->now, t->who.organisation, 0, "consent.expired", t->who.id, "P5");
    soon(t, "retention.ended", t->who.id, id, 0);
}

static void ended(struct turn *t, int64_t id, int step)
{
    (void)id;
    (void)step;
    say(t, "retention.ended");
}

static const struct action actions[] = {
    { "leave", MEMBER, leave },
    { "stay", MEMBER, stay },
    { 0 },
};
static const struct due due[] = {
    { "end", BREAKS_IN, 0, end },
    { "ended", CAN_WAIT, 0, ended },
    { "more", BREAKS_IN, 0, more },
    { "stay", CAN_WAIT, 0, ask_to_stay },
    { 0 },
};

const struct feature retention = {
    .name = "retention",
    .actions = actions,
    .due = due,
};
