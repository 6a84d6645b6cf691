/* preferences.c - what a person has chosen for themselves. */
#include "storage/preferences.h"

STATEMENT(find, "SELECT value FROM preferences WHERE person = ?1 AND name = ?2");
STATEMENT(save, "INSERT INTO preferences (person, name, value) VALUES (?1, ?2, ?3)"
                " ON CONFLICT DO UPDATE SET value = excluded.value");

const char *preference_text(struct db *db, int64_t person, const char *name,
                            const char *otherwise)
{
    struct rows r = db_query(db, &find, "it", person, name);
    const char *value = db_next(&r) ? db_text(&r, 0) : otherwise;
    db_stop(&r);
    return value;
}

void preference_save(struct db *db, int64_t person, const char *name, const char *value)
{
    db_run(db, &save, "itt", person, name, value);
}
