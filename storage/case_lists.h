/* case_lists.h - requests for help as lists and numbers, for those who oversee a
 * school's.
 *
 * Safety cases stand on none of them, nor does what the reader asked, is left out of, or
 * could read only as a curator while being in the pair that it is about (domain.md 6.5).
 */
#ifndef STORAGE_CASE_LISTS_H
#define STORAGE_CASE_LISTS_H

#include "storage/cases.h"

struct case_filter {
    int64_t organisation, reader;
    const char *topic; /* "": any */
    int64_t late_at;   /* only those that were late by then; 0: any */
};
/* When an answer to this one was due: as promised when it was asked, or, when that one
 * came and it was asked anew, as promised then. 0: none is due. What is due and has not
 * come is late (domain.md 4.9 RF-06). */
int64_t case_due(const struct help_case *h);
/* WAITING and TAKEN ones by when an answer is due, those in which one came last; from
 * `skip` on; how many were put into out. */
size_t cases_listed(struct db *db, const struct case_filter *f, int64_t skip,
                    struct help_case *out, size_t room);
/* How many there are, counted up to `most`. */
int64_t cases_listed_count(struct db *db, const struct case_filter *f, int64_t most);
/* How many are late by then, or have climbed to the reader, and wait to be taken; counted
 * up to `most`. */
int64_t cases_pressing(struct db *db, int64_t organisation, int64_t reader, int64_t now,
                       int64_t most);
/* One of them, or one that was and is answered or closed; id 0: not for this reader. */
struct help_case case_overseen(struct db *db, int64_t organisation, int64_t reader,
                               int64_t id);

struct case_total {
    const char *topic;
    int64_t open, late;
};
/* By topic, only those that have any, the late ones first. */
size_t cases_totals(struct db *db, int64_t organisation, int64_t reader, int64_t now,
                    struct case_total *out, size_t room);

/* One that was asked in a span of time, for figures. */
struct case_figure {
    int64_t id, asked_at, first_answer_at, promised_by; /* seconds UTC; 0: not */
    int64_t over_at;                                    /* closed or taken back; 0: not */
    const char *topic, *solved;                         /* solved NULL: not said */
};
/* Those of the school asked after that one (its asked_at and id), the earliest first. */
size_t cases_figures(struct db *db, int64_t organisation, const struct case_figure *after,
                     struct case_figure *out, size_t room);

#endif
