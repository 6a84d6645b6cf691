/* settings_pause.c - a person is away until a date: ill, on leave, at exams. The engine
 * holds back what can wait; the curators are told both dates and never a reason; the
 * person may come back any time, and is welcomed when the date comes.
 *
 * The last day is the one before paused_until, which is a midnight where they live. */
#include "handlers/settings.h"

#include <stdlib.h>

enum { LONGEST = 183 }; /* days; a longer one is taken again */
enum { AWAY, CAME_EARLY };

/* ---- the screen ------------------------------------------------------------------- */

static bool is_paused(const struct turn *t)
{
    return t->who.paused_until > t->now;
}

void settings_show_pause(struct turn *t, int64_t unused)
{
    (void)unused;
    static const int days[] = { 7, 14, 28 };
    static const char *const keys[] = { "settings.pause_1", "settings.pause_2",
                                        "settings.pause_4" };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "settings.pause_what");
    gap(c);
    if (is_paused(t))
        line(c, "settings.pause_now", day_("from", t->who.paused_from),
             day_("until", t->who.paused_until));
    else
        line(c, "settings.pause_how_long");
    for (size_t i = 0; i < COUNT(days); i++) {
        int64_t until = day_begins(t, NULL, days[i]);
        button(c, press_about(t, "settings:rest", until), keys[i], day_("until", until));
        row(c);
    }
    button(c, "settings:date", "settings.pause_date");
    row(c);
    if (is_paused(t)) {
        button(c, "settings:back", "settings.pause_end");
        style(c, PRIMARY);
    }
    nav(c, "settings:open");
    show(c);
}

/* ---- who hears of it -------------------------------------------------------------- */

/* Everybody who counts on this person hears both dates, or that they are back early:
 * the curators, and the partners of their matches (match_pause.c). Not at
 * night: as soon as each may be disturbed, and then from the row as it is by then. */
static void settings_tell_pause(struct turn *t, int step)
{
    forget(t, "settings.told", ANYONE, t->who.id);
    curators_hear(t, t->who.organisation, "settings.told", t->who.id, step);
    match_pause_person(t);
}

void settings_told(struct turn *t, int64_t who, int step)
{
    struct person p = person_find(t->db, who);
    bool away = p.paused_until > t->now;
    if (!p.id || p.organisation != t->who.organisation || away != (step == AWAY))
        return;
    if (away)
        say(t, "settings.pause_told", name_("who", who),
            in_zone_(day_("from", p.paused_from), p.zone),
            in_zone_(day_("until", p.paused_until), p.zone));
    else
        say(t, "settings.pause_told_back", name_("who", who));
}

/* ---- away ------------------------------------------------------------------------- */

static bool may_last_until(struct turn *t, int64_t until)
{
    return until > t->now && until <= day_begins(t, NULL, LONGEST);
}

/* A second press of the same button changes nothing and tells nobody. */
static void rest(struct turn *t, int64_t until)
{
    if (t->who.paused_until == until)
        return;
    int64_t from = is_paused(t) ? t->who.paused_from : t->now;
    person_set_pause(t->db, t->who.id, from, until);
    look_again(t);
    later(t, "settings.back", t->who.id, 0, 0, until);
    promises_hasten(t->db, t->who.id, t->now);
    help_person_left(t, t->who.id, false);
    settings_tell_pause(t, AWAY);
}

/* settings:rest:<the second it ends> */
void settings_rest(struct turn *t, int64_t until)
{
    if (!may_last_until(t, until)) {
        old_button(t);
        return;
    }
    rest(t, until);
    settings_show_pause(t, 0);
}

void settings_ask_date(struct turn *t, int64_t unused)
{
    (void)unused;
    ask(t, "pause", 0);
}

void settings_date_chosen(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)unused;
    const char *date = answer_text(a, "UNTIL");
    int64_t until = date ? day_begins(t, date, 0) : 0;
    if (may_last_until(t, until))
        rest(t, until);
    settings_show_pause(t, 0);
}

/* ---- back ------------------------------------------------------------------------- */

static void end_pause(struct turn *t)
{
    person_was_away(t->db, t->who.id, t->who.paused_from,
                    t->who.paused_until < t->now ? t->who.paused_until : t->now);
    person_set_pause(t->db, t->who.id, 0, 0);
    forget(t, "settings.back", t->who.id, 0);
    look_again(t);
}

void settings_come_back(struct turn *t, int64_t unused)
{
    (void)unused;
    if (is_paused(t)) {
        end_pause(t);
        promises_hasten(t->db, t->who.id, t->now);
        settings_tell_pause(t, CAME_EARLY);
    }
    settings_show(t, 0);
}

/* The day has come; an old promise of a pause that was moved says nothing. */
void settings_welcome_back(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    if (!t->who.paused_until || is_paused(t))
        return;
    end_pause(t);
    say(t, "settings.back", name_("who", t->who.id));
}
