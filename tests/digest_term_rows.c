/* digest_term_rows.c - what has happened of a term so far, as rows (digest_term.h). */
#include <string.h>

#include <talloc.h>

#include "handlers/features.h"
#include "tests/digest_term.h"

enum { NOON = 12 * 60, MINUTES = 45 };

#define RUN(t, ...) rig_sql((t)->r, talloc_asprintf((t)->r->memory, __VA_ARGS__))

/* ---- what is so by then -------------------------------------------------------------
 */

enum pair_state term_pair(const struct term *t, int which, int64_t now)
{
    const struct pair *p = &t->pairs[which];
    if (now < term_at(t, p->begins, NOON))
        return NOT_BEGUN;
    if (p->ends != NEVER && now >= term_at(t, p->ends, NOON))
        return OVER;
    if (p->rests == NEVER || now < term_at(t, p->rests, NOON))
        return RUNS;
    return now < term_at(t, p->goes_on, NOON) ? RESTS : RUNS_AGAIN;
}

const char *term_status(const struct meeting_was *m, int64_t now)
{
    if (now < m->booked)
        return NULL;
    if (m->called_off && now >= m->called_off)
        return "cancelled";
    if (m->settled && now >= m->settled)
        return m->outcome;
    return m->agreed && now >= m->agreed ? "confirmed" : "planned";
}

/* ---- pairs --------------------------------------------------------------------------
 */

static void begin_pair(struct term *t, int i)
{
    const struct pair *p = &t->pairs[i];
    long long at = term_at(t, p->begins, NOON);
    RUN(t,
        "INSERT INTO matches (id, organisation, form, kind, state, every, made_by,"
        " made_at, active_at) VALUES (%d, 1, 'TT', 'TRAD', 'active', %d, 1, %lld, %lld)",
        i + 1, p->every, at, at);
    for (int side = 0; side < SIDES; side++)
        RUN(t,
            "INSERT INTO match_members (match, person, role) VALUES (%d, %lld, '%s');"
            "INSERT INTO agreements (match, person, document, version, hash, language,"
            " at) VALUES (%d, %lld, 'x', 99, 'x', 'en', %lld)",
            i + 1, (long long)p->person[side], side ? "mentee" : "mentor", i + 1,
            (long long)p->person[side], at);
}

static void change_pair(struct term *t, int i, enum pair_state state)
{
    const struct pair *p = &t->pairs[i];
    long long rests = term_at(t, p->rests, NOON), goes_on = term_at(t, p->goes_on, NOON);
    if (state == RUNS)
        begin_pair(t, i);
    else if (state == RESTS)
        RUN(t,
            "UPDATE matches SET state = 'paused', paused_from = %lld WHERE id = %d;"
            "INSERT INTO match_events (match, person, what, at) VALUES"
            " (%d, 1, 'paused', %lld)",
            rests, i + 1, i + 1, rests);
    else if (state == RUNS_AGAIN)
        RUN(t,
            "UPDATE matches SET state = 'active', paused_from = NULL WHERE id = %d;"
            "INSERT INTO match_events (match, person, what, at) VALUES"
            " (%d, 1, 'resumed', %lld)",
            i + 1, i + 1, goes_on);
    else
        RUN(t,
            "UPDATE matches SET state = 'completed', ended_at = %lld, reason = 'C1'"
            " WHERE id = %d",
            (long long)term_at(t, p->ends, NOON), i + 1);
    /* as flags_touch() does when a pair changes */
    RUN(t,
        "INSERT OR IGNORE INTO promises (kind, person, about, step, due, first_due)"
        " VALUES ('flags.match', 0, %d, 0, %lld, 5)",
        i + 1, (long long)t->r->now);
    t->pair_written[i] = state;
}

/* 0: there, 1: away, 2: back. */
static void change_mentor(struct term *t, int i)
{
    const struct pair *p = &t->pairs[i];
    long long who = p->person[MENTOR_SIDE], from, until;
    if (p->mentor_leaves == NEVER)
        return;
    from = term_at(t, p->mentor_leaves, NOON);
    until = term_at(t, p->mentor_is_back, NOON);
    if (t->away_written[i] == 0 && t->r->now >= from) {
        RUN(t,
            "UPDATE people SET paused_from = %lld, paused_until = %lld WHERE id = %lld",
            from, until, who);
        t->away_written[i] = 1;
    }
    if (t->away_written[i] == 1 && t->r->now >= until) {
        RUN(t,
            "UPDATE people SET paused_from = NULL, paused_until = NULL WHERE id = %lld;"
            "INSERT OR REPLACE INTO preferences VALUES (%lld, 'pause.last', '%lld %lld')",
            who, who, from, until);
        t->away_written[i] = 2;
    }
}

/* ---- meetings -----------------------------------------------------------------------
 */

static void book(struct term *t, int i)
{
    const struct meeting_was *m = &t->meetings[i];
    const struct pair *p = &t->pairs[m->pair];
    RUN(t,
        "INSERT INTO meetings (id, organisation, match, type, status, starts_at, minutes,"
        " zone, made_by, made_at) VALUES (%d, 1, %d, 'M4', 'planned', %lld, %d,"
        " 'Europe/Berlin', 1, %lld);"
        "INSERT INTO meeting_people (meeting, person, role) VALUES (%d, %lld, 'mentor'),"
        " (%d, %lld, 'mentee')",
        i + 1, m->pair + 1, (long long)m->starts, MINUTES, (long long)m->booked, i + 1,
        (long long)p->person[MENTOR_SIDE], i + 1, (long long)p->person[MENTEE_SIDE]);
}

static void ask_marks(struct term *t, int i)
{
    const struct meeting_was *m = &t->meetings[i];
    RUN(t, "UPDATE meeting_people SET asked = 1 WHERE meeting = %d", i + 1);
    for (int side = 0; side < SIDES; side++)
        RUN(t,
            "INSERT INTO feedback (id, meeting, person, role, asked_at) VALUES"
            " (%d, %d, %lld, '%s', %lld)",
            2 * i + side + 1, i + 1, (long long)t->pairs[m->pair].person[side],
            side ? "mentee" : "mentor", (long long)m->settled);
}

static void change_meeting(struct term *t, int i, const char *status)
{
    struct meeting_was *m = &t->meetings[i];
    bool agreed = m->agreed && m->agreed <= t->r->now &&
                  (!m->called_off || m->agreed <= m->called_off);
    bool off = strcmp(status, "cancelled") == 0 && m->called_off;
    bool settled = m->settled && m->settled <= t->r->now;
    if (!m->written)
        book(t, i);
    RUN(t,
        "UPDATE meetings SET status = '%s', agreed_at = nullif(%lld, 0),"
        " settled_at = nullif(%lld, 0), changed_by = %lld, changed_at = nullif(%lld, 0)"
        " WHERE id = %d",
        status, agreed ? (long long)m->starts : 0LL,
        settled ? (long long)m->settled : 0LL,
        !off             ? 0LL
        : m->by == SIDES ? 9999LL
                         : (long long)t->pairs[m->pair].person[m->by],
        off ? (long long)m->called_off : 0LL, i + 1);
    m->written = status;
    if (settled && term_was_held(status))
        ask_marks(t, i);
}

static void answer(struct term *t, int i, int side)
{
    struct meeting_was *m = &t->meetings[i];
    const struct was_asked *a = &m->side[side];
    long long person = t->pairs[m->pair].person[side], at = a->filled;
    m->answered[side] = true;
    RUN(t, "UPDATE feedback SET filled_at = %lld WHERE id = %d", at, 2 * i + side + 1);
    if (side == MENTEE_SIDE)
        RUN(t,
            "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
            " VALUES (%lld, 'feedback_mentee', %d, 1, %lld, %lld);"
            "INSERT INTO answers (draft, item, position, value)"
            " SELECT max(id), 'PME1', 1, '%d' FROM drafts",
            person, 2 * i + side + 1, at - 60, at, a->mark);
}

static void write_meeting(struct term *t, int i)
{
    struct meeting_was *m = &t->meetings[i];
    const char *status = term_status(m, t->r->now);
    if (status && (!m->written || strcmp(status, m->written) != 0))
        change_meeting(t, i, status);
    for (int side = 0; side < SIDES; side++)
        if (m->side[side].filled && !m->answered[side] &&
            m->side[side].filled <= t->r->now)
            answer(t, i, side);
}

/* ---- the rest -----------------------------------------------------------------------
 */

static void write_case(struct term *t, int i)
{
    struct case_was *c = &t->cases[i];
    int64_t now = t->r->now;
    const char *state = c->closed && now >= c->closed       ? "closed"
                        : c->answered && now >= c->answered ? "taken"
                                                            : "waiting";
    if (now < c->asked || (c->written && strcmp(c->written, state) == 0))
        return;
    RUN(t,
        "INSERT OR IGNORE INTO cases (id, organisation, asker, topic, urgency, addressed,"
        " state, owner, made_at, asked_at, answer_by, promised_by) VALUES (%d, 1, %lld,"
        " 'lesson', 'today', 'curator', 'waiting', (SELECT id FROM people WHERE name ="
        " 'eva'), %lld, %lld, %lld, %lld)",
        i + 1, (long long)t->mentees[i].id, (long long)c->asked, (long long)c->asked,
        (long long)c->promised, (long long)c->promised);
    if (strcmp(state, "waiting") != 0)
        RUN(t,
            "UPDATE cases SET state = '%s', first_answer_at = %lld, closed_at ="
            " nullif(%lld, 0), ending = iif(%lld, 'asker', ''), solved ="
            " iif(%lld, '%s', NULL) WHERE id = %d",
            state, (long long)c->answered, *state == 'c' ? (long long)c->closed : 0LL,
            *state == 'c' ? 1LL : 0LL, *state == 'c' ? 1LL : 0LL,
            c->helped ? "yes" : "no", i + 1);
    c->written = state;
}

static void write_figures(struct term *t)
{
    while (t->figures_written < (int)COUNT(term_figures) &&
           t->r->now >= term_at(t, term_figures[t->figures_written].day, NOON)) {
        const struct term_figure *f = &term_figures[t->figures_written++];
        RUN(t,
            "INSERT INTO figures VALUES (1, 2026, '%s', %d, 'x', '2026-09-01', 1, %lld)",
            f->name, f->value, (long long)t->r->now);
    }
}

void term_write(struct term *t)
{
    for (int i = 0; i < PAIRS; i++) {
        enum pair_state now = term_pair(t, i, t->r->now);
        if (now != NOT_BEGUN && t->pair_written[i] == NOT_BEGUN)
            change_pair(t, i, RUNS);
        if (now != (enum pair_state)t->pair_written[i])
            change_pair(t, i, now);
        change_mentor(t, i);
    }
    for (int i = 0; i < t->meeting_count; i++)
        write_meeting(t, i);
    for (int i = 0; i < CASES; i++)
        write_case(t, i);
    write_figures(t);
}
