/* guardian.h - what the files of minors and their guardians show each other. */
#ifndef HANDLERS_GUARDIAN_H
#define HANDLERS_GUARDIAN_H

#include "handlers/features.h"

/* Puts the question for their own part to a minor whose guardian has agreed. */
void guardian_ask_minor(struct turn *t, const struct person *minor);
/* guardian_agree.c: stores a guardian's yes and takes the link's one use; false when it
 * was taken already. `kinship` is "parent" or "guardian". */
bool guardian_agree(struct turn *t, const struct link *l, const struct person *minor,
                    const char *kinship);
/* The card of one guardianship, for this curator. */
void guardian_desk_card(struct turn *t, int64_t curator, int64_t guardianship);
/* Every curator is shown that card, when they may be disturbed and while it is open. */
void guardian_desk_cards(struct turn *t, int64_t organisation, int64_t guardianship);
/* Every curator hears this about the minor of that number, when they may be disturbed. */
enum guardian_news {
    GUARDIAN_WRONG_HANDS, /* the link was opened by somebody under age or another learner
                           */
    GUARDIAN_DECLINED,
    GUARDIAN_SECOND_DECLINED,
    GUARDIAN_WITHDREW,
    GUARDIAN_MINOR_LEFT,
};
void guardian_desk_tell(struct turn *t, int64_t organisation, enum guardian_news news,
                        int64_t number);
/* A minor's number as it stands in their code. */
const char *guardian_number(struct turn *t, int64_t number);

/* guardian_term.c: the days of waiting, and how they end. */
enum { GUARDIAN_WAIT_DAYS = 30 };
/* From now on they wait; curators are shown their card. */
void guardian_term_begin(struct turn *t, const struct person *minor);
/* A guardian has agreed: as many days again for the minor's own answer. */
void guardian_term_answered(struct turn *t, int64_t minor);
void guardian_term_forget(struct turn *t, int64_t minor);
/* Destroys what is stored of a minor; `key` is what they hear last, in «ты». */
void guardian_wipe(struct turn *t, const struct person *minor, const char *key,
                   const char *ground);
/* A minor whose guardian fell away waits once more, and nothing is kept of them but that;
 * the curators hear. `key` tells the minor. */
void guardian_wait_again(struct turn *t, int64_t minor, const char *key);
/* guardian_view.c: what a guardian sees. */
void guardian_children(struct turn *t);

/* guardian_meetings.c: lines about each of the child's matches: how it stands, when and
 * where they meet, the goal. Nothing of it until the school has confirmed the guardian.
 */
void guardian_child_matches(struct turn *t, struct card *c, const struct guardianship *g);
/* Buttons that end the child's part in each of them, three at most. */
void guardian_child_endings(struct turn *t, struct card *c, const struct guardianship *g);

#endif
