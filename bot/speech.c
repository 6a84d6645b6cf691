/* speech.c - what is said becomes rows of the outbox, written for whoever reads it. */
#include <stdarg.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "locales/marks.h"

enum { BLANKS_MOST = 16 };

/* ---- values ----------------------------------------------------------------------- */

struct value text_(const char *blank, const char *words)
{
    return (struct value){ .kind = TEXT_, .blank = blank, .text = words };
}

struct value name_(const char *blank, int64_t person)
{
    return (struct value){ .kind = NAME_, .blank = blank, .number = person };
}

struct value when_(const char *blank, int64_t seconds)
{
    return (struct value){ .kind = WHEN_, .blank = blank, .number = seconds };
}

struct value day_(const char *blank, int64_t seconds)
{
    return (struct value){ .kind = DAY_, .blank = blank, .number = seconds };
}

struct value clock_(const char *blank, int64_t seconds)
{
    return (struct value){ .kind = CLOCK_, .blank = blank, .number = seconds };
}

struct value number_(const char *blank, int64_t n)
{
    return (struct value){ .kind = NUMBER_, .blank = blank, .number = n };
}

struct value part_(const char *blank, const char *key)
{
    return (struct value){ .kind = KEY_, .blank = blank, .text = key };
}

struct value in_zone_(struct value when, const char *zone)
{
    when.text = zone;
    return when;
}

static struct blank to_blank(struct turn *t, const struct reader *r,
                             const struct value *v)
{
    const struct engine *e = t->in->engine;
    static const enum blank_kind kinds[] = {
        [TEXT_] = BLANK_TEXT,     [MARKED_] = BLANK_MARKED, [NAME_] = BLANK_TEXT,
        [NUMBER_] = BLANK_NUMBER, [WHEN_] = BLANK_WHEN,     [DAY_] = BLANK_DAY,
        [CLOCK_] = BLANK_CLOCK,   [KEY_] = BLANK_MARKED,
    };
    struct blank b = { v->blank, kinds[v->kind], v->text, v->number };
    if (v->kind == NAME_)
        b.text = e->product->name_of(t, v->number, r->id);
    if (v->kind == KEY_)
        b.text = words_fill(e->words, t->in->memory, r, v->text, NULL, 0);
    return b;
}

const char *speech_fill(struct turn *t, const struct reader *r, const char *key,
                        va_list values)
{
    struct blank blanks[BLANKS_MOST];
    size_t count = 0;
    for (struct value v = va_arg(values, struct value); v.kind != END_;
         v = va_arg(values, struct value)) {
        must(t, count < BLANKS_MOST);
        blanks[count++] = to_blank(t, r, &v);
    }
    return words_fill(t->in->engine->words, t->in->memory, r, key, blanks, count);
}

const char *words_for_(struct turn *t, int64_t person, const char *key, ...)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    struct reader r = reader_of(t, &p);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &r, key, values);
    va_end(values);
    return words;
}

/* ---- into the outbox -------------------------------------------------------------- */

int speech_priority(const struct turn *t, int64_t person)
{
    if (t->in->promise)
        return PRIORITY_PUSH;
    return person == t->who.id ? PRIORITY_ANSWER : PRIORITY_NOW;
}

int64_t speech_cause(const struct turn *t)
{
    return t->in->event ? t->who.id : 0;
}

void batch_queued(struct batch *b, int64_t id, const struct account *to, int priority)
{
    b->queued =
        talloc_realloc(b->memory, b->queued, struct outbox_head, b->queued_count + 1);
    b->queued[b->queued_count++] = (struct outbox_head){
        .id = id,
        .messenger = to->messenger,
        .chat = to->chat,
        .priority = priority,
    };
}

int64_t speech_queue(struct turn *t, const struct said *s)
{
    int priority = speech_priority(t, s->to.person);
    const struct feature *speaker = s->to.person ? t->in->speaker : NULL;
    struct outbox_row row = {
        .messenger = s->to.messenger,
        .chat = s->to.chat,
        .account = s->to.id,
        .card = s->card ? s->card->id : 0,
        .verb = (int)s->verb,
        .message = s->message,
        .words = s->words,
        .keys = s->keys ? s->keys : "",
        .file = s->file,
        .priority = priority,
        .feature = speaker ? speaker->name : NULL,
        .about = speaker ? t->in->speaks_about : 0,
        .cause = s->verb == DELIVER_DELETE ? 0 : speech_cause(t),
        .relay = s->relay,
    };
    int64_t id = outbox_add(t->db, &row);
    if (id)
        batch_queued(t->in->batch, id, &s->to, priority);
    return id;
}

void speech_unreachable(struct turn *t, int64_t person)
{
    const struct feature *f = t->in->speaker;
    if (f && person)
        later(t, format(t, "%s.undelivered", f->name), person, t->in->speaks_about,
              (int)UNREACHABLE, t->now);
}

/* Long words leave as several messages, in order. */
static void utter(struct turn *t, struct account to, const char *words)
{
    size_t count = 0;
    char **parts =
        marks_split(t->in->memory, words, t->in->engine->set.words_most, &count);
    for (size_t i = 0; i < count; i++) {
        to.said++;
        speech_queue(t, &(struct said){ .to = to, .words = parts[i] });
    }
    if (to.id) {
        to.front_keys = "";
        to.front = 0;
        account_keep(t, &to);
    }
}

void speech_address(struct turn *t, int64_t person, const char *words)
{
    if (t->in->gathered && person == t->who.id) {
        gather_say(t, words);
        return;
    }
    struct account to = account_for(t, person);
    if (!to.chat || !*to.chat || !to.reachable)
        speech_unreachable(t, person);
    else
        utter(t, to, words);
}

void say_(struct turn *t, const char *key, ...)
{
    struct reader r = reader_of(t, &t->who);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &r, key, values);
    va_end(values);
    speech_address(t, t->who.id, words);
}

void tell_(struct turn *t, int64_t person, const char *key, ...)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    if (!p.id || !may_be_told(t, &p))
        return;
    struct reader r = reader_of(t, &p);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &r, key, values);
    va_end(values);
    speech_address(t, person, words);
}

void tell_chat_(struct turn *t, const char *chat, const char *language, const char *key,
                ...)
{
    struct reader r = { .language = language, .zone = t->in->engine->set.zone };
    r.now = t->now;
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &r, key, values);
    va_end(values);
    struct account to = { .messenger = t->in->engine->set.messenger, .chat = chat };
    speech_queue(t, &(struct said){ .to = to, .words = words });
}

void toast(struct turn *t, const char *key)
{
    struct reader r = reader_of(t, &t->who);
    const char *marked =
        words_fill(t->in->engine->words, t->in->memory, &r, key, NULL, 0);
    t->in->toast = marks_plain(t->in->memory, marked);
}

/* ---- files ------------------------------------------------------------------------ */

static struct file document(const struct turn *t, int64_t person, const char *name,
                            const char *text)
{
    return (struct file){
        .organisation = t->who.organisation,
        .person = person,
        .messenger = t->in->engine->set.messenger,
        .kind = "document",
        .name = name,
        .bytes = text,
        .size = strlen(text),
    };
}

int64_t write_file(struct turn *t, int64_t person, const char *name, const char *text)
{
    struct file f = document(t, person, name, text);
    return file_add(t->db, &f, t->now);
}

int64_t write_export(struct turn *t, int64_t person, const char *name, int64_t export,
                     const char *as)
{
    struct file f = document(t, person, name, "");
    f.export = export;
    f.export_as = as;
    return file_add(t->db, &f, t->now);
}

int64_t take_file(struct turn *t)
{
    const struct event *event = t->in->event;
    if (!event || !event->file.kind || !t->who.id)
        return 0;
    if (t->in->file)
        return t->in->file;
    struct file f = {
        .organisation = t->who.organisation,
        .person = t->who.id,
        .messenger = t->in->engine->set.messenger,
        .external = event->file.id,
        .kind = event->file.kind,
        .name = event->file.name ? event->file.name : "",
        .size = event->file.bytes > 0 ? (size_t)event->file.bytes : 0,
    };
    return t->in->file = file_add(t->db, &f, t->now);
}

void send_file_(struct turn *t, int64_t person, int64_t file, const char *key, ...)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    struct account to = account_for(t, person);
    if (!may_be_told(t, &p))
        return;
    if (!to.chat || !*to.chat || !to.reachable) {
        speech_unreachable(t, person);
        return;
    }
    struct reader r = reader_of(t, &p);
    va_list values;
    va_start(values, key);
    const char *words = speech_fill(t, &r, key, values);
    va_end(values);
    to.said++;
    speech_queue(t, &(struct said){ .to = to, .words = words, .file = file });
    account_keep(t, &to);
}
