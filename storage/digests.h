/* digests.h - what one person was shown on a Monday, or asked for: numbered lines that
 * never shift, each with what it is about and the numbers of that moment, and whether it
 * was dealt with. No words of anybody are in them; kept for 60 days. */
#ifndef STORAGE_DIGESTS_H
#define STORAGE_DIGESTS_H

#include "storage/db.h"

struct digest {
    int64_t id, organisation, person, made_at; /* id 0: none; seconds UTC */
    bool weekly;                               /* came by itself */
    bool pictured;                             /* its picture was asked for, or sent */
};

struct digest_line {
    int64_t number;   /* from 1; 0: stands above the numbered ones, or none */
    const char *kind; /* "flag", or a word of handlers/digest.h; NULL: none */
    int64_t about;    /* the flag; 0: nothing in particular */
    const char *fact; /* which text tells it; "" */
    int64_t count, other;
    int64_t since;       /* seconds UTC; of a share its target, in percent; 0: not said */
    const char *settled; /* "done"; "" while it is not */
};

int64_t digest_add(struct db *db, const struct digest *d, int64_t now);
void digest_line_add(struct db *db, int64_t id, const struct digest_line *l);
/* Of this person; id 0: not theirs. */
struct digest digest_find(struct db *db, int64_t person, int64_t id);
/* Their newest of this school that was made since then; id 0: none. */
struct digest digest_newest(struct db *db, int64_t person, int64_t organisation,
                            bool weekly, int64_t since);
/* Its picture is asked for (false: it was before), or could not be made. */
bool digest_pictured(struct db *db, int64_t id, int64_t now);
void digest_not_pictured(struct db *db, int64_t id);
/* The numbered ones that come after that number; how many were put into out. */
size_t digest_lines(struct db *db, int64_t id, int64_t after, struct digest_line *out,
                    size_t room);
/* One of them; kind NULL: there is none. */
struct digest_line digest_line_find(struct db *db, int64_t id, int64_t number);
int64_t digest_line_count(struct db *db, int64_t id); /* of the numbered ones */
/* False when it was dealt with before, or is not there. */
bool digest_line_settle(struct db *db, int64_t id, int64_t number, int64_t now);
/* Has somebody of this school dealt with the line about this? */
bool digest_settled(struct db *db, int64_t organisation, const char *kind, int64_t about);

/* Every school, for the round of the hour; ended by 0, in the turn's memory. */
int64_t *digest_schools(struct db *db);

#endif
