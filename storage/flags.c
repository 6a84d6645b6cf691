/* flags.c - what rules have found, from the day it was so to the day it was not. */
#include "storage/flags.h"

#define COLUMNS                                                                          \
    "id, organisation, rule, match, person, about, severity, fact, count, other, since," \
    " opened_at, worse_at, told_at, accepted_at, accepted_by, snoozed_until, ended_at,"  \
    " ended_by, ending"

static struct flag read_flag(const struct rows *r)
{
    return (struct flag){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .rule = db_text(r, 2),
        .match = db_int(r, 3),
        .person = db_int(r, 4),
        .about = db_int(r, 5),
        .severity = (int)db_int(r, 6),
        .fact = db_text(r, 7),
        .count = db_int(r, 8),
        .other = db_int(r, 9),
        .since = db_int(r, 10),
        .opened_at = db_int(r, 11),
        .worse_at = db_int(r, 12),
        .told_at = db_int(r, 13),
        .accepted_at = db_int(r, 14),
        .accepted_by = db_int(r, 15),
        .snoozed_until = db_int(r, 16),
        .ended_at = db_int(r, 17),
        .ended_by = db_int(r, 18),
        .ending = db_text(r, 19),
    };
}

static struct flag one(struct rows r)
{
    struct flag f = { 0 };
    if (db_next(&r))
        f = read_flag(&r);
    db_stop(&r);
    return f;
}

static size_t some(struct rows r, struct flag *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_flag(&r);
    db_stop(&r);
    return count;
}

/* ---- one flag --------------------------------------------------------------------- */

STATEMENT(find, "SELECT " COLUMNS " FROM flags WHERE id = ?2 AND organisation = ?1");
STATEMENT(open_of, "SELECT " COLUMNS " FROM flags WHERE organisation = ?1 AND rule = ?2"
                   " AND ifnull(match, 0) = ?3 AND ifnull(person, 0) = ?4 AND about = ?5"
                   " AND ended_at IS NULL");
STATEMENT(ended_of_match, "SELECT " COLUMNS " FROM flags WHERE match = ?3 AND rule = ?2"
                          " AND organisation = ?1 AND ifnull(person, 0) = ?4"
                          " AND about = ?5 AND ended_at IS NOT NULL"
                          " ORDER BY ended_at DESC LIMIT 1");
STATEMENT(ended_of_person, "SELECT " COLUMNS " FROM flags WHERE person = ?4 AND rule = ?2"
                           " AND organisation = ?1 AND match IS NULL AND about = ?5"
                           " AND ended_at IS NOT NULL ORDER BY ended_at DESC LIMIT 1");
STATEMENT(ended_of_school, "SELECT " COLUMNS " FROM flags INDEXED BY flags_opened"
                           " WHERE organisation = ?1 AND rule = ?2 AND match IS NULL"
                           " AND person IS NULL AND about = ?5 AND ended_at IS NOT NULL"
                           " ORDER BY opened_at DESC LIMIT 1");
STATEMENT(add, "INSERT INTO flags (organisation, rule, match, person, about, severity,"
               " fact, count, other, since, opened_at, worse_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?11)");
STATEMENT(change, "UPDATE flags SET fact = ?3, count = ?4, other = ?5,"
                  " since = min(since, ?6),"
                  " worse_at = iif(?2 > severity, ?7, worse_at),"
                  " told_at = iif(?2 > severity, NULL, told_at),"
                  " accepted_at = iif(?2 > severity, NULL, accepted_at),"
                  " snoozed_until = iif(?2 > severity, 0, snoozed_until),"
                  " severity = ?2 WHERE id = ?1 AND ended_at IS NULL");
STATEMENT(accept, "UPDATE flags SET accepted_at = ?3, accepted_by = ?2"
                  " WHERE id = ?1 AND accepted_at IS NULL AND ended_at IS NULL");
STATEMENT(snooze, "UPDATE flags SET snoozed_until = ?2"
                  " WHERE id = ?1 AND snoozed_until < ?2 AND ended_at IS NULL");
STATEMENT(tell, "UPDATE flags SET told_at = ?2"
                " WHERE id = ?1 AND told_at IS NULL AND ended_at IS NULL");
STATEMENT(end, "UPDATE flags SET ended_at = ?4, ending = ?2, ended_by = ?3"
               " WHERE id = ?1 AND ended_at IS NULL");

struct flag flag_find(struct db *db, int64_t organisation, int64_t id)
{
    return one(db_query(db, &find, "ii", organisation, id));
}

struct flag flag_open_of(struct db *db, const struct flag *f)
{
    return one(db_query(db, &open_of, "itiii", f->organisation, f->rule, f->match,
                        f->person, f->about));
}

struct flag flag_ended_of(struct db *db, const struct flag *f)
{
    const struct statement *s = f->match    ? &ended_of_match
                                : f->person ? &ended_of_person
                                            : &ended_of_school;
    return one(db_query(db, s, "itiii", f->organisation, f->rule, f->match, f->person,
                        f->about));
}

int64_t flag_add(struct db *db, const struct flag *f, int64_t now)
{
    return db_insert(db, &add, "itooiitiiii", f->organisation, f->rule, f->match,
                     f->person, f->about, (int64_t)f->severity, f->fact, f->count,
                     f->other, f->since, now);
}

void flag_change(struct db *db, const struct flag *f, int64_t now)
{
    db_run(db, &change, "iitiiii", f->id, (int64_t)f->severity, f->fact, f->count,
           f->other, f->since, now);
}

bool flag_accept(struct db *db, int64_t id, int64_t by, int64_t now)
{
    return db_run(db, &accept, "iii", id, by, now) == 1;
}

bool flag_snooze(struct db *db, int64_t id, int64_t until)
{
    return db_run(db, &snooze, "ii", id, until) == 1;
}

bool flag_told(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &tell, "ii", id, now) == 1;
}

bool flag_end(struct db *db, int64_t id, const char *ending, int64_t by, int64_t now)
{
    return db_run(db, &end, "itoi", id, ending, by, now) == 1;
}

/* ---- lists ------------------------------------------------------------------------ */

STATEMENT(open_some, "SELECT " COLUMNS " FROM flags WHERE organisation = ?1"
                     " AND severity >= ?2 AND snoozed_until <= ?3 AND ended_at IS NULL"
                     " ORDER BY severity DESC, since, id LIMIT ?5 OFFSET ?4");
STATEMENT(open_count, "SELECT count(*) FROM flags WHERE organisation = ?1"
                      " AND severity >= ?2 AND snoozed_until <= ?3 AND ended_at IS NULL");
STATEMENT(of_match, "SELECT " COLUMNS " FROM flags WHERE match = ?1"
                    " AND (NOT ?2 OR ended_at IS NULL)"
                    " ORDER BY opened_at DESC, id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(of_person, "SELECT " COLUMNS " FROM flags WHERE person = ?2"
                     " AND organisation = ?1 AND match IS NULL AND ended_at IS NULL"
                     " ORDER BY severity DESC, since LIMIT ?3");
STATEMENT(rule_since, "SELECT 1 FROM flags WHERE match = ?1 AND rule = ?2"
                      " AND (ended_at IS NULL OR ended_at > ?3)"
                      " AND ending <> 'false' LIMIT 1");

STATEMENT(of_rule, "SELECT " COLUMNS " FROM flags WHERE organisation = ?1"
                   " AND rule = ?2 AND ifnull(match, 0) = 0 AND ifnull(person, 0) = 0"
                   " AND (?3 < 0 OR about = ?3) AND ended_at IS NULL LIMIT ?4");
STATEMENT(older, "SELECT count(*) FROM flags WHERE organisation = ?1 AND severity >= 2"
                 " AND opened_at < ?2 AND snoozed_until <= ?3 AND rule <> ?4"
                 " AND ended_at IS NULL");
STATEMENT(pass_match, "UPDATE flags SET ended_at = ?2, ending = 'passed'"
                      " WHERE match = ?1 AND ended_at IS NULL");

size_t flags_open(struct db *db, int64_t organisation, int severity, int64_t now,
                  int64_t skip, struct flag *out, size_t room)
{
    return some(db_query(db, &open_some, "iiiii", organisation, (int64_t)severity, now,
                         skip > 0 ? skip : 0, (int64_t)room),
                out, room);
}

int64_t flags_open_count(struct db *db, int64_t organisation, int severity, int64_t now)
{
    return db_first(
        db_query(db, &open_count, "iii", organisation, (int64_t)severity, now));
}

size_t flags_of_match(struct db *db, int64_t match, bool open, int64_t skip,
                      struct flag *out, size_t room)
{
    return some(db_query(db, &of_match, "iiii", match, (int64_t)open, skip > 0 ? skip : 0,
                         (int64_t)room),
                out, room);
}

size_t flags_of_person(struct db *db, int64_t organisation, int64_t person,
                       struct flag *out, size_t room)
{
    return some(db_query(db, &of_person, "iii", organisation, person, (int64_t)room), out,
                room);
}

size_t flags_of_rule(struct db *db, int64_t organisation, const char *rule, int64_t about,
                     struct flag *out, size_t room)
{
    return some(db_query(db, &of_rule, "itii", organisation, rule, about, (int64_t)room),
                out, room);
}

int64_t flags_older(struct db *db, int64_t organisation, int64_t before, int64_t now,
                    const char *but)
{
    return db_first(db_query(db, &older, "iiit", organisation, before, now, but));
}

void flags_pass_match(struct db *db, int64_t match, int64_t now)
{
    db_run(db, &pass_match, "ii", match, now);
}

int64_t flags_rules_since(struct db *db, int64_t match, const char *const *rules,
                          int64_t since)
{
    int64_t count = 0;
    for (; *rules; rules++)
        count += db_first(db_query(db, &rule_since, "iti", match, *rules, since));
    return count;
}

/* ---- how good a rule is ----------------------------------------------------------- */

STATEMENT(figures, "SELECT rule, count(*), sum(ending = 'done'), sum(ending = 'false'),"
                   " sum(ending = 'passed'), sum(ended_at IS NULL) FROM flags"
                   " WHERE organisation = ?1 AND opened_at >= ?2"
                   " GROUP BY rule ORDER BY rule");

struct flag_figures *flag_figures(struct db *db, int64_t organisation, int64_t since)
{
    size_t count = 0;
    struct flag_figures *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &figures, "ii", organisation, since);
    while (db_next(&r)) {
        all[count++] = (struct flag_figures){
            .rule = db_text(&r, 0),
            .opened = db_int(&r, 1),
            .done = db_int(&r, 2),
            .wrong = db_int(&r, 3),
            .passed = db_int(&r, 4),
            .open = db_int(&r, 5),
        };
        all = db_list(db, all, count, sizeof *all);
    }
    return all;
}
