/* route_words.c - for whom what somebody wrote is.
 *
 * Commands, buttons and the words that stand for buttons win over questions. Free text
 * goes to the message replied to, to the question put last (if it came within half an
 * hour, and no screen that takes words was opened since, and nothing was passed on to
 * them since), to the screen in front when that takes words; else the product asks by
 * buttons what it is, and nothing reaches another person without that tap. What was
 * pushed below a screen does not take from it the words that the screen understands. What
 * was sent together stays together. */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

static const struct product *product_of(const struct turn *t)
{
    return t->in->engine->product;
}

/* ---- commands, and words for buttons ---------------------------------------------- */

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
    route_run(t, f, &f->start, 0);
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
    route_press(t, talloc_strndup(t->in->memory, at, strcspn(at, "\n")));
    return true;
}

/* ---- for whom it is --------------------------------------------------------------- */

const struct feature *feature_under(const struct turn *t, const struct card_row *c)
{
    const struct feature *f =
        c->id ? feature_named(t->in->engine, c->kind, strlen(c->kind)) : NULL;
    return f && f->wrote ? f : NULL;
}

/* Words for a feature that takes words. */
static bool wrote_to(struct turn *t, const struct feature *f, int64_t about)
{
    if (!f)
        return false;
    if (route_held(t, f))
        return true;
    turn_speaker(t, f, about);
    f->wrote(t, about);
    return true;
}

static bool wrote_under(struct turn *t, const struct card_row *c)
{
    return wrote_to(t, feature_under(t, c), c->about);
}

static bool wrote_in_talk(struct turn *t, const struct relay *r)
{
    struct card_row c = { .id = r->id, .kind = r->kind, .about = r->about };
    return wrote_under(t, &c);
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
               (route_held(t, form_owner(t, d.form)) || form_answer(t, &d));
    }
    if (c.id)
        return wrote_under(t, &c);
    struct relay r = replied_relay(t);
    return wrote_in_talk(t, &r);
}

/* The rest of an album goes where its beginning went, whatever was shown meanwhile. */
static bool is_of_album(struct turn *t)
{
    const char *album = album_of(t);
    if (!*album)
        return false;
    if (held_album(t->db, t->in->account.id, album))
        return hold_words(t) != 0;
    struct relay r = relay_last_said(t->db, t->who.id);
    return r.id && strcmp(r.album, album) == 0 && wrote_in_talk(t, &r);
}

/* Something was passed on to them after the question, and they did not turn back to it:
 * plain words may be for either. */
static bool is_in_doubt(struct turn *t, const struct draft *d)
{
    struct card_row c = card_get(t->db, t->in->account.front);
    bool front = c.id && strcmp(c.kind, "form") == 0 && c.about == d->id;
    return !front && relay_last_heard(t->db, t->in->account.id) >= d->asked_at;
}

/* A question takes the front when it is put: a screen there was opened after it. */
static bool answered(struct turn *t)
{
    struct card_row c = card_get(t->db, t->in->account.front);
    struct draft d = draft_last_asked(t->db, t->who.id);
    if (feature_under(t, &c) || !d.id || t->now - d.asked_at >= QUESTION_IS_FRESH)
        return false;
    if (is_in_doubt(t, &d))
        product_of(t)->unclear(t);
    else
        return route_held(t, form_owner(t, d.form)) || form_answer(t, &d);
    return true;
}

static bool under_front(struct turn *t)
{
    struct card_row c = card_get(t->db, t->in->account.front);
    return wrote_under(t, &c);
}

static bool under_behind(struct turn *t)
{
    struct card_row c = card_get(t->db, t->in->account.behind);
    const struct feature *f = feature_under(t, &c);
    return f && f->understands && f->understands(t, c.about) && wrote_to(t, f, c.about);
}

/* A file that belongs to nothing, and that this person may not send at all. */
bool file_is_declined(struct turn *t)
{
    const char *kind = t->in->event->file.kind;
    const char *why =
        kind && product_of(t)->declines ? product_of(t)->declines(t, kind) : NULL;
    if (why)
        say(t, why);
    return why;
}

void route_words(struct turn *t)
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
    if (is_of_album(t) || replied(t) || under_behind(t) || answered(t))
        return;
    if (plain && number_for_button(t))
        return;
    if (!under_front(t) && !route_held(t, NULL) && !file_is_declined(t))
        product_of(t)->unclear(t);
}

/* ---- corrections ------------------------------------------------------------------ */

static void corrected(struct turn *t, const struct relay *r)
{
    const struct feature *f = feature_named(t->in->engine, r->kind, strlen(r->kind));
    if (!f || !f->corrected || r->part_of || r->taken_back_at)
        return;
    turn_speaker(t, f, r->about);
    f->corrected(t, r->about, r->id);
}

/* Of words that answered a question, or pressed a button, no correction is heard. Held
 * ones are corrected where they are held; a feature that shows them hears of it too. */
void route_correction(struct turn *t)
{
    const struct event *event = t->in->event;
    int64_t account = t->in->account.id;
    if (!t->who.id || (event->kind == EVENT_WORDS && !*event->words))
        return;
    held_correct(t->db, account, event->message, event->words);
    for (struct relay *r = relays_from(t->db, account, event->message); r->id; r++)
        corrected(t, r);
}
