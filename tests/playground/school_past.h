/* school_past.h - the demo school's term lived through once more, for school_*.c: its
 * people press and write, in the order of time, and every promise comes due in between.
 *
 * An engine of its own with a clock of its own does it, so that nothing of pairs and
 * meetings stands in the database which the handlers did not put there. What they would
 * have sent is dropped. */
#ifndef PLAYGROUND_SCHOOL_PAST_H
#define PLAYGROUND_SCHOOL_PAST_H

#include "bot/engine.h"
#include "tests/playground/school_history.h"

/* In the order of school_pairs.c. */
enum past_pair {
    PAIR_LONG,     /* eight meetings, and the next one */
    PAIR_STOPPED,  /* over before its time */
    PAIR_SOLVED,   /* over, its goal reached */
    PAIR_SILENT,   /* three weeks without a meeting */
    PAIR_LOW,      /* its last meetings were marked low */
    PAIR_GROUP,    /* one mentor, three mentees */
    PAIR_RESTING,  /* on a pause */
    PAIR_LEARNER,  /* a learner, whose mother is told of times */
    PAIR_LEAVING,  /* one of them wishes for another mentor */
    PAIR_TWO_WAYS, /* each is the mentor in a topic */
    PAIR_FRESH,    /* they have not met yet */
    PAIR_AGREEING, /* the agreement is open */
    PAIR_ASKED,    /* one of them has not answered the proposal */
    PAIR_DRAFTED,  /* a curator is putting it together */
    PAIRS
};

struct past {
    const struct history *h;
    struct engine *engine;
    int64_t at; /* seconds UTC: how far it has been lived through */
    int events;
    int64_t pairs[PAIRS]; /* ids; 0: not formed yet */
    int64_t library;      /* the venue */
};

/* Lives through the term that ends with h->now. The school is there, and no transaction
 * is open; false with words in `why`. */
bool school_past(const struct history *h, struct buffer *why);

/* ---- school_past.c ---------------------------------------------------------------- */

/* Time goes on to that moment; one that has passed changes nothing. */
void past_until(struct past *p, int64_t at);
/* This user of the emulator presses a button with that data, or writes. */
__attribute__((format(printf, 3, 4))) void past_press(struct past *p, int64_t user,
                                                      const char *pattern, ...);
void past_say(struct past *p, int64_t user, const char *words);
/* What a handler would do in a turn of that user. */
void past_turn(struct past *p, int64_t user,
               void (*body)(struct turn *t, const void *what), const void *what);
/* So many days of work from today on, 1 for the next one; minutes after midnight. */
int64_t past_ahead(const struct past *p, int days, int minute);
/* The date there, so many days from that moment on: "2026-10-01". */
const char *past_date(const struct past *p, int64_t at, int days);
/* The program ends with these words when it is not so: the story has a mistake. */
void past_must(bool so, const char *what, int64_t id);

/* ---- school_calendar.c ------------------------------------------------------------ */

/* Terms, holidays, exams, a shortened day; lessons; places. */
void past_calendar(struct past *p);

/* ---- school_pairs.c --------------------------------------------------------------- */

/* The curator forms it, and all that it takes follows, as far as it has come. */
void past_form(struct past *p, enum past_pair which);
/* Its mentor, and its mentees by number; user 0: no more. */
int64_t past_mentor(enum past_pair which);
int64_t past_mentee(enum past_pair which, size_t i);

/* ---- school_meetings.c ------------------------------------------------------------ */

/* The mentor (or, by the mentee, the mentee) proposes one; the others confirm it when
 * `confirmed`. The type is the next one in order. */
void past_book(struct past *p, enum past_pair which, int64_t at, bool by_mentee,
               bool confirmed);
/* Every week from that moment to the other: accepted as a whole. */
void past_book_series(struct past *p, enum past_pair which, int64_t from, int64_t to);
/* The meeting that began then is over: each says so, marks it, and answers the question
 * for themselves, or passes it over. */
void past_hear(struct past *p, enum past_pair which, int64_t starts_at);
/* The monthly questions, if they wait for this user. */
void past_answer_pulse(struct past *p, int64_t user);

/* ---- school_help.c ---------------------------------------------------------------- */

/* When that request for help was sent; 0: there are no more. */
int64_t past_request_at(const struct history *h, size_t i);
/* It is sent, and answered, closed and shown to others as far as it has come. */
void past_request(struct past *p, size_t i);
/* People look for how others solved it; some find nothing. */
void past_search(struct past *p);

/* ---- school_term.c ---------------------------------------------------------------- */

/* Everything, in the order of time. */
void past_term(struct past *p);

#endif
