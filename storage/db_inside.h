/* db_inside.h - what the files of db show each other: nobody else knows sqlite3. */
#ifndef STORAGE_DB_INSIDE_H
#define STORAGE_DB_INSIDE_H

#include <sqlite3.h>

#include "storage/db.h"

/* The statements of the program, side by side in a section of their own. */
extern const struct statement __start_statements[], __stop_statements[];

struct db {
    sqlite3 *handle;
    sqlite3_stmt **prepared; /* one for each statement of the program */
    char *path;
    void *memory;
    enum db_end error;
    struct buffer why;
};

/* Keeps the first error, with where it was; tells what kind of end a code is. */
enum db_end db_sort_out(struct db *db, int code, const char *file, int64_t line);
/* integrity_check and foreign_key_check on this handle. */
bool db_check_handle(sqlite3 *handle, struct buffer *why);
/* The file is there, a regular one, and only ours to read. */
bool db_make_private(const char *path, struct buffer *why);

#endif
