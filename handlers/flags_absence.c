/* flags_absence.c - nobody meets: RF-01 not since it began, RF-02 not for longer than is
 * usual, RF-03 what was agreed on does not take place (domain.md 4.9).
 *
 * Days are those that count: no holidays, exam weeks, pauses of the match or its members.
 * While a meeting is booked for soon, or was and is not settled yet, nothing is asked;
 * nor of a pair whose other question (nudge.c) waits for an answer, unless it is known
 * already. How long is usual is the median of the pair's last gaps, in days. */
#include "handlers/absence.h"
#include "handlers/flags_course.h"

#include <string.h>

enum { GAPS = 5, LAST = 5 };

static int severity_of(const struct gap *g)
{
    return g->days >= g->most[1] ? FLAG_RED : g->days >= g->most[0] ? FLAG_YELLOW : 0;
}

static void find_gap(struct turn *t, struct sight *s, const struct gap *g, int64_t match,
                     struct finding f)
{
    f.severity = severity_of(g);
    f.count = g->days;
    f.since = g->since;
    if (!f.severity || absence_booked(t, match) || absence_away(t, match) ||
        (!sight_is_open(s, 0, 0) && nudge_climbs(t, match)))
        return;
    sight_found(s, &f);
}

void flags_first_meeting(struct turn *t, struct sight *s, int64_t match)
{
    struct gap g;
    struct match m = match_anywhere(t->db, match);
    if (absence_gap(t, &m, &g) && g.first)
        find_gap(t, s, &g, match, (struct finding){ .fact = "days" });
}

/* ---- RF-02 ------------------------------------------------------------------------ */

static void sort(int64_t *all, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t k = i; k > 0 && all[k] < all[k - 1]; k--) {
            int64_t one = all[k];
            all[k] = all[k - 1];
            all[k - 1] = one;
        }
}

/* In days, at least one; 0: they have met once, and agreed on nothing. */
static int64_t usual_gap(struct turn *t, const struct match *m)
{
    int64_t at[GAPS + 1], gaps[GAPS];
    size_t count = match_held_at(t->db, m->id, at, COUNT(at));
    if (count < 3) /* one gap is no habit */
        return m->every;
    for (size_t i = 0; i + 1 < count; i++)
        gaps[i] = (at[i] - at[i + 1] + DAY / 2) / DAY;
    sort(gaps, count - 1);
    return gaps[(count - 1) / 2] ? gaps[(count - 1) / 2] : 1;
}

void flags_no_meeting(struct turn *t, struct sight *s, int64_t match)
{
    struct gap g;
    struct match m = match_anywhere(t->db, match);
    if (!absence_gap(t, &m, &g) || g.first || !severity_of(&g))
        return;
    int64_t usual = usual_gap(t, &m);
    find_gap(t, s, &g, match,
             (struct finding){ .fact = usual ? "gap" : "days", .other = usual });
}

/* ---- RF-03 ------------------------------------------------------------------------ */

static const char *side_of(const struct outcome_fact *o)
{
    if (o->status == MEETING_MISSED_MENTOR)
        return "mentor";
    if (o->status == MEETING_MISSED_MENTEE)
        return "mentee";
    return o->status == MEETING_CANCELLED ? o->by : "";
}

static bool has_failed(const struct outcome_fact *o)
{
    return o->status != MEETING_HELD && o->status != MEETING_PARTLY;
}

/* How many of the newest in a row failed by the side by which the newest did. */
static size_t in_a_row(const struct outcome_fact *all, size_t count)
{
    size_t n = 0;
    while (n < count && has_failed(&all[n]) && *side_of(&all[n]) &&
           strcmp(side_of(&all[n]), side_of(&all[0])) == 0)
        n++;
    return n;
}

void flags_missed(struct turn *t, struct sight *s, int64_t match)
{
    struct outcome_fact all[LAST];
    size_t count = match_outcomes(t->db, match, t->now, all, LAST), failed = 0, last = 0;
    for (size_t i = 0; i < count; i++)
        if (has_failed(&all[i])) {
            failed++;
            last = i;
        }
    size_t row = in_a_row(all, count);
    struct finding f = { .severity = FLAG_YELLOW };
    if ((int64_t)row >= sight_term(s, "rf03.row")) {
        f.fact = side_of(&all[0]);
        f.count = (int64_t)row;
        f.since = all[row - 1].starts_at;
    } else if ((int64_t)failed >= sight_term(s, "rf03.of_five")) {
        f.fact = "often";
        f.count = (int64_t)failed;
        f.other = (int64_t)count;
        f.since = all[last].starts_at;
    } else {
        return;
    }
    sight_found(s, &f);
}
