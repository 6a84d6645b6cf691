/* stage.h - a school, its people, the emulator, a gate, and the real bot behind it.
 *
 * A check plays some time on it, does something bad, plays on, and ends; the end always
 * counts everything. All of it is in a folder of its own, which is taken away. */
#ifndef CRASH_STAGE_H
#define CRASH_STAGE_H

#include "tests/crash/count.h"
#include "tests/crash/gate.h"
#include "tests/crash/runner.h"

/* What was asked for on the command line. */
struct plan {
    const char *bot, *preload;
    int kills, seconds, outage;
    uint64_t seed;
};

struct stage {
    struct check *check;
    const struct plan *plan;
    void *mem;
    char *folder, *disk; /* disk: where the database is, within the folder */
    struct emulator *emulator;
    struct gate gate;
    struct runner bot;
    struct watch watch;
    struct crowd crowd;
    void (*also)(void *owner); /* done at every tick; may be NULL */
    void *also_owner;
    int repeats_most; /* of a chat at a start */
    bool may_repeat;  /* the same process may say things twice */
};

/* Everything is there and the bot does not run yet. */
void stage_open(struct stage *s, struct check *check, const struct plan *plan);
/* The same with the database on a file system of its own of so many bytes; false when
 * this machine does not let us mount one. */
bool stage_open_on_disk(struct stage *s, struct check *check, const struct plan *plan,
                        int64_t bytes);
/* People act for so long, whether the bot runs or not. */
void stage_play(struct stage *s, double seconds);
/* The same until the bot ends by itself, at most so long; its code, or STILL_RUNNING
 * after a complaint. */
int stage_play_to_end(struct stage *s, double seconds);
/* The next call of this method meets a fault of tests/emulator/control.h. */
void stage_fault(struct stage *s, const char *kind, const char *method);
/* kill -9. */
void stage_kill(struct stage *s);
/* Nobody begins anything; until everybody is answered, at most their patience. */
void stage_settle(struct stage *s);
/* The database, opened by us; the caller closes it. */
struct db *stage_db(struct stage *s);
/* Settles, waits until the outbox is empty, stops the bot, which must run, and counts. */
void stage_count(struct stage *s);
/* Takes all away. */
void stage_close(struct stage *s);

#endif
