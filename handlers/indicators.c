/* indicators.c - numbers of a school as its curators and its head read them: shares of a
 * school year against targets (domain.md 4.1), and what happened week by week (4.2).
 *
 * What a formula needs and nobody told is named and never guessed: a share whose `whole`
 * is 0 says in `missing` which figure to tell (figures.c), or "exit": the questions that
 * end a programme are not asked yet, so that nobody has gone the full way (K9). */
#include "handlers/figures.h"

#include <string.h>

/* The Monday of that moment's week there, so many weeks later: a date. */
static const char *monday(struct turn *t, const char *zone, int64_t at, int weeks)
{
    const char *date = date_in(t, zone, at);
    return date_after(t->db, date, 7 * weeks + 1 - weekday_of(date));
}

void indicators_weeks(struct turn *t, int64_t organisation, int64_t at,
                      struct week_numbers out[WEEKS_SHOWN])
{
    const char *zone = organisation_find(t->db, organisation).zone;
    int64_t begins = moment_on(t, zone, monday(t, zone, at, -WEEKS_SHOWN), 0);
    for (int i = 0; i < WEEKS_SHOWN; i++) {
        int64_t ends = moment_on(t, zone, monday(t, zone, at, i + 1 - WEEKS_SHOWN), 0);
        struct span_counts c = indicators_span(t->db, organisation, begins, ends, t->now);
        out[i] = (struct week_numbers){
            .begins = begins,
            .due = c.due,
            .held = c.held,
            .asked = c.asked,
            .filled = c.filled,
            .help = c.help,
            .in_time = c.in_time,
        };
        begins = ends;
    }
}

/* ---- shares of a year ------------------------------------------------------------- */

/* How many there are by the school's own figures: their sum, 0 when one is not told. */
static int64_t whole_of(struct turn *t, int64_t organisation, const char *const *names,
                        struct share *s)
{
    int64_t sum = 0;
    for (; *names; names++) {
        int64_t value;
        if (!figure_known(t, organisation, *names, &value)) {
            s->missing = *names;
            return 0;
        }
        sum += value;
    }
    return sum;
}

static int64_t part_of(const struct involved *n, const char *name)
{
    if (strcmp(name, "K1") == 0)
        return n->learner_mentees;
    if (strcmp(name, "K3") == 0)
        return n->young_mentees;
    if (strcmp(name, "K7") == 0)
        return n->teachers;
    return n->learners + n->teachers;
}

struct involved indicators_year(struct turn *t, int64_t organisation)
{
    int year = figures_year(t, organisation, t->now);
    return indicators_involved(t->db, organisation,
                               figures_year_begins(t, organisation, year), t->now);
}

/* domain.md 4.1 K1 K3 K7 K8: who takes part, of all there are. */
struct share indicator(struct turn *t, int64_t organisation, const struct involved *year,
                       const char *name)
{
    static const struct {
        const char *name, *of[3];
    } known[] = {
        { "K1", { "learners_10_19" } },
        { "K3", { "teachers_young" } },
        { "K7", { "teachers" } },
        { "K8", { "learners", "teachers" } },
    };
    struct share s = { .target = figures_target(t, organisation, name) };
    for (size_t i = 0; i < COUNT(known); i++) {
        if (strcmp(known[i].name, name) != 0)
            continue;
        s.part = part_of(year, name);
        s.whole = whole_of(t, organisation, known[i].of, &s);
        return s;
    }
    s.missing = "exit";
    return s;
}
