/* help_owned.h - what must hold of every request for help at every moment: it is owned by
 * somebody who may answer it and has been told, or will be at the end of their own quiet
 * hours; or it is over because its asker said so, left, or did not say whether it helped.
 */
#ifndef TESTS_HELP_OWNED_H
#define TESTS_HELP_OWNED_H

#include "tests/story_inside.h"

struct help_owned {
    struct story *s;
    int asked;                /* the id of the last one that was sent */
    int held, alone, climbed; /* looks at an owner; when nobody else was there; above */
};

/* Fails the test, and prints the history of the case, when it does not. */
void help_owned_look(struct help_owned *o);

#endif
