/* promises.c - what is to happen later. */
#include "storage/promises.h"

STATEMENT(keep, "INSERT INTO promises (kind, person, about, step, due, first_due,"
                " before) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                " ON CONFLICT (kind, about, person, step) DO UPDATE SET"
                " due = excluded.due, first_due = excluded.first_due,"
                " before = excluded.before");
STATEMENT(forget_one, "DELETE FROM promises"
                      " WHERE kind = ?1 AND about = ?2 AND person = ?3");
STATEMENT(forget_all, "DELETE FROM promises WHERE kind = ?1 AND about = ?2");
STATEMENT(remove_one, "DELETE FROM promises WHERE id = ?1");
STATEMENT(take, "DELETE FROM promises WHERE id = ?1 AND kind = ?2 AND person = ?3"
                " AND about = ?4 AND step = ?5 AND due = ?6");
STATEMENT(due, "SELECT id, kind, person, about, step, due, first_due, before"
               " FROM promises WHERE due <= ?1 ORDER BY due, before, id LIMIT ?2");
STATEMENT(next, "SELECT due FROM promises ORDER BY due LIMIT 1");
STATEMENT(when_due, "SELECT due FROM promises"
                    " WHERE kind = ?1 AND about = ?2 AND person = ?3 AND step = ?4");

void promise_keep(struct db *db, const struct promise *p)
{
    db_run(db, &keep, "tiiiiii", p->kind, p->person, p->about, (int64_t)p->step, p->due,
           p->due, p->before);
}

void promise_put_off(struct db *db, const struct promise *p, int64_t later)
{
    db_run(db, &keep, "tiiiiii", p->kind, p->person, p->about, (int64_t)p->step, later,
           p->first_due, p->before);
}

STATEMENT(hasten, "UPDATE promises SET due = max(first_due, ?2)"
                  " WHERE person = ?1 AND person > 0 AND due > first_due");

void promises_hasten(struct db *db, int64_t person, int64_t now)
{
    db_run(db, &hasten, "ii", person, now);
}

void promise_forget(struct db *db, const char *kind, int64_t person, int64_t about)
{
    if (person < 0)
        db_run(db, &forget_all, "ti", kind, about);
    else
        db_run(db, &forget_one, "tii", kind, about, person);
}

void promise_remove(struct db *db, int64_t id)
{
    db_run(db, &remove_one, "i", id);
}

bool promise_take(struct db *db, const struct promise *p)
{
    return db_run(db, &take, "itiiii", p->id, p->kind, p->person, p->about,
                  (int64_t)p->step, p->due) == 1;
}

size_t promises_due(struct db *db, int64_t now, struct promise *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &due, "ii", now, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = (struct promise){
            .id = db_int(&r, 0),
            .kind = db_text(&r, 1),
            .person = db_int(&r, 2),
            .about = db_int(&r, 3),
            .step = (int)db_int(&r, 4),
            .due = db_int(&r, 5),
            .first_due = db_int(&r, 6),
            .before = db_int(&r, 7),
        };
    db_stop(&r);
    return count;
}

int64_t promises_next(struct db *db)
{
    return db_first(db_query(db, &next, ""));
}

int64_t promise_when(struct db *db, const char *kind, int64_t person, int64_t about,
                     int step)
{
    return db_first(db_query(db, &when_due, "tiii", kind, about, person, (int64_t)step));
}
