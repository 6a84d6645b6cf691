/* ceiling.h - how much the load maker itself can take: a client of bare sockets asks it
 * for what the bot would, from the other core. */
#ifndef TESTS_BENCH_CEILING_H
#define TESTS_BENCH_CEILING_H

#include "bot/base.h"

struct ceiling {
    double requests; /* a second */
    double own;      /* microseconds of ours a request */
};

struct ceiling ceiling_measure(int client_core, double seconds);

#endif
