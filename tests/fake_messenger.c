/* fake_messenger.c - calls that wait in a list, and a timer that ends those due. */
#include "tests/fake_messenger.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

enum { EVER = 1000 * 1000 * 1000 };

/* One call whose `done` is owed. */
struct fake_call {
    enum { GREET, RECEIVE, SEND, FETCH } kind;
    uint64_t at; /* milliseconds of the loop */
    enum page_end end;
    union {
        greeting_done *greeting;
        page_done *page;
        receipt_done *receipt;
        fetched_done *fetched;
    } done;
    void *owner;
    struct fake_call *next;
};

static struct fake *fake_of(struct messenger *m)
{
    return CONTAINER_OF(m, struct fake, messenger);
}

static void write_down(struct fake *f, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void write_down(struct fake *f, const char *format, ...)
{
    char line[512];
    va_list args;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    buffer_format(&f->journal, "%s\n", line);
    if (f->noticed)
        f->noticed(f->owner, line);
}

/* ---- ends of calls ---------------------------------------------------------------- */

static struct page *next_page(struct fake *f, enum page_end end)
{
    if (end == PAGE_OK && f->page_count > 0) {
        struct page *page = f->pages[0];
        memmove(f->pages, f->pages + 1, --f->page_count * sizeof f->pages[0]);
        return page;
    }
    struct page *empty = talloc_zero(NULL, struct page);
    empty->end = end;
    empty->why = "as the test wants it";
    return empty;
}

static void end_call(struct fake *f, struct fake_call *c)
{
    struct greeting greeting = { .end = c->end,
                                 .link = "https://t.me/TestBot?start=",
                                 .name = "Test",
                                 .why = "as the test wants it" };
    struct receipt receipt = { .outcome = f->closed ? NOT_YET : f->outcome,
                               .message = "m",
                               .file = "",
                               .why = "as the test wants it" };
    if (c->kind == GREET) {
        c->done.greeting(c->owner, &greeting);
    } else if (c->kind == RECEIVE) {
        f->polling = false;
        c->done.page(c->owner, next_page(f, c->end));
    } else if (c->kind == FETCH) {
        struct fetched file = { .end = f->closed ? FETCH_RETRY : f->fetch,
                                .why = "as the test wants it" };
        if (file.end == FETCH_OK) {
            file.bytes = "file";
            file.size = 4;
        }
        c->done.fetched(c->owner, &file);
    } else {
        f->in_flight--;
        c->done.receipt(c->owner, &receipt);
    }
    free(c);
}

static void on_closed(uv_handle_t *turn)
{
    struct fake *f = turn->data;
    buffer_format(&f->journal, "closed\n");
}

static bool is_due(const struct fake *f, const struct fake_call *c, uint64_t now)
{
    bool answered = c->kind == RECEIVE && f->page_count > 0 && c->end == PAGE_OK;
    return f->closed || answered || c->at <= now;
}

static struct fake_call *take_due(struct fake *f, uint64_t now)
{
    for (struct fake_call **at = &f->calls; *at; at = &(*at)->next) {
        struct fake_call *c = *at;
        if (!is_due(f, c, now))
            continue;
        *at = c->next;
        return c;
    }
    return NULL;
}

static void on_turn(uv_timer_t *turn);

static void wind(struct fake *f)
{
    uint64_t now = uv_now(f->loop), next = EVER;
    for (const struct fake_call *c = f->calls; c; c = c->next) {
        uint64_t wait = is_due(f, c, now) ? 0 : c->at - now;
        next = wait < next ? wait : next;
    }
    if (next < EVER)
        uv_timer_start(&f->turn, on_turn, next, 0);
}

static void on_turn(uv_timer_t *turn)
{
    struct fake *f = turn->data;
    struct fake_call *c;
    while ((c = take_due(f, uv_now(f->loop))))
        end_call(f, c);
    if (f->closed)
        uv_close((uv_handle_t *)turn, on_closed);
    else
        wind(f);
}

static struct fake_call *owe(struct fake *f, struct fake_call call, uint64_t delay)
{
    struct fake_call *c = xalloc(sizeof *c), **end = &f->calls;
    *c = call;
    c->at = delay == EVER ? UINT64_MAX : uv_now(f->loop) + delay;
    while (*end)
        end = &(*end)->next;
    *end = c;
    wind(f);
    return c;
}

/* ---- the messenger ---------------------------------------------------------------- */

static void greet(struct messenger *m, const struct menu_command *menu, size_t count,
                  greeting_done *done, void *owner)
{
    struct fake *f = fake_of(m);
    size_t number = (size_t)f->greets++;
    (void)menu;
    (void)count;
    write_down(f, "greet");
    owe(f,
        (struct fake_call){ .kind = GREET,
                            .end = number < f->greeting_count ? f->greetings[number]
                                                              : PAGE_OK,
                            .done.greeting = done,
                            .owner = owner },
        1);
}

static void receive(struct messenger *m, const char *cursor, int wait, size_t most,
                    page_done *done, void *owner)
{
    struct fake *f = fake_of(m);
    size_t number = (size_t)f->receives++;
    bool scripted = number < f->poll_count;
    f->polling = true;
    write_down(f, "receive %s wait=%d most=%d", cursor, wait, (int)most);
    owe(f,
        (struct fake_call){ .kind = RECEIVE,
                            .end = scripted ? f->polls[number] : PAGE_OK,
                            .done.page = done,
                            .owner = owner },
        scripted || f->hasty || wait == 0 ? 1 : EVER);
}

static void deliver(struct messenger *m, const struct delivery *d, receipt_done *done,
                    void *owner)
{
    struct fake *f = fake_of(m);
    if (++f->in_flight > f->in_flight_most)
        f->in_flight_most = f->in_flight;
    f->sent_at = talloc_realloc(f->mem, f->sent_at, int64_t, (unsigned)f->sends + 1);
    f->sent_at[f->sends++] = clock_ticks();
    owe(f, (struct fake_call){ .kind = SEND, .done.receipt = done, .owner = owner },
        f->holds_sends ? EVER : (uint64_t)f->latency);
    write_down(f, "send %s %s", d->chat, d->words);
}

static void answer(struct messenger *m, const char *press, const char *words)
{
    struct fake *f = fake_of(m);
    (void)words;
    f->answers++;
    write_down(f, "answer %s", press);
}

static void leave(struct messenger *m, const char *chat)
{
    write_down(fake_of(m), "leave %s", chat);
}

static void fetch(struct messenger *m, const char *file, size_t most, fetched_done *done,
                  void *owner)
{
    struct fake *f = fake_of(m);
    write_down(f, "fetch %s most=%d", file, (int)most);
    owe(f, (struct fake_call){ .kind = FETCH, .done.fetched = done, .owner = owner },
        f->holds_fetches ? EVER : (uint64_t)f->latency);
}

static void shut(struct messenger *m)
{
    struct fake *f = fake_of(m);
    write_down(f, "close");
    f->closed = true;
    uv_timer_start(&f->turn, on_turn, 0, 0);
}

static int free_journal(struct fake *f)
{
    buffer_fini(&f->journal);
    for (size_t i = 0; i < f->page_count; i++)
        talloc_free(f->pages[i]);
    return 0;
}

struct fake *fake_open(void *mem, uv_loop_t *loop)
{
    struct fake *f = talloc_zero(mem, struct fake);
    f->mem = mem;
    f->loop = loop;
    f->journal.max = 1024 * 1024;
    f->turn.data = f;
    f->latency = 1;
    f->messenger = (struct messenger){
        .name = "fake",
        .words_most = 4096,
        .caption_most = 1024,
        .page_most = 100,
        .greet = greet,
        .receive = receive,
        .send = deliver,
        .answer = answer,
        .leave = leave,
        .fetch = fetch,
        .close = shut,
    };
    uv_timer_init(loop, &f->turn);
    talloc_set_destructor(f, free_journal);
    return f;
}

/* ---- pages ------------------------------------------------------------------------ */

void fake_page(struct fake *f, struct page *page)
{
    f->pages[f->page_count++] = page;
    wind(f);
}

struct page *fake_events(enum event_kind kind, const char *words, int first, int count)
{
    struct page *page = talloc_zero(NULL, struct page);
    page->why = "";
    page->count = (size_t)count;
    page->events = talloc_zero_array(page, struct event, (unsigned)count);
    for (int i = 0; i < count; i++) {
        char *chat = talloc_asprintf(page, "c%d", i);
        page->events[i] = (struct event){
            .key = talloc_asprintf(page, "e%d", first + i),
            .cursor = talloc_asprintf(page, "%d", first + i),
            .kind = kind,
            .account = chat,
            .chat = chat,
            .name = "",
            .language = "en",
            .words = talloc_strdup(page, words),
            .message = "1",
            .press = kind == EVENT_PRESS ? talloc_asprintf(page, "p%d", first + i) : NULL,
            .file = { .bytes = -1 },
        };
    }
    return page;
}

long fake_line(const struct fake *f, const char *line)
{
    const char *journal = buffer_get(&f->journal), *at = journal;
    size_t len = strlen(line);
    while (*at) {
        if (strncmp(at, line, len) == 0 && (at[len] == '\n' || at[len] == ' '))
            return at - journal;
        at = strchr(at, '\n') + 1;
    }
    return -1;
}
