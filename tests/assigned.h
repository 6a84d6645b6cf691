/* assigned.h - the best assignment found in another way than the office finds it. */
#ifndef TESTS_ASSIGNED_H
#define TESTS_ASSIGNED_H

enum { NEVER = -1, ALONE_COST = 1000 * 1000 };

struct problem {
    int rows, columns;
    int *room, *score; /* NEVER: not allowed */
};

/* The cost of the best: what is not reached of a thousand by each row that is placed, and
 * ALONE_COST for each that is left out. */
long assigned_least(void *mem, const struct problem *p);

#endif
