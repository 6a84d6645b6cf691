/* people_register.h - everybody of one school with what a register asks of them: on which
 * registers they are, in matches of which forms, what they wait for.
 *
 * The whole school is read at once, a query for each table and none for each person: how
 * many have what, and which page of whom, follow from one list. */
#ifndef STORAGE_PEOPLE_REGISTER_H
#define STORAGE_PEOPLE_REGISTER_H

#include "storage/people_lists.h"

enum {
    TRAIT_MENTEE = 1,
    TRAIT_MENTOR = 2,
    TRAIT_GUARDIAN = 4,
    TRAIT_STAFF = 8, /* a confirmed post */
    TRAIT_LED = 16,  /* in a live match as a mentee */
    TRAIT_LEADS = 32,
    TRAIT_WAITING = 64, /* for a guardian */
    TRAIT_UNFINISHED = 128,
    TRAIT_PAUSED = 256,
    TRAIT_LOST = 512,
};

enum { REGISTER_FORMS_MOST = 16 };

struct registered {
    struct listed entry; /* since: unreachable then; 0: they are not */
    unsigned traits;
    unsigned forms; /* of their live matches: a bit for each place in `forms` */
};

/* By number, people who took consent back left out: a talloc array in the turn's memory,
 * its length in *count. `forms` names the forms ("TT"..), ended by NULL. */
struct registered *people_register(struct db *db, int64_t organisation,
                                   const char *const *forms, int64_t now, size_t *count);
/* By key, then by number. */
void people_register_sort(struct registered *all, size_t count);

/* ---- one of them ------------------------------------------------------------------ */

struct person_figures {
    int64_t notes, asked, asked_open; /* requests for help but for safety ones */
    int64_t held, last_held, next;    /* meetings; seconds UTC, 0: none */
};
/* Without what belongs to a match in which `reader` is or was. */
struct person_figures person_figures(struct db *db, int64_t organisation, int64_t reader,
                                     int64_t person, int64_t now);

#endif
