/* school.h - the demo school: who is in it, and a term of its history.
 *
 * It is made through the same functions of storage/ that the handlers use, each told the
 * day on which it would have happened, so nothing in it could not have come to be. */
#ifndef PLAYGROUND_SCHOOL_H
#define PLAYGROUND_SCHOOL_H

#include "locales/words.h"
#include "storage/storage.h"

extern const char school_zone[];

/* Users of the emulator. */
enum { SCHOOL_CURATOR = 5201, SCHOOL_MENTOR = 5204, SCHOOL_MENTEE = 5205 };

struct school_member {
    int64_t user;         /* of the emulator */
    const char *called;   /* there */
    const char *name;     /* in the school */
    const char *language; /* of their app too */
    unsigned roles;
    int joined; /* days ago */
    int link;   /* by which they came, see school.c */
};

/* In the order in which they joined; NULL past the last. */
const struct school_member *school_member(size_t i);

/* Fills a database that has no school yet; false with words in `why`. */
bool school_make(struct db *db, const struct words *words, int64_t now,
                 struct buffer *why);
/* Is it this school that the database holds? */
bool school_is_in(struct db *db);
/* The code of an open invitation for mentees, made anew when the last one has ended. On
 * the database's memory, within a transaction. */
const char *school_open_code(struct db *db, int64_t now);

#endif
