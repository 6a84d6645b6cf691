/* text_table.c - reading a table of texts where it lies. */
#include "locales/text_table.h"

#include <string.h>

static const struct text_row *rows(const struct text_table *table)
{
    return (const void *)(table + 1);
}

static const char *at(const struct text_table *table, uint32_t offset)
{
    return (const char *)table + offset;
}

const char *table_key(const struct text_table *table, size_t i)
{
    return at(table, rows(table)[i].key);
}

const struct template *table_find(const struct text_table *table, const char *key,
                                  size_t *count)
{
    size_t low = 0, high = table->keys;
    *count = 0;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(table_key(table, middle), key);
        if (order == 0) {
            *count = rows(table)[middle].count;
            return (const void *)at(table, rows(table)[middle].texts);
        }
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

const struct template *table_next(const struct template *text)
{
    return (const void *)((const char *)text + text->size);
}
