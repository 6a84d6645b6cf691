/* about.c - what this is for (domain.md 2 A15), what it gives to each role and asks of
 * it, and who sees what (domain.md 6.5 in plain words). Who holds several roles reads
 * about one at a time. */
#include "handlers/features.h"

#include <string.h>

/* ---- the reader's roles ----------------------------------------------------------- */

static const struct told {
    unsigned role;
    const char *word;
} told[] = {
    { MENTEE, "mentee" },
    { MENTOR, "mentor" },
    { CURATOR | DEPUTY, "curator" },
    { HEAD, "head" },
    { PSYCHOLOGIST, "psychologist" },
    { GUARDIAN, "guardian" },
    { RESOURCE, "resource" },
    { ADMINISTRATOR, "administrator" },
    { MEMBER, "member" }, /* who is nothing else yet */
};

static bool is_theirs(struct turn *t, const struct told *r)
{
    unsigned others = ANYBODY & ~(STRANGER | MEMBER);
    return has_role(t, r->role) && (r->role != MEMBER || !has_role(t, others));
}

/* The role that the button names, if it is theirs; else the first of theirs. */
static const struct told *told_to(struct turn *t)
{
    const struct told *first = &told[COUNT(told) - 1];
    for (size_t i = 0; i < COUNT(told); i++) {
        if (!is_theirs(t, &told[i]))
            continue;
        if (strcmp(told[i].word, argument(t, 0)) == 0)
            return &told[i];
        if (first->role == MEMBER)
            first = &told[i];
    }
    return first;
}

/* A page about this one of their roles, with a button for each other one. The pages tell
 * of the whole programme, so each says what of it the bot does not do yet. */
static void show_for_role(struct turn *t, const struct told *now, const char *page,
                          const char *key, const char *last)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    if (last) {
        gap(c);
        line(c, last);
    }
    gap(c);
    line(c, "about.to_come");
    for (size_t i = 0; i < COUNT(told); i++)
        if (&told[i] != now && is_theirs(t, &told[i]))
            button(c, format(t, "about:%s:%s", page, told[i].word),
                   format(t, "about.as_%s", told[i].word));
    nav(c, "about:open");
    show(c);
}

/* ---- the pages ------------------------------------------------------------------- */

static void open_about(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "about.text");
    button(c, "about:why", "about.to_why");
    button(c, "about:me", "about.to_me");
    row(c);
    button(c, "about:sees", "about.sees");
    row(c);
    button(c, "rights:list", "about.rights");
    row(c);
    button(c, "posts:list", "about.posts");
    button(c, "safeguarding:who", "about.whom");
    row(c);
    button(c, "glossary:open", "about.glossary");
    button(c, "library:open", "library.to_library");
    nav(c, NULL);
    show(c);
}

static void why(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "about.why");
    nav(c, "about:open");
    show(c);
}

static void me(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct told *now = told_to(t);
    show_for_role(t, now, "me", format(t, "about.me_%s", now->word), NULL);
}

static void sees(struct turn *t, int64_t unused)
{
    (void)unused;
    if (has_role(t, CURATOR))
        setting_save(t->db, t->who.organisation, "setup.sees", "read");
    const struct told *now = told_to(t);
    show_for_role(t, now, "sees", format(t, "about.sees_%s", now->word),
                  "about.nobody_else");
}

static const struct action actions[] = {
    { "me", MEMBER, me },
    { "open", MEMBER, open_about },
    { "sees", MEMBER, sees },
    { "why", MEMBER, why },
    { 0 },
};

const struct feature about = {
    .name = "about",
    .start = { "about", MEMBER, open_about },
    .in_menu = true,
    .actions = actions,
};
