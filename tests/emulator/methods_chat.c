/* methods_chat.c - deleting, reacting, answering presses, and the chats themselves. */
#include "bot/base.h"
#include "json.h"
#include "messages.h"
#include "methods.h"
#include "reactions.h"
#include "text.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

enum {
    DELETE_AGE_MOST = 2 * DAY,
    DELETE_MOST = 100,
    /* Not published; the applications stop showing the wait about then. */
    ANSWER_SECONDS = 15,
    TOAST_POINTS_MOST = 200,
};

/* ---- deleting ---------------------------------------------------------------------- */

/* Own and incoming messages of private chats, elsewhere own ones, while they are young.
 */
static bool is_deletable(const struct emulator *e, const struct message *m)
{
    return (m->from == &e->bot || m->chat->person) &&
           emulator_now(e) - m->date < DELETE_AGE_MOST;
}

static void delete_it(struct emulator *e, struct message *m)
{
    m->deleted = true;
    message_touch(e, m);
}

void method_delete_message(struct call *c)
{
    if (!*argument_text(c->args, "chat_id")) {
        call_fail(c, 400, "chat identifier is not specified");
        return;
    }
    if (argument_int(c->args, "message_id", 0, 0, INT32_MAX) == 0) {
        call_fail(c, 400, "message identifier is not specified");
        return;
    }
    struct chat *chat = chat_of(c);
    struct message *m = chat ? message_of(c, chat, "delete") : NULL;
    if (!m)
        return;
    if (!is_deletable(c->e, m)) {
        call_fail(c, 400, "message can't be deleted for everyone");
        return;
    }
    delete_it(c->e, m);
    call_true(c);
}

/* Reads message_ids; NULL with the call failed, else the caller deletes it. */
static cJSON *read_ids(struct call *c)
{
    const char *json = argument_text(c->args, "message_ids");
    cJSON *ids = cJSON_Parse(json);
    if (!*json)
        call_fail(c, 400, "message identifiers are not specified");
    else if (!ids)
        call_fail(c, 400, "can't parse message identifiers JSON object");
    else if (!cJSON_IsArray(ids))
        call_fail(c, 400, "expected an Array of message identifiers");
    else if (cJSON_GetArraySize(ids) > DELETE_MOST)
        call_fail(c, 400, "too many message identifiers specified");
    else
        return ids;
    cJSON_Delete(ids);
    return NULL;
}

void method_delete_messages(struct call *c)
{
    if (!*argument_text(c->args, "chat_id")) {
        call_fail(c, 400, "chat identifier is not specified");
        return;
    }
    cJSON *ids = read_ids(c);
    struct chat *chat = ids ? chat_of(c) : NULL;
    if (chat) {
        const cJSON *id;
        cJSON_ArrayForEach(id, ids)
        {
            struct message *m = message_find(chat, cJSON_IsNumber(id) ? id->valueint : 0);
            if (m && is_deletable(c->e, m))
                delete_it(c->e, m);
        }
        call_true(c);
    }
    cJSON_Delete(ids);
}

/* ---- reactions --------------------------------------------------------------------- */

/* The list as it will be kept, on the call's memory; NULL with the call failed. */
static char *read_reactions(struct call *c)
{
    const char *json = argument_text(c->args, "reaction");
    cJSON *list = cJSON_Parse(*json ? json : "[]");
    const char *type = json_get_text(cJSON_GetArrayItem(list, 0), "type");
    const char *emoji = json_get_text(cJSON_GetArrayItem(list, 0), "emoji");
    int count = cJSON_GetArraySize(list);
    char *kept = NULL;
    if (!list)
        call_fail(c, 400, "can't parse reaction types JSON object");
    else if (!cJSON_IsArray(list))
        call_fail(c, 400, "expected an Array of ReactionType");
    else if (count && !type)
        call_fail(c, 400, "can't parse ReactionType: Can't find field \"type\"");
    else if (count && (strcmp(type, "emoji") != 0 || !emoji || !reaction_is_known(emoji)))
        call_fail(c, 400, "REACTION_INVALID");
    else if (count > 1)
        call_fail(c, 400, "REACTIONS_TOO_MANY");
    else
        kept = json_print(c, list);
    cJSON_Delete(list);
    return kept;
}

void method_set_reaction(struct call *c)
{
    char *reactions = read_reactions(c);
    struct chat *chat = reactions ? chat_of(c) : NULL;
    struct message *m = chat ? message_of(c, chat, "react") : NULL;
    if (!m || !chat_lets_in(c, chat))
        return;
    talloc_free(m->reactions);
    m->reactions = talloc_strdup(m, reactions);
    message_touch(c->e, m);
    call_true(c);
}

/* ---- presses ----------------------------------------------------------------------- */

/* Shows the answer to the person who pressed. */
static void show_toast(struct call *c, struct chat *chat, const char *query)
{
    struct toast *toast = talloc_zero(chat, struct toast);
    toast->query = talloc_strdup(toast, query);
    toast->text = text_clean(toast, argument_text(c->args, "text"));
    toast->alert = argument_flag(c->args, "show_alert");
    struct toast **place = &chat->toasts[chat->toast_count++ % CHAT_TOASTS];
    talloc_free(*place);
    *place = toast;
    toast->version = chat_touch(c->e, chat);
}

void method_answer_callback_query(struct call *c)
{
    struct emulator *e = c->e;
    const char *id = argument_text(c->args, "callback_query_id");
    struct callback_query *query;
    HASH_FIND_STR(e->queries, id, query);
    if (!query || emulator_now(e) - query->date > ANSWER_SECONDS) {
        call_fail(c, 400,
                  "query is too old and response timeout expired or query ID is invalid");
        return;
    }
    if (text_points(argument_text(c->args, "text")) > TOAST_POINTS_MOST) {
        call_fail(c, 400, "MESSAGE_TOO_LONG");
        return;
    }
    show_toast(c, query->chat, id);
    HASH_DEL(e->queries, query);
    talloc_free(query);
    call_true(c);
}

/* ---- the chat ---------------------------------------------------------------------- */

/* keep in the documentation's order */
static const char *const actions[] = {
    "typing",        "upload_photo",      "record_video",      "upload_video",
    "record_voice",  "upload_voice",      "upload_document",   "choose_sticker",
    "find_location", "record_video_note", "upload_video_note", "cancel",
};

void method_send_chat_action(struct call *c)
{
    struct chat *chat = chat_of(c);
    if (!chat)
        return;
    char *action = text_lower(c, argument_text(c->args, "action"));
    for (size_t i = 0; i < COUNT(actions); i++) {
        if (strcmp(action, actions[i]) != 0)
            continue;
        if (!chat_lets_in(c, chat))
            return;
        talloc_free(chat->action);
        chat->action = talloc_strdup(chat, action);
        chat_touch(c->e, chat);
        call_true(c);
        return;
    }
    call_fail(c, 400, "wrong parameter action in request");
}

void method_get_chat(struct call *c)
{
    struct chat *chat = chat_of(c);
    if (!chat)
        return;
    if (!chat->person && !chat_lets_in(c, chat))
        return;
    cJSON *json = chat_json(chat);
    json_int(json, "accent_color_id", 0);
    json_int(json, "max_reaction_count", 11);
    json_raw(json, "accepted_gift_types",
             "{\"unlimited_gifts\":false,\"limited_gifts\":false,\"unique_gifts\":false,"
             "\"premium_subscription\":false,\"gifts_from_channels\":false}");
    call_ok(c, json);
}

void method_leave_chat(struct call *c)
{
    struct chat *chat = chat_of(c);
    if (!chat)
        return;
    if (chat->person) {
        call_fail(c, 400, "chat member status can't be changed in private chats");
        return;
    }
    if (!chat_lets_in(c, chat))
        return;
    chat->standing = STANDING_LEFT;
    chat_tell_standing(c->e, chat, &c->e->bot, "member", "left");
    call_true(c);
}
