/* places.c - build/cities.bin, taken into the program as it is, and the search in it. */
#include "locales/places.h"

#include <string.h>

#include "locales/latin.h"
#include "locales/place_table.h"

__asm__(".section .rodata\n"
        ".balign 8\n"
        "place_table:\n"
        ".incbin \"build/cities.bin\"\n"
        ".byte 0\n"
        ".previous\n");
extern const char place_table[]; /* as long as the file is */

enum { FOUND_MOST = 16, PREFIX_LEAST = 3 };

/* ---- the table ---------------------------------------------------------- */

static const struct place_head *head(void)
{
    return (const void *)place_table;
}

static const struct place_row *rows(void)
{
    return (const void *)(place_table + sizeof(struct place_head));
}

static const struct place_key *keys(void)
{
    return (const void *)(rows() + head()->places);
}

static const char *string(uint32_t offset)
{
    return (const char *)(keys() + head()->keys) + offset;
}

static const char *in_language(const uint32_t *both, const char *language)
{
    bool russian = strcmp(language, "ru") == 0 && both[1];
    return string(both[russian]);
}

static struct place place_of(const struct place_row *row, const char *language)
{
    return (struct place){
        .id = row->id,
        .name = in_language(row->name, language),
        .region = in_language(row->region, language),
        .country = in_language(row->country, language),
        .zone = string(row->zone),
    };
}

bool place_find(const char *language, int64_t id, struct place *out)
{
    size_t low = 0, high = head()->places;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rows()[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == head()->places || rows()[low].id != id)
        return false;
    *out = place_of(&rows()[low], language);
    return true;
}

/* ---- the search --------------------------------------------------------- */

/* The biggest of those seen so far, the biggest first. */
struct biggest {
    uint32_t rows[FOUND_MOST];
    size_t count, room;
};

static void see(struct biggest *b, uint32_t row)
{
    size_t at = 0;
    for (size_t i = 0; i < b->count; i++)
        if (b->rows[i] == row)
            return; /* by another of its names */
    while (at < b->count && rows()[b->rows[at]].people >= rows()[row].people)
        at++;
    if (at == b->room)
        return;
    if (b->count < b->room)
        b->count++;
    memmove(&b->rows[at + 1], &b->rows[at], (b->count - at - 1) * sizeof b->rows[0]);
    b->rows[at] = row;
}

static size_t first_not_before(const char *key)
{
    size_t low = 0, high = head()->keys;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strcmp(string(keys()[middle].key), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* Those of this very key, else those that begin with it. */
static struct biggest look_up(const char *key, size_t room)
{
    struct biggest found = { .room = room < FOUND_MOST ? room : FOUND_MOST };
    size_t len = strlen(key), at = first_not_before(key);
    for (; at < head()->keys && strcmp(string(keys()[at].key), key) == 0; at++)
        see(&found, keys()[at].row);
    if (found.count || len < PREFIX_LEAST)
        return found;
    for (; at < head()->keys && strncmp(string(keys()[at].key), key, len) == 0; at++)
        see(&found, keys()[at].row);
    return found;
}

size_t places_found(const char *language, const char *typed, struct place *out,
                    size_t room)
{
    char key[LATIN_MOST];
    struct latin *latin = latin_open();
    bool sense = room > 0 && latin_key(latin, key, typed);
    latin_close(latin);
    if (!sense)
        return 0;
    struct biggest found = look_up(key, room);
    for (size_t i = 0; i < found.count; i++)
        out[i] = place_of(&rows()[found.rows[i]], language);
    return found.count;
}
