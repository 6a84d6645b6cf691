/* screens.h - what each screen costs the bot, among many people. */
#ifndef TESTS_BENCH_SCREENS_H
#define TESTS_BENCH_SCREENS_H

/* Prints a line a screen; the file is one of school_make() with so many members. */
void screens_measure(const char *path, int members);

#endif
