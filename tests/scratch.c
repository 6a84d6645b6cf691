/* scratch.c - makes a folder for a test, and takes it away again. */
#include "tests/scratch.h"

#include <dirent.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include <cmocka.h>

struct scratch *scratch_open(void)
{
    struct scratch *s = talloc_zero(NULL, struct scratch);
    s->mem = s;
    s->folder = talloc_strdup(s, "/tmp/nastavnik_test_XXXXXX");
    if (!mkdtemp(s->folder))
        die("scratch: no folder could be made");
    return s;
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

void scratch_close(struct scratch *s)
{
    nftw(s->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    talloc_free(s);
}

char *scratch_path(const struct scratch *s, const char *name)
{
    return talloc_asprintf(s->mem, "%s/%s", s->folder, name);
}

char *scratch_read(const struct scratch *s, const char *path, size_t *size)
{
    FILE *file = fopen(path, "re");
    if (!file)
        fail_msg("%s is not there", path);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *bytes = talloc_zero_size(s->mem, *size + 1);
    assert_int_equal(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

void scratch_write(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "we");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, size, file), size);
    assert_int_equal(fclose(file), 0);
}

bool scratch_is(const char *path)
{
    return access(path, F_OK) == 0;
}

int scratch_count(const struct scratch *s, const char *name)
{
    DIR *folder = opendir(scratch_path(s, name));
    int count = -2; /* "." and ".." */
    while (folder && readdir(folder))
        count++;
    if (folder)
        closedir(folder);
    return count;
}

struct db *scratch_db(const struct scratch *s, const char *path)
{
    struct buffer why = { .max = 1024 };
    struct db *db = db_open(path, &why);
    if (!db)
        fail_msg("%s", buffer_get(&why));
    db_memory(db, s->mem);
    return db;
}
