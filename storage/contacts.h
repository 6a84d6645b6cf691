/* contacts.h - when somebody who oversees a match spoke with its people, and by when they
 * should again (domain.md 4.9).
 *
 * A term stands for each member of an ACTIVE match. It becomes late by a promise that
 * counts the days anew (handlers/contacts_term.c), so that those who are late are found
 * by an index, however many matches there are. */
#ifndef STORAGE_CONTACTS_H
#define STORAGE_CONTACTS_H

#include "storage/db.h"

struct contact {
    int64_t id, organisation; /* id 0: none */
    int64_t match, person;    /* with whom of it */
    int64_t by;               /* 0: was erased since */
    const char *kind;         /* "talk" "call" "letter" "meeting" "visit" */
    int64_t meeting;          /* 0: of none */
    int64_t at;               /* seconds UTC */
};

/* Everything but id is the caller's; the id. */
int64_t contact_add(struct db *db, const struct contact *c);
/* The newest of this kind of these two since then; id 0: none. */
struct contact contact_since(struct db *db, const struct contact *like, int64_t since);
struct contact contact_find(struct db *db, int64_t organisation, int64_t id);
/* False when it is not this one's, or gone. */
bool contact_drop(struct db *db, int64_t organisation, int64_t by, int64_t id);
/* That meeting was none: what it counted for; whose terms change, ended by 0. */
int64_t *contacts_of_meeting(struct db *db, int64_t meeting); /* matches */
void contacts_drop_meeting(struct db *db, int64_t meeting);
/* Of a match, newest first, from `skip` on; how many were put into out. */
size_t contacts_of_match(struct db *db, int64_t match, int64_t skip, struct contact *out,
                         size_t room);
int64_t contacts_count(struct db *db, int64_t match);
/* The newest with this one (0: with anybody) of the match; id 0: none. */
struct contact contact_newest(struct db *db, int64_t match, int64_t person);
/* When somebody last spoke with this person about any match that `reader` is in no part
 * of; 0: never. */
int64_t contact_last_with(struct db *db, int64_t organisation, int64_t reader,
                          int64_t person);

/* ---- terms ------------------------------------------------------------------------ */

struct contact_term {
    int64_t id, organisation, match, person; /* id 0: none */
    int64_t due_at, late_at;                 /* seconds UTC; late_at 0: not late */
};

/* Its due_at and late_at as they stand in t, made when there is none; the id. */
int64_t contact_term_save(struct db *db, const struct contact_term *term);
struct contact_term contact_term_find(struct db *db, int64_t id);
/* Of a match, soonest first; ended by id 0, in the turn's memory. */
struct contact_term *contact_terms_of(struct db *db, int64_t match);
void contact_terms_drop(struct db *db, int64_t match);
/* Late ones of the school, those of matches that the reader is or was in and those of
 * people who are away left out: the longest first. */
size_t contact_terms_late(struct db *db, int64_t organisation, int64_t reader,
                          int64_t now, int64_t skip, struct contact_term *out,
                          size_t room);
int64_t contact_terms_late_count(struct db *db, int64_t organisation, int64_t reader,
                                 int64_t now);

#endif
