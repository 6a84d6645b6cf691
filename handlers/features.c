/* features.c - all that the bot can do. */
#include "handlers/features.h"

static const struct feature *const features[] = {
    /* keep alphabetized */
    &about,         &absence,       &agreement,     &apply,         &booking,
    &calendar,      &consent,       &diary,         &early,         &ending,
    &feedback,      &gate,          &gatherings,    &glossary,      &guardian,
    &guardian_desk, &guardian_door, &guardian_link, &guardian_term, &guardian_told,
    &guardian_view, &help,          &help_desk,     &help_mine,     &help_owner,
    &help_promise,  &home,          &invite,        &library,       &logged,
    &match_offer,   &match_pause,   &matches,       &matching,      &meet,
    &meeting,       &meetings,      &moving,        &mydata,        &newcomers,
    &notes,         &nudge,         &onboarding,    &pair,          &parent,
    &people,        &polls,         &posts,         &profile,       &proposals,
    &pulse,         &queue,         &referral,      &reflection,    &reminders,
    &retention,     &rights,        &safeguarding,  &safety,        &series,
    &settings,      &setup,         &steps,         &stranger,      &talk,
    &took_place,    &unreachable,   &venues,        NULL,
};

static unsigned roles_in_school(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

static void sweep(struct turn *t)
{
    agreement_sweep(t);
    mydata_sweep(t);
    nudge_sweep(t);
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
