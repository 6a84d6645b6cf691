/* figures.h - what figures.c and indicators.c show each other. */
#ifndef HANDLERS_FIGURES_H
#define HANDLERS_FIGURES_H

#include "handlers/features.h"

/* The year in which the school year of that moment begins: from September on. */
int figures_year(struct turn *t, int64_t organisation, int64_t at);
/* When that year begins in the school's zone; seconds UTC. */
int64_t figures_year_begins(struct turn *t, int64_t organisation, int year);
/* The percentage that the school wants of this indicator; 0: none is set. */
int64_t figures_target(struct turn *t, int64_t organisation, const char *indicator);

/* figures_targets.c: the screen of them; "figures:target:<indicator>:<percent>". */
void figures_targets(struct turn *t, int64_t unused);
void figures_set_target(struct turn *t, int64_t unused);

#endif
