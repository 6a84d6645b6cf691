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
/* Takes a thousand of those older than a year, each hour. */
void audit_sweep(struct db *db, int64_t now);

#endif
