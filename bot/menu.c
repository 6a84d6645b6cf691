/* menu.c - a row for each command and language. */
#include "bot/menu.h"

#include <talloc.h>

#include "locales/words.h"

struct menu {
    void *mem;
    struct menu_command *commands;
    size_t count;
    const struct words *words;
};

/* `language` is whose words they are, `shown_to` who sees them. */
static void add_language(struct menu *m, const struct product *product,
                         const char *language, const char *shown_to)
{
    struct reader reader = { .language = language };
    for (const struct feature *const *f = product->features; *f; f++) {
        char *key = talloc_asprintf(m->mem, "%s.menu", (*f)->name);
        if (!(*f)->in_menu || !words_has(m->words, key))
            continue;
        m->commands = talloc_realloc(m->mem, m->commands, struct menu_command,
                                     (unsigned)m->count + 1);
        m->commands[m->count++] = (struct menu_command){
            .language = shown_to,
            .command = (*f)->name,
            .words = words_fill(m->words, m->mem, &reader, key, NULL, 0),
        };
    }
}

struct menu_command *menu_of(void *mem, const struct product *product,
                             const struct words *words, size_t *count)
{
    struct menu m = { .mem = mem, .words = words };
    add_language(&m, product, words_language(words, 0), "");
    for (size_t i = 0; words_language(words, i); i++)
        add_language(&m, product, words_language(words, i), words_language(words, i));
    *count = m.count;
    return m.commands;
}
