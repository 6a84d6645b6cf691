/* make.c - build/make_texts OUT FILE...: writes the table of the program's own texts
 * (locales/text_table.h) from locales/LANGUAGE.json, the first language first. Texts with
 * a mistake are complained of, and there is no table: so a start need not look for any.
 *
 * It is no part of the bot. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "locales/catalog.h"
#include "locales/complaints.h"

enum { FILE_MOST = 4 << 20, TABLE_MOST = 64 << 20 };

struct made {
    struct text_table head;
    struct language *languages[TABLE_LANGUAGES];
    struct catalog *catalog;
    struct complaints complaints;
    struct text_row *rows;
    struct buffer rest; /* what stands behind the rows */
};

/* ---- reading ------------------------------------------------------------------- */

static struct buffer file_read(const char *path)
{
    struct buffer text = { .max = FILE_MOST };
    char chunk[4096];
    size_t got;
    FILE *file = fopen(path, "rb");
    if (!file)
        die("make_texts: cannot read %s", path);
    while ((got = fread(chunk, 1, sizeof chunk, file)) > 0)
        buffer_add(&text, chunk, got);
    if (ferror(file) || text.failed)
        die("make_texts: cannot read %s", path);
    fclose(file);
    return text;
}

/* "ru" of "locales/ru.json". */
static void add_language(struct made *m, const char *path)
{
    const char *name = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
    char *code = m->head.codes[m->head.languages];
    size_t len = strcspn(name, ".");
    if (len >= TABLE_CODE)
        die("make_texts: %s is no language", path);
    memcpy(code, name, len);
    struct language *language = language_open(NULL, code);
    if (!language)
        die("make_texts: %s is no language", path);
    m->languages[m->head.languages++] = language;
}

static void read_files(struct made *m, char *const *paths)
{
    for (size_t i = 0; paths[i]; i++) {
        if (i == TABLE_LANGUAGES)
            die("make_texts: more languages than a table has");
        add_language(m, paths[i]);
    }
    m->catalog = catalog_new(NULL, NULL, m->languages, m->head.languages);
    for (size_t i = 0; paths[i]; i++) {
        struct buffer json = file_read(paths[i]);
        catalog_load(m->catalog, i, paths[i], buffer_get(&json), json.len,
                     &m->complaints);
        buffer_fini(&json);
    }
    catalog_check(m->catalog, &m->complaints);
    complaints_end(&m->complaints);
}

/* ---- writing ------------------------------------------------------------------- */

/* Where the next thing behind the rows will stand. */
static uint32_t offset(const struct made *m)
{
    size_t keys = m->head.keys;
    return (uint32_t)(sizeof m->head + keys * sizeof *m->rows + m->rest.len);
}

/* Those of one key; sources are numbered like languages, a file for each. */
static void add_texts(struct made *m, struct text_row *row, const char *key)
{
    struct entry entry;
    catalog_find(m->catalog, key, &entry);
    row->texts = offset(m);
    for (size_t i = 0; i < m->head.languages * 2U; i++) {
        struct wording wording = entry_wording(&entry, i / 2, i % 2);
        for (int form = 0; form < FORMS; form++) {
            const struct template *text = wording.forms[form];
            if (!text)
                continue;
            buffer_add(&m->rest, (const char *)text, text->size);
            row->count++;
        }
    }
}

static void make_table(struct made *m)
{
    const char *key;
    while (catalog_key(m->catalog, m->head.keys))
        m->head.keys++;
    m->rows = xalloc(m->head.keys * sizeof *m->rows);
    // The keys stand together: a search goes through them.
    for (size_t i = 0; (key = catalog_key(m->catalog, i)); i++) {
        m->rows[i] = (struct text_row){ .key = offset(m) };
        buffer_add(&m->rest, key, strlen(key) + 1);
    }
    while (m->rest.len % sizeof(uint32_t))
        buffer_add(&m->rest, "", 1);
    for (size_t i = 0; (key = catalog_key(m->catalog, i)); i++)
        add_texts(m, &m->rows[i], key);
}

static void write_table(const struct made *m, const char *path)
{
    FILE *out = fopen(path, "wb");
    if (!out || m->rest.failed)
        die("make_texts: cannot write %s", path);
    fwrite(&m->head, sizeof m->head, 1, out);
    fwrite(m->rows, sizeof *m->rows, m->head.keys, out);
    fwrite(m->rest.data, 1, m->rest.len, out);
    if (fclose(out) != 0)
        die("make_texts: cannot write %s", path);
}

int main(int argc, char **argv)
{
    struct buffer told = { .max = 64 * 1024 };
    struct made m = { .complaints = { .to = &told }, .rest = { .max = TABLE_MOST } };
    if (argc < 3)
        die("usage: make_texts OUT FILE...");
    read_files(&m, argv + 2);
    if (m.complaints.count) {
        fputs(buffer_get(&told), stderr);
        return EXIT_FAILURE;
    }
    make_table(&m);
    write_table(&m, argv[1]);
    return EXIT_SUCCESS;
}
