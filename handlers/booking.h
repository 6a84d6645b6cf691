/* booking.h - what the files of booking share.
 *
 * All that was chosen so far stands in the buttons of the screen, as a plan: letters and
 * numbers, "M1T2A12abc". A plan is read anew at every press, and its rows with it: a
 * forged or late one is none. Only words that are typed need more: the plan that the
 * screen in front shows is kept for them (storage/bookings.h). */
#ifndef HANDLERS_BOOKING_H
#define HANDLERS_BOOKING_H

#include "handlers/features.h"

enum { OFFERS_MOST = 3, TOGETHER_MOST = 32, VENUES_MOST = 12, REPEATS_MOST = 40 };
enum { PLACE_OPEN = -1, PLACE_LATER = 0, PLACE_TYPED = -2 };
enum { ONCE, EVERY_WEEK, EVERY_FORTNIGHT, EVERY_MONTH };

struct plan {
    int64_t match, meeting, with; /* a new one of that match; or that one, moved; or a
                                     new one with that person */
    int version;                  /* of the meeting */
    int type;                     /* a place in the list of types, from 1 */
    int64_t topic;                /* 0: none */
    int minutes;
    int64_t venue; /* an id, or PLACE_ */
    int64_t at[OFFERS_MOST];
    size_t count;  /* of at: minutes since 1970 */
    int64_t day;   /* days since 1970; 0: none is being chosen */
    int every;     /* ONCE, EVERY_ */
    int64_t until; /* the last day of a series; 0: as long as the match lasts */
    int why;       /* a reason for another type, from 1; 0: none was told */
    /* what the rows say */
    struct match m;
    struct meeting g;
    int64_t people[TOGETHER_MOST]; /* who takes part; ended by 0 */
    bool grown;                    /* all of them */
    bool learners;                 /* one of them */
    const char *zone;
};

/* ---- booking_plan.c --------------------------------------------------------------- */

/* The plan that stands in the button; false when it is none, or not the actor's to
 * carry out: an old button then. */
bool plan_pressed(struct turn *t, struct plan *p);
/* The same of kept words; says nothing. */
bool plan_read(struct turn *t, const char *text, struct plan *p);
/* Reads the rows of a plan that was put together by hand. */
bool plan_found(struct turn *t, struct plan *p);
const char *plan_text(struct turn *t, const struct plan *p);
/* "booking:day:" and the plan. */
const char *plan_press(struct turn *t, const char *action, const struct plan *p);
/* The same with another first time, or with one more; with that day. */
struct plan plan_with_time(struct plan p, int64_t minutes);
struct plan plan_on(struct plan p, int64_t day);
/* The times that were chosen, the soonest first. */
void plan_sort(struct plan *p);
/* Names of the others, as the actor reads them. */
const char *plan_partners(struct turn *t, const struct plan *p);

/* ---- booking_types.c -------------------------------------------------------------- */

const char *type_at(int type);    /* "M1".."M5" "MC".. from 1; NULL: there is none */
int type_named(const char *code); /* 0: there is none */
/* What it is called, and what it is for: keys of locales/. */
const char *type_key(struct turn *t, int type);
const char *purpose_key(struct turn *t, int type);
/* The one that comes next in this match. */
int type_next(struct turn *t, const struct match *m);
/* Would this one come before its turn? */
bool type_skips(struct turn *t, const struct plan *p);
void booking_choose_type(struct turn *t, int64_t unused);
void booking_set_type(struct turn *t, int64_t unused);
void booking_set_why(struct turn *t, int64_t unused);
void booking_choose_long(struct turn *t, int64_t unused);
void booking_set_long(struct turn *t, int64_t unused);
/* Reverse mentoring: false when no topic is to be asked. */
bool booking_ask_topic(struct turn *t, const struct plan *p);
void booking_set_topic(struct turn *t, int64_t unused);
/* The word why a type came before its turn; "" for 0. */
const char *why_word(int why);

/* ---- booking_days.c --------------------------------------------------------------- */

int64_t day_number(struct turn *t, const char *date); /* days since 1970 */
const char *day_date(struct turn *t, int64_t day);
int day_weekday(int64_t day); /* 1 is Monday */
/* What the clock on the wall shows then: minutes of the day, also on a day of 23 or 25
 * hours. */
int minute_on(struct turn *t, const char *zone, int64_t at);
/* May something be on that day: not past, no holiday, not too far? */
bool day_is_open(struct turn *t, const struct plan *p, int64_t day);
struct value weekday_(const char *blank, struct turn *t, int64_t day);
/* Noon of that day there: for day_(). */
int64_t day_noon(struct turn *t, const struct plan *p, int64_t day);
void booking_days_show(struct turn *t, const struct plan *p, const char *key);
void booking_days(struct turn *t, int64_t unused);
void booking_month(struct turn *t, int64_t unused);
void booking_until(struct turn *t, int64_t unused);

/* ---- booking_times.c -------------------------------------------------------------- */

void booking_times_show(struct turn *t, const struct plan *p, const char *key);
void booking_times(struct turn *t, int64_t unused);
/* The hours of a part of the day (struct told_time); all of them, when it is over. */
void booking_part_show(struct turn *t, const struct plan *p, int part);
void booking_hours(struct turn *t, int64_t unused);
void booking_quarters(struct turn *t, int64_t unused);

/* ---- booking_check.c -------------------------------------------------------------- */

/* The key of what is against this moment (seconds UTC), NULL: nothing. */
const char *moment_wrong(struct turn *t, const struct plan *p, int64_t at);
/* Lines about other meetings at these times, nights, breaks of people. */
void booking_warn(struct turn *t, struct card *c, const struct plan *p);
/* The kind of the match allows no further meeting. */
bool booking_is_full(struct turn *t, const struct plan *p);
/* An open meeting of these people that begins then; id 0: none. */
struct meeting booking_same(struct turn *t, const struct plan *p, int64_t at);

/* ---- booking_places.c ------------------------------------------------------------- */

/* Where these may meet, in the order in which it is offered. */
size_t booking_venues(struct turn *t, const struct plan *p, struct venue *out,
                      size_t room);
/* The place of the plan, into the meeting; false when these may not meet there. */
bool booking_place(struct turn *t, const struct plan *p, struct meeting *g);
/* The screen with what is proposed, whose last tap sends it. */
void booking_summary_show(struct turn *t, const struct plan *p, const char *key);
void booking_summary(struct turn *t, int64_t unused);
void booking_where(struct turn *t, int64_t unused);
void booking_more(struct turn *t, int64_t unused);

/* ---- booking_screen.c ------------------------------------------------------------- */

/* The screen, with a line on top (NULL: none), whom and what it is about. */
struct card *booking_screen(struct turn *t, const struct plan *p, const char *key);
/* Lines of the times that were chosen, each in the zones of place and reader. */
void booking_lines(struct turn *t, struct card *c, const struct plan *p);
/* Shows it, and keeps the plan for words that may be typed; after a "+" when a time that
 * is typed is one more, and not another one. */
void booking_put(struct turn *t, struct card *c, const struct plan *p);
void booking_leave(struct turn *t, int64_t unused);

/* ---- booking_send.c, booking_move.c, booking_offers.c, booking_words.c ------------ */

void booking_send(struct turn *t, int64_t unused);
void booking_begin_move(struct turn *t, int64_t meeting);
void booking_moved(struct turn *t, int64_t unused);
void booking_again(struct turn *t, int64_t meeting);
void booking_reasons_show(struct turn *t, const struct plan *p, const char *key);
/* Stores the times of the plan as offers when there is more than one. */
void booking_offer(struct turn *t, int64_t meeting, const struct plan *p);
void booking_offer_passed(struct turn *t, int64_t meeting, int step);
void booking_pick_offer(struct turn *t, int64_t meeting);
void booking_other_times(struct turn *t, int64_t meeting);
void booking_wrote(struct turn *t, int64_t unused);
bool booking_understands(struct turn *t, int64_t unused);
/* Words for a day and a time, for this plan: goes on with what was understood; false when
 * nothing was. */
bool booking_told(struct turn *t, struct plan *p, const char *words);
/* The day screen, or before it the topic; nothing when there is no place for more. */
void booking_open(struct turn *t, struct plan *p);

/* ---- booking_series.c, series.c --------------------------------------------------- */

/* The days of the series that begins with the first time of the plan, holidays left out;
 * how many there are, at most REPEATS_MOST; `skipped` the days that were passed over. */
size_t repeats_of(struct turn *t, const struct plan *p, int64_t at[REPEATS_MOST],
                  int64_t skipped[REPEATS_MOST], size_t *skipped_count);
const char *repeats_word(int every); /* "week" "fortnight" "month" */
void booking_repeat(struct turn *t, int64_t unused);
void booking_repeats_lines(struct turn *t, struct card *c, const struct plan *p);
/* It was booked: the others are asked once about all of it, the actor is shown it. */
void series_proposed(struct turn *t, int64_t id);
/* The message that was pressed becomes its card, which says that it was sent. */
void series_show_sent(struct turn *t, int64_t id);

#endif
