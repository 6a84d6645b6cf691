/* flags_round.c - the day's round: at six in the morning of a school all its rules are
 * asked, about a few matches or people at a time, so that nobody's press waits for it.
 *
 * Each slice is a promise of the program's own about the school, a second after the one
 * before; how far it has come stands in flag_rounds, so a restart goes on from there.
 * Schools go side by side. */
#include "handlers/flags.h"

#include <string.h>

enum { MORNING = 6 * 60 };
enum stage { MATCHES, PEOPLE, CASES, SCHOOL, STAGES };
/* How many are looked at in one slice: `make bench BENCH=flags` says how long it takes.
 */
static const size_t slices[STAGES] = { 8, 25, 25, 1 };
enum { SLICE_MOST = 25 };

static int64_t next_morning(struct turn *t, const char *zone)
{
    const char *today = date_in(t, zone, t->now);
    int64_t at = moment_on(t, zone, today, MORNING);
    return at > t->now ? at : moment_on(t, zone, date_after(t->db, today, 1), MORNING);
}

void flags_sweep(struct turn *t)
{
    const int64_t *school = organisations_ready(t->db);
    for (; *school; school++)
        if (!promise_when(t->db, "flags.morning", 0, *school, 0))
            later(t, "flags.morning", 0, *school, 0,
                  next_morning(t, organisation_find(t->db, *school).zone));
}

void flags_morning(struct turn *t, int64_t organisation, int step)
{
    struct organisation o = organisation_find(t->db, organisation);
    if (!o.id)
        return;
    flag_round_begin(t->db, organisation, t->now);
    later(t, "flags.round", 0, organisation, 0, t->now);
    later(t, "flags.morning", 0, organisation, step, next_morning(t, o.zone));
}

/* ---- a slice ---------------------------------------------------------------------- */

static size_t whom(struct turn *t, const struct flag_round *r, int64_t *out, size_t room)
{
    switch (r->stage) {
    case MATCHES:
        return flag_round_matches(t->db, r->organisation, r->after, out, room);
    case PEOPLE:
        return flag_round_people(t->db, r->organisation, r->after, out, room);
    case CASES:
        return flag_round_cases(t->db, r->organisation, r->after, out, room);
    default:
        return 0;
    }
}

static void look(struct turn *t, int stage, int64_t id)
{
    if (stage == MATCHES)
        flags_look_match(t, id);
    else if (stage == PEOPLE)
        flags_look_person(t, id);
    else
        flags_look_case(t, id);
}

void flags_round(struct turn *t, int64_t organisation, int step)
{
    int64_t ids[SLICE_MOST];
    struct flag_round r = flag_round_find(t->db, organisation);
    if (!r.organisation || r.ended_at || r.stage < 0 || r.stage >= STAGES)
        return;
    size_t room = slices[r.stage], count = whom(t, &r, ids, room);
    for (size_t i = 0; i < count; i++)
        look(t, r.stage, ids[i]);
    if (r.stage == SCHOOL)
        flags_look_school(t, organisation);
    if (count && count == room) {
        r.after = ids[count - 1];
    } else {
        r.stage++;
        r.after = 0;
    }
    flag_round_save(t->db, &r, r.stage == STAGES ? t->now : 0);
    if (r.stage < STAGES)
        later(t, "flags.round", 0, organisation, step, t->now + 1);
}
