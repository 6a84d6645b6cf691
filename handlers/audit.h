/* audit.h - what the files of the audit show each other. */
#ifndef HANDLERS_AUDIT_H
#define HANDLERS_AUDIT_H

#include "handlers/features.h"

enum { AUDIT_STAFF = CURATOR | DEPUTY };

/* ---- audit_acts.c ----------------------------------------------------------------- */

/* Of what an act tells, and whom or what it is about. */
struct audit_act {
    const char *act; /* "consent.given"; "flag.rf06." is all that begin so */
    const char *key; /* its words */
    enum {
        ABOUT_NOTHING,
        ABOUT_PERSON,
        ABOUT_APPLICATION, /* a mentor's: of one person */
        ABOUT_MATCH,
        ABOUT_CASE,
        ABOUT_FLAG, /* says its rule, too */
        ABOUT_SAFETY
    } about;
    enum { SAYS_NOTHING, SAYS_ROLE, SAYS_PURPOSE, SAYS_ENDING } says; /* its detail */
};
const struct audit_act *audit_act_of(const char *act); /* NULL: of another release */

/* Kinds, as they are filtered and counted: "consents" "posts" ... and the nouns of each.
 */
enum { AUDIT_NOUNS = 8 };
struct audit_kind {
    const char *word, *key;
    const char *nouns[AUDIT_NOUNS + 1]; /* ended by NULL */
};
const struct audit_kind *audit_kind_at(size_t i);            /* NULL past the last */
const struct audit_kind *audit_kind_named(const char *word); /* NULL: all of them */
/* The one that this act belongs to; NULL: none. */
const struct audit_kind *audit_kind_of(const char *act);

/* ---- audit_rows.c ----------------------------------------------------------------- */

/* What is looked at: of one kind, of one person, of so many days; 0: not bounded. */
struct audit_look {
    const struct audit_kind *kind;
    int64_t person, days;
    int64_t before; /* rows with a smaller id; 0: from the newest on */
};
/* May the actor read this one? */
bool audit_is_shown(struct turn *t, const struct audit_row *r);
void audit_line(struct card *c, struct turn *t, const struct audit_row *r);
/* The next page of what the actor may read; *next is where the one after it begins, 0:
 * there is none. */
size_t audit_page(struct turn *t, const struct audit_look *l, struct audit_row *out,
                  size_t room, int64_t *next);

/* ---- audit.c ---------------------------------------------------------------------- */

/* The actor reads it: that is on record, once a day. */
void audit_is_read(struct turn *t);

/* ---- audit_weeks.c ---------------------------------------------------------------- */

/* For a head: acts without contents, of one week, so many weeks ago. */
void audit_week(struct turn *t, int64_t ago);

#endif
