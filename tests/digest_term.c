/* digest_term.c - a term that is thrown by dice, and the rows of it (digest_term.h). */
#include "tests/digest_term.h"

#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "handlers/features.h"

enum { CLOCKS_CHANGE = 48, NOON = 12 * 60 };

const struct term_figure term_figures[4] = { { "learners", 10, 40 },
                                             { "teachers", 16, 12 },
                                             { "learners_10_19", 30, 33 },
                                             { "teachers_young", 58, 7 } };

#define RUN(t, ...) rig_sql((t)->r, talloc_asprintf((t)->r->memory, __VA_ARGS__))

static int dice(struct term *t, int sides)
{
    t->dice = t->dice * 1103515245u + 12345u;
    return (int)((t->dice >> 16) % (unsigned)sides);
}

/* ---- time ------------------------------------------------------------------------- */

/* The last Sunday of October has an hour more, after its second hour. */
int64_t term_at(const struct term *t, int day, int minute)
{
    bool winter = day > CLOCKS_CHANGE || (day == CLOCKS_CHANGE && minute >= 180);
    return t->begins + (int64_t)day * DAY + (int64_t)minute * MINUTE +
           (winter ? HOUR : 0);
}

int term_day(const struct term *t, int64_t at)
{
    int64_t since = at - t->begins;
    if (since >= (int64_t)CLOCKS_CHANGE * DAY + 3 * HOUR)
        since -= HOUR;
    return since < 0 ? -1 : (int)(since / DAY);
}

bool term_is_closed(int day)
{
    return day >= HOLIDAY_FIRST && day <= HOLIDAY_LAST;
}

bool term_counts(int day)
{
    return !term_is_closed(day) && (day < EXAMS_FIRST || day > EXAMS_LAST);
}

/* ---- what happens -------------------------------------------------------------------
 */

static const char *outcome(struct term *t)
{
    static const char *const all[] = { "held",    "held",          "held",
                                       "held",    "partly",        "held",
                                       "unknown", "missed_mentee", "missed_mentor",
                                       "held",    "cancelled",     "moved" };
    return all[dice(t, COUNT(all))];
}

bool term_was_held(const char *status)
{
    return status && (strcmp(status, "held") == 0 || strcmp(status, "partly") == 0);
}

/* Marks of a mentee never fall: what is read from marks alone is told elsewhere. */
static void fill(struct term *t, struct meeting_was *m, int careless)
{
    static const int marks[] = { 5, 4, 3, 4 };
    for (int side = 0; side < SIDES; side++) {
        bool filled = term_was_held(m->outcome) && dice(t, 10) >= careless;
        m->side[side].filled = filled ? m->settled + dice(t, 4) * DAY + HOUR : 0;
        m->side[side].mark = marks[t->meeting_count % 4];
    }
}

static bool is_away(const struct pair *p, int day)
{
    return (day >= p->rests && day <= p->goes_on) ||
           (day >= p->mentor_leaves && day <= p->mentor_is_back);
}

static void plan_meeting(struct term *t, int which, int day)
{
    const struct pair *p = &t->pairs[which];
    struct meeting_was m = { .pair = which, .by = SIDES };
    int booked = day - 1 - dice(t, 9);
    m.starts = term_at(t, day, 600 + 15 * dice(t, 24));
    m.booked = term_at(t, booked > p->begins ? booked : p->begins, NOON + 60);
    if (m.booked >= m.starts || day >= p->ends || is_away(p, day) || term_is_closed(day))
        return;
    m.agreed = dice(t, 5) ? m.booked + HOUR : 0;
    m.settled = m.starts + 2 * HOUR + dice(t, 3) * DAY;
    m.outcome = outcome(t);
    if (dice(t, 8) == 0) {
        m.called_off = m.starts - 20 * HOUR;
        m.called_off = m.called_off > m.booked + HOUR ? m.called_off : m.starts - 60;
        m.by = dice(t, SIDES + 1);
        m.outcome = "cancelled";
        m.settled = 0;
    }
    fill(t, &m, which % 4 == 0 ? 7 : 2);
    if (t->meeting_count < MEETINGS_MOST)
        t->meetings[t->meeting_count++] = m;
}

/* Every third pair has long silences; every fifth does not meet at first. */
static void plan_meetings(struct term *t, int which)
{
    const struct pair *p = &t->pairs[which];
    int day = p->begins + 2 + dice(t, 12) + (which % 5 == 2 ? 14 + dice(t, 25) : 0);
    while (day < TERM_DAYS + 10) {
        plan_meeting(t, which, day);
        day += p->every / 2 + 1 + dice(t, p->every / 2 + 1);
        if (which % 3 == 0 && dice(t, 3) == 0)
            day += 18 + dice(t, 22);
    }
}

static void plan_pair(struct term *t, int i)
{
    static const int rhythms[] = { 7, 7, 14, 7, 14 };
    struct pair *p = &t->pairs[i];
    *p = (struct pair){ .person = { t->mentors[i].id, t->mentees[i].id },
                        .begins = dice(t, 4),
                        .ends = NEVER,
                        .every = rhythms[dice(t, COUNT(rhythms))],
                        .rests = NEVER,
                        .goes_on = NEVER,
                        .mentor_leaves = NEVER,
                        .mentor_is_back = NEVER };
    if (i >= PAIRS - 2)
        p->begins = 20 + dice(t, 25);
    if (i % 6 == 1)
        p->ends = 30 + dice(t, 35);
    if (i % 6 == 3) {
        p->rests = 14 + dice(t, 30);
        p->goes_on = p->rests + 5 + dice(t, 12);
    }
    if (i % 6 == 0) {
        p->mentor_leaves = 20 + dice(t, 30);
        p->mentor_is_back = p->mentor_leaves + 4 + dice(t, 10);
    }
}

static void plan_case(struct term *t, struct case_was *c)
{
    int day = 7 * dice(t, TERM_DAYS / 7 - 1) + dice(t, 3);
    while (!term_counts(day) || !term_counts(day + 1))
        day -= 7;
    *c = (struct case_was){ .asked = term_at(t, day, 600 + dice(t, 60)) };
    c->promised = c->asked + DAY;
    c->answered = dice(t, 6) ? c->asked + (1 + dice(t, 20) * dice(t, 10)) * HOUR : 0;
    c->closed = c->answered ? c->answered + (1 + dice(t, 8)) * DAY : 0;
    c->helped = dice(t, 3) > 0;
}

/* ---- people -------------------------------------------------------------------------
 */

static void enroll(struct term *t, struct person_was *p, const char *role)
{
    long long id = p->id, since = term_at(t, p->joined, NOON);
    RUN(t,
        "INSERT OR REPLACE INTO enrolments VALUES (%lld, 1, '%s', %lld);"
        "UPDATE people SET learner = %d, occupation = '%s' WHERE id = %lld;"
        "INSERT INTO consents (person, organisation, purpose, text_version, text_hash,"
        " language, given_at, channel) VALUES (%lld, 1, 'P1', 99, 'x', 'en', 5,"
        " 'messenger')",
        id, role, since, p->learner,
        p->learner   ? "learner"
        : p->teacher ? "teacher"
                     : "specialist",
        id, id);
    if (p->young)
        RUN(t,
            "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
            " VALUES (%lld, 'mentee', 0, 1, %lld, %lld);"
            "INSERT INTO answers (draft, item, position, value)"
            " SELECT max(id), 'OE02', 1, 'Y1_3' FROM drafts",
            id, since, since);
}

static void make_people(struct term *t)
{
    char name[32];
    for (int i = 0; i < MENTORS; i++) {
        struct person_was *p = &t->mentors[i];
        snprintf(name, sizeof name, "mentor%d", i);
        *p = (struct person_was){ .id = rig_person(t->r, name, MENTOR),
                                  .learner = i % 4 == 3,
                                  .teacher = i % 4 < 2 };
        enroll(t, p, "mentor");
    }
    for (int i = 0; i < MENTEES; i++) {
        struct person_was *p = &t->mentees[i];
        snprintf(name, sizeof name, "mentee%d", i);
        *p = (struct person_was){ .id = rig_person(t->r, name, MENTEE),
                                  .learner = i % 3 > 0,
                                  .teacher = i % 3 == 0,
                                  .young = i % 6 == 0 };
        enroll(t, p, "mentee");
    }
    rig_person(t->r, "eva", CURATOR);
    rig_person(t->r, "hugo", HEAD);
}

void term_begin(struct term *t, unsigned seed)
{
    *t = (struct term){ .r = t->r, .seed = seed, .dice = seed };
    t->begins = rig_moment(t->r, "2026-09-07 00:00");
    rig_time(t->r, "2026-09-07 10:00");
    make_people(t);
    RUN(t, "INSERT INTO calendar_days VALUES (1, '2026-10-19', '2026-10-27', 'holiday',"
           " ''), (1, '2026-11-16', '2026-11-18', 'exams', '')");
    for (int i = 0; i < PAIRS; i++)
        plan_pair(t, i);
    for (int i = 0; i < PAIRS; i++)
        plan_meetings(t, i);
    for (int i = 0; i < CASES; i++)
        plan_case(t, &t->cases[i]);
}
