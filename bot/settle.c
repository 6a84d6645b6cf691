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

/* What was to be shown there is not any more; false when it is on its way already. */
static bool called_off(struct turn *t, const struct card_row *r)
{
    if (r->waiting && queue_in_flight(t->in->engine->queue, r->waiting))
        return false;
    if (r->waiting)
        outbox_remove(t->db, r->waiting);
    return true;
}

void turn_into(struct turn *t, const char *kind, int64_t about)
{
    const struct event *event = t->in->event;
    struct account to = account_for(t, t->who.id);
    if (!to.id || !event || event->kind != EVENT_PRESS || !*event->message)
        return;
    struct card_row from = card_by_message(t->db, to.id, event->message);
    struct card_row r = card_find(t->db, to.id, kind, about);
    if (!from.id || from.id == r.id)
        return;
    const char *loses = event->message;
    called_off(t, &from);
    from.shown = from.waiting = 0;
    card_save(t->db, &from);
    if (called_off(t, &r)) {
        card_hand_over(t->db, from.id, r.id);
        loses = r.message;
    }
    if (loses)
        speech_queue(
            t, &(struct said){
                   .to = to, .verb = DELIVER_STRIP, .message = loses, .words = "" });
}

void old_button(struct turn *t)
{
    say(t, "engine.old_button");
    t->in->engine->product->home(t);
}
