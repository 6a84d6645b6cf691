/* help_cases.h - what requests for help cost the bot, among a few and among thousands. */
#ifndef TESTS_BENCH_HELP_CASES_H
#define TESTS_BENCH_HELP_CASES_H

/* Prints a line an act, for two thousand open cases and for fifty thousand; the file is
 * made anew by school_make() with so many members. */
void help_cases_measure(const char *path, int members);

#endif
