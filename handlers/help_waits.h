/* help_waits.h - how long first answers took, counted so that their median is known
 * however many there were; and which groups are too small to be shown. */
#ifndef HANDLERS_HELP_WAITS_H
#define HANDLERS_HELP_WAITS_H

#include "handlers/features.h"

/* To the minute up to ten hours of open school, then to a quarter of an hour up to 160;
 * what took longer counts as that long. */
enum { WAITS_FINE = 600, WAITS_STEP = 15, WAIT_PLACES = 1200 };
struct help_waits {
    int64_t all;
    int32_t count[WAIT_PLACES];
};
void help_waits_add(struct help_waits *w, int64_t minutes);
/* Minutes: the middle one; of an even number the mean of the two in the middle, rounded
 * down (domain.md 4.2 EN6). -1 when there is none. */
int64_t help_waits_median(const struct help_waits *w);

/* Groups under five are hidden, since they could point at a person. When so few are
 * hidden in all that the sum of everything would tell them, the smallest shown ones are
 * hidden too, until it does not. */
enum { LEAST_SHOWN = 5 };
void help_hide_small(const int64_t *sizes, bool *hidden, size_t count);

#endif
