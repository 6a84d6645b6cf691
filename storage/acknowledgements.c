/* acknowledgements.c - what was read or answered, by whom, at which version. */
#include "storage/acknowledgements.h"

STATEMENT(add, "INSERT INTO acknowledgements (person, text, version, answer, hash,"
               " language, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
               " ON CONFLICT DO UPDATE SET answer = excluded.answer,"
               " hash = excluded.hash, language = excluded.language, at = excluded.at");
STATEMENT(find, "SELECT version, answer, hash, language, at FROM acknowledgements"
                " WHERE person = ?1 AND text = ?2 ORDER BY version DESC LIMIT 1");

void acknowledge(struct db *db, const struct acknowledgement *a)
{
    db_run(db, &add, "itittti", a->person, a->text, (int64_t)a->version, a->answer,
           a->hash, a->language, a->at);
}

struct acknowledgement acknowledgement_find(struct db *db, int64_t person,
                                            const char *text)
{
    struct acknowledgement a = { .person = person, .text = text };
    struct rows r = db_query(db, &find, "it", person, text);
    if (db_next(&r)) {
        a.version = (int)db_int(&r, 0);
        a.answer = db_text(&r, 1);
        a.hash = db_text(&r, 2);
        a.language = db_text(&r, 3);
        a.at = db_int(&r, 4);
    }
    db_stop(&r);
    return a;
}
