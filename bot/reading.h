/* reading.h - what is in a file that somebody sent; a part of bot.h.
 *
 * A turn never waits, and a file lies with the messenger: so its bytes are wanted in one
 * turn and told in a later one, of the same person, also after a restart. */
#ifndef BOT_READING_H
#define BOT_READING_H

#include "bot/table.h"

enum { FETCH_MOST = 1 << 20 }; /* bytes */

/* Its bytes are wanted: `.fetched` of that kind ("feature.word") is called about that in
 * a later turn of the actor. The file itself is forgotten then, unless it was kept. */
void fetch_file(struct turn *t, int64_t file, const char *kind, int64_t about);

/* What came of it; the bytes live as long as the turn. */
struct got {
    const char *bytes; /* NULL: it is not to be had */
    size_t size;
    /* "large": more than FETCH_MOST; "gone": the messenger has it no more; "lost": it did
     * not come, however often it was asked for; "" with bytes */
    const char *why;
};
struct fetched_as {
    const char *name;
    void (*run)(struct turn *t, int64_t about, const struct got *got);
};

/* Rows of cells, of such bytes (bot/table.h); in the turn's memory. */
struct table read_table(struct turn *t, const char *bytes, size_t size);

#endif
