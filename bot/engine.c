/* engine.c - batches: many turns, one transaction, one fsync.
 *
 * Happy path: BEGIN, the receipts that wait, turns until 20 ms are over, the cursor,
 * COMMIT; only then presses are answered, words queued, the cursor shown. Failures:
 * - somebody holds the file: nothing happened, the same again later, three times;
 * - a storage error, at COMMIT too: nothing of the batch happened; it is run again one
 *   turn a transaction, and three such errors in a row end the process. The events stay
 *   unconfirmed, so that a repaired disk answers them all. */
#include "bot/engine.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

enum { EARLY = 500 * 1000, TRIES = 3 };

int64_t engine_wall(const struct engine *e)
{
    return e->set.clock.wall(e->set.clock.owner);
}

int64_t engine_ticks(const struct engine *e)
{
    return e->set.clock.ticks(e->set.clock.owner);
}

/* ---- what a batch will have done -------------------------------------------------- */

void engine_answer(struct batch *b, const char *press, const char *words)
{
    b->answers =
        talloc_realloc(b->memory, b->answers, struct answered, b->answer_count + 1);
    b->answers[b->answer_count++] = (struct answered){ press, words };
}

void batch_reset(struct engine *e)
{
    void *memory = e->batch.memory;
    talloc_free_children(memory);
    e->batch = (struct batch){ .memory = memory };
    db_memory(e->db, memory);
}

static void answer_later(struct engine *e, const struct answered *a)
{
    e->ready =
        talloc_realloc(e->ready_memory, e->ready, struct answered, e->ready_count + 1);
    e->ready[e->ready_count++] =
        (struct answered){ talloc_strdup(e->ready, a->press),
                           a->words ? talloc_strdup(e->ready, a->words) : NULL };
}

void empty_log(struct turn *t)
{
    t->in->batch->erased = true;
}

/* The batch is on the disk: now it may be seen. */
static void batch_publish(struct engine *e)
{
    const struct batch *b = &e->batch;
    for (size_t i = 0; i < b->answer_count; i++)
        answer_later(e, &b->answers[i]);
    for (size_t i = 0; i < b->queued_count; i++)
        queue_add(e->queue, b->queued[i].id, b->queued[i].messenger, b->queued[i].chat,
                  b->queued[i].priority);
    if (b->cursor) {
        free(e->cursor);
        e->cursor = xstrdup(b->cursor);
    }
    if (b->erased && !db_truncate_log(e->db))
        log_warn("storage: the log could not be emptied after an erasure");
}

/* ---- transactions ----------------------------------------------------------------- */

enum db_end batch_begin(struct engine *e)
{
    batch_reset(e);
    enum db_end end = db_begin(e->db);
    if (end == DB_OK)
        receipts_write(e);
    return end;
}

static enum work broke(struct engine *e, enum db_end end)
{
    log_error("storage: nothing of this batch happened: %s", db_why(e->db));
    db_rollback(e->db);
    db_forgive(e->db);
    if (end == DB_BUSY && ++e->busy < TRIES)
        return WORK_LATER;
    e->busy = 0;
    return ++e->storage_errors >= TRIES ? WORK_BROKEN : WORK_LATER;
}

enum work batch_end(struct engine *e, enum db_end end)
{
    if (end == DB_OK)
        end = db_error(e->db);
    if (end == DB_OK)
        end = db_commit(e->db);
    if (end != DB_OK)
        return broke(e, end);
    e->busy = e->storage_errors = 0;
    receipts_kept(e);
    batch_publish(e);
    return WORK_MORE;
}

/* ---- events ----------------------------------------------------------------------- */

void engine_take(struct engine *e, struct page *page)
{
    struct waiting_page *w = xalloc(sizeof *w), **end = &e->pages;
    w->page = page;
    w->arrived = engine_ticks(e);
    w->verdicts = xalloc(page->count + 1);
    while (*end)
        end = &(*end)->next_page;
    *end = w;
}

static void handle(struct turn *t, const void *what)
{
    const struct event *event = what;
    if (inbox_take(t->db, event->key, t->now))
        route(t, event);
    else
        t->in->account_changed = false; /* it was counted then */
}

static void slow_down(struct turn *t, const void *what)
{
    const struct event *event = what;
    if (inbox_take(t->db, event->key, t->now))
        say(t, "engine.slow_down");
}

/* An event is counted once, however often its batch is run again. */
static enum flood_end judge(struct engine *e, struct waiting_page *w, size_t i)
{
    const struct event *event = &w->page->events[i];
    if (event->kind == EVENT_OTHER || event->kind == EVENT_STOPPED)
        return FLOOD_FINE;
    if (i >= w->judged) {
        w->judged = i + 1;
        w->verdicts[i] = (unsigned char)flood_ask(e->flood, event->chat, engine_wall(e));
    }
    return (enum flood_end)w->verdicts[i];
}

/* A flood is answered once and then passed over: nothing of it is kept. */
static enum db_end run_event(struct engine *e, struct waiting_page *w, size_t i)
{
    const struct event *event = &w->page->events[i];
    enum flood_end flood = judge(e, w, i);
    if (flood == FLOOD_SILENT) {
        if (event->press)
            engine_answer(&e->batch, event->press, NULL);
        return DB_OK;
    }
    turn_body *body = flood == FLOOD_WARN ? slow_down : handle;
    char about[80];
    snprintf(about, sizeof about, "%s: ", event->key);
    log_about(about);
    enum db_end end = turn_run(e, event, NULL, body, event);
    log_about(NULL);
    return end;
}

/* Who has waited for half a second is told first that the press has arrived. */
static void answer_early(struct engine *e, struct waiting_page *w)
{
    if (engine_ticks(e) - w->arrived < EARLY)
        return;
    size_t from = w->next > w->early_until ? w->next : w->early_until;
    for (size_t i = from; i < w->page->count; i++)
        if (w->page->events[i].press)
            answer_later(e, &(struct answered){ w->page->events[i].press, NULL });
    w->early_until = w->page->count;
}

static void drop_early_answers(struct batch *b, const struct waiting_page *w, size_t upto)
{
    size_t kept = 0;
    for (size_t i = 0; i < b->answer_count; i++) {
        bool early = false;
        for (size_t j = w->next; j < upto && j < w->early_until; j++)
            early |= w->page->events[j].press == b->answers[i].press;
        if (!early)
            b->answers[kept++] = b->answers[i];
    }
    b->answer_count = kept;
}

void engine_next_page(struct engine *e)
{
    struct waiting_page *w = e->pages;
    e->pages = w->next_page;
    talloc_free(w->page);
    free(w->verdicts);
    free(w);
}

/* As many as fit into 20 ms; the index after the last, in *upto. */
static enum db_end run_events(struct engine *e, struct waiting_page *w, size_t *upto)
{
    int64_t ends = engine_ticks(e) + SLICE;
    size_t most = e->singly ? w->next + 1 : w->page->count;
    enum db_end end = db_error(e->db);
    size_t i = w->next;
    while (end == DB_OK && i < most && (i == w->next || engine_ticks(e) < ends))
        end = run_event(e, w, i++);
    *upto = i;
    if (end == DB_OK && i > w->next) {
        e->batch.cursor = w->page->events[i - 1].cursor;
        state_set(e->db, "cursor", e->batch.cursor);
    }
    return end;
}

enum work engine_work(struct engine *e)
{
    while (e->pages && e->pages->next >= e->pages->page->count)
        engine_next_page(e);
    struct waiting_page *w = e->pages;
    if (!w)
        return WORK_IDLE;
    answer_early(e, w);
    size_t upto = w->next;
    enum db_end end = batch_begin(e);
    if (end == DB_OK)
        end = run_events(e, w, &upto);
    drop_early_answers(&e->batch, w, upto);
    enum work work = batch_end(e, end);
    if (work != WORK_MORE) {
        if (end != DB_BUSY) /* then nothing was wrong with any of it */
            e->singly = w->page->count - w->next;
        return work;
    }
    e->singly -= e->singly ? 1 : 0;
    w->next = upto;
    if (w->next < w->page->count)
        return WORK_MORE;
    engine_next_page(e);
    return e->pages ? WORK_MORE : WORK_IDLE;
}

const char *engine_cursor(const struct engine *e)
{
    return e->cursor ? e->cursor : "";
}

bool engine_next_answer(struct engine *e, struct press_answer *out)
{
    if (e->ready_next == e->ready_count) {
        talloc_free_children(e->ready_memory);
        e->ready = NULL;
        e->ready_next = e->ready_count = 0;
        return false;
    }
    const struct answered *a = &e->ready[e->ready_next++];
    *out = (struct press_answer){ a->press, a->words };
    return true;
}

void engine_in_batch(struct engine *e, const struct promise *whom, turn_body *body,
                     const void *what)
{
    for (int tries = 0; tries < TRIES; tries++) {
        enum db_end end = batch_begin(e);
        if (end == DB_OK)
            end = turn_run(e, NULL, whom, body, what);
        if (batch_end(e, end) == WORK_MORE)
            return;
    }
}
