/* methods_send.c - sendMessage and the five methods that send a file.
 *
 * The checks stand in the server's order: what can be read without the chat, the chat,
 * the message replied to, the text, the keys, and last what the data centre refuses. */
#include "formatted.h"
#include "json.h"
#include "markup.h"
#include "media.h"
#include "messages.h"
#include "methods.h"
#include "pace.h"
#include "text.h"

#include <string.h>
#include <talloc.h>

/* All that is known of a message before it is one. */
struct sending {
    const char *media_kind; /* NULL: only words */
    struct formatted words;
    struct markup keyboard;
    struct chat *chat;
    struct media *file;
    char *preview;
    int64_t reply_to;
    bool reply_optional;
};

static bool read_preview(struct call *c, struct sending *s)
{
    const char *json = argument_text(c->args, "link_preview_options");
    if (argument_flag(c->args, "disable_web_page_preview"))
        s->preview = talloc_strdup(c, "{\"is_disabled\":true}");
    if (!*json)
        return true;
    cJSON *options = cJSON_Parse(json);
    bool good = cJSON_IsObject(options);
    if (good && options->child)
        s->preview = json_print(c, options);
    if (!options)
        call_fail(c, 400, "can't parse link preview options JSON object");
    else if (!good)
        call_fail(c, 400, "object expected as link preview options");
    cJSON_Delete(options);
    return good;
}

static bool read_reply(struct call *c, struct sending *s)
{
    const char *json = argument_text(c->args, "reply_parameters");
    s->reply_to = argument_int(c->args, "reply_to_message_id", 0, 0, INT32_MAX);
    s->reply_optional = argument_flag(c->args, "allow_sending_without_reply");
    if (!*json)
        return true;
    cJSON *reply = cJSON_Parse(json);
    bool good = cJSON_IsObject(reply);
    if (good) {
        s->reply_to = json_get_int(reply, "message_id");
        s->reply_optional = json_get_flag(reply, "allow_sending_without_reply");
    } else if (!reply) {
        call_fail(c, 400, "can't parse reply parameters JSON object");
    } else {
        call_fail(c, 400, "object expected as reply parameters");
    }
    cJSON_Delete(reply);
    return good;
}

static bool check_place(struct call *c, struct sending *s)
{
    s->chat = chat_of(c);
    if (!s->chat)
        return false;
    if (argument_int(c->args, "message_thread_id", 0, 0, INT32_MAX) > 0)
        return call_fail(c, 400, "message thread not found");
    if (s->reply_to <= 0 || message_find(s->chat, s->reply_to))
        return true;
    s->reply_to = 0;
    return s->reply_optional || call_fail(c, 400, "message to be replied not found");
}

static bool check_content(struct call *c, struct sending *s)
{
    if (!s->media_kind)
        return formatted_fit_text(c, &s->words) && markup_check(c, &s->keyboard, s->chat);
    if (!formatted_fit_caption(c, &s->words) || !markup_check(c, &s->keyboard, s->chat))
        return false;
    s->file = media_take(c, s->media_kind);
    return s->file != NULL;
}

static void put_message(struct call *c, const struct sending *s)
{
    struct emulator *e = c->e;
    struct message *m = message_new(e, s->chat, &e->bot);
    message_set_text(m, s->words.text, s->words.entities);
    m->file = s->file;
    m->preview = talloc_strdup(m, s->preview);
    m->reply_to = (int)s->reply_to;
    m->silent = argument_flag(c->args, "disable_notification");
    m->protect = argument_flag(c->args, "protect_content");
    m->markup = talloc_strdup(m, s->keyboard.json);
    m->inline_markup = m->markup && s->keyboard.kind == MARKUP_INLINE;
    message_touch(e, m);
    call_ok(c, message_json(e, m));
}

static void send_it(struct call *c, struct sending *s)
{
    if (read_reply(c, s) && markup_read(c, &s->keyboard) && check_place(c, s) &&
        check_content(c, s) && chat_lets_in(c, s->chat) && markup_fits(c, &s->keyboard) &&
        pace_allows(c, s->chat))
        put_message(c, s);
}

void method_send_message(struct call *c)
{
    struct sending s = { 0 };
    if (!read_preview(c, &s))
        return;
    if (!*argument_text(c->args, "text"))
        call_fail(c, 400, "message text is empty");
    else if (formatted_read(c, "text", "entities", &s.words))
        send_it(c, &s);
}

void method_send_file(struct call *c)
{
    struct sending s = { 0 };
    s.media_kind = media_kind(text_lower(c, c->method->name + strlen("send")));
    if (media_is_given(c, s.media_kind) &&
        formatted_read(c, "caption", "caption_entities", &s.words))
        send_it(c, &s);
}
