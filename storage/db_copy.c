/* db_copy.c - care: the log emptied, the file checked, a copy made page by page. */
#include <string.h>
#include <unistd.h>

#include <talloc.h>

#include "storage/db_inside.h"

/* ---- care ------------------------------------------------------------------------- */

bool db_truncate_log(struct db *db)
{
    return sqlite3_wal_checkpoint_v2(db->handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL,
                                     NULL) == SQLITE_OK;
}

static bool pragma_is_content(sqlite3 *handle, const char *sql, const char *good,
                              struct buffer *why)
{
    sqlite3_stmt *s = NULL;
    bool content = sqlite3_prepare_v2(handle, sql, -1, &s, NULL) == SQLITE_OK;
    int code = SQLITE_DONE;
    while (content && (code = sqlite3_step(s)) == SQLITE_ROW) {
        const char *said = (const char *)sqlite3_column_text(s, 0);
        if (good && said && strcmp(said, good) == 0)
            continue;
        buffer_format(why, "%s: %s\n", sql, said ? said : "?");
        content = false;
    }
    if (content && code != SQLITE_DONE) {
        buffer_format(why, "%s: %s\n", sql, sqlite3_errmsg(handle));
        content = false;
    }
    sqlite3_finalize(s);
    return content;
}

bool db_check_handle(sqlite3 *handle, struct buffer *why)
{
    return pragma_is_content(handle, "PRAGMA integrity_check", "ok", why) &&
           pragma_is_content(handle, "PRAGMA foreign_key_check", NULL, why);
}

bool db_check(struct db *db, struct buffer *why)
{
    return db_check_handle(db->handle, why);
}

struct db_copy {
    sqlite3 *handle;
    sqlite3_backup *backup;
};

struct db_copy *db_copy_open(struct db *db, const char *path, struct buffer *why)
{
    struct db_copy *copy = talloc_zero(NULL, struct db_copy);
    unlink(path);
    if (db_make_private(path, why) &&
        sqlite3_open_v2(path, &copy->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        NULL) == SQLITE_OK)
        copy->backup = sqlite3_backup_init(copy->handle, "main", db->handle, "main");
    if (copy->backup)
        return copy;
    if (!why->len)
        buffer_format(why, "cannot copy to %s: %s", path, sqlite3_errmsg(copy->handle));
    db_copy_close(copy);
    return NULL;
}

int db_copy_step(struct db_copy *copy, int pages, struct buffer *why)
{
    int code = sqlite3_backup_step(copy->backup, pages);
    if (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED)
        return 1;
    int ended = sqlite3_backup_finish(copy->backup);
    copy->backup = NULL;
    if (code != SQLITE_DONE || ended != SQLITE_OK) {
        buffer_format(why, "copy: %s", sqlite3_errmsg(copy->handle));
        return -1;
    }
    /* A copy stands alone: it must not need a -wal beside it. */
    sqlite3_exec(copy->handle, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
    return db_check_handle(copy->handle, why) ? 0 : -1;
}

void db_copy_close(struct db_copy *copy)
{
    if (!copy)
        return;
    sqlite3_backup_finish(copy->backup);
    sqlite3_close(copy->handle);
    talloc_free(copy);
}
