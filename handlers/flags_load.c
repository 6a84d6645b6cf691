/* flags_load.c - too much for one: a request for help that nobody answers (RF-06), a
 * mentor (RF-07), the curators (RF-25; domain.md 4.8, 4.9).
 *
 * What a mentor does is what the bot knows: minutes of meetings that were held in the
 * last 30 days, requests that wait, steps whose day is past. MM10, how the load feels, is
 * not asked yet and is left out; so is the whole index when the mentor did not say how
 * many hours they have, or said "more". */
#include "handlers/flags_course.h"
#include "handlers/matching.h"

#include <string.h>

enum { MONTH = 30 * DAY, MATCHES = 1, OLD_FLAGS = 2 };

/* ---- RF-06 ------------------------------------------------------------------------ */

/* As long again as was promised, in hours of open school, is red. */
static bool is_twice(struct turn *t, const struct help_case *h, int64_t due)
{
    int64_t given = working_minutes(t, h->organisation, h->asked_at, h->promised_by);
    return working_minutes(t, h->organisation, due, t->now) >= given;
}

void flags_case_late(struct turn *t, struct sight *s, int64_t id)
{
    struct help_case h = case_anywhere(t->db, id);
    int64_t due = h.safety ? 0 : case_due(&h);
    if (!due || due > t->now)
        return;
    bool twice = is_twice(t, &h, due);
    sight_found(s, &(struct finding){ .severity = twice ? FLAG_RED : FLAG_YELLOW,
                                      .fact = twice ? "twice" : "late",
                                      .since = due });
}

/* ---- RF-07 ------------------------------------------------------------------------ */

/* Minutes a week that they told (OM09); 0: not a number. */
static int64_t weekly(struct turn *t, int64_t person)
{
    static const struct {
        const char *answer;
        int minutes;
    } all[] = { { "M30", 30 }, { "H1", 60 }, { "H2", 120 } };
    const char *told = newest_answer(t->db, person, "mentor", "OM09");
    for (size_t i = 0; i < COUNT(all); i++)
        if (strcmp(all[i].answer, told) == 0)
            return all[i].minutes;
    return 0;
}

/* LoadIndex in percent (domain.md 4.8); 4.3 weeks are a month. */
static int64_t load_of(struct turn *t, int64_t person, int64_t minutes_a_week)
{
    struct organisation o =
        organisation_find(t->db, person_find(t->db, person).organisation);
    struct mentor_load l =
        mentor_load(t->db, person, t->now - MONTH, date_in(t, o.zone, t->now));
    return (l.minutes + 30 * l.cases + 15 * l.overdue) * 1000 / (minutes_a_week * 43);
}

static int64_t places(struct turn *t, struct sight *s, int64_t person)
{
    return *newest_answer(t->db, person, "mentor", "OM08") ? matching_capacity(t, person)
                                                           : sight_term(s, "rf07.pairs");
}

void flags_overload(struct turn *t, struct sight *s, int64_t person)
{
    int64_t taken = places_taken(t->db, person, 0, 0);
    if (!taken || person_find(t->db, person).paused_until > t->now)
        return;
    struct finding f = { .severity = FLAG_RED, .fact = "places", .count = taken };
    f.other = places(t, s, person);
    if (f.count > f.other) {
        sight_found(s, &f);
        return;
    }
    int64_t minutes = weekly(t, person);
    f = (struct finding){ .severity = FLAG_YELLOW, .fact = "load" };
    f.count = minutes ? load_of(t, person, minutes) : 0;
    if (f.count > sight_term(s, "rf07.red"))
        f.severity = FLAG_RED;
    if (f.count > sight_term(s, "rf07.load"))
        sight_found(s, &f);
}

/* ---- RF-25 ------------------------------------------------------------------------ */

static int64_t curators_there(struct turn *t, int64_t school)
{
    int64_t count = 0;
    for (const int64_t *who = role_holders(t->db, school, CURATOR); *who; who++)
        count += person_find(t->db, *who).state == PERSON_ACTIVE;
    return count ? count : 1;
}

void flags_curators_busy(struct turn *t, struct sight *s, int64_t school)
{
    int64_t curators = curators_there(t, school);
    int64_t active = matches_count(t->db, school, MATCH_ACTIVE);
    int64_t since = t->now - sight_term(s, "rf25.days") * DAY;
    int64_t old = flags_older(t->db, school, since, t->now, "RF-25");
    struct finding f = { .severity = FLAG_YELLOW, .about = MATCHES, .fact = "matches" };
    f.count = active;
    f.other = curators;
    if (active > sight_term(s, "rf25.matches") * curators)
        sight_found(s, &f);
    f = (struct finding){ .severity = FLAG_YELLOW, .about = OLD_FLAGS, .fact = "flags" };
    f.count = old;
    f.other = sight_term(s, "rf25.days");
    if (old > sight_term(s, "rf25.flags"))
        sight_found(s, &f);
}
