/* turns.c - see turns.h. The disk takes part: a turn ends with its commit. */
#include "tests/bench/turns.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/engine.h"
#include "bot/form_file.h"
#include "bot/office.h"
#include "handlers/features.h"
#include "locales/words.h"
#include "tests/bench/school.h"

enum { KEPT_MOST = 100 * 1000, WORDS_MOST = 4096, CAPTION_MOST = 1024 };

struct turns {
    struct db *db;
    struct words *words;
    struct forms *forms;
    struct engine *engine;
    int64_t wall, events, messages;
    char *last_words, *last_keys, *last_message;
    double kept[KEPT_MOST]; /* milliseconds */
    size_t count;
};

/* ---- opening ---------------------------------------------------------------------- */

static int64_t wall_of(void *owner)
{
    return ((struct turns *)owner)->wall;
}

static int64_t ticks_of(void *owner)
{
    (void)owner;
    return clock_ticks();
}

static void complain(const char *what, struct buffer *why)
{
    die("bench: %s: %s", what, buffer_get(why));
}

struct turns *turns_open(const char *path)
{
    struct turns *t = talloc_zero(NULL, struct turns);
    struct buffer why = { .max = 65536 };
    t->wall = clock_wall();
    t->last_words = talloc_strdup(t, "");
    t->last_keys = talloc_strdup(t, "");
    t->last_message = talloc_strdup(t, "1");
    if (!(t->words = words_open(NULL, &why)))
        complain("words", &why);
    if (!(t->forms = forms_open(NULL, t->words, &why)))
        complain("forms", &why);
    if (!(t->db = db_open(path, &why)))
        complain("database", &why);
    db_memory(t->db, t);
    t->engine = engine_open(t->db, t->words, t->forms, &product,
                            &(struct engine_settings){
                                .messenger = "telegram",
                                .words_most = WORDS_MOST,
                                .caption_most = CAPTION_MOST,
                                .zone = "Europe/Moscow",
                                .language = "ru",
                                .clock = { wall_of, ticks_of, t },
                            });
    engine_link(t->engine, "https://t.me/BenchBot?start=");
    while (engine_tick(t->engine) == WORK_MORE) /* the first sweep */
        ;
    buffer_fini(&why);
    return t;
}

void turns_close(struct turns *t)
{
    engine_close(t->engine);
    db_close(t->db);
    forms_free(t->forms);
    words_free(t->words);
    talloc_free(t);
}

/* ---- words out -------------------------------------------------------------------- */

static void keep_sent(struct turns *t, const struct delivery *d, const char *message)
{
    if (d->verb != DELIVER_SEND && d->verb != DELIVER_EDIT)
        return;
    talloc_free(t->last_words);
    talloc_free(t->last_keys);
    talloc_free(t->last_message);
    t->last_words = talloc_strdup(t, d->words);
    t->last_message = talloc_strdup(t, message);
    t->last_keys = talloc_strdup(t, "");
    for (size_t i = 0; i < d->key_count; i++)
        t->last_keys = talloc_asprintf_append(t->last_keys, "%s\n", d->keys[i].value);
}

static void send_all(struct turns *t)
{
    struct outgoing *o;
    while ((o = engine_next(t->engine, PRIORITY_BULK)) ||
           engine_has_receipts(t->engine)) {
        if (!o) {
            engine_keep_receipts(t->engine);
            continue;
        }
        char message[32];
        snprintf(message, sizeof message, "m%lld", (long long)++t->messages);
        bool sends = o->delivery.verb == DELIVER_SEND;
        struct receipt receipt = { .outcome = SENT, .file = "f", .why = "" };
        receipt.message = sends || !o->delivery.message ? message : o->delivery.message;
        keep_sent(t, &o->delivery, receipt.message);
        engine_sent(t->engine, o, &receipt);
    }
}

/* ---- events in -------------------------------------------------------------------- */

static struct page *page_with(struct turns *t, int64_t member, enum event_kind kind,
                              const char *words)
{
    struct page *p = talloc_zero(NULL, struct page);
    long long number = (long long)++t->events;
    p->why = "";
    p->count = 1;
    p->events = talloc_zero(p, struct event);
    char *account = talloc_asprintf(p, "%lld", (long long)(SCHOOL_FIRST_ID + member));
    *p->events = (struct event){
        .key = talloc_asprintf(p, "k%lld", number),
        .cursor = talloc_asprintf(p, "%lld", number + 1),
        .kind = kind,
        .account = account,
        .chat = account,
        .name = "",
        .language = "ru",
        .words = talloc_strdup(p, words),
        .message = talloc_strdup(p, kind == EVENT_PRESS ? t->last_message : "own"),
        .press = kind == EVENT_PRESS ? "press" : NULL,
        .file = { .name = "", .bytes = -1 },
        .at = t->wall,
    };
    return p;
}

static void keep(struct turns *t, int64_t began)
{
    if (t->count < KEPT_MOST)
        t->kept[t->count++] = (double)(clock_ticks() - began) / 1000;
}

static void act(struct turns *t, struct page *p)
{
    struct press_answer answer;
    int64_t began = clock_ticks();
    engine_take(t->engine, p);
    while (engine_work(t->engine) == WORK_MORE)
        ;
    keep(t, began);
    while (engine_next_answer(t->engine, &answer))
        ;
    send_all(t);
    t->wall++;
}

void turns_say(struct turns *t, int64_t member, const char *words)
{
    act(t, page_with(t, member, EVENT_WORDS, words));
}

void turns_press(struct turns *t, int64_t member, const char *value)
{
    act(t, page_with(t, member, EVENT_PRESS, value));
}

void turns_wait(struct turns *t, int64_t seconds)
{
    enum work work;
    t->wall += seconds;
    do {
        int64_t began = clock_ticks();
        work = engine_tick(t->engine);
        keep(t, began);
        send_all(t);
    } while (work == WORK_MORE);
}

double turns_office(struct turns *t, const char *program)
{
    struct job job = engine_next_job(t->engine);
    if (!job.id)
        die("bench: nothing was asked of the office");
    void *mem = talloc_new(NULL);
    int64_t began = clock_ticks();
    struct office_result r = office_run_now(mem, program, job.input, 60);
    double beside = (double)(clock_ticks() - began) / 1000;
    if (!r.ok)
        die("bench: office: %s", r.why);
    began = clock_ticks();
    engine_made(t->engine, &job, r.bytes, r.size, r.why);
    keep(t, began);
    send_all(t);
    talloc_free(mem);
    return beside;
}

void turns_skip(struct turns *t, int64_t seconds)
{
    t->wall += seconds;
}

/* ---- looking ---------------------------------------------------------------------- */

const char *turns_last_button(const struct turns *t, const char *beginning)
{
    const char *found = NULL;
    size_t len = strlen(beginning);
    for (const char *at = t->last_keys; *at; at += strcspn(at, "\n") + 1)
        if (strncmp(at, beginning, len) == 0)
            found = at;
    return found ? talloc_strndup(t, found, strcspn(found, "\n")) : NULL;
}

const char *turns_button(const struct turns *t, const char *beginning)
{
    size_t len = strlen(beginning);
    for (const char *at = t->last_keys; *at; at += strcspn(at, "\n") + 1)
        if (strncmp(at, beginning, len) == 0)
            return talloc_strndup(t, at, strcspn(at, "\n"));
    return NULL;
}

const char *turns_button_with(const struct turns *t, const char *part)
{
    for (const char *at = t->last_keys; *at; at += strcspn(at, "\n") + 1) {
        char *line = talloc_strndup(t, at, strcspn(at, "\n"));
        if (strstr(line, part))
            return line;
    }
    return NULL;
}

const char *turns_words(const struct turns *t)
{
    return t->last_words;
}

static int by_length(const void *a, const void *b)
{
    double one = *(const double *)a, other = *(const double *)b;
    return (one > other) - (one < other);
}

void turns_print(struct turns *t, const char *name)
{
    qsort(t->kept, t->count, sizeof t->kept[0], by_length);
    if (t->count)
        printf("  %-34s %7zu %8.2f %8.2f %8.2f\n", name, t->count, t->kept[t->count / 2],
               t->kept[t->count * 99 / 100], t->kept[t->count - 1]);
    fflush(stdout);
    turns_forget(t);
}

void turns_forget(struct turns *t)
{
    t->count = 0;
}
