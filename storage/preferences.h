/* preferences.h - small choices of one person, by name: "reminders", "reflection". */
#ifndef STORAGE_PREFERENCES_H
#define STORAGE_PREFERENCES_H

#include "storage/db.h"

/* What they chose; NULL: nothing yet. */
const char *preference_of(struct db *db, int64_t person, const char *name);
void preference_set(struct db *db, int64_t person, const char *name, const char *value);

#endif
