/* flags.h - what the day's round of the flags costs the bot, in ten schools of five
 * hundred pairs with a year behind them. */
#ifndef TESTS_BENCH_FLAGS_H
#define TESTS_BENCH_FLAGS_H

/* Prints a line for one school alone and one for ten side by side; the file is one of
 * school_make() with so many members. */
void flags_measure(const char *path, int members);

#endif
