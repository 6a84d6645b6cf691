/* features.c - all that the bot can do. */
#include "handlers/features.h"

static const struct feature *const features[] = {
    /* keep alphabetized */
    &about,         &apply,         &consent,       &early,         &gate,
    &glossary,      &guardian,      &guardian_desk, &guardian_door, &guardian_link,
    &guardian_term, &guardian_view, &home,          &invite,        &moving,
    &mydata,        &newcomers,     &notes,         &onboarding,    &parent,
    &people,        &polls,         &posts,         &profile,       &proposals,
    &queue,         &referral,      &retention,     &rights,        &safeguarding,
    &settings,      &setup,         &stranger,      &unreachable,   NULL,
};

static unsigned roles_in_school(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

static void sweep(struct turn *t)
{
    mydata_sweep(t);
    people_sweep(t);
    referral_sweep(t);
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
    .name_of = names_for,
};
