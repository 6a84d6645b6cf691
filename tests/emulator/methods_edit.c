/* methods_edit.c - new words, captions and keys for messages that stand already. */
#include "bot/base.h"
#include "formatted.h"
#include "json.h"
#include "markup.h"
#include "messages.h"
#include "methods.h"
#include "pace.h"

#include <string.h>
#include <talloc.h>

/* The message, if the bot may edit it; NULL with the call failed. */
static struct message *editable(struct call *c)
{
    if (!*argument_text(c->args, "chat_id") &&
        argument_int(c->args, "message_id", 0, 0, INT32_MAX) == 0) {
        call_fail(c, 400, "message identifier is not specified");
        return NULL;
    }
    struct chat *chat = chat_of(c);
    struct message *m = chat ? message_of(c, chat, "edit") : NULL;
    if (!m)
        return NULL;
    if (m->from == &c->e->bot && (!m->markup || m->inline_markup))
        return m;
    call_fail(c, 400, "message can't be edited");
    return NULL;
}

static bool same(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

static bool check_markup(struct call *c, struct markup *k, const struct message *m)
{
    if (k->kind == MARKUP_REPLY || k->kind == MARKUP_OTHER)
        return call_fail(c, 400, "inline keyboard expected");
    return markup_check(c, k, m->chat);
}

/* Makes the change if there is one; words NULL keeps the text. */
static void change(struct call *c, struct message *m, const struct formatted *words,
                   const struct markup *k)
{
    if (!chat_lets_in(c, m->chat) || !markup_fits(c, k))
        return;
    bool same_words =
        !words || (same(words->text, m->text) && same(words->entities, m->entities));
    if (same_words && same(k->json, m->markup)) {
        call_fail(
            c, 400,
            "message is not modified: specified new message content and reply markup "
            "are exactly the same as a current content and reply markup of the "
            "message");
        return;
    }
    if (!pace_allows(c, m->chat))
        return;
    if (words)
        message_set_text(m, words->text, words->entities);
    talloc_free(m->markup);
    m->markup = talloc_strdup(m, k->json);
    m->inline_markup = m->markup != NULL;
    m->edit_date = emulator_now(c->e);
    message_touch(c->e, m);
    call_ok(c, message_json(c->e, m));
}

void method_edit_text(struct call *c)
{
    struct formatted words = { 0 };
    struct markup k;
    if (!*argument_text(c->args, "text")) {
        call_fail(c, 400, "message text is empty");
        return;
    }
    if (!formatted_read(c, "text", "entities", &words) || !markup_read(c, &k))
        return;
    struct message *m = editable(c);
    if (!m)
        return;
    if (m->file)
        call_fail(c, 400, "there is no text in the message to edit");
    else if (formatted_fit_text(c, &words) && check_markup(c, &k, m))
        change(c, m, &words, &k);
}

void method_edit_caption(struct call *c)
{
    struct formatted words = { 0 };
    struct markup k;
    if (!formatted_read(c, "caption", "caption_entities", &words) || !markup_read(c, &k))
        return;
    struct message *m = editable(c);
    if (!m)
        return;
    if (!m->file)
        call_fail(c, 400, "there is no caption in the message to edit");
    else if (formatted_fit_caption(c, &words) && check_markup(c, &k, m))
        change(c, m, &words, &k);
}

void method_edit_markup(struct call *c)
{
    struct markup k;
    if (!markup_read(c, &k))
        return;
    struct message *m = editable(c);
    if (m && check_markup(c, &k, m))
        change(c, m, NULL, &k);
}
