/* form_stage.h - a bench for questionnaires: two people, what they are shown, what they
 * press and what is kept. */
#ifndef TESTS_FORM_STAGE_H
#define TESTS_FORM_STAGE_H

#include "tests/rig.h"

/* Set-up and tear-down of cmocka: *state is a rig with anna and ben. */
int form_stage_open(void **state);
int form_stage_close(void **state);

/* Anna's last message has these words; else the test ends. */
void form_shows(struct rig *r, const char *words);
/* Anna presses the button of that label; twice before the bot has seen the first. */
void form_push(struct rig *r, const char *label);
void form_push_twice(struct rig *r, const char *label);
/* That answer is in the database, once. */
void form_kept(struct rig *r, const char *item, const char *value);
/* The product was told these marks when the form "marks" was filled. */
void form_told(struct rig *r, const char *marks);

#endif
