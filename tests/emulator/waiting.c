/* waiting.c - the list of waiting calls and the thread that watches their times. */
#include "waiting.h"

#include "bot/base.h"

#include <errno.h>
#include <talloc.h>
#include <time.h>
#include <utlist.h>

struct waiting {
    struct call *calls;
    pthread_t thread;
    pthread_cond_t changed;
    int64_t watched; /* the time the thread sleeps to */
    bool ended, thread_ends;
};

void waiting_wake(struct call *c)
{
    if (!c->listed)
        return;
    waiting_remove(c);
    c->wake(c);
}

/* Wakes all whose time has come and gives the next time. */
static int64_t wake_due(struct waiting *w)
{
    int64_t now = clock_ticks(), next = INT64_MAX;
    struct call *c, *after;
    DL_FOREACH_SAFE(w->calls, c, after)
    {
        if (c->until <= now)
            waiting_wake(c);
        else if (c->until < next)
            next = c->until;
    }
    return next;
}

/* Sleeps until the time in ticks or until the list says there is an earlier one. */
static void sleep_until(struct emulator *e, int64_t ticks)
{
    struct waiting *w = e->waiting;
    w->watched = ticks;
    if (ticks == INT64_MAX) {
        pthread_cond_wait(&w->changed, &e->lock);
        return;
    }
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    int64_t left = ticks - clock_ticks();
    int64_t nanos = at.tv_nsec + (left > 0 ? left : 0) % 1000000 * 1000;
    at.tv_sec += (left > 0 ? left : 0) / 1000000 + nanos / 1000000000;
    at.tv_nsec = nanos % 1000000000;
    pthread_cond_timedwait(&w->changed, &e->lock, &at);
}

static void *watch(void *arg)
{
    struct emulator *e = arg;
    pthread_mutex_lock(&e->lock);
    while (!e->waiting->thread_ends)
        sleep_until(e, wake_due(e->waiting));
    pthread_mutex_unlock(&e->lock);
    return NULL;
}

void waiting_open(struct emulator *e)
{
    struct waiting *w = talloc_zero(e, struct waiting);
    e->waiting = w;
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_cond_init(&w->changed, &attributes);
    pthread_condattr_destroy(&attributes);
    if (pthread_create(&w->thread, NULL, watch, e) != 0)
        die("emulator: no thread for waiting calls");
}

void waiting_close(struct emulator *e)
{
    struct waiting *w = e->waiting;
    pthread_mutex_lock(&e->lock);
    w->thread_ends = true;
    pthread_cond_signal(&w->changed);
    pthread_mutex_unlock(&e->lock);
    pthread_join(w->thread, NULL);
    pthread_cond_destroy(&w->changed);
}

void waiting_add(struct call *c)
{
    struct waiting *w = c->e->waiting;
    c->listed = true;
    DL_APPEND(w->calls, c);
    if (c->until < w->watched)
        pthread_cond_signal(&w->changed);
}

void waiting_remove(struct call *c)
{
    if (!c->listed)
        return;
    c->listed = false;
    DL_DELETE(c->e->waiting->calls, c);
}

void waiting_wake_updates(struct emulator *e)
{
    struct call *c, *after;
    DL_FOREACH_SAFE(e->waiting->calls, c, after)
    if (c->why == WAIT_UPDATES)
        waiting_wake(c);
}

void waiting_wake_chat(struct emulator *e, const struct chat *chat)
{
    struct call *c, *after;
    DL_FOREACH_SAFE(e->waiting->calls, c, after)
    if (c->why == WAIT_CHAT && c->chat == chat)
        waiting_wake(c);
}

void waiting_end(struct emulator *e)
{
    e->waiting->ended = true;
    struct call *c, *after;
    DL_FOREACH_SAFE(e->waiting->calls, c, after)
    waiting_wake(c);
}

bool waiting_has_ended(const struct emulator *e)
{
    return e->waiting->ended;
}
