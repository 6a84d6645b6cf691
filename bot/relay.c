/* relay.c - what one person wrote is passed on to another.
 *
 * The words leave as any others do, by the outbox; the relay remembers both messages, so
 * that corrections, replies and "take it back" find their way. A correction or a wish to
 * take back finds its words in one of three places: they wait in the outbox, and are
 * changed or removed there; they are on their way, and a row behind them does it; or they
 * have arrived. */
#include <stdarg.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "locales/marks.h"

static const char nothing_more[] = "…"; /* of a further part that cannot be deleted */

/* ---- what came with the turn ------------------------------------------------------ */

const char *album_of(const struct turn *t)
{
    const struct event *event = t->in->event;
    return event && event->album ? event->album : "";
}

struct relay replied_relay(struct turn *t)
{
    const struct event *event = t->in->event;
    int64_t account = t->in->account.id;
    if (!event || !event->reply_to || !account)
        return (struct relay){ 0 };
    struct relay r = relay_to(t->db, account, event->reply_to);
    return r.id ? r : relay_from(t->db, account, event->reply_to);
}

static bool is_words(const struct event *event)
{
    return event &&
           (event->kind == EVENT_FILE || (event->kind == EVENT_WORDS && *event->words));
}

/* Told once a turn, however many readers there are; the talk stays in front. */
bool can_pass_on(struct turn *t)
{
    struct account *own = &t->in->account;
    int64_t front = own->front;
    const char *front_keys = own->front_keys;
    if (t->in->refused || !t->who.id || !t->in->event)
        return false;
    bool words = is_words(t->in->event);
    if (!words)
        say(t, "engine.not_passed_on");
    t->in->refused = !words || file_is_declined(t);
    own->front = front;
    own->front_keys = front_keys;
    return !t->in->refused;
}

/* As it is remembered; for whom is still to be said. */
static struct relay relay_of(struct turn *t, const char *kind, int64_t about)
{
    const struct event *event = t->in->event;
    return (struct relay){
        .kind = kind,
        .about = about,
        .from_person = t->who.id,
        .from_account = t->in->held_account ? t->in->held_account : t->in->account.id,
        .from_message = event->message,
        .album = album_of(t),
        .file_kind = event->file.kind ? event->file.kind : "",
        .at = t->now,
    };
}

void keep_words(struct turn *t, const char *kind, int64_t about)
{
    if (!t->who.id || !t->in->event || !*t->in->event->message)
        return;
    struct relay r = relay_of(t, kind, about);
    relay_add(t->db, &r);
    relay_leave_front(t, &r);
}

/* ---- passing on ------------------------------------------------------------------- */

void pass_button(struct turn *t, const char *press, const char *key)
{
    t->in->pass_press = press;
    t->in->pass_key = key;
}

/* It is said once: what is passed on next has none. */
static const char *button_of(struct turn *t, int64_t person)
{
    const char *press = t->in->pass_press;
    t->in->pass_press = NULL;
    if (!press)
        return "";
    struct key key = {
        .kind = KEY_PRESS,
        .value = press,
        .label = marks_plain(t->in->memory, words_for(t, person, t->in->pass_key)),
        .ends_row = true,
    };
    return keyboard_pack(t->in->memory, &key, 1);
}

struct parts {
    char **words;
    size_t count;
    const char *keys; /* under the last of them */
};

static const char *keys_of(const struct parts *all, size_t part)
{
    return part + 1 == all->count ? all->keys : "";
}

/* Under a file stands what fits there, or nothing, and all of it in messages below. */
static struct parts parts_of(struct turn *t, int64_t person, const char *words, bool file)
{
    const struct engine_settings *set = &t->in->engine->set;
    struct parts all = { .keys = button_of(t, person) };
    if (file && marks_size(words).letters <= set->caption_most) {
        all.words = talloc_array(t->in->memory, char *, 1);
        all.words[all.count++] = talloc_strdup(t->in->memory, words);
        return all;
    }
    size_t count = 0;
    char **split = marks_split(t->in->memory, words, set->words_most, &count);
    all.words = talloc_array(t->in->memory, char *, count + 1);
    if (file)
        all.words[all.count++] = talloc_strdup(t->in->memory, "");
    for (size_t i = 0; i < count; i++)
        all.words[all.count++] = split[i];
    return all;
}

/* The words of a talk are given up in its name, whoever passes them on. */
static int64_t queue(struct turn *t, const struct relay *r, const struct said *s)
{
    const struct feature *speaker = t->in->speaker;
    int64_t about = t->in->speaks_about;
    turn_speaker(t, feature_named(t->in->engine, r->kind, strlen(r->kind)), r->about);
    int64_t id = speech_queue(t, s);
    t->in->speaker = speaker;
    t->in->speaks_about = about;
    return id;
}

static int64_t send_part(struct turn *t, struct relay *r, struct account *to,
                         const struct parts *all, size_t part, int64_t file)
{
    r->file_kind = file ? r->file_kind : "";
    r->id = relay_add(t->db, r);
    to->said++;
    relay_carried(t->db, r->id,
                  queue(t, r,
                        &(struct said){ .to = *to,
                                        .words = all->words[part],
                                        .keys = keys_of(all, part),
                                        .file = file,
                                        .relay = r->id }));
    return r->id;
}

/* Nowhere to: the feature hears of it, as of words that are given up later. */
static int64_t cannot_reach(struct turn *t, const struct relay *r, int64_t person)
{
    const struct feature *f = feature_named(t->in->engine, r->kind, strlen(r->kind));
    if (f && f->undelivered)
        later(t, format(t, "%s.undelivered", r->kind), person, r->about, UNREACHABLE,
              t->now);
    return 0;
}

static int64_t pass(struct turn *t, struct relay *r, struct account *to, bool in_front,
                    const char *words)
{
    int64_t file = take_file(t);
    struct parts parts = parts_of(t, r->to_person, words, file != 0);
    bool front = in_front && relay_may_stand(t, to, r);
    int64_t first = 0;
    for (size_t i = 0; i < parts.count; i++) {
        int64_t id = send_part(t, r, to, &parts, i, i ? 0 : file);
        first = first ? first : id;
        r->part_of = first;
    }
    to->front = front ? card_find(t->db, to->id, r->kind, r->about).id : 0;
    to->front_keys = "";
    account_keep(t, to);
    if (in_front)
        relay_goes_on(t, r);
    else
        relay_leave_front(t, r);
    return first;
}

int64_t pass_on_(struct turn *t, int64_t person, const char *kind, int64_t about,
                 bool in_front, const char *key, ...)
{
    if (!can_pass_on(t))
        return 0;
    struct person p = person_find(t->db, person);
    struct account to = account_for(t, person);
    struct relay r = relay_of(t, kind, about);
    if (!p.id || !may_be_told(t, &p) || !to.id || !*to.chat || !to.reachable)
        return cannot_reach(t, &r, person);
    struct reader reader = reader_of(t, &p);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &reader, key, values);
    va_end(values);
    r.to_person = person;
    r.to_account = to.id;
    return pass(t, &r, &to, in_front, words);
}

/* ---- what is said already --------------------------------------------------------- */

static bool flies(const struct turn *t, int64_t row)
{
    return row && queue_in_flight(t->in->engine->queue, row);
}

/* The row that waits with this verb, and is not on its way; 0: none. */
static int64_t waits(struct turn *t, const struct relay *r, enum delivery_verb verb)
{
    int64_t row = outbox_of_relay(t->db, r->id, (int)verb);
    return flies(t, row) ? 0 : row;
}

static void change_there(struct turn *t, const struct relay *r, enum delivery_verb verb,
                         const char *words, const char *keys)
{
    struct account to = account_get(t->db, r->to_account);
    if (to.id)
        queue(t, r,
              &(struct said){
                  .to = to, .verb = verb, .words = words, .keys = keys, .relay = r->id });
}

static void correct(struct turn *t, const struct relay *r, const char *words,
                    const char *keys)
{
    int64_t row = waits(t, r, DELIVER_SEND);
    if (!row)
        row = waits(t, r, DELIVER_EDIT);
    if (row)
        outbox_replace(t->db, row, words, keys, speech_cause(t));
    else if (r->to_message || r->outbox)
        change_there(t, r, DELIVER_EDIT, words, keys);
}

static void take_back(struct turn *t, const struct relay *r, const char *instead)
{
    if (!relay_take_back(t->db, r->id, t->now))
        return;
    int64_t edit = waits(t, r, DELIVER_EDIT);
    if (edit)
        outbox_remove(t->db, edit);
    int64_t row = waits(t, r, DELIVER_SEND);
    if (row) {
        outbox_remove(t->db, row);
        relay_carried(t->db, r->id, 0);
    }
    if (row && !r->to_message)
        return;
    bool young = !r->to_message || t->now - r->arrived_at < CAN_BE_DELETED;
    if (r->to_message || r->outbox)
        change_there(t, r, young ? DELIVER_DELETE : DELIVER_EDIT, instead, "");
}

static void correct_all(struct turn *t, struct relay *parts, const struct parts *now)
{
    struct relay *r = parts;
    size_t i = 0;
    for (; i < now->count && r->id; i++, r++)
        correct(t, r, now->words[i], keys_of(now, i));
    for (; r->id; r++)
        take_back(t, r, nothing_more);
    if (i == now->count)
        return;
    struct account to = account_get(t->db, parts->to_account);
    struct relay more = *parts;
    more.part_of = parts->id;
    for (; to.id && i < now->count; i++)
        send_part(t, &more, &to, now, i, 0);
    account_keep(t, &to);
}

bool pass_correction_(struct turn *t, int64_t relay, const char *key, ...)
{
    struct relay *parts = relay_parts(t->db, relay);
    bool there = parts->to_message || parts->outbox;
    struct person p = person_find(t->db, parts->to_person);
    if (!parts->id || parts->from_person != t->who.id || parts->taken_back_at || !there ||
        !p.id)
        return false;
    struct reader reader = reader_of(t, &p);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &reader, key, values);
    va_end(values);
    struct parts now = parts_of(t, parts->to_person, words, *parts->file_kind);
    correct_all(t, parts, &now);
    return true;
}

/* The reaction said that it has arrived. */
static void take_reaction_off(struct turn *t, const struct relay *r)
{
    struct account to = account_get(t->db, r->from_account);
    if (relay_unconfirm(t->db, r->from_account, r->from_message) && to.id)
        speech_queue(t, &(struct said){ .to = to,
                                        .verb = DELIVER_REACT,
                                        .message = r->from_message,
                                        .words = "" });
}

bool unsay(struct turn *t, int64_t relay, const char *key)
{
    struct relay r = relay_find(t->db, relay);
    if (!r.id || r.from_person != t->who.id || r.taken_back_at)
        return false;
    struct relay *all = relays_from(t->db, r.from_account, r.from_message);
    for (; all->id; all++)
        if (all->about == r.about && strcmp(all->kind, r.kind) == 0)
            take_back(t, all, words_for(t, all->to_person, key));
    take_reaction_off(t, &r);
    return true;
}
