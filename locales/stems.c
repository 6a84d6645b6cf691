/* stems.c - words brought to their stems.
 *
 * libstemmer keeps the word it works on inside the stemmer: one of each language is made
 * when it is first asked for, and lives as long as the program. */
#include "locales/stems.h"

#include <stdbool.h>
#include <string.h>

#include <libstemmer.h>
#include <talloc.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "bot/base.h"
#include "locales/fold.h"

enum { STEMS_ASKED = 24 };

static bool is_cyrillic(const char *word)
{
    return (unsigned char)word[0] == 0xd0 || (unsigned char)word[0] == 0xd1;
}

static struct sb_stemmer *stemmer_for(const char *word)
{
    static struct sb_stemmer *russian, *english;
    bool cyrillic = is_cyrillic(word);
    struct sb_stemmer **one = cyrillic ? &russian : &english;
    if (!*one)
        *one = sb_stemmer_new(cyrillic ? "russian" : "english", "UTF_8");
    if (!*one)
        die("stems: libstemmer lacks a language");
    return *one;
}

/* The next run of letters and digits from *at on, which moves behind it; its bytes, 0 at
 * the end of the text. */
static int32_t next_word(const char *text, int32_t *at, const char **word)
{
    int32_t begin = -1;
    while (text[*at]) {
        int32_t before = *at;
        UChar32 c;
        U8_NEXT(text, *at, -1, c);
        bool letter = c >= 0 && u_isalnum(c);
        if (letter && begin < 0)
            begin = before;
        if (!letter && begin >= 0) {
            *word = text + begin;
            return before - begin;
        }
    }
    *word = text + (begin < 0 ? *at : begin);
    return begin < 0 ? 0 : *at - begin;
}

static bool has_word(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += len)
        if ((at == list || at[-1] == ' ') && (!at[len] || at[len] == ' '))
            return true;
    return false;
}

/* The stem in the stemmer's own memory, until the next one; NULL: too short or too common
 * to mean anything, or too long for a word. */
static const char *stem_of(const char *word, int32_t len, const char *common)
{
    char folded[FOLD_MOST];
    int32_t letters = 0, at = 0;
    if (!fold_text(folded, word, (size_t)len))
        return NULL;
    while (folded[at]) {
        U8_FWD_1(folded, at, -1);
        letters++;
    }
    if (letters < 2 || has_word(common, folded))
        return NULL;
    return (const char *)sb_stemmer_stem(stemmer_for(folded), (const sb_symbol *)folded,
                                         (int)strlen(folded));
}

const char *stems_of(void *memory, const char *words, const char *common)
{
    char *stems = talloc_strdup(memory, "");
    int32_t at = 0, len;
    const char *word;
    while ((len = next_word(words, &at, &word))) {
        const char *stem = stem_of(word, len, common);
        if (stem)
            stems = talloc_asprintf_append_buffer(stems, "%s%s", *stems ? " " : "", stem);
    }
    return stems;
}

static bool is_asked_for(const char *query, const char *quoted)
{
    return strstr(query, quoted);
}

const char *stems_query(void *memory, const char *words, const char *common)
{
    char *query = talloc_strdup(memory, "");
    int32_t at = 0, len;
    int count = 0;
    const char *word;
    while (count < STEMS_ASKED && (len = next_word(words, &at, &word))) {
        const char *stem = stem_of(word, len, common);
        char *quoted = stem ? talloc_asprintf(memory, "\"%s\"", stem) : NULL;
        if (!quoted || is_asked_for(query, quoted))
            continue;
        query =
            talloc_asprintf_append_buffer(query, "%s%s", count++ ? " OR " : "", quoted);
    }
    return query;
}
