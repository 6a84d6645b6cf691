/* help_mine.h - what the files of the asker's side show each other. */
#ifndef HANDLERS_HELP_MINE_H
#define HANDLERS_HELP_MINE_H

#include "handlers/features.h"

/* ---- help_mine.c ------------------------------------------------------------------- */

/* The sent case of the actor, no safety one; id 0: an old button, and that was said. */
struct help_case help_mine_find(struct turn *t, int64_t id);
/* May other mentors be asked in it at all: was a mentor asked, and not about how the
 * asker feels? */
bool help_mine_may_widen(const struct help_case *h);
void help_mine_wrote(struct turn *t, int64_t id);

/* ---- help_mine_card.c -------------------------------------------------------------- */

/* Somebody answers, and the asker talks in no other case: what they write under the card
 * is meant for that talk; the card says so while words flow there. */
bool help_mine_is_talk(struct turn *t, const struct help_case *h);

/* ---- help_mine_helped.c ------------------------------------------------------------ */

/* Is it time to ask whether it helped: a day after it was answered, or three? */
bool help_mine_is_due(const struct help_case *h, int64_t now);
/* Closed by its asker, who got an answer and has not said whether it helped? */
bool help_mine_is_asked(const struct help_case *h);
/* It helped, and the asker has not said whether others may read how; what they feel, and
 * what they told a psychologist, is not asked for. */
bool help_mine_may_show(const struct help_case *h);
void help_mine_answer(struct turn *t, int64_t id); /* "help_mine:helped:<case>:<word>" */
void help_mine_allow(struct turn *t, int64_t id);  /* "help_mine:allow:<case>:<1 or 0>" */
void help_mine_solved(struct turn *t, int64_t id); /* «Решилось» */
void help_mine_again(struct turn *t, int64_t id);  /* «Открыть снова» */
void help_mine_remind(struct turn *t, int64_t id, int unused); /* a promise */

/* ---- help_mine_list.c -------------------------------------------------------------- */

/* "help_mine:list:<how many that are over to pass>" */
void help_mine_list(struct turn *t, int64_t skip);

#endif
