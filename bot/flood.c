/* flood.c - how often one chat may ask. In memory only: a restart forgives. */
#include <stdlib.h>
#include <string.h>

#include "bot/inside.h"

#define uthash_malloc(bytes)      xalloc(bytes)
#define uthash_free(memory, size) free(memory)
#include <uthash.h>

struct asker {
    char *chat;
    int64_t minute; /* when the count began */
    int count;
    bool warned;
    UT_hash_handle hh;
};

struct flood {
    int per_minute;
    struct asker *askers;
    int64_t swept;
};

struct flood *flood_new(int per_minute)
{
    struct flood *f = xalloc(sizeof *f);
    f->per_minute = per_minute;
    return f;
}

static void forget_asker(struct flood *f, struct asker *a)
{
    HASH_DEL(f->askers, a);
    free(a->chat);
    free(a);
}

static void sweep(struct flood *f, int64_t now)
{
    struct asker *a, *next;
    if (now - f->swept < MINUTE && now >= f->swept)
        return;
    f->swept = now;
    HASH_ITER (hh, f->askers, a, next)
        if (now - a->minute >= MINUTE || now < a->minute)
            forget_asker(f, a);
}

void flood_free(struct flood *f)
{
    struct asker *a, *next;
    if (!f)
        return;
    HASH_ITER (hh, f->askers, a, next)
        forget_asker(f, a);
    free(f);
}

enum flood_end flood_ask(struct flood *f, const char *chat, int64_t now)
{
    struct asker *a;
    if (!f->per_minute)
        return FLOOD_FINE;
    sweep(f, now);
    HASH_FIND_STR(f->askers, chat, a);
    if (!a) {
        a = xalloc(sizeof *a);
        a->chat = xstrdup(chat);
        a->minute = now;
        HASH_ADD_KEYPTR(hh, f->askers, a->chat, strlen(a->chat), a);
    }
    if (++a->count <= f->per_minute)
        return FLOOD_FINE;
    if (a->warned)
        return FLOOD_SILENT;
    a->warned = true;
    return FLOOD_WARN;
}
