/* count.h - the database compared with what people did: each act's effect exactly once.
 */
#ifndef CRASH_COUNT_H
#define CRASH_COUNT_H

#include "storage/db.h"
#include "tests/crash/crowd.h"

/* The file is whole, and nothing refers to what is not there. */
void count_soundness(struct check *check, struct db *db);
/* Everything was answered, and the bot is at rest. */
void count_effects(struct check *check, struct db *db, const struct crowd *crowd);

#endif
