/* settings.c - how the bot speaks to a person and how often: language, and the weekly
 * number of pushes. Its neighbours settings_zone.c, settings_quiet.c and settings_pause.c
 * hold the rest of the one feature. What is chosen acts at once, also on what waits. */
#include "handlers/settings.h"

#include <stdlib.h>
#include <string.h>

/* ---- the screen ------------------------------------------------------------------- */

static const char *clock_of(struct turn *t, int minute)
{
    return format(t, "%02d:%02d", minute / 60, minute % 60);
}

static void add_state(struct card *c, struct turn *t)
{
    bool quiet = t->who.quiet_from != t->who.quiet_to;
    line(c, "settings.language_now");
    line(c, "settings.zone_now", clock_("now", t->now),
         text_("zone", city(t, t->who.zone)));
    line(c, quiet ? "settings.quiet_now" : "settings.quiet_off_now",
         text_("from", clock_of(t, t->who.quiet_from)),
         text_("to", clock_of(t, t->who.quiet_to)));
    line(c, t->who.quiet_weekends ? "settings.weekends_quiet" : "settings.weekends_open");
    line(c, "settings.pushes_now", number_("count", t->who.pushes_a_week));
    if (t->who.paused_until > t->now)
        line(c, "settings.pause_now", day_("from", t->who.paused_from),
             day_("until", t->who.paused_until));
}

void settings_show(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.title");
    gap(c);
    add_state(c, t);
    button(c, "settings:languages", "settings.language");
    button(c, "settings:zones", "settings.zone");
    row(c);
    button(c, "settings:quiet", "settings.quiet");
    button(c, "settings:pushes", "settings.pushes");
    row(c);
    button(c, "settings:pause", "settings.pause");
    button(c, "reminders:open:0", "settings.reminders");
    row(c);
    button(c, "mydata:open", "settings.my_data");
    button(c, "consent:list", "settings.my_consents");
    nav(c, NULL);
    show(c);
}

/* ---- language --------------------------------------------------------------------- */

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
    settings_show(t, 0);
}

/* ---- the weekly number of pushes -------------------------------------------------- */

static const int numbers[] = { 0, 1, 2, 3, 5, 7, 10 };

static void pushes(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.pushes_which");
    for (size_t i = 0; i < COUNT(numbers); i++) {
        button(c, format(t, "settings:often:%d", numbers[i]),
               numbers[i] == t->who.pushes_a_week ? "settings.pushes_chosen"
                                                  : "settings.pushes_choice",
               number_("number", numbers[i]));
        if (i % 4 == 3)
            row(c);
    }
    nav(c, "settings:open");
    show(c);
}

static bool is_offered(long number)
{
    for (size_t i = 0; i < COUNT(numbers); i++)
        if (numbers[i] == number)
            return true;
    return false;
}

static void set_pushes(struct turn *t, int64_t unused)
{
    (void)unused;
    char *end;
    long number = strtol(argument(t, 0), &end, 10);
    if (end == argument(t, 0) || *end || !is_offered(number)) {
        old_button(t);
        return;
    }
    person_set_pushes(t->db, t->who.id, (int)number);
    promises_hasten(t->db, t->who.id, t->now);
    look_again(t);
    settings_show(t, 0);
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    /* keep alphabetized */
    { "back", MEMBER, settings_come_back },
    { "city", MEMBER, settings_ask_city },
    { "date", MEMBER, settings_ask_date },
    { "hush", MEMBER, settings_hush },
    { "languages", MEMBER, languages },
    { "often", MEMBER, set_pushes },
    { "open", MEMBER, settings_show },
    { "pause", MEMBER, settings_show_pause },
    { "pushes", MEMBER, pushes },
    { "quiet", MEMBER, settings_show_quiet },
    { "rest", MEMBER, settings_rest },
    { "speak", MEMBER, set_language },
    { "there", MEMBER, settings_show_city },
    { "town", MEMBER, settings_set_city },
    { "weekends", MEMBER, settings_set_weekends },
    { "zone", MEMBER, settings_set_zone },
    { "zones", MEMBER, settings_show_zones },
    { 0 },
};

static const struct due due[] = {
    { "back", CAN_WAIT, 0, settings_welcome_back },
    { "told", CAN_WAIT, 0, settings_told },
    { 0 },
};

static const struct filled filled[] = {
    { "pause", settings_date_chosen },
    { 0 },
};

const struct feature settings = {
    .name = "settings",
    .start = { "settings", MEMBER, settings_show },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .filled = filled,
    .wrote = settings_wrote_city,
};
