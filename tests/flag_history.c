/* flag_history.c - histories of a match (flag_history.h). */
#include "tests/flag_history.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "handlers/features.h"

/* One like another of them: of ten words nine, of ten words eight, none; and too short.
 */
static const char *const texts[TEXTS] = {
    "one two three four five six seven eight nine ten",
    "one two three four five six seven eight nine, eleven",
    "One two three four five six seven eight nine ten",
    "this is something altogether different from it",
    "just fifteen!!",
};
const int history_like[TEXTS][TEXTS] = {
    { 100, 90, 90, 0, 0 }, { 90, 100, 80, 0, 0 }, { 90, 80, 100, 0, 0 },
    { 0, 0, 0, 100, 0 },   { 0, 0, 0, 0, 100 },
};

static const char *const sides[SIDES] = { "mentor", "mentee" };

static int any(int count)
{
    return rand() % count;
}

static int one_of(const int *some, int count)
{
    return some[any(count)];
}

/* ---- a history -------------------------------------------------------------------- */

static void invent_said(struct said *s, int mood)
{
    static const int paces[] = { 3, 5, 6, 9 };
    s->asked = any(6) > 0;
    s->filled = any(5) > 0;
    for (int i = 0; i < 2; i++) {
        s->marks[i] = any(4) ? mood : 1 + any(5);
        if (!any(15))
            s->marks[i] = 0;
    }
    s->third = any(5) ? 2 : any(3);
    s->seconds = one_of(paces, COUNT(paces));
    s->reflected = any(TEXTS + 4) - 4;
}

static void invent_meeting(struct was *w, int64_t now, int at, const int *moods)
{
    static const int lengths[] = { 10, 15, 16, 45 };
    int kind = any(12);
    w->at = now - (at + 1) * 5 * DAY - any(4) * DAY;
    w->disputed = kind == 0;
    w->cancelled = kind == 1;
    w->missed = kind == 2;
    w->held = kind > 2;
    w->logged = w->held && any(2);
    w->minutes = one_of(lengths, COUNT(lengths));
    w->told = any(2) ? one_of(lengths, COUNT(lengths)) : 0;
    int64_t delays[] = { HOUR, 7 * DAY, 7 * DAY + 1, 9 * DAY };
    w->logged_at = w->at + w->minutes * MINUTE + delays[any(4)];
    if (any(3) == 0 || w->logged_at > now)
        w->logged_at = now - any(3) * 1800;
    w->apart = any(3) ? any(12) : 9000;
    w->moved = any(5) == 0;
    for (int side = 0; side < SIDES; side++)
        invent_said(&w->said[side], moods[side]);
}

struct history history_invent(int64_t now)
{
    struct history all = { 0 }, *p = &all;
    int moods[SIDES] = { 1 + any(5), 1 + any(5) }, turn = any(MET_MOST);
    p->met = any(MET_MOST + 1);
    for (int i = 0; i < p->met; i++) {
        if (i == turn)
            moods[any(2)] = 1 + any(5);
        invent_meeting(&p->was[i], now, i, moods);
    }
    for (int side = 0; side < SIDES; side++) {
        p->pulses[side] = any(PULSES_MOST + 1);
        int mood = 2 + any(3);
        for (int i = 0; i < p->pulses[side]; i++) {
            struct felt *f = &p->felt[side][i];
            for (int j = 0; j < 3; j++)
                f->rh[j] = any(3) ? (j == 2 ? 6 - mood : mood) : 1 + any(5);
            for (int j = 0; j < 2; j++)
                f->x[j] = 1 + any(5);
        }
    }
    return all;
}

struct store {
    void *memory;
    int64_t now, person[SIDES];
    const struct history *past;
    char *sql;
};

/* ---- as rows ---------------------------------------------------------------------- */

#define ADD(b, ...) ((b)->sql = talloc_asprintf_append((b)->sql, __VA_ARGS__))

static void add_answer(struct store *b, const char *item, int value)
{
    if (value)
        ADD(b,
            "INSERT INTO answers (draft, item, position, value) SELECT max(id), '%s',"
            " 1 + (SELECT count(*) FROM answers WHERE draft = (SELECT max(id) FROM"
            " drafts)), '%d' FROM drafts;",
            item, value);
}

static void add_draft(struct store *b, int64_t person, const char *form,
                      const char *table, int64_t at, int seconds)
{
    ADD(b,
        "INSERT INTO drafts (person, form, about, version, started_at, filled_at)"
        " SELECT %lld, '%s', max(id), 1, %lld, %lld FROM %s;",
        (long long)person, form, (long long)at - seconds, (long long)at, table);
}

static void add_marks(struct store *b, int side, const struct was *w)
{
    static const char *const items[SIDES][3] = { { "PMM1", "PMM2", "PMM3_M4" },
                                                 { "PME1", "PME2", "PME3_M4" } };
    const struct said *s = &w->said[side];
    long long at = w->at + 2 * HOUR, person = b->person[side];
    ADD(b,
        "INSERT INTO feedback (meeting, person, role, asked_at, filled_at)"
        " SELECT max(id), %lld, '%s', %lld, %lld FROM meetings;",
        person, sides[side], at, at);
    add_draft(b, person, side ? "feedback_mentee" : "feedback_mentor", "feedback", at,
              s->seconds);
    add_answer(b, items[side][0], s->marks[0]);
    add_answer(b, items[side][1], s->marks[1]);
    add_answer(b, items[side][2], s->third);
}

static void add_reflection(struct store *b, int64_t match, int side, const struct was *w)
{
    static const char *const how[] = { "NULL", "'voice'", "'skipped'" };
    int told = w->said[side].reflected;
    long long at = w->at + 3 * HOUR, person = b->person[side];
    if (told == NOT_ASKED)
        return;
    ADD(b,
        "INSERT INTO prompts (person, prompt, match, meeting, asked_at, answer,"
        " answered_at) SELECT %lld, 'RE-401', %lld, max(id), %lld, %s, %lld"
        " FROM meetings;",
        person, (long long)match, at, told < 0 ? how[told - OPEN_YET] : "'written'", at);
    if (told >= 0)
        ADD(b,
            "INSERT INTO diary (person, prompt, match, meeting, text, at) SELECT %lld,"
            " 'RE-401', %lld, max(id), '%s', %lld FROM meetings;",
            person, (long long)match, texts[told], at);
}

static void add_meeting(struct store *b, int64_t match, const struct was *w)
{
    const char *status = w->held        ? "held"
                         : w->disputed  ? "disputed"
                         : w->cancelled ? "cancelled"
                                        : "missed_mentee";
    ADD(b,
        "INSERT INTO meetings (organisation, match, type, status, starts_at, minutes,"
        " zone, logged, held_minutes, made_by, made_at, changed_by, changed_at) VALUES"
        " (1, %lld, 'M4', '%s', %lld, %d, 'UTC', %d, nullif(%d, 0), 1, %lld, %lld,"
        " %lld);",
        (long long)match, status, (long long)w->at, w->minutes, w->logged, w->told,
        (long long)(w->logged ? w->logged_at : w->at - DAY),
        w->cancelled ? (long long)b->person[MENTEE_SIDE] : 0LL, (long long)w->at);
    for (int side = 0; side < SIDES; side++)
        ADD(b,
            "INSERT INTO meeting_people (meeting, person, role, held, held_at, asked)"
            " SELECT max(id), %lld, '%s', '%s', %lld, %d FROM meetings;",
            (long long)b->person[side], sides[side], w->held ? "yes" : "no",
            (long long)(w->at + HOUR + side * w->apart), w->said[side].asked);
    if (w->moved)
        ADD(b,
            "INSERT INTO steps (match, owner, text, made_by, made_at, done_at) VALUES"
            " (%lld, 1, 'x', 1, 5, %lld);",
            (long long)match, (long long)w->at + 2 * DAY);
    for (int side = 0; w->held && side < SIDES; side++) {
        if (w->said[side].filled)
            add_marks(b, side, w);
        add_reflection(b, match, side, w);
    }
}

static void add_pulse(struct store *b, int64_t match, int side, int number)
{
    const struct felt *f = &b->past->felt[side][number - 1];
    long long at = b->now - (PULSES_MOST - number + 1) * 10 * DAY;
    ADD(b,
        "INSERT INTO pulses (match, person, number, asked_at, filled_at) VALUES"
        " (%lld, %lld, %d, %lld, %lld);",
        (long long)match, (long long)b->person[side], number, at, at);
    add_draft(b, b->person[side], side ? "pulse_mentee" : "pulse_mentor", "pulses", at,
              9);
    for (int item = 1, i = 0; item <= 7; item++)
        if (pulse_has(number, item))
            add_answer(b, talloc_asprintf(b->memory, "RH%c%d", side ? 'E' : 'M', item),
                       f->rh[i++]);
    for (int i = 0; number % 2 == 0 && i < 2; i++)
        add_answer(b, i ? "RHX2" : "RHX1", f->x[i]);
}

static const char clean[] =
    "DELETE FROM flags; DELETE FROM diary; DELETE FROM prompts; DELETE FROM pulses;"
    "DELETE FROM feedback; DELETE FROM answers; DELETE FROM drafts; DELETE FROM steps;"
    "DELETE FROM meeting_people; DELETE FROM meetings;";

void history_store(struct rig *r, const struct history *h, const int64_t whom[SIDES])
{
    struct store b = { .memory = talloc_new(r->memory), .now = r->now, .past = h };
    memcpy(b.person, whom, sizeof b.person);
    b.sql = talloc_strdup(b.memory, clean);
    for (int i = h->met; i-- > 0;)
        add_meeting(&b, 1, &h->was[i]);
    for (int side = 0; side < SIDES; side++)
        for (int i = 0; i < h->pulses[side]; i++)
            add_pulse(&b, 1, side, i + 1);
    rig_sql(r, b.sql);
    talloc_free(b.memory);
}
