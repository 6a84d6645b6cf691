/* figures.h - what a school knows and the bot cannot: the denominators of its indicators,
 * typed once a year, with their source (domain.md 4.0 OF). */
#ifndef STORAGE_FIGURES_H
#define STORAGE_FIGURES_H

#include "storage/db.h"

struct figure {
    int64_t organisation; /* 0: not told */
    int year;             /* in which its school year begins */
    const char *name;     /* "learners" ..., as handlers/figures.c has them */
    int64_t value;
    const char *source;  /* a curator's words */
    const char *told_on; /* as of which day: YYYY-MM-DD */
    int64_t entered_by, at;
};

struct figure figure_find(struct db *db, int64_t organisation, int year,
                          const char *name);
/* Stores it in place of what was told for that year. */
void figure_save(struct db *db, const struct figure *f);

#endif
