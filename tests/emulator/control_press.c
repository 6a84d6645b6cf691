/* control_press.c - people press keys. */
#include "control.h"
#include "json.h"
#include "messages.h"
#include "updates.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <talloc.h>

enum { QUERY_LIFETIME = 150 };

/* Queries are in order of age. */
static void forget_old(struct emulator *e)
{
    struct callback_query *query, *next;
    HASH_ITER (hh, e->queries, query, next) {
        if (emulator_now(e) - query->date <= QUERY_LIFETIME)
            return;
        HASH_DEL(e->queries, query);
        talloc_free(query);
    }
}

static struct callback_query *new_query(struct emulator *e, struct chat *chat)
{
    forget_old(e);
    struct callback_query *query = talloc_zero(e, struct callback_query);
    snprintf(query->id, sizeof query->id, "%" PRId64,
             emulator_random(100000000000000000, 4000000000000000000));
    query->chat = chat;
    query->date = emulator_now(e);
    HASH_ADD_STR(e->queries, id, query);
    return query;
}

/* The message as the press shows it; one that is gone has only its place and date 0. */
static cJSON *pressed_message(const struct emulator *e, const struct chat *chat, int id)
{
    const struct message *m = message_find(chat, id);
    if (m)
        return message_json(e, m);
    cJSON *json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "chat", chat_json(chat));
    json_int(json, "message_id", id);
    json_int(json, "date", 0);
    return json;
}

char *press_data(struct emulator *e, void *mem, struct chat *chat, struct user *person,
                 int message_id, const char *data)
{
    const struct callback_query *query = new_query(e, chat);
    cJSON *json = cJSON_CreateObject();
    json_text(json, "id", query->id);
    cJSON_AddItemToObject(json, "from", user_json(person));
    cJSON_AddItemToObject(json, "message", pressed_message(e, chat, message_id));
    /* Any number will do that is the same for the same chat. */
    json_text(json, "chat_instance",
              talloc_asprintf(mem, "%" PRIu64, (uint64_t)chat->id * 2654435761U));
    json_text(json, "data", data);
    updates_push(e, UPDATE_CALLBACK_QUERY, json);
    return talloc_strdup(mem, query->id);
}

/* The key with this label, in a copy of the markup that the caller deletes. */
static const cJSON *key_labelled(const cJSON *markup, const char *rows, const char *label)
{
    const cJSON *row, *key;
    cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(markup, rows))
    {
        cJSON_ArrayForEach(key, row)
        {
            const char *text = json_get_text(key, "text");
            if (text && strcmp(text, label) == 0)
                return key;
        }
    }
    return NULL;
}

static void press_copies(struct call *c, struct chat *chat, struct user *person, int id,
                         const char *data, int64_t copies)
{
    cJSON *result = cJSON_CreateObject();
    const char *query = NULL;
    for (int64_t i = 0; i < copies || i == 0; i++)
        query = press_data(c->e, c, chat, person, id, data);
    json_text(result, "callback_query_id", query);
    control_ok(c, result);
}

static void press_label(struct call *c, const struct message *m, struct user *person,
                        const cJSON *in, const char *label)
{
    cJSON *markup = cJSON_Parse(m->markup ? m->markup : "{}");
    const cJSON *key = key_labelled(markup, "inline_keyboard", label);
    const char *data = json_get_text(key, "callback_data");
    if (data) {
        press_copies(c, m->chat, person, m->id, data, json_get_int(in, "copies"));
    } else if (key) {
        control_fail(c, 400, "this key sends nothing");
    } else if (key_labelled(markup, "keyboard", label)) {
        cJSON *result = cJSON_CreateObject();
        json_int(result, "message_id", say_words(c->e, m->chat, person, label, 0));
        control_ok(c, result);
    } else {
        control_fail(c, 404, "no key with this label");
    }
    cJSON_Delete(markup);
}

void control_press(struct call *c, const cJSON *in)
{
    struct user *person = control_who(c, in);
    struct chat *chat = person ? control_place(c, in, person) : NULL;
    if (!chat)
        return;
    const char *data = json_get_text(in, "data"), *label = json_get_text(in, "label");
    int64_t id = json_get_int(in, "message_id");
    const struct message *m = message_find(chat, id);
    if (id <= 0 || id > chat->last_id)
        control_fail(c, 404, "no such message");
    else if (data)
        press_copies(c, chat, person, (int)id, data, json_get_int(in, "copies"));
    else if (m && label)
        press_label(c, m, person, in, label);
    else
        control_fail(c, m ? 400 : 404, m ? "data or label is missing" : "it is deleted");
}
