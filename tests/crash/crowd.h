/* crowd.h - people who use the bot, all at once, each in a closed loop: the next act
 * when the last one was answered, after a moment of thought. An act that is not answered
 * in time is a failure. What they did is counted, to be compared with the database. */
#ifndef CRASH_CROWD_H
#define CRASH_CROWD_H

#include "tests/crash/acts.h"
#include "tests/crash/check.h"
#include "tests/crash/watch.h"

enum { CURATORS = 10, MEMBERS = 25, JOINED_BEFORE = CURATORS + MEMBERS, NEWCOMERS = 15 };
enum { CROWD = JOINED_BEFORE + NEWCOMERS };
/* The last members are mentors, each with a partner who only answers; those before them
 * ask for help, and their partner is a mentor who gives it. */
enum { MENTORS = 10, FIRST_MENTOR = JOINED_BEFORE - MENTORS + 1, PARTNER = 1000 * 1000 };
enum { ASKERS = 8, FIRST_ASKER = FIRST_MENTOR - ASKERS, PARTNERS = MENTORS + ASKERS };

/* People have the numbers 1 to CROWD in the messenger; newcomers that follow go on. The
 * partner of one has theirs and PARTNER more. */
struct player {
    int64_t user;
    const struct act *way, *act; /* act: awaits its answer, or comes next */
    bool waits, came;            /* came: has begun */
    int64_t asked, next;         /* ticks */
    struct looked_at {
        int message;  /* the screen that they look at */
        char *markup; /* its buttons as JSON */
    } own, partner;
    char *press;        /* their last press, until it is answered */
    int kills;          /* before that press */
    int count[EFFECTS]; /* what they did */
    int lines;
    char line[32]; /* the last one that is to be passed on; "" before */
};

/* A press that was not answered when its person pressed again. */
struct late_press {
    char *press; /* NULL: it was answered later */
    bool killed; /* meanwhile the bot was */
};

struct crowd {
    void *mem;
    struct emulator *emulator;
    const struct watch *watch;
    struct check *check;
    const char *code;         /* of the link that newcomers follow */
    double patience;          /* seconds */
    bool resting;             /* nobody begins anything */
    char day[8], next_day[8]; /* "27.11", and the next one as buttons have it: "DgXY" */
    struct player players[CROWD];
    int64_t last_user;
    uint64_t random;

    /* What happened. */
    int64_t acts, answered;
    int64_t count[EFFECTS];
    int64_t slowest;         /* ticks: the longest wait for an answer */
    struct late_press *late; /* talloc array */
    int64_t lost_presses;    /* never answered, for the bot was killed meanwhile */
};

/* The people of school.h. Everything is on mem. */
void crowd_open(struct crowd *c, void *mem, const struct watch *watch,
                struct check *check, const char *code, uint64_t seed);
/* Whoever is ready acts; whoever waits too long is a failure. */
void crowd_step(struct crowd *c);
/* A call_seen of watch.h; the owner is the crowd. */
void crowd_see(void *crowd, const struct call_seen *call);
/* How many wait for an answer. */
int crowd_waiting(const struct crowd *c);
/* No more will be answered: presses that were not, without a kill, are failures. */
void crowd_end(struct crowd *c);

/* From 0 to below, from a seeded row. */
uint64_t random_below(uint64_t *state, uint64_t below);

#endif
