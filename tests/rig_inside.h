/* rig_inside.h - what the files of the bench show each other. */
#ifndef TESTS_RIG_INSIDE_H
#define TESTS_RIG_INSIDE_H

#include "locales/words.h"
#include "tests/rig.h"

struct words *rig_words(void);
/* Ends the test when the commit fails. */
void rig_must_commit(struct rig *r);
/* Closes the connection that looks at the tables. */
void rig_look_away(struct rig *r);
/* The texts of the feature "t", the same in every language. */
extern const char rig_texts[];

#endif
