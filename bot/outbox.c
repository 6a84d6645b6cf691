/* outbox.c - words leave, receipts come back, and the next transaction keeps them.
 *
 * A chat has one message in flight, and is free again when its receipt is on the disk:
 * after a crash at most that one message a chat is repeated. */
#include <stdlib.h>
#include <string.h>

#include <sodium.h>
#include <talloc.h>

#include "bot/inside.h"

enum {
    SECOND = 1000 * 1000,
    LONGEST_DELAY = 64,
    BLOCKED_FOR = 10 * MINUTE,
    NEARLY_ALL = 18
};

/* ---- leaving ---------------------------------------------------------------------- */

/* A card's edit goes to the message it has by now; one that has none is sent. */
static void aim(struct engine *e, struct outgoing *o, const struct outbox_row *row)
{
    o->delivery.message = row->message;
    if (row->relay)
        o->vain = !relay_aim(e, &o->delivery, row);
    if (!row->card || o->delivery.verb != DELIVER_EDIT)
        return;
    o->delivery.message = card_get(e->db, row->card).message;
    if (!o->delivery.message)
        o->delivery.verb = DELIVER_SEND;
}

static void add_file(struct engine *e, struct outgoing *o, int64_t id)
{
    struct file f = id ? file_find(e->db, id) : (struct file){ 0 };
    if (!f.id)
        return;
    bool known = f.external && strcmp(f.messenger, e->set.messenger) == 0;
    o->delivery.file.kind = f.kind;
    o->delivery.file.name = f.name;
    o->delivery.file.id = known ? f.external : NULL;
    o->delivery.file.bytes = f.bytes;
    o->delivery.file.size = f.bytes ? f.size : 0;
}

static struct outgoing *load(struct engine *e, int64_t id, int priority)
{
    struct outgoing *o = talloc_zero(NULL, struct outgoing);
    void *before = db_memory_of(e->db);
    db_memory(e->db, o);
    struct outbox_row row = outbox_get(e->db, id);
    o->id = row.id;
    o->card = row.card;
    o->file = row.file;
    o->relay = row.relay;
    o->priority = priority;
    o->memory = o;
    if (row.id) {
        o->delivery.verb = (enum delivery_verb)row.verb;
        o->delivery.chat = row.chat;
        o->delivery.reply_to = row.reply_to;
        o->delivery.words = row.words;
        o->delivery.keys = keyboard_unpack(o, row.keys, &o->delivery.key_count);
        o->delivery.silent = priority >= PRIORITY_BULK;
        aim(e, o, &row);
        add_file(e, o, row.file);
    }
    db_memory(e->db, before);
    return o;
}

/* The row could not be read: its chat waits, the row is not forgotten. */
static void read_again_later(struct engine *e, int64_t id)
{
    log_error("outbox: row %lld could not be read: %s", (long long)id, db_why(e->db));
    db_forgive(e->db);
    queue_hold(e->queue, id, e->set.clock.ticks(e->set.clock.owner) + SECOND);
}

/* What it was to change has never arrived, or was taken back: its row goes with the next
 * receipts, and the chat is free again then. */
static void pass_over(struct engine *e, struct outgoing *o)
{
    struct receipt gone = { .outcome = GONE, .message = "", .file = "", .why = "" };
    engine_sent(e, o, &gone);
}

struct outgoing *engine_next(struct engine *e, int least_urgent)
{
    int priority;
    int64_t id;
    if (engine_is_blocked(e))
        return NULL;
    queue_wake(e->queue, e->set.clock.ticks(e->set.clock.owner));
    while ((id = queue_next(e->queue, least_urgent, &priority))) {
        struct outgoing *o = load(e, id, priority);
        bool failed = db_error(e->db) != DB_OK;
        if (o->vain && !failed) {
            pass_over(e, o);
            continue;
        }
        if (o->id && !failed)
            return o;
        talloc_free(o);
        if (failed)
            read_again_later(e, id);
        else
            queue_done(e->queue, id); /* replaced or erased meanwhile */
    }
    return NULL;
}

int64_t engine_held_until(const struct engine *e)
{
    return queue_wake(e->queue, e->set.clock.ticks(e->set.clock.owner));
}

/* ---- everybody unreachable means: we are blocked ---------------------------------- */

bool engine_is_blocked(const struct engine *e)
{
    return e->blocked_until > e->set.clock.ticks(e->set.clock.owner);
}

/* The place of this chat among the last ones, or that of the oldest. */
static struct reached *recent_of(struct engine *e, const char *chat)
{
    uint32_t hash = 2166136261u;
    for (const char *c = chat; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 16777619u;
    hash |= 1;
    for (size_t i = 0; i < RECENT_CHATS; i++)
        if (e->recent[i].chat == hash)
            return &e->recent[i];
    struct reached *r = &e->recent[e->recent_next++ % RECENT_CHATS];
    r->chat = hash;
    return r;
}

/* Of the last twenty chats nearly all were unreachable: it is the bot that is blocked. */
static void watch_reach(struct engine *e, const char *chat, bool reached)
{
    size_t lost = 0;
    recent_of(e, chat)->lost = !reached;
    for (size_t i = 0; i < RECENT_CHATS; i++)
        lost += e->recent[i].lost;
    if (lost < NEARLY_ALL)
        return;
    log_error("outbox: nearly everybody is unreachable: the bot itself seems to be "
              "blocked. All words are held for ten minutes; look at @BotFather");
    e->blocked_until =
        e->set.clock.ticks(e->set.clock.owner) + (int64_t)BLOCKED_FOR * SECOND;
    memset(e->recent, 0, sizeof e->recent);
}

/* ---- coming back ------------------------------------------------------------------ */

static int64_t delay(struct engine *e, int64_t id, int asked)
{
    if (asked > 0)
        return (int64_t)asked * SECOND;
    int holds = queue_holds(e->queue, id);
    int64_t seconds = holds < 6 ? 1 << holds : LONGEST_DELAY;
    return seconds * SECOND + (int64_t)randombytes_uniform(SECOND / 2);
}

static void mark(struct engine *e, const struct outgoing *o, const struct receipt *r)
{
    struct receipt_mark *m = talloc_zero(e, struct receipt_mark);
    m->id = o->id;
    m->card = o->card;
    m->sent_file = o->file;
    m->relay = o->delivery.verb == DELIVER_SEND ? o->relay : 0;
    m->vain = o->vain;
    m->outcome = r->outcome;
    m->message = talloc_strdup(m, r->message ? r->message : "");
    m->file = talloc_strdup(m, r->file ? r->file : "");
    m->chat = r->chat ? talloc_strdup(m, r->chat) : NULL;
    m->why = talloc_strdup(m, r->why ? r->why : "");
    *e->marks_end = m;
    e->marks_end = &m->next;
}

void engine_sent(struct engine *e, struct outgoing *o, const struct receipt *receipt)
{
    int64_t id = o->id;
    bool edit = o->delivery.message && o->delivery.verb == DELIVER_EDIT;
    if (receipt->outcome == SENT || receipt->outcome == UNREACHABLE)
        watch_reach(e, o->delivery.chat, receipt->outcome == SENT);
    struct receipt kept = *receipt;
    if (edit && kept.outcome == SENT)
        kept.message = ""; /* the card knows it */
    if (kept.outcome == NOT_YET && !kept.chat) {
        log_info("outbox: row %lld waits: %s", (long long)id, kept.why);
        queue_hold(e->queue, id,
                   e->set.clock.ticks(e->set.clock.owner) + delay(e, id, kept.wait));
    } else {
        mark(e, o, &kept);
    }
    talloc_free(o); /* last, for the receipt may point into it */
}

static void give_up(struct engine *e, const struct receipt_mark *m,
                    const struct outbox_row *row)
{
    int64_t now = e->set.clock.wall(e->set.clock.owner);
    struct account to =
        row->account ? account_get(e->db, row->account) : (struct account){ 0 };
    if (m->outcome == UNREACHABLE && to.id)
        account_unreachable(e->db, to.id, engine_wall(e));
    if (m->outcome == REFUSED) {
        log_error("outbox: row %lld was refused: %s", (long long)row->id, m->why);
        failure_add(e->db, now, to.person, "outbox", "refused", m->why);
    }
    if (row->relay && row->verb == DELIVER_SEND)
        relay_given_up(e, row->relay);
    if (row->feature && to.person) {
        char *kind = talloc_asprintf(e->batch.memory, "%s.undelivered", row->feature);
        promise_keep(e->db, &(struct promise){ .kind = kind,
                                               .person = to.person,
                                               .about = row->about,
                                               .step = (int)m->outcome,
                                               .due = now });
    }
    if (row->card)
        card_sent(e->db, row->card, NULL, row->id);
    outbox_remove(e->db, row->id);
    if (row->file)
        file_not_sent(e->db, row->file);
}

static void write_sent(struct engine *e, const struct receipt_mark *m)
{
    if (!outbox_remove(e->db, m->id))
        return; /* erased while it was on its way */
    if (m->card && *m->message)
        card_sent(e->db, m->card, m->message, m->id);
    else if (m->card)
        card_shown(e->db, m->card, m->id);
    if (m->sent_file && *m->file)
        file_sent(e->db, m->sent_file, m->file);
    if (m->relay)
        relay_sent(e, m->relay, m->message);
    if (m->relay && m->sent_file) /* who reads it has it */
        file_drop_unused(e->db, m->sent_file);
}

/* The message is no more: what was to be read there is sent, what was not is done. One
 * that is too old to be deleted gets the row's words instead. */
static void write_gone(struct engine *e, struct receipt_mark *m,
                       const struct outbox_row *row)
{
    bool edit = row->verb == DELIVER_EDIT;
    bool other = edit || (row->verb == DELIVER_DELETE && row->relay);
    if (m->vain || !other || (edit && relay_is_over(e, row->relay))) {
        outbox_remove(e->db, row->id);
        if (m->relay)
            relay_given_up(e, m->relay);
        return;
    }
    if (row->card)
        card_lost(e->db, row->card);
    outbox_send_anew(e->db, row->id, edit ? DELIVER_SEND : DELIVER_EDIT);
    m->stays = true;
}

static void write_one(struct engine *e, struct receipt_mark *m)
{
    m->stays = false;
    if (m->outcome == SENT && !m->chat) {
        write_sent(e, m);
        return;
    }
    struct outbox_row row = outbox_get(e->db, m->id);
    if (!row.id)
        return; /* erased while it was on its way */
    if (m->chat) {
        outbox_moved(e->db, row.messenger, row.chat, m->chat);
        if (row.account)
            account_moved(e->db, row.account, m->chat);
        m->stays = true;
    } else if (m->outcome == GONE) {
        write_gone(e, m, &row);
    } else {
        give_up(e, m, &row);
    }
}

void receipts_write(struct engine *e)
{
    for (struct receipt_mark *m = e->marks; m; m = m->next)
        write_one(e, m);
}

void receipts_kept(struct engine *e)
{
    while (e->marks) {
        struct receipt_mark *m = e->marks;
        e->marks = m->next;
        if (m->stays)
            queue_hold(e->queue, m->id, 0);
        else
            queue_done(e->queue, m->id);
        talloc_free(m);
    }
    e->marks_end = &e->marks;
    queue_wake(e->queue, e->set.clock.ticks(e->set.clock.owner));
}
