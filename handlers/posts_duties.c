/* posts_duties.c - a post's order and duties: asked of whoever looks after posts, at any
 * time, for a post may be confirmed before its order is signed. */
#include "handlers/posts.h"

#include <string.h>

void posts_show(struct turn *t, int64_t person)
{
    struct post p = posts_named(t);
    bool opens = person == t->who.id || has_role(t, CURATOR | DEPUTY | HEAD) ||
                 posts_may_confirm(t, &p);
    if (p.role && opens)
        posts_put(t, NULL, &p, false);
    else
        old_button(t);
}

static void ask_about(struct turn *t, const char *form)
{
    struct post p = posts_named(t);
    if (p.role)
        ask(t, form, posts_number(&p));
    else
        old_button(t);
}

void posts_ask_order(struct turn *t, int64_t unused)
{
    (void)unused;
    ask_about(t, "order");
}

void posts_ask_duties(struct turn *t, int64_t unused)
{
    (void)unused;
    ask_about(t, "duties");
}

/* The answers may come when neither the post nor the right to describe it is left. */
static void described(struct turn *t, int64_t number, const char *duties,
                      const char *paper)
{
    struct post p = posts_numbered(t, number);
    if (!p.role || !has_role(t, CURATOR | DEPUTY | HEAD) ||
        !post_describe(t->db, &p, duties, paper)) {
        old_button(t);
        return;
    }
    posts_record(t, "post.described", &p);
    p = posts_numbered(t, number);
    posts_put(t, NULL, &p, false);
}

static void order_filled(struct turn *t, const struct answers *a, int64_t number)
{
    const char *day = answer_text(a, "DATE"), *order = answer_text(a, "NUMBER");
    if (day && strlen(day) == strlen("2026-09-01"))
        order = format(t, "%s, %.2s.%.2s.%.4s", order, day + 8, day + 5, day);
    described(t, number, NULL, order);
}

static void duties_filled(struct turn *t, const struct answers *a, int64_t number)
{
    described(t, number, answer_text(a, "DUTIES"), NULL);
}

const struct filled posts_filled[] = {
    { "duties", duties_filled },
    { "order", order_filled },
    { 0 },
};
