/* turn_search.c - what a handler looks for, and finds again, by words: their stems,
 * without the words that any text has, of whatever language. */
#include <talloc.h>

#include "bot/inside.h"
#include "locales/stems.h"

/* Of all languages: people write in any of them. */
static const char *common_words(struct turn *t)
{
    const struct words *words = t->in->engine->words;
    char *all = talloc_strdup(t->in->memory, "");
    const char *language;
    for (size_t i = 0; (language = words_language(words, i)); i++) {
        struct reader reader = { .language = language };
        const char *some =
            words_fill(words, t->in->memory, &reader, "engine.common_words", NULL, 0);
        all = talloc_asprintf_append_buffer(all, "%s ", some);
    }
    return all;
}

const char *search_stems(struct turn *t, const char *words)
{
    return stems_of(t->in->memory, words, common_words(t));
}

const char *search_query(struct turn *t, const char *words)
{
    return stems_query(t->in->memory, words, common_words(t));
}
