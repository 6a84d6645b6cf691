/* service_nightly.c - one backup at a time, as a small machine:
 *
 *   RESTING ─ due ─► COPYING ─ all pages ─► FINISHING (a thread) ─► RESTING
 *
 * Closing while the thread works waits for it: a thread cannot be called back. */
#include "bot/service_nightly.h"

#include <stdio.h>
#include <stdlib.h>

#include "bot/base.h"
#include "locales/zones.h"

enum { PAGES = 64, STEP_EVERY = 10 /* ms */, SETTLE = MINUTE, RETRY = 10 * MINUTE };
enum { AT_HOUR = 3, AT_MINUTE = 30 };

enum stage { RESTING, COPYING, FINISHING };

struct nightly {
    struct nightly_settings set;
    uv_timer_t step;
    uv_work_t work;
    enum stage stage;
    struct backup *backup;
    struct buffer why;
    bool good, closing;
    int64_t started, not_before;    /* seconds since 1970 */
    int64_t looked_from, looked_to; /* between these two there is nothing to do */
    void (*closed)(void *owner);
    void *owner;
};

/* ---- when ------------------------------------------------------------------------- */

/* The half past three `days` after the one of the day of `now`. */
static int64_t night(const struct nightly *n, int64_t now, int days)
{
    struct local at = zone_local(n->set.zones, n->set.zone, now);
    at.day += days;
    at.hour = AT_HOUR;
    at.minute = AT_MINUTE;
    at.second = 0;
    return zone_moment(n->set.zones, n->set.zone, &at);
}

static int64_t last_night(const struct nightly *n, int64_t now)
{
    int64_t today = night(n, now, 0);
    return today <= now ? today : night(n, now, -1);
}

static void name_of(const struct nightly *n, int64_t at, char *name, size_t room)
{
    struct local day = zone_local(n->set.zones, n->set.zone, at);
    snprintf(name, room, "%04d-%02d-%02d", day.year, day.month, day.day);
}

/* ---- how -------------------------------------------------------------------------- */

static void rest(struct nightly *n, int64_t not_before)
{
    uv_timer_stop(&n->step);
    backup_close(n->backup);
    n->backup = NULL;
    n->stage = RESTING;
    n->not_before = not_before;
    n->looked_from = n->looked_to = 0;
}

static void failed(struct nightly *n)
{
    log_error("backup: none was made, trying again in ten minutes: %s",
              buffer_get(&n->why));
    buffer_fini(&n->why);
    n->why.failed = false;
    rest(n, n->started + RETRY);
}

static void on_thread(uv_work_t *work)
{
    struct nightly *n = work->data;
    n->good = backup_finish(n->backup, &n->why);
}

static void on_closed(uv_handle_t *handle)
{
    struct nightly *n = handle->data;
    void (*closed)(void *) = n->closed;
    void *owner = n->owner;
    buffer_fini(&n->why);
    free(n);
    closed(owner);
}

static void on_finished(uv_work_t *work, int status)
{
    struct nightly *n = work->data;
    if (status == 0 && n->good) {
        log_info("backup: made %s", backup_path(n->backup));
        rest(n, 0);
    } else {
        failed(n);
    }
    if (n->closing)
        uv_close((uv_handle_t *)&n->step, on_closed);
}

static void on_step(uv_timer_t *step)
{
    struct nightly *n = step->data;
    int more = backup_step(n->backup, PAGES, &n->why);
    if (more > 0)
        return;
    uv_timer_stop(step);
    if (more < 0) {
        failed(n);
        return;
    }
    n->stage = FINISHING;
    uv_queue_work(step->loop, &n->work, on_thread, on_finished);
}

static void begin(struct nightly *n, const char *name, int64_t now)
{
    n->started = now;
    n->backup = backup_open(n->set.db, &n->set.place, name, now, &n->why);
    if (!n->backup) {
        failed(n);
        return;
    }
    n->stage = COPYING;
    uv_timer_start(&n->step, on_step, STEP_EVERY, STEP_EVERY);
}

/* ---- from outside ----------------------------------------------------------------- */

struct nightly *nightly_open(uv_loop_t *loop, const struct nightly_settings *settings)
{
    struct nightly *n = xalloc(sizeof *n);
    n->set = *settings;
    n->why.max = 1024;
    n->step.data = n->work.data = n;
    uv_timer_init(loop, &n->step);
    return n;
}

void nightly_tick(struct nightly *n, int64_t now)
{
    char name[32];
    if (n->stage != RESTING || n->closing)
        return;
    if (!n->started) { /* the first minute belongs to who waited for the bot to start */
        n->started = now;
        n->not_before = now + SETTLE;
    }
    bool clock_went_back = now < n->started;
    if ((now < n->not_before && !clock_went_back) ||
        (now >= n->looked_from && now < n->looked_to))
        return;
    int64_t due = last_night(n, now);
    name_of(n, due, name, sizeof name);
    if (!backup_exists(n->set.place.dir, name)) {
        begin(n, name, now);
        return;
    }
    n->looked_from = due;
    n->looked_to = night(n, due, 1);
}

void nightly_close(struct nightly *n, void (*closed)(void *owner), void *owner)
{
    n->closing = true;
    n->closed = closed;
    n->owner = owner;
    if (n->stage == FINISHING)
        return;
    rest(n, 0);
    uv_close((uv_handle_t *)&n->step, on_closed);
}
