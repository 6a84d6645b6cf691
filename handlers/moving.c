/* moving.c - a person who has a new account in the messenger moves there by a link.
 *
 * The curator gives the link to the person, by hand or by voice. Whoever opens it is
 * shown the school and the role (or the code), never a name, and says that it is them;
 * the old account then ends, and what still waited to be sent there goes with it: it was
 * written for a screen that is lost, and home shows all that waits anyway. The old chat
 * is told, so that nobody is moved away unawares. */
#include "handlers/features.h"

#include <string.h>

enum { LINK_DAYS = 7, POSTS = ~(MEMBER | MENTEE | MENTOR | GUARDIAN) };

/* ---- the curator makes it --------------------------------------------------------- */

/* Who moves the account of a post would hold that post: a deputy may not. */
static bool may_move(struct turn *t, const struct person *p)
{
    bool post = (roles_of(t->db, p->id, p->organisation) & POSTS) != 0;
    return p->id && p->organisation == t->who.organisation && p->id != t->who.id &&
           p->state != PERSON_FROZEN && has_role(t, post ? CURATOR : CURATOR | DEPUTY);
}

static struct link link_for(struct turn *t, int64_t person)
{
    struct link l = link_open(t->db, person, "account", t->now);
    if (l.id)
        return l;
    l = (struct link){
        .organisation = t->who.organisation,
        .kind = "account",
        .person = person,
        .created_by = t->who.id,
        .expires_at = t->now + (int64_t)LINK_DAYS * DAY,
    };
    link_add(t->db, &l, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "account.link", person,
              NULL);
    return l;
}

/* moving:link:<person> */
static void make_link(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (!may_move(t, &p)) {
        old_button(t);
        return;
    }
    struct link l = link_for(t, p.id);
    const char *link = start_link(t, l.code);
    struct organisation o = organisation_find(t->db, p.organisation);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "moving.link", name_("who", p.id), when_("until", l.expires_at));
    gap(c);
    line(c, "moving.text", text_("school", o.name), text_("link", link));
    copy_button(c, link, "invite.copy");
    row(c);
    button(c, press_about(t, "moving:revoke", p.id), "invite.revoke");
    style(c, DANGER);
    nav(c, press_about(t, "people:card", p.id));
    show(c);
}

static void revoke(struct turn *t, int64_t person)
{
    struct link l = link_open(t->db, person, "account", t->now);
    if (l.organisation != t->who.organisation ||
        !link_revoke(t->db, t->who.organisation, l.id, t->now)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "account.link_revoked",
              person, NULL);
    toast(t, "invite.revoked");
    people_card(t, person);
}

/* ---- somebody follows it ---------------------------------------------------------- */

/* Without names: the code, or the roles alone. */
static const char *shown_as(struct turn *t, const struct person *p)
{
    enum names_mode mode = organisation_find(t->db, p->organisation).names;
    unsigned all = roles_of(t->db, p->id, p->organisation);
    if (mode == NAMES_CODES)
        return names_of(t, p->id);
    for (unsigned role = ADMINISTRATOR; role >= MENTEE; role >>= 1)
        if (all & role)
            return words_for(t, t->who.id, format(t, "invite.role_%s", role_word(role)));
    return words_for(t, t->who.id, "moving.member");
}

static void ask_whether(struct turn *t, const struct link *l, const struct person *p)
{
    struct organisation o = organisation_find(t->db, p->organisation);
    struct card *c = card(t, 0, "screen", 0);
    line(c, "moving.is_it_you", text_("who", shown_as(t, p)), text_("school", o.name));
    button(c, format(t, "moving:yes:%s:%s", l->code, t->language), "moving.yes");
    style(c, PRIMARY);
    row(c);
    button(c, format(t, "moving:no:%s", t->language), "moving.no");
    show(c);
}

void people_account_came(struct turn *t, const struct link *l)
{
    struct person p = person_find(t->db, l->person);
    if (t->who.id) {
        say(t, t->who.id == l->person ? "moving.already_here" : "moving.not_yours");
        home_show(t);
    } else if (!p.id || p.state == PERSON_FROZEN) {
        stranger_hello(t);
    } else {
        ask_whether(t, l, &p);
    }
}

static void no(struct turn *t, int64_t unused)
{
    (void)unused;
    if (t->who.id) {
        old_button(t);
        return;
    }
    speak(t, argument(t, 0));
    settle(t, "moving.not_me");
}

static void move(struct turn *t, const struct person *p)
{
    struct account old = account_of(t->db, p->id);
    settle(t, "moving.done");
    accounts_drop(t->db, p->id);
    if (old.id && old.reachable)
        tell_chat(t, old.chat, p->language, "moving.moved_away");
    become(t, p->id);
    audit_add(t->db, t->now, p->organisation, p->id, "account.moved", p->id, NULL);
    curators_hear(t, p->organisation, "moving.moved", p->id, 0);
    home_show(t);
}

/* moving:yes:<code>:<language> */
static void yes(struct turn *t, int64_t unused)
{
    (void)unused;
    struct link l = link_by_code(t->db, argument(t, 0));
    struct person p = person_find(t->db, l.person);
    if (t->who.id) {
        old_button(t);
        return;
    }
    speak(t, argument(t, 1));
    if (!l.id || strcmp(l.kind, "account") != 0 || !p.id || p.state == PERSON_FROZEN ||
        !link_use(t->db, l.id, t->now))
        settle(t, "moving.ended");
    else
        move(t, &p);
}

static void moved(struct turn *t, int64_t person, int step)
{
    (void)step;
    if (!person_find(t->db, person).id)
        return;
    struct card *c = card(t, t->who.id, "moving", person);
    line(c, "moving.moved", name_("who", person));
    button(c, press_about(t, "people:card", person), "people.in_list",
           name_("who", person));
    show(c);
}

static const struct action actions[] = {
    { "link", CURATOR | DEPUTY, make_link },
    { "no", ANYBODY, no },
    { "revoke", CURATOR | DEPUTY, revoke },
    { "yes", ANYBODY, yes },
    { 0 },
};
static const struct due due[] = {
    { "moved", CAN_WAIT, 0, moved },
    { 0 },
};

const struct feature moving = {
    .name = "moving",
    .actions = actions,
    .due = due,
};
