/* posts_told.c - what people hear of a post without having asked: promises about its
 * holder, with the role as their step. Each reads the row again: what is no longer so is
 * not told. */
#include "handlers/posts.h"

static struct post promised(struct turn *t, int64_t person, int role)
{
    return post_find(t->db, t->who.organisation, person, (unsigned)role);
}

static void hear_offered(struct turn *t, int64_t person, int role)
{
    struct post p = promised(t, person, role);
    if (p.role && !p.accepted_at)
        posts_put(t, "posts.offered", &p, true);
}

static void hear_unanswered(struct turn *t, int64_t person, int role)
{
    struct post p = promised(t, person, role);
    if (p.role && !p.accepted_at)
        posts_put(t, "posts.unanswered", &p, true);
}

static void hear_confirm(struct turn *t, int64_t person, int role)
{
    struct post p = promised(t, person, role);
    if (posts_may_confirm(t, &p))
        posts_put(t, "posts.please_confirm", &p, true);
}

static void hear_remind(struct turn *t, int64_t person, int role)
{
    struct post p = promised(t, person, role);
    if (posts_may_confirm(t, &p))
        posts_put(t, "posts.still_to_confirm", &p, true);
}

static void hear_confirmed(struct turn *t, int64_t person, int role)
{
    struct post p = promised(t, person, role);
    if (!p.confirmed_at)
        return;
    say(t, "posts.told_confirmed", part_("post", posts_title(t, p.role)));
    rights_begin(t, p.role);
}

static void hear_settled(struct turn *t, int64_t person, int role)
{
    struct post p = promised(t, person, role);
    if (p.confirmed_at)
        say(t, "posts.told_settled", name_("who", person),
            part_("post", posts_title(t, p.role)));
}

/* What is over is told only while it is: they may have been asked anew since. */
static void hear_over(struct turn *t, const char *key, int64_t person, int role)
{
    if (!promised(t, person, role).role)
        say(t, key, name_("who", person), part_("post", posts_title(t, (unsigned)role)));
}

static void hear_declined(struct turn *t, int64_t person, int role)
{
    hear_over(t, "posts.told_declined", person, role);
}

static void hear_refused(struct turn *t, int64_t person, int role)
{
    hear_over(t, person == t->who.id ? "posts.told_refused_own" : "posts.told_refused",
              person, role);
}

static void hear_taken(struct turn *t, int64_t person, int role)
{
    hear_over(t, "posts.told_taken", person, role);
}

static void hear_recalled(struct turn *t, int64_t person, int role)
{
    hear_over(t, "posts.told_recalled", person, role);
}

static void hear_resigned(struct turn *t, int64_t person, int role)
{
    hear_over(t, "posts.told_resigned", person, role);
}

const struct due posts_due[] = {
    { "confirm", CAN_WAIT, 0, hear_confirm },
    { "confirmed", CAN_WAIT, 0, hear_confirmed },
    { "declined", CAN_WAIT, 0, hear_declined },
    { "offered", CAN_WAIT, 0, hear_offered },
    { "recalled", CAN_WAIT, 0, hear_recalled },
    { "refused", CAN_WAIT, 0, hear_refused },
    { "remind", CAN_WAIT, 0, hear_remind },
    { "resigned", CAN_WAIT, 0, hear_resigned },
    { "settled", CAN_WAIT, 0, hear_settled },
    { "taken", CAN_WAIT, 0, hear_taken },
    { "unanswered", CAN_WAIT, 0, hear_unanswered },
    { 0 },
};
