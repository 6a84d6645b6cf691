/* turn.c - one thing that happened, handled wholly or not at all.
 *
 * Happy path: a savepoint, the handler, the release. Failure modes:
 * - our own fault (must(), a constraint): back to the savepoint, one apology, a row in
 *   failures, and the rest of the batch goes on;
 * - storage: the whole batch is over, engine.c runs it again one turn a transaction. */
#include <stdarg.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "locales/zones.h"

/* ---- what a handler asks about its turn ------------------------------------------- */

const char *argument(const struct turn *t, int position)
{
    const char *text = position < ARGUMENTS_MOST ? t->in->arguments[position] : NULL;
    return text ? text : "";
}

const char *format(struct turn *t, const char *pattern, ...)
{
    va_list args;
    va_start(args, pattern);
    const char *text = talloc_vasprintf(t->in->memory, pattern, args);
    va_end(args);
    return text;
}

void turn_fail(struct turn *t, const char *why)
{
    t->in->why = why;
    longjmp(t->in->bug, 1);
}

unsigned roles(struct turn *t)
{
    if (!t->in->roles)
        t->in->roles = t->in->engine->product->roles_of(t->db, &t->who);
    return t->in->roles;
}

bool has_role(struct turn *t, unsigned any_of)
{
    return (roles(t) & any_of) != 0;
}

void look_again(struct turn *t)
{
    t->who = person_find(t->db, t->who.id);
    t->in->roles = 0;
    if (t->who.id)
        t->language = t->who.language;
}

void become(struct turn *t, int64_t person)
{
    struct inside *in = t->in;
    must(t, in->event && !in->account.id);
    int64_t id = account_add(t->db, in->engine->set.messenger, in->event->account,
                             in->event->chat, person, t->now);
    in->account = account_get(t->db, id);
    t->who.id = person;
    look_again(t);
}

void speak(struct turn *t, const char *language)
{
    for (size_t i = 0; words_language(t->in->engine->words, i); i++)
        if (strcmp(words_language(t->in->engine->words, i), language) == 0)
            t->language = words_language(t->in->engine->words, i);
}

bool typed(struct turn *t, const char *key)
{
    return words_matches(t->in->engine->words, key, t->words);
}

void leave_no_trace(struct turn *t)
{
    empty_log(t);
    t->who = (struct person){ 0 };
    t->in->account = account_for(t, 0);
    t->in->account_changed = false;
    t->in->roles = 0;
}

bool may_be_told(const struct turn *t, const struct person *p)
{
    return p->state != PERSON_FROZEN || (t->in->event && p->id == t->who.id);
}

const char *zone_at(int i)
{
    return i >= 0 && i < RUSSIAN_ZONES ? russian_zones[i] : NULL;
}

const char *city(struct turn *t, const char *zone)
{
    return zone_city(words_zones(t->in->engine->words), t->language, zone);
}

const char *own_chat(struct turn *t)
{
    return t->in->event ? t->in->event->chat : t->in->account.chat;
}

const char *start_link(struct turn *t, const char *word)
{
    return format(t, "%s%s", t->in->engine->link, word);
}

void turn_speaker(struct turn *t, const struct feature *f, int64_t about)
{
    t->in->speaker = f && f->undelivered ? f : NULL;
    t->in->speaks_about = about;
}

/* ---- people of a turn ------------------------------------------------------------- */

struct reader reader_of(const struct turn *t, const struct person *p)
{
    return (struct reader){
        .language = p->id ? p->language : t->language,
        .zone = p->id ? p->zone : t->in->engine->set.zone,
        .learner = p->id && p->learner,
        .now = t->now,
        .id = p->id,
    };
}

struct account account_for(struct turn *t, int64_t person)
{
    const struct inside *in = t->in;
    if (in->account.id && in->account.person == person)
        return in->account;
    if (person)
        return account_of(t->db, person);
    return (struct account){ .messenger = in->engine->set.messenger,
                             .chat = in->event ? in->event->chat : "",
                             .reachable = true,
                             .front_keys = "" };
}

void account_keep(struct turn *t, const struct account *a)
{
    if (!a->id)
        return;
    if (a->id == t->in->account.id) {
        t->in->account = *a;
        t->in->account.behind = 0; /* they act, and see what is shown now */
        t->in->account_changed = true;
    } else {
        account_save(t->db, a);
    }
}

/* ---- running one ------------------------------------------------------------------ */

/* Did this person do something in their own chat, or was it told of them elsewhere? */
static bool is_their_act(const struct event *event)
{
    return event->kind != EVENT_OTHER && event->kind != EVENT_STOPPED &&
           event->kind != EVENT_GROUP;
}

/* Where they act is where they are answered, also after they had blocked us. */
static void meet_again(struct inside *in, const struct event *event)
{
    in->account_changed = event->kind == EVENT_STOPPED;
    in->said_before = in->account.said;
    if (!is_their_act(event))
        return;
    in->account.chat = event->chat;
    in->account.reachable = true;
    in->account_changed = true;
    if (event->kind != EVENT_PRESS && !event->edited)
        in->account.said++;
}

static void begin_event(struct turn *t, const struct event *event)
{
    struct inside *in = t->in;
    t->words = event->words;
    in->account = account_find(t->db, in->engine->set.messenger, event->account);
    if (!in->account.id) {
        in->account = account_for(t, 0);
        t->language = in->engine->set.language;
        if (words_has_language(in->engine->words, event->language))
            t->language = event->language;
        return;
    }
    meet_again(in, event);
    t->who.id = in->account.person;
    look_again(t);
}

static void begin_promise(struct turn *t, const struct promise *promise)
{
    t->who.id = promise->person;
    t->who.zone = t->in->engine->set.zone; /* the program's own: it looks at dates too */
    t->who.language = t->in->engine->set.language;
    t->language = t->in->engine->set.language;
    if (promise->person)
        look_again(t);
}

static void save_account(struct turn *t)
{
    const struct inside *in = t->in;
    if (!in->account_changed || !in->account.id)
        return;
    if (in->event && in->event->kind == EVENT_STOPPED) {
        account_unreachable(t->db, in->account.id, t->now);
        return;
    }
    if (in->event)
        account_seen(t->db, &in->account, t->now);
    else
        account_save(t->db, &in->account);
}

/* In a function of its own: longjmp leaves its locals alone. True when it ran through. */
static bool body_ran(struct turn *t, turn_body *body, const void *what)
{
    if (setjmp(t->in->bug) != 0)
        return false;
    if (t->in->event)
        begin_event(t, t->in->event);
    else
        begin_promise(t, t->in->promise);
    body(t, what);
    save_account(t);
    return true;
}

static void apologise(struct turn *t)
{
    struct inside *in = t->in;
    if (!in->event || !is_their_act(in->event))
        return;
    in->account = account_find(t->db, in->engine->set.messenger, in->event->account);
    if (in->account.id)
        meet_again(in, in->event);
    t->who.id = in->account.person;
    look_again(t);
    if (!t->who.id)
        in->account = account_for(t, 0);
    say(t, "engine.sorry");
    save_account(t);
}

/* The turn is undone already: what is left of it is written anew. */
static enum db_end keep_failure(struct turn *t, const char *why)
{
    struct inside *in = t->in;
    static const char *const kinds[] = { "other", "start",   "words",   "press",
                                         "file",  "contact", "stopped", "group" };
    const char *key = in->event ? in->event->key : in->promise->kind;
    const char *what = in->event ? kinds[in->event->kind] : "promise";
    if (in->promise && in->promise->id == SEVERAL_PROMISES)
        return db_error(t->db); /* each is run again by itself */
    log_error("turn: failed and was undone: %s: %s", in->event ? what : key, why);
    if (in->event)
        inbox_take(t->db, key, t->now);
    else
        promise_remove(t->db, in->promise->id); /* or it would fail again for ever */
    failure_add(t->db, t->now, t->who.id, key, what, why);
    in->roles = 0;
    in->account_changed = false;
    in->gathered = NULL;
    in->speaker = NULL;
    if (setjmp(in->bug) == 0)
        apologise(t);
    return db_error(t->db);
}

static enum db_end end_turn(struct turn *t, bool ran, const struct batch *before)
{
    struct inside *in = t->in;
    enum db_end end = db_error(t->db);
    if (ran && end == DB_OK)
        end = db_release(t->db);
    if (end == DB_STORAGE || end == DB_BUSY)
        return end;
    if (ran && end == DB_OK) {
        if (in->event && in->event->press)
            engine_answer(in->batch, in->event->press, in->toast);
        return DB_OK;
    }
    /* what the database refused comes first: what failed after it is its consequence */
    const char *why = end == DB_OK ? in->why : talloc_strdup(in->memory, db_why(t->db));
    void *memory = in->batch->memory;
    struct answered *answers = in->batch->answers;
    struct outbox_head *queued = in->batch->queued;
    *in->batch = *before;
    in->batch->memory = memory;
    in->batch->answers = answers;
    in->batch->queued = queued;
    db_undo(t->db);
    end = keep_failure(t, why);
    if (in->event && in->event->press)
        engine_answer(in->batch, in->event->press, NULL);
    return end;
}

enum db_end turn_run(struct engine *e, const struct event *event,
                     const struct promise *promise, turn_body *body, const void *what)
{
    struct batch before = e->batch;
    struct inside in = {
        .engine = e,
        .batch = &e->batch,
        .memory = e->batch.memory,
        .event = event,
        .promise = promise,
    };
    struct turn t = {
        .db = e->db,
        .now = e->set.clock.wall(e->set.clock.owner),
        .words = "",
        .language = e->set.language,
        .in = &in,
    };
    if (db_savepoint(e->db) != DB_OK)
        return db_error(e->db);
    bool ran = body_ran(&t, body, what);
    e->turns++;
    return end_turn(&t, ran, &before);
}
