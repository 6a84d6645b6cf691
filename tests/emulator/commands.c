/* commands.c - setMyCommands and its like. */
#include "commands.h"

#include "bot/base.h"
#include "json.h"
#include "methods.h"
#include "profile.h"
#include "text.h"
#include "users.h"

#include <ctype.h>
#include <string.h>
#include <talloc.h>

enum {
    NAME_MOST = 32,
    WORDS_MOST = 256,
    COMMANDS_MOST = 100,
    /* The documented hundred is refused much sooner when descriptions are long. */
    LIST_BYTES_MOST = 4096,
};

/* ---- the scope --------------------------------------------------------------------- */

static bool is_language(const char *language)
{
    return !*language || (strlen(language) == 2 && islower((unsigned char)language[0]) &&
                          islower((unsigned char)language[1]));
}

/* The key of a scope that names a chat; NULL with the call failed. */
static char *chat_scope(struct call *c, const char *type, const cJSON *scope)
{
    if (!cJSON_HasObjectItem(scope, "chat_id")) {
        call_fail(c, 400, "can't parse BotCommandScope: Can't find field \"chat_id\"");
        return NULL;
    }
    int64_t id = json_get_int(scope, "chat_id");
    if (!chat_find(c->e, id)) {
        call_fail(c, 400, "chat not found");
        return NULL;
    }
    if (strcmp(type, "chat_member") == 0)
        return talloc_asprintf(c, "%s:%lld:%lld", type, (long long)id,
                               (long long)json_get_int(scope, "user_id"));
    return talloc_asprintf(c, "%s:%lld", type, (long long)id);
}

static char *scope_key(struct call *c, const cJSON *scope)
{
    static const char *const wide[] = { "default", "all_private_chats", "all_group_chats",
                                        "all_chat_administrators" };
    static const char *const narrow[] = { "chat", "chat_administrators", "chat_member" };
    if (!cJSON_IsObject(scope)) {
        call_fail(c, 400, "can't parse BotCommandScope: Object expected");
        return NULL;
    }
    const char *type = json_get_text(scope, "type");
    for (size_t i = 0; type && i < COUNT(wide); i++)
        if (strcmp(type, wide[i]) == 0)
            return talloc_strdup(c, type);
    for (size_t i = 0; type && i < COUNT(narrow); i++)
        if (strcmp(type, narrow[i]) == 0)
            return chat_scope(c, type, scope);
    if (type)
        call_fail(c, 400, "can't parse BotCommandScope: Unsupported type specified");
    else
        call_fail(c, 400, "can't parse BotCommandScope: Can't find field \"type\"");
    return NULL;
}

/* "commands:<scope>:<language>" from the arguments; NULL with the call failed. */
static char *key_of(struct call *c)
{
    const char *json = argument_text(c->args, "scope");
    const char *language = argument_text(c->args, "language_code");
    cJSON *scope = cJSON_Parse(*json ? json : "{\"type\":\"default\"}");
    char *name = NULL;
    if (!scope)
        call_fail(c, 400, "can't parse BotCommandScope JSON object");
    else
        name = scope_key(c, scope);
    cJSON_Delete(scope);
    if (!name)
        return NULL;
    if (!is_language(language)) {
        call_fail(c, 400, "invalid language code specified");
        return NULL;
    }
    return talloc_asprintf(c, "commands:%s:%s", name, language);
}

/* ---- the list ---------------------------------------------------------------------- */

static bool is_command(const char *name)
{
    return !name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")];
}

/* Checks one command and adds it to the list as it will be kept. */
static bool add_command(struct call *c, const cJSON *from, cJSON *list)
{
    const char *name = json_get_text(from, "command");
    const char *words = json_get_text(from, "description");
    if (!cJSON_IsObject(from))
        return call_fail(c, 400, "expected an Object as BotCommand");
    if (!name || !words)
        return call_fail(c, 400, "can't parse BotCommand: Can't find field \"%s\"",
                         name ? "description" : "command");
    name += *name == '/';
    char *clean = text_clean(c, words);
    if (!*name)
        return call_fail(c, 400, "command must be non-empty");
    if (text_points(name) > NAME_MOST)
        return call_fail(c, 400, "command length must not exceed %d", NAME_MOST);
    if (!*clean)
        return call_fail(c, 400, "command description must be non-empty");
    if (text_points(clean) > WORDS_MOST)
        return call_fail(c, 400, "command description length must not exceed %d",
                         WORDS_MOST);
    if (!is_command(name))
        return call_fail(c, 400, "BOT_COMMAND_INVALID");
    cJSON *kept = cJSON_CreateObject();
    json_text(kept, "command", name);
    json_text(kept, "description", clean);
    cJSON_AddItemToArray(list, kept);
    return true;
}

static void keep_commands(struct call *c, const char *key, const cJSON *given)
{
    cJSON *list = cJSON_CreateArray();
    const cJSON *command;
    cJSON_ArrayForEach(command, given)
    {
        if (!add_command(c, command, list))
            break;
    }
    char *json = json_print(c, list);
    int count = cJSON_GetArraySize(list);
    cJSON_Delete(list);
    if (call_ended(c))
        return;
    if (count > COMMANDS_MOST || strlen(json) > LIST_BYTES_MOST) {
        call_fail(c, 400, "BOT_COMMANDS_TOO_MUCH");
        return;
    }
    profile_set(c->e, key, count ? json : NULL);
    call_true(c);
}

void method_set_my_commands(struct call *c)
{
    const char *json = argument_text(c->args, "commands");
    cJSON *given = cJSON_Parse(*json ? json : "[]");
    if (!given)
        call_fail(c, 400, "can't parse commands JSON object");
    else if (!cJSON_IsArray(given))
        call_fail(c, 400, "expected an Array of BotCommand");
    char *key = call_ended(c) ? NULL : key_of(c);
    if (key)
        keep_commands(c, key, given);
    cJSON_Delete(given);
}

void method_get_my_commands(struct call *c)
{
    char *key = key_of(c);
    const char *list = key ? profile_get(c->e, key) : NULL;
    if (key)
        call_ok(c, cJSON_CreateRaw(list ? list : "[]"));
}

void method_delete_my_commands(struct call *c)
{
    char *key = key_of(c);
    if (!key)
        return;
    profile_set(c->e, key, NULL);
    call_true(c);
}

char *commands_seen(const struct emulator *e, void *mem, int64_t person,
                    const char *language)
{
    char *scopes[] = { talloc_asprintf(mem, "chat:%lld", (long long)person),
                       talloc_strdup(mem, "all_private_chats"),
                       talloc_strdup(mem, "default") };
    for (size_t i = 0; i < COUNT(scopes) * 2; i++) {
        char *key =
            talloc_asprintf(mem, "commands:%s:%s", scopes[i / 2], i % 2 ? "" : language);
        const char *list = profile_get(e, key);
        if (list)
            return talloc_strdup(mem, list);
    }
    return talloc_strdup(mem, "[]");
}
