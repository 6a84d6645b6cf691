/* preferences.c - small choices of one person, each a row. */
#include "storage/preferences.h"

STATEMENT(find, "SELECT value FROM preferences WHERE person = ?1 AND name = ?2");
STATEMENT(set, "INSERT INTO preferences (person, name, value) VALUES (?1, ?2, ?3)"
               " ON CONFLICT DO UPDATE SET value = excluded.value");

const char *preference_of(struct db *db, int64_t person, const char *name)
{
    struct rows r = db_query(db, &find, "it", person, name);
    const char *value = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return value;
}

void preference_set(struct db *db, int64_t person, const char *name, const char *value)
{
    db_run(db, &set, "itt", person, name, value);
}
