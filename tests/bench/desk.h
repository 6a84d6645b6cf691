/* desk.h - the curator's desk of a school of a thousand people and five hundred pairs
 * with a year behind them, alone in its database and as one of ten. */
#ifndef TESTS_BENCH_DESK_H
#define TESTS_BENCH_DESK_H

void desk_measure(const char *path, int members);

#endif
