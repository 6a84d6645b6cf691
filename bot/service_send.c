/* service_send.c - presses answered, words sent, receipts kept.
 *
 * Answers to somebody's own act leave at once; they take of the pace what there is, so
 * that other words make room for them. The pace is a bucket of tokens: it holds a fifth
 * of a second's worth, so that no second ever sees much more than it may. Receipts are
 * written with the next batch, at the latest 50 ms after the first. */
#include <stdlib.h>

#include "bot/service_inside.h"

enum { KEEP_MS = 50 };

struct sending {
    struct service *service;
    struct outgoing *words;
};

/* ---- the pace --------------------------------------------------------------------- */

static void refill(struct service *s)
{
    double rate = s->set.send_per_second, most = rate / 5 > 1 ? rate / 5 : 1;
    int64_t now = clock_ticks();
    s->tokens += (double)(now - s->refilled) / 1e6 * rate;
    s->refilled = now;
    if (s->tokens > most)
        s->tokens = most;
}

static int least_urgent(struct service *s)
{
    if (s->phase == DRAINING)
        return PRIORITY_ANSWER;
    if (s->set.send_per_second == 0)
        return PRIORITY_BULK;
    refill(s);
    return s->tokens >= 1 ? PRIORITY_BULK : PRIORITY_ANSWER;
}

static void on_wake(uv_timer_t *wake)
{
    send_all(wake->data);
}

/* For when nothing more may leave now: the next token, or a chat that is held. */
static void wake_later(struct service *s)
{
    const struct engine_clock *clock = &s->set.clock;
    int64_t until = engine_held_until(s->engine), delay = -1;
    if (until)
        delay = (until - clock->ticks(clock->owner)) / 1000 + 1;
    if (s->set.send_per_second > 0 && s->tokens < 1 && s->phase == RUNNING) {
        double seconds = (1 - s->tokens) / s->set.send_per_second;
        int64_t token = (int64_t)(seconds * 1000) + 1;
        delay = delay < 0 || token < delay ? token : delay;
    }
    if (delay >= 0)
        uv_timer_start(&s->wake, on_wake, (uint64_t)delay, 0);
    else
        uv_timer_stop(&s->wake);
}

/* ---- receipts --------------------------------------------------------------------- */

static void on_receipts(uv_timer_t *receipts)
{
    service_due(receipts->data, RECEIPTS);
}

static void note_receipts(struct service *s)
{
    if (!engine_has_receipts(s->engine) || s->phase == ENDING)
        return;
    if (s->phase == DRAINING)
        service_due(s, RECEIPTS);
    else if (!uv_is_active((uv_handle_t *)&s->receipts))
        uv_timer_start(&s->receipts, on_receipts, KEEP_MS, 0);
}

static void on_receipt(void *owner, const struct receipt *receipt)
{
    struct sending *sending = owner;
    struct service *s = sending->service;
    engine_sent(s->engine, sending->words, receipt);
    free(sending);
    s->calls--;
    s->in_flight--;
    note_receipts(s);
    if (s->phase != ENDING)
        send_all(s);
    service_settle(s);
}

/* ---- leaving ---------------------------------------------------------------------- */

static void send_one(struct service *s, struct outgoing *words)
{
    s->tokens = s->tokens > 1 ? s->tokens - 1 : 0;
    if (words->delivery.verb == DELIVER_LEAVE) {
        static const struct receipt left = { .outcome = SENT, .message = "", .file = "" };
        s->messenger->leave(s->messenger, words->delivery.chat);
        engine_sent(s->engine, words, &left);
        note_receipts(s);
        return;
    }
    struct sending *sending = xalloc(sizeof *sending);
    *sending = (struct sending){ s, words };
    s->calls++;
    s->in_flight++;
    s->messenger->send(s->messenger, &words->delivery, on_receipt, sending);
}

void answer_presses(struct service *s)
{
    struct press_answer answer;
    while (engine_next_answer(s->engine, &answer))
        s->messenger->answer(s->messenger, answer.press, answer.words);
}

void send_all(struct service *s)
{
    answer_presses(s);
    while (s->in_flight < s->set.sends_at_once) {
        struct outgoing *words = engine_next(s->engine, least_urgent(s));
        if (!words) {
            note_receipts(s); /* of rows that were passed over */
            wake_later(s);
            return;
        }
        send_one(s, words);
    }
}
