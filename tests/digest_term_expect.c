/* digest_term_expect.c - which flags must be open on a morning of a term, and their
 * numbers, counted from its arrays alone by the rules of domain.md 4.9 (docs/flags.md).
 */
#include <stdio.h>
#include <string.h>

#include "handlers/features.h"
#include "tests/digest_term.h"

enum { SIX = 6 * 60, NOON = 12 * 60, LENGTH = 45 * MINUTE, RED = 3, YELLOW = 2 };
enum { SIGN_RF02, SIGN_RF03, SIGN_RF11, SIGN_RF12 };

struct morning {
    const struct term *t;
    struct term_digest *out;
    struct term_memory *memory;
    int day;
    int64_t now;
};

/* ---- what the rules read ------------------------------------------------------------
 */

static bool rests_on(const struct pair *p, int day)
{
    return (day > p->rests && day <= p->goes_on) ||
           (day > p->mentor_leaves && day <= p->mentor_is_back);
}

/* Days after that one, up to and with this. */
static int days_counted(const struct pair *p, int after, int day)
{
    int count = 0;
    for (int d = after + 1; d <= day; d++)
        count += term_counts(d) && (!p || !rests_on(p, d));
    return count;
}

static bool comes_after(const struct meeting_was *a, const struct meeting_was *b)
{
    return a->starts > b->starts || (a->starts == b->starts && a > b);
}

typedef bool wanted(const struct morning *m, const struct meeting_was *g);

/* Those of a which, the newest first. */
static int newest(const struct morning *m, int which, wanted *is, int most,
                  const struct meeting_was **out)
{
    int count = 0;
    for (int i = 0; i < m->t->meeting_count; i++) {
        const struct meeting_was *g = &m->t->meetings[i];
        if (g->pair != which || !is(m, g))
            continue;
        int at = count < most ? count++ : most;
        for (; at > 0 && comes_after(g, out[at - 1]); at--)
            if (at < most)
                out[at] = out[at - 1];
        if (at < most)
            out[at] = g;
    }
    return count;
}

static bool is_held(const struct morning *m, const struct meeting_was *g)
{
    return term_was_held(term_status(g, m->now));
}

static bool is_open_soon(const struct morning *m, const struct meeting_was *g)
{
    const char *status = term_status(g, m->now);
    return status &&
           (strcmp(status, "planned") == 0 || strcmp(status, "confirmed") == 0) &&
           g->starts + LENGTH > m->now - 3 * DAY && g->starts <= m->now + 14 * DAY;
}

static bool was_called_off(const struct morning *m, const struct meeting_was *g)
{
    return g->called_off && m->now >= g->called_off;
}

/* What was agreed on and came to something. */
static bool is_outcome(const struct morning *m, const struct meeting_was *g)
{
    const char *status = term_status(g, m->now);
    if (!status || (g->starts > m->now && strcmp(status, "cancelled") != 0))
        return false;
    int64_t until = g->called_off ? g->called_off : g->settled;
    if (strcmp(status, "cancelled") == 0)
        return g->agreed && g->agreed <= until;
    return term_was_held(status) || strncmp(status, "missed", 6) == 0;
}

static int side_of(const struct morning *m, const struct meeting_was *g)
{
    const char *status = term_status(g, m->now);
    if (strcmp(status, "missed_mentor") == 0)
        return MENTOR_SIDE;
    if (strcmp(status, "missed_mentee") == 0)
        return MENTEE_SIDE;
    return was_called_off(m, g) ? g->by : SIDES;
}

/* ---- of a pair ----------------------------------------------------------------------
 */

static void flag(struct morning *m, int rank, int severity, int64_t since,
                 const char *rule, int which, const char *fact, int count, int other)
{
    char what[64];
    snprintf(what, sizeof what, "%s of pair %d", rule, which);
    term_add(m->out, severity == RED ? RANK_RED : rank, since, what, "%d %s %d/%d",
             severity, fact, count, other);
}

static int usual_gap(const struct morning *m, int which)
{
    const struct meeting_was *g[6];
    int gaps[5], count = newest(m, which, is_held, 6, g), n = 0;
    if (count < 3)
        return m->t->pairs[which].every;
    for (int i = 0; i + 1 < count; i++) {
        int gap = (int)((g[i]->starts - g[i + 1]->starts + DAY / 2) / DAY), at = n++;
        for (; at > 0 && gaps[at - 1] > gap; at--)
            gaps[at] = gaps[at - 1];
        gaps[at] = gap;
    }
    return gaps[n / 2] ? gaps[n / 2] : 1;
}

static bool is_mentor_away(const struct morning *m, const struct pair *p)
{
    return p->mentor_leaves != NEVER && m->now >= term_at(m->t, p->mentor_leaves, NOON) &&
           m->now < term_at(m->t, p->mentor_is_back, NOON);
}

static bool is_watched(const struct morning *m, int which)
{
    const struct meeting_was *g[1];
    return !is_mentor_away(m, &m->t->pairs[which]) &&
           !newest(m, which, is_open_soon, 1, g);
}

static bool rf01_rf02(struct morning *m, int which)
{
    const struct pair *p = &m->t->pairs[which];
    const struct meeting_was *g[1];
    bool met = newest(m, which, is_held, 1, g);
    int days = days_counted(p, met ? term_day(m->t, g[0]->starts) : p->begins, m->day);
    int least = p->every * 3 / 2 > 21 ? p->every * 3 / 2 : 21;
    int red = p->every * 2 > 30 ? p->every * 2 : 30;
    if (!is_watched(m, which))
        return false;
    if (!met && days >= 14)
        flag(m, RANK_NEVER, days >= 21 ? RED : YELLOW, term_at(m->t, p->begins, NOON),
             "RF-01", which, "days", days, 0);
    if (met && days > least)
        flag(m, RANK_MEET, days > red ? RED : YELLOW, g[0]->starts, "RF-02", which, "gap",
             days, usual_gap(m, which));
    return met && days > least;
}

static bool rf03(struct morning *m, int which)
{
    const struct meeting_was *g[5];
    int count = newest(m, which, is_outcome, 5, g), failed = 0, row = 0, first = 0;
    for (int i = 0; i < count; i++)
        if (!is_held(m, g[i])) {
            failed++;
            first = i;
        }
    while (row < count && !is_held(m, g[row]) && side_of(m, g[row]) != SIDES &&
           side_of(m, g[row]) == side_of(m, g[0]))
        row++;
    bool found = row >= 2 || failed >= 3;
    int64_t *since = &m->memory->failing_since[which];
    int64_t new = found ? g[row >= 2 ? row - 1 : first]->starts : 0;
    *since = new &&*since &&*since < new ? *since : new;
    if (row >= 2)
        flag(m, RANK_MEET, YELLOW, *since, "RF-03", which,
             side_of(m, g[0]) == MENTOR_SIDE ? "mentor" : "mentee", row, 0);
    else if (failed >= 3)
        flag(m, RANK_MEET, YELLOW, *since, "RF-03", which, "often", failed, count);
    return found;
}

static bool failed_by_mentee(const struct morning *m, const struct meeting_was *g)
{
    return term_status(g, m->now) && side_of(m, g) == MENTEE_SIDE;
}

static bool rf11(struct morning *m, int which)
{
    const struct meeting_was *g[20];
    int count = newest(m, which, failed_by_mentee, 20, g), from = m->day - 30, late = 0;
    while (days_counted(&m->t->pairs[which], from, m->day) < 30)
        from--;
    for (int i = 0; i < count; i++)
        late += term_day(m->t, g[i]->starts) >= from;
    if (late >= 2)
        flag(m, RANK_LOW, YELLOW, FLAGS_SINCE_ANY, "RF-11", which, "cancelled", late, 30);
    return late >= 2;
}

static bool mentor_was_asked(const struct morning *m, const struct meeting_was *g)
{
    int64_t filled = g->side[MENTOR_SIDE].filled;
    return is_held(m, g) &&
           ((filled && filled <= m->now) || g->starts + LENGTH <= m->now - 7 * DAY);
}

static bool rf12(struct morning *m, int which)
{
    const struct meeting_was *g[8];
    int count = newest(m, which, mentor_was_asked, 8, g), filled = 0;
    for (int i = 0; i < count; i++) {
        int64_t at = g[i]->side[MENTOR_SIDE].filled;
        filled += at && at <= m->now;
    }
    if (count < 4 || filled * 2 >= count || is_mentor_away(m, &m->t->pairs[which]))
        return false;
    flag(m, RANK_LOW, YELLOW, FLAGS_SINCE_ANY, "RF-12", which, "feedback", filled, count);
    return true;
}

static void look_at_pair(struct morning *m, int which)
{
    enum pair_state state = term_pair(m->t, which, m->now);
    int signs = 0, *last = m->memory->last[which];
    if (state != RUNS && state != RUNS_AGAIN) {
        m->memory->failing_since[which] = 0;
        return;
    }
    bool found[SIGNS] = { 0 };
    found[SIGN_RF02] = rf01_rf02(m, which);
    found[SIGN_RF03] = rf03(m, which);
    found[SIGN_RF11] = rf11(m, which);
    found[SIGN_RF12] = rf12(m, which);
    for (int i = 0; i < SIGNS; i++) {
        last[i] = found[i] ? m->day : last[i];
        signs += last[i] + 1 > m->day - 30; /* it ended on the next morning */
    }
    if (signs >= 3)
        flag(m, RANK_RED, RED, FLAGS_SINCE_ANY, "RF-30", which, "signs", signs, 30);
}

/* ---- of people, requests, the school ------------------------------------------------
 */

/* 0: has a pair. */
int64_t term_alone_since(const struct term *t, int mentee, int64_t now)
{
    int64_t since = term_at(t, t->mentees[mentee].joined, NOON);
    if (mentee >= PAIRS)
        return since;
    enum pair_state state = term_pair(t, mentee, now);
    if (state == OVER)
        return term_at(t, t->pairs[mentee].ends, NOON);
    return state == NOT_BEGUN ? since : 0;
}

static void rf10(struct morning *m, int severity)
{
    char what[64];
    struct term_digest some = { 0 };
    int64_t first = 0;
    for (int i = 0; i < MENTEES; i++) {
        int64_t since = term_alone_since(m->t, i, m->now);
        int days = since ? days_counted(NULL, term_day(m->t, since), m->day) : 0;
        if (days < 14 || (days < 30 ? YELLOW : RED) != severity)
            continue;
        if (!first || since < first)
            first = since;
        snprintf(what, sizeof what, "RF-10 of mentee %d", i);
        term_add(&some, severity == RED ? RANK_RED : RANK_NOBODY, since, what,
                 "%d days %d/0", severity, days);
    }
    if (some.count > 3) /* a heap */
        term_add(m->out, severity == RED ? RANK_RED : RANK_NOBODY, first, "many RF-10",
                 "%d", some.count);
    for (int i = 0; some.count <= 3 && i < some.count; i++)
        m->out->line[m->out->count++] = some.line[i];
}

/* Monday to Friday, 08:00 to 18:00. */
static int open_minutes(const struct term *t, int64_t from, int64_t until)
{
    int count = 0;
    for (int64_t at = from; at < until; at += MINUTE) {
        int day = term_day(t, at), minute = (int)((at - term_at(t, day, 0)) / MINUTE);
        count += day % 7 < 5 && !term_is_closed(day) && minute >= 480 && minute < 1080;
    }
    return count;
}

static void rf06(struct morning *m, int i)
{
    const struct case_was *c = &m->t->cases[i];
    char what[64];
    if (c->promised > m->now || (c->answered && c->answered <= m->now))
        return;
    bool twice = open_minutes(m->t, c->promised, m->now) >=
                 open_minutes(m->t, c->asked, c->promised);
    snprintf(what, sizeof what, "RF-06 of case %d", i);
    term_add(m->out, twice ? RANK_RED : RANK_HELP, c->promised, what, "%d %s 0/0",
             twice ? RED : YELLOW, twice ? "twice" : "late");
}

static void rf28(struct morning *m)
{
    int asked = 0, filled = 0;
    int64_t until = m->now - 7 * DAY;
    for (int i = 0; i < m->t->meeting_count; i++) {
        const struct meeting_was *g = &m->t->meetings[i];
        if (!is_held(m, g) || g->starts < until - 30 * DAY || g->starts >= until)
            continue;
        asked += SIDES;
        for (int side = 0; side < SIDES; side++)
            filled += g->side[side].filled && g->side[side].filled <= m->now;
    }
    if (asked >= 10 && filled * 100 < asked * 60)
        term_add(m->out, RANK_ANSWERS, FLAGS_SINCE_ANY, "RF-28 of the school",
                 "1 feedback %d/%d", filled, asked);
}

void term_morning(const struct term *t, struct term_memory *memory,
                  struct term_digest *out, int day)
{
    struct morning m = { t, out, memory, day, term_at(t, day, SIX) };
    out->count = 0;
    for (int i = 0; i < PAIRS; i++)
        look_at_pair(&m, i);
    rf10(&m, RED);
    rf10(&m, YELLOW);
    for (int i = 0; i < CASES; i++)
        rf06(&m, i);
    rf28(&m);
}
