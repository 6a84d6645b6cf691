/* api.h - just enough of the Bot API for one bot: its people are a crowd. */
#ifndef TESTS_BENCH_API_H
#define TESTS_BENCH_API_H

#include "tests/bench/crowd.h"

struct api;

/* Its network is slow by so many microseconds, one way. The crowd is the caller's. */
struct api *api_open(struct crowd *crowd, int64_t slow);
void api_close(struct api *a);
int api_port(const struct api *a);

/* Serves until the bot first waits for updates; the tick at which it asked, 0 when it has
 * not by `until`. */
int64_t api_first_poll(struct api *a, int64_t until);
void api_serve(struct api *a, int64_t until);
size_t api_requests(const struct api *a);

#endif
