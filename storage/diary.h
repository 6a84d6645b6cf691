/* diary.h - what somebody wrote or said for themselves, and whom they show it to.
 *
 * Read by its owner; by the mentors of the match when it is shared with "mentor", by its
 * overseers when with "curator"; by nobody else. */
#ifndef STORAGE_DIARY_H
#define STORAGE_DIARY_H

#include "storage/db.h"

struct diary_entry {
    int64_t id, person;     /* id 0: none */
    const char *prompt;     /* what was asked, "RE-401"; "": nothing was */
    int64_t match, meeting; /* 0: of none */
    const char *text;       /* "" when it was only spoken */
    int64_t file;           /* a voice note; 0: none */
    const char *shared;     /* "me" "mentor" "curator" */
    int64_t at;
};

/* person, prompt, match, meeting, text and file are the caller's; shared with nobody; the
 * id. */
int64_t diary_add(struct db *db, const struct diary_entry *e, int64_t now);
/* Their own; id 0: none. */
struct diary_entry diary_find(struct db *db, int64_t person, int64_t id);
int64_t diary_count(struct db *db, int64_t person);
/* Their own, newest first, from `skip` on; how many were put into out. */
size_t diary_page(struct db *db, int64_t person, int64_t skip, struct diary_entry *out,
                  size_t room);
/* More words, in a line of their own; false when it is shared by now. */
bool diary_append(struct db *db, int64_t person, int64_t id, const char *words);
/* "me", "mentor" or "curator" of that match; false when it is so already. */
bool diary_share(struct db *db, int64_t person, int64_t id, int64_t match,
                 const char *shared);
/* The entry and what was spoken; false when there is none. */
bool diary_drop(struct db *db, int64_t person, int64_t id);
/* A file that came and is not kept. */
void diary_drop_file(struct db *db, int64_t person, int64_t file);

/* What is shared in this match so, by others than the reader, newest first. */
size_t diary_shared_in(struct db *db, int64_t match, const char *shared, int64_t reader,
                       int64_t skip, struct diary_entry *out, size_t room);
int64_t diary_shared_count(struct db *db, int64_t match, const char *shared,
                           int64_t reader);
/* One that is shared with somebody, whoever's; id 0: none. Who may read it is the
 * caller's to ask. */
struct diary_entry diary_shared_find(struct db *db, int64_t id);

#endif
