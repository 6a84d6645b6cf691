/* child.h - the bot, or the bare client, as a process of its own on a core of its own,
 * watched from outside. */
#ifndef TESTS_BENCH_CHILD_H
#define TESTS_BENCH_CHILD_H

#include <sys/types.h>

#include "bot/base.h"

/* The first two cores this process may use; false when there is only one. */
bool cores_find(int cores[2]);
/* From here on this process runs there alone. */
void core_take(int core);

/* What the program is told, in its environment. */
struct child_settings {
    const char *program, *folder; /* absolute; it is its working folder */
    int core, port;
    const char *database; /* within the folder */
};

pid_t child_start(const struct child_settings *settings);
/* Asks it to stop, and waits. Dies when it did not end well. */
void child_stop(pid_t pid);

/* Microseconds of processor time so far, of all its threads. */
int64_t child_time(pid_t pid);
struct child_memory {
    double anonymous, resident, peak; /* MiB now; the peak is of the resident */
};
struct child_memory child_memory(pid_t pid);

#endif
