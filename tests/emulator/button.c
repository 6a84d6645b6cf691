/* button.c - one key: its fields, its action, its link. */
#include "bot/base.h"
#include "html.h"
#include "json.h"
#include "markup.h"
#include "text.h"

#include <string.h>
#include <strings.h>
#include <talloc.h>

/* What an inline key can do, in the order in which the server looks; the first wins. */
static const char *const inline_actions[] = {
    "url",
    "callback_data",
    "callback_game",
    "pay",
    "switch_inline_query",
    "switch_inline_query_chosen_chat",
    "switch_inline_query_current_chat",
    "login_url",
    "web_app",
    "copy_text",
    "disabled",
};

static const char *const reply_actions[] = {
    "request_contact", "request_location", "request_poll",
    "request_users",   "request_chat",     "web_app",
};

static bool button_fail(struct call *c, enum markup_kind kind, const char *why)
{
    return call_fail(c, 400, "can't parse %skeyboard button: %s",
                     kind == MARKUP_INLINE ? "inline " : "", why);
}

/* Copies text and style. */
static bool read_looks(struct call *c, const cJSON *from, enum markup_kind kind,
                       cJSON *to)
{
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(from, "text");
    if (!text)
        return button_fail(c, kind, "Can't find field \"text\"");
    if (cJSON_IsString(text))
        json_text(to, "text", text->valuestring);
    else if (cJSON_IsNumber(text))
        json_text(to, "text", json_print(c, text));
    else
        return button_fail(c, kind, "Field \"text\" must be of type String");
    const char *style = json_get_text(from, "style");
    if (!style || !*style)
        return true;
    style = text_lower(c, style);
    if (strcmp(style, "primary") && strcmp(style, "success") && strcmp(style, "danger"))
        return button_fail(c, kind, "invalid button style specified");
    json_text(to, "style", style);
    return true;
}

/* Does the field say something? Empty data counts as none. */
static bool is_action(const cJSON *field, const char *name)
{
    if (!field || cJSON_IsNull(field) || cJSON_IsFalse(field))
        return false;
    if (cJSON_IsString(field) && !*field->valuestring)
        return strncmp(name, "switch_", 7) == 0;
    return true;
}

static bool copy_action(const cJSON *from, const char *const *names, size_t count,
                        cJSON *to)
{
    for (size_t i = 0; i < count; i++) {
        const cJSON *field = cJSON_GetObjectItemCaseSensitive(from, names[i]);
        if (!is_action(field, names[i]))
            continue;
        cJSON_AddItemToObject(to, names[i], cJSON_Duplicate(field, true));
        return true;
    }
    return false;
}

cJSON *button_read(struct call *c, const cJSON *from, enum markup_kind kind)
{
    cJSON *button = cJSON_CreateObject();
    bool good;
    if (cJSON_IsString(from) && kind == MARKUP_REPLY) {
        json_text(button, "text", from->valuestring);
        return button;
    }
    if (!cJSON_IsObject(from))
        good = button_fail(c, kind, "Object expected");
    else
        good = read_looks(c, from, kind, button);
    if (good && kind == MARKUP_REPLY)
        copy_action(from, reply_actions, COUNT(reply_actions), button);
    else if (good && !copy_action(from, inline_actions, COUNT(inline_actions), button))
        good = button_fail(c, kind, "Text buttons are unallowed in the inline keyboard");
    if (good)
        return button;
    cJSON_Delete(button);
    return NULL;
}

/* ---- links ------------------------------------------------------------------------- */

/* The link as the server keeps it, or NULL with the words of why not. */
static const char *link_good(struct call *c, const char *link, bool https_only,
                             const char **why)
{
    bool http = strncasecmp(link, "http://", 7) == 0;
    *why = https_only && http ? "Only HTTPS links are allowed" : "Wrong HTTP URL";
    return https_only && http ? NULL : html_link(c, link);
}

static bool check_link(struct call *c, cJSON *holder, const char *field, const char *what,
                       bool https_only)
{
    const char *link = json_get_text(holder, field);
    const char *why;
    const char *good = link_good(c, link ? link : "", https_only, &why);
    if (!good)
        return call_fail(c, 400, "inline keyboard button %s '%s' is invalid: %s", what,
                         link ? link : "", why);
    cJSON_ReplaceItemInObjectCaseSensitive(holder, field, cJSON_CreateString(good));
    return true;
}

bool button_check(struct call *c, cJSON *button, const struct chat *chat)
{
    cJSON *app = cJSON_GetObjectItemCaseSensitive(button, "web_app");
    if (cJSON_HasObjectItem(button, "url"))
        return check_link(c, button, "url", "URL", false);
    if (app)
        return check_link(c, app, "url", "Web App URL", true);
    if (chat->person)
        return true;
    if (json_get_flag(button, "request_contact"))
        return call_fail(c, 400, "phone number can be requested in private chats only");
    if (json_get_flag(button, "request_location"))
        return call_fail(c, 400, "location can be requested in private chats only");
    return true;
}

bool button_fits(struct call *c, const cJSON *button)
{
    const char *data = json_get_text(button, "callback_data");
    if (data && strlen(data) > DATA_BYTES_MOST)
        return call_fail(c, 400, "BUTTON_DATA_INVALID");
    const cJSON *copied = cJSON_GetObjectItemCaseSensitive(button, "copy_text");
    const char *copy = json_get_text(copied, "text");
    if (copied && (!copy || !*copy || text_points(copy) > 256))
        return call_fail(c, 400, "BUTTON_COPY_TEXT_INVALID");
    return true;
}
