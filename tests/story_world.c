/* story_world.c - what the bot does at one moment of a story.
 *
 * Settling does what service.c does in a second of real time: reads events, runs slices,
 * fires what is due, answers presses, sends words and keeps their receipts, until nothing
 * is left. A process that ends for its disk's sake is started again, as the service
 * manager does. */
#include "tests/story_inside.h"

#include <talloc.h>

#include "bot/office.h"

enum { ROUNDS_MOST = 500, STARTS_MOST = 5, JOB_SECONDS = 60, JOBS_MOST = 50 };
enum { SECOND = 1000 * 1000 };

static void on_page(void *owner, struct page *page)
{
    struct story *s = owner;
    s->has_page = page->count > 0;
    if (s->has_page)
        engine_take(s->engine, page);
    else
        talloc_free(page);
}

struct flight {
    struct story *story;
    struct outgoing *out;
};

static void on_receipt(void *owner, const struct receipt *receipt)
{
    struct flight *f = owner;
    engine_sent(f->story->engine, f->out, receipt);
    talloc_free(f);
}

/* One slice after another; WORK_BROKEN when the process has to end. */
static enum work work_through(struct story *s, enum work (*slice)(struct engine *e))
{
    enum work work;
    int slices = 0;
    do
        work = slice(s->engine);
    while ((work == WORK_MORE || work == WORK_LATER) && ++slices < ROUNDS_MOST);
    return work;
}

static void send_one(struct story *s, struct outgoing *o)
{
    struct messenger *m = (struct messenger *)(void *)s->terminal;
    if (o->delivery.verb == DELIVER_LEAVE) {
        m->leave(m, o->delivery.chat);
        engine_sent(
            s->engine, o,
            &(struct receipt){ .outcome = SENT, .message = "", .file = "", .why = "" });
        return;
    }
    struct flight *f = talloc_zero(s->memory, struct flight);
    *f = (struct flight){ s, o };
    m->send(m, &o->delivery, on_receipt, f);
}

/* Presses are answered and words leave; how many. */
static int speak_out(struct story *s)
{
    struct messenger *m = (struct messenger *)(void *)s->terminal;
    struct press_answer answer;
    struct outgoing *o;
    int spoken = 0;
    for (; engine_next_answer(s->engine, &answer); spoken++)
        m->answer(m, answer.press, answer.words);
    for (; (o = engine_next(s->engine, PRIORITY_BULK)); spoken++)
        send_one(s, o);
    terminal_pump(s->terminal);
    return spoken;
}

struct wish {
    struct story *story;
    struct fetch fetch;
};

static void on_fetched(void *owner, const struct fetched *fetched)
{
    struct wish *w = owner;
    engine_fetched(w->story->engine, &w->fetch, fetched);
    talloc_free(w);
}

/* A file that is to be read is asked for; false when there is none. */
static bool fetch_one(struct story *s)
{
    struct messenger *m = (struct messenger *)(void *)s->terminal;
    struct fetch fetch = engine_next_fetch(s->engine);
    if (!fetch.id)
        return false;
    struct wish *w = talloc_zero(s->memory, struct wish);
    *w = (struct wish){ s, fetch };
    m->fetch(m, fetch.external, FETCH_MOST, on_fetched, w);
    terminal_pump(s->terminal);
    return true;
}

enum round { ROUND_IDLE, ROUND_BUSY, ROUND_BROKEN };

static enum round one_round(struct story *s)
{
    struct messenger *m = (struct messenger *)(void *)s->terminal;
    m->receive(m, engine_cursor(s->engine), 0, m->page_most, on_page, s);
    terminal_pump(s->terminal);
    bool busy = s->has_page;
    if (work_through(s, engine_work) == WORK_BROKEN ||
        work_through(s, engine_tick) == WORK_BROKEN)
        return ROUND_BROKEN;
    busy |= speak_out(s) > 0 || engine_has_receipts(s->engine);
    if (work_through(s, engine_keep_receipts) == WORK_BROKEN)
        return ROUND_BROKEN;
    busy |= fetch_one(s);
    return busy ? ROUND_BUSY : ROUND_IDLE;
}

/* Turns do not fail, and no messenger is asked for what it must refuse. */
static bool nothing_wrong(struct story *s)
{
    if (terminal_fault(s->terminal))
        return story_fail(s, "refused by every messenger: %s",
                          terminal_fault(s->terminal));
    if (!s->engine)
        return true;
    int64_t failures = db_number(s->db, "SELECT count(*) FROM failures"
                                        " WHERE key <> 'outbox'");
    bool more = failures > s->failures && !s->bugs_allowed;
    s->failures = failures;
    return !more || story_fail(s, "a turn failed and was undone: %s", story_failure(s));
}

bool story_settle(struct story *s)
{
    int starts = 0;
    for (int round = 0; round < ROUNDS_MOST; round++) {
        if (!s->engine && !story_start(s))
            return !s->told;
        enum round end = one_round(s);
        if (end == ROUND_IDLE)
            return nothing_wrong(s);
        if (end == ROUND_BROKEN) {
            story_stop(s);
            if (s->disk_fails || ++starts == STARTS_MOST)
                return true;
        }
    }
    return story_fail(s, "the bot does not come to rest");
}

int64_t story_next_due(struct story *s)
{
    if (!s->engine)
        return 0;
    const int64_t held = engine_held_until(s->engine);
    const int64_t due[] = {
        promises_next(s->db),
        db_number(s->db, talloc_asprintf(s->memory,
                                         "SELECT min(not_before) FROM outbox"
                                         " WHERE not_before > %lld",
                                         (long long)s->now)),
        db_number(s->db, talloc_asprintf(s->memory,
                                         "SELECT min(not_before) FROM fetches"
                                         " WHERE not_before > %lld",
                                         (long long)s->now)),
        held ? s->now + (held - s->ticks + SECOND - 1) / SECOND : 0,
    };
    int64_t next = 0;
    for (size_t i = 0; i < COUNT(due); i++)
        if (due[i] && (!next || due[i] < next))
            next = due[i];
    return next;
}

/* ---- the office ------------------------------------------------------------------ */

static void do_job(struct story *s, const struct job *job)
{
    const char *program = s->set->office ? s->set->office : "build/nastavnik-office";
    struct office_result r = office_run_now(s->memory, program, job->input, JOB_SECONDS);
    engine_made(s->engine, job, r.ok ? r.bytes : NULL, r.ok ? r.size : 0, r.why);
}

bool story_job(struct story *s, const char *rest)
{
    int done = 0;
    (void)rest;
    while (s->engine && done < JOBS_MOST) {
        struct job job = engine_next_job(s->engine);
        if (!job.id)
            break;
        do_job(s, &job);
        done++;
    }
    return done > 0 ? story_settle(s) : story_fail(s, "nothing was asked of the office");
}
