/* figures.c - numbers of a school year that somebody told. */
#include "storage/figures.h"

STATEMENT(find, "SELECT organisation, year, name, value, source, told_on, entered_by, at"
                " FROM figures WHERE organisation = ?1 AND year = ?2 AND name = ?3");
STATEMENT(save, "INSERT INTO figures (organisation, year, name, value, source, told_on,"
                " entered_by, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
                " ON CONFLICT (organisation, year, name) DO UPDATE SET value = ?4,"
                " source = ?5, told_on = ?6, entered_by = ?7, at = ?8");

struct figure figure_find(struct db *db, int64_t organisation, int year, const char *name)
{
    struct figure f = { 0 };
    struct rows r = db_query(db, &find, "iit", organisation, (int64_t)year, name);
    if (db_next(&r))
        f = (struct figure){
            .organisation = db_int(&r, 0),
            .year = (int)db_int(&r, 1),
            .name = db_text(&r, 2),
            .value = db_int(&r, 3),
            .source = db_text(&r, 4),
            .told_on = db_text(&r, 5),
            .entered_by = db_int(&r, 6),
            .at = db_int(&r, 7),
        };
    db_stop(&r);
    return f;
}

void figure_save(struct db *db, const struct figure *f)
{
    db_run(db, &save, "iitittii", f->organisation, (int64_t)f->year, f->name, f->value,
           f->source, f->told_on, f->entered_by, f->at);
}
