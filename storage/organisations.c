/* organisations.c - schools and what each of them set. */
#include "storage/organisations.h"

#include <string.h>

static const char *const modes[] = { "full", "codes", "off", "full" };

#define COLUMNS                                                                          \
    "id, parent, name, zone, language, names, created_at, ready_at, first_names"

bool names_are_shown(enum names_mode mode)
{
    return mode == NAMES_FULL || mode == NAMES_FIRST;
}

STATEMENT(find, "SELECT " COLUMNS " FROM organisations WHERE id = ?1");
STATEMENT(every, "SELECT " COLUMNS " FROM organisations ORDER BY id /* all rows */");

static struct organisation read_one(const struct rows *r)
{
    struct organisation o = {
        .id = db_int(r, 0),
        .parent = db_int(r, 1),
        .name = db_text(r, 2),
        .zone = db_text(r, 3),
        .language = db_text(r, 4),
        .created_at = db_int(r, 6),
        .ready = db_int(r, 7) != 0,
    };
    const char *names = db_text(r, 5);
    for (size_t i = 0; i < NAMES_FIRST; i++)
        if (strcmp(modes[i], names) == 0)
            o.names = (enum names_mode)i;
    if (o.names == NAMES_FULL && db_int(r, 8))
        o.names = NAMES_FIRST;
    return o;
}

struct organisation organisation_find(struct db *db, int64_t id)
{
    struct organisation o = { 0 };
    struct rows r = db_query(db, &find, "i", id);
    if (db_next(&r))
        o = read_one(&r);
    db_stop(&r);
    return o;
}

struct organisation organisation_named(struct db *db, const char *name)
{
    struct organisation found = { 0 };
    int matching = 0;
    struct rows r = db_query(db, &every, "");
    while (db_next(&r)) {
        struct organisation o = read_one(&r);
        if (name && strcmp(o.name, name) != 0)
            continue;
        matching++;
        found = o;
    }
    return matching == 1 ? found : (struct organisation){ 0 };
}

STATEMENT(number, "SELECT count(*) FROM organisations /* all rows */");

int64_t organisations_count(struct db *db)
{
    return db_first(db_query(db, &number, ""));
}

STATEMENT(schools, "SELECT " COLUMNS " FROM organisations WHERE parent = ?1"
                   " AND ready_at IS NOT NULL ORDER BY name, id LIMIT ?3 OFFSET ?2");
STATEMENT(school_count, "SELECT count(*) FROM organisations WHERE parent = ?1"
                        " AND ready_at IS NOT NULL");

size_t organisation_schools(struct db *db, int64_t parent, int64_t skip,
                            struct organisation *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &schools, "iii", parent, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

int64_t organisation_school_count(struct db *db, int64_t parent)
{
    return db_first(db_query(db, &school_count, "i", parent));
}

STATEMENT(any_name, "SELECT 1 FROM people WHERE organisation = ?1 AND name <> ''"
                    " LIMIT 1");
STATEMENT(wipe_names, "UPDATE people SET name = '' WHERE organisation = ?1"
                      " AND name <> ''");
STATEMENT(wipe_written, "DELETE FROM answers WHERE item = 'NAME' AND draft IN"
                        " (SELECT d.id FROM people p JOIN drafts d ON d.person = p.id"
                        " WHERE p.organisation = ?1 AND d.form <> 'school')");

bool organisation_has_names(struct db *db, int64_t id)
{
    return db_first(db_query(db, &any_name, "i", id)) != 0;
}

void organisation_wipe_names(struct db *db, int64_t id)
{
    db_run(db, &wipe_names, "i", id);
    db_run(db, &wipe_written, "i", id);
}

STATEMENT(add, "INSERT INTO organisations (zone, language, created_at)"
               " VALUES (?1, ?2, ?3)");
STATEMENT(add_hours, "INSERT INTO working_hours (organisation, weekday, opens, closes)"
                     " VALUES (?1, 1, 480, 1080), (?1, 2, 480, 1080), (?1, 3, 480, 1080),"
                     " (?1, 4, 480, 1080), (?1, 5, 480, 1080)");

int64_t organisation_add(struct db *db, const char *zone, const char *language,
                         int64_t now)
{
    int64_t id = db_insert(db, &add, "tti", zone, language, now);
    db_run(db, &add_hours, "i", id);
    return id;
}

STATEMENT(save, "UPDATE organisations SET name = ?2, zone = ?3, language = ?4,"
                " names = ?5, ready_at = ifnull(ready_at, ?6), first_names = ?7,"
                " parent = ?8 WHERE id = ?1");

void organisation_save(struct db *db, const struct organisation *o, int64_t now)
{
    db_run(db, &save, "ittttoio", o->id, o->name, o->zone, o->language, modes[o->names],
           o->ready ? now : (int64_t)0, (int64_t)(o->names == NAMES_FIRST), o->parent);
}

/* ---- settings, counters, state ---------------------------------------------------- */

static const char *first_text(struct rows r)
{
    const char *text = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return text;
}

STATEMENT(setting, "SELECT value FROM settings WHERE organisation = ?1 AND name = ?2");
STATEMENT(set_setting, "INSERT INTO settings (organisation, name, value)"
                       " VALUES (?1, ?2, ?3)"
                       " ON CONFLICT DO UPDATE SET value = excluded.value");

const char *setting_text(struct db *db, int64_t organisation, const char *name,
                         const char *otherwise)
{
    const char *value = first_text(db_query(db, &setting, "it", organisation, name));
    return value ? value : otherwise;
}

void setting_save(struct db *db, int64_t organisation, const char *name,
                  const char *value)
{
    db_run(db, &set_setting, "itt", organisation, name, value);
}

STATEMENT(counter_up,
          "INSERT INTO counters (organisation, name, count) VALUES (?1, ?2, 1)"
          " ON CONFLICT DO UPDATE SET count = count + 1");
STATEMENT(counter, "SELECT count FROM counters WHERE organisation = ?1 AND name = ?2");

void counter_add(struct db *db, int64_t organisation, const char *name)
{
    db_run(db, &counter_up, "it", organisation, name);
}

int64_t counter_get(struct db *db, int64_t organisation, const char *name)
{
    return db_first(db_query(db, &counter, "it", organisation, name));
}

STATEMENT(state, "SELECT value FROM state WHERE name = ?1");
STATEMENT(set_state, "INSERT INTO state (name, value) VALUES (?1, ?2)"
                     " ON CONFLICT DO UPDATE SET value = excluded.value");

const char *state_get(struct db *db, const char *name)
{
    return first_text(db_query(db, &state, "t", name));
}

void state_set(struct db *db, const char *name, const char *value)
{
    db_run(db, &set_state, "tt", name, value);
}

STATEMENT(works, "SELECT 1 FROM working_hours WHERE organisation = ?1 AND weekday = ?2"
                 " AND opens <= ?3 AND closes > ?3");

bool organisation_works(struct db *db, int64_t id, int weekday, int minute)
{
    struct rows r = db_query(db, &works, "iii", id, (int64_t)weekday, (int64_t)minute);
    bool open = db_next(&r);
    db_stop(&r);
    return open;
}

STATEMENT(copy_counters,
          "INSERT INTO counters (organisation, name, count)"
          " SELECT organisation, ?3 || substr(name, length(?2) + 1), count FROM counters"
          " WHERE organisation = ?1 AND name >= ?2 AND name < ?2 || '~'"
          " ON CONFLICT (organisation, name) DO UPDATE SET count = excluded.count");

void counters_copy(struct db *db, int64_t organisation, const char *from, const char *to)
{
    db_run(db, &copy_counters, "itt", organisation, from, to);
}
