/* organisations.h - schools: name, zone, language, how names are shown, settings,
 * working hours, and what is only counted. */
#ifndef STORAGE_ORGANISATIONS_H
#define STORAGE_ORGANISATIONS_H

#include "storage/db.h"

enum names_mode {
    NAMES_FULL,
    NAMES_CODES,
    NAMES_OFF,
    NAMES_FIRST, /* names are asked; the first one is shown */
};

/* Are people asked for names and shown by them? Else they are codes, and consent is
 * signed on paper (domain.md 6.1). */
bool names_are_shown(enum names_mode mode);

struct organisation {
    int64_t id, parent;
    const char *name, *zone, *language;
    enum names_mode names;
    int64_t created_at;
    bool ready; /* its founder has named it */
};

struct organisation organisation_find(struct db *db, int64_t id); /* id 0: none */
/* The organisation of that name; else, with NULL, the only one; else id 0. */
struct organisation organisation_named(struct db *db, const char *name);
int64_t organisations_count(struct db *db);
/* The schools that belong to this municipality or network, by name, from `skip` on; how
 * many were put into out. */
size_t organisation_schools(struct db *db, int64_t parent, int64_t skip,
                            struct organisation *out, size_t room);
int64_t organisation_school_count(struct db *db, int64_t parent);
/* Is anybody there whose name is kept? */
bool organisation_has_names(struct db *db, int64_t id);
/* From here on nobody's: the names of people, and what they wrote as their name. */
void organisation_wipe_names(struct db *db, int64_t id);
/* A new one, not ready yet, with working hours Monday to Friday 08:00-18:00. */
int64_t organisation_add(struct db *db, const char *zone, const char *language,
                         int64_t now);
/* Is the school open at that minute of that weekday (1 is Monday)? */
bool organisation_works(struct db *db, int64_t id, int weekday, int minute);
void organisation_save(struct db *db, const struct organisation *o, int64_t now);

/* A setting's value, or what is given when it was never set. */
const char *setting_text(struct db *db, int64_t organisation, const char *name,
                         const char *otherwise);
void setting_save(struct db *db, int64_t organisation, const char *name,
                  const char *value);
void counter_add(struct db *db, int64_t organisation, const char *name);
/* The counters whose names begin so, as they are now, under names that begin otherwise.
 */
void counters_copy(struct db *db, int64_t organisation, const char *from, const char *to);
int64_t counter_get(struct db *db, int64_t organisation, const char *name);

/* What the program itself remembers: NULL when never set. */
const char *state_get(struct db *db, const char *name);
void state_set(struct db *db, const char *name, const char *value);

#endif
