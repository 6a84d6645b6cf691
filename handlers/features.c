/* features.c - all that the bot can do. */
#include "handlers/features.h"

static const struct feature *const features[] = {
    /* keep alphabetized */
    &about, &gate, &home, &invite, &settings, &setup, &stranger, NULL,
};

static unsigned roles_in_school(struct db *db, const struct person *who)
{
    return roles_of(db, who->id, who->organisation);
}

const struct product product = {
    .features = features,
    .came = gate_came,
    .home = home_show,
    .stranger = stranger_hello,
    .unclear = home_unclear,
    .roles_of = roles_in_school,
    .name_of = names_of,
};
