/* setup.c - a new school: its founder names it, then sees the first steps. The same form
 * changes the name and the way people are shown later; names that are to be shown no more
 * are wiped, which is asked twice. */
#include "handlers/features.h"

#include <string.h>

/* ---- the first steps -------------------------------------------------------------- */

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

static bool adults_named(struct turn *t)
{
    return safeguarding_named(t) >= 2 && safety_has_helpline(t);
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
    unsigned who;                            /* may press it */
} first_steps[SETUP_STEPS] = {
    { named, "setup.step_named", "setup.do_named", "setup:name", NULL, ADMINISTRATOR },
    { read_who_sees, "setup.step_sees", "setup.do_sees", "about:sees", NULL, MEMBER },
    { second_adult, "setup.step_adult", "setup.do_adult", "invite:open", NULL, CURATOR },
    { adults_named, "setup.step_safe", "setup.do_safe", "safeguarding:open", NULL,
      CURATOR },
    { mentors_invited, "setup.step_mentors", "setup.do_mentors", NULL, "mentor",
      CURATOR },
    { mentees_invited, "setup.step_mentees", "setup.do_mentees", NULL, "mentee",
      CURATOR },
};

/* A municipality has no mentors of its own: for it the first two steps are all. */
static bool is_done(struct turn *t, size_t i)
{
    return first_steps[i].done(t) || (i >= 2 && parent_has_schools(t));
}

int setup_done(struct turn *t)
{
    int done = 0;
    for (size_t i = 0; i < SETUP_STEPS; i++)
        done += is_done(t, i);
    return done;
}

/* The last day of the programme's year. */
static const char *year_ends(struct turn *t)
{
    struct organisation o = organisation_find(t->db, t->who.organisation);
    return cycle_end(t->db, o.id, date_in(t, o.zone, t->now));
}

static void add_ways(struct turn *t, struct card *c)
{
    const char *ends = year_ends(t);
    gap(c);
    line(c, "setup.year",
         text_("date", format(t, "%.2s.%.2s.%.4s", ends + 8, ends + 5, ends)));
    if (has_role(t, ADMINISTRATOR)) {
        if (named(t))
            button(c, "setup:name", "setup.change");
        button(c, "setup:cycle", "setup.change_year");
        if (named(t))
            row(c);
    }
    if (has_role(t, CURATOR | DEPUTY) && !parent_has_schools(t))
        button(c, "calendar:open", "setup.calendar");
}

void setup_steps(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "setup.title");
    gap(c);
    for (size_t i = 0; i < SETUP_STEPS; i++) {
        bool done = is_done(t, i);
        line(c, done ? "setup.done" : "setup.open", number_("number", (int64_t)i + 1),
             part_("step", first_steps[i].key));
        if (done || !has_role(t, first_steps[i].who))
            continue;
        button(c,
               first_steps[i].role ? invite_press(t, first_steps[i].role)
                                   : first_steps[i].press,
               first_steps[i].button);
        row(c);
    }
    add_ways(t, c);
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

/* Asked when the founder names the school, unless its name was given with the link, and
 * whenever it is named anew. */
static bool name_asked(struct turn *t, const struct answers *a)
{
    struct organisation o = organisation_find(t->db, t->who.organisation);
    (void)a;
    return !*o.name || o.ready;
}

static enum names_mode mode_of(const char *word)
{
    static const struct {
        const char *word;
        enum names_mode mode;
    } modes[] = { { "first", NAMES_FIRST },
                  { "full", NAMES_FULL },
                  { "off", NAMES_OFF } };
    for (size_t i = 0; word && i < COUNT(modes); i++)
        if (strcmp(modes[i].word, word) == 0)
            return modes[i].mode;
    return NAMES_CODES;
}

static void ask_to_wipe(struct turn *t, const char *mode)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "setup.wipe_warning");
    button(c, format(t, "setup:wipe:%s", mode), "setup.wipe");
    style(c, DANGER);
    row(c);
    button(c, "setup:steps", "setup.wipe_not");
    nav(c, NULL);
    show(c);
}

static void school_filled(struct turn *t, const struct answers *a, int64_t organisation)
{
    struct organisation o = organisation_find(t->db, organisation);
    must(t, o.id && o.id == t->who.organisation);
    if (!has_role(t, ADMINISTRATOR)) {
        old_button(t);
        return;
    }
    const char *mode = answer_text(a, "NAMES"), *name = answer_text(a, "NAME");
    bool hides = !names_are_shown(mode_of(mode));
    bool wipes = o.ready && hides && organisation_has_names(t->db, o.id);
    o.name = name ? name : o.name;
    o.language = answer_text(a, "LANGUAGE");
    o.names = wipes ? o.names : mode_of(mode);
    if (!o.ready)
        setting_save(t->db, o.id, "cycle.ends", year_ends(t));
    if (!o.ready && hides)
        person_set_name(t->db, t->who.id, "");
    o.ready = true;
    organisation_save(t->db, &o, t->now);
    look_again(t);
    audit_add(t->db, t->now, o.id, t->who.id, "school.named", o.id, mode);
    if (wipes)
        ask_to_wipe(t, mode);
    else
        settings_zones(t, "setup.zone", "setup:zone");
}

static void wipe_names(struct turn *t, struct organisation *o, enum names_mode mode)
{
    o->names = mode;
    organisation_save(t->db, o, t->now);
    organisation_wipe_names(t->db, o->id);
    audit_add(t->db, t->now, o->id, t->who.id, "names.wiped", o->id,
              mode == NAMES_OFF ? "off" : "codes");
    look_again(t);
}

/* setup:wipe:<mode> */
static void wipe(struct turn *t, int64_t unused)
{
    (void)unused;
    struct organisation o = organisation_find(t->db, t->who.organisation);
    enum names_mode mode = mode_of(argument(t, 0));
    if (!*argument(t, 0) || names_are_shown(mode)) {
        old_button(t);
        return;
    }
    if (names_are_shown(o.names))
        wipe_names(t, &o, mode);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "setup.wiped");
    nav(c, "setup:steps");
    show(c);
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
    if (t->who.onboarded_at)
        setup_steps(t);
    else
        onboarding_next(t);
}

/* ---- the programme's year --------------------------------------------------------- */

static void ask_cycle(struct turn *t, int64_t unused)
{
    (void)unused;
    ask(t, "cycle", t->who.organisation);
}

static void cycle_filled(struct turn *t, const struct answers *a, int64_t organisation)
{
    must(t, organisation == t->who.organisation);
    if (!has_role(t, ADMINISTRATOR)) {
        old_button(t);
        return;
    }
    setting_save(t->db, organisation, "cycle.ends", answer_text(a, "ENDS"));
    audit_add(t->db, t->now, organisation, t->who.id, "cycle.set", organisation,
              answer_text(a, "ENDS"));
    setup_steps(t);
}

/* ---- after a restore -------------------------------------------------------------- */

static void restored(struct turn *t, int64_t backup_time, int step)
{
    (void)step;
    say(t, "setup.restored", when_("at", backup_time));
}

static const struct action actions[] = {
    { "cycle", ADMINISTRATOR, ask_cycle },
    { "name", ADMINISTRATOR, name_school },
    { "steps", CURATOR | ADMINISTRATOR, show_steps },
    { "wipe", ADMINISTRATOR, wipe },
    { "zone", ADMINISTRATOR, zone_chosen },
    { 0 },
};
static const struct due due[] = { { "restored", BREAKS_IN, 0, restored }, { 0 } };
static const struct filled filled[] = {
    { "cycle", cycle_filled },
    { "school", school_filled },
    { 0 },
};
static const struct condition conditions[] = { { "school_name_asked", name_asked },
                                               { 0 } };

const struct feature setup = {
    .name = "setup",
    .start = { "setup", CURATOR | ADMINISTRATOR, show_steps },
    .actions = actions,
    .due = due,
    .filled = filled,
    .conditions = conditions,
};
