/* digest_term.h - a term of a school as it went, kept as plain arrays: thrown by dice,
 * put into the database as rows when their time has come, and counted once more for what
 * the digest of a Monday must say of it (digest_term_test.c).
 *
 * Time is days from the first Monday and minutes of a day; the school is in Berlin, and
 * the clocks go back on the 49th day. */
#ifndef TESTS_DIGEST_TERM_H
#define TESTS_DIGEST_TERM_H

#include "tests/rig.h"

enum {
    TERM_DAYS = 84,
    PAIRS = 14, /* two of them begin late */
    MENTEES = 20,
    MENTORS = 14,
    MEETINGS_MOST = 300,
    CASES = 16,
    HOLIDAY_FIRST = 42,
    HOLIDAY_LAST = 50, /* a Tuesday: the digest comes on Wednesday */
    EXAMS_FIRST = 70,
    EXAMS_LAST = 72,
    NEVER = 100000, /* a day that does not come */
    SIDES = 2,
};
enum { MENTOR_SIDE, MENTEE_SIDE };

struct pair {
    int64_t person[SIDES];
    int begins, ends, every;           /* days; at noon */
    int rests, goes_on;                /* the pair's own pause: from noon to noon */
    int mentor_leaves, mentor_is_back; /* and the mentor's */
};
struct was_asked {  /* one side, after a meeting */
    int64_t filled; /* 0: never */
    int mark;       /* PME1, of a mentee */
};
struct meeting_was {
    int pair;
    int64_t booked, agreed, called_off, starts, settled; /* 0: never */
    int by;              /* who called it off: a side; SIDES: a curator */
    const char *outcome; /* once it is settled */
    struct was_asked side[SIDES];
    const char *written;  /* what stands in the database; NULL: nothing yet */
    bool answered[SIDES]; /* so do the marks */
};
struct case_was {
    int64_t asked, promised, answered, closed; /* 0: never */
    bool helped;
    const char *written;
};
struct person_was {
    int64_t id;
    int joined; /* a day, noon */
    bool learner, teacher, young;
};
struct term {
    struct rig *r;
    unsigned seed, dice;
    int64_t begins; /* the first midnight */
    struct person_was mentees[MENTEES], mentors[MENTORS];
    struct pair pairs[PAIRS];
    struct meeting_was meetings[MEETINGS_MOST];
    int meeting_count;
    struct case_was cases[CASES];
    int pair_written[PAIRS], away_written[PAIRS], figures_written;
};
enum pair_state { NOT_BEGUN, RUNS, RESTS, RUNS_AGAIN, OVER };

/* ---- digest_term.c: what happens, and the rows of it --------------------------------
 */

void term_begin(struct term *t, unsigned seed);
/* digest_term_rows.c: all that has happened by now stands in the database. */
void term_write(struct term *t);
int64_t term_at(const struct term *t, int day, int minute);
int term_day(const struct term *t, int64_t at);
bool term_is_closed(int day); /* holidays */
bool term_counts(int day);    /* neither holidays nor exams */
enum pair_state term_pair(const struct term *t, int pair, int64_t now);
bool term_was_held(const char *status);
/* What it is by then: a status, NULL before it is booked. */
const char *term_status(const struct meeting_was *m, int64_t now);
/* The day on which the school is told a figure, and it. */
struct term_figure {
    const char *name;
    int day, value;
};
extern const struct term_figure term_figures[4];

/* ---- digest_term_expect.c -----------------------------------------------------------
 */

enum { LINES_MOST_TERM = 80, FLAGS_SINCE_ANY = -1 };

struct term_line {
    char what[64];   /* "flag RF-02 of 3": whom and which, found only once */
    char number[96]; /* "2 gap 25/9": severity, fact, both numbers */
    int64_t since;   /* FLAGS_SINCE_ANY: not looked at */
    int rank;        /* its place in the order of domain.md 4.11 */
};
struct term_digest {
    struct term_line line[LINES_MOST_TERM];
    int count;
};
enum { SIGNS = 4 };
/* What earlier mornings found: the last one on which each sign of an early end was open
 * (RF-30), and since when RF-03 is so: a flag that stays tells its earliest. */
struct term_memory {
    int last[PAIRS][SIGNS];
    int64_t failing_since[PAIRS]; /* 0: it is not */
};
/* What was found this morning at six. */
void term_morning(const struct term *t, struct term_memory *m, struct term_digest *out,
                  int day);
/* Since when a mentee waits for a pair; 0: has one. */
int64_t term_alone_since(const struct term *t, int mentee, int64_t now);
/* digest_term_news.c: the other lines, as of now. */
void term_news(const struct term *t, struct term_digest *out, int64_t now);
void term_add(struct term_digest *d, int rank, int64_t since, const char *what,
              const char *format, ...) __attribute__((format(printf, 5, 6)));

enum {
    RANK_RED = 1,
    RANK_HELP,
    RANK_MEET,
    RANK_LOW,
    RANK_NEVER,
    RANK_NOBODY,
    RANK_WAITING,
    RANK_ANSWERS,
    RANK_WEEK,
    RANK_HELD,
    RANK_HELPED,
    RANK_MILE,
    RANK_GLAD,
    RANK_SHARE, /* four of them */
    RANK_MISSING = RANK_SHARE + 4,
    RANK_RESPONSE,
};

#endif
