/* profile.c - who they are: asked once, shown in words, changed part by part.
 *
 * A change is a new draft beside the old one, so the first answers stay as the baseline
 * (domain.md 2 C04). Each screen says who sees what stands on it. */
#include "handlers/profile.h"

#include <string.h>

/* ---- the form «profile» ----------------------------------------------------------- */

static bool names_asked(struct turn *t, const struct answers *a)
{
    (void)a;
    return names_shown(t);
}

/* Roles come with the invitation; only who has none, nor a post to come, is asked. */
static bool role_unknown(struct turn *t, const struct answers *a)
{
    struct post any;
    (void)a;
    return roles(t) == MEMBER &&
           !posts_of(t->db, t->who.organisation, t->who.id, &any, 1);
}

/* A parent who only agrees for a child has no part that depends on it. */
static bool occupation_asked(struct turn *t, const struct answers *a)
{
    (void)a;
    return roles(t) != (MEMBER | GUARDIAN);
}

/* Hours in which messages do not come, by when they are convenient (G07). */
static void keep_hours(struct turn *t, const char *when)
{
    static const struct {
        const char *when;
        int from, to; /* minutes of the day */
    } hours[] = {
        { "morning", 13 * 60, 7 * 60 },
        { "day", 18 * 60, 10 * 60 },
        { "evening", 21 * 60, 16 * 60 },
        { "any", 20 * 60, 8 * 60 },
    };
    for (size_t i = 0; i < COUNT(hours); i++)
        if (when && strcmp(hours[i].when, when) == 0)
            person_set_quiet(t->db, t->who.id, hours[i].from, hours[i].to,
                             t->who.quiet_weekends);
}

static void keep_role(struct turn *t, const char *role)
{
    bool both = role && strcmp(role, "both") == 0;
    if (!role || !role_unknown(t, NULL))
        return;
    if (both || strcmp(role, "mentee") == 0)
        role_give(t->db, t->who.id, t->who.organisation, MENTEE, 0, t->now);
    if (both || strcmp(role, "mentor") == 0)
        application_open(t->db, t->who.organisation, t->who.id, t->now);
}

static void keep_occupation(struct turn *t, const char *occupation)
{
    if (!occupation)
        return;
    bool minor = !person_is_grown(&t->who);
    person_set_occupation(t->db, t->who.id, occupation);
    person_set_learner(t->db, t->who.id, minor || strcmp(occupation, "learner") == 0);
}

static void profile_filled(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)unused;
    const char *name = answer_text(a, "NAME");
    bool first = draft_first(t->db, t->who.id, "profile").id ==
                 draft_newest(t->db, t->who.id, "profile").id;
    if (name && names_shown(t))
        person_set_name(t->db, t->who.id, name);
    keep_occupation(t, answer_text(a, "G09"));
    if (first) { /* afterwards both are changed elsewhere */
        keep_hours(t, answer_text(a, "G07"));
        keep_role(t, answer_text(a, "G08"));
    }
    look_again(t);
    if (first)
        onboarding_next(t);
    else
        profile_changed(t, "profile");
}

/* ---- the first screen ------------------------------------------------------------- */

static const char *mentee_form(struct turn *t)
{
    bool grown = draft_newest(t->db, t->who.id, "mentee").id;
    if (!grown && draft_newest(t->db, t->who.id, "learner").id)
        return "learner";
    return grown ? "mentee" : NULL;
}

static bool mentor_told(struct turn *t)
{
    return draft_newest(t->db, t->who.id, "mentor").id != 0;
}

static void add_application(struct card *c, struct turn *t)
{
    static const unsigned may = MENTEE | MENTOR | CURATOR | DEPUTY | HEAD | PSYCHOLOGIST |
                                RESOURCE | ADMINISTRATOR;
    struct application a = application_newest(t->db, t->who.id);
    if (a.id)
        button(c, "apply:mine", "profile.application");
    else if (has_role(t, may))
        button(c, "apply:begin", "profile.become_mentor");
    row(c);
}

static void add_roles(struct card *c, struct turn *t)
{
    if (mentee_form(t))
        button(c, "profile:mentee", "profile.to_mentee");
    if (mentor_told(t))
        button(c, "profile:mentor", "profile.to_mentor");
    row(c);
}

static void put(struct turn *t, const char *key)
{
    bool told = draft_newest(t->db, t->who.id, "profile").id;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (key) {
        line(c, key);
        gap(c);
    }
    line(c, "profile.title");
    line(c, "profile.name", name_("who", t->who.id));
    if (*t->who.occupation)
        line(c, "profile.occupation",
             text_("answer", form_answer_words(t, "profile", "G09", t->who.occupation)));
    gap(c);
    line(c, "profile.seen");
    if (told)
        button(c, "profile:change:about", "profile.change_about");
    else
        button(c, "onboarding:next", "profile.tell");
    row(c);
    add_roles(c, t);
    add_application(c, t);
    nav(c, NULL);
    show(c);
}

void profile_show(struct turn *t)
{
    put(t, NULL);
}

static void open_profile(struct turn *t, int64_t unused)
{
    (void)unused;
    profile_show(t);
}

/* ---- one questionnaire ------------------------------------------------------------ */

static void put_form(struct turn *t, const char *form, const char *key)
{
    bool any = false, mentor = strcmp(form, "mentor") == 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (key) {
        line(c, key);
        gap(c);
    }
    line(c, format(t, "profile.title_%s", form));
    for (size_t i = 0; profile_part(form, i); i++) {
        const char *part = profile_part(form, i);
        any |= profile_tell(c, t, t->who.id, part);
        button(c, format(t, "profile:change:%s", part),
               format(t, "profile.ask_%s", part));
        row(c);
    }
    if (!any)
        line(c, "profile.nothing");
    gap(c);
    line(c, mentor ? "profile.seen_mentor" : "profile.seen_mentee");
    if (mentor)
        button(c, "profile:public", "profile.to_public");
    nav(c, "profile:open");
    show(c);
}

static void as_mentee(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *form = mentee_form(t);
    if (form)
        put_form(t, form, NULL);
    else
        profile_show(t);
}

static void as_mentor(struct turn *t, int64_t unused)
{
    (void)unused;
    if (mentor_told(t))
        put_form(t, "mentor", NULL);
    else
        profile_show(t);
}

void profile_changed(struct turn *t, const char *form)
{
    if (strcmp(form, "profile") == 0)
        put(t, "profile.changed");
    else
        put_form(t, form, "profile.changed");
}

/* profile:change:<part> */
static void change(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!profile_ask(t, argument(t, 0)))
        old_button(t);
}

/* ---- a mentor as mentees see them ------------------------------------------------- */

void profile_mentor_card(struct card *c, struct turn *t, int64_t person)
{
    line(c, "profile.mentor", name_("who", person));
    if (!profile_tell(c, t, person, "public"))
        line(c, "profile.nothing_yet");
}

static void public_card(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!mentor_told(t)) {
        profile_show(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, apply_accepted(t->db, t->who.id) ? "profile.public" : "profile.public_later");
    gap(c);
    profile_mentor_card(c, t, t->who.id);
    button(c, "profile:change:mentor_help", "profile.ask_mentor_help");
    nav(c, "profile:mentor");
    show(c);
}

static const struct action actions[] = {
    { "change", MEMBER, change },      { "mentee", MEMBER, as_mentee },
    { "mentor", MEMBER, as_mentor },   { "open", MEMBER, open_profile },
    { "public", MEMBER, public_card }, { 0 },
};
static const struct condition conditions[] = {
    { "names_asked", names_asked },
    { "occupation_asked", occupation_asked },
    { "role_unknown", role_unknown },
    { 0 },
};
static const struct filled filled[] = { { "profile", profile_filled }, { 0 } };

const struct feature profile = {
    .name = "profile",
    .start = { "profile", MEMBER, open_profile },
    .in_menu = true,
    .actions = actions,
    .filled = filled,
    .conditions = conditions,
};
