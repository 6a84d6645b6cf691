/* workbook.c - a table as a file that Excel opens by a double click: a workbook, or CSV.
 *
 *   format   "xlsx" or "csv"
 *   title    what the sheet is called
 *   columns  what each is called
 *   kinds    of each column: "text", "number" ("-5", "3.25"), "date" ("2026-09-07", or
 *            "2026-09-07 15:30")
 *   rows     see grid.h
 *
 * What is no number or date stays text, and text is never a formula. */
#include "office/workbook.h"
#include "office/jobs.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

enum { TITLE_MOST = 400, KIND_MOST = 20, DIGITS_MOST = 15 };

bool workbook_is_number(const char *words)
{
    const char *at = words + (*words == '-' || *words == '+');
    size_t whole = strspn(at, "0123456789"), rest = 0;
    at += whole;
    if (*at == '.' || *at == ',') {
        rest = strspn(at + 1, "0123456789");
        at += 1 + rest;
        if (!rest)
            return false;
    }
    return whole > 0 && !*at && whole + rest <= DIGITS_MOST;
}

bool workbook_moment(const char *words, struct moment *out)
{
    struct moment m = { 0 };
    int date = 0, end = 0;
    if (sscanf(words, "%4d-%2d-%2d%n", &m.year, &m.month, &m.day, &date) != 3)
        return false;
    if (!words[date])
        end = date;
    else
        sscanf(words, "%*10c %2d:%2d%n", &m.hour, &m.minute, &end);
    m.has_time = end > date;
    *out = m;
    return date == 10 && end && !words[end] && m.year >= 1900 && m.month >= 1 &&
           m.month <= 12 && m.day >= 1 &&
           m.day <= g_date_get_days_in_month((GDateMonth)m.month, (GDateYear)m.year) &&
           m.hour >= 0 && m.hour < 24 && m.minute >= 0 && m.minute < 60;
}

static enum cell kind_named(struct task *t, const char *name)
{
    if (strcmp(name, "number") == 0)
        return CELL_NUMBER;
    if (strcmp(name, "date") == 0)
        return CELL_DATE;
    if (strcmp(name, "text") != 0)
        task_refuse(t, "kinds: there is none called \"%s\"", name);
    return CELL_TEXT;
}

static void read_kinds(struct task *t, struct table *table)
{
    const cJSON *kinds = task_list(t, "kinds", GRID_COLUMNS_MOST, KIND_MOST);
    size_t count = 0;
    for (const cJSON *k = kinds ? kinds->child : NULL; k; k = k->next)
        table->kinds[count++] = kind_named(t, k->valuestring);
    if (kinds && count != table->grid.columns)
        task_refuse(t, "kinds: has %zu parts and not %zu", count, table->grid.columns);
}

void workbook(struct task *t)
{
    struct table table = { .title = task_words(t, "title", TITLE_MOST, NULL) };
    const char *format = task_words(t, "format", 4, NULL);
    const bool is_csv = strcmp(format, "csv") == 0;
    if (!is_csv && strcmp(format, "xlsx") != 0)
        task_refuse(t, "format: is neither xlsx nor csv");
    if (grid_init(&table.grid, t))
        read_kinds(t, &table);
    if (t->end == TASK_DONE && is_csv)
        workbook_csv(t, &table);
    else if (t->end == TASK_DONE)
        workbook_xlsx(t, &table);
    grid_fini(&table.grid);
}
