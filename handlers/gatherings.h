/* gatherings.h - what the files of one feature share: general meetings, and those of a
 * curator with somebody. */
#ifndef HANDLERS_GATHERINGS_H
#define HANDLERS_GATHERINGS_H

#include "handlers/features.h"

enum { GATHERINGS_STAFF = CURATOR | DEPUTY };

/* gatherings.c */
/* A general meeting of the actor's school; id 0: none. */
struct meeting gatherings_one(struct turn *t, int64_t id);
/* Title, when, where, agenda, outcome. */
void gatherings_lines(struct card *c, struct turn *t, const struct meeting *m);
/* What somebody who is invited sees, with the way to sign up; `key` stands above it. */
void gatherings_invitation(struct turn *t, const struct meeting *m, const char *key);
/* The curator's screen of it; `key` (NULL: none) says what was just done. */
void gatherings_desk(struct turn *t, const struct meeting *m, const char *key);

/* gatherings_make.c */
void gatherings_begin(struct turn *t, int64_t unused);
void gatherings_given(struct turn *t, const struct answers *a, int64_t unused);
void gatherings_invite(struct turn *t, int64_t id);
void gatherings_invited(struct turn *t, int64_t id, int step);
bool gatherings_other_time(struct turn *t, const struct answers *a);
bool gatherings_by_form(struct turn *t, const struct answers *a);
/* The moment of DAY, TIME and OTHER of a form; 0: not understood, or past. */
int64_t gatherings_moment(struct turn *t, const struct answers *a);
/* The curator is asked afterwards who was there. */
void gatherings_watch(struct turn *t, const struct meeting *m);
/* The time that was given cannot be: says so, with the way to give it anew. */
void gatherings_no_time(struct turn *t, const char *press);

/* gatherings_course.c */
void gatherings_move(struct turn *t, int64_t id);
void gatherings_moved(struct turn *t, const struct answers *a, int64_t id);
void gatherings_cancel(struct turn *t, int64_t id);
void gatherings_cancelled(struct turn *t, int64_t id);
void gatherings_changed(struct turn *t, int64_t id, int step);

/* gatherings_after.c */
void gatherings_names(struct turn *t, int64_t id);
void gatherings_there(struct turn *t, int64_t id);
void gatherings_mark(struct turn *t, int64_t id);
void gatherings_all(struct turn *t, int64_t id);
void gatherings_minutes(struct turn *t, int64_t id);
void gatherings_minutes_given(struct turn *t, const struct answers *a, int64_t id);
void gatherings_after(struct turn *t, int64_t id, int step);

/* gatherings_curator.c */
void gatherings_meet(struct turn *t, int64_t person);
void gatherings_with(struct turn *t, int64_t id);
void gatherings_day(struct turn *t, int64_t id);
void gatherings_time(struct turn *t, int64_t id);
void gatherings_book(struct turn *t, int64_t id);

#endif
