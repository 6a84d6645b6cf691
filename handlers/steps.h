/* steps.h - what the two files of steps show each other. */
#ifndef HANDLERS_STEPS_H
#define HANDLERS_STEPS_H

#include "handlers/features.h"

/* "steps:<action>:<id>" */
const char *steps_press(struct turn *t, const char *action, int64_t id);
/* The actor's own match, in which they still work together; else id 0, and told so. */
struct match steps_match(struct turn *t, int64_t id);
/* The step that a button names, when it is in work; else id 0, and told so. */
struct agreed_step steps_named(struct turn *t, int64_t id);
/* May the actor say that it is done: its owner, or a mentor of the match? */
bool steps_may_finish(struct turn *t, const struct agreed_step *s);
/* And change or drop it: they, and who wrote it down. */
bool steps_may_change(struct turn *t, const struct agreed_step *s);
/* One step as a line. */
void steps_line(struct turn *t, struct card *c, int64_t reader,
                const struct agreed_step *s, int number);
/* The list; `done`: what was finished just now, with the way back; NULL: nothing. */
void steps_list(struct turn *t, int64_t match, int64_t skip,
                const struct agreed_step *done);

/* steps_write.c: whose it is, what, by when. */
void steps_add(struct turn *t, int64_t match);
void steps_give(struct turn *t, int64_t match);
void steps_wrote(struct turn *t, int64_t id);
void steps_change_due(struct turn *t, int64_t id);
void steps_until(struct turn *t, int64_t id);
void steps_ask_day(struct turn *t, int64_t id);
void steps_day_chosen(struct turn *t, const struct answers *a, int64_t id);

#endif
