/* promises.h - a hundred thousand promises that come due together, as they leave. */
#ifndef TESTS_BENCH_PROMISES_H
#define TESTS_BENCH_PROMISES_H

/* Prints a line for those of one second, and for those of one hour; the file is one of
 * school_make() with so many members. Dies when any is lost, doubled or out of order. */
void promises_measure(const char *path, int members);

#endif
