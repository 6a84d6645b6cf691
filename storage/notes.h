/* notes.h - what a curator wrote down about a person. The person reads it in their
 * export, unless it names another person; other curators of the school read it. */
#ifndef STORAGE_NOTES_H
#define STORAGE_NOTES_H

#include "storage/db.h"

struct note {
    int64_t id; /* 0: none */
    int64_t organisation, person;
    int64_t author;   /* 0: was erased since */
    const char *kind; /* "note" "interview" */
    const char *text;
    bool names_another;
    int64_t at; /* seconds UTC */
};

/* Stores it; the id. */
int64_t note_add(struct db *db, const struct note *n);
/* About this person, newest first, from `skip` on; how many were put into out. */
size_t notes_about(struct db *db, int64_t organisation, int64_t person, int64_t skip,
                   struct note *out, size_t room);
int64_t notes_count(struct db *db, int64_t organisation, int64_t person);
/* One of this author's own; id 0: it is not theirs, or gone. */
struct note note_find(struct db *db, int64_t organisation, int64_t author, int64_t id);
/* False when it is not this author's, or gone. */
bool note_drop(struct db *db, int64_t organisation, int64_t author, int64_t id);
/* The words are kept as a note alone, not as the author's own answers too. */
void note_forget_answers(struct db *db, int64_t author, int64_t about);

#endif
