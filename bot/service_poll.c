/* service_poll.c - greeting, then one long poll after the other.
 *
 * A page is asked for when the one before is committed, and asking confirms that one.
 * What fails is tried again after a delay that grows from 1 to 30 seconds, with jitter.
 * When somebody else reads for the same bot, we do not fight: the third time is the end.
 */
#include <sodium.h>
#include <talloc.h>

#include "bot/service_inside.h"

enum {
    WAIT = 50,          /* seconds that a poll waits at the server */
    RETRY_MS = 1000,    /* the first delay */
    LONGEST = 30,       /* of it, the longest */
    CONFLICT_DELAY = 5, /* of it, after a conflict */
    CONFLICTS_MOST = 3,
    HASTE = 200 * 1000, /* ticks: a page that comes back empty sooner was no long poll */
};

/* ---- when something went wrong ---------------------------------------------------- */

static void on_ask_again(uv_timer_t *timer)
{
    struct service *s = timer->data;
    if (s->phase == GREETING)
        poll_start(s);
    else
        poll_next(s);
}

/* Between 1 and 1.25 times so many first delays. */
static void rest(struct service *s, int64_t times)
{
    int64_t first = s->set.retry_ms ? s->set.retry_ms : RETRY_MS;
    int64_t delay = first * times;
    delay += randombytes_uniform((uint32_t)(delay / 4 + 1));
    if (delay > first * LONGEST)
        delay = first * LONGEST;
    uv_timer_start(&s->ask_again, on_ask_again, (uint64_t)delay, 0);
}

static void again(struct service *s, int wait, const char *why)
{
    int64_t grown = s->failures < 5 ? 1 << s->failures : LONGEST;
    s->failures++;
    log_warn("poll: failed, trying again: %s", why);
    rest(s, wait > grown ? wait : grown);
}

static void conflict(struct service *s, const char *why)
{
    if (++s->conflicts < CONFLICTS_MOST) {
        log_warn("poll: another program reads for the same bot: %s", why);
        rest(s, CONFLICT_DELAY);
        return;
    }
    log_error("poll: another program reads for the same bot, and two cannot: this one "
              "ends. Find the other and stop it, or give this one a token of its own "
              "(@BotFather, /newbot)");
    service_finish(s, SERVICE_CONFLICT);
}

static void refused(struct service *s, const char *why)
{
    log_error("poll: BOT_TOKEN is not accepted: %s. Copy it anew from @BotFather "
              "(/mybots, API Token) into .env and start again",
              why);
    service_finish(s, SERVICE_REFUSED);
}

/* True when all is well. */
static bool went_well(struct service *s, enum page_end end, int wait, const char *why)
{
    switch (end) {
    case PAGE_OK:
        s->failures = s->conflicts = 0;
        return true;
    case PAGE_RETRY:
        again(s, wait, why);
        return false;
    case PAGE_CONFLICT:
        conflict(s, why);
        return false;
    case PAGE_REFUSED:
        refused(s, why);
        return false;
    }
    return false;
}

/* ---- greeting --------------------------------------------------------------------- */

static void on_greeting(void *owner, const struct greeting *g)
{
    struct service *s = owner;
    s->calls--;
    if (s->phase == ENDING) {
        service_settle(s);
        return;
    }
    if (!went_well(s, g->end, g->wait, g->why))
        return;
    log_info("service: greeted as %s", g->name);
    s->phase = RUNNING;
    engine_link(s->engine, g->link);
    if (s->set.greeted)
        s->set.greeted(s->set.owner, g);
    poll_next(s);
    service_due(s, TICK);
}

void poll_start(struct service *s)
{
    s->calls++;
    s->messenger->greet(s->messenger, s->set.menu, s->set.menu_count, on_greeting, s);
}

/* ---- pages ------------------------------------------------------------------------ */

static bool came_too_soon(const struct service *s, const struct page *page)
{
    return page->count == 0 && clock_ticks() - s->asked < HASTE;
}

static void on_page(void *owner, struct page *page)
{
    struct service *s = owner;
    s->calls--;
    s->polling = false;
    if (s->phase != RUNNING) {
        talloc_free(page); /* not handled, not confirmed: it comes again */
        service_settle(s);
        return;
    }
    bool well = went_well(s, page->end, page->wait, page->why);
    if (well && !came_too_soon(s, page)) {
        engine_take(s->engine, page);
        service_due(s, EVENTS);
        return;
    }
    if (well)
        rest(s, 1);
    talloc_free(page);
}

static void receive(struct service *s, int wait, size_t most)
{
    s->calls++;
    s->polling = true;
    s->asked = clock_ticks();
    s->messenger->receive(s->messenger, engine_cursor(s->engine), wait, most, on_page, s);
}

void poll_next(struct service *s)
{
    if (s->phase == RUNNING && !s->polling)
        receive(s, WAIT, s->messenger->page_most);
}

void poll_confirm(struct service *s)
{
    if (*engine_cursor(s->engine))
        receive(s, 0, 1);
}
