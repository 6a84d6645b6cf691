/* making.h - what nastavnik-office makes for a handler: asked for in one turn, told in a
 * later one. Part of bot.h, which includes it. */
#ifndef BOT_MAKING_H
#define BOT_MAKING_H

#include <stddef.h>
#include <stdint.h>

struct turn;

/* What nastavnik-office makes: named values, then made for the actor; the feature's
 * `made` of that kind is called in a later turn, with a file or with words. */
struct sheet;
struct sheet *sheet(struct turn *t, const char *job);
void sheet_text(struct sheet *s, const char *name, const char *text);
void sheet_add(struct sheet *s, const char *name, const char *text); /* to a list */
/* To a list, one text: so many cells, U+001F between them. What they have of it is left
 * out. */
void sheet_row(struct sheet *s, const char *name, const char *const *cells, size_t count);
void sheet_make(struct sheet *s, const char *kind, int64_t about);

/* One kind of it, in a list that ends with { 0 }. */
struct made {
    const char *name;
    /* The file, to be sent with send_file(); 0: could not be made. MADE_WORDS: always 0,
     * and the words are t->words, for this turn only; NULL: they could not be made. */
    void (*run)(struct turn *t, int64_t about, int64_t file);
    /* What it is to its reader: a picture is shown in the chat, words are stored nowhere.
     */
    enum made_as { MADE_DOCUMENT, MADE_PICTURE, MADE_WORDS } as;
};

#endif
