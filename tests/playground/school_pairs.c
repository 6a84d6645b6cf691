/* school_pairs.c - who is with whom in the demo school, as a table, and how each of them
 * came to be: formed by the curator, answered by each, agreed to. */
#include <string.h>

#include "handlers/matching.h"
#include "tests/playground/school_past.h"

enum { MENTEES_MOST = 4, LONGEST = 200, SOON = 40 * MINUTE };
enum {
    GALINA = 5206,
    OLEG = 5207,
    DENIS = 5209,
    ALINA = 5210,
    TIMUR = 5211,
    YULIA = 5212,
    YELENA = 5213,
    PAVEL = 5214,
    DANIEL = 5215,
    OLGA = 5216,
    LEV = 5217,
    IGOR = 5220,
    SONYA = 5221,
    TATYANA = 5222,
    RUSTAM = 5224,
    MARIA = 5225,
    NINA = 5226,
    ANTON = 5227,
};

/* How far it has come: the mentor answers first, then the mentees. */
enum how_far { FORMED, OFFERED, AGREEING, BEGUN };

static const struct {
    int64_t mentor, mentees[MENTEES_MOST]; /* ended by 0 */
    const char *form, *kind, *mode;
    int every; /* days */
    enum how_far far;
} pairs[PAIRS] = {
    [PAIR_LONG] = { SCHOOL_MENTOR, { SCHOOL_MENTEE }, "TT", "TRAD", "place", 7, BEGUN },
    [PAIR_STOPPED] = { OLEG, { DENIS }, "TT", "TRAD", "place", 14, BEGUN },
    [PAIR_SOLVED] = { GALINA, { ALINA }, "TT", "SIT", "mixed", 0, BEGUN },
    [PAIR_SILENT] = { RUSTAM, { MARIA }, "TT", "TRAD", "place", 7, BEGUN },
    [PAIR_LOW] = { NINA, { ANTON }, "TT", "TRAD", "place", 7, BEGUN },
    [PAIR_GROUP] = { TIMUR, { DENIS, YULIA, ALINA }, "TT", "GROUP", "mixed", 30, BEGUN },
    [PAIR_RESTING] = { OLEG, { PAVEL }, "TT", "TRAD", "place", 14, BEGUN },
    [PAIR_LEARNER] = { IGOR, { SONYA }, "EL", "TRAD", "place", 14, BEGUN },
    [PAIR_LEAVING] = { YELENA, { YULIA }, "TT", "TRAD", "place", 14, BEGUN },
    [PAIR_TWO_WAYS] = { GALINA, { ALINA }, "TT", "REV", "mixed", 14, BEGUN },
    [PAIR_FRESH] = { GALINA, { DANIEL }, "TT", "TRAD", "mixed", 14, BEGUN },
    [PAIR_AGREEING] = { GALINA, { DENIS }, "TT", "TRAD", "place", 14, AGREEING },
    [PAIR_ASKED] = { YELENA, { OLGA }, "TT", "TRAD", "place", 14, OFFERED },
    [PAIR_DRAFTED] = { SCHOOL_MENTOR, { LEV }, "TT", "TRAD", "place", 14, FORMED },
};

static const int64_t guardians[PAIRS] = { [PAIR_LEARNER] = TATYANA };

static const char *const goals[PAIRS] = {
    [PAIR_LONG] = "Держать внимание седьмого класса весь урок",
    [PAIR_SOLVED] = "Вести электронный журнал без чужой помощи",
    [PAIR_SILENT] = "Готовить план недели в пятницу",
    [PAIR_LOW] = "Говорить с родителями спокойно",
    [PAIR_GROUP] = "Урок в смешанном классе",
    [PAIR_LEARNER] = "Готовиться к контрольным заранее",
};

static const char *const topics[PAIRS][TOPICS_MOST] = {
    [PAIR_TWO_WAYS] = { "Цифровая доска на уроке", "Разговорный английский" },
};

int64_t past_mentor(enum past_pair which)
{
    return pairs[which].mentor;
}

int64_t past_mentee(enum past_pair which, size_t i)
{
    return pairs[which].mentees[i];
}

/* ---- formed ----------------------------------------------------------------------- */

static void add_members(const struct past *p, enum past_pair which, int64_t id)
{
    struct db *db = p->h->db;
    int64_t mentor = school_person(p->h, pairs[which].mentor);
    member_add(db, id, mentor, MEMBER_MENTOR);
    for (const int64_t *one = pairs[which].mentees; *one; one++)
        member_add(db, id, school_person(p->h, *one), MEMBER_MENTEE);
    if (!topics[which][0])
        return;
    topic_set(db, id, 1, topics[which][0], mentor);
    topic_set(db, id, 2, topics[which][1], school_person(p->h, pairs[which].mentees[0]));
}

static int64_t draft(const struct past *p, enum past_pair which)
{
    struct match m = {
        .organisation = p->h->organisation,
        .form = pairs[which].form,
        .kind = pairs[which].kind,
        .mode = pairs[which].mode,
        .every = pairs[which].every,
        .starts_on = past_date(p, p->at, 0),
        .ends_on = past_date(p, p->at, LONGEST),
        .goal = goals[which] ? goals[which] : "",
        .made_by = p->h->founder,
    };
    int64_t id = match_add(p->h->db, &m, p->at);
    m.id = id;
    match_save(p->h->db, &m);
    add_members(p, which, id);
    return id;
}

/* As matching:send does, once the curator has weighed what may be weighed. */
static void propose(struct turn *t, const void *what)
{
    int64_t id = *(const int64_t *)what;
    struct match m = match_find(t->db, t->who.organisation, id);
    struct obstacles o;
    matching_check(t, &m, &o);
    const struct obstacle *hard = obstacles_first(&o, BAR_HARD);
    past_must(!hard, hard ? hard->word : "", id);
    match_move(t->db, id, MATCH_DRAFT, MATCH_PROPOSED, t->now);
    members_ask_anew(t->db, id);
    match_record(t->db, id, t->who.id, "proposed", "", t->now);
    match_offer_begin(t, id);
}

/* ---- answered --------------------------------------------------------------------- */

static void say_yes(struct past *p, int64_t user, int64_t id)
{
    struct match m = match_anywhere(p->h->db, id);
    past_until(p, p->at + SOON);
    past_press(p, user, "match_offer:yes:%lld:%lld", (long long)id,
               (long long)m.proposed_at);
}

static void agree(struct past *p, int64_t user, int64_t id)
{
    past_until(p, p->at + SOON);
    past_press(p, user, "agreement:accept:%lld", (long long)id);
}

static void answer(struct past *p, enum past_pair which, int64_t id)
{
    enum how_far far = pairs[which].far;
    const int64_t *one;
    say_yes(p, pairs[which].mentor, id);
    if (far < AGREEING)
        return;
    for (one = pairs[which].mentees; *one; one++)
        say_yes(p, *one, id);
    agree(p, pairs[which].mentor, id);
    for (one = pairs[which].mentees; far == BEGUN && *one; one++)
        agree(p, *one, id);
    if (guardians[which])
        agree(p, guardians[which], id);
}

void past_form(struct past *p, enum past_pair which)
{
    static const enum match_state wanted[] = { [FORMED] = MATCH_DRAFT,
                                               [OFFERED] = MATCH_PROPOSED,
                                               [AGREEING] = MATCH_ACCEPTED,
                                               [BEGUN] = MATCH_ACTIVE };
    enum how_far far = pairs[which].far;
    int64_t id = p->pairs[which] = draft(p, which);
    if (far > FORMED) {
        past_turn(p, SCHOOL_CURATOR, propose, &id);
        answer(p, which, id);
    }
    past_must(match_anywhere(p->h->db, id).state == wanted[far],
              "a pair is in another state", which);
}
