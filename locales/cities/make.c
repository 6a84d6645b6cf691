/* make.c - build/make_cities OUT: writes the table of cities, once for every build, from
 * the packages libgeonames-dev (towns, regions, zones) and libgeonames-common (their
 * Russian names, as gettext's compiled messages, by the number of the town).
 *
 * It is no part of the bot, which knows neither glib nor these packages. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <geonames.h>

#include "bot/base.h"
#include "locales/latin.h"
#include "locales/place_table.h"

#define RUSSIAN "/usr/share/locale/ru/LC_MESSAGES/geonames.mo"
enum { STRINGS_MOST = 16 * 1024 * 1024, WORD_LEAST = 4 };

/* ---- Russian names: gettext's .mo, a sorted table of texts --------------------- */

struct messages {
    char *bytes;
    uint32_t count, originals, translations;
};

static uint32_t number_at(const struct messages *m, size_t offset)
{
    uint32_t n;
    memcpy(&n, m->bytes + offset, sizeof n);
    return n;
}

static struct messages messages_read(const char *path)
{
    struct messages m = { 0 };
    gsize size = 0;
    if (!g_file_get_contents(path, &m.bytes, &size, NULL) || size < 28 ||
        number_at(&m, 0) != 0x950412de)
        die("make_cities: cannot read %s", path);
    m.count = number_at(&m, 8);
    m.originals = number_at(&m, 12);
    m.translations = number_at(&m, 16);
    return m;
}

static const char *message(const struct messages *m, const char *name)
{
    uint32_t low = 0, high = m->count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        int order = strcmp(m->bytes + number_at(m, m->originals + middle * 8 + 4), name);
        if (order == 0)
            return m->bytes + number_at(m, m->translations + middle * 8 + 4);
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return "";
}

/* ---- what is written --------------------------------------------------------- */

struct made {
    struct messages russian;
    struct latin *latin;
    struct buffer strings;
    GHashTable *offsets; /* of each string */
    struct place_row *rows;
    struct sorted_key {
        char *key;
        uint32_t id;
    } * keys;
    size_t key_count;
};

static uint32_t put(struct made *m, const char *text)
{
    gpointer known;
    if (!*text)
        return 0;
    if (g_hash_table_lookup_extended(m->offsets, text, NULL, &known))
        return GPOINTER_TO_UINT(known);
    size_t offset = m->strings.len;
    buffer_add(&m->strings, text, strlen(text) + 1);
    g_hash_table_insert(m->offsets, g_strdup(text), GUINT_TO_POINTER(offset));
    return (uint32_t)offset;
}

static void add_key(struct made *m, const char *key, uint32_t id)
{
    m->keys = xrealloc(m->keys, (m->key_count + 1) * sizeof *m->keys);
    m->keys[m->key_count++] = (struct sorted_key){ xstrdup(key), id };
}

/* A name's key; in Russia also those of its first words and of its last ones: «Ростов»,
 * «Тагил», «Петербург». */
static void add_name(struct made *m, const char *name, uint32_t id, bool words)
{
    char key[LATIN_MOST];
    if (!latin_key(m->latin, key, name))
        return;
    add_key(m, key, id);
    for (char *at = strchr(key, ' '); words && at; at = strchr(at + 1, ' ')) {
        if (strlen(at + 1) >= WORD_LEAST)
            add_key(m, at + 1, id);
        *at = '\0';
        if (at - key >= WORD_LEAST)
            add_key(m, key, id);
        *at = ' ';
    }
}

static const char *text_of(GeonamesCity *city, gsize child)
{
    const char *text;
    g_variant_get_child(city, child, "&s", &text);
    return text;
}

static void add_city(struct made *m, struct place_row *row, GeonamesCity *city)
{
    enum { NUMBER, NAME, REGION_CODE, REGION, COUNTRY_CODE, COUNTRY };
    const char *code = text_of(city, COUNTRY_CODE);
    char *region = g_strdup_printf("%s.%s", code, text_of(city, REGION_CODE));
    const char *russian = message(&m->russian, text_of(city, NUMBER));
    *row = (struct place_row){
        .id = (uint32_t)strtoul(text_of(city, NUMBER), NULL, 10),
        .people = geonames_city_get_population(city),
        .zone = put(m, geonames_city_get_timezone(city)),
        .name = { put(m, text_of(city, NAME)), put(m, russian) },
        .region = { put(m, text_of(city, REGION)), put(m, message(&m->russian, region)) },
        .country = { put(m, text_of(city, COUNTRY)), put(m, message(&m->russian, code)) },
    };
    add_name(m, text_of(city, NAME), row->id, strcmp(code, "RU") == 0);
    add_name(m, russian, row->id, strcmp(code, "RU") == 0);
    g_free(region);
}

/* ---- in order ------------------------------------------------------------------ */

static int by_id(const void *a, const void *b)
{
    const struct place_row *one = a, *other = b;
    return (one->id > other->id) - (one->id < other->id);
}

static int by_key(const void *a, const void *b)
{
    const struct sorted_key *one = a, *other = b;
    int order = strcmp(one->key, other->key);
    return order ? order : (one->id > other->id) - (one->id < other->id);
}

static size_t without_twins(struct made *m)
{
    size_t to = 0;
    for (size_t i = 0; i < m->key_count; i++)
        if (i == 0 || by_key(&m->keys[i], &m->keys[to - 1]) != 0)
            m->keys[to++] = m->keys[i];
    return to;
}

static struct place_key *order_keys(struct made *m, size_t cities)
{
    qsort(m->keys, m->key_count, sizeof *m->keys, by_key);
    m->key_count = without_twins(m);
    struct place_key *keys = xalloc(m->key_count * sizeof *keys);
    for (size_t i = 0; i < m->key_count; i++) {
        struct place_row wanted = { .id = m->keys[i].id };
        const struct place_row *row =
            bsearch(&wanted, m->rows, cities, sizeof wanted, by_id);
        keys[i] = (struct place_key){ put(m, m->keys[i].key), (uint32_t)(row - m->rows) };
    }
    return keys;
}

static void write_table(struct made *m, size_t cities, const char *path)
{
    struct place_key *keys = order_keys(m, cities);
    struct place_head head = { (uint32_t)cities, (uint32_t)m->key_count };
    FILE *out = fopen(path, "wb");
    if (!out || m->strings.failed)
        die("make_cities: cannot write %s", path);
    fwrite(&head, sizeof head, 1, out);
    fwrite(m->rows, sizeof *m->rows, cities, out);
    fwrite(keys, sizeof *keys, m->key_count, out);
    fwrite(m->strings.data, 1, m->strings.len, out);
    if (fclose(out) != 0)
        die("make_cities: cannot write %s", path);
}

int main(int argc, char **argv)
{
    if (argc != 2)
        die("usage: make_cities OUT");
    size_t cities = (size_t)geonames_get_n_cities();
    struct made m = {
        .russian = messages_read(RUSSIAN),
        .latin = latin_open(),
        .strings = { .max = STRINGS_MOST },
        .offsets = g_hash_table_new(g_str_hash, g_str_equal),
        .rows = xalloc(cities * sizeof *m.rows),
    };
    buffer_add(&m.strings, "", 1);
    for (size_t i = 0; i < cities; i++) {
        GeonamesCity *city = geonames_get_city((gint)i);
        add_city(&m, &m.rows[i], city);
        geonames_city_free(city);
    }
    qsort(m.rows, cities, sizeof *m.rows, by_id);
    write_table(&m, cities, argv[1]);
    return 0;
}
