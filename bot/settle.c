/* settle.c - what a pressed message becomes when nothing more is asked there. */
#include <stdarg.h>
#include <string.h>

#include "bot/inside.h"

/* The card whose message was pressed shows something else now, and has no buttons. */
static void settle_card(struct turn *t, struct account *to, const char *words)
{
    struct card_row r = { 0 };
    if (to->id)
        r = card_by_message(t->db, to->id, t->in->event->message);
    if (!r.id)
        return;
    r.shown = card_hash(words, "");
    card_save(t->db, &r);
    if (to->front != r.id)
        return;
    to->front = 0;
    to->front_keys = "";
    account_keep(t, to);
}

void settle_(struct turn *t, const char *key, ...)
{
    const struct event *event = t->in->event;
    struct reader r = reader_of(t, &t->who);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &r, key, values);
    va_end(values);
    if (!event || event->kind != EVENT_PRESS || !*event->message) {
        speech_address(t, t->who.id, words);
        return;
    }
    struct account to = account_for(t, t->who.id);
    settle_card(t, &to, words);
    speech_queue(t, &(struct said){ .to = to,
                                    .verb = DELIVER_EDIT,
                                    .message = event->message,
                                    .words = words });
}

void old_button(struct turn *t)
{
    say(t, "engine.old_button");
    t->in->engine->product->home(t);
}
