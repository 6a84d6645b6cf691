/* registers.h - the registers that a school hands out, each read at once, by one query.
 *
 * Who took consent back, waits for a guardian or was erased stands in none. A register
 * has the columns that its purpose needs and no others: no phones, no words of people's
 * own answers, never the answer BURNOUT (domain.md 1.5), never OE13 and OM19. Why a match
 * ended is left out of the rows of who asks, if they were in it (domain.md 6.5). */
#ifndef STORAGE_REGISTERS_H
#define STORAGE_REGISTERS_H

#include "storage/people_lists.h"

enum register_kind {
    REGISTER_MENTEES,  /* domain.md 3.3 */
    REGISTER_MENTORS,  /* domain.md 3.4 */
    REGISTER_PAIRS,    /* matches that began, or are about to */
    REGISTER_MEETINGS, /* of matches, in a span of days */
    REGISTER_CONSENTS, /* of those who take part, in force or taken back */
    REGISTER_RECORD,   /* one row a person and match (domain.md 2 B04) */
    REGISTER_NUMBERS,  /* form by form, without names */
    REGISTERS,
};

struct register_query {
    int64_t organisation, reader;
    int64_t from, to; /* meetings that begin in from..to (seconds UTC), `to` not in it */
    int64_t least;    /* REGISTER_NUMBERS: results of fewer people are left empty */
};

struct register_table {
    size_t rows, columns;
    const char **cells; /* row by row, in the turn's memory; "" for what is not known */
};

/* In the order of handlers/registers_columns.c. */
struct register_table register_read(struct db *db, enum register_kind kind,
                                    const struct register_query *q);

/* Meetings of matches in that span that are not cancelled, soonest first: start, zone,
 * minutes, type, members (ids, mentors first), online, place, status. */
struct register_table register_week(struct db *db, const struct register_query *q);

/* Those who may stand in a register, by id: its rows name people by theirs. */
struct listed *register_people(struct db *db, int64_t organisation, size_t *count);

#endif
