/* home.c - the screen everything starts from: what waits for this person comes first. */
#include "handlers/features.h"

static bool add_unfinished(struct card *c, struct turn *t)
{
    struct draft d = draft_last_asked(t->db, t->who.id);
    if (!d.id)
        return false;
    line(c, "home.unfinished");
    button(c, format(t, "home:resume:%lld", (long long)d.id), "home.resume");
    style(c, PRIMARY);
    row(c);
    return true;
}

static bool add_first_steps(struct card *c, struct turn *t)
{
    int done = has_role(t, CURATOR) ? setup_done(t) : SETUP_STEPS;
    if (done == SETUP_STEPS)
        return false;
    line(c, "home.first_steps", number_("count", SETUP_STEPS - done));
    button(c, "setup:steps", "home.to_first_steps");
    style(c, PRIMARY);
    row(c);
    return true;
}

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

static void put(struct turn *t, const char *key)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    greet(c, t, key);
    bool waits = add_unfinished(c, t);
    waits |= add_first_steps(c, t);
    if (!waits)
        line(c, has_role(t, CURATOR) ? "home.curator" : "home.waiting");
    if (has_role(t, CURATOR | DEPUTY)) {
        button(c, "invite:open", "home.invite");
        row(c);
    }
    button(c, "settings:open", "home.settings");
    button(c, "about:open", "home.about");
    row(c);
    show(c);
}

void home_show(struct turn *t)
{
    put(t, NULL);
}

void home_unclear(struct turn *t)
{
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

/* ---- the profile: asked once, right after consent ------------------------------------
 */

static bool names_full(struct turn *t, const struct answers *a)
{
    (void)a;
    return organisation_find(t->db, t->who.organisation).names == NAMES_FULL;
}

/* Two days later, and a week later, and then never again. */
void home_remind_later(struct turn *t)
{
    later(t, "home.remind", t->who.id, 0, 1, t->now + 2 * DAY);
    later(t, "home.remind", t->who.id, 0, 2, t->now + WEEK);
}

static void remind(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    if (draft_last_asked(t->db, t->who.id).id)
        home_show(t);
}

static void profile_filled(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)unused;
    const char *name = answer_text(a, "NAME");
    if (name)
        person_set_name(t->db, t->who.id, name);
    if (answer_has(a, "WHO", "learner"))
        person_set_learner(t->db, t->who.id, true);
    forget(t, "home.remind", t->who.id, 0);
    look_again(t);
    if (has_role(t, ADMINISTRATOR) &&
        !organisation_find(t->db, t->who.organisation).ready)
        setup_begin(t);
    else
        home_show(t);
}

static const struct action actions[] = {
    { "open", MEMBER, open_home },
    { "resume", MEMBER, resume },
    { 0 },
};
static const struct condition conditions[] = { { "names_full", names_full }, { 0 } };
static const struct due due[] = { { "remind", CAN_WAIT, WEEK, remind }, { 0 } };
static const struct filled filled[] = { { "profile", profile_filled }, { 0 } };

const struct feature home = {
    .name = "home",
    .start = { "home", MEMBER, open_home },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .conditions = conditions,
    .filled = filled,
};
