/* timeline.h - all that happened in one match, of many tables, by time.
 *
 * Each table is asked for one page from a place on, through an index of the match; the
 * place is the last entry that was shown, so nothing is passed over and counted. */
#ifndef STORAGE_TIMELINE_H
#define STORAGE_TIMELINE_H

#include "storage/db.h"

/* In this order those of the same second stand. */
enum timeline_source {
    TIMELINE_MEETING,    /* it began then; word: its status, other: its type */
    TIMELINE_MARKS,      /* filled then; about: the feedback */
    TIMELINE_STEP,       /* agreed on then; about: the step */
    TIMELINE_STEP_DONE,  /* done then */
    TIMELINE_CASE,       /* asked then; about: the case */
    TIMELINE_FLAG,       /* raised then; about: the flag */
    TIMELINE_FLAG_ENDED, /* it ended then */
    TIMELINE_EVENT,      /* word: what of match_record(), other: its detail */
    TIMELINE_NOTE,       /* about: the note */
    TIMELINE_CONTACT,    /* about: the contact */
    TIMELINE_SOURCES,
};

struct timeline_entry {
    enum timeline_source source;
    int64_t at, about;        /* the row; seconds UTC */
    const char *word, *other; /* "" */
    int64_t person;           /* whose; 0: nobody's in particular */
};

struct timeline_place { /* after this entry; at 0: from the newest on */
    int64_t at, about;
    int source;
};

/* A page of this match, as that reader may read it, newest first: of the sources that are
 * bits in `sources`, none later than `now`; how many were put into out. A safety case is
 * in none. */
size_t timeline_page(struct db *db, int64_t match, int64_t reader, unsigned sources,
                     int64_t now, const struct timeline_place *after,
                     struct timeline_entry *out, size_t room);

/* What was said of its meetings in numbers, item by item ("PME1".. of domain.md 3.8, 1 to
 * 5 alone). */
struct timeline_mean {
    const char *item;
    int64_t count, tenths; /* answers; their mean in tenths, rounded */
};
size_t timeline_means(struct db *db, int64_t match, struct timeline_mean *out,
                      size_t room);

#endif
