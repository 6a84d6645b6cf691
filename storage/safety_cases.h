/* safety_cases.h - of the cases for the safeguarding adults alone (cases.h, `safety`):
 * who is in one, and what it stops meanwhile. */
#ifndef STORAGE_SAFETY_CASES_H
#define STORAGE_SAFETY_CASES_H

#include "storage/cases.h"

/* The open one of this person about this match; 0: none. Nothing of that match is asked
 * of them, and nobody reminds them of it, while there is one. */
int64_t safety_case_of(struct db *db, int64_t person, int64_t match);
/* Is there an open one about this match, of somebody who is in it? */
bool safety_case_about(struct db *db, int64_t match);
/* The open ones that this adult was told of: those that nobody has taken first, then by
 * time. How many were put into out; how many there are that wait for them: not taken, or
 * theirs. */
size_t safety_cases_for(struct db *db, int64_t person, struct help_case *out,
                        size_t room);
int64_t safety_cases_waiting(struct db *db, int64_t person);
/* This adult is told nothing more of it; or may be told again, who was left out. */
void safety_case_without(struct db *db, int64_t id, int64_t person);
/* What was written and sent for a draft goes. */
void safety_case_clear(struct db *db, int64_t person, int64_t id);
/* Did that happen to it by this person (case_record)? */
bool safety_case_had(struct db *db, int64_t id, const char *what, int64_t person);
/* What they wrote as a note about it stands in case_notes alone. */
void safety_note_forget(struct db *db, int64_t author, int64_t id);

#endif
