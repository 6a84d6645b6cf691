/* queue.c - what waits for somebody's decision, all kinds in one place: applications of
 * mentors, guardians to be confirmed, posts, proposals, agreements and endings of
 * matches, places to meet, cases for the safeguarding adults, cards of how others solved
 * it, requests for help that are late. */
#include "handlers/features.h"

enum { KINDS = 10, ROWS = 7 }; /* the eighth row leads home */

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
    kinds[8] =
        (struct kind){ "queue.library", "library:list:draft:0", library_waiting(t) };
    kinds[9] = (struct kind){ "queue.help", "help_desk:open", help_desk_waiting(t) };
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

/* A row each, or two in a row when there are many. */
static void add_kinds(struct turn *t, struct card *c, const struct kind *kinds)
{
    size_t shown = 0, put = 0;
    struct value late = number_("late", help_desk_late_count(t));
    for (size_t i = 0; i < KINDS; i++)
        shown += kinds[i].count > 0;
    for (size_t i = 0; i < KINDS; i++) {
        if (!kinds[i].count)
            continue;
        button(c, kinds[i].press, kinds[i].key, number_("count", kinds[i].count), late);
        if (shown <= ROWS || ++put % 2 == 0)
            row(c);
    }
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
    add_kinds(t, c, kinds);
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
