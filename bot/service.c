/* service.c - the engine's duties, a slice at a time, and the service's beginning and
 * end.
 *
 * A slice takes at most 20 ms; between two of them the loop serves its sockets. When the
 * database is held by somebody else, a duty is put off for 100 ms.
 *
 * The end: DRAINING while the last confirmation and the answers on their way come home,
 * ENDING while the messenger, the office and the backup close, then the handles, then
 * `stopped`. */
#include "bot/service.h"

#include <stdlib.h>

#include "bot/service_inside.h"

enum { SECOND_MS = 1000, BUSY_MS = 100, DRAIN_MS = 5000, HANDLES = 7 };

/* ---- duties ----------------------------------------------------------------------- */

static enum duty next_duty(const struct service *s)
{
    for (int i = 1; i <= DUTIES; i++) {
        enum duty duty = (enum duty)(((int)s->last + i) % DUTIES);
        if (s->due & 1u << duty)
            return duty;
    }
    return DUTIES;
}

static enum work run(struct service *s, enum duty duty)
{
    static enum work (*const runs[DUTIES])(struct engine *) = {
        [EVENTS] = engine_work,
        [TICK] = engine_tick,
        [RECEIPTS] = engine_keep_receipts,
    };
    return runs[duty](s->engine);
}

static void on_later(uv_timer_t *later)
{
    struct service *s = later->data;
    unsigned put_off = s->put_off;
    s->put_off = 0;
    for (int duty = 0; duty < DUTIES; duty++)
        if (put_off & 1u << duty)
            service_due(s, (enum duty)duty);
}

static void put_off(struct service *s, enum duty duty)
{
    s->put_off |= 1u << duty;
    uv_timer_start(&s->later, on_later, BUSY_MS, 0);
}

static void storage_broke(struct service *s)
{
    log_error("service: the database cannot be written, so the program ends. Look at the "
              "disk: is it full, read-only or failing? 'nastavnik check' looks at the "
              "database. What was not handled yet comes again after a start");
    service_finish(s, SERVICE_STORAGE);
}

static void on_idle(uv_idle_t *idle)
{
    struct service *s = idle->data;
    enum duty duty = next_duty(s);
    if (duty == DUTIES) {
        uv_idle_stop(idle);
        return;
    }
    s->last = duty;
    s->due &= ~(1u << duty);
    enum work work = run(s, duty);
    if (work == WORK_BROKEN) {
        storage_broke(s);
        return;
    }
    if (work == WORK_LATER)
        put_off(s, duty);
    else if (work == WORK_MORE)
        s->due |= 1u << duty;
    answer_presses(s);
    if (work == WORK_IDLE && duty == EVENTS) {
        poll_next(s);
        office_next(s);
        fetch_next_file(s);
    }
    send_all(s);
    service_settle(s);
}

void service_due(struct service *s, enum duty duty)
{
    if (s->phase == ENDING || (s->phase == DRAINING && duty != RECEIPTS))
        return;
    s->due |= 1u << duty;
    uv_idle_start(&s->idle, on_idle);
}

static void look_at_clock(struct service *s)
{
    if (s->nightly && s->phase != ENDING)
        nightly_tick(s->nightly, s->set.clock.wall(s->set.clock.owner));
    if (s->phase != RUNNING)
        return;
    s->made = s->fetched = 0;
    service_due(s, TICK);
    office_next(s);
    fetch_next_file(s);
}

static void on_tick(uv_timer_t *tick)
{
    look_at_clock(tick->data);
}

void service_poke(struct service *s)
{
    look_at_clock(s);
}

/* ---- the end ---------------------------------------------------------------------- */

static void on_handle_closed(uv_handle_t *handle)
{
    struct service *s = handle->data;
    if (--s->handles > 0)
        return;
    void (*stopped)(void *, enum service_end) = s->set.stopped;
    void *owner = s->set.owner;
    enum service_end end = s->end;
    free(s);
    stopped(owner, end);
}

/* Receipts that came home last are kept, unless the disk is what ended us. */
static void close_handles(struct service *s)
{
    uv_timer_t *const timers[] = { &s->tick, &s->later,    &s->ask_again,
                                   &s->wake, &s->receipts, &s->drained };
    if (s->end != SERVICE_STORAGE && engine_has_receipts(s->engine) &&
        engine_keep_receipts(s->engine) != WORK_IDLE)
        log_warn("service: the last receipts could not be kept: some words may be said "
                 "twice");
    uv_close((uv_handle_t *)&s->idle, on_handle_closed);
    for (size_t i = 0; i < COUNT(timers); i++)
        uv_close((uv_handle_t *)timers[i], on_handle_closed);
}

void service_settle(struct service *s)
{
    if (s->phase == DRAINING && !s->polling && s->in_flight == 0 &&
        !engine_has_receipts(s->engine))
        service_finish(s, SERVICE_STOPPED);
    else if (s->phase == ENDING && s->calls == 0 && !s->office && !s->nightly &&
             !uv_is_closing((uv_handle_t *)&s->idle))
        close_handles(s);
}

static void on_nightly_closed(void *owner)
{
    struct service *s = owner;
    s->nightly = NULL;
    service_settle(s);
}

static void stop_timers(struct service *s)
{
    s->due = s->put_off = 0;
    uv_idle_stop(&s->idle);
    uv_timer_stop(&s->tick);
    uv_timer_stop(&s->later);
    uv_timer_stop(&s->ask_again);
}

void service_finish(struct service *s, enum service_end end)
{
    if (s->phase == ENDING)
        return;
    s->phase = ENDING;
    s->end = end;
    stop_timers(s);
    uv_timer_stop(&s->wake);
    uv_timer_stop(&s->receipts);
    uv_timer_stop(&s->drained);
    s->messenger->close(s->messenger);
    if (s->office)
        office_cancel(s->office);
    if (s->nightly)
        nightly_close(s->nightly, on_nightly_closed, s);
    service_settle(s);
}

static void on_drained(uv_timer_t *drained)
{
    struct service *s = drained->data;
    log_warn("service: %d sends did not end in time; they are tried again at the next "
             "start",
             s->in_flight);
    service_finish(s, SERVICE_STOPPED);
}

/* A poll on its way has confirmed what is committed, for it asks for what comes after;
 * what it brings is not looked at, and so comes again. */
void service_stop(struct service *s)
{
    if (s->phase == GREETING)
        service_finish(s, SERVICE_STOPPED);
    if (s->phase != RUNNING)
        return;
    s->phase = DRAINING;
    stop_timers(s);
    int wait = s->set.drain_ms ? s->set.drain_ms : DRAIN_MS;
    uv_timer_start(&s->drained, on_drained, (uint64_t)wait, 0);
    if (s->polling)
        s->polling = false;
    else
        poll_confirm(s);
    if (engine_has_receipts(s->engine))
        service_due(s, RECEIPTS);
    send_all(s);
    service_settle(s);
}

/* ---- the beginning ---------------------------------------------------------------- */

static void open_handles(struct service *s)
{
    uv_timer_t *const timers[] = { &s->tick, &s->later,    &s->ask_again,
                                   &s->wake, &s->receipts, &s->drained };
    s->idle.data = s;
    uv_idle_init(s->loop, &s->idle);
    for (size_t i = 0; i < COUNT(timers); i++) {
        timers[i]->data = s;
        uv_timer_init(s->loop, timers[i]);
    }
    s->handles = HANDLES;
}

struct service *service_open(uv_loop_t *loop, struct engine *engine,
                             struct messenger *messenger,
                             const struct service_settings *settings)
{
    struct service *s = xalloc(sizeof *s);
    s->loop = loop;
    s->engine = engine;
    s->messenger = messenger;
    s->set = *settings;
    open_handles(s);
    uv_timer_start(&s->tick, on_tick, SECOND_MS, SECOND_MS);
    if (settings->nightly)
        s->nightly = nightly_open(loop, settings->nightly);
    poll_start(s);
    return s;
}
