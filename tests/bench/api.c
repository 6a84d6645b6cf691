/* api.c - see api.h. A poll that finds nothing waits; it is answered when all that came
 * at once has been told, so that people who act at once arrive in one page. */
#include "tests/bench/api.h"

#include <stdlib.h>
#include <string.h>

#include "tests/bench/wire.h"

enum { ANSWER_MOST = 8 << 20 };

struct api {
    struct wire *wire;
    struct crowd *crowd;
    struct wire_call *poll; /* it waits */
    int64_t from, most;     /* what it asked for */
    int64_t first_poll;     /* ticks; 0: not yet */
    struct buffer out;
};

/* ---- methods ---------------------------------------------------------------------- */

static void answer(struct api *a, struct wire_call *call)
{
    buffer_text(&a->out, "}");
    wire_answer(call, a->out.data, a->out.len);
}

static void begin(struct api *a)
{
    a->out.len = 0;
    buffer_text(&a->out, "{\"ok\":true,\"result\":");
}

static void answer_true(struct api *a, struct wire_call *call, const char *body)
{
    (void)body;
    begin(a);
    buffer_text(&a->out, "true");
    answer(a, call);
}

static void get_me(struct api *a, struct wire_call *call, const char *body)
{
    (void)body;
    begin(a);
    buffer_text(&a->out, "{\"id\":1,\"is_bot\":true,\"first_name\":\"Bench\","
                         "\"username\":\"BenchBot\"}");
    answer(a, call);
}

static void get_updates(struct api *a, struct wire_call *call, const char *body)
{
    a->from = scan_number(body, "offset");
    a->most = scan_number(body, "limit");
    a->poll = call;
    if (a->first_poll)
        return;
    a->first_poll = clock_ticks();
    wire_stop(a->wire);
}

/* sendMessage and editMessageText: what people wait for. */
static void show(struct api *a, struct wire_call *call, const char *body)
{
    int64_t chat = scan_number(body, "chat_id");
    int64_t message =
        crowd_shown(a->crowd, chat, scan_number(body, "message_id"),
                    scan_field(body, "text"), scan_field(body, "reply_markup"));
    begin(a);
    crowd_message(a->crowd, chat, message, &a->out);
    answer(a, call);
}

static void strip(struct api *a, struct wire_call *call, const char *body)
{
    begin(a);
    crowd_message(a->crowd, scan_number(body, "chat_id"), scan_number(body, "message_id"),
                  &a->out);
    answer(a, call);
}

static const struct method {
    const char *name;
    void (*run)(struct api *a, struct wire_call *call, const char *body);
} methods[] = {
    { "answerCallbackQuery", answer_true },
    { "editMessageReplyMarkup", strip },
    { "editMessageText", show },
    { "getMe", get_me },
    { "getUpdates", get_updates },
    { "sendMessage", show },
    { "setMyCommands", answer_true },
};

static void asked(void *owner, struct wire_call *call, const char *name, char *body)
{
    for (size_t i = 0; i < COUNT(methods); i++)
        if (strcmp(methods[i].name, name) == 0) {
            methods[i].run(owner, call, body);
            return;
        }
    die("bench: the bot asks for %s, which is not played here", name);
}

static int64_t settled(void *owner)
{
    struct api *a = owner;
    int64_t next = crowd_tick(a->crowd);
    if (!a->poll)
        return next;
    begin(a);
    if (crowd_updates(a->crowd, a->from, (size_t)a->most, &a->out) == 0)
        return next;
    struct wire_call *call = a->poll;
    a->poll = NULL;
    answer(a, call);
    return next;
}

/* ---- from outside ----------------------------------------------------------------- */

struct api *api_open(struct crowd *crowd, int64_t slow)
{
    struct api *a = xalloc(sizeof *a);
    a->crowd = crowd;
    a->out.max = ANSWER_MOST;
    a->wire = wire_open(&(struct wire_owner){ asked, settled, a }, slow);
    return a;
}

void api_close(struct api *a)
{
    wire_close(a->wire);
    buffer_fini(&a->out);
    free(a);
}

int api_port(const struct api *a)
{
    return wire_port(a->wire);
}

int64_t api_first_poll(struct api *a, int64_t until)
{
    if (!a->first_poll)
        wire_serve(a->wire, until);
    return a->first_poll;
}

void api_serve(struct api *a, int64_t until)
{
    wire_serve(a->wire, until);
}

size_t api_requests(const struct api *a)
{
    return wire_requests(a->wire);
}
