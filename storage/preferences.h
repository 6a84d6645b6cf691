/* preferences.h - what a person has chosen for themselves: a name and a value. */
#ifndef STORAGE_PREFERENCES_H
#define STORAGE_PREFERENCES_H

#include "storage/db.h"

/* The value, or what is given when they have chosen nothing; in the turn's memory. */
const char *preference_text(struct db *db, int64_t person, const char *name,
                            const char *otherwise);
void preference_save(struct db *db, int64_t person, const char *name, const char *value);

#endif
