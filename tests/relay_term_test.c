/* relay_term_test.c - months of a talk, with answers that get lost, messages that vanish
 * and restarts: at the end the reader sees what was said last, and nothing that was taken
 * back; who said it sees one sign for each that arrived.
 *
 * The same seed tells the same story, so that a failure can be looked at again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/relay_stage.h"

enum { ACTS = 400, SEEDS = 6, MESSAGES_MOST = 2000, WORDS_MOST = 80 };

/* What anna has written. */
struct said {
    const char *message;
    char words[WORDS_MOST];
    bool back, sign;
};

/* What ben's chat shows. */
struct shown {
    char id[16], words[WORDS_MOST];
    bool gone;
};

struct term {
    struct rig *rig;
    unsigned seed;
    struct said said[ACTS];
    size_t said_count;
    struct shown shown[MESSAGES_MOST];
    size_t shown_count;
    struct outgoing *flying; /* to ben, not answered yet */
};

static unsigned dice(struct term *t, unsigned sides)
{
    t->seed = t->seed * 1103515245u + 12345u;
    return t->seed / 65536u % sides;
}

/* ---- the messenger ---------------------------------------------------------------- */

static struct shown *shown_as(struct term *t, const char *id)
{
    for (size_t i = 0; i < t->shown_count; i++)
        if (strcmp(t->shown[i].id, id) == 0 && !t->shown[i].gone)
            return &t->shown[i];
    return NULL;
}

static void show_new(struct term *t, const char *words)
{
    assert_true(t->shown_count < MESSAGES_MOST);
    struct shown *s = &t->shown[t->shown_count];
    snprintf(s->id, sizeof s->id, "b%zu", t->shown_count++);
    snprintf(s->words, sizeof s->words, "%s", words);
}

/* What it does there; the reader deletes a message now and then. */
static enum outcome deliver(struct term *t, const struct delivery *d)
{
    struct shown *s = d->message ? shown_as(t, d->message) : NULL;
    if (s && d->verb == DELIVER_EDIT && dice(t, 8) == 0)
        s->gone = true;
    if (d->verb == DELIVER_SEND)
        show_new(t, d->words);
    else if (!s || s->gone)
        return d->verb == DELIVER_DELETE ? SENT : GONE;
    else if (d->verb == DELIVER_DELETE && dice(t, 4) == 0)
        return GONE; /* too old */
    else if (d->verb == DELIVER_DELETE)
        s->gone = true;
    else
        snprintf(s->words, sizeof s->words, "%s", d->words);
    return SENT;
}

static void sign(struct term *t, const struct delivery *d)
{
    for (size_t i = 0; i < t->said_count; i++)
        if (strcmp(t->said[i].message, d->message) == 0)
            t->said[i].sign = *d->words;
}

static void answer(struct term *t, struct outgoing *o)
{
    struct receipt r = { SENT, "", "", NULL, 0, "" };
    bool to_ben = strcmp(o->delivery.chat, "chat-ben") == 0;
    if (o->delivery.verb == DELIVER_REACT)
        sign(t, &o->delivery);
    else if (to_ben && dice(t, 5) == 0)
        r = (struct receipt){ NOT_YET, "", "", NULL, 1, "busy" };
    else if (to_ben)
        r.outcome = deliver(t, &o->delivery);
    if (r.outcome == SENT && o->delivery.verb == DELIVER_SEND)
        r.message = to_ben ? t->shown[t->shown_count - 1].id : "a";
    engine_sent(t->rig->engine, o, &r);
}

static void send_some(struct term *t, bool all)
{
    struct outgoing *o;
    if (t->flying)
        answer(t, t->flying);
    t->flying = NULL;
    engine_keep_receipts(t->rig->engine);
    while ((o = engine_next(t->rig->engine, PRIORITY_BULK))) {
        if (!all && strcmp(o->delivery.chat, "chat-ben") == 0) {
            t->flying = o;
            return;
        }
        answer(t, o);
        engine_keep_receipts(t->rig->engine);
    }
    engine_keep_receipts(t->rig->engine);
}

/* ---- anna ------------------------------------------------------------------------- */

static struct event *writes(struct term *t, struct said *s)
{
    struct event *e = rig_event(t->rig, EVENT_WORDS, "anna", s->words);
    if (s->message)
        e->message = s->message;
    else
        s->message = talloc_strdup(t->rig->memory, e->message);
    return e;
}

static void say_new(struct term *t)
{
    struct said *s = &t->said[t->said_count++];
    snprintf(s->words, sizeof s->words, "%zu", t->said_count);
    writes(t, s);
}

static void edit_some(struct term *t)
{
    if (!t->said_count)
        return;
    struct said *s = &t->said[t->said_count - 1 - dice(t, 5) % t->said_count];
    if (!s->back)
        snprintf(s->words, sizeof s->words, "%u of %zu", dice(t, 1000), t->said_count);
    writes(t, s)->edited = true;
}

static void take_last_back(struct term *t)
{
    for (size_t i = t->said_count; i-- > 0;) {
        if (t->said[i].back)
            continue;
        t->said[i].back = true;
        rig_pressed(t->rig, "anna", "m0", "talk:back:12");
        return;
    }
}

/* What was on its way did not leave the house. */
static void restart(struct term *t)
{
    if (t->flying)
        talloc_free(t->flying->memory);
    t->flying = NULL;
    rig_restart(t->rig);
}

static void act(struct term *t)
{
    unsigned what = dice(t, 20);
    if (what < 8)
        say_new(t);
    else if (what < 13)
        edit_some(t);
    else if (what < 15)
        take_last_back(t);
    else if (what < 16)
        restart(t);
    else
        send_some(t, what == 19);
    rig_take(t->rig);
    rig_work(t->rig);
    t->rig->now += dice(t, 30) ? 1 : DAY;
    t->rig->ticks += 2 * 1000 * 1000;
}

/* ---- at the end ------------------------------------------------------------------- */

static size_t times_shown(const struct term *t, const char *words)
{
    size_t count = 0;
    for (size_t i = 0; i < t->shown_count; i++)
        count += !t->shown[i].gone && strcmp(t->shown[i].words, words) == 0;
    return count;
}

static void check(struct term *t, unsigned seed)
{
    for (size_t i = 0; i < t->said_count; i++) {
        char words[WORDS_MOST + 8];
        snprintf(words, sizeof words, "anna: %s", t->said[i].words);
        if (times_shown(t, words) != (t->said[i].back ? 0 : 1))
            fail_msg("seed %u: \"%s\" is shown %zu times", seed, words,
                     times_shown(t, words));
        if (t->said[i].sign == t->said[i].back)
            fail_msg("seed %u: the sign of \"%s\"", seed, words);
    }
    assert_int_equal(relay_rows(t->rig, "outbox"), 0);
    assert_int_equal(rig_number(t->rig, "SELECT count(*) FROM relays WHERE outbox > 0"),
                     0);
}

static void the_reader_sees_what_was_said_last(void **state)
{
    (void)state;
    for (unsigned seed = 1; seed <= SEEDS; seed++) {
        struct term *t = talloc_zero(NULL, struct term);
        void *rig;
        relay_stage_open(&rig);
        t->rig = rig;
        t->seed = seed;
        relay_press(t->rig, "anna", "talk:open:12");
        for (int i = 0; i < ACTS; i++)
            act(t);
        for (int i = 0; i < 2 * ACTS; i++) {
            send_some(t, true);
            t->rig->ticks += 2 * 1000 * 1000;
        }
        check(t, seed);
        relay_stage_close(&rig);
        talloc_free(t);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_reader_sees_what_was_said_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
