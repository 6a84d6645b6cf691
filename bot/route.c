/* route.c - who handles what a person did.
 *
 * Commands, buttons and the words that stand for buttons win over questions. Free text
 * goes to the message replied to, to the question put last (if it came within half an
 * hour, and no screen that takes words was opened since), to the screen in front when
 * that takes words; else the product asks by buttons what it is, and nothing reaches
 * another person without that tap. What was pushed below a screen does not take from it
 * the words that the screen understands. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

enum { QUESTION_IS_FRESH = 30 * MINUTE };

static const struct product *product_of(const struct turn *t)
{
    return t->in->engine->product;
}

/* ---- features ---------------------------------------------------------------------- */

static bool is_called(const struct feature *f, const char *name, size_t len)
{
    return strlen(f->name) == len && strncmp(f->name, name, len) == 0;
}

const struct feature *feature_named(const struct engine *e, const char *name, size_t len)
{
    if (is_called(&form_feature, name, len))
        return &form_feature;
    for (const struct feature *const *f = e->product->features; *f; f++)
        if (is_called(*f, name, len))
            return *f;
    return NULL;
}

const struct feature *feature_of(const struct engine *e, const char *dotted,
                                 const char **word)
{
    const char *dot = strchr(dotted, '.');
    *word = dot ? dot + 1 : "";
    return dot ? feature_named(e, dotted, (size_t)(dot - dotted)) : NULL;
}

/* ---- presses ---------------------------------------------------------------------- */

/* "feature:action:a:b" becomes arguments a and b; the rest of a ninth stays whole. */
static void split(struct turn *t, const char *value)
{
    char *copy = talloc_strdup(t->in->memory, value);
    size_t n = 0;
    memset(t->in->arguments, 0, sizeof t->in->arguments);
    for (char *at = copy; at && n < ARGUMENTS_MOST; n++) {
        t->in->arguments[n] = at;
        at = strchr(at, ':');
        if (at && n + 1 < ARGUMENTS_MOST)
            *at++ = '\0';
    }
}

static void drop_arguments(struct turn *t, size_t count)
{
    size_t left = ARGUMENTS_MOST - count;
    memmove(t->in->arguments, t->in->arguments + count, left * sizeof(char *));
    for (size_t i = left; i < ARGUMENTS_MOST; i++)
        t->in->arguments[i] = NULL;
}

static const struct action *action_named(const struct feature *f, const char *name)
{
    for (const struct action *a = f->actions; a && a->name; a++)
        if (strcmp(a->name, name) == 0)
            return a;
    return NULL;
}

static bool held(struct turn *t, const struct feature *f)
{
    return t->who.id && product_of(t)->holds && product_of(t)->holds(t, f);
}

/* An action that is not this person's is refused in words, and shows where they are. */
static void run(struct turn *t, const struct feature *f, const struct action *a,
                int64_t about)
{
    if (held(t, f))
        return;
    if (has_role(t, a->who)) {
        turn_speaker(t, f, about);
        a->run(t, about);
        return;
    }
    if (!t->who.id) {
        product_of(t)->stranger(t);
        return;
    }
    say(t, "engine.not_yours");
    product_of(t)->home(t);
}

static void press(struct turn *t, const char *value)
{
    if (strcmp(value, IDLE_PRESS) == 0)
        return;
    split(t, value);
    const char *feature = argument(t, 0), *name = argument(t, 1);
    const struct feature *f = feature_named(t->in->engine, feature, strlen(feature));
    if (strcmp(feature, "form") == 0 && t->who.id) {
        drop_arguments(t, 1);
        int64_t draft = strtoll(argument(t, 0), NULL, 10);
        if (held(t, form_owner(t, draft_find(t->db, t->who.id, draft).form)))
            return;
        if (!form_press(t))
            old_button(t);
        return;
    }
    const struct action *a = f ? action_named(f, name) : NULL;
    if (a) {
        drop_arguments(t, 2);
        run(t, f, a, strtoll(argument(t, 0), NULL, 10));
    } else if (t->who.id) {
        old_button(t);
    } else {
        product_of(t)->stranger(t);
    }
}

/* ---- words ------------------------------------------------------------------------ */

/* "/foo" is no answer to a question either; "/ 2" may be. */
static bool unknown_command(struct turn *t, size_t len)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789_";
    if (!t->who.id || !len || strspn(t->words + 1, letters) != len)
        return false;
    product_of(t)->unclear(t);
    return true;
}

static bool command(struct turn *t)
{
    if (t->words[0] != '/')
        return false;
    size_t len = strcspn(t->words + 1, " @\n");
    const struct feature *f = feature_named(t->in->engine, t->words + 1, len);
    if (len == 6 && strncmp(t->words + 1, "cancel", len) == 0 && t->who.id)
        return form_word(t, "cancel") || (product_of(t)->home(t), true);
    if (!f || !f->start.run)
        return unknown_command(t, len);
    const char *rest = t->words + 1 + len;
    t->words = rest + strcspn(rest, " \n");
    t->words += strspn(t->words, " \n");
    run(t, f, &f->start, 0);
    return true;
}

/* «меню», «назад», «отмена», «стоп» do what the buttons do. */
static bool word_for_button(struct turn *t)
{
    static const struct {
        const char *key, *does;
    } words[] = {
        { "engine.word_home", "home" },
        { "engine.word_back", "back" },
        { "engine.word_cancel", "cancel" },
        { "engine.word_stop", "cancel" },
    };
    for (size_t i = 0; i < COUNT(words); i++) {
        if (!words_matches(t->in->engine->words, words[i].key, t->words))
            continue;
        if (strcmp(words[i].does, "home") == 0 || !form_word(t, words[i].does))
            product_of(t)->home(t);
        return true;
    }
    return false;
}

/* «3» presses the third button of what is in front. */
static bool number_for_button(struct turn *t)
{
    char *end;
    long n = strtol(t->words, &end, 10);
    if (end == t->words || *end || n < 1 || n > 99)
        return false;
    const char *at = t->in->account.front_keys;
    while (--n > 0 && at && *at) {
        at = strchr(at, '\n');
        at = at ? at + 1 : NULL;
    }
    if (!at || !*at || *at == '\n')
        return false; /* no such button, or one that is no press */
    press(t, talloc_strndup(t->in->memory, at, strcspn(at, "\n")));
    return true;
}

/* Words under a card whose feature takes words. */
static bool wrote_under(struct turn *t, const struct card_row *c)
{
    if (!c->id)
        return false;
    const struct feature *f = feature_named(t->in->engine, c->kind, strlen(c->kind));
    if (!f || !f->wrote)
        return false;
    if (held(t, f))
        return true;
    turn_speaker(t, f, c->about);
    f->wrote(t, c->about);
    return true;
}

static bool replied(struct turn *t)
{
    const struct event *event = t->in->event;
    if (!event->reply_to)
        return false;
    struct card_row c = card_by_message(t->db, t->in->account.id, event->reply_to);
    if (c.id && strcmp(c.kind, "form") == 0) {
        struct draft d = draft_find(t->db, t->who.id, c.about);
        return d.id && !d.filled &&
               (held(t, form_owner(t, d.form)) || form_answer(t, &d));
    }
    return wrote_under(t, &c);
}

static bool answered(struct turn *t)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    return d.id && t->now - d.asked_at < QUESTION_IS_FRESH &&
           (held(t, form_owner(t, d.form)) || form_answer(t, &d));
}

static bool under_front(struct turn *t)
{
    struct card_row c = card_get(t->db, t->in->account.front);
    return wrote_under(t, &c);
}

static bool under_behind(struct turn *t)
{
    struct card_row c = card_get(t->db, t->in->account.behind);
    const struct feature *f =
        c.id ? feature_named(t->in->engine, c.kind, strlen(c.kind)) : NULL;
    return f && f->understands && f->understands(t, c.about) && wrote_under(t, &c);
}

/* A question takes the front when it is put: such a screen was opened after it. */
static bool front_takes_words(struct turn *t)
{
    struct card_row c = card_get(t->db, t->in->account.front);
    const struct feature *f =
        c.id ? feature_named(t->in->engine, c.kind, strlen(c.kind)) : NULL;
    return f && f->wrote;
}

/* A file that belongs to nothing, and that this person may not send at all. */
static bool declined(struct turn *t)
{
    const char *kind = t->in->event->file.kind;
    const char *why =
        kind && product_of(t)->declines ? product_of(t)->declines(t, kind) : NULL;
    if (why)
        say(t, why);
    return why;
}

static void wrote(struct turn *t)
{
    const struct event *event = t->in->event;
    bool plain = event->kind == EVENT_WORDS && !event->file.kind;
    if (plain && command(t))
        return;
    if (!t->who.id) {
        product_of(t)->stranger(t);
        return;
    }
    if (plain && !event->reply_to && word_for_button(t))
        return;
    if (replied(t) || under_behind(t) || (!front_takes_words(t) && answered(t)))
        return;
    if (plain && number_for_button(t))
        return;
    if (!under_front(t) && !held(t, NULL) && !declined(t))
        product_of(t)->unclear(t);
}

/* ---- everything ------------------------------------------------------------------- */

/* In a group it says so and leaves; what else comes from there meanwhile is not told. */
static void leave_group(struct turn *t, const struct event *event)
{
    if (!inbox_take(t->db, format(t, "left %s", event->chat), t->now))
        return;
    struct account group = { .messenger = t->in->engine->set.messenger,
                             .chat = event->chat };
    struct reader r = reader_of(t, &t->who);
    const char *words = words_fill(t->in->engine->words, t->in->memory, &r,
                                   "engine.not_in_groups", NULL, 0);
    speech_queue(t, &(struct said){ .to = group, .words = words });
    speech_queue(t, &(struct said){ .to = group, .verb = DELIVER_LEAVE, .words = "" });
}

void route(struct turn *t, const void *what)
{
    const struct event *event = what;
    switch (event->kind) {
    case EVENT_OTHER:
    case EVENT_STOPPED:
        break;
    case EVENT_GROUP:
        leave_group(t, event);
        break;
    case EVENT_START:
        product_of(t)->came(t);
        break;
    case EVENT_PRESS:
        press(t, event->words);
        break;
    case EVENT_WORDS:
    case EVENT_FILE:
    case EVENT_CONTACT:
        if (!event->edited)
            wrote(t);
        break;
    }
}
