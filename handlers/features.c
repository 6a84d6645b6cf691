/* features.c - all that the bot can do. */
#include "handlers/features.h"

static const struct feature *const features[] = {
    /* keep alphabetized */
    &about,         &absence,       &agreement,     &apply,         &audit,
    &booking,       &broadcast,     &calendar,      &cohort,        &consent,
    &contacts,      &desk,          &diary,         &digest,        &early,
    &ending,        &feedback,      &figures,       &flags,         &gate,
    &gatherings,    &glossary,      &guardian,      &guardian_desk, &guardian_door,
    &guardian_link, &guardian_term, &guardian_told, &guardian_view, &help,
    &help_desk,     &help_mine,     &help_owner,    &help_promise,  &home,
    &import,        &invite,        &library,       &logged,        &match_offer,
    &match_pause,   &matches,       &matching,      &meet,          &meeting,
    &meetings,      &moving,        &mydata,        &newcomers,     &notes,
    &nudge,         &onboarding,    &pair,          &parent,        &people,
    &polls,         &posts,         &profile,       &proposals,     &pulse,
    &queue,         &referral,      &reflection,    &registers,     &reminders,
    &retention,     &rights,        &risks,         &safeguarding,  &safety,
    &series,        &settings,      &setup,         &steps,         &stranger,
    &talk,          &timeline,      &took_place,    &unreachable,   &venues,
    &writing,       NULL,
};

static unsigned roles_in_school(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

static void sweep(struct turn *t)
{
    agreement_sweep(t);
    digest_sweep(t);
    flags_sweep(t);
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
