/* engine_time.c - what time brings: promises, words whose hour has come, the sweep. */
#include "bot/inside.h"

enum { SWEEP_EVERY = HOUR, HEADS = 256 };

/* ---- what time brings ------------------------------------------------------------- */

static void queue_what_became_ready(struct engine *e, int64_t now)
{
    struct outbox_head heads[HEADS];
    int64_t after = 0;
    size_t count;
    do {
        batch_reset(e);
        count = outbox_became_ready(e->db, e->last_later, now, after, heads, HEADS);
        for (size_t i = 0; i < count; i++)
            queue_add(e->queue, after = heads[i].id, heads[i].messenger, heads[i].chat,
                      heads[i].priority);
    } while (count == HEADS);
    if (!db_error(e->db))
        e->last_later = now;
}

/* Also when the clock went back since. */
static bool sweep_is_due(const struct engine *e, int64_t now)
{
    return now >= e->next_sweep || e->next_sweep - now > SWEEP_EVERY;
}

static void sweep_product(struct turn *t, const void *unused)
{
    (void)unused;
    t->in->engine->product->sweep(t);
}

/* What the product tidies up is a turn of its own: a fault there undoes it alone. */
static enum db_end sweep_turn(struct engine *e)
{
    static const struct promise own = { .kind = "sweep" };
    if (!e->product->sweep)
        return DB_OK;
    return turn_run(e, NULL, &own, sweep_product, NULL);
}

static enum db_end sweep(struct engine *e, int64_t now)
{
    if (!sweep_is_due(e, now))
        return DB_OK;
    e->next_sweep = now + SWEEP_EVERY;
    inbox_sweep(e->db, now);
    failures_sweep(e->db, now);
    drafts_sweep(e->db, now);
    audit_sweep(e->db, now);
    held_expire(e->db, now - DAY);
    return sweep_turn(e);
}

static void notice_jumps(struct engine *e, int64_t now)
{
    if (e->last_wall && now < e->last_wall - HOUR)
        log_warn("clock: went back by %lld s; nothing is fired again",
                 (long long)(e->last_wall - now));
    e->last_wall = now;
}

enum work engine_tick(struct engine *e)
{
    int64_t now = engine_wall(e);
    bool more = false;
    notice_jumps(e, now);
    queue_what_became_ready(e, now);
    int64_t next = promises_next(e->db);
    bool idle = (!next || next > now) && !e->marks && !sweep_is_due(e, now);
    queue_wake(e->queue, engine_ticks(e));
    if (idle && !db_error(e->db)) /* else batch_begin() tells of the error */
        return WORK_IDLE;
    enum db_end end = batch_begin(e);
    if (end == DB_OK)
        end = sweep(e, now);
    if (end == DB_OK)
        end = promises_fire(e, engine_ticks(e) + SLICE, &more);
    enum work work = batch_end(e, end);
    return work == WORK_MORE && !more ? WORK_IDLE : work;
}

enum work engine_keep_receipts(struct engine *e)
{
    if (!e->marks)
        return WORK_IDLE;
    enum work work = batch_end(e, batch_begin(e));
    return work == WORK_MORE ? WORK_IDLE : work;
}

bool engine_has_receipts(const struct engine *e)
{
    return e->marks != NULL;
}
