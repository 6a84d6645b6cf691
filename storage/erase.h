/* erase.h - destroying what is known about a person. */
#ifndef STORAGE_ERASE_H
#define STORAGE_ERASE_H

#include "storage/db.h"

/* Destroys everything personal of this person in every table, keeping an empty row, the
 * consents' bare facts and the counts. Words that wait for others go too, when they came
 * of this person's acts or name them. The caller appends to the list of erasures first,
 * and truncates the log after the commit.
 * Tells how many rows of which table: "answers 12,drafts 3", in the turn's memory. */
const char *person_erase(struct db *db, int64_t id, int64_t now);

#endif
