/* home.c - the screen everything starts from: what waits for this person comes first. */
#include "handlers/features.h"

/* ---- what waits: each adds a line and a button, the first one is the main one ----- */

struct waiting {
    struct card *card;
    int count;
};

static void waits(struct waiting *w, const char *press, const char *key)
{
    button(w->card, press, key);
    if (!w->count++)
        style(w->card, PRIMARY);
    row(w->card);
}

static void add_unfinished(struct waiting *w, struct turn *t)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    if (d.id) {
        const char *title = form_title(t, d.form);
        line(w->card, *title ? "home.unfinished_of" : "home.unfinished",
             text_("title", title));
        waits(w, press_about(t, "home:resume", d.id), "home.resume");
    } else if (onboarding_waits(t)) {
        line(w->card, "home.not_known_yet");
        waits(w, "onboarding:next", "home.tell_more");
    }
}

static void add_queue(struct waiting *w, struct turn *t)
{
    int64_t count = queue_waiting(t);
    if (!count)
        return;
    line(w->card, "home.queue", number_("count", count));
    waits(w, "queue:open", "home.to_queue");
}

static void add_first_steps(struct waiting *w, struct turn *t)
{
    int done = has_role(t, CURATOR) ? setup_done(t) : SETUP_STEPS;
    if (done == SETUP_STEPS)
        return;
    line(w->card, "home.first_steps", number_("count", SETUP_STEPS - done));
    waits(w, "setup:steps", "home.to_first_steps");
}

static void add_pause(struct waiting *w, struct turn *t)
{
    if (t->who.paused_until <= t->now)
        return;
    line(w->card, "home.paused", day_("from", t->who.paused_from),
         day_("until", t->who.paused_until));
    waits(w, "settings:pause", "home.to_pause");
}

/* ---- the screen ------------------------------------------------------------------- */

static void greet(struct card *c, struct turn *t, const char *key)
{
    struct organisation o = organisation_find(t->db, t->who.organisation);
    if (key) {
        line(c, key);
        gap(c);
    }
    if (o.ready)
        line(c, "home.hello", name_("who", t->who.id), text_("school", o.name));
    else
        line(c, "home.hello_unnamed", name_("who", t->who.id));
    gap(c);
}

enum { ROWS = 8 };

static bool sees_people(struct turn *t)
{
    return has_role(t, CURATOR | DEPUTY | HEAD);
}

static bool has_schools(struct turn *t)
{
    return has_role(t, HEAD | CURATOR | ADMINISTRATOR) && parent_has_schools(t);
}

static void add_desk(struct card *c)
{
    button(c, "desk:open", "desk.home");
    row(c);
}

static void add_staff(struct card *c, struct turn *t)
{
    if (sees_people(t))
        button(c, "people:open", "home.people");
    if (matches_oversees(t))
        button(c, "matches:open", "home.matches");
    if (has_role(t, CURATOR | DEPUTY))
        button(c, "invite:open", "home.invite");
    row(c);
}

static void add_others(struct card *c, struct turn *t)
{
    if (has_role(t, GUARDIAN))
        button(c, "guardian_view:open", "home.children");
    if (has_schools(t))
        button(c, "parent:open", "parent.open");
    row(c);
}

static void add_own(struct card *c, bool more)
{
    button(c, "profile:open", "home.profile");
    button(c, "settings:open", "home.settings");
    if (more)
        button(c, "home:more", "home.more");
    row(c);
}

static void add_about(struct card *c)
{
    button(c, "about:open", "home.about");
    button(c, "referral:open", "home.propose");
    row(c);
}

/* What waits comes first, whatever else there is: the ways that do not fit below it stand
 * on a screen of their own. */
static void add_ways(struct card *c, struct turn *t, int taken)
{
    bool staff = sees_people(t), others = has_role(t, GUARDIAN) || has_schools(t);
    bool fits = taken + 2 * staff + others + 2 <= ROWS;
    if (staff)
        add_staff(c, t);
    if (staff && taken + 3 <= ROWS)
        add_desk(c);
    if (others && (fits || !staff))
        add_others(c, t);
    add_own(c, !fits);
    if (fits)
        add_about(c);
}

static void show_more(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "home.more_what");
    if (sees_people(t))
        add_desk(c);
    add_others(c, t);
    button(c, "diary:list:0", "home.diary");
    if (!has_schools(t))
        button(c, "calendar:open", "home.calendar");
    row(c);
    add_about(c);
    nav(c, NULL);
    show(c);
}

static void put(struct turn *t, const char *key)
{
    if (consent_holds(t, &home))
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    struct waiting w = { .card = c };
    greet(c, t, key);
    add_unfinished(&w, t);
    add_queue(&w, t);
    add_first_steps(&w, t);
    add_pause(&w, t);
    int rows = pair_on_home(t, c);
    int help_rows = help_on_home(t, c);
    posts_on_home(t, c);
    if (!w.count && !rows && !cases_owned_count(t->db, t->who.id))
        line(c, has_role(t, CURATOR) ? "home.curator" : "home.waiting");
    add_ways(c, t, w.count + help_rows + rows);
    show(c);
}

void home_show(struct turn *t)
{
    put(t, NULL);
}

void home_unclear(struct turn *t)
{
    if (talk_unclear(t))
        return;
    put(t, "home.unclear");
}

static void open_home(struct turn *t, int64_t unused)
{
    (void)unused;
    home_show(t);
}

static void resume(struct turn *t, int64_t draft)
{
    struct draft d = draft_find(t->db, t->who.id, draft);
    if (d.id && !d.filled)
        ask(t, d.form, d.about);
    else
        home_show(t);
}

static const struct action actions[] = {
    { "more", MEMBER, show_more },
    { "open", MEMBER, open_home },
    { "resume", MEMBER, resume },
    { 0 },
};

const struct feature home = {
    .name = "home",
    .start = { "home", MEMBER, open_home },
    .in_menu = true,
    .actions = actions,
};
