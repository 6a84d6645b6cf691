/* safety.h - what the files of the safety route share. One feature: its actions, promises
 * and words begin with "safety". */
#ifndef HANDLERS_SAFETY_H
#define HANDLERS_SAFETY_H

#include "handlers/features.h"

/* ---- safety_adults.c: who hears, and who comes next ------------------------------- */

enum { ADULTS_MOST = 24, UNHEARD_AFTER = 30 * MINUTE };
struct adults {
    int64_t ids[ADULTS_MOST];
    size_t count;
};
/* Whom it goes to at once, and, in order, all who hear later when none of those takes it.
 * Never the asker, a member of its match, or who is left out. */
struct adults safety_first(struct turn *t, const struct help_case *h);
struct adults safety_after(struct turn *t, const struct help_case *h);
/* All of both, and those whom the asker has left out: who may be left out of it. */
struct adults safety_everybody(struct turn *t, const struct help_case *h);
bool safety_is_among(const struct adults *a, int64_t person);
/* These hear of it from now on, the first of them owns it; all are told at once. */
void safety_widen(struct turn *t, const struct help_case *h, const struct adults *to);
/* Everybody who was told is told once more, and half an hour later the next ones. */
void safety_call(struct turn *t, int64_t id);
/* Promises: one adult is told, unless somebody else has taken it; is told in any case;
 * nobody has taken it; who took it has not said that they talked. */
void safety_tell(struct turn *t, int64_t id, int step);
void safety_remind(struct turn *t, int64_t id, int step);
void safety_unheard(struct turn *t, int64_t id, int step);
void safety_still(struct turn *t, int64_t id, int step);
void safety_undelivered(struct turn *t, int64_t person, int64_t id, const char *why);

/* ---- safety.c, safety_whom.c: a draft --------------------------------------------- */

/* The actor's draft; else shows where it is by now, or that the button is old. */
bool safety_found_draft(struct turn *t, int64_t id, struct help_case *h);
/* Who was left out of it, as lines. */
void safety_add_left_out(struct turn *t, struct card *c, const struct help_case *h);
void safety_whom(struct turn *t, int64_t id);
void safety_leave(struct turn *t, int64_t id);
void safety_pair(struct turn *t, int64_t id);
void safety_clear(struct turn *t, int64_t id);

/* ---- safety_own.c: the asker ------------------------------------------------------ */

/* The actor's own case after it was sent, with this line above (NULL: none). */
void safety_put_own(struct turn *t, const struct help_case *h, const char *above);
/* What a draft holds becomes a part of the actor's case that is open already. */
void safety_join(struct turn *t, const struct help_case *draft, int64_t id);
/* "safety:safe:<case>" asks once more, "safety:is_safe:<case>" tells the adult. */
void safety_safe(struct turn *t, int64_t id);
void safety_is_safe(struct turn *t, int64_t id);
void safety_again(struct turn *t, int64_t id);
/* Words and files under the card: more of the asker's case, a draft or not. */
void safety_wrote(struct turn *t, int64_t id);
void safety_corrected(struct turn *t, int64_t id, int64_t relay);

/* ---- safety_card.c: the adult ----------------------------------------------------- */

/* The case when the actor may read it: was told, and is not left out; id 0: not. */
struct help_case safety_for(struct turn *t, int64_t id);
/* The same; false when it is not, and the actor was told that the button is old. */
bool safety_found_case(struct turn *t, int64_t id, struct help_case *h);
void safety_put_case(struct turn *t, const struct help_case *h, const char *above);
/* The card of everybody who was told, where it stands: that somebody has it now. */
void safety_refresh(struct turn *t, const struct help_case *h);
void safety_list(struct turn *t, int64_t skip);
void safety_take(struct turn *t, int64_t id);
void safety_talked(struct turn *t, int64_t id);
void safety_files(struct turn *t, int64_t id);

/* safety_hand.c: to another adult, and what they write down for each other. */
void safety_hand(struct turn *t, int64_t id);
void safety_to(struct turn *t, int64_t id);
void safety_notes(struct turn *t, int64_t id);
void safety_note(struct turn *t, int64_t id);
void safety_noted(struct turn *t, const struct answers *a, int64_t id);

/* ---- safety_helpline.c ------------------------------------------------------------ */

void safety_ask_helpline(struct turn *t, int64_t unused);
void safety_helpline_told(struct turn *t, const struct answers *a, int64_t school);

/* ---- safety_meetings.c ------------------------------------------------------------ */

/* Names the actor's meetings ahead in that match, and how not to go there. */
void safety_add_meetings(struct turn *t, struct card *c, const struct help_case *h);
/* Those of two are cancelled, while a case of the actor's is open there. */
void safety_free(struct turn *t, int64_t id);

#endif
