/* erasures.h - the list beside the database, <DATABASE>.erased, that no restore undoes.
 *
 * A line for each erasure, on the disk before the transaction commits: if the machine
 * dies in between, the next restore erases somebody who had asked for it. The line
 * holds the person's number and when they joined, so that an older backup, in which the
 * number may stand for somebody else, erases nobody wrong. */
#ifndef STORAGE_ERASURES_H
#define STORAGE_ERASURES_H

#include "storage/erase.h"
#include "storage/people.h"

/* Appends and fsyncs; an error sticks to the transaction like any other of storage. */
void erasure_write(struct db *db, const struct person *p, int64_t now);
/* Erases again whoever stands on the list of `path`; how many, -1 with words in why. */
int erasures_apply(struct db *db, const char *path, int64_t now, struct buffer *why);

#endif
