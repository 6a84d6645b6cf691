/* feedback_third.c - the third question after a meeting goes by the kind of the match,
 * else by the type of the meeting (domain.md 3.8, the second table). In a group the first
 * meeting still asks whether they want to go on, and the last one about the goal. */
#include "handlers/feedback.h"

#include <string.h>

static const char *of_group(const char *type)
{
    if (strcmp(type, "M1") == 0)
        return "M1G";
    return strcmp(type, "M5") == 0 ? "M5" : "GROUP";
}

/* "M1" "M1G" "M2".."M5" "MK" "SPEED" "GROUP"; of any other type "". */
static const char *third(struct turn *t, const struct feedback *f)
{
    struct meeting m = meeting_anywhere(t->db, f->meeting);
    struct match match = match_anywhere(t->db, m.match);
    if (!m.id)
        return "";
    if (match.id && strcmp(match.kind, "SPEED") == 0)
        return "SPEED";
    if (match.id && strcmp(match.kind, "SIT") == 0)
        return "MK";
    return match.id && strcmp(match.kind, "GROUP") == 0 ? of_group(m.type) : m.type;
}

static bool is_third(struct turn *t, const struct answers *a, const char *word)
{
    struct feedback f = feedback_find(t->db, t->who.id, answer_about(a));
    return f.id && strcmp(third(t, &f), word) == 0;
}

static bool fits(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "M1");
}

static bool fits_group(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "M1G");
}

static bool trial(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "M2");
}

static bool plan(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "M3");
}

static bool goes_on(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "M4");
}

static bool final(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "M5");
}

static bool solved(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "MK");
}

static bool speed(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "SPEED");
}

static bool group(struct turn *t, const struct answers *a)
{
    return is_third(t, a, "GROUP");
}

/* ---- whom it is about, and who is asked ------------------------------------------- */

static bool of_one(struct turn *t, const struct answers *a)
{
    return feedback_find(t->db, t->who.id, answer_about(a)).partner != 0;
}

static bool of_all(struct turn *t, const struct answers *a)
{
    return !of_one(t, a);
}

static bool has_role_there(struct turn *t, const struct answers *a, const char *role)
{
    struct feedback f = feedback_find(t->db, t->who.id, answer_about(a));
    return f.id && strcmp(f.role, role) == 0;
}

static bool by_mentee(struct turn *t, const struct answers *a)
{
    return has_role_there(t, a, "mentee");
}

static bool by_mentor(struct turn *t, const struct answers *a)
{
    return has_role_there(t, a, "mentor");
}

/* What is a button under the thank-you and no question of the form. */
static bool never(struct turn *t, const struct answers *a)
{
    (void)t;
    (void)a;
    return false;
}

const struct condition feedback_conditions[] = {
    { "feedback_by_mentee", by_mentee },
    { "feedback_by_mentor", by_mentor },
    { "feedback_final", final },
    { "feedback_fits", fits },
    { "feedback_fits_group", fits_group },
    { "feedback_group", group },
    { "feedback_never", never },
    { "feedback_of_all", of_all },
    { "feedback_of_one", of_one },
    { "feedback_plan", plan },
    { "feedback_solved", solved },
    { "feedback_speed", speed },
    { "feedback_steps", goes_on },
    { "feedback_trial", trial },
    { 0 },
};
