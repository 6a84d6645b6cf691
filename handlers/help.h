/* help.h - what the files of asking for help show each other. Each screen is the card
 * "help" about the draft, so that whatever is typed meanwhile belongs to it. */
#ifndef HANDLERS_HELP_H
#define HANDLERS_HELP_H

#include "handlers/features.h"

enum {
    HELP_MENTORS_MOST = 4,  /* mentors that are offered, a row each */
    HELP_WORDS_MOST = 2000, /* letters of what a case is about, */
    HELP_TRIED_MOST = 1000, /* and of what was tried */
    HELP_FILES_MOST = 10,
};

/* help.c: the draft of the actor with this id; id 0: it is none, and how things are was
 * shown instead. */
struct help_case help_draft(struct turn *t, int64_t id);
/* Its files go with it. */
void help_drop(struct turn *t, const struct help_case *h);

/* help_asking.c: the first thing that is not chosen yet; `above` is a key, NULL: none. */
void help_next_step(struct turn *t, const struct help_case *h, const char *above);
/* Nobody else is ever offered it, or asked how urgent it is. */
bool help_is_for_adults(const struct help_case *h);
void help_choose_topic(struct turn *t, int64_t draft);
void help_choose_urgency(struct turn *t, int64_t draft);
void help_step_back(struct turn *t, int64_t draft);
/* help_whom.c */
void help_put_whom(struct turn *t, const struct help_case *h, const char *above);
void help_choose_whom(struct turn *t, int64_t draft);
bool help_is_of_state(const struct help_case *h); /* how the asker feels */
/* Who gets it now, as the draft stands, named one after another. `away` becomes who was
 * chosen and cannot answer, 0: they can. "": nobody is there. */
const char *help_readers(struct turn *t, const struct help_case *h, int64_t *away);
/* Who comes next when none of those answers; "": nobody. */
const char *help_next_readers(struct turn *t, const struct help_case *h);

/* help_preview.c */
void help_put_preview(struct turn *t, const struct help_case *h, const char *above);
void help_choose_others(struct turn *t, int64_t draft);
void help_press_send(struct turn *t, int64_t draft);
/* By when, in the school's zone, and in the reader's when their clock differs: a marked
 * line by `key`, or by the key of the same name with "_both". */
const char *help_by(struct turn *t, int64_t at, const char *key, const char *both,
                    const char *what);

/* help_words.c */
void help_wrote(struct turn *t, int64_t draft);
void help_corrected(struct turn *t, int64_t id, int64_t relay);
/* What came with this turn, and this file of it (0: none), become a part of the case
 * while nobody answers. NULL: it was kept; else the key of why not. */
const char *help_keep(struct turn *t, const struct help_case *h, int64_t file);
/* What was written so far, as lines of the card. */
void help_said(struct turn *t, struct card *c, const struct help_case *h);
bool help_is_empty(struct turn *t, const struct help_case *h);
void help_ask_tried(struct turn *t, int64_t draft);

#endif
