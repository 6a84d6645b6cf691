/* story_expect.c - what a person must have been shown, in the order in which it came. */
#include "tests/story_inside.h"

#include <talloc.h>

/* Its place among all that was shown, from `from` on; the count when there is none. */
static size_t next_unseen(const struct terminal_chat *c, size_t from)
{
    while (from < c->shown_count &&
           (c->shown[from].look == TERMINAL_DID || c->shown[from].look == TERMINAL_TOAST))
        from++;
    return from;
}

/* Why this is not what was expected, or NULL. */
static const char *difference(struct story *s, const struct terminal_shown *shown,
                              const char *expected, bool edit)
{
    struct story_pattern p = story_pattern(s->memory, expected);
    if (edit && shown->look != TERMINAL_EDITED)
        return "a new message came instead of an edit";
    if (!story_matches(p.words, shown->plain))
        return "the words differ";
    if (!story_keys_match(&p, shown->keys, shown->key_count))
        return "the buttons differ";
    return NULL;
}

static bool nothing_shown(struct story *s, const struct story_person *p,
                          const char *expected)
{
    return story_fail(s, "expected: %s < %s\nshown:    nothing more", p->name, expected);
}

static bool shows(struct story *s, struct story_person *p, const char *expected,
                  bool edit)
{
    const struct terminal_chat *c = story_chat(s, p);
    size_t i = next_unseen(c, p->checked);
    if (i == c->shown_count)
        return nothing_shown(s, p, expected);
    const char *why = difference(s, &c->shown[i], expected, edit);
    if (why)
        return story_fail(s, "%s\nexpected: %s < %s\nshown:    %s < %s", why, p->name,
                          expected, p->name, story_told(s->memory, &c->shown[i]));
    p->checked = i + 1;
    return true;
}

bool story_shows(struct story *s, struct story_person *p, const char *expected)
{
    return shows(s, p, expected, false);
}

bool story_shows_edit(struct story *s, struct story_person *p, const char *expected)
{
    return shows(s, p, expected, true);
}

bool story_shows_among(struct story *s, struct story_person *p, const char *expected)
{
    const struct terminal_chat *c = story_chat(s, p);
    size_t i = next_unseen(c, p->checked);
    for (; i < c->shown_count; i = next_unseen(c, i + 1)) {
        if (difference(s, &c->shown[i], expected, false))
            continue;
        p->checked = i + 1;
        return true;
    }
    return nothing_shown(s, p, expected);
}

bool story_toasts(struct story *s, struct story_person *p, const char *expected)
{
    const struct terminal_chat *c = story_chat(s, p);
    for (size_t i = c->shown_count; i-- > 0;) {
        if (c->shown[i].look != TERMINAL_TOAST)
            continue;
        if (story_matches(expected, c->shown[i].plain))
            return true;
        return story_fail(s, "expected: the notice «%s»\nshown:    «%s»", expected,
                          c->shown[i].plain);
    }
    return story_fail(s, "expected: the notice «%s»\nshown:    none", expected);
}

bool story_quiet(struct story *s, struct story_person *p, const char *rest)
{
    const struct terminal_chat *c = story_chat(s, p);
    size_t i = next_unseen(c, p->checked);
    (void)rest;
    if (i == c->shown_count)
        return true;
    return story_fail(s, "expected: %s quiet\nshown:    %s < %s", p->name, p->name,
                      story_told(s->memory, &c->shown[i]));
}

bool story_skips(struct story *s, struct story_person *p, const char *rest)
{
    (void)rest;
    p->checked = story_chat(s, p)->shown_count;
    return true;
}
