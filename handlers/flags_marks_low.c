/* flags_marks_low.c - marks after meetings: low ones (RF-04), falling ones (RF-05), and
 * sides that see it differently (RF-17). */
#include "handlers/flags_marks.h"

#include <stdlib.h>

/* ---- RF-04: PME1 or PME2, of a mentor PMM2 ---------------------------------------- */

static bool is_low(const struct marked *m, int64_t low)
{
    return m->lowest && m->lowest <= low;
}

/* Once is to be known; in two meetings in a row, of those that they marked, it is red. */
static void look_at_low(struct turn *t, struct sight *s, const struct member *who)
{
    struct marked last[2] = { 0 };
    int64_t low = sight_term(s, "rf04.low");
    size_t count = marked_by(t->db, who->match, who->person, last, COUNT(last));
    if (!count || !is_low(&last[0], low))
        return;
    bool twice = is_low(&last[1], low);
    struct finding f = { .severity = twice ? FLAG_RED : FLAG_INFO,
                         .person = who->person,
                         .fact = marks_fact(t, twice ? "twice" : "once", last[0].mentor),
                         .count = last[0].lowest,
                         .other = last[1].lowest,
                         .since = last[twice].filled_at };
    marks_found(t, s, "RF-04", who->match, &f, last[0].filled_at);
}

void marks_look_low(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++)
        look_at_low(t, s, one);
}

/* ---- RF-05: the mean of three against the three before ---------------------------- */

enum { THREE = 3, FINE = 2520 }; /* a mean of up to ten marks is whole in these parts */

static int64_t mean_of(const struct marked *m)
{
    return m->count ? (int64_t)m->sum * FINE / m->count : 0;
}

/* Those with no mark at all are no meetings here. */
static size_t with_marks(struct marked *all, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (all[i].count)
            all[kept++] = all[i];
    return kept;
}

static int64_t sum_of(const struct marked *three)
{
    return mean_of(&three[0]) + mean_of(&three[1]) + mean_of(&three[2]);
}

static int64_t rounded(int64_t sum)
{
    return (2 * sum + THREE * FINE) / (2 * THREE * FINE);
}

static void look_at_fall(struct turn *t, struct sight *s, const struct member *who)
{
    struct marked last[3 * THREE];
    size_t count = marked_by(t->db, who->match, who->person, last, COUNT(last));
    if (with_marks(last, count) < 2 * THREE)
        return;
    int64_t now = sum_of(last), before = sum_of(last + THREE);
    if ((before - now) * 10 < sight_term(s, "rf05.fall") * THREE * FINE)
        return;
    struct finding f = { .severity = FLAG_YELLOW,
                         .person = who->person,
                         .fact = marks_fact(t, "fall", last[0].mentor),
                         .count = rounded(now),
                         .other = rounded(before),
                         .since = last[THREE - 1].filled_at };
    marks_found(t, s, "RF-05", who->match, &f, last[0].filled_at);
}

void marks_look_fall(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++)
        look_at_fall(t, s, one);
}

/* ---- RF-17: the sides differ ------------------------------------------------------ */

enum { BOTH_MARKED = 6, DISPUTES = 60 * DAY };

struct differing {
    int64_t apart, both;   /* meetings */
    int64_t since, newest; /* of those that are apart */
};

static void compare(struct differing *d, const struct marked *one,
                    const struct marked *other, int64_t least)
{
    if (!one->main || !other->main || d->both == BOTH_MARKED)
        return;
    d->both++;
    if (abs(one->main - other->main) < least)
        return;
    d->apart++;
    d->since = one->filled_at < other->filled_at ? one->filled_at : other->filled_at;
    if (!d->newest)
        d->newest = one->filled_at > other->filled_at ? one->filled_at : other->filled_at;
}

/* PME1 of the one, PMM2 of the other, in the last six meetings that both marked. */
static struct differing marks_differ(struct turn *t, struct sight *s,
                                     const struct member *one, const struct member *other)
{
    struct marked of_one[2 * BOTH_MARKED], of_other[2 * BOTH_MARKED];
    int64_t least = sight_term(s, "rf17.marks");
    size_t ones = marked_by(t->db, one->match, one->person, of_one, COUNT(of_one));
    size_t others =
        marked_by(t->db, one->match, other->person, of_other, COUNT(of_other));
    struct differing d = { 0 };
    for (size_t i = 0; i < ones; i++)
        for (size_t j = 0; j < others; j++)
            if (of_one[i].meeting == of_other[j].meeting &&
                of_one[i].mentor != of_other[j].mentor)
                compare(&d, &of_one[i], &of_other[j], least);
    return d;
}

static bool indexes_differ(struct turn *t, struct sight *s, const struct member *mentee,
                           const struct member *mentor, int64_t *newest)
{
    struct pulse_index one =
        pulse_index(t->db, mentee->match, mentee->person, member_role_word(mentee->role));
    struct pulse_index other =
        pulse_index(t->db, mentor->match, mentor->person, member_role_word(mentor->role));
    int64_t first = pulse_filled_at(t->db, mentee->match, mentee->person);
    int64_t second = pulse_filled_at(t->db, mentor->match, mentor->person);
    *newest = first > second ? first : second;
    return one.pulses && other.pulses &&
           llabs(one.tenths - other.tenths) >= sight_term(s, "rf17.index");
}

static void look_at_two(struct turn *t, struct sight *s, const struct member *mentee,
                        const struct member *mentor)
{
    struct finding f = { .severity = FLAG_YELLOW, .person = mentee->person };
    struct differing d = marks_differ(t, s, mentee, mentor);
    if (d.apart >= sight_term(s, "rf17.meetings")) {
        f.fact = "marks";
        f.count = d.apart;
        f.other = d.both;
        f.since = d.since;
    } else if (indexes_differ(t, s, mentee, mentor, &d.newest)) {
        f.fact = "index";
        f.since = d.newest;
    } else {
        return;
    }
    marks_found(t, s, "RF-17", mentee->match, &f, d.newest);
}

void marks_look_apart(struct turn *t, struct sight *s, int64_t match)
{
    const struct member *all = marks_members(t, match);
    struct finding f = { .severity = FLAG_YELLOW, .fact = "held" };
    f.count = meetings_disputed(t->db, match, t->now - DISPUTES, &f.since);
    if (f.count && all->person)
        marks_found(t, s, "RF-17", match, &f, f.since);
    for (const struct member *one = all; one->person; one++)
        for (const struct member *other = all; other->person; other++)
            if (one->role == MEMBER_MENTEE && other->role == MEMBER_MENTOR)
                look_at_two(t, s, one, other);
}
