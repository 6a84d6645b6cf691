/* promises.h - what is to happen later: one row for (kind, person, about, step). */
#ifndef STORAGE_PROMISES_H
#define STORAGE_PROMISES_H

#include "storage/db.h"

struct promise {
    int64_t id;
    const char *kind;
    int64_t person, about; /* 0: nobody in particular, nothing in particular */
    int step;
    int64_t due, first_due; /* seconds UTC; first_due is when it was meant */
    int64_t before; /* when what it is about begins: of those due in one second the
                     * soonest goes first; 0: it goes before all of them */
};

/* A second call for the same four moves it. */
void promise_keep(struct db *db, const struct promise *p);
/* The same, but it remembers when it was meant at first. */
void promise_put_off(struct db *db, const struct promise *p, int64_t due);
/* What quiet hours, a pause or the weekly number put off comes due now, or when it was
 * meant: the engine then asks them anew. */
void promises_hasten(struct db *db, int64_t person, int64_t now);
/* person -1: whoever's. */
void promise_forget(struct db *db, const char *kind, int64_t person, int64_t about);
void promise_remove(struct db *db, int64_t id);
/* Removes it to be fired; false when it was moved or forgotten since it was read. */
bool promise_take(struct db *db, const struct promise *p);
/* Due at `now`, those of one person together, oldest first; how many. */
size_t promises_due(struct db *db, int64_t now, struct promise *out, size_t room);
/* When the next is due; 0: none. */
int64_t promises_next(struct db *db);
/* When this one is due; 0: there is none. */
int64_t promise_when(struct db *db, const char *kind, int64_t person, int64_t about,
                     int step);

#endif
