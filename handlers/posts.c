/* posts.c - curator, deputy, head, psychologist, resource officer, administrator: offered
 * by a curator or the head, accepted with its duties by who is to hold it, confirmed by
 * somebody else (posts_rule.c). It gives rights only then.
 *
 * Every step changes the row only from the state it was shown in; a tap that comes twice
 * or late shows how things are. What others hear of it are promises that read the row
 * again: about the holder, with the post as their step. */
#include "handlers/posts.h"

enum { REMIND_AFTER = 3 * DAY };

/* ---- whom to ask ------------------------------------------------------------------ */

static void ask_one(struct turn *t, int64_t person, const struct post *p)
{
    soon(t, "posts.confirm", person, p->person, (int)p->role);
    later(t, "posts.remind", person, p->person, (int)p->role, t->now + REMIND_AFTER);
}

static void ask_all(struct turn *t, unsigned role, const struct post *p)
{
    const int64_t *all = role_holders(t->db, p->organisation, role);
    for (; *all; all++)
        if (*all != p->person && *all != p->given_by)
            ask_one(t, *all, p);
}

static void ask_to_confirm(struct turn *t, const struct post *p)
{
    switch (posts_confirmer(t, p)) {
    case POSTS_BY_HEAD:
        ask_all(t, HEAD, p);
        break;
    case POSTS_BY_COLLEAGUE:
        ask_all(t, CURATOR, p);
        ask_all(t, ADMINISTRATOR, p);
        break;
    case POSTS_BY_GIVER:
        ask_one(t, p->given_by, p);
        break;
    }
}

/* Somebody has left who was to confirm: it is for others now. */
void posts_ask_anew(struct turn *t)
{
    enum { MOST = 20 };
    struct post some[MOST];
    size_t count = posts_unconfirmed(t->db, t->who.organisation, some, MOST);
    for (size_t i = 0; i < count; i++)
        if (some[i].accepted_at)
            ask_to_confirm(t, &some[i]);
}

/* ---- offered ---------------------------------------------------------------------- */

bool posts_may_hold(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.organisation == t->who.organisation && p.state == PERSON_ACTIVE &&
           !p.learner && person_is_grown(&p);
}

void posts_offer(struct turn *t, int64_t person, unsigned role, int64_t given_by)
{
    int64_t school = t->who.organisation;
    if (!posts_may_hold(t, person) || !role_is_post(role) ||
        !post_offer(t->db, school, person, role, given_by, t->now))
        return;
    struct post p = post_find(t->db, school, person, role);
    posts_record(t, "post.offered", &p);
    if (person != t->who.id)
        soon(t, "posts.offered", person, person, (int)role);
    later(t, "posts.unanswered", person, person, (int)role, t->now + REMIND_AFTER);
}

/* posts:offer:<person>:<post> */
static void offer(struct turn *t, int64_t person)
{
    unsigned role = role_named(argument(t, 1));
    posts_offer(t, person, role, t->who.id);
    struct post p = posts_named(t);
    if (!p.role)
        old_button(t);
    else if (person == t->who.id)
        posts_put(t, "posts.offered", &p, false);
    else
        posts_put(t, p.accepted_at ? NULL : "posts.offer_sent", &p, false);
}

/* ---- answered --------------------------------------------------------------------- */

static void in_office(struct turn *t, const struct post *p)
{
    posts_record(t, "post.confirmed", p);
    if (p->given_by && p->given_by != t->who.id && p->given_by != p->person)
        soon(t, "posts.settled", p->given_by, p->person, (int)p->role);
    if (p->person != t->who.id)
        soon(t, "posts.confirmed", p->person, p->person, (int)p->role);
    look_again(t);
}

static void accept(struct turn *t, int64_t person)
{
    struct post p = posts_named(t);
    if (person != t->who.id || !p.role) {
        old_button(t);
        return;
    }
    if (post_accept(t->db, &p, t->now)) {
        posts_record(t, "post.accepted", &p);
        p = posts_named(t);
        if (posts_confirmer(t, &p) != POSTS_BY_GIVER)
            ask_to_confirm(t, &p);
        else if (post_confirm(t->db, &p, p.given_by, t->now))
            in_office(t, &p);
    }
    p = posts_named(t);
    posts_put_again(t, p.confirmed_at ? "posts.accepted_at_once" : "posts.accepted", &p);
    if (p.confirmed_at)
        rights_begin(t, p.role);
}

static void decline(struct turn *t, int64_t person)
{
    struct post p = posts_named(t);
    if (person != t->who.id || p.accepted_at || !p.role || !post_end(t->db, &p)) {
        posts_over(t, "posts.declined_own");
        return;
    }
    posts_record(t, "post.declined", &p);
    if (p.given_by && p.given_by != person)
        soon(t, "posts.declined", p.given_by, person, (int)p.role);
    posts_end_with_words(t, "posts.declined_own", &p);
}

static void confirm(struct turn *t, int64_t unused)
{
    (void)unused;
    struct post p = posts_named(t);
    if (!p.role || !posts_may_confirm(t, &p) ||
        !post_confirm(t->db, &p, t->who.id, t->now)) {
        posts_put_again(t, p.confirmed_at ? "posts.confirmed_now" : NULL, &p);
        return;
    }
    in_office(t, &p);
    posts_put_again(t, "posts.confirmed_now", &p);
}

static void refuse(struct turn *t, int64_t unused)
{
    (void)unused;
    struct post p = posts_named(t);
    if (!p.role || !posts_may_confirm(t, &p) || !post_end(t->db, &p)) {
        posts_over(t, "posts.refused_now");
        return;
    }
    posts_record(t, "post.refused", &p);
    soon(t, "posts.refused", p.person, p.person, (int)p.role);
    if (p.given_by && p.given_by != t->who.id && p.given_by != p.person)
        soon(t, "posts.refused", p.given_by, p.person, (int)p.role);
    posts_end_with_words(t, "posts.refused_now", &p);
}

static const struct action actions[] = {
    { "accept", MEMBER, accept },
    { "confirm", CURATOR | HEAD | ADMINISTRATOR, confirm },
    { "decline", MEMBER, decline },
    { "duties", CURATOR | DEPUTY | HEAD, posts_ask_duties },
    { "give", CURATOR | DEPUTY | HEAD, posts_choose },
    { "list", MEMBER, posts_list },
    { "offer", CURATOR | DEPUTY | HEAD, offer },
    { "order", CURATOR | DEPUTY | HEAD, posts_ask_order },
    { "refuse", CURATOR | HEAD | ADMINISTRATOR, refuse },
    { "resign", MEMBER, posts_resign },
    { "resigned", MEMBER, posts_resigned },
    { "show", MEMBER, posts_show },
    { "take", CURATOR | HEAD, posts_take },
    { "taken", CURATOR | HEAD, posts_taken },
    { "waiting", MEMBER, posts_show_waiting },
    { 0 },
};
const struct feature posts = {
    .name = "posts",
    .start = { "posts", MEMBER, posts_list },
    .actions = actions,
    .due = posts_due,
    .filled = posts_filled,
};
