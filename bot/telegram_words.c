/* telegram_words.c - what goes out: a delivery becomes a method and its parameters.
 *
 * A request is first a list of parameters, texts or ready JSON, and then one JSON object
 * or, when a file's bytes must travel, the parts of a form. The JSON is written straight
 * into a buffer: at a thousand sends a second a tree would cost more than it explains. */
#include "bot/telegram_words.h"

#include "bot/telegram_json.h"

#include <string.h>
#include <talloc.h>

enum {
    PARAMS_MOST = 12,
    JSON_MOST = 512 << 10,
    TOAST_MOST = 200,
    POLL_SECONDS_MOST = 50
};

struct param {
    const char *name;
    const char *value; /* a text, or JSON as it stands when ready */
    bool ready;
};

struct params {
    struct param list[PARAMS_MOST];
    size_t count;
    bool failed; /* some value could not be made */
};

static const struct file_kind {
    const char *kind, *method;
} file_kinds[] = {
    { "audio", "sendAudio" }, { "document", "sendDocument" }, { "photo", "sendPhoto" },
    { "video", "sendVideo" }, { "voice", "sendVoice" },
};

/* ---- parameters ------------------------------------------------------------------- */

static void add(struct params *p, const char *name, const char *value, bool ready)
{
    if (!value)
        p->failed = true;
    else if (p->count == PARAMS_MOST)
        die("telegram: too many parameters");
    else
        p->list[p->count++] = (struct param){ name, value, ready };
}

static void add_text(struct params *p, const char *name, const char *value)
{
    add(p, name, value, false);
}

static void add_ready(struct params *p, const char *name, const char *value)
{
    add(p, name, value, true);
}

/* A chat may also be "@name"; what is neither is for the server to refuse. */
static void add_chat(struct params *p, const char *chat)
{
    add(p, "chat_id", chat, telegram_is_id(chat));
}

static const char *number_or_zero(const char *id)
{
    return id && telegram_is_id(id) ? id : "0";
}

static char *params_json(void *mem, const struct params *p)
{
    struct buffer b = { .max = JSON_MOST };
    for (size_t i = 0; i < p->count; i++) {
        const struct param *param = &p->list[i];
        buffer_text(&b, i ? ",\"" : "{\"");
        buffer_text(&b, param->name);
        buffer_text(&b, "\":");
        if (param->ready)
            buffer_text(&b, param->value);
        else
            telegram_quote(&b, param->value);
    }
    buffer_text(&b, "}");
    return telegram_take(mem, &b);
}

/* ---- values ----------------------------------------------------------------------- */

/* Adds <time at="N"> as the server's own tag, and says where the text goes on; NULL when
 * it is no such mark. */
static const char *add_moment(struct buffer *b, const char *mark)
{
    const char *number = mark + strlen("<time at=\"");
    size_t len = strspn(number, "0123456789");
    if (len == 0 || strncmp(number + len, "\">", 2) != 0)
        return NULL;
    buffer_text(b, "<tg-time unix=\"");
    buffer_add(b, number, len);
    buffer_text(b, "\" format=\"wDt\">");
    return number + len + 2;
}

/* People's own < are escaped, so every <time is a mark of ours. */
static const char *html_of(void *mem, const char *words)
{
    struct buffer b = { .max = JSON_MOST };
    const char *rest = words, *mark;
    while ((mark = strchr(rest, '<'))) {
        const char *after = NULL;
        buffer_add(&b, rest, (size_t)(mark - rest));
        if (strncmp(mark, "<time at=\"", 10) == 0) {
            after = add_moment(&b, mark);
        } else if (strncmp(mark, "</time>", 7) == 0) {
            buffer_text(&b, "</tg-time>");
            after = mark + 7;
        }
        if (!after)
            buffer_add(&b, "<", 1);
        rest = after ? after : mark + 1;
    }
    if (rest == words)
        return words;
    buffer_text(&b, rest);
    return telegram_take(mem, &b);
}

static void add_key(struct buffer *b, const struct key *key)
{
    static const char *const styles[] = {
        [KEY_PLAIN] = NULL,
        [KEY_PRIMARY] = "primary",
        [KEY_SUCCESS] = "success",
        [KEY_DANGER] = "danger",
    };
    static const char *const fields[] = {
        [KEY_PRESS] = ",\"callback_data\":",
        [KEY_LINK] = ",\"url\":",
        [KEY_COPY] = ",\"copy_text\":{\"text\":",
        [KEY_IDLE] = ",\"callback_data\":",
    };
    buffer_text(b, "{\"text\":");
    telegram_quote(b, key->label);
    buffer_text(b, fields[key->kind]);
    telegram_quote(b, key->value);
    if (key->kind == KEY_COPY)
        buffer_text(b, "}");
    if (styles[key->style]) {
        buffer_text(b, ",\"style\":");
        telegram_quote(b, styles[key->style]);
    }
    buffer_text(b, "}");
}

static char *keyboard(void *mem, const struct delivery *d)
{
    struct buffer b = { .max = JSON_MOST };
    buffer_text(&b, "{\"inline_keyboard\":[[");
    for (size_t i = 0; i < d->key_count; i++) {
        if (i > 0)
            buffer_text(&b, d->keys[i - 1].ends_row ? "],[" : ",");
        add_key(&b, &d->keys[i]);
    }
    buffer_text(&b, "]]}");
    return telegram_take(mem, &b);
}

/* ---- deliveries ------------------------------------------------------------------- */

static void add_words(struct params *p, void *mem, const char *name, const char *words)
{
    add_text(p, name, html_of(mem, words));
    add_text(p, "parse_mode", "HTML");
}

static void add_keyboard(struct params *p, void *mem, const struct delivery *d)
{
    if (d->key_count > 0)
        add_ready(p, "reply_markup", keyboard(mem, d));
}

static void add_target(struct params *p, void *mem, const struct delivery *d)
{
    if (d->silent)
        add_ready(p, "disable_notification", "true");
    if (!d->reply_to)
        return;
    struct buffer b = { .max = 256 };
    buffer_format(&b, "{\"message_id\":%s,\"allow_sending_without_reply\":true}",
                  number_or_zero(d->reply_to));
    add_ready(p, "reply_parameters", telegram_take(mem, &b));
}

static const char *set_file(struct params *p, void *mem, const struct delivery *d)
{
    const struct file_kind *kind = NULL;
    for (size_t i = 0; i < COUNT(file_kinds); i++)
        if (strcmp(file_kinds[i].kind, d->file.kind) == 0)
            kind = &file_kinds[i];
    if (!kind)
        return NULL;
    if (d->file.id)
        add_text(p, kind->kind, d->file.id);
    if (*d->words)
        add_words(p, mem, "caption", d->words);
    add_target(p, mem, d);
    add_keyboard(p, mem, d);
    return kind->method;
}

static const char *set_message(struct params *p, void *mem, const struct delivery *d)
{
    add_words(p, mem, "text", d->words);
    add_ready(p, "link_preview_options", "{\"is_disabled\":true}");
    add_target(p, mem, d);
    add_keyboard(p, mem, d);
    return "sendMessage";
}

/* Edits without buttons take the buttons off. */
static const char *set_edit(struct params *p, void *mem, const struct delivery *d)
{
    if (d->file.kind) {
        add_words(p, mem, "caption", d->words);
    } else {
        add_words(p, mem, "text", d->words);
        add_ready(p, "link_preview_options", "{\"is_disabled\":true}");
    }
    add_keyboard(p, mem, d);
    return d->file.kind ? "editMessageCaption" : "editMessageText";
}

static const char *set_reaction(struct params *p, void *mem, const struct delivery *d)
{
    struct buffer b = { .max = 256 };
    buffer_text(&b, *d->words ? "[{\"type\":\"emoji\",\"emoji\":" : "[");
    if (*d->words) {
        telegram_quote(&b, d->words);
        buffer_text(&b, "}");
    }
    buffer_text(&b, "]");
    add_ready(p, "reaction", telegram_take(mem, &b));
    return "setMessageReaction";
}

static const char *set_params(struct params *p, void *mem, const struct delivery *d)
{
    add_chat(p, d->chat);
    if (d->verb != DELIVER_SEND && d->verb != DELIVER_LEAVE)
        add_ready(p, "message_id", number_or_zero(d->message));
    switch (d->verb) {
    case DELIVER_SEND:
        return d->file.kind ? set_file(p, mem, d) : set_message(p, mem, d);
    case DELIVER_EDIT:
        return set_edit(p, mem, d);
    case DELIVER_STRIP:
        return "editMessageReplyMarkup";
    case DELIVER_DELETE:
        return "deleteMessage";
    case DELIVER_REACT:
        return set_reaction(p, mem, d);
    case DELIVER_LEAVE:
        return "leaveChat";
    }
    die("telegram: a delivery without a verb");
}

static void set_parts(struct telegram_request *r, const struct params *p,
                      const struct delivery *d)
{
    struct http_part *parts = talloc_zero_array(r, struct http_part, PARAMS_MOST + 1);
    if (!parts)
        die("memory: none left");
    for (size_t i = 0; i < p->count; i++)
        parts[i] =
            (struct http_part){ .name = p->list[i].name, .text = p->list[i].value };
    parts[p->count] = (struct http_part){
        .name = d->file.kind,
        .file = d->file.name && *d->file.name ? d->file.name : d->file.kind,
        .bytes = d->file.bytes,
        .size = d->file.size,
    };
    r->parts = parts;
    r->part_count = p->count + 1;
}

struct telegram_request *telegram_request(void *mem, const struct delivery *d)
{
    struct telegram_request *r = talloc_zero(mem, struct telegram_request);
    struct params p = { .count = 0 };
    if (!r)
        die("memory: none left");
    r->method = set_params(&p, r, d);
    if (d->verb == DELIVER_SEND && d->file.kind && !d->file.id)
        set_parts(r, &p, d);
    else
        r->json = params_json(r, &p);
    if (r->method && !p.failed && (r->json || r->parts))
        return r;
    talloc_free(r);
    return NULL;
}
