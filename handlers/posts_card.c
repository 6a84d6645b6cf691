/* posts_card.c - one post of one person: what it is, how far it has come, what the reader
 * can do about it.
 *
 * The same words stand on the screen and in the card that comes by itself; the buttons of
 * the latter end with ":p", so that its answer stands in its place. */
#include "handlers/posts.h"

#include <stdlib.h>
#include <string.h>

enum { PLACES = 2048 }; /* more than any enum role */

struct post posts_named(struct turn *t)
{
    int64_t person = strtoll(argument(t, 0), NULL, 10);
    return post_find(t->db, t->who.organisation, person, role_named(argument(t, 1)));
}

const char *posts_press(struct turn *t, const char *action, const struct post *p)
{
    return format(t, "posts:%s:%lld:%s", action, (long long)p->person,
                  role_word(p->role));
}

int64_t posts_number(const struct post *p)
{
    return p->person * PLACES + p->role;
}

struct post posts_numbered(struct turn *t, int64_t number)
{
    return post_find(t->db, t->who.organisation, number / PLACES,
                     (unsigned)(number % PLACES));
}

const char *posts_title(struct turn *t, unsigned role)
{
    return format(t, "posts.role_%s", role_word(role));
}

/* ---- what it says ----------------------------------------------------------------- */

static void say_duties(struct turn *t, struct card *c, const struct post *p)
{
    if (*p->duties)
        line(c, "posts.duties", text_("duties", p->duties));
    else
        line(c, "posts.duties",
             part_("duties", format(t, "posts.duties_%s", role_word(p->role))));
}

static const char *waits_for(struct turn *t, const struct post *p)
{
    static const char *const keys[] = {
        [POSTS_BY_HEAD] = "posts.waits_head",
        [POSTS_BY_COLLEAGUE] = "posts.waits_colleague",
        [POSTS_BY_GIVER] = "posts.waits_giver",
    };
    if (p->accepted_at)
        return keys[posts_confirmer(t, p)];
    return p->person == t->who.id ? "posts.waits_own" : "posts.waits_answer";
}

static void say_state(struct turn *t, struct card *c, const struct post *p)
{
    if (p->confirmed_at)
        line(c, "posts.since", day_("since", p->since));
    else
        line(c, waits_for(t, p));
    if (p->paper)
        line(c, "posts.order", text_("paper", p->paper));
}

/* ---- what can be done ------------------------------------------------------------- */

struct doing {
    struct turn *turn;
    struct card *card;
    const struct post *post;
    const char *end; /* of its buttons */
};

static void can(const struct doing *d, const char *action, const char *key)
{
    const char *press = posts_press(d->turn, action, d->post);
    button(d->card, format(d->turn, "%s%s", press, d->end), key);
}

static void can_answer(const struct doing *d)
{
    can(d, "accept", "posts.accept");
    style(d->card, SUCCESS);
    can(d, "decline", "posts.decline");
    row(d->card);
}

static void can_confirm(const struct doing *d)
{
    can(d, "confirm", "posts.confirm");
    style(d->card, SUCCESS);
    can(d, "refuse", "posts.refuse");
    row(d->card);
}

static void can_describe(const struct doing *d)
{
    can(d, "order", d->post->paper ? "posts.order_change" : "posts.order_add");
    can(d, "duties", "posts.duties_change");
    row(d->card);
}

static void add_doing(const struct doing *d)
{
    const struct post *p = d->post;
    bool own = p->person == d->turn->who.id;
    if (own && !p->accepted_at)
        can_answer(d);
    if (posts_may_confirm(d->turn, p))
        can_confirm(d);
    if (has_role(d->turn, CURATOR | DEPUTY | HEAD))
        can_describe(d);
    if (own && p->accepted_at)
        can(d, "resign", "posts.resign");
    else if (!own && has_role(d->turn, CURATOR | HEAD))
        can(d, "take", p->confirmed_at ? "posts.take" : "posts.recall");
}

void posts_put(struct turn *t, const char *key, const struct post *p, bool own)
{
    struct card *c =
        card(t, t->who.id, own ? "posts" : "screen", own ? posts_number(p) : (int64_t)0);
    struct doing d = { t, c, p, own ? ":p" : "" };
    if (key) {
        line(c, key, name_("who", p->person), part_("post", posts_title(t, p->role)));
        gap(c);
    }
    line(c, "posts.title", name_("who", p->person),
         part_("post", posts_title(t, p->role)));
    say_duties(t, c, p);
    say_state(t, c, p);
    add_doing(&d);
    nav(c, own ? NULL : "posts:list");
    show(c);
}

/* ---- after a step ------------------------------------------------------------------ */

static bool came_by_itself(struct turn *t)
{
    return strcmp(argument(t, 2), "p") == 0;
}

void posts_record(struct turn *t, const char *act, const struct post *p)
{
    audit_add(t->db, t->now, p->organisation, t->who.id, act, p->person,
              role_word(p->role));
}

/* The post as it is by now, with these words above. */
void posts_put_again(struct turn *t, const char *key, const struct post *p)
{
    struct post now = post_find(t->db, p->organisation, p->person, p->role);
    if (now.role)
        posts_put(t, key, &now, came_by_itself(t));
    else
        old_button(t);
}

void posts_end_with_words(struct turn *t, const char *key, const struct post *p)
{
    bool own = came_by_itself(t);
    struct card *c =
        card(t, t->who.id, own ? "posts" : "screen", own ? posts_number(p) : (int64_t)0);
    line(c, key, name_("who", p->person), part_("post", posts_title(t, p->role)));
    nav(c, own ? NULL : "posts:list");
    show(c);
}

void posts_over(struct turn *t, const char *key)
{
    struct post p = posts_named(t);
    if (p.role) {
        posts_put_again(t, NULL, &p);
        return;
    }
    p.person = strtoll(argument(t, 0), NULL, 10);
    p.role = role_named(argument(t, 1));
    if (role_is_post(p.role) && posts_may_hold(t, p.person))
        posts_end_with_words(t, key, &p);
    else
        old_button(t);
}
