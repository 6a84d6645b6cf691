/* template.h - a text with {{blanks}}, cut up once so that filling it only copies.
 *
 * It is one lump without pointers, so that those of the program itself are made by the
 * build and read where they lie, in its read-only pages: see text_table.h. */
#ifndef LOCALES_TEMPLATE_H
#define LOCALES_TEMPLATE_H

#include <obstack.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TEMPLATE_BLANKS = 32 }; /* the most in one text */

struct template
{
    uint32_t size; /* bytes, all in all; in a table the next one stands behind them */
    uint16_t language, source; /* numbers of the catalog, which sets them, as */
    uint8_t form;              /* it sets this one */
    bool learner;              /* and this */
    uint8_t count;             /* of blanks */
    char words[]; /* words, a blank's name, words, ... words: each up to its NUL */
};

/* Cuts the text up into a template in `room`. Sets *fault to what is wrong with its
 * blanks, in English words that live for ever; the template may end before the
 * fault. */
struct template *template_new(struct obstack *room, const char *text, const char **fault);
/* What stands behind these words or this name. */
const char *template_next(const char *part);
/* The name of a blank, counted from 0; NULL past the last. */
const char *template_blank(const struct template *t, size_t i);
/* Have both the same blanks, in whatever order and number? */
bool template_alike(const struct template *a, const struct template *b);

#endif
