/* watch.c - reads the journal entry by entry. */
#include "tests/crash/watch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/base.h"

/* Calls as hashes; the lowest bit tells a message from an edit, 0 is no call. */
struct chat_history {
    uint64_t last[HISTORY]; /* of all processes, newest last */
    uint64_t tail[HISTORY]; /* of those before */
    uint64_t head[HISTORY]; /* the first of the process that runs */
    int heads;
    int64_t last_at;  /* ticks */
    int64_t tail_age; /* of its last, when its process was ended */
    bool last_done;
};

void watch_open(struct watch *w, void *mem, struct emulator *e)
{
    *w = (struct watch){ .emulator = e };
    w->chats = talloc_zero_array(mem, struct chat_history, 1);
}

static struct chat_history *history_of(struct watch *w, int64_t chat)
{
    size_t have = talloc_array_length(w->chats);
    if ((size_t)chat >= have) {
        void *mem = talloc_parent(w->chats);
        size_t room = (size_t)chat * 2;
        w->chats = talloc_realloc(mem, w->chats, struct chat_history, (unsigned)room);
        memset(w->chats + have, 0, (room - have) * sizeof *w->chats);
    }
    return &w->chats[chat];
}

/* ---- repeats ---------------------------------------------------------------------- */

/* The longest end of the old calls that the new ones begin with. */
static int repeats_of(const struct chat_history *h)
{
    for (int k = h->heads < HISTORY ? h->heads : HISTORY; k > 0; k--)
        if (h->tail[HISTORY - k] &&
            memcmp(h->tail + HISTORY - k, h->head, (size_t)k * sizeof(uint64_t)) == 0)
            return k;
    return 0;
}

static int count_repeats(struct watch *w, const struct chat_history *h)
{
    int k = repeats_of(h);
    if (!k)
        return 0;
    w->repeats += k;
    for (int i = 0; i < k; i++)
        w->visible += h->head[i] & 1;
    if (k > w->most_in_chat)
        w->most_in_chat = k;
    if (h->tail_age > w->oldest)
        w->oldest = h->tail_age;
    return k;
}

static void next_process(struct watch *w)
{
    int all = 0;
    for (size_t i = 0; i < talloc_array_length(w->chats); i++) {
        struct chat_history *h = &w->chats[i];
        all += count_repeats(w, h);
        if (!h->heads)
            continue;
        memcpy(h->tail, h->last, sizeof h->tail);
        h->tail_age = w->ended_at ? w->ended_at - h->last_at : 0;
        h->heads = 0;
    }
    if (all > w->most_at_start)
        w->most_at_start = all;
    w->ended_at = 0;
    w->starts++;
}

void watch_killed(struct watch *w)
{
    w->kills++;
    if (!w->ended_at)
        w->ended_at = clock_ticks();
}

void watch_end(struct watch *w)
{
    next_process(w);
    w->starts--;
}

static uint64_t mark_of(const char *method, const char *arguments)
{
    uint64_t hash = 14695981039346656037u;
    for (const char *c = method; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    for (const char *c = arguments; *c; c++)
        hash = (hash ^ (unsigned char)*c) * 1099511628211u;
    return hash << 1 | (strcmp(method, "sendMessage") == 0);
}

static void remember(struct watch *w, int64_t chat, const char *method,
                     const cJSON *arguments, bool done)
{
    struct chat_history *h = history_of(w, chat);
    char *printed = cJSON_PrintUnformatted(arguments);
    uint64_t mark = mark_of(method, printed);
    if (h->heads && done && h->last_done && h->last[HISTORY - 1] == mark)
        w->needless++;
    if (h->heads < HISTORY)
        h->head[h->heads++] = mark;
    memmove(h->last, h->last + 1, sizeof h->last - sizeof(uint64_t));
    h->last[HISTORY - 1] = mark;
    h->last_at = clock_ticks();
    h->last_done = done;
    free(printed);
}

/* ---- entries ---------------------------------------------------------------------- */

static const char *text_of(const cJSON *in, const char *name)
{
    const char *text = cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(in, name));
    return text ? text : "";
}

static int64_t number_of(const cJSON *in, const char *name)
{
    const cJSON *number = cJSON_GetObjectItemCaseSensitive(in, name);
    return cJSON_IsNumber(number) ? (int64_t)number->valuedouble : 0;
}

/* The message that was sent or changed. */
static int message_of(const cJSON *entry, const cJSON *arguments)
{
    const cJSON *answer = cJSON_GetObjectItemCaseSensitive(entry, "answer");
    const cJSON *result = cJSON_GetObjectItemCaseSensitive(answer, "result");
    int64_t sent = number_of(result, "message_id");
    return (int)(sent ? sent : strtoll(text_of(arguments, "message_id"), NULL, 10));
}

static void read_entry(struct watch *w, const cJSON *entry, call_seen *seen, void *owner)
{
    const char *method = text_of(entry, "method");
    const cJSON *arguments = cJSON_GetObjectItemCaseSensitive(entry, "arguments");
    int64_t chat = strtoll(text_of(arguments, "chat_id"), NULL, 10);
    bool done = number_of(entry, "status") == 200;
    if (strcmp(method, "getMe") == 0)
        next_process(w);
    if (chat > 0) {
        remember(w, chat, method, arguments, done);
        seen(owner, &(struct call_seen){
                        .chat = chat,
                        .markup = text_of(arguments, "reply_markup"),
                        .text = text_of(arguments, "text"),
                        .message = done ? message_of(entry, arguments) : 0,
                    });
    } else if (strcmp(method, "answerCallbackQuery") == 0) {
        seen(owner, &(struct call_seen){
                        .press = text_of(arguments, "callback_query_id"),
                    });
    }
}

void watch_read(struct watch *w, call_seen *seen, void *owner)
{
    char path[64];
    snprintf(path, sizeof path, "/control/requests?after=%lld", (long long)w->read);
    char *text = emulator_control(w->emulator, "GET", path, NULL);
    cJSON *json = cJSON_Parse(text);
    const cJSON *entry;
    cJSON_ArrayForEach(entry, cJSON_GetObjectItemCaseSensitive(json, "requests"))
    {
        int64_t number = number_of(entry, "number");
        if (number != w->read + 1)
            die("crash: the journal was read too late: %lld after %lld",
                (long long)number, (long long)w->read);
        w->read = number;
        read_entry(w, entry, seen, owner);
    }
    cJSON_Delete(json);
    free(text);
}
