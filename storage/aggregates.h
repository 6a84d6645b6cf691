/* aggregates.h - what a municipality or network may know of a school: numbers, each one
 * counted from an index, never a person (domain.md 6.5, the column "Outer"). */
#ifndef STORAGE_AGGREGATES_H
#define STORAGE_AGGREGATES_H

#include "storage/db.h"

enum aggregate {
    AGGREGATE_PEOPLE,
    AGGREGATE_MENTEES,
    AGGREGATE_MENTORS,
    AGGREGATE_GUARDIANS,
    AGGREGATE_STAFF,       /* who hold a post in office */
    AGGREGATE_ACCEPTED,    /* mentors whom a curator has accepted */
    AGGREGATE_CONFIRMED,   /* minors whose guardian the school has confirmed */
    AGGREGATE_CONSENTS,    /* people whose consent to take part is in force */
    AGGREGATE_UNREACHABLE, /* people whom the bot cannot write to */
    AGGREGATES,
};

int64_t aggregate(struct db *db, int64_t organisation, enum aggregate what);

#endif
