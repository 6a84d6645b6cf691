/* restore.h - puts a backup in the database's place.
 *
 * All is made ready in a file beside it: opened with the key, checked, brought up to
 * date, those erased since then erased again, the outbox emptied (its words were said
 * long ago, or are no longer true), the place to read on forgotten (the messenger knows
 * its own: a position of then could only be too old). One rename then puts it in place,
 * so that a crash leaves either the old or the new. What it replaces is kept aside. */
#ifndef STORAGE_RESTORE_H
#define STORAGE_RESTORE_H

#include "storage/db.h"

struct restore {
    const char *database, *file;
    const unsigned char *secret_key; /* 32 bytes; NULL: none at hand */
    int64_t now;
};

struct restored {
    int64_t made_at;   /* when the backup was made */
    int erased;        /* people who were erased again */
    const char *aside; /* where the replaced file is; NULL: there was none */
};

/* The caller holds the database's lock. False with words in `why`, and then nothing has
 * changed. out->aside belongs to mem. */
bool restore(void *mem, const struct restore *r, struct restored *out,
             struct buffer *why);

#endif
