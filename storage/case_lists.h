/* case_lists.h - requests for help as lists and numbers, for those who oversee a
 * school's.
 *
 * Safety cases stand on none of them, nor does what the reader asked or is left out of.
 */
#ifndef STORAGE_CASE_LISTS_H
#define STORAGE_CASE_LISTS_H

#include "storage/cases.h"

struct case_filter {
    int64_t organisation, reader;
    const char *topic; /* "": any */
    int64_t
        late_at; /* only those whose answer was due by then and has not come; 0: any */
};
/* WAITING and TAKEN ones by the moment promised, from `skip` on; how many were put into
 * out. */
size_t cases_listed(struct db *db, const struct case_filter *f, int64_t skip,
                    struct help_case *out, size_t room);
int64_t cases_listed_count(struct db *db, const struct case_filter *f);

struct case_total {
    const char *topic; /* NULL: past the last */
    int64_t open, late;
};
/* By topic, only those that have any. */
size_t cases_totals(struct db *db, int64_t organisation, int64_t reader, int64_t now,
                    struct case_total *out, size_t room);

/* One that was asked in a span of time, for figures. */
struct case_figure {
    int64_t asked_at, first_answer_at, promised_by; /* seconds UTC; 0: not */
    const char *topic, *solved;                     /* solved NULL: not said */
    bool over;
};
/* Those asked since then, safety ones left out, by their number; after that one. */
size_t cases_figures(struct db *db, int64_t organisation, int64_t since, int64_t after,
                     struct case_figure *out, size_t room, int64_t *last);

#endif
