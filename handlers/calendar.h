/* calendar.h - what the files of one feature share: the calendar of a school. */
#ifndef HANDLERS_CALENDAR_H
#define HANDLERS_CALENDAR_H

#include "handlers/features.h"

enum { CALENDAR_STAFF = CURATOR | DEPUTY };

/* calendar.c */
const char *calendar_zone(struct turn *t);
/* The year that began in the September of the number returned, at that date. */
int calendar_year_of(const char *date);
/* "holiday" and its like, or NULL; and the other way round, for what can be a number. */
const char *calendar_kind(const char *word);
const char *calendar_kind_at(size_t i);
size_t calendar_kind_number(const char *kind);
/* What it is called, for the actor. */
const char *calendar_name(struct turn *t, const struct school_days *d);
/* "26 октября – 3 ноября: Осенние каникулы" */
void calendar_line(struct card *c, struct turn *t, const struct school_days *d);
/* The one that is named by kind and first day in the button; kind NULL: none. */
struct school_days calendar_pressed(struct turn *t);
void calendar_show_year(struct turn *t, int year);
/* Its own screen; `key` (NULL: none) says what was just done. */
void calendar_show_days(struct turn *t, const struct school_days *d, const char *key);

/* calendar_days.c */
void calendar_add(struct turn *t, int64_t unused);
void calendar_ask(struct turn *t, int64_t unused);
void calendar_ask_dates(struct turn *t, int64_t unused);
void calendar_ask_name(struct turn *t, int64_t unused);
void calendar_keep(struct turn *t, int64_t unused);
void calendar_merge(struct turn *t, int64_t unused);
void calendar_remove(struct turn *t, int64_t unused);
void calendar_removed(struct turn *t, int64_t unused);
void calendar_dates_given(struct turn *t, const struct answers *a, int64_t about);
void calendar_name_given(struct turn *t, const struct answers *a, int64_t about);
bool calendar_length_asked(struct turn *t, const struct answers *a);
bool calendar_last_asked(struct turn *t, const struct answers *a);

/* calendar_presets.c */
void calendar_presets(struct turn *t, int64_t year);
void calendar_fill(struct turn *t, int64_t unused);
/* A word that a preset gives as a name has words in locales/. */
bool calendar_is_preset_name(const char *name);

/* calendar_hits.c: meetings that stand on a holiday. */
/* Adds how many there are, and the way to their list. */
void calendar_hits_line(struct card *c, struct turn *t, const struct school_days *d);
/* Everybody who takes part is asked in a while whether to move it. */
void calendar_hits_ask(struct turn *t, const char *first, const char *last);
void calendar_hits(struct turn *t, int64_t unused);
void calendar_leave(struct turn *t, int64_t meeting);
void calendar_hit(struct turn *t, int64_t meeting, int step);

/* calendar_bells.c, calendar_hours.c */
void calendar_bells(struct turn *t, int64_t unused);
void calendar_write(struct turn *t, int64_t unused);
void calendar_wrote(struct turn *t, int64_t unused);
void calendar_make(struct turn *t, int64_t unused);
void calendar_short(struct turn *t, int64_t unused);
void calendar_shortened(struct turn *t, int64_t unused);
void calendar_hours(struct turn *t, int64_t unused);
void calendar_weekday(struct turn *t, int64_t weekday);
void calendar_opens(struct turn *t, int64_t hour);
void calendar_closes(struct turn *t, int64_t hour);

#endif
