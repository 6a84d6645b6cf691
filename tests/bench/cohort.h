/* cohort.h - what matching a whole cohort costs the bot, and the office beside it. */
#ifndef TESTS_BENCH_COHORT_H
#define TESTS_BENCH_COHORT_H

/* Prints a line an act, for 500 mentees and 300 mentors who have answered everything; the
 * file is made anew by school_make(), the office is the program in the folder above. */
void cohort_measure(const char *path, int members);

#endif
