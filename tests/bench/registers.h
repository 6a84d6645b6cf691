/* registers.h - what making a register costs, in a school of a thousand people. */
/* registers.h - what making a register costs the bot, in a school of a thousand. */
#ifndef TESTS_BENCH_REGISTERS_H
#define TESTS_BENCH_REGISTERS_H

/* Prints a line a register; the file is made anew, however many members it had. */
void registers_measure(const char *path, int members);

#endif
