/* telegram.c - the messenger Telegram on the loop: polls, sends, answers to presses.
 *
 * The happy poll: getUpdates waits at the server, a page comes, the engine commits it and
 * asks again. When a webhook is in the way it is taken down once; when two polls in a row
 * are not answered at all, their connection is thrown away, for it may be dead.
 * Closing ends every call, and the last one to be told frees the messenger. */
#include "bot/telegram_calls.h"
#include "bot/telegram_json.h"

#include <string.h>
#include <talloc.h>

enum {
    SENDS_AT_ONCE = 30,
    UPLOAD_SECONDS = 120,
    PRESS_SECONDS = 15, /* the app has given up by then */
    POLL_GRACE = 10,    /* beyond what the server was asked to wait */
    POLL_WAIT_MOST = 50,
};

struct sending {
    struct telegram_call call;
    receipt_done *done;
    const char *message;
    bool file;
    bool unfit; /* cannot be said in the Bot API at all */
};

struct polling {
    struct telegram_call call;
    page_done *done;
    struct page *page; /* while a webhook is taken down */
};

/* ---- receiving -------------------------------------------------------------------- */

/* A press carries no time of its own. */
static void polling_over(struct polling *p, struct page *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->events[i].at == 0)
            page->events[i].at = clock_wall();
    p->done(p->call.owner, page);
    telegram_call_over(&p->call);
}

static void on_webhook_gone(struct telegram_call *c, const struct http_reply *reply)
{
    struct polling *p = CONTAINER_OF(c, struct polling, call);
    struct telegram_answer a = telegram_answer(p, reply);
    cJSON_Delete(a.json);
    c->telegram->webhook_gone = a.ok;
    log_warn("telegram: a webhook stood in the way: deleteWebhook: %s", a.why);
    p->page->end = PAGE_RETRY;
    p->page->wait = 1;
    polling_over(p, p->page);
}

static void count_silence(struct telegram *t, const struct http_reply *reply)
{
    t->silent_polls = reply->end == HTTP_TIMED_OUT ? t->silent_polls + 1 : 0;
    if (t->silent_polls < 2 || t->closing)
        return;
    log_warn("telegram: two polls without an answer, connecting anew");
    t->silent_polls = 0;
    http_close(t->poll);
    t->poll = http_open(t->loop, 1, t->ca_bundle);
}

static void on_page(struct telegram_call *c, const struct http_reply *reply)
{
    struct polling *p = CONTAINER_OF(c, struct polling, call);
    struct telegram *t = c->telegram;
    struct page *page = telegram_page(reply, t->bot);
    count_silence(t, reply);
    bool webhook = page->end == PAGE_CONFLICT && strcasestr(page->why, "webhook");
    if (!webhook || t->webhook_gone) {
        polling_over(p, page);
        return;
    }
    p->page = page;
    c->ended = on_webhook_gone;
    telegram_go_json(c, t->poll, "deleteWebhook", "{}");
}

static void receive(struct messenger *m, const char *cursor, int wait, size_t most,
                    page_done *done, void *owner)
{
    struct telegram *t = telegram_of(m);
    struct polling *p = telegram_call(t, sizeof *p, on_page, owner);
    int seconds = wait < 0 ? 0 : wait > POLL_WAIT_MOST ? POLL_WAIT_MOST : wait;
    p->done = done;
    struct telegram_request r = {
        .method = "getUpdates",
        .json = telegram_poll(p, cursor, seconds, most),
    };
    telegram_go(&p->call, t->poll, &r, seconds + t->poll_grace);
}

/* ---- sending ---------------------------------------------------------------------- */

static void on_sent(struct telegram_call *c, const struct http_reply *reply)
{
    struct sending *s = CONTAINER_OF(c, struct sending, call);
    struct receipt receipt = { .outcome = REFUSED, .message = "", .file = "" };
    if (s->unfit)
        receipt.why = reply->why;
    else
        receipt = telegram_receipt(s, s->message, s->file, reply);
    s->done(c->owner, &receipt);
    telegram_call_over(c);
}

static void deliver(struct messenger *m, const struct delivery *d, receipt_done *done,
                    void *owner)
{
    struct telegram *t = telegram_of(m);
    struct sending *s = telegram_call(t, sizeof *s, on_sent, owner);
    struct telegram_request *r = telegram_request(s, d);
    s->done = done;
    s->file = d->verb == DELIVER_SEND && d->file.kind;
    s->message = d->message ? telegram_keep(s, d->message) : NULL;
    s->unfit = !r;
    if (r)
        telegram_go(&s->call, t->sends, r,
                    r->parts ? UPLOAD_SECONDS : TELEGRAM_CALL_SECONDS);
    else
        telegram_unsent(&s->call, "it cannot be said in the Bot API");
}

static void on_forgotten(struct telegram_call *c, const struct http_reply *reply)
{
    struct telegram_answer a = telegram_answer(c, reply);
    cJSON_Delete(a.json);
    if (!a.ok)
        log_debug("telegram: not done: %s", a.why);
    telegram_call_over(c);
}

static void answer(struct messenger *m, const char *press, const char *words)
{
    struct telegram *t = telegram_of(m);
    struct telegram_call *c = telegram_call(t, sizeof *c, on_forgotten, NULL);
    struct telegram_request r = {
        .method = "answerCallbackQuery",
        .json = telegram_press(c, press, words),
    };
    telegram_go(c, t->presses, &r, PRESS_SECONDS);
}

static void leave(struct messenger *m, const char *chat)
{
    struct telegram *t = telegram_of(m);
    struct telegram_call *c = telegram_call(t, sizeof *c, on_forgotten, NULL);
    struct delivery d = { .verb = DELIVER_LEAVE, .chat = chat };
    telegram_go(c, t->sends, telegram_request(c, &d), TELEGRAM_CALL_SECONDS);
}

/* ---- opening and closing ---------------------------------------------------------- */

static void shut(struct messenger *m)
{
    struct telegram *t = telegram_of(m);
    if (t->closing)
        return;
    t->closing = true;
    http_close(t->poll);
    http_close(t->sends);
    http_close(t->presses);
    http_close(t->files);
    telegram_later(t);
}

/* A token is "123456:letters": anything else would change what the URL means. */
static bool is_token(const char *token)
{
    size_t digits = strspn(token, "0123456789");
    size_t rest = token[digits] == ':'
                      ? strspn(token + digits + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                   "abcdefghijklmnopqrstuvwxyz"
                                                   "0123456789_-")
                      : 0;
    return digits > 0 && rest > 0 && !token[digits + 1 + rest];
}

/* "https://api.telegram.org/bot123:letters/"; of files: "/file/bot". */
static char *root_of(void *mem, const struct telegram_settings *s, const char *way)
{
    const char *api = s->api_url && *s->api_url ? s->api_url : "https://api.telegram.org";
    size_t len = strlen(api);
    while (len > 0 && api[len - 1] == '/')
        len--;
    return telegram_format(mem, "%.*s%s%s/", (int)len, api, way, s->token);
}

static const char *objection(const struct telegram_settings *s, const char *root)
{
    if (!is_token(s->token))
        return "the token is not of the form 123456:letters";
    if (strlen(root) > TELEGRAM_ROOT_MOST)
        return "the address of the Bot API is too long";
    return http_objection(root);
}

static void open_pools(struct telegram *t, uv_loop_t *loop, int sends_at_once)
{
    int sends = sends_at_once > 0 ? sends_at_once : SENDS_AT_ONCE;
    t->loop = loop;
    t->poll = http_open(loop, 1, t->ca_bundle);
    t->sends = http_open(loop, sends, t->ca_bundle);
    t->presses = http_open(loop, sends, t->ca_bundle);
    t->files = http_open(loop, 1, t->ca_bundle);
    uv_timer_init(loop, &t->later);
    t->later.data = t;
}

struct messenger *telegram_open(uv_loop_t *loop, const struct telegram_settings *settings)
{
    struct telegram *t = talloc_zero(NULL, struct telegram);
    if (!t)
        die("memory: none left");
    t->root = root_of(t, settings, "/bot");
    t->files_root = root_of(t, settings, "/file/bot");
    t->bot = "";
    const char *wrong = objection(settings, t->root);
    if (wrong) {
        log_error("telegram: %s", wrong);
        talloc_free(t);
        return NULL;
    }
    log_hide(settings->token);
    if (settings->ca_bundle)
        t->ca_bundle = telegram_keep(t, settings->ca_bundle);
    t->poll_grace = settings->poll_grace > 0 ? settings->poll_grace : POLL_GRACE;
    open_pools(t, loop, settings->sends_at_once);
    t->messenger = (struct messenger){
        .name = "telegram",
        .words_most = 4096,
        .caption_most = 1024,
        .page_most = 100,
        .greet = telegram_greet,
        .receive = receive,
        .send = deliver,
        .answer = answer,
        .leave = leave,
        .fetch = telegram_fetch,
        .close = shut,
    };
    return &t->messenger;
}
