/* topics.c - the topics of reverse mentoring. */
#include "storage/topics.h"

#include <talloc.h>

STATEMENT(of_match, "SELECT id, match, number, title, mentor FROM topics WHERE match = ?1"
                    " ORDER BY number");
STATEMENT(add, "INSERT INTO topics (match, number, title, mentor)"
               " VALUES (?1, ?2, ?3, ?4)");
STATEMENT(clear, "DELETE FROM topics WHERE match = ?1");

struct topic *topics_of(struct db *db, int64_t match)
{
    struct topic *all = talloc_zero_array(db_memory_of(db), struct topic, 1);
    size_t count = 0;
    struct rows r = db_query(db, &of_match, "i", match);
    while (db_next(&r)) {
        all = talloc_realloc(db_memory_of(db), all, struct topic, count + 2);
        all[count++] = (struct topic){ .id = db_int(&r, 0),
                                       .match = db_int(&r, 1),
                                       .number = (int)db_int(&r, 2),
                                       .title = db_text(&r, 3),
                                       .mentor = db_int(&r, 4) };
        all[count] = (struct topic){ 0 };
    }
    return all;
}

int64_t topic_add(struct db *db, int64_t match, int number, const char *title,
                  int64_t mentor)
{
    return db_insert(db, &add, "iiti", match, (int64_t)number, title, mentor);
}

void topics_clear(struct db *db, int64_t match)
{
    db_run(db, &clear, "i", match);
}
