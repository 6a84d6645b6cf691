/* control_watch.c - what a person sees of a chat, and waiting for it to change. */
#include "control.h"
#include "json.h"
#include "messages.h"
#include "waiting.h"

enum { WATCH_MOST = 50 };

static void add_messages(const struct emulator *e, cJSON *result, const struct chat *chat,
                         uint64_t after)
{
    cJSON *messages = cJSON_AddArrayToObject(result, "messages");
    int oldest = chat->last_id > CHAT_MESSAGES ? chat->last_id - CHAT_MESSAGES : 0;
    for (int id = oldest + 1; id <= chat->last_id; id++)
        if (chat->messages[id]->version > after)
            cJSON_AddItemToArray(messages, message_view(e, chat->messages[id]));
}

static void add_toasts(cJSON *result, const struct chat *chat, uint64_t after)
{
    cJSON *toasts = cJSON_AddArrayToObject(result, "toasts");
    for (unsigned i = 0; i < CHAT_TOASTS; i++) {
        const struct toast *t = chat->toasts[(chat->toast_count + i) % CHAT_TOASTS];
        if (!t || t->version <= after)
            continue;
        cJSON *toast = cJSON_CreateObject();
        json_text(toast, "callback_query_id", t->query);
        json_text(toast, "text", t->text);
        json_flag(toast, "show_alert", t->alert);
        cJSON_AddItemToArray(toasts, toast);
    }
}

static void show(struct call *c, const struct chat *chat, uint64_t after)
{
    cJSON *result = cJSON_CreateObject();
    json_int(result, "version", (int64_t)chat->version);
    add_messages(c->e, result, chat, after);
    add_toasts(result, chat, after);
    json_text(result, "action", chat->action);
    json_flag(result, "blocked", chat->person && chat->person->blocked);
    control_ok(c, result);
}

void control_chat(struct call *c, const cJSON *in)
{
    (void)in;
    const struct user *person = NULL;
    if (!*argument_text(c->args, "chat")) {
        person = control_who(c, NULL);
        if (!person)
            return;
    }
    struct chat *chat = control_place(c, NULL, person);
    if (!chat)
        return;
    uint64_t after = (uint64_t)argument_int(c->args, "after", 0, 0, INT64_MAX);
    int64_t wait = argument_int(c->args, "wait", 0, 0, WATCH_MOST);
    bool waited = c->until != 0;
    if (chat->version > after || !wait || (waited && call_is_due(c))) {
        show(c, chat, after);
        return;
    }
    if (!waited) {
        call_wait(c, WAIT_CHAT, (double)wait, chat);
        return;
    }
    c->chat = chat;
    c->waits = true;
}
