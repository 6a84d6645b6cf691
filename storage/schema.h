/* schema.h - the numbered steps from nothing to today's tables. */
#ifndef STORAGE_SCHEMA_H
#define STORAGE_SCHEMA_H

#include "storage/db.h"

/* How many steps this program knows: the version it writes. */
int schema_version(void);
/* The SQL of step 1..schema_version(), statement by statement, ended by NULL. Never
 * edited once released. */
const char *const *schema_step(int number);

/* Step 5 stands in a file of its own: schema_desk.c. */
extern const char *const they_are_watched[];

#endif
