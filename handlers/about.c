/* about.c - what this is, and who sees what. */
#include "handlers/features.h"

static void show_page(struct turn *t, const char *key)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    nav(c, "about:open");
    show(c);
}

static void open_about(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "about.text");
    button(c, "about:sees", "about.sees");
    row(c);
    nav(c, NULL);
    show(c);
}

static void sees(struct turn *t, int64_t unused)
{
    (void)unused;
    if (has_role(t, CURATOR))
        setting_save(t->db, t->who.organisation, "setup.sees", "read");
    show_page(t, "about.who_sees_what");
}

static const struct action actions[] = {
    { "open", MEMBER, open_about },
    { "sees", MEMBER, sees },
    { 0 },
};

const struct feature about = {
    .name = "about",
    .start = { "about", MEMBER, open_about },
    .in_menu = true,
    .actions = actions,
};
