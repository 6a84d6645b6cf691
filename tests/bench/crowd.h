/* crowd.h - simulated people: what they do, what they see, how long they waited.
 *
 * Everybody goes round one script of commands and presses, from a place of their own. In
 * a closed loop each acts again as soon as they are answered; in an open loop acts come
 * at a fixed rate whatever the bot does, and a wait is counted from when an act was to
 * begin, so that a slow bot cannot hide its slowness by being asked less. */
#ifndef TESTS_BENCH_CROWD_H
#define TESTS_BENCH_CROWD_H

#include "bot/base.h"
#include "tests/bench/scan.h"

struct crowd;

struct crowd_settings {
    size_t people;
    int64_t first_id, id_step; /* of their accounts */
    int rate;                  /* acts a second; 0: a closed loop */
};

struct crowd_result {
    size_t answered;
    double seconds;
    double p50, p99; /* milliseconds from an act to its answer */
};

struct crowd *crowd_new(const struct crowd_settings *settings);
void crowd_free(struct crowd *c);

/* From now on they act; a second call starts the measuring anew. */
void crowd_begin(struct crowd *c);
void crowd_measure(struct crowd *c);
struct crowd_result crowd_result(struct crowd *c);
/* Acts whose time has come begin; the tick of the next one, 0: none is planned. */
int64_t crowd_tick(struct crowd *c);

/* Updates from that id on, at most so many, as a JSON array; those before are forgotten.
 * How many were written. */
size_t crowd_updates(struct crowd *c, int64_t from, size_t most, struct buffer *out);

/* The bot has written (message 0) or edited: the message's id. Dies of a chat it does not
 * know, for then the bench measures something else than it says. */
int64_t crowd_shown(struct crowd *c, int64_t chat, int64_t message, struct scanned text,
                    struct scanned markup);
/* Adds the message as the Bot API tells it. */
void crowd_message(struct crowd *c, int64_t chat, int64_t message, struct buffer *out);

#endif
