/* db_ask.c - prepared statements: bound by letter, stepped, reset, in transactions. */
#include <stdio.h>
#include <string.h>

#include <talloc.h>

#include "storage/db_inside.h"

/* ---- asking ----------------------------------------------------------------------- */

/* NULL after an error, which sticks. */
static sqlite3_stmt *prepared(struct db *db, const struct statement *s)
{
    sqlite3_stmt **ready = &db->prepared[s - __start_statements];
    if (!*ready)
        db_sort_out(db,
                    sqlite3_prepare_v3(db->handle, s->sql, -1, SQLITE_PREPARE_PERSISTENT,
                                       ready, NULL),
                    s->file, s->line);
    if (sqlite3_stmt_busy(*ready))
        die("storage: %s:%lld is asked again while it is being read", s->file,
            (long long)s->line);
    return *ready;
}

static int bind_one(sqlite3_stmt *s, int at, char type, va_list args)
{
    int64_t number;
    const void *bytes;
    switch (type) {
    case 'i':
        return sqlite3_bind_int64(s, at, va_arg(args, int64_t));
    case 'o':
        number = va_arg(args, int64_t);
        return number ? sqlite3_bind_int64(s, at, number) : sqlite3_bind_null(s, at);
    case 't':
        return sqlite3_bind_text(s, at, va_arg(args, const char *), -1, SQLITE_STATIC);
    case 'b':
        bytes = va_arg(args, const void *);
        return sqlite3_bind_blob64(s, at, bytes, va_arg(args, size_t), SQLITE_STATIC);
    default:
        die("storage: no such type as '%c'", type);
    }
}

static bool bind(struct db *db, sqlite3_stmt *ready, const struct statement *s,
                 const char *types, va_list args)
{
    int count = (int)strlen(types);
    if (count != sqlite3_bind_parameter_count(ready))
        die("storage: %s:%lld wants %d values, gets %d", s->file, (long long)s->line,
            sqlite3_bind_parameter_count(ready), count);
    for (int i = 0; i < count; i++)
        if (db_sort_out(db, bind_one(ready, i + 1, types[i], args), s->file, s->line) !=
            DB_OK)
            return false;
    return true;
}

static const struct statement *statement_of(const struct db *db, sqlite3_stmt *ready)
{
    size_t count = talloc_array_length(db->prepared);
    for (size_t i = 0; i < count; i++)
        if (db->prepared[i] == ready)
            return &__start_statements[i];
    return NULL;
}

/* A debug build does not let a query without an index pass. */
static void complain_of_scan(struct db *db, sqlite3_stmt *s)
{
#ifdef DEBUG
    int scanned = sqlite3_stmt_status(s, SQLITE_STMTSTATUS_FULLSCAN_STEP, 1);
    int indexed = sqlite3_stmt_status(s, SQLITE_STMTSTATUS_AUTOINDEX, 1);
    if ((scanned > 0 || indexed > 0) && !strstr(sqlite3_sql(s), "all rows")) {
        const struct statement *where = statement_of(db, s);
        die("storage: a full scan at %s:%lld: %s", where ? where->file : "?",
            where ? (long long)where->line : 0, sqlite3_sql(s));
    }
#else
    (void)db;
    (void)s;
#endif
}

static void reset(struct db *db, sqlite3_stmt *s)
{
    complain_of_scan(db, s);
    sqlite3_reset(s);
    sqlite3_clear_bindings(s);
}

struct rows db_query(struct db *db, const struct statement *s, const char *types, ...)
{
    struct rows rows = { .db = db };
    if (db->error)
        return rows;
    sqlite3_stmt *ready = prepared(db, s);
    va_list args;
    va_start(args, types);
    if (ready && bind(db, ready, s, types, args))
        rows.statement = ready;
    va_end(args);
    return rows;
}

bool db_next(struct rows *rows)
{
    if (!rows->statement)
        return false;
    int code = sqlite3_step(rows->statement);
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) {
        const struct statement *s = statement_of(rows->db, rows->statement);
        db_sort_out(rows->db, code, s ? s->file : NULL, s ? s->line : 0);
    }
    db_stop(rows);
    return false;
}

void db_stop(struct rows *rows)
{
    if (rows->statement)
        reset(rows->db, rows->statement);
    rows->statement = NULL;
}

int64_t db_first(struct rows rows)
{
    int64_t number = db_next(&rows) ? db_int(&rows, 0) : 0;
    db_stop(&rows);
    return number;
}

int64_t db_int(const struct rows *rows, int column)
{
    return sqlite3_column_int64(rows->statement, column);
}

const char *db_text(const struct rows *rows, int column)
{
    const char *text = (const char *)sqlite3_column_text(rows->statement, column);
    return text ? talloc_strdup(rows->db->memory, text) : NULL;
}

const void *db_bytes(const struct rows *rows, int column, size_t *size)
{
    const void *bytes = sqlite3_column_blob(rows->statement, column);
    *size = (size_t)sqlite3_column_bytes(rows->statement, column);
    return bytes ? talloc_memdup(rows->db->memory, bytes, *size) : NULL;
}

/* ---- lists ------------------------------------------------------------------------ */

size_t db_ids(struct rows rows, int64_t *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&rows))
        out[count++] = db_int(&rows, 0);
    db_stop(&rows);
    return count;
}

void *db_list(struct db *db, void *all, size_t count, size_t size)
{
    char *longer = talloc_realloc_size(db->memory, all, (count + 1) * size);
    memset(longer + count * size, 0, size);
    return longer;
}

int64_t *db_all_ids(struct rows rows)
{
    int64_t *all = db_list(rows.db, NULL, 0, sizeof *all);
    for (size_t n = 0; db_next(&rows); all = db_list(rows.db, all, n, sizeof *all))
        all[n++] = db_int(&rows, 0);
    return all;
}

/* ---- running ---------------------------------------------------------------------- */

static bool run(struct db *db, const struct statement *s, const char *types, va_list args)
{
    if (db->error)
        return false;
    sqlite3_stmt *ready = prepared(db, s);
    if (!ready)
        return false;
    if (bind(db, ready, s, types, args)) {
        int code = sqlite3_step(ready);
        while (code == SQLITE_ROW)
            code = sqlite3_step(ready);
        db_sort_out(db, code, s->file, s->line);
    }
    reset(db, ready);
    return !db->error;
}

int64_t db_run(struct db *db, const struct statement *s, const char *types, ...)
{
    va_list args;
    va_start(args, types);
    bool good = run(db, s, types, args);
    va_end(args);
    return good ? sqlite3_changes64(db->handle) : 0;
}

int64_t db_insert(struct db *db, const struct statement *s, const char *types, ...)
{
    va_list args;
    va_start(args, types);
    bool good = run(db, s, types, args);
    va_end(args);
    return good ? sqlite3_last_insert_rowid(db->handle) : 0;
}

/* ---- transactions ----------------------------------------------------------------- */

STATEMENT(begin, "BEGIN IMMEDIATE");
STATEMENT(commit, "COMMIT");
STATEMENT(savepoint, "SAVEPOINT turn");
STATEMENT(release, "RELEASE turn");
STATEMENT(undo, "ROLLBACK TO turn");

enum db_end db_begin(struct db *db)
{
    db_run(db, &begin, "");
    return db->error;
}

enum db_end db_commit(struct db *db)
{
    db_run(db, &commit, "");
    return db->error;
}

static void reset_all(struct db *db)
{
    sqlite3_stmt *s = NULL;
    while ((s = sqlite3_next_stmt(db->handle, s)))
        if (sqlite3_stmt_busy(s))
            sqlite3_reset(s);
}

void db_rollback(struct db *db)
{
    reset_all(db);
    if (db_in_transaction(db))
        sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
}

enum db_end db_savepoint(struct db *db)
{
    db_run(db, &savepoint, "");
    return db->error;
}

enum db_end db_release(struct db *db)
{
    db_run(db, &release, "");
    return db->error;
}

void db_undo(struct db *db)
{
    reset_all(db);
    db_forgive(db);
    db_run(db, &undo, "");
    db_run(db, &release, "");
}

bool db_in_transaction(const struct db *db)
{
    return !sqlite3_get_autocommit(db->handle);
}
