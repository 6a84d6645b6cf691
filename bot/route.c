/* route.c - who handles what a person did: features, their buttons, and what is neither
 * a button nor words (those are in route_words.c). */
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

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

bool route_held(struct turn *t, const struct feature *f)
{
    return t->who.id && product_of(t)->holds && product_of(t)->holds(t, f);
}

/* An action that is not this person's is refused in words, and shows where they are. */
void route_run(struct turn *t, const struct feature *f, const struct action *a,
               int64_t about)
{
    if (route_held(t, f))
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

void route_press(struct turn *t, const char *value)
{
    if (strcmp(value, IDLE_PRESS) == 0)
        return;
    split(t, value);
    const char *feature = argument(t, 0), *name = argument(t, 1);
    const struct feature *f = feature_named(t->in->engine, feature, strlen(feature));
    if (strcmp(feature, "form") == 0 && t->who.id) {
        drop_arguments(t, 1);
        int64_t draft = strtoll(argument(t, 0), NULL, 10);
        if (route_held(t, form_owner(t, draft_find(t->db, t->who.id, draft).form)))
            return;
        if (!form_press(t))
            old_button(t);
        return;
    }
    const struct action *a = f ? action_named(f, name) : NULL;
    if (a) {
        drop_arguments(t, 2);
        route_run(t, f, a, strtoll(argument(t, 0), NULL, 10));
    } else if (t->who.id) {
        old_button(t);
    } else {
        product_of(t)->stranger(t);
    }
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
        route_press(t, event->words);
        break;
    case EVENT_WORDS:
    case EVENT_FILE:
    case EVENT_CONTACT:
        if (event->edited)
            route_correction(t);
        else
            route_words(t);
        break;
    }
}
