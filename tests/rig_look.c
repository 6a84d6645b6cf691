/* rig_look.c - pages made by hand, what was sent, and what stands in the tables. */
#include <stdio.h>
#include <string.h>

#include <sqlite3.h>
#include <talloc.h>

#include "tests/rig_inside.h"

/* ---- events ----------------------------------------------------------------------- */

static struct page *page_of(struct rig *r)
{
    if (!r->page) {
        r->page = talloc_zero(NULL, struct page);
        r->page->end = PAGE_OK;
        r->page->why = "";
    }
    return r->page;
}

struct event *rig_event(struct rig *r, enum event_kind kind, const char *who,
                        const char *words)
{
    struct page *p = page_of(r);
    int number = ++r->events;
    p->events = talloc_realloc(p, p->events, struct event, p->count + 1);
    struct event *e = &p->events[p->count++];
    *e = (struct event){
        .key = talloc_asprintf(p, "k%d", number),
        .cursor = talloc_asprintf(p, "%d", number + 1),
        .kind = kind,
        .account = talloc_strdup(p, who),
        .chat = talloc_asprintf(p, "chat-%s", who),
        .name = "",
        .language = "en",
        .words = talloc_strdup(p, words),
        .message = talloc_asprintf(p, "own%d", number),
        .file = { .name = "", .bytes = -1 },
        .at = r->now,
    };
    return e;
}

struct event *rig_pressed(struct rig *r, const char *who, const char *message,
                          const char *value)
{
    struct event *e = rig_event(r, EVENT_PRESS, who, value);
    e->message = talloc_strdup(r->page, message);
    e->press = talloc_asprintf(r->page, "press%d", r->events);
    return e;
}

/* ---- sending ---------------------------------------------------------------------- */

static void keep_sent(struct rig *r, const struct outgoing *o, const char *message)
{
    const struct delivery *d = &o->delivery;
    char *keys = talloc_strdup(r->memory, "");
    for (size_t i = 0; i < d->key_count; i++)
        keys = talloc_asprintf_append_buffer(keys, "%s %s\n", d->keys[i].value,
                                             d->keys[i].label);
    r->sent = talloc_realloc(r->memory, r->sent, struct rig_sent, r->sent_count + 1);
    r->sent[r->sent_count++] = (struct rig_sent){
        .id = o->id,
        .verb = d->verb,
        .chat = talloc_strdup(r->memory, d->chat),
        .message = talloc_strdup(r->memory, message),
        .words = talloc_strdup(r->memory, d->words),
        .keys = keys,
        .key_count = d->key_count,
        .has_file = d->file.kind,
    };
}

bool rig_send_one(struct rig *r)
{
    struct outgoing *o = engine_next(r->engine, PRIORITY_BULK);
    if (!o)
        return false;
    struct receipt receipt = { .outcome = SENT, .message = "", .file = "", .why = "" };
    if (r->outcomes > 0) {
        r->outcomes--;
        receipt = r->receipt;
    } else {
        bool sends = o->delivery.verb == DELIVER_SEND;
        receipt.message = sends ? talloc_asprintf(r->memory, "m%d", ++r->messages)
                                : o->delivery.message;
        if (!receipt.message)
            receipt.message = "";
        keep_sent(r, o, receipt.message);
    }
    engine_sent(r->engine, o, &receipt);
    return true;
}

void rig_forget(struct rig *r)
{
    r->sent_count = r->press_count = 0;
}

static bool is_to(const struct rig_sent *s, const char *who)
{
    return strncmp(s->chat, "chat-", 5) == 0 && strcmp(s->chat + 5, who) == 0;
}

const struct rig_sent *rig_last(const struct rig *r, const char *who)
{
    for (size_t i = r->sent_count; i-- > 0;)
        if (is_to(&r->sent[i], who) && r->sent[i].verb != DELIVER_STRIP)
            return &r->sent[i];
    return NULL;
}

size_t rig_count(const struct rig *r, const char *who, enum delivery_verb verb)
{
    size_t count = 0;
    for (size_t i = 0; i < r->sent_count; i++)
        count += is_to(&r->sent[i], who) && r->sent[i].verb == verb;
    return count;
}

size_t rig_count_words(const struct rig *r, const char *who, const char *words)
{
    size_t count = 0;
    for (size_t i = 0; i < r->sent_count; i++)
        count += is_to(&r->sent[i], who) && strstr(r->sent[i].words, words);
    return count;
}

const char *rig_button(struct rig *r, const char *who, const char *label)
{
    const struct rig_sent *s = rig_last(r, who);
    const char *at = s ? s->keys : "";
    while (*at) {
        size_t value = strcspn(at, " "), all = strcspn(at, "\n");
        if (all - value - 1 == strlen(label) &&
            strncmp(at + value + 1, label, strlen(label)) == 0)
            return talloc_strndup(r->memory, at, value);
        at += all + 1;
    }
    return NULL;
}

/* ---- tables ----------------------------------------------------------------------- */

/* A second connection, kept open, that sees what is committed. */
static sqlite3 *beside(struct rig *r)
{
    sqlite3 *db = r->beside;
    if (!db && sqlite3_open_v2(r->path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
        die("rig: %s", sqlite3_errmsg(db));
    r->beside = db;
    return db;
}

void rig_look_away(struct rig *r)
{
    sqlite3_finalize(r->dump);
    sqlite3_close(r->beside);
    r->dump = r->beside = NULL;
}

int64_t rig_number(struct rig *r, const char *sql)
{
    sqlite3 *db = beside(r);
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
        die("rig: %s: %s", sql, sqlite3_errmsg(db));
    int64_t number = sqlite3_step(s) == SQLITE_ROW ? sqlite3_column_int64(s, 0) : 0;
    sqlite3_finalize(s);
    return number;
}

void rig_sql(struct rig *r, const char *sql)
{
    sqlite3 *db = beside(r);
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
        die("rig: %s: %s", sql, sqlite3_errmsg(db));
}

static bool has_column(sqlite3 *db, const char *table, const char *column)
{
    return sqlite3_table_column_metadata(db, "main", table, column, NULL, NULL, NULL,
                                         NULL, NULL) == SQLITE_OK;
}

static char *or_in(char *sql, sqlite3 *db, const char *table, const char *column,
                   const char *ids)
{
    if (!has_column(db, table, column))
        return sql;
    return talloc_asprintf_append_buffer(sql, " OR %s IN (%s)", column, ids);
}

/* Which rows of a table belong to them; NULL: all rows of all tables. */
static char *rows_of(void *mem, sqlite3 *db, const char *table,
                     const struct rig_whose *whose)
{
    if (!whose)
        return talloc_strdup(mem, "");
    if (whose->school && has_column(db, table, "organisation"))
        return talloc_asprintf(mem, " WHERE organisation = %lld",
                               (long long)whose->school);
    char *sql = talloc_strdup(mem, " WHERE 0");
    if (whose->school && strcmp(table, "organisations") == 0)
        return talloc_asprintf(mem, " WHERE id = %lld", (long long)whose->school);
    if (strcmp(table, "people") == 0)
        sql = talloc_asprintf_append_buffer(sql, " OR id IN (%s)", whose->people);
    if (strcmp(table, "matches") == 0)
        sql = talloc_asprintf_append_buffer(sql, " OR id IN (%s)", whose->matches);
    sql = or_in(sql, db, table, "person", whose->people);
    sql = or_in(sql, db, table, "match", whose->matches);
    sql = or_in(sql, db, table, "asker", whose->people);
    sql = or_in(
        sql, db, table, "case_id",
        talloc_asprintf(sql, "SELECT id FROM cases WHERE asker IN (%s)", whose->people));
    return or_in(sql, db, table, "meeting",
                 talloc_asprintf(sql, "SELECT id FROM meetings WHERE match IN (%s)",
                                 whose->matches));
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s;
    if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
        die("rig: %s: %s", sql, sqlite3_errmsg(db));
    return s;
}

/* "table|first column|second column" for each row. */
static char *add_table(char *sql, sqlite3 *db, const char *table,
                       const struct rig_whose *whose)
{
    char *columns =
        talloc_asprintf(sql, "SELECT name FROM pragma_table_info('%s')", table);
    sqlite3_stmt *s = prepare(db, columns);
    sql = talloc_asprintf_append_buffer(sql, "%sSELECT '%s'", *sql ? " UNION ALL " : "",
                                        table);
    while (sqlite3_step(s) == SQLITE_ROW)
        sql = talloc_asprintf_append_buffer(sql, " || '|' || ifnull(%s, '-')",
                                            sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return talloc_asprintf_append_buffer(sql, " FROM %s%s", table,
                                         rows_of(sql, db, table, whose));
}

static bool named(const char *const *list, const char *name)
{
    for (; list && *list; list++)
        if (strcmp(*list, name) == 0)
            return true;
    return false;
}

static sqlite3_stmt *dump_statement(struct rig *r, const struct rig_whose *whose,
                                    const char *const *but)
{
    sqlite3 *db = beside(r);
    char *sql = talloc_strdup(r->memory, "");
    sqlite3_stmt *s = prepare(db, "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                  " AND name NOT LIKE 'sqlite_%' ORDER BY name");
    while (sqlite3_step(s) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(s, 0);
        if (!named(but, table))
            sql = add_table(sql, db, table, whose);
    }
    sqlite3_finalize(s);
    s = prepare(db, sql);
    talloc_free(sql);
    return s;
}

/* The statement is kept for as long as the same is asked. */
static char *dump(struct rig *r, const struct rig_whose *whose, const char *const *but)
{
    char *out = talloc_strdup(r->memory, "");
    const char *key = whose ? whose->matches : "";
    if (!r->dump || strcmp(r->dump_of, key) != 0 || r->dump_but != but) {
        sqlite3_finalize(r->dump);
        r->dump = dump_statement(r, whose, but);
        r->dump_of = talloc_strdup(r->memory, key);
        r->dump_but = but;
    }
    while (sqlite3_step(r->dump) == SQLITE_ROW)
        out = talloc_asprintf_append_buffer(out, "%s\n", sqlite3_column_text(r->dump, 0));
    sqlite3_reset(r->dump);
    return out;
}

char *rig_dump_whose(struct rig *r, const struct rig_whose *whose, const char *const *but)
{
    return dump(r, whose, but);
}

char *rig_dump_school(struct rig *r, int64_t school, const char *const *but)
{
    long long id = school;
    struct rig_whose whose = {
        .school = school,
        .people = talloc_asprintf(r->memory,
                                  "SELECT id FROM people WHERE organisation = %lld", id),
        .matches = talloc_asprintf(
            r->memory, "SELECT id FROM matches WHERE organisation = %lld", id),
    };
    return dump(r, &whose, but);
}

char *rig_dump(struct rig *r, const char *const *but)
{
    return dump(r, NULL, but);
}
