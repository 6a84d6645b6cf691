/* flag_expected.c - the rules that read marks (domain.md 4.9 RF-04 .. RF-17, RF-22), each
 * written down once more over a history as it was invented: what flag_marks_test.c holds
 * the rules of the product against. Nothing of theirs is used here but which sentences a
 * pulse has. */
#include "tests/flag_history.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "storage/pulses.h"

struct expecting {
    int64_t now, person[SIDES];
    char *found;
};

static const char *const words[SIDES] = { "mentor", "mentee" };

static void expect(struct expecting *b, const char *rule, int side, int severity,
                   const char *fact, bool sided)
{
    b->found =
        talloc_asprintf_append(b->found, "%s %lld %d %s%s%s\n", rule,
                               side < 0 ? 0LL : (long long)b->person[side], severity,
                               fact, sided ? "_" : "", sided ? words[side] : "");
}

static int tenths(int64_t sum, int64_t count)
{
    return (int)((sum * 10 + count / 2) / count);
}

/* ---- marks ------------------------------------------------------------------------ */

static bool is_marked(const struct was *w, int side)
{
    const struct said *s = &w->said[side];
    return w->held && s->filled && (s->marks[0] || s->marks[1] || s->third);
}

static int marked(const struct history *h, int side, const struct said **out)
{
    int count = 0;
    for (int i = 0; i < h->met; i++)
        if (is_marked(&h->was[i], side))
            out[count++] = &h->was[i].said[side];
    return count;
}

static bool is_low(const struct said *s, int side)
{
    bool first = side == MENTEE_SIDE && s->marks[0] && s->marks[0] <= 2;
    return first || (s->marks[1] && s->marks[1] <= 2);
}

static void rf04(struct expecting *b, const struct history *h, int side)
{
    const struct said *s[MET_MOST];
    int count = marked(h, side, s);
    if (count && is_low(s[0], side))
        expect(b, "RF-04", side, count > 1 && is_low(s[1], side) ? 3 : 1,
               count > 1 && is_low(s[1], side) ? "twice" : "once", true);
}

/* Halves of a mark are whole here: a mean of one or of two. */
static int doubled(const struct said *s)
{
    return s->marks[0] && s->marks[1] ? s->marks[0] + s->marks[1]
                                      : 2 * (s->marks[0] + s->marks[1]);
}

static void rf05(struct expecting *b, const struct history *h, int side)
{
    const struct said *s[MET_MOST];
    int all = marked(h, side, s), sums[6], count = 0;
    for (int i = 0; i < all && i < 9 && count < 6; i++)
        if (doubled(s[i]))
            sums[count++] = doubled(s[i]);
    if (count == 6 && sums[3] + sums[4] + sums[5] - sums[0] - sums[1] - sums[2] >= 6)
        expect(b, "RF-05", side, 2, "fall", true);
}

static void rf13(struct expecting *b, const struct history *h, int side)
{
    const struct said *s[MET_MOST];
    int count = marked(h, side, s), same = 0, third = 0, mark = 0, slow = 0;
    for (; same < count && same < 8; same++) {
        int one = s[same]->marks[0], two = s[same]->marks[1], is = one ? one : two;
        if (!is || (one && two && one != two) || (mark && is != mark))
            break;
        if (third && s[same]->third && s[same]->third != third)
            break;
        mark = is;
        third = s[same]->third ? s[same]->third : third;
    }
    for (int i = 0; i < same; i++) {
        int answers = !!s[i]->marks[0] + !!s[i]->marks[1] + !!s[i]->third;
        slow += s[i]->seconds >= 2 * answers;
    }
    if (same >= 5 && slow * 2 < same)
        expect(b, "RF-13", side, same >= 8 ? 2 : 1, "same", true);
}

/* ---- meetings --------------------------------------------------------------------- */

static int met(const struct history *h, const struct was **out)
{
    int count = 0;
    for (int i = 0; i < h->met && count < 8; i++)
        if (h->was[i].held)
            out[count++] = &h->was[i];
    return count;
}

static bool in_a_pile(const struct was **m, int count)
{
    for (int from = 0; from < count; from++) {
        int inside = 0;
        for (int i = 0; i < count; i++)
            inside += m[i]->logged && m[i]->logged_at >= m[from]->logged_at &&
                      m[i]->logged_at <= m[from]->logged_at + 3600;
        if (m[from]->logged && inside >= 3)
            return true;
    }
    return false;
}

/* More than half of them came later: so did the median. */
static bool told_late(const struct was **m, int count)
{
    int told = 0, late = 0;
    for (int i = 0; i < count; i++) {
        int64_t ends = m[i]->at + 60 * (int64_t)m[i]->minutes;
        told += m[i]->logged;
        late += m[i]->logged && m[i]->logged_at - ends > 7 * DAY;
    }
    return told >= 3 && late * 2 > told;
}

static void rf14(struct expecting *b, const struct history *h)
{
    const struct was *m[MET_MOST];
    int count = met(h, m), together = 0;
    for (int i = 0; i < count; i++)
        together += m[i]->said[0].asked && m[i]->said[1].asked && m[i]->apart <= 10;
    const char *fact = in_a_pile(m, count)   ? "batch"
                       : told_late(m, count) ? "late"
                       : together >= 5       ? "together"
                                             : NULL;
    if (fact)
        expect(b, "RF-14", -1, 2, fact, false);
}

/* A step was done exactly two days after each meeting of which it is told. */
static bool is_moved(const struct history *h, const struct was *m)
{
    for (int i = 0; i < h->met; i++) {
        int64_t done = h->was[i].at + 2 * DAY;
        if (h->was[i].moved && done >= m->at && done <= m->at + 2 * DAY)
            return true;
    }
    return false;
}

static void rf15(struct expecting *b, const struct history *h)
{
    const struct was *m[MET_MOST];
    int count = met(h, m), brief = 0;
    for (int i = 0; i < count && i < 4; i++)
        brief += (m[i]->told ? m[i]->told : m[i]->minutes) <= 15 && !is_moved(h, m[i]);
    if (count >= 4 && brief >= 2)
        expect(b, "RF-15", -1, 2, "short", false);
}

/* ---- reflection ------------------------------------------------------------------- */

static bool repeats(const int *told, int count)
{
    for (int i = 1; i < count && i < 9; i++)
        if (told[i] != TEXTS - 1 && history_like[told[0]][told[i]] >= 90)
            return true;
    return false;
}

static void rf16(struct expecting *b, const struct history *h, int side)
{
    int told[MET_MOST], count = 0, asked = 0, good = 0;
    for (int i = 0; i < h->met; i++) {
        int what = h->was[i].said[side].reflected;
        if (!h->was[i].held || what == NOT_ASKED || what == OPEN_YET)
            continue;
        if (h->was[i].at + 3 * HOUR >= b->now - 30 * DAY) {
            asked++;
            good += what == SPOKEN || (what >= 0 && what != TEXTS - 1);
        }
        if (what >= 0)
            told[count++] = what;
    }
    bool brief = count >= 3 && told[0] == TEXTS - 1 && told[1] == TEXTS - 1 &&
                 told[2] == TEXTS - 1;
    if (brief)
        expect(b, "RF-16", side, 2, "short", true);
    else if (count && told[0] != TEXTS - 1 && repeats(told, count))
        expect(b, "RF-16", side, 2, "again", true);
    else if (asked >= 2 && good * 2 < asked)
        expect(b, "RF-16", side, 1, "seldom", true);
}

/* ---- the pulse -------------------------------------------------------------------- */

static int index_of(const struct history *h, int side, int *worst)
{
    int64_t sum = 0, count = 0;
    *worst = 0;
    for (int i = h->pulses[side]; i-- > 0 && i >= h->pulses[side] - 3;) {
        const int *rh = h->felt[side][i].rh;
        sum += rh[0] + rh[1] + 6 - rh[2];
        count += 3;
        *worst = rh[2] > *worst ? rh[2] : *worst;
    }
    return count ? tenths(sum, count) : 0;
}

static bool will_is_weak(const struct history *h, int side)
{
    if (h->pulses[side] < 4)
        return false;
    const struct felt *old = &h->felt[side][1], *new = &h->felt[side][3];
    return (old->x[0] <= 2 && new->x[0] <= 2) ||
           (side == MENTEE_SIDE && old->x[1] - new->x[1] >= 2);
}

static void rf11(struct expecting *b, const struct history *h)
{
    int64_t since = b->now - 30 * DAY;
    int cancelled = 0, wrote = 0;
    for (int i = 0; i < h->met; i++) {
        const struct was *w = &h->was[i];
        int what = w->said[MENTEE_SIDE].reflected;
        cancelled += (w->cancelled || w->missed) && w->at >= since;
        wrote += w->held && (what >= 0 || what == SPOKEN) && w->at + 3 * HOUR >= since;
    }
    if (will_is_weak(h, MENTEE_SIDE))
        expect(b, "RF-11", MENTEE_SIDE, 2, "will", false);
    else if (cancelled >= 2 && !wrote)
        expect(b, "RF-11", MENTEE_SIDE, 2, "cancelled", false);
}

static void rf12(struct expecting *b, const struct history *h)
{
    int asked = 0, filled = 0, use = 0;
    for (int i = 0; i < h->met && asked < 8; i++) {
        const struct was *w = &h->was[i];
        const struct said *s = &w->said[MENTOR_SIDE];
        bool over = w->at + 60 * (int64_t)w->minutes <= b->now - 7 * DAY;
        if (!w->held || !(s->filled || (s->asked && over)))
            continue;
        asked++;
        filled += s->filled;
    }
    for (int i = 0; i < h->pulses[MENTOR_SIDE]; i++)
        if (pulse_has(i + 1, 4))
            use = h->felt[MENTOR_SIDE][i].rh[1]; /* the second of its three */
    if (will_is_weak(h, MENTOR_SIDE) || (use && use <= 2))
        expect(b, "RF-12", MENTOR_SIDE, 2, "will", false);
    else if (asked >= 4 && filled * 2 < asked)
        expect(b, "RF-12", MENTOR_SIDE, 2, "feedback", false);
}

static void rf22(struct expecting *b, const struct history *h, int side)
{
    int worst, index = index_of(h, side, &worst);
    if (h->pulses[side] && index < 30)
        expect(b, "RF-22", side, 3, "index", true);
    else if (worst >= 4)
        expect(b, "RF-22", side, 3, "alarm", true);
}

/* ---- both ------------------------------------------------------------------------- */

static void rf17(struct expecting *b, const struct history *h)
{
    int both = 0, apart = 0, disputed = 0, worst;
    for (int i = 0; i < h->met; i++) {
        const struct was *w = &h->was[i];
        int one = w->said[MENTEE_SIDE].marks[0], other = w->said[MENTOR_SIDE].marks[1];
        disputed += w->disputed && w->at >= b->now - 60 * DAY;
        if (!is_marked(w, 0) || !is_marked(w, 1) || !one || !other || both == 6)
            continue;
        both++;
        apart += abs(one - other) >= 2;
    }
    int mentee = index_of(h, MENTEE_SIDE, &worst), mentor = index_of(h, 0, &worst);
    if (disputed)
        expect(b, "RF-17", -1, 2, "held", false);
    if (apart >= 2)
        expect(b, "RF-17", MENTEE_SIDE, 2, "marks", false);
    else if (h->pulses[0] && h->pulses[1] && abs(mentee - mentor) >= 15)
        expect(b, "RF-17", MENTEE_SIDE, 2, "index", false);
}

/* ---- all of them, by code --------------------------------------------------------- */

char *flags_expected(void *memory, const struct history *h, int64_t now,
                     const int64_t whom[SIDES])
{
    struct expecting e = { .now = now, .found = talloc_strdup(memory, "") }, *b = &e;
    memcpy(e.person, whom, sizeof e.person);
    for (int side = 0; side < SIDES; side++)
        rf04(b, h, side);
    for (int side = 0; side < SIDES; side++)
        rf05(b, h, side);
    rf11(b, h);
    rf12(b, h);
    for (int side = 0; side < SIDES; side++)
        rf13(b, h, side);
    rf14(b, h);
    rf15(b, h);
    for (int side = 0; side < SIDES; side++)
        rf16(b, h, side);
    rf17(b, h);
    for (int side = 0; side < SIDES; side++)
        rf22(b, h, side);
    return b->found;
}
