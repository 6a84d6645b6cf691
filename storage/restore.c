/* restore.c - makes a backup fit for today beside the database, then swaps the two. */
#include "storage/restore.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <talloc.h>

#include "storage/backup.h"
#include "storage/erasures.h"
#include "storage/organisations.h"
#include "storage/outbox.h"
#include "storage/promises.h"
#include "storage/schema.h"
#include "storage/seal.h"

struct work {
    const struct restore *order;
    struct restored *out;
    char *fresh; /* the file that is made ready */
    struct buffer *why;
};

static char *beside(void *mem, const char *path, const char *ending)
{
    return talloc_asprintf(mem, "%s%s", path, ending);
}

static bool cannot(const struct work *w, const char *what, const char *path)
{
    buffer_format(w->why, "%s %s: %s", what, path, strerror(errno));
    return false;
}

/* What SQLite may have left beside a file of an earlier try would be read as its own. */
static void remove_all(const char *path)
{
    static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
    for (size_t i = 0; i < COUNT(endings); i++) {
        char *one = beside(NULL, path, endings[i]);
        unlink(one);
        talloc_free(one);
    }
}

/* ---- making it ready -------------------------------------------------------------- */

static bool fetch(const struct work *w)
{
    const struct restore *r = w->order;
    remove_all(w->fresh);
    if (!seal_is(r->file))
        return seal_copy(r->file, w->fresh, w->why);
    if (r->secret_key)
        return unseal_file(r->file, w->fresh, r->secret_key, w->why);
    buffer_format(w->why, "%s is sealed: give the secret key with --key FILE", r->file);
    return false;
}

static bool is_fit(const struct work *w)
{
    struct buffer words = { .max = 1024 };
    int version = backup_look(w->fresh, true, &words);
    if (version < 0)
        buffer_format(w->why, "%s %s", w->order->file, buffer_get(&words));
    else if (version == 0)
        buffer_format(w->why, "%s is no database of this program", w->order->file);
    buffer_fini(&words);
    return version > 0;
}

STATEMENT(overseers, "SELECT DISTINCT person FROM posts"
                     " WHERE post IN ('administrator', 'curator') /* all rows */");

/* Administrators and curators will be told what is lost. */
static void promise_words(struct db *db, int64_t made_at, int64_t now)
{
    for (const int64_t *who = db_all_ids(db_query(db, &overseers, "")); *who; who++)
        promise_keep(db, &(struct promise){ .kind = "setup.restored",
                                            .person = *who,
                                            .about = made_at,
                                            .due = now });
}

/* As the backup itself says; a copy made by hand has only the time of its file. */
static int64_t time_of(struct db *db, const char *file)
{
    struct stat st;
    const char *at = state_get(db, "backup_at");
    if (at)
        return strtoll(at, NULL, 10);
    return stat(file, &st) == 0 ? (int64_t)st.st_mtime : 0;
}

static void bring_to_today(const struct work *w, struct db *db)
{
    const struct restore *r = w->order;
    char *list = beside(db_memory_of(db), r->database, ".erased");
    w->out->made_at = time_of(db, r->file);
    w->out->erased = erasures_apply(db, list, r->now, w->why);
    outbox_clear(db);
    state_set(db, "cursor", "");
    promise_words(db, w->out->made_at, r->now);
}

static bool change(const struct work *w, struct db *db)
{
    if (db_begin(db) == DB_OK)
        bring_to_today(w, db);
    if (w->why->len == 0 && db_error(db) == DB_OK && db_commit(db) == DB_OK)
        return db_truncate_log(db) && db_check(db, w->why);
    if (w->why->len == 0)
        buffer_text(w->why, db_why(db));
    db_rollback(db);
    return false;
}

static bool make_ready(const struct work *w, void *mem)
{
    char *before = talloc_asprintf(mem, "%s.before-%d", w->fresh, schema_version());
    struct db *db = db_open(w->fresh, w->why);
    unlink(before); /* the backup itself is the copy from before the upgrade */
    if (!db)
        return false;
    db_memory(db, mem);
    bool good = change(w, db);
    db_close(db);
    return good;
}

/* ---- swapping --------------------------------------------------------------------- */

static bool to_disk(const struct work *w, const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && fsync(fd) == 0;
    if (!good)
        cannot(w, "cannot write", path);
    if (fd >= 0)
        close(fd);
    return good;
}

static char *aside_path(void *mem, const struct restore *r)
{
    char when[32];
    time_t now = (time_t)r->now;
    struct tm utc;
    strftime(when, sizeof when, "%Y%m%dT%H%M%SZ", gmtime_r(&now, &utc));
    return talloc_asprintf(mem, "%s.before-restore-%s", r->database, when);
}

/* The old file gets a second name first, so that at no moment there is no database. A
 * log that could not be moved into it goes with it, and never meets the new file. */
static bool keep_aside(const struct work *w, void *mem)
{
    const struct restore *r = w->order;
    struct stat st;
    if (stat(r->database, &st) < 0 || st.st_size == 0)
        return true;
    char *aside = aside_path(mem, r);
    if (!backup_checkpoint(r->database))
        log_warn("restore: the log of %s could not be moved into it", r->database);
    if (link(r->database, aside) < 0 && rename(r->database, aside) < 0)
        return cannot(w, "cannot keep the present database as", aside);
    char *wal = beside(mem, r->database, "-wal");
    if (rename(wal, beside(mem, aside, "-wal")) < 0 && errno != ENOENT)
        return cannot(w, "cannot move", wal);
    unlink(beside(mem, r->database, "-shm"));
    w->out->aside = aside;
    return true;
}

static bool swap(const struct work *w, void *mem)
{
    const char *database = w->order->database;
    const char *slash = strrchr(database, '/');
    const char *folder =
        slash ? talloc_strndup(mem, database, (size_t)(slash + 1 - database)) : ".";
    if (!to_disk(w, w->fresh) || !keep_aside(w, mem))
        return false;
    if (rename(w->fresh, database) < 0)
        return cannot(w, "cannot put the backup in place as", database);
    return to_disk(w, folder);
}

bool restore(void *mem, const struct restore *r, struct restored *out, struct buffer *why)
{
    struct work w = { r, out, beside(mem, r->database, ".restoring"), why };
    *out = (struct restored){ 0 };
    bool good = fetch(&w) && is_fit(&w) && make_ready(&w, mem) && swap(&w, mem);
    if (!good)
        remove_all(w.fresh);
    return good;
}
