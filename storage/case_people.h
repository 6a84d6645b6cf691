/* case_people.h - who has to do with a case besides its asker, its files, what happened
 * to it, and notes about it. */
#ifndef STORAGE_CASE_PEOPLE_H
#define STORAGE_CASE_PEOPLE_H

#include "storage/db.h"

struct case_person {
    int64_t case_id, person; /* person 0: none, or past the last */
    /* "asked": reads it at once. "climbed": reads topic, age and times, and the words
     * only after taking it. "other": another mentor, with the asker's leave. "left_out":
     * is never told of it. */
    const char *part;
    int64_t told_at, opened_at; /* seconds UTC; 0: not */
};

/* Whoever was left out stays so; "asked" is not made less. */
void case_person_add(struct db *db, int64_t id, int64_t person, const char *part);
/* They have nothing to do with it any more; who was left out stays so. */
void case_person_remove(struct db *db, int64_t id, int64_t person);
struct case_person case_person_find(struct db *db, int64_t id, int64_t person);
/* All but those left out; ended by person 0, in the turn's memory. */
struct case_person *case_people(struct db *db, int64_t id);
struct case_person *case_left_out(struct db *db, int64_t id);
void case_person_told(struct db *db, int64_t id, int64_t person, int64_t now);
void case_person_opened(struct db *db, int64_t id, int64_t person, int64_t now);

void case_file_add(struct db *db, int64_t id, int64_t file, int64_t now);
/* Their ids, the earliest first, ended by 0; in the turn's memory. */
int64_t *case_files(struct db *db, int64_t id);
int64_t case_file_count(struct db *db, int64_t id);

struct case_event {
    int64_t id, person, other, at; /* id 0: past the last; person 0: the program */
    const char *what;
};
/* A word of the program; `other` is to whom it went, 0: nobody. */
void case_record(struct db *db, int64_t id, int64_t person, const char *what,
                 int64_t other, int64_t now);
/* When this person (-1: anybody) did that last; 0: never. */
int64_t case_last(struct db *db, int64_t id, int64_t person, const char *what);
/* The earliest first, from `skip` on. */
size_t case_history(struct db *db, int64_t id, int64_t skip, struct case_event *out,
                    size_t room);

struct case_note {
    int64_t id, person, at; /* id 0: past the last */
    const char *text;
};
void case_note_add(struct db *db, int64_t id, int64_t person, const char *text,
                   int64_t now);
/* What its author answered in the form of it; the note has the words now. */
void case_note_forget_answers(struct db *db, int64_t author, int64_t id);
/* The newest first, from `skip` on. */
size_t case_notes(struct db *db, int64_t id, int64_t skip, struct case_note *out,
                  size_t room);

#endif
