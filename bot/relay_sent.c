/* relay_sent.c - what becomes of rows that pass words on.
 *
 * A reaction under what somebody wrote says that it has arrived, so it is put there by
 * the transaction that keeps the receipt, and not by the one that took the words. */
#include "bot/inside.h"

/* What is changed is the message that the words have by now. */
bool relay_aim(struct engine *e, struct delivery *d, const struct outbox_row *row)
{
    struct relay r = relay_find(e->db, row->relay);
    if (d->verb == DELIVER_SEND)
        return r.id && !r.taken_back_at;
    d->message = r.to_message;
    d->file.kind = r.file_kind && *r.file_kind ? r.file_kind : NULL;
    return d->message;
}

bool relay_is_over(struct engine *e, int64_t relay)
{
    return relay && relay_find(e->db, relay).taken_back_at;
}

/* Queues the sign under the original, in the chat of who wrote it. */
static void confirm(struct engine *e, const struct relay *r)
{
    if (!relay_confirm(e->db, r->from_account, r->from_message))
        return;
    struct account to = account_get(e->db, r->from_account);
    if (!to.id || !to.reachable)
        return;
    struct reader nobody = { .language = e->set.language, .zone = e->set.zone };
    struct outbox_row row = {
        .messenger = to.messenger,
        .chat = to.chat,
        .account = to.id,
        .verb = DELIVER_REACT,
        .message = r->from_message,
        .words =
            words_fill(e->words, e->batch.memory, &nobody, "engine.arrived", NULL, 0),
        .keys = "",
        .priority = PRIORITY_NOW,
    };
    batch_queued(&e->batch, outbox_add(e->db, &row), &to, PRIORITY_NOW);
}

void relay_sent(struct engine *e, int64_t relay, const char *message)
{
    struct relay r = relay_find(e->db, relay);
    if (r.id && relay_arrived(e->db, relay, message, engine_wall(e)))
        confirm(e, &r);
}

void relay_given_up(struct engine *e, int64_t relay)
{
    struct relay r = relay_find(e->db, relay);
    relay_carried(e->db, relay, 0);
    if (r.id)
        confirm(e, &r);
}
