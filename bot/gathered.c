/* gathered.c - many pushes as one message: short lines, a button a line.
 *
 * A card with more than two buttons is a question of its own, to be edited later: it is
 * not one line among others, and comes behind what was gathered before it. No message has
 * more rows than a screen: what would be the ninth begins another one. */
#include <talloc.h>

#include "bot/inside.h"
#include "locales/marks.h"

enum { KEYS_OF_A_LINE = 2, ROWS = 8 };

struct gathered {
    char *words;
    struct key *keys;
    size_t key_count;
};

struct gathered *gather_begin(struct turn *t)
{
    struct gathered *g = talloc_zero(t->in->memory, struct gathered);
    g->words = talloc_strdup(g, "");
    return g;
}

void gather_say(struct turn *t, const char *words)
{
    struct gathered *g = t->in->gathered;
    g->words =
        talloc_asprintf_append_buffer(g->words, "%s%s", *g->words ? "\n\n" : "", words);
}

static void put(struct turn *t, const struct gathered *g, struct account *to)
{
    size_t parts = 0;
    char **words =
        marks_split(t->in->memory, g->words, t->in->engine->set.words_most, &parts);
    for (size_t i = 0; i < parts; i++) {
        bool last = i + 1 == parts;
        to->said++;
        speech_queue(
            t,
            &(struct said){
                .to = *to,
                .words = words[i],
                .keys = last ? keyboard_pack(t->in->memory, g->keys, g->key_count) : "",
            });
    }
    to->front = 0;
    to->front_keys = keyboard_values(t->in->memory, g->keys, g->key_count);
}

/* What was gathered leaves, and gathering begins anew. */
static void leave(struct turn *t, struct gathered *g)
{
    struct account to = account_for(t, t->who.id);
    if (!*g->words || !to.id || !to.reachable)
        return;
    put(t, g, &to);
    account_keep(t, &to);
    g->words = talloc_strdup(g, "");
    g->key_count = 0;
}

bool gather_card(struct turn *t, const char *words, const struct key *keys, size_t count)
{
    struct gathered *g = t->in->gathered;
    if (count > KEYS_OF_A_LINE || g->key_count + count > ROWS)
        leave(t, g);
    if (count > KEYS_OF_A_LINE)
        return false;
    gather_say(t, words);
    for (size_t i = 0; i < count; i++) {
        g->keys = talloc_realloc(g, g->keys, struct key, g->key_count + 1);
        g->keys[g->key_count] = keys[i];
        g->keys[g->key_count++].ends_row = true;
    }
    return true;
}

void gather_end(struct turn *t, struct gathered *g)
{
    struct account to = account_for(t, t->who.id);
    t->in->gathered = NULL;
    if (*g->words && !(to.id && to.reachable))
        speech_unreachable(t, t->who.id);
    leave(t, g);
}
