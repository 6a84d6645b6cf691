/* settings.c - language, zone, quiet hours; my data is next door. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

static void open_settings(struct turn *t, int64_t unused)
{
    (void)unused;
    bool quiet = t->who.quiet_from != t->who.quiet_to;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.title");
    gap(c);
    line(c, "settings.language_now");
    line(c, "settings.zone_now", clock_("now", t->now),
         text_("zone", city(t, t->who.zone)));
    line(c, quiet ? "settings.quiet_now" : "settings.quiet_off_now",
         text_("from",
               format(t, "%02d:%02d", t->who.quiet_from / 60, t->who.quiet_from % 60)),
         text_("to", format(t, "%02d:%02d", t->who.quiet_to / 60, t->who.quiet_to % 60)));
    button(c, "settings:languages", "settings.language");
    button(c, "settings:zones", "settings.zone");
    row(c);
    button(c, "settings:quiet", "settings.quiet");
    row(c);
    button(c, "mydata:open", "settings.mydata");
    nav(c, NULL);
    show(c);
}

/* ---- language -------------------------------------------------------------------------
 */

static void languages(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.language_which");
    button(c, "settings:speak:ru", "settings.language_ru");
    button(c, "settings:speak:en", "settings.language_en");
    nav(c, "settings:open");
    show(c);
}

static void set_language(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *language = argument(t, 0);
    if (strcmp(language, "ru") == 0 || strcmp(language, "en") == 0)
        person_set_language(t->db, t->who.id, language);
    look_again(t);
    open_settings(t, 0);
}

/* ---- zone ------------------------------------------------------------------------- */

void settings_zones(struct turn *t, const char *key, const char *press)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    for (int i = 0; zone_at(i); i++) {
        button(c, format(t, "%s:%d", press, i), "settings.zone_choice",
               text_("city", city(t, zone_at(i))),
               in_zone_(clock_("now", t->now), zone_at(i)));
        if (i % 2)
            row(c);
    }
    nav(c, NULL);
    show(c);
}

const char *settings_zone_chosen(struct turn *t, int position)
{
    const char *number = argument(t, position);
    return *number ? zone_at((int)strtol(number, NULL, 10)) : NULL;
}

static void zones(struct turn *t, int64_t unused)
{
    (void)unused;
    settings_zones(t, "settings.zone_which", "settings:zone");
}

static void set_zone(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *zone = settings_zone_chosen(t, 0);
    if (!zone) {
        old_button(t);
        return;
    }
    person_set_zone(t->db, t->who.id, zone);
    look_again(t);
    open_settings(t, 0);
}

/* ---- quiet hours ------------------------------------------------------------------ */

static void quiet(struct turn *t, int64_t unused)
{
    (void)unused;
    static const struct {
        const char *press, *key;
    } choices[] = {
        { "settings:hush:1200:480", "settings.quiet_20_8" },
        { "settings:hush:1260:420", "settings.quiet_21_7" },
        { "settings:hush:1080:540", "settings.quiet_18_9" },
        { "settings:hush:0:0", "settings.quiet_never" },
    };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.quiet_which");
    for (size_t i = 0; i < COUNT(choices); i++) {
        button(c, choices[i].press, choices[i].key);
        row(c);
    }
    button(c, "settings:weekends",
           t->who.quiet_weekends ? "settings.weekends_quiet" : "settings.weekends_open");
    nav(c, "settings:open");
    show(c);
}

static int minute_of(struct turn *t, int position)
{
    long minute = strtol(argument(t, position), NULL, 10);
    return minute >= 0 && minute < 24 * 60 ? (int)minute : 0;
}

static void set_quiet(struct turn *t, int64_t unused)
{
    (void)unused;
    person_set_quiet(t->db, t->who.id, minute_of(t, 0), minute_of(t, 1),
                     t->who.quiet_weekends);
    look_again(t);
    open_settings(t, 0);
}

static void toggle_weekends(struct turn *t, int64_t unused)
{
    (void)unused;
    person_set_quiet(t->db, t->who.id, t->who.quiet_from, t->who.quiet_to,
                     !t->who.quiet_weekends);
    look_again(t);
    quiet(t, 0);
}

static const struct action actions[] = {
    { "hush", MEMBER, set_quiet },
    { "languages", MEMBER, languages },
    { "open", MEMBER, open_settings },
    { "quiet", MEMBER, quiet },
    { "speak", MEMBER, set_language },
    { "weekends", MEMBER, toggle_weekends },
    { "zone", MEMBER, set_zone },
    { "zones", MEMBER, zones },
    { 0 },
};

const struct feature settings = {
    .name = "settings",
    .start = { "settings", MEMBER, open_settings },
    .in_menu = true,
    .actions = actions,
};
