/* template.h - a text with {{blanks}}, cut up once so that filling it only copies. */
#ifndef LOCALES_TEMPLATE_H
#define LOCALES_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

enum { TEMPLATE_BLANKS = 32 }; /* the most in one text */

/* Words, and the blank after them. */
struct segment {
    const char *text;
    size_t len;
    const char *blank; /* NULL in the last one */
};

struct template
{
    const char *source; /* the file it was read from; belongs to the caller */
    const char *text;   /* all of it, as it was read */
    char *folded;       /* "|one|two|", see words_matches(); NULL until asked for */
    size_t count;       /* of segments, one more than blanks */
    struct segment segments[];
};

/* Cuts the text up, with everything on mem. Sets *fault to what is wrong with its blanks,
 * in English words that live for ever; the template then ends before the fault. */
struct template *template_new(void *mem, const char *source, const char *text,
                              const char **fault);
bool template_has(const struct template *t, const char *blank);
/* Have both the same blanks, in whatever order and number? */
bool template_alike(const struct template *a, const struct template *b);

#endif
