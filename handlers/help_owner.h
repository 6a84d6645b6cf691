/* help_owner.h - what the files of the owner's card show each other. */
#ifndef HANDLERS_HELP_OWNER_H
#define HANDLERS_HELP_OWNER_H

#include "handlers/features.h"

/* A case as one of those who were told of it sees it. */
struct owner_view {
    struct help_case h;
    int64_t reader;
    bool owns;  /* it is theirs */
    bool reads; /* its words too; else its topic, age and times alone */
};

/* ---- help_owner.c ------------------------------------------------------------------ */

/* The case that the actor was told of; id 0: none, and an old button was said. Never a
 * safety case. */
struct help_case help_owner_case(struct turn *t, int64_t id);
/* The actor answers, by then (0: as promised). True when it is theirs now, also when it
 * was before; else how things are was shown. `h` is read anew. */
bool help_owner_takes(struct turn *t, int64_t id, int64_t answer_by, struct help_case *h);

/* ---- help_owner_card.c --------------------------------------------------------------
 */

struct owner_view help_owner_view(struct turn *t, const struct help_case *h,
                                  int64_t reader);
/* By when it is answered, in the zones of the school and of the reader, or how late it
 * is; a marked line. */
const char *help_owner_by(struct turn *t, const struct owner_view *v);
/* Has its owner said something, so that nothing is promised any more? */
bool help_owner_is_kept(const struct help_case *h);
/* How late it is: "2 ч"; "" when it is not. */
const char *help_owner_late(struct turn *t, const struct help_case *h, int64_t reader);

/* ---- help_owner_buttons.c ------------------------------------------------------------
 */

/* What this reader can do with it now. */
void help_owner_buttons(struct turn *t, struct card *c, const struct owner_view *v);
/* May this reader give it to somebody else? The owner, and a curator while it waits. */
bool help_owner_may_pass(struct turn *t, const struct owner_view *v);
/* Is the end of the working day that «today» promises on this very day? */
bool help_owner_is_today(struct turn *t, const struct help_case *h, int64_t *until);
/* "help_owner:show:41" */
const char *help_owner_press(struct turn *t, const char *action, int64_t id);

/* ---- help_owner_words.c --------------------------------------------------------------
 */

/* What was written and attached, as lines of the card. */
void help_owner_words(struct turn *t, struct card *c, const struct owner_view *v);
/* Is there more of it than the card shows? */
bool help_owner_is_cut(const struct help_case *h);
/* The actor reads it: the first time its files come as messages. */
void help_owner_opened(struct turn *t, const struct help_case *h);
void help_owner_files(struct turn *t, int64_t id); /* the actions */
void help_owner_whole(struct turn *t, int64_t id);

/* ---- help_owner_pass.c ---------------------------------------------------------------
 */

void help_owner_pass(struct turn *t, int64_t id); /* the actions */
void help_owner_mentors(struct turn *t, int64_t id);
void help_owner_to(struct turn *t, int64_t id);
void help_owner_next(struct turn *t, int64_t id);
void help_owner_ask(struct turn *t, int64_t id);

/* ---- help_owner_list.c ---------------------------------------------------------------
 */

void help_owner_list(struct turn *t, int64_t skip);

/* ---- help_owner_meet.c ---------------------------------------------------------------
 */

void help_owner_meet(struct turn *t, int64_t id);

#endif
