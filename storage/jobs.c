/* jobs.c - what the office program was asked to make. */
#include "storage/jobs.h"

STATEMENT(add, "INSERT INTO jobs (kind, person, about, input) VALUES (?1, ?2, ?3, ?4)");
STATEMENT(next, "SELECT id, kind, person, about, input, attempts FROM jobs"
                " ORDER BY id LIMIT 1");
STATEMENT(waits, "SELECT 1 FROM jobs WHERE person = ?1 AND kind = ?2 LIMIT 1");
STATEMENT(attempt, "UPDATE jobs SET attempts = attempts + 1 WHERE id = ?1");
STATEMENT(remove_one, "DELETE FROM jobs WHERE id = ?1");

int64_t job_add(struct db *db, const struct job *j)
{
    return db_insert(db, &add, "tiit", j->kind, j->person, j->about, j->input);
}

struct job job_next(struct db *db)
{
    struct job j = { 0 };
    struct rows r = db_query(db, &next, "");
    if (db_next(&r)) {
        j = (struct job){
            .id = db_int(&r, 0),
            .kind = db_text(&r, 1),
            .person = db_int(&r, 2),
            .about = db_int(&r, 3),
            .input = db_text(&r, 4),
            .attempts = (int)db_int(&r, 5),
        };
        db_stop(&r);
    }
    return j;
}

bool job_waits(struct db *db, int64_t person, const char *kind)
{
    return db_first(db_query(db, &waits, "it", person, kind)) > 0;
}

void job_attempt(struct db *db, int64_t id)
{
    db_run(db, &attempt, "i", id);
}

void job_remove(struct db *db, int64_t id)
{
    db_run(db, &remove_one, "i", id);
}
