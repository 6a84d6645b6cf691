/* users.c - users, their private chats, and groups. */
#include "users.h"

#include "bot/base.h"
#include "json.h"
#include "updates.h"
#include "waiting.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

struct user *user_find(const struct emulator *e, int64_t id)
{
    struct user *p;
    HASH_FIND(hh, e->people, &id, sizeof id, p);
    return p;
}

struct chat *chat_find(const struct emulator *e, int64_t id)
{
    struct chat *chat;
    HASH_FIND(hh, e->chats, &id, sizeof id, chat);
    return chat;
}

static struct chat *chat_new(struct emulator *e, int64_t id, const char *type)
{
    struct chat *chat = talloc_zero(e, struct chat);
    chat->id = id;
    chat->type = type;
    HASH_ADD(hh, e->chats, id, sizeof chat->id, chat);
    return chat;
}

struct user *user_get(struct emulator *e, int64_t id)
{
    struct user *p = user_find(e, id);
    if (p)
        return p;
    p = talloc_zero(e, struct user);
    p->id = id;
    p->first_name = talloc_asprintf(p, "User %lld", (long long)id);
    HASH_ADD(hh, e->people, id, sizeof p->id, p);
    chat_new(e, id, "private")->person = p;
    return p;
}

struct chat *chat_new_group(struct emulator *e, int64_t id, bool super, const char *title)
{
    struct chat *chat = chat_new(e, id, super ? "supergroup" : "group");
    chat->title = talloc_strdup(chat, title);
    return chat;
}

cJSON *user_json(const struct user *p)
{
    cJSON *json = cJSON_CreateObject();
    json_int(json, "id", p->id);
    json_flag(json, "is_bot", p->is_bot);
    json_text(json, "first_name", p->first_name);
    json_text(json, "last_name", p->last_name);
    json_text(json, "username", p->username);
    json_text(json, "language_code", p->language);
    return json;
}

cJSON *chat_json(const struct chat *chat)
{
    cJSON *json = cJSON_CreateObject();
    json_int(json, "id", chat->id);
    if (chat->person) {
        json_text(json, "first_name", chat->person->first_name);
        json_text(json, "last_name", chat->person->last_name);
        json_text(json, "username", chat->person->username);
    }
    json_text(json, "title", chat->title);
    json_text(json, "type", chat->type);
    return json;
}

uint64_t chat_touch(struct emulator *e, struct chat *chat)
{
    chat->version = ++e->version;
    waiting_wake_chat(e, chat);
    return chat->version;
}

/* ---- the chat of a call ------------------------------------------------------------ */

static struct chat *find_by_name(const struct emulator *e, const char *name)
{
    for (struct chat *chat = e->chats; chat; chat = chat->hh.next)
        if (!chat->person && chat->title && strcasecmp(chat->title, name) == 0)
            return chat;
    return NULL;
}

struct chat *chat_of(struct call *c)
{
    const char *id = argument_text(c->args, "chat_id");
    if (!*id) {
        call_fail(c, 400, "chat_id is empty");
        return NULL;
    }
    const char *digits = id + (*id == '-');
    bool numeric = *digits && !digits[strspn(digits, "0123456789")];
    struct chat *chat =
        numeric ? chat_find(c->e, strtoll(id, NULL, 10)) : find_by_name(c->e, id);
    if (!chat)
        call_fail(c, 400, "chat not found");
    return chat;
}

static bool user_lets_in(struct call *c, const struct user *p)
{
    if (p->is_bot)
        return call_fail(c, 403, "the bot can't send messages to the bot");
    if (p->deactivated)
        return call_fail(c, 403, "user is deactivated");
    if (p->blocked)
        return call_fail(c, 403, "bot was blocked by the user");
    if (!p->started)
        return call_fail(c, 403, "bot can't initiate conversation with a user");
    return true;
}

bool chat_lets_in(struct call *c, struct chat *chat)
{
    if (chat->person)
        return user_lets_in(c, chat->person);
    if (chat->upgraded_to) {
        c->migrate_to = chat->upgraded_to;
        return call_fail(c, 400, "group chat was upgraded to a supergroup chat");
    }
    switch (chat->standing) {
    case STANDING_LEFT:
        return call_fail(c, 403, "bot is not a member of the %s chat", chat->type);
    case STANDING_KICKED:
        return call_fail(c, 403, "bot was kicked from the %s chat", chat->type);
    case STANDING_DELETED:
        return call_fail(c, 403, "the %s chat was deleted", chat->type);
    default:
        return true;
    }
}

static cJSON *membership(const struct emulator *e, const char *status)
{
    cJSON *json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "user", user_json(&e->bot));
    json_text(json, "status", status);
    if (strcmp(status, "kicked") == 0)
        json_int(json, "until_date", 0);
    return json;
}

void chat_tell_standing(struct emulator *e, struct chat *chat, struct user *by,
                        const char *was, const char *is)
{
    cJSON *json = cJSON_CreateObject();
    cJSON_AddItemToObject(json, "chat", chat_json(chat));
    cJSON_AddItemToObject(json, "from", user_json(by));
    json_int(json, "date", emulator_now(e));
    cJSON_AddItemToObject(json, "old_chat_member", membership(e, was));
    cJSON_AddItemToObject(json, "new_chat_member", membership(e, is));
    updates_push(e, UPDATE_MY_CHAT_MEMBER, json);
    chat_touch(e, chat);
}
