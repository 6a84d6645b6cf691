/* people_needs.h - with what mentees of a school have difficulties, and with what its
 * mentors help: numbers alone (domain.md 2 C02). */
#ifndef STORAGE_PEOPLE_NEEDS_H
#define STORAGE_PEOPLE_NEEDS_H

#include "storage/db.h"

enum { NEEDS_MOST = 32 };

struct need {
    const char *choice; /* "DR1".. of OE05 and OM04, "STUDY".. of OL01 */
    int64_t people;
};
/* How many of those on the register ("mentee" "mentor"), who neither wait nor took
 * consent back, chose each of this item in the newest questionnaire they filled; in no
 * order; how many choices. */
size_t people_needs(struct db *db, int64_t organisation, const char *role,
                    const char *form, const char *item, struct need out[NEEDS_MOST]);

#endif
