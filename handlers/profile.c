/* profile.c */
#include "handlers/features.h"

void profile_show(struct turn *t)
{
    home_show(t);
}

static bool names_asked(struct turn *t, const struct answers *a)
{
    (void)a;
    return names_shown(t);
}

static void profile_filled(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)unused;
    const char *name = answer_text(a, "NAME");
    if (name)
        person_set_name(t->db, t->who.id, name);
    if (answer_has(a, "WHO", "learner"))
        person_set_learner(t->db, t->who.id, true);
    look_again(t);
    if (has_role(t, ADMINISTRATOR) &&
        !organisation_find(t->db, t->who.organisation).ready)
        setup_begin(t);
    else
        onboarding_next(t);
}

static const struct condition conditions[] = { { "names_asked", names_asked }, { 0 } };
static const struct filled filled[] = { { "profile", profile_filled }, { 0 } };

const struct feature profile = {
    .name = "profile",
    .conditions = conditions,
    .filled = filled,
};
