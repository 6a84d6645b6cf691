/* flags_marks_will.c - how willing people are: of mentees (RF-11), of mentors (RF-12),
 * and whether the relation is in danger (RF-22). Of a pulse only that something fell is
 * ever told, or the index: never which sentence, never an answer (domain.md 6.5). */
#include "handlers/flags_marks.h"

#include <string.h>

enum { LAST_TWO = 2 };

static bool is_reverse(struct turn *t, int64_t match)
{
    const struct match_kind *k = match_kind_named(match_anywhere(t->db, match).kind);
    return k && k->reverse;
}

/* In reverse mentoring everybody answers for both sides. */
static bool speaks_for(struct turn *t, const struct member *who, enum member_role role)
{
    return who->role == role || is_reverse(t, who->match);
}

/* ---- the pulse -------------------------------------------------------------------- */

/* RHX1 low in both of the last two, or RHX2 fallen between them; since when, 0: no. */
static int64_t will_is_weak(struct turn *t, const struct member *who, const char *side,
                            int64_t low, int64_t fall)
{
    struct pulse_mark x1[LAST_TWO] = { 0 }, x2[LAST_TWO] = { 0 };
    pulse_marks(t->db, who->match, who->person, side, "RHX1", x1, LAST_TWO);
    pulse_marks(t->db, who->match, who->person, side, "RHX2", x2, LAST_TWO);
    if (x1[1].value && x1[0].value <= low && x1[1].value <= low)
        return x1[1].at;
    if (fall && x2[1].value && x2[1].value - x2[0].value >= fall)
        return x2[0].at;
    return 0;
}

/* ---- RF-11: of mentees ------------------------------------------------------------ */

/* Cancelled twice within the days, and nothing written for oneself in them. */
static struct finding drifts_away(struct turn *t, struct sight *s,
                                  const struct member *who, int64_t *newest)
{
    int64_t since = marks_days_ago(t, s, who->match, sight_term(s, "rf11.days"));
    struct rate rate = meetings_cancelled_by(t->db, who->match, who->person, since);
    *newest = rate.newest;
    if (rate.whole < sight_term(s, "rf11.cancelled") ||
        reflected_at(t->db, who->person) >= since)
        return (struct finding){ 0 };
    return (struct finding){ .severity = FLAG_YELLOW,
                             .fact = "cancelled",
                             .count = rate.whole,
                             .other = sight_term(s, "rf11.days"),
                             .since = since };
}

static void look_at_mentee(struct turn *t, struct sight *s, const struct member *who)
{
    int64_t since = will_is_weak(t, who, "mentee", sight_term(s, "rf11.will"),
                                 sight_term(s, "rf11.fall"));
    struct finding f = { .severity = FLAG_YELLOW, .fact = "will", .since = since };
    int64_t newest = pulse_filled_at(t->db, who->match, who->person);
    if (!since)
        f = drifts_away(t, s, who, &newest);
    f.person = who->person;
    marks_found(t, s, "RF-11", who->match, &f, newest);
}

void marks_look_mentee(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++)
        if (speaks_for(t, one, MEMBER_MENTEE))
            look_at_mentee(t, s, one);
}

/* ---- RF-12: of mentors ------------------------------------------------------------ */

enum { ASKED_MOST = 8, ASKED_LEAST = 4 };

/* They do not want to go on, or see no use of theirs (RHM4). */
static int64_t mentor_is_weak(struct turn *t, struct sight *s, const struct member *who)
{
    struct pulse_mark use = { 0 };
    int64_t since = will_is_weak(t, who, "mentor", sight_term(s, "rf12.will"), 0);
    pulse_marks(t->db, who->match, who->person, "mentor", "RHM4", &use, 1);
    if (!since && use.value && use.value <= sight_term(s, "rf12.use"))
        since = use.at;
    return since;
}

/* Fewer than half of the meetings that they were asked about are marked. */
static struct finding marks_seldom(struct turn *t, struct sight *s,
                                   const struct member *who, int64_t *newest)
{
    struct rate rate = marks_rate(t->db, who->match, who->person, t->now, ASKED_MOST);
    *newest = rate.newest;
    if (rate.whole < ASKED_LEAST ||
        rate.part * 100 >= rate.whole * sight_term(s, "rf12.feedback"))
        return (struct finding){ 0 };
    return (struct finding){ .severity = FLAG_YELLOW,
                             .fact = "feedback",
                             .count = rate.part,
                             .other = rate.whole,
                             .since = rate.newest };
}

static void look_at_mentor(struct turn *t, struct sight *s, const struct member *who)
{
    int64_t since = mentor_is_weak(t, s, who);
    struct finding f = { .severity = FLAG_YELLOW, .fact = "will", .since = since };
    int64_t newest = pulse_filled_at(t->db, who->match, who->person);
    if (!since)
        f = marks_seldom(t, s, who, &newest);
    f.person = who->person;
    marks_found(t, s, "RF-12", who->match, &f, newest);
}

void marks_look_mentor(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++)
        if (speaks_for(t, one, MEMBER_MENTOR))
            look_at_mentor(t, s, one);
}

/* ---- RF-22: the relation ---------------------------------------------------------- */

/* What the curator may see: the index, or that something is wrong (domain.md 4.6). */
static struct finding in_danger(struct turn *t, struct sight *s, const struct member *who,
                                enum member_role role)
{
    struct pulse_index i =
        pulse_index(t->db, who->match, who->person, member_role_word(role));
    struct finding f = { .person = who->person, .count = i.tenths / 10 };
    f.other = i.tenths % 10;
    if (i.pulses && i.tenths < sight_term(s, "rf22.index"))
        f.fact = marks_fact(t, "index", role == MEMBER_MENTOR);
    else if (i.highest >= sight_term(s, "rf22.answer"))
        f.fact = marks_fact(t, "alarm", role == MEMBER_MENTOR);
    f.severity = f.fact ? FLAG_RED : 0;
    return f;
}

static void look_at_pulse(struct turn *t, struct sight *s, const struct member *who)
{
    struct finding f = { 0 };
    if (speaks_for(t, who, MEMBER_MENTEE))
        f = in_danger(t, s, who, MEMBER_MENTEE);
    if (!f.severity && speaks_for(t, who, MEMBER_MENTOR))
        f = in_danger(t, s, who, MEMBER_MENTOR);
    f.since = pulse_filled_at(t->db, who->match, who->person);
    marks_found(t, s, "RF-22", who->match, &f, f.since);
}

void marks_look_pulse(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++)
        look_at_pulse(t, s, one);
}
