/* pairs.h - what pairs and their meetings cost the bot, among thousands of them. */
#ifndef TESTS_BENCH_PAIRS_H
#define TESTS_BENCH_PAIRS_H

/* Prints a line an act; the file is one of school_make() with so many members, of whom
 * the first ones become pairs with a year of meetings behind them. */
void pairs_measure(const char *path, int members);

#endif
