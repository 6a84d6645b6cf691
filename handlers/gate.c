/* gate.c - the way in: a link, an age, a consent, and only then a person (domain.md 3.1,
 * G01-G03).
 *
 * Until the consent nothing is stored: what was chosen travels in the buttons, as
 * gate:<step>:<code>:<language>[:<age>]. A refusal leaves a number in a counter. */
#include "handlers/gate.h"

#include <string.h>

/* ---- a stranger with a link ------------------------------------------------------- */

static void refuse_link(struct turn *t, enum invitation_state state)
{
    static const char *const keys[] = {
        [INVITATION_UNKNOWN] = "gate.link_unknown",
        [INVITATION_USED] = "gate.link_used",
        [INVITATION_EXPIRED] = "gate.link_expired",
        [INVITATION_REVOKED] = "gate.link_revoked",
    };
    if (t->who.id) {
        say(t, keys[state]);
        home_show(t);
        return;
    }
    struct card *c = card(t, 0, "screen", 0);
    line(c, keys[state]);
    button(c, format(t, "stranger:ask:%s", t->language), "gate.ask");
    show(c);
}

static const char *role_key(struct turn *t, const struct invitation *i)
{
    return format(t, "gate.as_%s", i->role);
}

/* The first screen: who invites, to what, and nothing is stored yet. */
static void welcome(struct turn *t, const struct invitation *i)
{
    struct organisation o = organisation_find(t->db, i->organisation);
    const char *other = stranger_language(t);
    struct card *c = card(t, 0, "screen", 0);
    if (gate_is_founder(i))
        line(c, "gate.welcome_founder");
    else
        line(c, "gate.welcome", text_("school", o.name), part_("role", role_key(t, i)));
    line(c, "gate.code", text_("code", i->code));
    button(c, format(t, "gate:begin:%s:%s", i->code, t->language), "gate.begin");
    style(c, PRIMARY);
    button(c, format(t, "gate:notme:%s:%s", i->code, t->language), "gate.not_me");
    row(c);
    button(c, format(t, "gate:greet:%s:%s", i->code, other),
           format(t, "gate.in_%s", other));
    show(c);
}

/* Of those under 18 a guardian decides: no link leads around that. */
static bool may_take_role(const struct turn *t)
{
    return person_is_grown(&t->who);
}

/* Somebody who is in already follows another link: one tap adds the role. */
static void another_role(struct turn *t, const struct invitation *i)
{
    unsigned role = role_named(i->role);
    if (!role || i->organisation != t->who.organisation || has_role(t, role)) {
        home_show(t);
        return;
    }
    if (!may_take_role(t)) {
        say(t, "gate.ask_curator");
        home_show(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gate.another_role", part_("role", role_key(t, i)));
    button(c, format(t, "gate:accept:%s", i->code), "gate.accept_role");
    nav(c, NULL);
    show(c);
}

/* A guardian's, a fresh account's, or the early questions'. */
static bool came_by_personal_link(struct turn *t)
{
    struct link l = link_by_code(t->db, t->words);
    static const enum invitation_state as[] = {
        [LINK_UNKNOWN] = INVITATION_UNKNOWN, [LINK_OPEN] = INVITATION_OPEN,
        [LINK_USED] = INVITATION_USED,       [LINK_EXPIRED] = INVITATION_EXPIRED,
        [LINK_REVOKED] = INVITATION_REVOKED,
    };
    enum link_state state = link_state(&l, t->now);
    if (!l.id)
        return false;
    if (state != LINK_OPEN)
        refuse_link(t, as[state]);
    else if (strcmp(l.kind, "guardian") == 0)
        guardian_came(t, &l);
    else if (strcmp(l.kind, "account") == 0)
        people_account_came(t, &l);
    else
        early_came(t, &l);
    return true;
}

static bool is_held(struct turn *t)
{
    return t->who.id && consent_holds(t, NULL);
}

void gate_came(struct turn *t)
{
    if (!*t->words) {
        if (t->who.id)
            home_show(t);
        else
            stranger_hello(t);
        return;
    }
    struct invitation i = invitation_by_code(t->db, t->words);
    if (t->who.state == PERSON_FROZEN && is_held(t))
        return;
    /* a minor who waits is told by guardian.c that the link is not for them */
    if ((!i.id && came_by_personal_link(t)) || is_held(t))
        return;
    enum invitation_state state = invitation_state(&i, t->now);
    if (state != INVITATION_OPEN)
        refuse_link(t, state);
    else if (t->who.id)
        another_role(t, &i);
    else
        welcome(t, &i);
}

static void accept_role(struct turn *t, int64_t unused)
{
    (void)unused;
    struct invitation i = invitation_by_code(t->db, argument(t, 0));
    unsigned role = role_named(i.id ? i.role : "");
    if (is_held(t))
        return;
    if (!role || i.organisation != t->who.organisation || has_role(t, role) ||
        !may_take_role(t) || !invitation_use(t->db, i.id, t->now)) {
        old_button(t);
        return;
    }
    gate_take_role(t, t->who.id, &i);
    audit_add(t->db, t->now, i.organisation, t->who.id, "role.taken", i.id, i.role);
    people_joined(t, t->who.id, &i);
    look_again(t);
    onboarding_next(t);
}

/* ---- steps that live in the buttons ----------------------------------------------- */

/* The invitation of a press, still open, for a stranger; else says what is the matter. */
static bool still_open(struct turn *t, struct invitation *i)
{
    if (t->who.id) {
        home_show(t);
        return false;
    }
    speak(t, argument(t, 1));
    *i = invitation_by_code(t->db, argument(t, 0));
    enum invitation_state state = invitation_state(i, t->now);
    if (state != INVITATION_OPEN)
        refuse_link(t, state);
    return state == INVITATION_OPEN;
}

static void greet(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    if (still_open(t, &i))
        welcome(t, &i);
}

static void not_me(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    if (still_open(t, &i))
        settle(t, "gate.not_for_you");
}

static bool is_post(const struct invitation *i)
{
    return gate_is_founder(i) || role_is_post(role_named(i->role));
}

static void show_consent(struct turn *t, const struct invitation *i, const char *age)
{
    struct card *c = card(t, 0, "screen", 0);
    marked_line(c, document_text(t, 0, i->organisation, gate_first_text(i)));
    if (i->paper) {
        gap(c);
        line(c, "consent.on_paper", text_("paper", i->paper));
    }
    button(c, format(t, "gate:whole:%s:%s", i->code, t->language), "consent.read_whole");
    row(c);
    button(c, format(t, "gate:agree:%s:%s:%s", i->code, t->language, age),
           "consent.agree");
    style(c, SUCCESS);
    button(c, format(t, "gate:decline:%s:%s", i->code, t->language), "consent.decline");
    show(c);
}

/* The whole text as a file; the question stays where it is. */
static void whole(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    if (still_open(t, &i))
        document_send(t, i.organisation, gate_first_text(&i));
}

static void show_ages(struct turn *t, const struct invitation *i)
{
    static const struct {
        const char *band, *key;
    } ages[] = {
        { "9", "gate.age_small" },
        { "10-13", "gate.age_children" },
        { "14-17", "gate.age_teens" },
        { "18+", "gate.age_grown" },
    };
    struct card *c = card(t, 0, "screen", 0);
    line(c, "gate.age");
    for (size_t a = 0; a < COUNT(ages); a++) {
        button(c, format(t, "gate:age:%s:%s:%s", i->code, t->language, ages[a].band),
               ages[a].key);
        if (a % 2)
            row(c);
    }
    show(c);
}

static bool needs_paper(struct turn *t, const struct invitation *i)
{
    struct organisation o = organisation_find(t->db, i->organisation);
    bool codes = !names_are_shown(o.names);
    return !gate_is_founder(i) && codes && !i->paper;
}

static void begin(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    if (!still_open(t, &i))
        return;
    if (needs_paper(t, &i))
        settle(t, "gate.paper_first");
    else if (is_post(&i))
        show_consent(t, &i, "18+");
    else
        show_ages(t, &i);
}

static void age(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    const char *band = argument(t, 2);
    if (!still_open(t, &i))
        return;
    if (strcmp(band, "18+") == 0)
        show_consent(t, &i, band);
    else if (strcmp(band, "9") == 0)
        settle(t, "gate.too_young");
    else
        guardian_minor_came(t, &i, band);
}

static void decline(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    if (!still_open(t, &i))
        return;
    counter_add(t->db, i.organisation, "consent.declined");
    settle(t, "consent.declined");
}

static void agree(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
    if (t->who.id && !t->who.onboarded_at) {
        settle(t, "consent.thanks"); /* the same tap again: what is asked next stands */
        return;
    }
    if (!still_open(t, &i))
        return;
    bool grown = strcmp(argument(t, 2), "18+") == 0;
    if (!grown || needs_paper(t, &i)) {
        welcome(t, &i);
        return;
    }
    if (!invitation_use(t->db, i.id, t->now)) {
        refuse_link(t, INVITATION_USED);
        return;
    }
    settle(t, "consent.thanks");
    gate_join(t, &i, argument(t, 2));
    onboarding_next(t);
}

static const struct action actions[] = {
    { "accept", MEMBER, accept_role },
    { "age", ANYBODY, age },
    { "agree", ANYBODY, agree },
    { "begin", ANYBODY, begin },
    { "decline", ANYBODY, decline },
    { "greet", ANYBODY, greet },
    { "notme", ANYBODY, not_me },
    { "whole", ANYBODY, whole },
    { 0 },
};

const struct feature gate = { .name = "gate", .actions = actions };
