/* fit.c - how well a mentee and a mentor fit: rules that nobody passes, then a score.
 *
 * The score is a mean of what is known, by the weights below. What is not known has a
 * quarter of its weight in the middle of the scale, so that of two pairs with the same
 * mean the one of which more is known is surer, to either side; it says neither yes nor
 * no. A reason is never shown that the score does not have. */
#include "handlers/fit.h"

/* ---- weights ----------------------------------------------------------------------- */

/* Together 100. */
static const int weights[BY_COUNT] = {
    [BY_NEED] = 40,  /* why there is mentoring at all (domain.md 2 C02, E01) */
    [BY_WISH] = 12,  /* the mentee's own word about the mentor */
    [BY_WHEN] = 12,  /* without a common time they do not meet */
    [BY_MODE] = 12,  /* the same of the way to meet */
    [BY_LOAD] = 8,   /* those who lead nobody come before those who lead two */
    [BY_HOURS] = 6,  /* a mentee who wants more than the mentor has will wait */
    [BY_RETURN] = 5, /* mentoring goes both ways */
    [BY_SKILL] = 5,  /* helps, and can be learnt */
};
/* Of the weight of what is not known, and its place on the scale. */
enum { UNSURE_PART = 4, MIDDLE = 50 };
enum { SPEAKS_FOR = 70, SPEAKS_AGAINST = 40 };
/* How much the ranked directions count, the first, second, third, and the others. */
static const int ranks[FIT_RANKS + 1] = { 4, 3, 2, 1 };
enum { CAN = 70, CAN_BEST = 100 };
enum { LOAD_FULL = 100, LOAD_TOO_MUCH = 130 }; /* percent of the index (domain.md 4.8) */

int fit_weight(enum fit_by by)
{
    return weights[by];
}

/* ---- rules ------------------------------------------------------------------------- */

int fit_places(const struct fit_cohort *c, size_t mentor)
{
    const struct fit_side *m = &c->mentors[mentor];
    int free_ones = m->places + c->more_places - m->row->taken - m->row->asked;
    return free_ones > 0 ? free_ones : 0;
}

/* A head over the staff of the school; who accepted somebody as a mentor; and nobody else
 * there to watch over it (domain.md 2 E01). */
static bool in_line(const struct fit_cohort *c, const struct fit_side *a,
                    const struct fit_side *b)
{
    enum { DESK = CURATOR | DEPUTY };
    uint32_t forms = a->forms & b->forms & c->forms;
    bool leads = c->forms == c->led_form && forms;
    bool over =
        ((b->row->posts & HEAD) && a->staff) || ((a->row->posts & HEAD) && b->staff);
    bool decided = a->row->decided_by == b->row->id || b->row->decided_by == a->row->id;
    int theirs = !!(a->row->posts & (DESK | HEAD)) + !!(b->row->posts & (DESK | HEAD));
    return (over && !leads) || decided || (theirs && theirs >= c->overseers);
}

static enum fit_bar people_bar(const struct fit_cohort *c, const struct fit_side *a,
                               const struct fit_side *b)
{
    if (a->row->id == b->row->id)
        return FIT_SELF;
    if (a->row->id == c->actor || b->row->id == c->actor)
        return FIT_OWN;
    if (!a->ready || !b->ready)
        return FIT_NOT_READY;
    if (!b->row->accepted)
        return FIT_NOT_ACCEPTED;
    if (!(a->forms & b->forms & c->forms))
        return FIT_FORM;
    if (b->group_only || (b->once_only && c->scheduled))
        return FIT_KIND;
    return a->away && b->away ? FIT_AWAY : FIT_MAY;
}

enum fit_bar fit_bar(const struct fit_cohort *c, size_t mentee, size_t mentor)
{
    const struct fit_side *a = &c->mentees[mentee], *b = &c->mentors[mentor];
    enum fit_bar bar = people_bar(c, a, b);
    if (bar != FIT_MAY)
        return bar;
    if (c->again[mentee * c->mentor_count + mentor])
        return FIT_AGAIN;
    if (fit_named(b, a->avoids, a->avoided) == NAMED ||
        fit_named(a, b->avoids, b->avoided) == NAMED)
        return FIT_AVOIDED;
    if (in_line(c, a, b))
        return FIT_LINE;
    return fit_places(c, mentor) ? FIT_MAY : FIT_FULL;
}

enum fit_named fit_named(const struct fit_side *whom, const uint32_t *stems,
                         uint32_t count)
{
    uint32_t met = 0, rare = 0;
    for (uint32_t i = 0; i < whom->names && count; i++)
        for (uint32_t n = 0; n < count; n++)
            if (whom->name[i] == stems[n]) {
                met++;
                rare |= whom->rare & 1u << i;
                break;
            }
    return met > 1 || rare ? NAMED : met ? NAMED_PERHAPS : NAMED_NOT;
}

/* ---- criteria ---------------------------------------------------------------------- */

static int bits_in(uint32_t bits)
{
    int count = 0;
    for (; bits; bits &= bits - 1)
        count++;
    return count;
}

static int by_need(const struct fit_side *a, const struct fit_side *b)
{
    uint32_t can = b->needs | b->topic_help, rest = a->needs;
    uint32_t best = b->ranked[0] | b->ranked[1] | b->ranked[2];
    int sum = 0, all = 0;
    if (!a->needs || !can)
        return FIT_UNKNOWN;
    for (int rank = 0; rank < FIT_RANKS; rank++) {
        uint32_t one = a->ranked[rank] & rest;
        rest &= ~one;
        all += one ? ranks[rank] : 0;
        sum += one & best ? ranks[rank] * CAN_BEST : one & can ? ranks[rank] * CAN : 0;
    }
    all += ranks[FIT_RANKS] * bits_in(rest);
    sum += ranks[FIT_RANKS] *
           (CAN_BEST * bits_in(rest & best) + CAN * bits_in(rest & can & ~best));
    return sum / all;
}

static bool same_subject(const struct fit_side *a, const struct fit_side *b)
{
    for (uint32_t i = 0; i < a->subjects; i++)
        for (uint32_t n = 0; n < b->subjects; n++)
            if (a->subject[i] == b->subject[n])
                return true;
    return false;
}

uint32_t fit_wishes(const struct fit_side *a, const struct fit_side *b, bool met)
{
    uint32_t told = b->told, granted = b->grants;
    if (a->wishes && a->subjects && b->subjects) {
        told |= WISH_SAME | WISH_DIFFERENT;
        granted |= same_subject(a, b) ? WISH_SAME : WISH_DIFFERENT;
    }
    return a->wishes & told & (met ? granted : ~granted);
}

static int by_wish(const struct fit_side *a, const struct fit_side *b)
{
    int met = bits_in(fit_wishes(a, b, true));
    int all = met + bits_in(fit_wishes(a, b, false));
    return all ? 100 * met / all : FIT_UNKNOWN;
}

static int by_when(const struct fit_side *a, const struct fit_side *b)
{
    static const int values[] = { 0, 70, 85, 100 };
    if (!a->when || !b->when)
        return FIT_UNKNOWN;
    int common = bits_in(a->when & b->when);
    return values[common < 3 ? common : 3];
}

static int by_load(const struct fit_cohort *c, const struct fit_side *b, size_t mentor)
{
    int places = b->places + c->more_places;
    int value = places > 0 ? 100 * fit_places(c, mentor) / places : 0;
    if (b->load > LOAD_TOO_MUCH)
        return 0;
    return b->load > LOAD_FULL && value > 30 ? 30 : value;
}

static int by_hours(const struct fit_side *a, const struct fit_side *b)
{
    if (!a->hours || !b->hours)
        return FIT_UNKNOWN;
    return a->hours <= b->hours ? 100 : a->hours == b->hours + 1 ? 50 : 0;
}

static int common_bits(uint32_t one, uint32_t other, int none)
{
    if (!one || !other)
        return FIT_UNKNOWN;
    return one & other ? 100 : none;
}

static int value_of(const struct fit_cohort *c, enum fit_by by, size_t mentee,
                    size_t mentor)
{
    const struct fit_side *a = &c->mentees[mentee], *b = &c->mentors[mentor];
    switch (by) {
    case BY_NEED:
        return by_need(a, b);
    case BY_WISH:
        return by_wish(a, b);
    case BY_WHEN:
        return by_when(a, b);
    case BY_MODE:
        return common_bits(a->meets, b->meets, 0);
    case BY_LOAD:
        return by_load(c, b, mentor);
    case BY_HOURS:
        return by_hours(a, b);
    case BY_RETURN:
        return common_bits(a->gives, b->gives, 30);
    default:
        return b->skill;
    }
}

struct fit fit_of(const struct fit_cohort *c, size_t mentee, size_t mentor)
{
    const struct fit_side *a = &c->mentees[mentee], *b = &c->mentors[mentor];
    struct fit f = { 0 };
    int sum = 0, all = 0;
    for (int by = 0; by < BY_COUNT; by++) {
        int value = value_of(c, (enum fit_by)by, mentee, mentor), weight = weights[by];
        f.value[by] = value;
        if (c->without & 1u << by)
            continue;
        sum += value == FIT_UNKNOWN ? weight * MIDDLE : weight * value * UNSURE_PART;
        all += value == FIT_UNKNOWN ? weight : weight * UNSURE_PART;
    }
    f.score = all ? (sum + all / 2) / all : MIDDLE;
    f.asked_for = a->asked && fit_named(b, a->asks, a->asked) == NAMED;
    f.perhaps_avoided =
        (a->avoided && fit_named(b, a->avoids, a->avoided) == NAMED_PERHAPS) ||
        (b->avoided && fit_named(a, b->avoids, b->avoided) == NAMED_PERHAPS);
    return f;
}

/* ---- reasons ----------------------------------------------------------------------- */

/* How far it moves the score from the middle. */
static int pull(const struct fit *f, int by)
{
    return weights[by] * (f->value[by] - MIDDLE);
}

size_t fit_reasons(const struct fit_cohort *c, const struct fit *f, enum fit_by *out,
                   size_t room)
{
    unsigned taken = c->without;
    size_t count = 0;
    while (count < room) {
        int best = BY_COUNT;
        for (int by = 0; by < BY_COUNT; by++)
            if (!(taken & 1u << by) && f->value[by] >= SPEAKS_FOR &&
                (best == BY_COUNT || pull(f, by) > pull(f, best)))
                best = by;
        if (best == BY_COUNT)
            break;
        taken |= 1u << best;
        out[count++] = (enum fit_by)best;
    }
    return count;
}

enum fit_by fit_doubt(const struct fit_cohort *c, const struct fit *f)
{
    int worst = BY_COUNT;
    for (int by = 0; by < BY_COUNT; by++)
        if (!(c->without & 1u << by) && f->value[by] != FIT_UNKNOWN &&
            f->value[by] <= SPEAKS_AGAINST &&
            (worst == BY_COUNT || pull(f, by) < pull(f, worst)))
            worst = by;
    return (enum fit_by)worst;
}
