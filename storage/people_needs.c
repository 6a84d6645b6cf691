/* people_needs.c - answers of a whole school, counted by choice. */
#include "storage/people_needs.h"

#include <string.h>
#include <talloc.h>

STATEMENT(chosen,
          "SELECT a.value FROM enrolments e CROSS JOIN people p ON p.id = e.person"
          " CROSS JOIN answers a ON a.draft = (SELECT max(d.id) FROM drafts d"
          "  WHERE d.person = p.id AND d.form = ?3 AND d.filled_at IS NOT NULL)"
          "  AND a.item = ?4"
          " WHERE e.organisation = ?1 AND e.role = ?2 AND p.state = 'active'"
          " AND p.erased_at IS NULL AND a.value IS NOT NULL");

static void count_one(struct need *all, size_t *count, void *memory, const char *choice,
                      size_t len)
{
    size_t i = 0;
    while (i < *count &&
           (strlen(all[i].choice) != len || memcmp(all[i].choice, choice, len) != 0))
        i++;
    if (i == NEEDS_MOST || !len)
        return;
    if (i == *count)
        all[(*count)++] = (struct need){ talloc_strndup(memory, choice, len), 0 };
    all[i].people++;
}

size_t people_needs(struct db *db, int64_t organisation, const char *role,
                    const char *form, const char *item, struct need out[NEEDS_MOST])
{
    size_t count = 0;
    struct rows r = db_query(db, &chosen, "ittt", organisation, role, form, item);
    while (db_next(&r))
        for (const char *at = db_text(&r, 0); *at;) {
            size_t len = strcspn(at, ",");
            count_one(out, &count, db_memory_of(db), at, len);
            at += len + (at[len] == ',');
        }
    return count;
}
