/* db.c - SQLite, opened once and asked by prepared statements.
 *
 * One connection, on the loop's thread: a commit with fsync costs a fraction of a
 * millisecond, a read a few microseconds, and a pool of threads would cost us the
 * plain handlers. The files named db*.c are the only ones that know sqlite3. */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include "storage/db_inside.h"
#include "storage/schema.h"

/* ---- errors ----------------------------------------------------------------------- */

static enum db_end sort(int code)
{
    switch (code & 0xff) {
    case SQLITE_OK:
    case SQLITE_ROW:
    case SQLITE_DONE:
        return DB_OK;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return DB_BUSY;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
    case SQLITE_PERM:
        return DB_STORAGE;
    default:
        return DB_BUG;
    }
}

/* Keeps the first error with its words; later ones are its consequences. */
enum db_end db_sort_out(struct db *db, int code, const char *file, int64_t line)
{
    enum db_end end = sort(code);
    if (end == DB_OK || db->error)
        return end;
    db->error = end;
    db->why.len = 0;
    buffer_format(&db->why, "%s (%d)", sqlite3_errmsg(db->handle), code);
    if (file)
        buffer_format(&db->why, " at %s:%lld", file, (long long)line);
    return end;
}

enum db_end db_error(const struct db *db)
{
    return db->error;
}

const char *db_why(const struct db *db)
{
    return db->error ? buffer_get(&db->why) : "";
}

void db_fail(struct db *db, enum db_end end, const char *format, ...)
{
    char words[512];
    va_list args;
    va_start(args, format);
    vsnprintf(words, sizeof words, format, args);
    va_end(args);
    if (db->error)
        return;
    db->error = end;
    db->why.len = 0;
    buffer_text(&db->why, words);
}

void db_forgive(struct db *db)
{
    db->error = DB_OK;
}

bool db_script(struct db *db, const char *sql)
{
    if (db->error)
        return false;
    return db_sort_out(db, sqlite3_exec(db->handle, sql, NULL, NULL, NULL), NULL, 0) ==
           DB_OK;
}

int64_t db_number(struct db *db, const char *sql)
{
    sqlite3_stmt *s = NULL;
    int64_t number = 0;
    if (db_sort_out(db, sqlite3_prepare_v2(db->handle, sql, -1, &s, NULL), NULL, 0) ==
            DB_OK &&
        sqlite3_step(s) == SQLITE_ROW)
        number = sqlite3_column_int64(s, 0);
    sqlite3_finalize(s);
    return number;
}

/* ---- opening ---------------------------------------------------------------------- */

static bool keep_copy_before_step(struct db *db, int64_t version, struct buffer *why)
{
    char *path = talloc_asprintf(NULL, "%s.before-%d", db->path, schema_version());
    struct db_copy *copy = db_copy_open(db, path, why);
    int more = copy ? 1 : -1;
    while (more > 0)
        more = db_copy_step(copy, 1024, why);
    db_copy_close(copy);
    if (more == 0)
        log_info("storage: kept a copy before the upgrade from %lld: %s",
                 (long long)version, path);
    talloc_free(path);
    return more == 0;
}

static bool step_up(struct db *db, int64_t number)
{
    char version[64];
    snprintf(version, sizeof version, "PRAGMA user_version = %lld", (long long)number);
    if (!db_script(db, "BEGIN IMMEDIATE"))
        return false;
    for (const char *const *sql = schema_step((int)number); *sql; sql++)
        db_script(db, *sql);
    if (db_script(db, version) && db_script(db, "COMMIT"))
        return true;
    sqlite3_exec(db->handle, "ROLLBACK", NULL, NULL, NULL);
    return false;
}

static bool bring_up_to_date(struct db *db, struct buffer *why)
{
    int64_t have = db_number(db, "PRAGMA user_version");
    if (db->error)
        return false;
    if (have > schema_version()) {
        buffer_format(
            why,
            "the database was written by a newer version of this program (%lld, "
            "this one knows %d): start that version, or restore a backup made "
            "by this one",
            (long long)have, schema_version());
        return false;
    }
    if (have > 0 && have < schema_version() && !keep_copy_before_step(db, have, why))
        return false;
    for (int64_t number = have + 1; number <= schema_version(); number++)
        if (!step_up(db, number))
            return false;
    return true;
}

/* Every statement is prepared once at start, so that bad SQL cannot hide; it is kept from
 * its first use on, for a bot at rest needs few of them. */
static bool check_all(struct db *db)
{
    size_t count = (size_t)(__stop_statements - __start_statements);
    db->prepared = talloc_zero_array(db, sqlite3_stmt *, count);
    for (size_t i = 0; i < count; i++) {
        const struct statement *s = &__start_statements[i];
        sqlite3_stmt *checked = NULL;
        int code = sqlite3_prepare_v2(db->handle, s->sql, -1, &checked, NULL);
        sqlite3_finalize(checked);
        if (db_sort_out(db, code, s->file, s->line) != DB_OK)
            return false;
    }
    return true;
}

/* The file is made with its mode before SQLite sees it: -wal and -shm inherit it. */
bool db_make_private(const char *path, struct buffer *why)
{
    struct stat st;
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd < 0) {
        buffer_format(why, "cannot open %s: %s", path, strerror(errno));
        return false;
    }
    bool good = fstat(fd, &st) == 0 && S_ISREG(st.st_mode);
    if (!good)
        buffer_format(why, "%s is not a regular file", path);
    else if (st.st_mode & 077 && fchmod(fd, 0600) < 0) {
        buffer_format(why, "%s can be read by others and its mode cannot be changed: %s",
                      path, strerror(errno));
        good = false;
    }
    close(fd);
    return good;
}

static bool set_up(struct db *db)
{
    int on = 0;
    sqlite3_busy_timeout(db->handle, 1000);
    sqlite3_db_config(db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, &on);
    return db_script(db, "PRAGMA trusted_schema = OFF;"
                         "PRAGMA secure_delete = ON;"
                         "PRAGMA journal_mode = WAL;"
                         "PRAGMA synchronous = FULL;"
                         "PRAGMA foreign_keys = ON;"
                         "PRAGMA temp_store = MEMORY;"
                         "PRAGMA cache_size = -4096;"
                         "PRAGMA wal_autocheckpoint = 1000;");
}

/* A sound database on a bad disk must not be overwritten by a backup. */
static void tell_why(const struct db *db, struct buffer *why)
{
    int code = sqlite3_errcode(db->handle) & 0xff;
    buffer_format(why, "%s: %s", db->path, db_why(db));
    if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
        buffer_text(why, "; it cannot be used as a database: restore a backup with "
                         "'nastavnik restore FILE'");
    else if (db->error == DB_STORAGE)
        buffer_text(why, "; is the disk full or failing, and may this user write to the "
                         "folder?");
}

struct db *db_open(const char *path, struct buffer *why)
{
    if (!db_make_private(path, why))
        return NULL;
    /* Nobody asks how much SQLite holds, and counting takes a lock for every piece. */
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    struct db *db = talloc_zero(NULL, struct db);
    db->path = talloc_strdup(db, path);
    db->why.max = 2048;
    int code = sqlite3_open_v2(
        path, &db->handle,
        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
    if (db_sort_out(db, code, NULL, 0) == DB_OK && set_up(db) &&
        bring_up_to_date(db, why) && check_all(db))
        return db;
    if (!why->len)
        tell_why(db, why);
    db_close(db);
    return NULL;
}

/* No PRAGMA optimize here: with statistics of tables that are still tiny the planner
 * prefers a scan even to a unique index, and goes on doing so when they have grown. */
void db_close(struct db *db)
{
    if (!db)
        return;
    size_t count = db->prepared ? talloc_array_length(db->prepared) : 0;
    for (size_t i = 0; i < count; i++)
        sqlite3_finalize(db->prepared[i]);
    if (sqlite3_close(db->handle) != SQLITE_OK)
        die("storage: a statement was left open");
    buffer_fini(&db->why);
    talloc_free(db);
}

void db_memory(struct db *db, void *talloc_context)
{
    db->memory = talloc_context;
}

void *db_memory_of(const struct db *db)
{
    return db->memory;
}

const char *db_path(const struct db *db)
{
    return db->path;
}
