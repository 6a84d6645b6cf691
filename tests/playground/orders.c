/* orders.c - one order at a time: a name and JSON there, an answer back. */
#include "tests/playground/orders.h"

#include <pthread.h>
#include <stdlib.h>

#include "bot/base.h"

struct orders {
    uv_async_t arrived;
    orders_run *run;
    void *owner;
    pthread_mutex_t turn; /* held by who asks, until they have the answer */
    pthread_mutex_t lock; /* of all below */
    pthread_cond_t done;
    const char *name; /* NULL: nothing is asked */
    const cJSON *in;
    char *answer;
    bool ended;
};

static void on_arrived(uv_async_t *arrived)
{
    struct orders *o = arrived->data;
    pthread_mutex_lock(&o->lock);
    if (o->name) {
        o->answer = o->run(o->owner, o->name, o->in);
        o->name = NULL;
        pthread_cond_signal(&o->done);
    }
    pthread_mutex_unlock(&o->lock);
}

struct orders *orders_new(uv_loop_t *loop, orders_run *run, void *owner)
{
    struct orders *o = xalloc(sizeof *o);
    o->run = run;
    o->owner = owner;
    o->arrived.data = o;
    pthread_mutex_init(&o->turn, NULL);
    pthread_mutex_init(&o->lock, NULL);
    pthread_cond_init(&o->done, NULL);
    uv_async_init(loop, &o->arrived, on_arrived);
    return o;
}

char *orders_ask(struct orders *o, const char *name, const cJSON *in)
{
    pthread_mutex_lock(&o->turn);
    pthread_mutex_lock(&o->lock);
    o->name = name;
    o->in = in;
    o->answer = NULL;
    if (!o->ended)
        uv_async_send(&o->arrived);
    while (o->name && !o->ended)
        pthread_cond_wait(&o->done, &o->lock);
    o->name = NULL;
    char *answer = o->answer;
    pthread_mutex_unlock(&o->lock);
    pthread_mutex_unlock(&o->turn);
    return answer;
}

void orders_end(struct orders *o)
{
    pthread_mutex_lock(&o->lock);
    bool first = !o->ended;
    o->ended = true;
    pthread_cond_broadcast(&o->done);
    pthread_mutex_unlock(&o->lock);
    if (first)
        uv_close((uv_handle_t *)&o->arrived, NULL);
}

void orders_free(struct orders *o)
{
    if (!o)
        return;
    pthread_cond_destroy(&o->done);
    pthread_mutex_destroy(&o->lock);
    pthread_mutex_destroy(&o->turn);
    free(o);
}
