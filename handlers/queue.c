/* queue.c - what waits for somebody's decision, all kinds in one place: applications of
 * mentors, guardians to be confirmed, posts, proposals. */
#include "handlers/features.h"

enum { KINDS = 4 };

struct kind {
    const char *key, *press;
    int64_t count;
};

/* A post offered waits for whoever it is offered to, so anybody may have that one. */
static void count_kinds(struct turn *t, struct kind *kinds)
{
    bool decides = has_role(t, CURATOR | DEPUTY);
    kinds[0] = (struct kind){ "queue.applications", "apply:list",
                              decides ? apply_waiting(t) : 0 };
    kinds[1] = (struct kind){ "queue.guardians", "guardian_desk:list:0",
                              decides ? guardian_waiting(t) : 0 };
    kinds[2] = (struct kind){ "queue.posts", "posts:waiting", posts_waiting(t) };
    kinds[3] = (struct kind){ "queue.referrals", "proposals:list:0",
                              decides ? referral_waiting(t) : 0 };
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
