/* methods_bot.c - the bot itself: who it is, what it is called, its menu button. */
#include "bot/base.h"
#include "json.h"
#include "methods.h"
#include "profile.h"
#include "text.h"
#include "users.h"

#include <string.h>
#include <talloc.h>

void method_get_me(struct call *c)
{
    cJSON *json = user_json(&c->e->bot);
    json_flag(json, "can_join_groups", true);
    json_flag(json, "can_read_all_group_messages", false);
    json_flag(json, "supports_inline_queries", false);
    json_flag(json, "supports_guest_queries", false);
    json_flag(json, "can_connect_to_business", false);
    json_flag(json, "has_main_web_app", false);
    json_flag(json, "has_topics_enabled", false);
    json_flag(json, "allows_users_to_create_topics", false);
    json_flag(json, "can_manage_bots", false);
    call_ok(c, json);
}

void method_log_out(struct call *c)
{
    c->e->logged_out = true;
    call_true(c);
}

void method_close(struct call *c)
{
    /* The real one is as young as ours for its first ten minutes. */
    call_flood(c, 10 * MINUTE);
}

/* ---- names and descriptions -------------------------------------------------------- */

/* Names, descriptions and short descriptions are served alike. */
static const struct word {
    const char *method; /* after "get" or "set" */
    const char *field;
    size_t most;
    const char *too_long;
} words[] = {
    { "MyName", "name", 64, "bot name is too long" },
    { "MyDescription", "description", 512, "bot description is too long" },
    { "MyShortDescription", "short_description", 120,
      "bot short description is too long" },
};

static const struct word *word_of(const struct call *c)
{
    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(words[i].method, c->method->name + 3) == 0)
            return &words[i];
    return NULL;
}

static char *word_key(struct call *c, const struct word *word, const char *language)
{
    return talloc_asprintf(c, "%s:%s", word->field, language);
}

void method_set_word(struct call *c)
{
    const struct word *word = word_of(c);
    const char *language = argument_text(c->args, "language_code");
    char *text = text_clean(c, argument_text(c->args, word->field));
    if (*language && strlen(language) != 2) {
        call_fail(c, 400, "invalid language code specified");
        return;
    }
    if (text_points(text) > word->most) {
        call_fail(c, 400, "%s", word->too_long);
        return;
    }
    profile_set(c->e, word_key(c, word, language), *text ? text : NULL);
    call_true(c);
}

void method_get_word(struct call *c)
{
    const struct word *word = word_of(c);
    const char *language = argument_text(c->args, "language_code");
    const char *text = profile_get(c->e, word_key(c, word, language));
    if (!text)
        text = profile_get(c->e, word_key(c, word, ""));
    if (!text)
        text = word == &words[0] ? c->e->bot.first_name : "";
    cJSON *json = cJSON_CreateObject();
    json_text(json, word->field, text);
    call_ok(c, json);
}

/* ---- the menu button --------------------------------------------------------------- */

/* The key of the chat's button or of the default one; NULL with the call failed. */
static char *menu_key(struct call *c)
{
    if (!*argument_text(c->args, "chat_id"))
        return talloc_strdup(c, "menu:");
    const struct chat *chat = chat_of(c);
    return chat ? talloc_asprintf(c, "menu:%lld", (long long)chat->id) : NULL;
}

/* The words of what is wrong with it, or NULL. */
static const char *menu_fault(const cJSON *menu)
{
    const char *type = json_get_text(menu, "type");
    if (!cJSON_IsObject(menu))
        return "can't parse menu button: Object expected";
    if (!type)
        return "can't parse menu button: Can't find field \"type\"";
    if (strcmp(type, "commands") == 0 || strcmp(type, "default") == 0)
        return NULL;
    if (strcmp(type, "web_app") != 0)
        return "can't parse menu button: Invalid menu button type specified";
    const char *url =
        json_get_text(cJSON_GetObjectItemCaseSensitive(menu, "web_app"), "url");
    const char *text = json_get_text(menu, "text");
    if (!text || !*text)
        return "can't parse menu button: Can't find field \"text\"";
    return url && strncmp(url, "https://", 8) == 0
               ? NULL
               : "menu button Web App URL is invalid: Only HTTPS links are allowed";
}

void method_set_chat_menu_button(struct call *c)
{
    char *key = menu_key(c);
    if (!key)
        return;
    const char *json = argument_text(c->args, "menu_button");
    cJSON *menu = cJSON_Parse(*json ? json : "{\"type\":\"default\"}");
    const char *fault = menu_fault(menu);
    if (fault) {
        call_fail(c, 400, "%s", fault);
    } else {
        profile_set(c->e, key, json_print(c, menu));
        call_true(c);
    }
    cJSON_Delete(menu);
}

void method_get_chat_menu_button(struct call *c)
{
    char *key = menu_key(c);
    if (!key)
        return;
    const char *menu = profile_get(c->e, key);
    if (!menu)
        menu = profile_get(c->e, "menu:");
    call_ok(c, cJSON_CreateRaw(menu ? menu : "{\"type\":\"commands\"}"));
}
