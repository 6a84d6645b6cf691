/* table.c - see table.h. Quotes and their like are libcsv's. */
#include "bot/table.h"

#include <string.h>

#include <csv.h>
#include <talloc.h>

#include "bot/inside.h"
#include "locales/encoding.h"

enum { LINES_LOOKED_AT = 50 };
static const char separators[] = ";\t,";
enum { SEPARATORS = sizeof separators - 1 };

const char *table_cell(const struct table_row *row, size_t column)
{
    return column < row->count ? row->cells[column] : "";
}

/* ---- which sign parts the cells ---------------------------------------------------- */

/* How often each of them stands in a line, outside quotes; where the line ends. */
static const char *count_line(const char *text, int counts[SEPARATORS])
{
    bool quoted = false;
    for (; *text && (quoted || *text != '\n'); text++) {
        const char *found = strchr(separators, *text);
        if (*text == '"')
            quoted = !quoted;
        else if (!quoted && found)
            counts[found - separators]++;
    }
    return text;
}

/* The one that stands equally often in most lines; the first of them when in doubt. */
static char separator_of(const char *text)
{
    int first[SEPARATORS] = { 0 }, alike[SEPARATORS] = { 0 }, best = 0, lines = 0;
    while (*text && lines < LINES_LOOKED_AT) {
        int counts[SEPARATORS] = { 0 };
        const char *end = count_line(text, counts);
        for (int i = 0; end > text && i < (int)SEPARATORS; i++) {
            first[i] = lines ? first[i] : counts[i];
            alike[i] += counts[i] > 0 && counts[i] == first[i];
        }
        lines += end > text;
        text = end + (*end == '\n');
    }
    for (int i = 1; i < (int)SEPARATORS; i++)
        best = alike[i] > alike[best] ? i : best;
    return separators[best];
}

/* "sep=;" in the first line is Excel's own way to say it, and no row to it. */
static const char *after_told(const char *text, char *separator)
{
    if (strncasecmp(text, "sep=", 4) != 0 || !text[4] || !strchr("\n", text[5]))
        return text;
    *separator = text[4];
    return text + 5 + (text[5] == '\n');
}

/* ---- rows ------------------------------------------------------------------------- */

struct reading {
    void *mem;
    struct table table;
    struct table_row *rows;
    size_t room;
    int64_t line;
    const char *cells[TABLE_COLUMNS_MOST];
    size_t count, columns; /* cells so far; those with something in them, the last one */
};

/* White space of any width is a blank; none stands at the ends. */
static const char *tidy(void *mem, const char *text, size_t len)
{
    char *cell = talloc_array(mem, char, len + 1), *to = cell;
    for (size_t i = 0; i < len; i++) {
        bool wide = i + 1 < len && text[i] == '\xC2' && text[i + 1] == '\xA0';
        bool blank = wide || strchr(" \t\n", text[i]);
        i += wide;
        if (!blank)
            *to++ = text[i];
        else if (to > cell && to[-1] != ' ')
            *to++ = ' ';
    }
    while (to > cell && to[-1] == ' ')
        to--;
    *to = '\0';
    return cell;
}

static void on_cell(void *text, size_t len, void *owner)
{
    struct reading *r = owner;
    const char *cell = text ? tidy(r->mem, text, len) : "";
    size_t place = r->count++;
    if (*cell && place >= TABLE_COLUMNS_MOST)
        r->table.problem = "wide";
    if (place >= TABLE_COLUMNS_MOST)
        return;
    r->cells[place] = cell;
    if (*cell)
        r->columns = place + 1;
}

static void keep_row(struct reading *r)
{
    if (r->table.count == TABLE_ROWS_MOST) {
        r->table.problem = "long";
        return;
    }
    if (r->table.count == r->room) {
        r->room = r->room ? 2 * r->room : 64;
        r->rows = talloc_realloc(r->mem, r->rows, struct table_row, r->room);
    }
    r->rows[r->table.count++] = (struct table_row){
        .line = r->line,
        .count = r->columns,
        .cells = talloc_memdup(r->mem, r->cells, r->columns * sizeof r->cells[0]),
    };
}

static void on_row(int end, void *owner)
{
    struct reading *r = owner;
    (void)end;
    r->line++;
    if (r->columns && !r->table.problem)
        keep_row(r);
    r->count = r->columns = 0;
}

static void read_rows(struct reading *r, const char *text, char separator)
{
    struct csv_parser parser;
    unsigned char options = CSV_APPEND_NULL | CSV_REPALL_NL;
    if (csv_init(&parser, options) != 0)
        die("memory: none left");
    csv_set_delim(&parser, (unsigned char)separator);
    csv_parse(&parser, text, strlen(text), on_cell, on_row, r);
    // Strict at the end alone: a quote inside a cell is no fault, one left open is.
    csv_set_opts(&parser, options | CSV_STRICT | CSV_STRICT_FINI);
    if (csv_fini(&parser, on_cell, on_row, r) != 0 && !r->table.problem) {
        r->table.problem = "quotes";
        r->table.line = r->line + 1;
    }
    csv_free(&parser);
}

/* ---- a file ----------------------------------------------------------------------- */

/* A zip, or a file of the Office of old. */
static bool is_workbook(const char *bytes, size_t size)
{
    return size >= 4 &&
           (memcmp(bytes, "PK\3\4", 4) == 0 || memcmp(bytes, "\xD0\xCF\x11\xE0", 4) == 0);
}

struct table table_parse(void *mem, const char *bytes, size_t size)
{
    if (size == 0)
        return (struct table){ .problem = "empty" };
    if (is_workbook(bytes, size))
        return (struct table){ .problem = "workbook" };
    const char *text = encoding_text(mem, bytes, size);
    if (!text)
        return (struct table){ .problem = "binary" };
    struct reading r = { .mem = mem };
    char separator = separator_of(text);
    const char *rest = after_told(text, &separator);
    read_rows(&r, rest, separator);
    r.table.rows = r.rows;
    if (!r.table.problem && !r.table.count)
        r.table.problem = "empty";
    return r.table;
}

struct table read_table(struct turn *t, const char *bytes, size_t size)
{
    return table_parse(t->in->memory, bytes, size);
}
