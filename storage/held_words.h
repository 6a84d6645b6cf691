/* held_words.h - what people said, while it is not known yet for whom it is. */
#ifndef STORAGE_HELD_WORDS_H
#define STORAGE_HELD_WORDS_H

#include "storage/db.h"

struct held_words {
    int64_t id, person, account; /* id 0: none, or past the last */
    const char *message;
    int64_t first; /* of what was said together: the id by which it is asked for */
    const char *album, *words;
    int64_t file; /* 0: none */
    int64_t at;
};
/* Joins what `first` names, or, when that is 0, the album of the same name that this
 * account has begun; `first` of it. */
int64_t held_add(struct db *db, const struct held_words *h);
/* The first of this album of this account; 0: none is held. */
int64_t held_album(struct db *db, int64_t account, const char *album);
/* The earliest of what was said together, when it is this person's; id 0: none is left.
 */
struct held_words held_next(struct db *db, int64_t person, int64_t first);
/* All of it, the earliest first; ended by id 0, in the turn's memory. */
struct held_words *held_list(struct db *db, int64_t person, int64_t first);
/* What this person said last; id 0: nothing of theirs is held. */
struct held_words held_last(struct db *db, int64_t person);
/* How many things were said together. */
int64_t held_count(struct db *db, int64_t person, int64_t first);
/* It goes; its file stays. */
void held_drop(struct db *db, int64_t id);
/* The held words of this message were corrected; false: there are none. */
bool held_correct(struct db *db, int64_t account, const char *message, const char *words);
/* Those older than that go, with their files; how many. */
int held_expire(struct db *db, int64_t before);

#endif
