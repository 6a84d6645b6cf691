/* places.h - the world's towns of more than 15,000 people, found by typed words.
 *
 * The table is made of Debian's geonames data when the program is built. */
#ifndef LOCALES_PLACES_H
#define LOCALES_PLACES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Strings belong to the program; in English where the language has no name for it. */
struct place {
    int64_t id; /* stays what it is in later releases */
    const char *name, *region, *country;
    const char *zone; /* IANA */
};

/* The places that are called so in Russian or English, in Cyrillic or Latin letters, or
 * have a word of their name called so; when there are none, those whose name begins so,
 * from three letters on. The biggest first; how many were written, at most `room`. */
size_t places_found(const char *language, const char *typed, struct place *out,
                    size_t room);
/* False when there is no such place. */
bool place_find(const char *language, int64_t id, struct place *out);

#endif
