/* db.h - one SQLite file: opened with care, asked by prepared statements, in
 * transactions that only the engine begins and ends.
 *
 * The first error sticks: after it every call does nothing and reads find nothing,
 * until db_forgive(). So a handler never checks, and the engine undoes the whole turn.
 * Strings that were read live as long as the memory that db_memory() was told of. */
#ifndef STORAGE_DB_H
#define STORAGE_DB_H

#include "bot/base.h"

struct db;

/* A statement stands at file level, so that every one of them is prepared at start and
 * bad SQL cannot hide until midnight. A full scan that is meant carries the comment
 * "all rows" in its text; a debug build dies of any other. */
struct statement {
    const char *sql, *file;
    int64_t line;
};
#define STATEMENT(name, text)                                                            \
    static const struct statement name                                                   \
        __attribute__((used, section("statements"), aligned(8))) = { text, __FILE__,     \
                                                                     __LINE__ }

enum db_end {
    DB_OK,
    DB_BUSY,    /* somebody else holds the file; try again soon */
    DB_STORAGE, /* the disk failed; SQLite may have ended the whole transaction */
    DB_BUG,     /* our own fault: a constraint, a type, a misuse */
};

/* Opens (mode 0600) or makes the file, brings its schema up to date after keeping a
 * copy, prepares every statement. NULL with words in `why` on failure: a newer schema,
 * a broken file, no rights. */
struct db *db_open(const char *path, struct buffer *why);
void db_close(struct db *db);

void db_memory(struct db *db, void *talloc_context);
void *db_memory_of(const struct db *db);

/* Transactions. Each tells how it went; after anything but DB_OK, and after a commit
 * that failed, db_in_transaction() says what SQLite left of it. */
enum db_end db_begin(struct db *db);
enum db_end db_commit(struct db *db);
void db_rollback(struct db *db); /* also resets every statement left in progress */
enum db_end db_savepoint(struct db *db);
enum db_end db_release(struct db *db);
void db_undo(struct db *db); /* back to the savepoint, which is then released */
bool db_in_transaction(const struct db *db);

enum db_end db_error(const struct db *db); /* the one that sticks; DB_OK for none */
const char *db_why(const struct db *db);   /* its words; "" for none */
void db_forgive(struct db *db);
/* For what fails beside SQLite and must undo the turn like any error of storage. */
void db_fail(struct db *db, enum db_end end, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Binding by letter: i int64_t, o int64_t with 0 as NULL, t text or NULL, b bytes
 * (const void *, size_t). */
struct rows {
    struct db *db;
    void *statement;
};
struct rows db_query(struct db *db, const struct statement *s, const char *types, ...);
/* The next row; false at the end, where the statement is reset by itself. */
bool db_next(struct rows *rows);
/* For a reader that stops before the end. */
void db_stop(struct rows *rows);
/* The number in the first row of the answer, 0 when there is none; nothing is left open.
 */
int64_t db_first(struct rows rows);
int64_t db_int(const struct rows *rows, int column);      /* NULL reads as 0 */
const char *db_text(const struct rows *rows, int column); /* NULL stays NULL */
/* The bytes of a blob, copied; *size is 0 and NULL returned for NULL. */
const void *db_bytes(const struct rows *rows, int column, size_t *size);

/* The numbers in the first column, at most so many; how many. */
size_t db_ids(struct rows rows, int64_t *out, size_t room);
/* All of them, ended by 0, in the memory of db_memory(). */
int64_t *db_all_ids(struct rows rows);
/* A list that grows row by row and ends with zeros, in the same memory: `all` of `count`
 * (NULL and 0: a new one) with one of zeros behind them. */
void *db_list(struct db *db, void *all, size_t count, size_t size);

/* Runs it; how many rows it changed (0 after an error). */
int64_t db_run(struct db *db, const struct statement *s, const char *types, ...);
/* Runs an INSERT; the new row's id (0 after an error). */
int64_t db_insert(struct db *db, const struct statement *s, const char *types, ...);

/* For the steps of schema.c, the checks and the tests: text that is not prepared. */
bool db_script(struct db *db, const char *sql);
int64_t db_number(struct db *db, const char *sql); /* the first value; 0 for none */
/* Moves what the log holds into the file and empties the log, so that nothing erased
 * is left there. False when a reader was in the way. */
bool db_truncate_log(struct db *db);
/* A copy of the whole, made page by page: `pages` a call. 1: more to do, 0: done,
 * -1: failed, with words in why. The copy is closed and checked when done. */
struct db_copy;
struct db_copy *db_copy_open(struct db *db, const char *path, struct buffer *why);
int db_copy_step(struct db_copy *copy, int pages, struct buffer *why);
void db_copy_close(struct db_copy *copy);
/* PRAGMA integrity_check and foreign_key_check; false with what is wrong in why. */
bool db_check(struct db *db, struct buffer *why);
const char *db_path(const struct db *db);

#endif
