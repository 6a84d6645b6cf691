/* searches.c - searches, counted. */
#include "storage/searches.h"

#include <string.h>

STATEMENT(count, "INSERT INTO searches VALUES (?1, ?2, ?3, ?4, NOT ?4)"
                 " ON CONFLICT (organisation, day, topic) DO UPDATE SET"
                 " found = found + excluded.found, empty = empty + excluded.empty");
STATEMENT(uncount, "UPDATE searches SET found = found - ?4, empty = empty - NOT ?4"
                   " WHERE organisation = ?1 AND day = ?2 AND topic = ?3");
STATEMENT(last, "SELECT topic, found FROM searched WHERE case_id = ?1 AND day = ?2");
STATEMENT(remember, "INSERT INTO searched VALUES (?1, ?2, ?3, ?4)"
                    " ON CONFLICT (case_id) DO UPDATE SET day = excluded.day,"
                    " topic = excluded.topic, found = excluded.found");
STATEMENT(since, "SELECT topic, sum(found), sum(empty) FROM searches"
                 " WHERE organisation = ?1 AND day >= ?2 GROUP BY topic"
                 " HAVING sum(found) + sum(empty) > 0 ORDER BY 3 DESC, 2 DESC LIMIT ?3");

void search_count(struct db *db, int64_t organisation, const char *day, const char *topic,
                  bool found)
{
    db_run(db, &count, "itti", organisation, day, topic, (int64_t)found);
}

void search_of_case(struct db *db, int64_t organisation, int64_t case_id, const char *day,
                    const char *topic, bool found)
{
    struct rows r = db_query(db, &last, "it", case_id, day);
    bool before = db_next(&r), ended = before && db_int(&r, 1);
    const char *about = before ? db_text(&r, 0) : "";
    db_stop(&r);
    if (before && ended == found && strcmp(about, topic) == 0)
        return;
    if (before)
        db_run(db, &uncount, "itti", organisation, day, about, (int64_t)ended);
    db_run(db, &remember, "itti", case_id, day, topic, (int64_t)found);
    search_count(db, organisation, day, topic, found);
}

size_t searches_since(struct db *db, int64_t organisation, const char *day,
                      struct search_total *out, size_t room)
{
    size_t number = 0;
    struct rows r = db_query(db, &since, "iti", organisation, day, (int64_t)room);
    while (number < room && db_next(&r))
        out[number++] =
            (struct search_total){ db_text(&r, 0), db_int(&r, 1), db_int(&r, 2) };
    db_stop(&r);
    return number;
}
