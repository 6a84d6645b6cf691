/* held.c - words of which nobody knows yet for whom they are.
 *
 * They wait in the database while the product asks by buttons; nothing leaves before. The
 * turn of that button then goes on as if they had come with it. */
#include <stdlib.h>

#include <talloc.h>

#include "bot/inside.h"

/* ---- held ------------------------------------------------------------------------- */

int64_t hold_more(struct turn *t, int64_t held)
{
    const struct event *event = t->in->event;
    bool words = event && (event->kind == EVENT_WORDS || event->kind == EVENT_FILE);
    if (!t->who.id || !words || (!*t->words && !event->file.kind))
        return 0;
    return held_add(t->db, &(struct held_words){
                               .person = t->who.id,
                               .account = t->in->account.id,
                               .message = event->message,
                               .first = held,
                               .album = album_of(t),
                               .words = t->words,
                               .file = take_file(t),
                               .at = t->now,
                           });
}

int64_t hold_words(struct turn *t)
{
    return hold_more(t, 0);
}

/* As if it came now: of the turn's own event only who and where are left. */
static const struct event *event_of(struct turn *t, const struct held_words *h)
{
    struct file f = h->file ? file_find(t->db, h->file) : (struct file){ 0 };
    struct event *event = talloc_zero(t->in->memory, struct event);
    *event = *t->in->own_event;
    event->kind = f.id ? EVENT_FILE : EVENT_WORDS;
    event->words = h->words;
    event->message = h->message;
    event->album = *h->album ? h->album : NULL;
    event->reply_to = NULL;
    event->edited = false;
    event->file.kind = f.id ? f.kind : NULL;
    event->file.id = f.external;
    event->file.name = f.id ? f.name : "";
    event->file.bytes = (int64_t)f.size;
    return event;
}

static void be_oneself(struct turn *t)
{
    if (!t->in->own_event)
        return;
    t->in->event = t->in->own_event;
    t->words = t->in->event->words;
    t->in->own_event = NULL;
    t->in->held_account = t->in->file = 0;
    t->in->refused = false;
}

bool take_held(struct turn *t, int64_t held)
{
    struct held_words h = held_next(t->db, t->who.id, held);
    if (!h.id || !t->who.id || !t->in->event) {
        be_oneself(t);
        return false;
    }
    if (!t->in->own_event)
        t->in->own_event = t->in->event;
    t->in->event = event_of(t, &h);
    t->words = h.words;
    t->in->held_account = h.account;
    t->in->file = h.file;
    t->in->refused = false;
    held_drop(t->db, h.id);
    return true;
}

void drop_held(struct turn *t, int64_t held)
{
    struct held_words h;
    while ((h = held_next(t->db, t->who.id, held)).id) {
        held_drop(t->db, h.id);
        if (h.file)
            file_drop_unused(t->db, h.file);
    }
}

/* ---- an answer, after all --------------------------------------------------------- */

bool answer_asked(struct turn *t)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    return t->who.id && d.id && !d.filled &&
           (route_held(t, form_owner(t, d.form)) || form_answer(t, &d));
}

bool is_asked(struct turn *t)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    return t->who.id && d.id && t->now - d.asked_at < QUESTION_IS_FRESH;
}
