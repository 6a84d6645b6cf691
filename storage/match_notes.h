/* match_notes.h - what those who oversee a match wrote down about it, for them alone. */
#ifndef STORAGE_MATCH_NOTES_H
#define STORAGE_MATCH_NOTES_H

#include "storage/db.h"

struct match_note {
    int64_t id, match, author; /* id 0: none */
    const char *text;
    int64_t at; /* seconds UTC */
};

int64_t match_note_add(struct db *db, const struct match_note *n); /* its id */
/* Newest first, from `skip` on; how many were put into out. */
size_t match_notes_of(struct db *db, int64_t match, int64_t skip, struct match_note *out,
                      size_t room);
int64_t match_notes_count(struct db *db, int64_t match);
/* One of this author's own; id 0: it is not theirs, or gone. */
struct match_note match_note_find(struct db *db, int64_t author, int64_t id);
/* False when it is not this author's, or gone. */
bool match_note_drop(struct db *db, int64_t author, int64_t id);
/* The words are kept as a note alone, not as the author's own answers too. */
void match_note_forget_answers(struct db *db, int64_t author, int64_t match);

#endif
