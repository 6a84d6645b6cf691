/* place_table.h - the shape of build/cities.bin, that locales/cities/make.c writes and
 * places.c reads where it lies, in the program's read-only pages: nothing of it is
 * loaded, and a search touches a few pages of it.
 *
 * A head; then its places, by id; then its keys, by their bytes; then all strings. */
#ifndef LOCALES_PLACE_TABLE_H
#define LOCALES_PLACE_TABLE_H

#include <stdint.h>

enum { PLACE_LANGUAGES = 2 }; /* English, then Russian */

/* Strings are offsets from the first of them; 0 is "". */
struct place_head {
    uint32_t places, keys;
};

struct place_row {
    uint32_t id; /* of geonames: the same in every release */
    uint32_t people;
    uint32_t zone;
    uint32_t name[PLACE_LANGUAGES], region[PLACE_LANGUAGES], country[PLACE_LANGUAGES];
};

struct place_key {
    uint32_t key; /* of latin.h */
    uint32_t row;
};

#endif
