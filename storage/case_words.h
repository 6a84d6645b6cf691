/* case_words.h - of which messages the words of a case are made.
 *
 * The words themselves stand in the case (cases.h), a message a line; here is only how
 * long each one is, so that a message that is corrected finds its own place. */
#ifndef STORAGE_CASE_WORDS_H
#define STORAGE_CASE_WORDS_H

#include "storage/db.h"

/* "words" or "tried" of a DRAFT gets one more line, that of this relay (0: none); words
 * may be "", and then only their place is kept. False when it is no draft. */
bool case_words_add(struct db *db, int64_t id, const char *part, int64_t relay,
                    const char *words);
/* The part that the last line belongs to: the next one does too. "words" at first. */
const char *case_words_part(struct db *db, int64_t id);
/* The line of that relay gets these words instead; false when there is none, or the case
 * is not open any more. */
bool case_words_correct(struct db *db, int64_t id, int64_t relay, const char *words);

#endif
