/* script.c - small programs that a test writes for itself. */
#include "tests/script.h"

#include "bot/base.h"
#include "bot/office.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

static int remove_file(char *path)
{
    return unlink(path);
}

/* A new file under a name of its own; it goes when the path is freed. */
static char *file_new(void *mem, const void *bytes, size_t size)
{
    char *path = talloc_strdup(mem, "/tmp/nastavnik-test-XXXXXX");
    int file = mkstemp(path);
    if (file < 0)
        die("script: no file at %s", path);
    talloc_set_destructor(path, remove_file);
    if (write(file, bytes, size) != (ssize_t)size || fchmod(file, 0700) != 0)
        die("script: %s cannot be written", path);
    close(file);
    return path;
}

char *script_new(void *mem, const char *body)
{
    char *text = talloc_asprintf(NULL, "#!/bin/sh\n%s\n", body);
    char *path = file_new(mem, text, strlen(text));
    talloc_free(text);
    return path;
}

bool script_can_scan(void)
{
    char *path = script_new(NULL, "cat >/dev/null; command -v zbarimg");
    bool found = office_run_now(path, path, "", 10).ok;
    talloc_free(path);
    return found;
}

char *script_scan(void *mem, const void *picture, size_t size)
{
    char *path = file_new(NULL, picture, size);
    char *program = script_new(
        path, "read picture; exec zbarimg --nodbus --quiet --raw \"$picture\"");
    struct office_result result = office_run_now(path, program, path, 20);
    char *words = NULL;
    if (result.ok && result.size > 0) // zbarimg ends what it read with a newline
        words = talloc_strndup(mem, result.bytes, result.size - 1);
    talloc_free(path);
    return words;
}
