/* fits.h - all that is known of a school's mentees and mentors and bears on how well two
 * of them fit: read in a handful of queries, however many they are.
 *
 * Answers are those of the newest filled questionnaire; an answer that was skipped is
 * NULL. The lists are by id. */
#ifndef STORAGE_FITS_H
#define STORAGE_FITS_H

#include "storage/db.h"

/* Items of the questionnaires of mentees (the learners' one too) and of mentors. */
enum fit_item {
    FIT_DIRECTIONS, /* OE05; OM04 */
    FIT_RANKED,     /* OE06; OM05 */
    FIT_TOPICS,     /* OL01 */
    FIT_SUBJECT,    /* OE04; OM03 */
    FIT_REQUEST,    /* OE07 */
    FIT_MODE,       /* OE09; OM07 */
    FIT_HOURS,      /* OE10; OM09 */
    FIT_WHEN,       /* OE11; OM10 */
    FIT_WISHES,     /* OE12 */
    FIT_AVOID,      /* OE13; OM19 */
    FIT_EXCHANGE,   /* OE14; OM13 */
    FIT_SOURCE,     /* OM01 */
    FIT_CAPACITY,   /* OM08 */
    FIT_PRACTICE,   /* OM11 */
    FIT_TRAINING,   /* OM12 */
    FIT_ITEMS,
};

struct fit_person {
    int64_t id, number; /* id 0: past the last */
    const char *name;   /* "" where only codes are kept */
    const char *occupation;
    bool grown, learner;
    bool ready;               /* consent, guardian, neither waiting nor frozen */
    bool accepted;            /* as a mentor */
    bool started;             /* the questions of the beginning are answered */
    int64_t decided_by;       /* who accepted them; 0 */
    int64_t paused_until;     /* seconds UTC; 0 */
    int64_t since;            /* on this register */
    unsigned posts;           /* enum role: those confirmed */
    int taken, asked;         /* places as a mentor (candidates.h) */
    int led;                  /* matches as a mentee, proposed ones among them */
    int met_minutes;          /* of meetings held as a mentor in the last 30 days */
    int open_help, late_help; /* requests they are to answer; of these, late ones */
    int left_out;             /* rounds without a pair since they had one last */
    const char *answers[FIT_ITEMS];
};

struct fit_people {
    struct fit_person *all;
    size_t count;
};

/* Everybody on that register of the school who took no consent back; with `person` that
 * one alone. Place, load and posts are filled. `mentors`: of which register. */
struct fit_people fit_people_of(struct db *db, int64_t organisation, bool mentors,
                                int64_t person, int64_t now);

/* Two who were, or are, in one match of that school as mentor and mentee. */
struct fit_pair {
    int64_t mentor, mentee; /* mentor 0: past the last */
    enum { FIT_TOGETHER, FIT_EARLY, FIT_DECLINED } how;
};
/* Those who are together now, whose match ended early, or one of whom declined; with
 * `mentee` of that one alone. */
struct fit_pair *fit_pairs_of(struct db *db, int64_t organisation, int64_t mentee);

/* How many wait for a mentor: grown-up enough for the programme, on the register, neither
 * away nor in a match that is not over; and since when who waits longest (0: nobody).
 * Since when this person has been so; 0: they are not. */
int64_t fit_waiting(struct db *db, int64_t organisation, int64_t now, int64_t *since);
int64_t fit_waiting_since(struct db *db, int64_t person, int64_t now);

#endif
