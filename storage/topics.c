/* topics.c - the topics of reverse mentoring. */
#include "storage/topics.h"

#include <talloc.h>

STATEMENT(all_of, "SELECT id, match, number, title, mentor FROM topics WHERE match = ?1"
                  " ORDER BY number");

struct topic *topics_of(struct db *db, int64_t match)
{
    struct topic *all = talloc_zero_array(db_memory_of(db), struct topic, 1);
    size_t count = 0;
    struct rows r = db_query(db, &all_of, "i", match);
    while (db_next(&r)) {
        all = talloc_realloc(db_memory_of(db), all, struct topic, count + 2);
        all[count++] = (struct topic){ db_int(&r, 0), db_int(&r, 1), (int)db_int(&r, 2),
                                       db_text(&r, 3), db_int(&r, 4) };
        all[count] = (struct topic){ 0 };
    }
    return all;
}
