/* drafts.h - forms in progress and their answers, kept by item id.
 *
 * There is no cursor: what to ask next is found from what is answered. What stands on
 * the person's screen is remembered, because they answer the question they saw. */
#ifndef STORAGE_DRAFTS_H
#define STORAGE_DRAFTS_H

#include "storage/db.h"

struct draft {
    int64_t id; /* 0: none */
    int64_t person;
    const char *form;
    int64_t about;
    int version;
    const char *asked; /* the item on the screen, "" for none; "-..." for a pause */
    int64_t asked_at;  /* seconds UTC */
    int taps;          /* in this portion, so far */
    bool filled;
};

struct answer {
    const char *item;
    int position;
    const char *value; /* NULL: skipped */
    int64_t file;      /* 0: none */
    bool done;         /* false: choices are still being made */
};

enum { DRAFT_KEPT = 14 * DAY }; /* seconds, from when it was asked last */

/* The open draft, made if there is none. */
struct draft draft_open(struct db *db, int64_t person, const char *form, int64_t about,
                        int version, int64_t now);
struct draft draft_find(struct db *db, int64_t person, int64_t id);
/* Of whomever: for promises about one; never for a press. */
struct draft draft_get(struct db *db, int64_t id);
/* The open draft whose question was put last; id 0: none. */
struct draft draft_last_asked(struct db *db, int64_t person);
void draft_asked(struct db *db, int64_t id, const char *item, int64_t now);
/* Something else stands in place of the question; its time goes on from when it was
 * asked. */
void draft_aside(struct db *db, int64_t id, const char *instead);
void draft_taps(struct db *db, int64_t id, int taps);
void draft_version(struct db *db, int64_t id, int version);
/* OPEN to FILLED; false when it was filled already. */
bool draft_fill(struct db *db, int64_t id, int64_t now);
void draft_drop(struct db *db, int64_t id);
/* The first one filled, which is the baseline that later answers are compared with
 * (domain.md 2 B06), and the newest, which holds now; id 0: none. */
struct draft draft_first(struct db *db, int64_t person, const char *form);
struct draft draft_newest(struct db *db, int64_t person, const char *form);
/* To answer some of it anew: the open draft, made with the answers of the newest filled
 * one, which stays as it is. What is to be asked again is then dropped from it. */
struct draft draft_again(struct db *db, int64_t person, const char *form, int64_t now);
/* Forms left alone for two weeks. */
void drafts_sweep(struct db *db, int64_t now);

/* The answer keeps the version that the draft has now. */
void answer_save(struct db *db, int64_t draft, const char *item, const char *value,
                 int64_t file, bool done);
void answer_drop(struct db *db, int64_t draft, const char *item);
/* All answers in the order given; a talloc array in the turn's memory, ended by a NULL
 * item. */
struct answer *answers_of(struct db *db, int64_t draft);

#endif
