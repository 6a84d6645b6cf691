/* outcomes.h - what became of a meeting: how each side was asked, and what they said.
 *
 * attendee.asked counts the questions: ASKED once; ASKED_AGAIN, because the sides
 * differed; ASKED_TWICE, that was answered too. What was said stands until the same
 * person says something else, so that a second answer can meet the first one of the
 * other side. */
#ifndef STORAGE_OUTCOMES_H
#define STORAGE_OUTCOMES_H

#include "storage/meetings.h"

enum { ASKED = 1, ASKED_AGAIN, ASKED_TWICE };

/* The one of a match whose beginning lies in [from, until), not cancelled before; id 0:
 * none. */
struct meeting meeting_between(struct db *db, int64_t match, int64_t from, int64_t until);

/* ---- asking ----------------------------------------------------------------------- */

/* Nobody was asked and nobody has said anything: it is on another day now. */
void outcome_ask_anew(struct db *db, int64_t meeting);
void outcome_asked(struct db *db, int64_t meeting, int64_t person);
/* Those who have said something are to be asked again; false when they were before. */
bool outcome_ask_again(struct db *db, int64_t meeting);
/* What this person says ("yes" "shorter" "moved" "no"), if they are still asked; false
 * when they have answered. */
bool outcome_tell(struct db *db, int64_t meeting, int64_t person, const char *held,
                  int minutes, int64_t now);
/* They marked themselves as there, and say now that it was not. */
void outcome_unmark(struct db *db, int64_t meeting, int64_t person);
/* Why not: a word. */
void outcome_reason(struct db *db, int64_t meeting, int64_t person, const char *reason);
/* Why the meeting was not: a word of those who were asked. */
void outcome_explain(struct db *db, int64_t meeting, const char *reason);

/* ---- marks ------------------------------------------------------------------------ */

/* They say that what is marked is wrong; false when they did before. */
bool outcome_dispute(struct db *db, int64_t meeting, int64_t person, int64_t now);
/* Somebody decided: nothing is disputed any more. */
void outcome_disputes_end(struct db *db, int64_t meeting);

#endif
