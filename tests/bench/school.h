/* school.h - a database of one school with many members, all of whom may act. */
#ifndef TESTS_BENCH_SCHOOL_H
#define TESTS_BENCH_SCHOOL_H

#include "bot/base.h"

enum { SCHOOL_FIRST_ID = 100000001 }; /* the account of the first member; then one more */

/* Makes the file anew. Members are mentees who have seen nothing yet. */
void school_make(const char *path, int64_t members);

#endif
