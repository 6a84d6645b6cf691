/* sources.c - gathering the files that a struct words is made from. */
#include "locales/sources.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/base.h"
#include "locales/complaints.h"
#include "locales/words.h"

enum { FILE_MOST = 4 << 20 }; /* bytes; a whole language takes about 200 KB */

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

static void add_source(struct sources *sources, struct words_source source)
{
    sources->list = found(
        talloc_realloc(sources, sources->list, struct words_source, sources->count + 1));
    sources->list[sources->count++] = source;
}

/* Why the file cannot be read, or NULL and all of it in `text`. */
static const char *read_file(const char *path, struct buffer *text)
{
    char chunk[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (!file)
        return strerror(errno);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        buffer_add(text, chunk, got);
    const char *why = ferror(file) ? strerror(errno) : NULL;
    fclose(file);
    return text->failed ? "too large" : why;
}

static void add_file(struct sources *sources, const char *dir, const char *name,
                     struct complaints *complaints)
{
    char *path = found(talloc_asprintf(sources, "%s/%s", dir, name));
    struct buffer text = { .max = FILE_MOST };
    const char *why = read_file(path, &text);
    if (why)
        complain(complaints, "%s: cannot be read: %s", path, why);
    else
        add_source(
            sources,
            (struct words_source){
                .language = found(talloc_strndup(sources, name, strlen(name) - 5)),
                .name = path,
                .json = found(talloc_strndup(sources, buffer_get(&text), text.len)),
                .size = text.len,
            });
    buffer_fini(&text);
}

static int is_json(const struct dirent *file)
{
    size_t len = strlen(file->d_name);
    return len > 5 && file->d_name[0] != '.' &&
           strcmp(file->d_name + len - 5, ".json") == 0;
}

static void add_folder(struct sources *sources, const char *dir,
                       struct complaints *complaints)
{
    struct dirent **files;
    int count = scandir(dir, &files, is_json, alphasort);
    if (count < 0) {
        complain(complaints, "%s: cannot be read: %s", dir, strerror(errno));
        return;
    }
    for (int i = 0; i < count; i++) {
        add_file(sources, dir, files[i]->d_name, complaints);
        free(files[i]);
    }
    free(files);
}

struct sources *sources_gather(void *mem, const char *dir, struct complaints *complaints)
{
    struct sources *sources = found(talloc_zero(mem, struct sources));
    if (dir)
        add_folder(sources, dir, complaints);
    return sources;
}
