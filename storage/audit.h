/* audit.h - who did what, without contents: kept a year (domain.md 6.4). */
#ifndef STORAGE_AUDIT_H
#define STORAGE_AUDIT_H

#include "storage/db.h"

/* `detail` holds codes and numbers only, never a person's words; NULL for none. */
void audit_add(struct db *db, int64_t now, int64_t organisation, int64_t person,
               const char *act, int64_t about, const char *detail);
/* Was that done about that since then? */
bool audit_has(struct db *db, int64_t organisation, const char *act, int64_t about,
               int64_t since);
/* ---- reading (audit_read.c) -------------------------------------------------------- */

struct audit_row {
    int64_t id, at, person, about;
    const char *act, *detail;
};
/* What is looked for: by the first of these that is given. */
struct audit_search {
    int64_t organisation;
    int64_t before;   /* rows with a smaller id */
    const char *noun; /* "consent" of "consent.given" */
    int64_t person;   /* who did it */
    int64_t about;
};
/* The newest first; how many were put into out. */
size_t audit_find(struct db *db, const struct audit_search *s, struct audit_row *out,
                  size_t room);
/* The newest first. */
void audit_sort(struct audit_row *rows, size_t count);
/* How often each act was done from..to, and by whom how much; the acts that begin with
 * this word and a dot left out. Arrays in the turn's memory, their lengths in *count. */
struct audit_count {
    const char *act;
    int64_t person, count;
};
struct audit_count *audit_acts(struct db *db, int64_t organisation, int64_t from,
                               int64_t to, const char *but, size_t *count);
struct audit_count *audit_doers(struct db *db, int64_t organisation, int64_t from,
                                int64_t to, const char *but, size_t *count);

/* Takes a thousand of those older than a year, each hour. */
void audit_sweep(struct db *db, int64_t now);

#endif
