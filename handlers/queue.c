/* queue.c - what waits for somebody's decision, all kinds in one place: applications of
 * mentors, guardians to be confirmed, posts, proposals, agreements and endings of
 * matches, places to meet, cases for the safeguarding adults. */
#include "handlers/features.h"

enum { KINDS = 8 };

struct kind {
    const char *key, *press;
    int64_t count;
};

/* A post offered waits for whoever it is offered to, and a curator's own application for
 * the head: whose decision it is, each feature knows. */
static void count_kinds(struct turn *t, struct kind *kinds)
{
    kinds[0] = (struct kind){ "queue.applications", "apply:list", apply_waiting(t) };
    kinds[1] =
        (struct kind){ "queue.guardians", "guardian_desk:list:0", guardian_waiting(t) };
    kinds[2] = (struct kind){ "queue.posts", "posts:waiting", posts_waiting(t) };
    kinds[3] =
        (struct kind){ "queue.referrals", "proposals:list:0", referral_waiting(t) };
    kinds[4] =
        (struct kind){ "queue.agreements", "agreement:list:0", agreement_waiting(t) };
    kinds[5] = (struct kind){ "queue.endings", "ending:list:0", ending_waiting(t) };
    kinds[6] = (struct kind){ "queue.venues", "venues:waiting", venues_to_allow(t) };
    kinds[7] = (struct kind){ "queue.safety", "safety:list", safety_waiting(t) };
}

int64_t queue_waiting(struct turn *t)
{
    struct kind kinds[KINDS];
    int64_t all = 0;
    count_kinds(t, kinds);
    for (size_t i = 0; i < KINDS; i++)
        all += kinds[i].count;
    return all;
}

static void open_queue(struct turn *t, int64_t unused)
{
    (void)unused;
    struct kind kinds[KINDS];
    int64_t all = 0;
    count_kinds(t, kinds);
    struct card *c = card(t, t->who.id, "screen", 0);
    for (size_t i = 0; i < KINDS; i++)
        all += kinds[i].count;
    line(c, all ? "queue.open" : "queue.empty");
    for (size_t i = 0; i < KINDS; i++)
        if (kinds[i].count) {
            button(c, kinds[i].press, kinds[i].key, number_("count", kinds[i].count));
            row(c);
        }
    nav(c, NULL);
    show(c);
}

static const struct action actions[] = {
    { "open", MEMBER, open_queue },
    { 0 },
};

const struct feature queue = {
    .name = "queue",
    .start = { "queue", MEMBER, open_queue },
    .actions = actions,
};
