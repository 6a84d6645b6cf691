/* story_tables.c - looks into the database itself, past the program: what is stored, and
 * what is not.
 *
 * It reads over a connection of its own, so it sees what is committed and nothing else. A
 * text is found as whole words, in large or small letters alike. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <sqlite3.h>
#include <talloc.h>

static sqlite3 *open_file(struct story *s)
{
    sqlite3 *file = NULL;
    const char *path = talloc_asprintf(s->memory, "%s/%d/db", s->folder, s->lives);
    if (sqlite3_open_v2(path, &file, SQLITE_OPEN_READONLY, NULL) == SQLITE_OK)
        return file;
    story_fail(s, "the database cannot be read: %s", sqlite3_errmsg(file));
    sqlite3_close(file);
    return NULL;
}

/* ---- finding words --------------------------------------------------------------- */

static bool is_letter(unsigned char c)
{
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

static bool found_in(const char *text, const char *needle)
{
    size_t len = strlen(needle);
    for (const char *at = strstr(text, needle); at; at = strstr(at + 1, needle))
        if ((at == text || !is_letter((unsigned char)at[-1])) &&
            !is_letter((unsigned char)at[len]))
            return true;
    return false;
}

/* Bytes of a blob that are no text are passed over. */
static char *column_text(void *mem, sqlite3_stmt *row, int column)
{
    const char *bytes = sqlite3_column_blob(row, column);
    size_t size = (size_t)sqlite3_column_bytes(row, column);
    char *text = talloc_zero_size(mem, size + 1);
    if (size)
        memcpy(text, bytes, size);
    return sqlite3_column_type(row, column) == SQLITE_BLOB ? text
                                                           : story_small(mem, text);
}

static bool row_has(sqlite3_stmt *row, const char *needle)
{
    void *mem = talloc_new(NULL);
    bool has = false;
    for (int i = 0; i < sqlite3_column_count(row) && !has; i++)
        has = found_in(column_text(mem, row, i), needle);
    talloc_free(mem);
    return has;
}

static bool table_has(struct story *s, sqlite3 *file, const char *table,
                      const char *needle)
{
    sqlite3_stmt *row = NULL;
    bool has = false;
    char *sql = talloc_asprintf(s->memory, "SELECT * FROM \"%s\"", table);
    if (sqlite3_prepare_v2(file, sql, -1, &row, NULL) != SQLITE_OK)
        return story_fail(s, "there is no table %s", table);
    while (!has && sqlite3_step(row) == SQLITE_ROW)
        has = row_has(row, needle);
    sqlite3_finalize(row);
    return has;
}

/* ---- lines ----------------------------------------------------------------------- */

static int64_t count_of(struct story *s, sqlite3 *file, const char *table)
{
    sqlite3_stmt *row = NULL;
    int64_t count = -1;
    char *sql = talloc_asprintf(s->memory, "SELECT count(*) FROM \"%s\"", table);
    if (sqlite3_prepare_v2(file, sql, -1, &row, NULL) == SQLITE_OK &&
        sqlite3_step(row) == SQLITE_ROW)
        count = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return count;
}

static bool count_is(struct story *s, sqlite3 *file, const char *table, const char *n)
{
    int64_t count = count_of(s, file, table), expected = strtoll(n, NULL, 10);
    if (count < 0)
        return story_fail(s, "there is no table %s", table);
    return count == expected ||
           story_fail(s, "expected: %lld rows in %s\nthere are: %lld",
                      (long long)expected, table, (long long)count);
}

static bool has_or_lacks(struct story *s, sqlite3 *file, const char *table, bool wanted,
                         const char *words)
{
    bool has = table_has(s, file, table, story_small(s->memory, words));
    return has == wanted ||
           story_fail(s, "%s %s «%s»", table, wanted ? "does not have" : "has", words);
}

/* NAME count N | NAME has TEXT | NAME lacks TEXT */
bool story_table(struct story *s, const char *rest)
{
    char *words = talloc_strdup(s->memory, rest);
    const char *table = strsep(&words, " "), *verb = words ? strsep(&words, " ") : NULL;
    if (!words || (strcmp(verb, "count") != 0 && strcmp(verb, "has") != 0 &&
                   strcmp(verb, "lacks") != 0))
        return story_fail(s, "it is written: table NAME count N, table NAME has TEXT,"
                             " table NAME lacks TEXT");
    sqlite3 *file = open_file(s);
    if (!file)
        return false;
    bool ok = strcmp(verb, "count") == 0
                  ? count_is(s, file, table, words)
                  : has_or_lacks(s, file, table, strcmp(verb, "has") == 0, words);
    sqlite3_close(file);
    return ok;
}

/* TEXT */
bool story_no_table(struct story *s, const char *rest)
{
    const char *needle = story_small(s->memory, rest);
    sqlite3 *file = open_file(s);
    sqlite3_stmt *tables = NULL;
    bool ok = file;
    if (file)
        sqlite3_prepare_v2(file, "SELECT name FROM sqlite_schema WHERE type = 'table'",
                           -1, &tables, NULL);
    while (ok && tables && sqlite3_step(tables) == SQLITE_ROW) {
        const char *name = (const char *)sqlite3_column_text(tables, 0);
        ok =
            !table_has(s, file, name, needle) || story_fail(s, "%s has «%s»", name, rest);
    }
    sqlite3_finalize(tables);
    sqlite3_close(file);
    return ok;
}

char *story_failure(struct story *s)
{
    sqlite3 *file = open_file(s);
    sqlite3_stmt *row = NULL;
    char *why = talloc_strdup(s->memory, "unknown");
    if (file && sqlite3_prepare_v2(file,
                                   "SELECT what || ': ' || why FROM failures"
                                   " ORDER BY id DESC LIMIT 1",
                                   -1, &row, NULL) == SQLITE_OK)
        if (sqlite3_step(row) == SQLITE_ROW)
            why = talloc_strdup(s->memory, (const char *)sqlite3_column_text(row, 0));
    sqlite3_finalize(row);
    sqlite3_close(file);
    return why;
}
