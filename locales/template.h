/* template.h - a text with {{blanks}}, cut up once so that filling it only copies.
 *
 * There are thousands, and all are kept while the bot rests: so they stand one behind the
 * other in the pages of an obstack, and none costs more than its words and its blanks. */
#ifndef LOCALES_TEMPLATE_H
#define LOCALES_TEMPLATE_H

#include <obstack.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TEMPLATE_BLANKS = 32 }; /* the most in one text */

/* Words, and the blank after them. */
struct segment {
    const char *text;
    const char *blank;
    size_t len; /* of the words */
};

struct template
{
    struct template *next; /* of the same key; belongs to the catalog, like `is` */
    const char *source;    /* the file it was read from; belongs to the caller */
    const char *text;      /* all of it, as it was read */
    const char *rest;      /* the words after the last blank; all when there is none */
    char *folded;          /* "|one|two|", see words_matches(); NULL until asked for */
    struct template_place {
        uint8_t language, form;
        bool learner;
    } is;
    uint8_t count; /* of segments: as many as blanks */
    struct segment segments[];
};

/* Cuts the text up, with everything in `room`. Sets *fault to what is wrong with its
 * blanks, in English words that live for ever; the template then ends before the fault.
 */
struct template *template_new(struct obstack *room, const char *source, const char *text,
                              const char **fault);
bool template_has(const struct template *t, const char *blank);
/* Have both the same blanks, in whatever order and number? */
bool template_alike(const struct template *a, const struct template *b);

#endif
