/* backup.c - makes backups, names them, drops the oldest; looks at database files.
 *
 * The copy grows as ".part" in the folder of backups. A lock on the folder lets one be
 * made at a time, so what a crash leaves is simply overwritten by the next. */
#include "storage/backup.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>
#include <talloc.h>

#include "storage/organisations.h"
#include "storage/seal.h"

struct backup {
    struct db_copy *copy;
    const char *part, *sealed_part, *path, *dir;
    const unsigned char *public_key;
    int keep;
    int folder; /* a descriptor that holds the lock */
};

/* ---- names ------------------------------------------------------------------------ */

static bool fits(const char *text, const char *pattern)
{
    for (; *pattern; pattern++, text++)
        if (*pattern == '0' ? !isdigit((unsigned char)*text) : *text != *pattern)
            return false;
    return true;
}

static bool is_backup(const char *name)
{
    if (!fits(name, "0000-00-00"))
        return false;
    name += strlen("0000-00-00");
    if (fits(name, "-0000"))
        name += strlen("-0000");
    return strcmp(name, ".db") == 0 || strcmp(name, ".db.sealed") == 0;
}

static int backups_only(const struct dirent *entry)
{
    return is_backup(entry->d_name);
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void free_names(struct dirent **names, int count)
{
    for (int i = 0; i < count; i++)
        free(names[i]);
    free(names);
}

bool backup_exists(const char *dir, const char *name)
{
    char *plain = talloc_asprintf(NULL, "%s/%s.db", dir, name);
    char *sealed = talloc_asprintf(plain, "%s.sealed", plain);
    bool is = access(plain, F_OK) == 0 || access(sealed, F_OK) == 0;
    talloc_free(plain);
    return is;
}

char *backup_newest(void *mem, const char *dir)
{
    struct dirent **names = NULL;
    int count = scandir(dir, &names, backups_only, by_name);
    char *newest = talloc_strdup(mem, count > 0 ? names[count - 1]->d_name : "");
    free_names(names, count);
    return newest;
}

/* A file that cannot be dropped is no reason to call the new one a failure. */
static void drop_oldest(const struct backup *b)
{
    struct dirent **names = NULL;
    int count = scandir(b->dir, &names, backups_only, by_name);
    for (int i = 0; i < count - b->keep; i++)
        unlinkat(b->folder, names[i]->d_name, 0);
    free_names(names, count);
}

/* ---- making one ------------------------------------------------------------------- */

static bool lock_folder(struct backup *b, struct buffer *why)
{
    if (mkdir(b->dir, 0700) < 0 && errno != EEXIST) {
        buffer_format(why, "cannot make the folder %s: %s", b->dir, strerror(errno));
        return false;
    }
    b->folder = open(b->dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (b->folder < 0) {
        buffer_format(why, "cannot open the folder %s: %s", b->dir, strerror(errno));
        return false;
    }
    if (flock(b->folder, LOCK_EX | LOCK_NB) == 0)
        return true;
    buffer_format(why, "another backup is being made in %s", b->dir);
    return false;
}

/* It travels in the copy: after a restore people are told from when it is. */
static bool write_down(struct db *db, int64_t now, struct buffer *why)
{
    char seconds[32];
    snprintf(seconds, sizeof seconds, "%lld", (long long)now);
    if (db_begin(db) == DB_OK) {
        state_set(db, "backup_at", seconds);
        db_commit(db);
    }
    bool good = db_error(db) == DB_OK;
    if (!good) {
        buffer_format(why, "the database takes nothing: %s", db_why(db));
        db_rollback(db);
        db_forgive(db);
    }
    return good;
}

struct backup *backup_open(struct db *db, const struct backup_place *place,
                           const char *name, int64_t now, struct buffer *why)
{
    struct backup *b = talloc_zero(NULL, struct backup);
    b->dir = talloc_strdup(b, place->dir);
    b->keep = place->keep;
    b->folder = -1;
    b->part = talloc_asprintf(b, "%s/.part", b->dir);
    b->sealed_part = talloc_asprintf(b, "%s/.part.sealed", b->dir);
    b->path = talloc_asprintf(b, "%s/%s.db%s", b->dir, name,
                              place->public_key ? ".sealed" : "");
    if (place->public_key)
        b->public_key = talloc_memdup(b, place->public_key, SEAL_KEY_BYTES);
    if (lock_folder(b, why) && write_down(db, now, why))
        b->copy = db_copy_open(db, b->part, why);
    if (b->copy)
        return b;
    backup_close(b);
    return NULL;
}

int backup_step(struct backup *b, int pages, struct buffer *why)
{
    int more = db_copy_step(b->copy, pages, why);
    if (more == 0) {
        db_copy_close(b->copy);
        b->copy = NULL;
    }
    return more;
}

static bool to_disk(const char *path, struct buffer *why)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (!good)
        buffer_format(why, "%s: %s", path, strerror(errno));
    if (fd >= 0)
        close(fd);
    return good;
}

bool backup_finish(struct backup *b, struct buffer *why)
{
    const char *whole = b->public_key ? b->sealed_part : b->part;
    bool good = b->public_key ? seal_file(b->part, b->sealed_part, b->public_key, why)
                              : to_disk(b->part, why);
    if (b->public_key)
        unlink(b->part);
    if (!good)
        return false;
    if (rename(whole, b->path) < 0 || fsync(b->folder) < 0) {
        buffer_format(why, "%s: %s", b->path, strerror(errno));
        return false;
    }
    drop_oldest(b);
    return true;
}

const char *backup_path(const struct backup *b)
{
    return b->path;
}

void backup_close(struct backup *b)
{
    if (!b)
        return;
    db_copy_close(b->copy);
    if (b->folder >= 0) {
        unlink(b->part);
        close(b->folder);
    }
    talloc_free(b);
}

/* ---- looking ---------------------------------------------------------------------- */

/* The first column of the first row; false when there is none. */
static bool first_row(sqlite3 *handle, const char *sql, char *out, size_t room)
{
    sqlite3_stmt *s = NULL;
    bool one = sqlite3_prepare_v2(handle, sql, -1, &s, NULL) == SQLITE_OK &&
               sqlite3_step(s) == SQLITE_ROW;
    if (one)
        snprintf(out, room, "%s", (const char *)sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return one;
}

static bool is_sound(sqlite3 *handle, struct buffer *why)
{
    char words[200] = "";
    if (!first_row(handle, "PRAGMA integrity_check", words, sizeof words) ||
        strcmp(words, "ok") != 0) {
        buffer_format(why, "is damaged: %s", *words ? words : sqlite3_errmsg(handle));
        return false;
    }
    if (first_row(handle, "PRAGMA foreign_key_check", words, sizeof words)) {
        buffer_format(why, "rows of table %s point to nothing", words);
        return false;
    }
    return true;
}

int backup_look(const char *path, bool thoroughly, struct buffer *why)
{
    sqlite3 *handle = NULL;
    char words[32] = "";
    int version = -1;
    if (sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        NULL) == SQLITE_OK &&
        sqlite3_busy_timeout(handle, 1000) == SQLITE_OK &&
        first_row(handle, "PRAGMA user_version", words, sizeof words))
        version = (int)strtol(words, NULL, 10);
    else
        buffer_format(why, "cannot be read as a database: %s", sqlite3_errmsg(handle));
    if (version >= 0 && thoroughly && !is_sound(handle, why))
        version = -1;
    sqlite3_close(handle);
    return version;
}

bool backup_checkpoint(const char *path)
{
    sqlite3 *handle = NULL;
    bool good =
        sqlite3_open_v2(path, &handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        NULL) == SQLITE_OK &&
        sqlite3_wal_checkpoint_v2(handle, NULL, SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL) ==
            SQLITE_OK;
    sqlite3_close(handle);
    return good;
}
