/* card.c - words about one thing: sent once, then edited in place.
 *
 * A card is a row (account, kind, about) that knows its message. show() writes words
 * into the outbox: into the row that still waits, if there is one; else as an edit, that
 * waits behind a send in flight; else as a new message, when the card is new, was
 * scrolled away, or the person has written since (their answer belongs below it). The
 * message it had loses its buttons then. */
#include <stdarg.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "locales/marks.h"

enum { SCROLLED_AWAY = 3, KEYS_MOST = 64 };

struct card {
    struct turn *turn;
    int64_t person;
    const char *kind;
    int64_t about;
    struct reader reader;
    char *words;
    struct key *keys;
    size_t key_count;
    bool stays, secret, unheard; /* unheard: who it is for is told nothing */
};

/* ---- putting one together --------------------------------------------------------- */

struct card *card(struct turn *t, int64_t person, const char *kind, int64_t about)
{
    struct card *c = talloc_zero(t->in->memory, struct card);
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    *c = (struct card){
        .turn = t,
        .person = person,
        .kind = kind,
        .about = about,
        .reader = reader_of(t, &p),
        .unheard = !may_be_told(t, &p),
        .words = talloc_strdup(c, ""),
    };
    return c;
}

void marked_line(struct card *c, const char *marked)
{
    c->words =
        talloc_asprintf_append_buffer(c->words, "%s%s", *c->words ? "\n" : "", marked);
}

void line_(struct card *c, const char *key, ...)
{
    va_list values;
    va_start(values, key);
    marked_line(c, speech_fill(c->turn, &c->reader, key, values));
    va_end(values);
}

void gap(struct card *c)
{
    size_t len = strlen(c->words);
    if (len && c->words[len - 1] != '\n')
        c->words = talloc_strdup_append_buffer(c->words, "\n");
}

void secret(struct card *c)
{
    c->secret = true;
}

void card_stay(struct card *c)
{
    c->stays = true;
}

static void add_key(struct card *c, const struct key *key)
{
    c->keys = talloc_realloc(c, c->keys, struct key, c->key_count + 1);
    c->keys[c->key_count++] = *key;
}

void button_(struct card *c, int kind, const char *value, const char *key, ...)
{
    must(c->turn, c->key_count < KEYS_MOST);
    must(c->turn, kind != KEY_PRESS_ || strlen(value) <= 64);
    va_list values;
    va_start(values, key);
    const char *marked = speech_fill(c->turn, &c->reader, key, values);
    va_end(values);
    add_key(c, &(struct key){ .kind = (enum key_kind)kind,
                              .value = talloc_strdup(c, value),
                              .label = marks_plain(c, marked) });
}

void style(struct card *c, enum style style)
{
    must(c->turn, c->key_count > 0);
    c->keys[c->key_count - 1].style = (enum key_style)style;
}

void row(struct card *c)
{
    if (c->key_count)
        c->keys[c->key_count - 1].ends_row = true;
}

void nav(struct card *c, const char *back)
{
    row(c);
    if (back)
        button(c, back, "engine.back");
    button(c, "home:open", "engine.home");
    row(c);
}

/* ---- showing ---------------------------------------------------------------------- */

/* FNV-1a over what is shown: equal means there is nothing to edit. */
int64_t card_hash(const char *words, const char *keys)
{
    uint64_t hash = 14695981039346656037u;
    const char *const texts[] = { words, "\n", keys };
    for (size_t i = 0; i < COUNT(texts); i++)
        for (const char *c = texts[i]; *c; c++)
            hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    return (int64_t)(hash >> 1);
}

static void show_to_stranger(struct card *c, const char *packed)
{
    struct turn *t = c->turn;
    const struct event *event = t->in->event;
    bool pressed = event && event->kind == EVENT_PRESS && *event->message;
    speech_queue(t, &(struct said){
                        .to = account_for(t, 0),
                        .verb = pressed ? DELIVER_EDIT : DELIVER_SEND,
                        .message = pressed ? event->message : NULL,
                        .words = c->words,
                        .keys = packed,
                    });
}

static void strip(struct turn *t, const struct account *to, const char *message)
{
    speech_queue(t,
                 &(struct said){
                     .to = *to, .verb = DELIVER_STRIP, .message = message, .words = "" });
}

/* The outbox row that will show this card and is not on its way yet; 0: none. */
static int64_t waiting_row(struct turn *t, const struct card_row *r)
{
    if (!r->waiting || queue_in_flight(t->in->engine->queue, r->waiting))
        return 0;
    struct outbox_row waiting = outbox_get(t->db, r->waiting);
    return waiting.card == r->id ? waiting.id : 0;
}

/* Who acted looks at the end of the chat: what they wrote, pressed elsewhere, or were
 * told in this turn stands there, and the card belongs below it. */
static bool looked_past(const struct turn *t, const struct account *to,
                        const struct card_row *r)
{
    const struct event *event = t->in->event;
    if (to->id != t->in->account.id || to->said <= r->said)
        return false;
    bool elsewhere =
        event->kind == EVENT_PRESS && strcmp(event->message, r->message) != 0;
    return elsewhere || to->said > t->in->said_before;
}

static bool scrolled_away(const struct card *c, const struct account *to,
                          const struct card_row *r)
{
    const struct turn *t = c->turn;
    if (!r->message || c->stays)
        return false;
    if (t->in->promise) /* an edit would pass unnoticed */
        return true;
    return looked_past(t, to, r) || to->said - r->said > SCROLLED_AWAY;
}

static void put(struct card *c, struct account *to, struct card_row *r,
                const char *packed)
{
    struct turn *t = c->turn;
    int64_t waiting = waiting_row(t, r);
    bool anew = scrolled_away(c, to, r);
    if (waiting && !anew) {
        outbox_replace(t->db, waiting, c->words, packed, speech_cause(t));
        return;
    }
    if (waiting)
        outbox_remove(t->db, waiting);
    const char *old = anew ? r->message : NULL;
    if (anew)
        r->message = NULL;
    bool edit = r->message || (r->waiting && !anew);
    if (!edit)
        r->said = ++to->said;
    r->waiting = speech_queue(t, &(struct said){
                                     .to = *to,
                                     .card = r,
                                     .verb = edit ? DELIVER_EDIT : DELIVER_SEND,
                                     .words = c->words,
                                     .keys = packed,
                                 });
    if (old) /* last: nobody waits for it */
        strip(t, to, old);
}

static void cut(struct card *c)
{
    size_t most = c->turn->in->engine->set.words_most, parts = 0;
    if (strlen(c->words) <= most || marks_size(c->words).letters <= most)
        return;
    log_error("card: %s is longer than a message and was cut", c->kind);
    char **all = marks_split(c, c->words, most, &parts);
    c->words = parts ? all[0] : talloc_strdup(c, "");
}

void show(struct card *c)
{
    struct turn *t = c->turn;
    if (c->unheard)
        return;
    if (t->in->gathered && c->person == t->who.id &&
        gather_card(t, c->words, c->keys, c->key_count))
        return;
    struct account to = account_for(t, c->person);
    if (!to.chat || !*to.chat || !to.reachable) {
        speech_unreachable(t, c->person);
        return;
    }
    cut(c);
    const char *packed = keyboard_pack(c, c->keys, c->key_count);
    if (!to.id) {
        show_to_stranger(c, packed);
        return;
    }
    struct card_row r = card_find(t->db, to.id, c->kind, c->about);
    int64_t hash = card_hash(c->words, packed);
    if (hash != r.shown || !(r.message || r.waiting) || scrolled_away(c, &to, &r)) {
        put(c, &to, &r, packed);
        r.shown = hash;
        r.version++;
        card_save(t->db, &r);
    }
    if (!c->stays) {
        to.front = r.id;
        to.front_keys =
            c->secret ? "" : keyboard_values(t->in->memory, c->keys, c->key_count);
    }
    account_keep(t, &to);
}

void show_in_place(struct card *c)
{
    struct turn *t = c->turn;
    struct account to = account_for(t, c->person);
    if (!to.id)
        return;
    struct card_row r = card_find(t->db, to.id, c->kind, c->about);
    if (!r.message && !r.waiting)
        return;
    card_stay(c);
    show(c);
}
