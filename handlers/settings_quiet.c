/* settings_quiet.c - the hours and days in which nothing comes that can wait. */
#include "handlers/settings.h"

#include <stdlib.h>

static const struct {
    const char *press, *key;
    int from, to;
} choices[] = {
    { "settings:hush:1200:480", "settings.quiet_20_8", 1200, 480 },
    { "settings:hush:1260:420", "settings.quiet_21_7", 1260, 420 },
    { "settings:hush:1320:480", "settings.quiet_22_8", 1320, 480 },
    { "settings:hush:1140:480", "settings.quiet_19_8", 1140, 480 },
    { "settings:hush:1080:540", "settings.quiet_18_9", 1080, 540 },
    { "settings:hush:960:480", "settings.quiet_16_8", 960, 480 },
    { "settings:hush:0:0", "settings.quiet_never", 0, 0 },
};

void settings_show_quiet(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.quiet_which");
    for (size_t i = 0; i < COUNT(choices); i++) {
        button(c, choices[i].press, choices[i].key);
        if (i % 2)
            row(c);
    }
    row(c);
    if (t->who.quiet_weekends)
        button(c, "settings:weekends:0", "settings.weekends_open_them");
    else
        button(c, "settings:weekends:1", "settings.weekends_hush");
    nav(c, "settings:open");
    show(c);
}

static void keep(struct turn *t, int from, int to, bool weekends)
{
    person_set_quiet(t->db, t->who.id, from, to, weekends);
    promises_hasten(t->db, t->who.id, t->now);
    look_again(t);
    reminders_again(t);
}

/* settings:hush:<from>:<to>, minutes of the day: one of those that are offered */
void settings_hush(struct turn *t, int64_t from)
{
    long to = strtol(argument(t, 1), NULL, 10);
    for (size_t i = 0; i < COUNT(choices); i++) {
        if (choices[i].from != from || choices[i].to != to)
            continue;
        keep(t, choices[i].from, choices[i].to, t->who.quiet_weekends);
        settings_show(t, 0);
        return;
    }
    old_button(t);
}

/* settings:weekends:<1: quiet> */
void settings_set_weekends(struct turn *t, int64_t hushed)
{
    keep(t, t->who.quiet_from, t->who.quiet_to, hushed == 1);
    settings_show_quiet(t, 0);
}
