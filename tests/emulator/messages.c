/* messages.c - keeping and showing messages. */
#include "messages.h"

#include "json.h"
#include "media.h"

#include <string.h>
#include <talloc.h>

struct message *message_new(struct emulator *e, struct chat *chat, struct user *from)
{
    int id = ++chat->last_id;
    if (id >= chat->room) {
        chat->room = chat->room ? chat->room * 2 : 64;
        chat->messages =
            talloc_realloc(chat, chat->messages, struct message *, (unsigned)chat->room);
    }
    if (id > CHAT_MESSAGES)
        TALLOC_FREE(chat->messages[id - CHAT_MESSAGES]);
    struct message *m = talloc_zero(chat, struct message);
    chat->messages[id] = m;
    m->id = id;
    m->chat = chat;
    m->from = from;
    m->date = emulator_now(e);
    m->text = talloc_strdup(m, "");
    return m;
}

struct message *message_find(const struct chat *chat, int64_t id)
{
    if (id <= 0 || id > chat->last_id || id <= chat->last_id - CHAT_MESSAGES)
        return NULL;
    struct message *m = chat->messages[id];
    return m->deleted ? NULL : m;
}

void message_set_text(struct message *m, const char *text, const char *entities)
{
    char *old_text = m->text, *old_entities = m->entities;
    m->text = talloc_strdup(m, text);
    m->entities = entities ? talloc_strdup(m, entities) : NULL;
    talloc_free(old_text);
    talloc_free(old_entities);
}

void message_touch(struct emulator *e, struct message *m)
{
    m->version = chat_touch(e, m->chat);
}

/* ---- as the Bot API shows it ------------------------------------------------------- */

static void add_content(cJSON *json, const struct message *m)
{
    if (m->file) {
        cJSON_AddItemToObject(json, m->file->kind, media_json(m->file));
        json_text(json, "caption", *m->text ? m->text : NULL);
        json_raw(json, "caption_entities", m->entities);
    } else {
        json_text(json, "text", *m->text ? m->text : NULL);
        json_raw(json, "entities", m->entities);
    }
    json_raw(json, "link_preview_options", m->preview);
    if (m->extra)
        json_raw(json, m->extra_name, m->extra);
}

static cJSON *show(const struct emulator *e, const struct message *m, bool with_reply)
{
    cJSON *json = cJSON_CreateObject();
    json_int(json, "message_id", m->id);
    cJSON_AddItemToObject(json, "from", user_json(m->from));
    cJSON_AddItemToObject(json, "chat", chat_json(m->chat));
    json_int(json, "date", m->date);
    if (m->edit_date)
        json_int(json, "edit_date", m->edit_date);
    struct message *replied = with_reply ? message_find(m->chat, m->reply_to) : NULL;
    if (replied)
        cJSON_AddItemToObject(json, "reply_to_message", show(e, replied, false));
    json_text(json, "media_group_id", m->album);
    if (m->protect)
        json_flag(json, "has_protected_content", true);
    add_content(json, m);
    if (m->inline_markup)
        json_raw(json, "reply_markup", m->markup);
    return json;
}

cJSON *message_json(const struct emulator *e, const struct message *m)
{
    return show(e, m, true);
}

/* ---- as the control API shows it --------------------------------------------------- */

static void add_file_view(cJSON *json, const struct media *f)
{
    cJSON *file = json_object(json, "file");
    json_text(file, "kind", f->kind);
    json_text(file, "name", f->name);
    json_int(file, "size", (int64_t)f->size);
    json_text(file, "file_id", f->id);
    json_text(file, "path", f->path);
}

cJSON *message_view(const struct emulator *e, const struct message *m)
{
    cJSON *json = cJSON_CreateObject();
    json_int(json, "message_id", m->id);
    json_text(json, "from", m->from == &e->bot ? "bot" : "user");
    json_int(json, "user", m->from->id);
    json_int(json, "date", m->date);
    if (m->edit_date)
        json_int(json, "edit_date", m->edit_date);
    json_text(json, "text", m->text);
    json_raw(json, "entities", m->entities);
    json_raw(json, "reply_markup", m->markup);
    if (m->reply_to)
        json_int(json, "reply_to", m->reply_to);
    if (m->file)
        add_file_view(json, m->file);
    if (m->extra)
        json_raw(json, m->extra_name, m->extra);
    json_raw(json, "reactions", m->reactions);
    json_flag(json, "deleted", m->deleted);
    json_flag(json, "silent", m->silent);
    json_int(json, "version", (int64_t)m->version);
    return json;
}

/* ---- the message of a call --------------------------------------------------------- */

struct message *message_of(struct call *c, struct chat *chat, const char *to)
{
    int64_t id = argument_int(c->args, "message_id", 0, 0, INT32_MAX);
    struct message *m = message_find(chat, id);
    if (!m)
        call_fail(c, 400, "message to %s not found", to);
    return m;
}
