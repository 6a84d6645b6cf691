/* scratch.h - a folder for the files of one test, gone when the test is over. */
#ifndef TESTS_SCRATCH_H
#define TESTS_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "storage/db.h"

struct scratch {
    void *mem; /* of the test: freed at the end */
    char *folder;
};

struct scratch *scratch_open(void);
void scratch_close(struct scratch *s); /* the folder and all in it */
/* "FOLDER/name", on mem. */
char *scratch_path(const struct scratch *s, const char *name);
/* Bytes of a file, NUL-terminated, on mem; fails the test when it is not there. */
char *scratch_read(const struct scratch *s, const char *path, size_t *size);
void scratch_write(const char *path, const void *bytes, size_t size);
bool scratch_is(const char *path);
/* How many files stand in FOLDER/name; those that begin with '.' as well. */
int scratch_count(const struct scratch *s, const char *name);
/* Opens a database, its memory is the test's; fails the test when it cannot. */
struct db *scratch_db(const struct scratch *s, const char *path);

#endif
