/* story_sides.c - what stands behind a pair: a guardian whom the school has confirmed,
 * and somebody who has said that the pair does not fit.
 *
 * guardian Глеб of Саша [dates,missed,end]; doubts Ира */
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
