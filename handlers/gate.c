/* gate.c - the way in: a link, an age, a consent, and only then a person.
 *
 * Until the consent nothing is stored: what was chosen travels in the buttons, as
 * gate:<step>:<code>:<language>[:<age>]. A refusal leaves a number in a counter. */
#include "handlers/features.h"

#include <string.h>

enum { CONSENT_VERSION = 1 };

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
    if (strcmp(i->role, "founder") == 0)
        line(c, "gate.welcome_founder");
    else
        line(c, "gate.welcome", text_("school", o.name), part_("role", role_key(t, i)));
    button(c, format(t, "gate:begin:%s:%s", i->code, t->language), "gate.begin");
    style(c, PRIMARY);
    row(c);
    button(c, format(t, "gate:greet:%s:%s", i->code, other),
           format(t, "gate.in_%s", other));
    show(c);
}

/* Somebody who is in already follows another link: one tap adds the role. */
static void another_role(struct turn *t, const struct invitation *i)
{
    unsigned role = role_named(i->role);
    if (!role || i->organisation != t->who.organisation || has_role(t, role)) {
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

void gate_came(struct turn *t)
{
    if (!*t->words) {
        if (t->who.id)
            home_show(t);
        else
            stranger_hello(t);
        return;
    }
    if (t->who.id && consent_holds(t, &gate))
        return;
    struct invitation i = invitation_by_code(t->db, t->words);
    if (!i.id && came_by_personal_link(t))
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
    if (!role || i.organisation != t->who.organisation || has_role(t, role) ||
        !invitation_use(t->db, i.id, t->now)) {
        old_button(t);
        return;
    }
    role_give(t->db, t->who.id, i.organisation, role, i.created_by, t->now);
    audit_add(t->db, t->now, i.organisation, t->who.id, "role.taken", i.id, i.role);
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

static bool is_post(const struct invitation *i)
{
    return strcmp(i->role, "founder") == 0 || role_is_post(role_named(i->role));
}

static const char *consent_text(struct turn *t, const struct invitation *i)
{
    struct organisation o = organisation_find(t->db, i->organisation);
    const char *key =
        strcmp(i->role, "founder") == 0 ? "consent.p1_founder" : "consent.p1";
    return words_for(t, 0, key, text_("school", o.name));
}

static void show_consent(struct turn *t, const struct invitation *i, const char *age)
{
    struct card *c = card(t, 0, "screen", 0);
    marked_line(c, consent_text(t, i));
    if (i->paper) {
        gap(c);
        line(c, "consent.on_paper", text_("paper", i->paper));
    }
    button(c, format(t, "gate:agree:%s:%s:%s", i->code, t->language, age),
           "consent.agree");
    style(c, SUCCESS);
    button(c, format(t, "gate:decline:%s:%s", i->code, t->language), "consent.decline");
    show(c);
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
    return strcmp(i->role, "founder") != 0 && o.names != NAMES_FULL && !i->paper;
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

/* ---- and now a person ------------------------------------------------------------- */

void gate_store_person(struct turn *t, const struct invitation *i, const char *band,
                       enum person_state state)
{
    struct organisation o = organisation_find(t->db, i->organisation);
    struct person p = {
        .organisation = o.id,
        .name = "",
        .age = band,
        .language = t->language,
        .zone = o.zone,
        .joined_at = t->now,
        .state = state,
    };
    become(t, person_add(t->db, &p, i->id));
}

static void store_consent(struct turn *t, const struct invitation *i, const char *text)
{
    consent_add(t->db, &(struct consent){
                           .person = t->who.id,
                           .organisation = i->organisation,
                           .purpose = "P1",
                           .text_version = CONSENT_VERSION,
                           .text_hash = consent_hash(t->db, text),
                           .language = t->who.language,
                           .channel = i->paper ? "paper" : "messenger",
                           .entered_by = i->paper ? i->created_by : 0,
                           .evidence = i->paper,
                           .given_at = t->now,
                       });
}

void gate_give_role(struct turn *t, int64_t person, const struct invitation *i)
{
    bool founder = strcmp(i->role, "founder") == 0;
    unsigned role = founder ? CURATOR : role_named(i->role);
    role_give(t->db, person, i->organisation, role, i->created_by, t->now);
    if (founder)
        role_give(t->db, person, i->organisation, ADMINISTRATOR, 0, t->now);
    audit_add(t->db, t->now, i->organisation, person, "person.joined", i->id, i->role);
    people_joined(t, person, i);
    look_again(t);
}

static void agree(struct turn *t, int64_t unused)
{
    struct invitation i;
    (void)unused;
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
    const char *text = consent_text(t, &i);
    settle(t, "consent.thanks");
    gate_store_person(t, &i, argument(t, 2), PERSON_ACTIVE);
    store_consent(t, &i, text);
    gate_give_role(t, t->who.id, &i);
    onboarding_next(t);
}

static const struct action actions[] = {
    { "accept", MEMBER, accept_role },
    { "age", ANYBODY, age },
    { "agree", ANYBODY, agree },
    { "begin", ANYBODY, begin },
    { "decline", ANYBODY, decline },
    { "greet", ANYBODY, greet },
    { 0 },
};

const struct feature gate = { .name = "gate", .actions = actions };
