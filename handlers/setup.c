/* setup.c - a new school: its founder names it, then sees five first steps. */
#include "handlers/features.h"

#include <string.h>

/* ---- the five steps -------------------------------------------------------------------
 */

static bool named(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation).ready;
}

static bool read_who_sees(struct turn *t)
{
    return *setting_text(t->db, t->who.organisation, "setup.sees", "");
}

static bool second_adult(struct turn *t)
{
    static const char *const adults[] = { "curator", "deputy", "head", "psychologist" };
    for (size_t i = 0; i < COUNT(adults); i++)
        if (invitations_any(t->db, t->who.organisation, adults[i]))
            return true;
    return false;
}

static bool mentors_invited(struct turn *t)
{
    return invitations_any(t->db, t->who.organisation, "mentor");
}

static bool mentees_invited(struct turn *t)
{
    return invitations_any(t->db, t->who.organisation, "mentee");
}

static const struct step {
    bool (*done)(struct turn *t);
    const char *key, *button, *press, *role; /* a press, or a role to invite */
} steps[SETUP_STEPS] = {
    { named, "setup.step_named", "setup.do_named", "setup:name", NULL },
    { read_who_sees, "setup.step_sees", "setup.do_sees", "about:sees", NULL },
    { second_adult, "setup.step_adult", "setup.do_adult", "invite:open", NULL },
    { mentors_invited, "setup.step_mentors", "setup.do_mentors", NULL, "mentor" },
    { mentees_invited, "setup.step_mentees", "setup.do_mentees", NULL, "mentee" },
};

int setup_done(struct turn *t)
{
    int done = 0;
    for (size_t i = 0; i < SETUP_STEPS; i++)
        done += steps[i].done(t);
    return done;
}

void setup_steps(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "setup.title");
    gap(c);
    for (size_t i = 0; i < SETUP_STEPS; i++) {
        bool done = steps[i].done(t);
        line(c, done ? "setup.done" : "setup.open", number_("number", (int64_t)i + 1),
             part_("step", steps[i].key));
        if (!done) {
            button(c, steps[i].role ? invite_press(t, steps[i].role) : steps[i].press,
                   steps[i].button);
            row(c);
        }
    }
    nav(c, NULL);
    show(c);
}

static void show_steps(struct turn *t, int64_t unused)
{
    (void)unused;
    setup_steps(t);
}

/* ---- naming the school ------------------------------------------------------------ */

void setup_begin(struct turn *t)
{
    ask(t, "school", t->who.organisation);
}

static void name_school(struct turn *t, int64_t unused)
{
    (void)unused;
    setup_begin(t);
}

static enum names_mode mode_of(const char *word)
{
    if (word && strcmp(word, "full") == 0)
        return NAMES_FULL;
    return word && strcmp(word, "off") == 0 ? NAMES_OFF : NAMES_CODES;
}

static void school_filled(struct turn *t, const struct answers *a, int64_t organisation)
{
    struct organisation o = organisation_find(t->db, organisation);
    must(t, o.id && o.id == t->who.organisation && has_role(t, ADMINISTRATOR));
    o.name = answer_text(a, "NAME");
    o.language = answer_text(a, "LANGUAGE");
    o.names = mode_of(answer_text(a, "NAMES"));
    o.ready = true;
    organisation_save(t->db, &o, t->now);
    if (o.names != NAMES_FULL)
        person_set_name(t->db, t->who.id, "");
    look_again(t);
    audit_add(t->db, t->now, o.id, t->who.id, "school.named", o.id,
              answer_text(a, "NAMES"));
    settings_zones(t, "setup.zone", "setup:zone");
}

static void zone_chosen(struct turn *t, int64_t unused)
{
    (void)unused;
    struct organisation o = organisation_find(t->db, t->who.organisation);
    const char *zone = settings_zone_chosen(t, 0);
    if (!zone) {
        old_button(t);
        return;
    }
    o.zone = zone;
    organisation_save(t->db, &o, t->now);
    person_set_zone(t->db, t->who.id, zone);
    look_again(t);
    if (onboarding_waits(t))
        onboarding_next(t);
    else
        setup_steps(t);
}

/* ---- after a restore -------------------------------------------------------------- */

static void restored(struct turn *t, int64_t backup_time, int step)
{
    (void)step;
    say(t, "setup.restored", when_("at", backup_time));
}

static const struct action actions[] = {
    { "name", ADMINISTRATOR, name_school },
    { "steps", CURATOR | ADMINISTRATOR, show_steps },
    { "zone", ADMINISTRATOR, zone_chosen },
    { 0 },
};
static const struct due due[] = { { "restored", BREAKS_IN, 0, restored }, { 0 } };
static const struct filled filled[] = { { "school", school_filled }, { 0 } };

const struct feature setup = {
    .name = "setup",
    .start = { "setup", CURATOR | ADMINISTRATOR, show_steps },
    .actions = actions,
    .due = due,
    .filled = filled,
};
