/* features.c - all that the bot can do. */
#include "handlers/features.h"

static const struct feature *const features[] = {
    /* keep alphabetized */
    &about,    &apply,        &consent,  &early,   &gate,     &glossary,
    &guardian, &home,         &invite,   &mydata,  &notes,    &onboarding,
    &parent,   &people,       &posts,    &profile, &queue,    &referral,
    &rights,   &safeguarding, &settings, &setup,   &stranger, NULL,
};

static unsigned roles_in_school(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

static void sweep(struct turn *t)
{
    guardian_sweep(t);
    mydata_sweep(t);
    people_sweep(t);
    retention_sweep(t);
}

const struct product product = {
    .features = features,
    .came = gate_came,
    .home = home_show,
    .stranger = stranger_hello,
    .unclear = home_unclear,
    .holds = consent_holds,
    .sweep = sweep,
    .caution = names_caution,
    .declines = names_declines,
    .roles_of = roles_in_school,
    .name_of = names_of,
};
