/* polling.c - getUpdates: waiting, the guards against hasty pollers, one poll at a time.
 *
 * A poll that has to wait ends the one that waited before with 409: at once, or 3 s
 * later when another was ended so within the last 3 s. A poll that finds updates, or
 * does not wait, ends nobody. */
#include "bot/base.h"
#include "faults.h"
#include "methods.h"
#include "updates.h"
#include "waiting.h"

#include <talloc.h>

enum {
    TIMEOUT_MOST = 50,
    PAGE_MOST = 100,
    SECOND = 1000000, /* ticks */
    CONFLICT_GAP = 3 * SECOND,
    HASTE_GAP = 3 * SECOND,
    RUSH_GAP = SECOND / 2,
};

static const char terminated[] = "terminated by other getUpdates request; make sure that "
                                 "only one bot instance is running";

void polling_end(struct emulator *e, const char *words)
{
    struct call *c = e->polling;
    if (!c)
        return;
    e->polling = NULL;
    c->conflict = true;
    c->conflict_words = words;
    int64_t now = clock_ticks();
    if (now >= e->next_conflict) {
        e->next_conflict = now + CONFLICT_GAP;
        waiting_wake(c);
    } else if (c->listed) {
        waiting_remove(c);
        c->why = WAIT_TIME;
        c->until = now + CONFLICT_GAP;
        waiting_add(c);
    }
}

/* The arguments, with a hasty repetition of the same offset slowed down. */
static int64_t read_poll(struct call *c)
{
    struct emulator *e = c->e;
    int64_t offset = argument_int(c->args, "offset", 0, INT32_MIN, INT32_MAX);
    int64_t timeout = argument_int(c->args, "timeout", 0, 0, TIMEOUT_MOST);
    c->limit = (int)argument_int(c->args, "limit", PAGE_MOST, 1, PAGE_MOST);
    int64_t now = clock_ticks(), gap = now - e->last_poll.at;
    if (e->last_poll.at && offset == e->last_poll.offset) {
        if (timeout < 3 && gap < HASTE_GAP)
            timeout = 3;
        if (gap < RUSH_GAP)
            c->limit = 1;
    }
    e->last_poll.offset = offset;
    e->last_poll.at = now;
    c->offset = offset;
    return timeout;
}

static bool answer_page(struct call *c, int64_t from)
{
    char *page = updates_page(c->e, c, from, c->limit);
    if (!page)
        return false;
    call_ok(c, cJSON_CreateRaw(page));
    talloc_free(page);
    return true;
}

/* The poll was woken: by updates, by the end of its time, or by another poll. */
static void poll_again(struct call *c)
{
    if (c->e->polling == c)
        c->e->polling = NULL;
    if (c->conflict) {
        call_fail(c, 409, "%s", c->conflict_words);
        return;
    }
    if (waiting_has_ended(c->e)) {
        call_fail(c, 500, "restart");
        return;
    }
    /* Nothing is confirmed twice: between the two reads only this poll was there. */
    if (answer_page(c, updates_confirm(c->e, c->offset > 0 ? c->offset : 0, false)))
        return;
    if (call_is_due(c)) {
        call_ok(c, cJSON_CreateArray());
        return;
    }
    c->e->polling = c;
    c->waits = true;
}

void polling_run(struct call *c)
{
    struct emulator *e = c->e;
    if (c->polls) {
        poll_again(c);
        return;
    }
    if (e->webhook) {
        call_fail(
            c, 409,
            "can't use getUpdates method while webhook is active; use deleteWebhook "
            "to delete the webhook first");
        return;
    }
    updates_allow(e, argument_text(c->args, "allowed_updates"));
    int64_t timeout = read_poll(c);
    bool again = updates_confirms(e, c->offset) && fault_take_duplicate(e);
    if (answer_page(c, updates_confirm(e, c->offset, again)))
        return;
    if (timeout == 0) {
        call_ok(c, cJSON_CreateArray());
        return;
    }
    polling_end(e, terminated);
    c->polls = true;
    e->polling = c;
    call_wait(c, WAIT_UPDATES, (double)timeout, NULL);
}
