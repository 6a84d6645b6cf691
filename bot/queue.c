/* queue.c - which chat is written to next. */
#include "bot/queue.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/base.h"

#define uthash_malloc(bytes)      xalloc(bytes)
#define uthash_free(memory, size) free(memory)
#include <uthash.h>
#include <utlist.h>

enum { PRIORITIES = 4 };

struct entry {
    int64_t id;
    int priority;
    struct entry *next;
};

enum place { RESTING, READY, FLYING, HELD };

struct chat {
    char *name; /* messenger, a space, the chat's id */
    struct entry *first, *last;
    enum place place;
    int ready_list; /* when READY: which heap, and where in it */
    size_t at;
    int64_t until; /* when HELD: microseconds */
    int holds;
    struct chat *prev, *next; /* in the list of held ones */
    UT_hash_handle hh;
};

/* A row on its way, found by its id. */
struct flight {
    int64_t id;
    struct chat *chat;
    UT_hash_handle hh;
};

/* Ready chats, the one whose first row was decided first on top: each chat is before
 * both that stand at twice its place, counted from 1. */
struct heap {
    struct chat **chats;
    size_t count, room;
};

struct queue {
    struct chat *chats;
    struct heap ready[PRIORITIES];
    struct chat *held;
    struct flight *flights;
    size_t length;
};

struct queue *queue_new(void)
{
    return xalloc(sizeof(struct queue));
}

static void chat_free(struct queue *q, struct chat *c)
{
    HASH_DEL(q->chats, c); // NOLINT(clang-analyzer-core.NullDereference): uthash
    while (c->first) {
        struct entry *next = c->first->next;
        free(c->first);
        c->first = next;
    }
    free(c->name);
    free(c);
}

void queue_free(struct queue *q)
{
    if (!q)
        return;
    while (q->flights) {
        struct flight *f = q->flights;
        HASH_DEL(q->flights, f);
        free(f);
    }
    while (q->chats)
        chat_free(q, q->chats);
    for (size_t i = 0; i < PRIORITIES; i++)
        free(q->ready[i].chats);
    free(q);
}

/* ---- ready chats, in the order of their first rows -------------------------------- */

static void put_at(struct heap *h, size_t at, struct chat *c)
{
    h->chats[at] = c;
    c->at = at;
}

/* Its first row is an earlier one than its place says. */
static void rise(struct heap *h, struct chat *c)
{
    size_t at = c->at;
    for (; at > 0 && h->chats[(at - 1) / 2]->first->id > c->first->id; at = (at - 1) / 2)
        put_at(h, at, h->chats[(at - 1) / 2]);
    put_at(h, at, c);
}

static void sink(struct heap *h, struct chat *c)
{
    size_t at = c->at, next;
    while ((next = 2 * at + 1) < h->count) {
        if (next + 1 < h->count &&
            h->chats[next + 1]->first->id < h->chats[next]->first->id)
            next++;
        if (h->chats[next]->first->id > c->first->id)
            break;
        put_at(h, at, h->chats[next]);
        at = next;
    }
    put_at(h, at, c);
}

static void heap_add(struct heap *h, struct chat *c)
{
    if (h->count == h->room) {
        size_t room = h->room ? h->room * 2 : 64;
        struct chat **chats = xalloc(room * sizeof(void *));
        for (size_t i = 0; i < h->count; i++)
            chats[i] = h->chats[i];
        free(h->chats);
        h->chats = chats;
        h->room = room;
    }
    put_at(h, h->count++, c);
    rise(h, c);
}

static struct chat *heap_take(struct heap *h)
{
    if (!h->count)
        return NULL;
    struct chat *first = h->chats[0], *last = h->chats[--h->count];
    if (last != first) {
        put_at(h, 0, last);
        sink(h, last);
    }
    return first;
}

/* A chat with something to say stands by its first row among those of that priority. */
static void make_ready(struct queue *q, struct chat *c)
{
    if (!c->first) {
        chat_free(q, c);
        return;
    }
    c->place = READY;
    c->ready_list = c->first->priority;
    heap_add(&q->ready[c->ready_list], c);
}

static struct chat *chat_named(struct queue *q, const char *messenger, const char *chat)
{
    char name[256];
    struct chat *c;
    snprintf(name, sizeof name, "%s %s", messenger, chat);
    HASH_FIND_STR(q->chats, name, c);
    if (!c) {
        c = xalloc(sizeof *c);
        c->name = xstrdup(name);
        HASH_ADD_KEYPTR(hh, q->chats, c->name, strlen(c->name), c);
    }
    return c;
}

/* By id, which is the order of deciding; but never before a row on its way. */
static void enqueue(struct chat *c, struct entry *e)
{
    struct entry **at = &c->first;
    if (c->last && c->last->id < e->id)
        at = &c->last->next;
    else if (c->first && (c->place == FLYING || c->place == HELD))
        at = &c->first->next;
    while (*at && (*at)->id < e->id)
        at = &(*at)->next;
    e->next = *at;
    *at = e;
    if (!e->next)
        c->last = e;
}

void queue_add(struct queue *q, int64_t id, const char *messenger, const char *chat,
               int priority)
{
    struct chat *c = chat_named(q, messenger, chat);
    struct entry *e = xalloc(sizeof *e);
    e->id = id;
    e->priority = priority < PRIORITIES ? priority : PRIORITIES - 1;
    enqueue(c, e);
    q->length++;
    if (c->place == RESTING)
        make_ready(q, c);
    else if (c->place == READY)
        rise(&q->ready[c->ready_list], c);
}

int64_t queue_next(struct queue *q, int least_urgent, int *priority)
{
    for (int p = 0; p <= least_urgent && p < PRIORITIES; p++) {
        struct chat *c = heap_take(&q->ready[p]);
        if (!c)
            continue;
        c->place = FLYING;
        struct flight *f = xalloc(sizeof *f);
        f->id = c->first->id;
        f->chat = c;
        HASH_ADD(hh, q->flights, id, sizeof f->id, f);
        *priority = p;
        return f->id;
    }
    return 0;
}

static struct flight *flight_of(const struct queue *q, int64_t id)
{
    struct flight *f;
    HASH_FIND(hh, q->flights, &id, sizeof id, f);
    return f;
}

bool queue_in_flight(const struct queue *q, int64_t id)
{
    return flight_of(q, id) != NULL;
}

size_t queue_flying(const struct queue *q)
{
    return HASH_COUNT(q->flights);
}

static struct chat *land(struct queue *q, int64_t id)
{
    struct flight *f = flight_of(q, id);
    if (!f)
        die("queue: row %lld is not on its way", (long long)id);
    struct chat *c = f->chat;
    HASH_DEL(q->flights, f);
    free(f);
    return c;
}

void queue_done(struct queue *q, int64_t id)
{
    struct chat *c = land(q, id);
    struct entry *e = c->first;
    c->first = e->next;
    if (!c->first)
        c->last = NULL;
    free(e);
    q->length--;
    c->holds = 0;
    make_ready(q, c);
}

void queue_hold(struct queue *q, int64_t id, int64_t until)
{
    struct chat *c = land(q, id);
    c->place = HELD;
    c->until = until;
    c->holds++;
    DL_APPEND(q->held, c);
}

int queue_holds(const struct queue *q, int64_t id)
{
    const struct flight *f = flight_of(q, id);
    return f ? f->chat->holds : 0;
}

int64_t queue_wake(struct queue *q, int64_t now)
{
    int64_t next = 0;
    struct chat *c, *following;
    DL_FOREACH_SAFE(q->held, c, following)
    {
        if (c->until <= now) {
            DL_DELETE(q->held, c);
            make_ready(q, c);
        } else if (!next || c->until < next) {
            next = c->until;
        }
    }
    return next;
}

size_t queue_length(const struct queue *q)
{
    return q->length;
}
