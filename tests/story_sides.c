/* story_sides.c - what stands behind a pair: a guardian whom the school has confirmed,
 * and somebody who has said that the pair does not fit.
 *
 * guardian Глеб of Саша [dates,missed,end]; doubts Ира; step Ира Открытый урок: agreed in
 * her first match; carry Олег with Ира: carries her newest match on, accepted;
 * works Ира young: her occupation. */
#include "tests/story_inside.h"

#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"

struct side {
    struct story *story;
    int64_t person, other;
    const char *tell;
    bool done;
};

static int64_t person_called(struct story *s, const char *name)
{
    db_memory(s->db, s->memory);
    return account_find(s->db, "terminal", story_person(s, name)->id).person;
}

static bool in_a_turn(struct side *side, turn_body *body, const char *how)
{
    struct story *s = side->story;
    struct promise whom = { .kind = "story", .person = side->person };
    if (!side->person)
        return story_fail(s, "it is written: %s", how);
    engine_in_batch(s->engine, &whom, body, side);
    return side->done ? story_settle(s) : story_fail(s, "it cannot be: %s", how);
}

static void answer_for(struct turn *t, const void *what)
{
    struct side *side = (struct side *)(uintptr_t)what;
    struct guardianship g = { .organisation = t->who.organisation,
                              .minor = side->other,
                              .guardian = t->who.id,
                              .kinship = "parent" };
    int64_t id = guardianship_agree(t->db, &g, t->now);
    side->done = guardianship_confirm(t->db, g.organisation, id, 0, t->now) &&
                 guardianship_set_tell(t->db, t->who.id, id, side->tell);
}

bool story_guardian(struct story *s, const char *rest)
{
    static const char how[] = "guardian Глеб of Саша end";
    char *words = talloc_strdup(s->memory, rest);
    char *who = strsep(&words, " "), *of = strsep(&words, " "),
         *minor = strsep(&words, " "), *tell = strsep(&words, " ");
    if (!minor || strcmp(of, "of") != 0)
        return story_fail(s, "it is written: %s", how);
    struct side side = { .story = s,
                         .person = person_called(s, who),
                         .other = person_called(s, minor),
                         .tell = tell ? tell : "" };
    return in_a_turn(&side, answer_for, how);
}

static void doubt(struct turn *t, const void *what)
{
    struct side *side = (struct side *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    side->done = m.id != 0;
    if (m.id)
        ending_doubted(t, m.id, t->who.id);
}

bool story_doubts(struct story *s, const char *rest)
{
    struct side side = { .story = s, .person = person_called(s, rest) };
    return in_a_turn(&side, doubt, "doubts Ира");
}

/* works Ира young: what she is, by storage/people.h */
static void set_occupation(struct turn *t, const void *what)
{
    struct side *side = (struct side *)(uintptr_t)what;
    person_set_occupation(t->db, t->who.id, side->tell);
    side->done = true;
}

bool story_works(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest);
    char *who = strsep(&words, " ");
    struct side side = { .story = s, .person = person_called(s, who), .tell = words };
    return words ? in_a_turn(&side, set_occupation, "works Ира young")
                 : story_fail(s, "it is written: works Ира young");
}

/* ---- what a match leaves to the one that carries it on ---------------------------- */

static void agree_on_step(struct turn *t, const void *what)
{
    struct side *side = (struct side *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    side->done =
        m.id &&
        db_script(t->db, format(t,
                                "INSERT INTO steps (match, owner, text, made_by, made_at)"
                                " VALUES (%lld, %lld, '%s', 1, %lld);"
                                " UPDATE matches SET goal = 'Goal' WHERE id = %lld",
                                (long long)m.id, (long long)t->who.id, side->tell,
                                (long long)t->now, (long long)m.id));
}

bool story_step(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest);
    char *who = strsep(&words, " ");
    if (!words || strchr(words, '\''))
        return story_fail(s, "it is written: step Ира Открытый урок");
    struct side side = { .story = s, .person = person_called(s, who), .tell = words };
    return in_a_turn(&side, agree_on_step, "step Ира Открытый урок");
}

static void carry_on(struct turn *t, const void *what)
{
    struct side *side = (struct side *)(uintptr_t)what;
    struct match old = matches_of(t->db, side->other, true)[0];
    struct match m = { .organisation = old.organisation,
                       .form = old.form,
                       .kind = old.kind,
                       .every = old.every,
                       .ends_on = old.ends_on,
                       .follows = old.id,
                       .made_by = t->who.id };
    m.id = match_add(t->db, &m, t->now);
    member_add(t->db, m.id, t->who.id, MEMBER_MENTOR);
    member_add(t->db, m.id, side->other, MEMBER_MENTEE);
    side->done = old.id && match_move(t->db, m.id, MATCH_DRAFT, MATCH_PROPOSED, t->now) &&
                 match_move(t->db, m.id, MATCH_PROPOSED, MATCH_ACCEPTED, t->now);
    agreement_begin(t, m.id);
}

bool story_carry(struct story *s, const char *rest)
{
    static const char how[] = "carry Олег with Ира";
    char *words = talloc_strdup(s->memory, rest);
    char *who = strsep(&words, " "), *with = strsep(&words, " "), *other = words;
    if (!other || strcmp(with, "with") != 0)
        return story_fail(s, "it is written: %s", how);
    struct side side = { .story = s,
                         .person = person_called(s, who),
                         .other = person_called(s, other) };
    return in_a_turn(&side, carry_on, how);
}
