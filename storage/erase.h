/* erase.h - destroying what is known about a person. */
#ifndef STORAGE_ERASE_H
#define STORAGE_ERASE_H

#include "storage/db.h"

/* Destroys everything personal of this person in every table, keeping an empty row, the
 * consents' bare facts and the counts. The caller appends to the list of erasures
 * first, and truncates the log after the commit. */
void person_erase(struct db *db, int64_t id, int64_t now);

#endif
