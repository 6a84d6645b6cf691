/* inbox.h - what was handled already, and what went wrong. */
#ifndef STORAGE_INBOX_H
#define STORAGE_INBOX_H

#include "storage/db.h"

/* Remembers an event's key; false when it was seen before. Keys are kept 48 hours. */
bool inbox_take(struct db *db, const char *key, int64_t now);
void inbox_sweep(struct db *db, int64_t now);

/* A turn that failed: kept 14 days for whoever looks after the program. `what` names
 * the event or promise and holds no words of a person. */
void failure_add(struct db *db, int64_t now, int64_t person, const char *key,
                 const char *what, const char *why);
void failures_sweep(struct db *db, int64_t now);
int64_t failures_count(struct db *db);

#endif
