/* help_desk.h - what the files of the curator's queue show each other.
 *
 * Whoever oversees sees topic, urgency, age and times, and who has it; the asker's words
 * stand on the owner's card alone, for whom they were meant (domain.md 6.5). */
#ifndef HANDLERS_HELP_DESK_H
#define HANDLERS_HELP_DESK_H

#include "handlers/features.h"

enum { DESK_STAFF = CURATOR | DEPUTY, DESK_SEES = CURATOR | DEPUTY | HEAD };

/* ---- help_desk_late.c: how long, how late (domain.md 4.9 RF-06) ---------------------
 */

/* So many minutes of open school, as the actor reads it: "3 рабочих часа". */
const char *help_desk_span(struct turn *t, int64_t minutes);
/* When it was asked and how long it waits; by when an answer is promised or how late it
 * is; who has it: lines of a card. */
void help_desk_times(struct turn *t, struct card *c, const struct help_case *h);
void help_desk_late(struct turn *t, int64_t id, int twice); /* its due */

/* ---- help_desk_case.c: one of them --------------------------------------------------
 */

/* The case, if the actor oversees it; id 0: not, and an old button was said. */
struct help_case help_desk_find(struct turn *t, int64_t id);
/* Its card; `news` is a line above, NULL: none. */
void help_desk_put(struct turn *t, int64_t id, const char *news);
/* Has it stayed as it was when the button was made? Its version stands at that place of
 * the button. Else how things are is shown. */
bool help_desk_unmoved(struct turn *t, const struct help_case *h, int place);
/* "help_desk:case:41" */
const char *help_desk_press(struct turn *t, const char *action, int64_t id);
void help_desk_case(struct turn *t, int64_t id); /* the actions */
void help_desk_take(struct turn *t, int64_t id);

/* ---- help_desk_past.c: what happened to it ------------------------------------------
 */

/* Who was told, and what happened, without anybody's words: lines of a card. */
void help_desk_told(struct turn *t, struct card *c, const struct help_case *h);
void help_desk_past(struct turn *t, struct card *c, const struct help_case *h);

/* ---- help_desk_pass.c: to somebody else ---------------------------------------------
 */

/* A way to other mentors: to choose one, or to ask the asker whether one may. */
void help_desk_mentors(struct turn *t, struct card *c, const struct help_case *h);
void help_desk_pass(struct turn *t, int64_t id); /* the actions */
void help_desk_search(struct turn *t, int64_t id);
void help_desk_wrote(struct turn *t, int64_t id);
void help_desk_to(struct turn *t, int64_t id);
void help_desk_suggest(struct turn *t, int64_t id);

/* ---- help_desk_notes.c --------------------------------------------------------------
 */

void help_desk_notes(struct turn *t, int64_t id); /* the actions */
void help_desk_write(struct turn *t, int64_t id);
void help_desk_written(struct turn *t, const struct answers *a, int64_t id);

/* ---- help_desk_figures.c, help_desk_terms.c -----------------------------------------
 */

void help_desk_figures(struct turn *t, int64_t days);
void help_desk_terms(struct turn *t, int64_t unused);
void help_desk_set(struct turn *t, int64_t unused);

#endif
