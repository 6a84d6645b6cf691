/* flags_alone.c - RF-10: somebody waits for a pair for long, and there are more who wait
 * than mentors could take (domain.md 4.9).
 *
 * The forecast is made for each of the directions that mentees named (OE05) and mentors
 * offer (OM04): who named none is left out, and so are mentors who are away. Of those
 * that are short the worst is told. */
#include "handlers/absence.h"
#include "handlers/flags_course.h"
#include "handlers/matching.h"

#include <string.h>

enum { DIRECTIONS = 9 };

void flags_without_pair(struct turn *t, struct sight *s, int64_t person)
{
    struct person p = person_find(t->db, person);
    int64_t since = cohort_without_since(t, person);
    if (!since || p.state != PERSON_ACTIVE || p.paused_until > t->now)
        return;
    int days = absence_days_of(t, &p, since);
    if (days < sight_term(s, "rf10.days"))
        return;
    sight_found(s, &(struct finding){ .severity = days < sight_term(s, "rf10.red")
                                                      ? FLAG_YELLOW
                                                      : FLAG_RED,
                                      .fact = "days",
                                      .count = days,
                                      .since = since });
}

/* ---- the forecast ----------------------------------------------------------------- */

/* Adds so many to each of the directions "DR1".."DR9" that are named. */
static void add_to(int64_t *counts, const char *named, int64_t many)
{
    for (const char *at = named; (at = strstr(at, "DR")); at += 2)
        if (at[2] >= '1' && at[2] <= '9')
            counts[at[2] - '1'] += many;
}

static void count_free(struct turn *t, int64_t school, int64_t *counts)
{
    for (const struct offer_fact *m = mentors_there(t->db, school, t->now); m->person;
         m++) {
        if (!*m->directions || !apply_accepted(t->db, m->person))
            continue;
        int64_t left =
            matching_capacity(t, m->person) - places_taken(t->db, m->person, 0, 0);
        if (left > 0)
            add_to(counts, m->directions, left);
    }
}

void flags_too_few(struct turn *t, struct sight *s, int64_t school)
{
    int64_t waiting[DIRECTIONS] = { 0 }, places[DIRECTIONS] = { 0 };
    size_t worst = 0;
    const struct offer_fact *m = mentees_alone(t->db, school, t->now);
    if (!m->person)
        return;
    for (; m->person; m++)
        add_to(waiting, m->directions, 1);
    count_free(t, school, places);
    for (size_t i = 1; i < DIRECTIONS; i++)
        if (waiting[i] - places[i] > waiting[worst] - places[worst])
            worst = i;
    if (waiting[worst] > places[worst])
        sight_found(s, &(struct finding){ .severity = FLAG_YELLOW,
                                          .about = (int64_t)worst + 1,
                                          .fact = "short",
                                          .count = waiting[worst],
                                          .other = places[worst] });
}
