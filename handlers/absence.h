/* absence.h - what the files about meetings that do not happen share. */
#ifndef HANDLERS_ABSENCE_H
#define HANDLERS_ABSENCE_H

#include "handlers/features.h"

/* How long a match has not met. */
struct gap {
    bool first;        /* RF-01: never since it began */
    int64_t since;     /* the last meeting, or the beginning; seconds UTC */
    int days, most[2]; /* so many count, so many are too many: yellow, red */
};
/* False when nothing is to be watched: it rests, or has no rhythm. */
bool absence_gap(struct turn *t, const struct match *m, struct gap *g);
/* Days since then that count for this person: no holidays, exam weeks, or pauses. */
int absence_days_of(struct turn *t, const struct person *p, int64_t since);
/* When a meeting that is booked for soon, or was and is not settled yet, is over and
 * settled; 0: there is none. */
int64_t absence_booked(struct turn *t, int64_t match);
/* Is one of its members away now? */
bool absence_away(struct turn *t, int64_t match);
/* Until when something else is waited for: a meeting, or an answer; 0: for nothing. */
int64_t absence_waits(struct turn *t, int64_t match);

/* absence_words.c: what both sides are asked, and what the overseers hear. */
void absence_ask(struct turn *t, int64_t match, int step);
void absence_why(struct turn *t, int64_t match);
void absence_contact(struct turn *t, int64_t member, int step);

#endif
