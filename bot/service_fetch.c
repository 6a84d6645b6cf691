/* service_fetch.c - files that are to be read, one at a time. */
#include "bot/service_inside.h"

static void on_fetched(void *owner, const struct fetched *fetched)
{
    struct service *s = owner;
    s->calls--;
    s->fetching = false;
    if (s->phase != RUNNING) {
        service_settle(s); /* the wish stays for the next start */
        return;
    }
    s->fetched = s->fetch.id;
    engine_fetched(s->engine, &s->fetch, fetched);
    send_all(s);
    fetch_next_file(s);
}

/* One that could not be put away waits for the next tick. */
void fetch_next_file(struct service *s)
{
    if (s->phase != RUNNING || s->fetching)
        return;
    s->fetch = engine_next_fetch(s->engine);
    if (!s->fetch.id || s->fetch.id == s->fetched)
        return;
    s->fetching = true;
    s->calls++;
    s->messenger->fetch(s->messenger, s->fetch.external, FETCH_MOST, on_fetched, s);
}
