/* queue.c - what waits for somebody's decision, all kinds in one place: applications of
 * mentors, guardians to be confirmed, posts, proposals, agreements and endings of
 * matches, places to meet, cases for the safeguarding adults, cards of how others solved
 * it, requests for help that are late, red flags, pairs of a whole cohort and lists of
 * people that were read.
 *
 * Below them a gentle line: with whom it is time to speak. That is no decision, is not
 * counted on the home screen, and nobody is pushed to it. */
#include "handlers/queue.h"

enum { ROWS = 7 }; /* the eighth row leads home */

int64_t queue_waiting(struct turn *t)
{
    struct queue_kind kinds[QUEUE_KINDS];
    int64_t all = 0;
    queue_count(t, kinds);
    for (size_t i = 0; i < QUEUE_KINDS; i++)
        all += kinds[i].count;
    return all;
}

/* A row each, or two in a row when there are many. */
static void add_kinds(struct turn *t, struct card *c, const struct queue_kind *kinds,
                      int64_t talks)
{
    size_t shown = talks > 0, put = 0;
    struct value late = number_("late", help_desk_late_count(t));
    for (size_t i = 0; i < QUEUE_KINDS; i++)
        shown += kinds[i].count > 0;
    for (size_t i = 0; i < QUEUE_KINDS; i++) {
        if (!kinds[i].count)
            continue;
        button(c, kinds[i].press, kinds[i].key, number_("count", kinds[i].count), late);
        if (shown <= ROWS || ++put % 2 == 0)
            row(c);
    }
    if (talks)
        button(c, "contacts:due:0", "queue.contacts", number_("count", talks));
}

/* What has waited longest, and since when. */
static void add_oldest(struct turn *t, struct card *c, const struct queue_kind *kinds)
{
    const struct queue_kind *oldest = NULL;
    int64_t since = 0;
    for (size_t i = 0; i < QUEUE_KINDS; i++) {
        int64_t at = kinds[i].count ? queue_since(t, i) : 0;
        if (at && (!oldest || at < since)) {
            oldest = &kinds[i];
            since = at;
        }
    }
    if (oldest)
        line(c, "queue.oldest", part_("what", oldest->called), day_("since", since));
}

static void open_queue(struct turn *t, int64_t unused)
{
    (void)unused;
    struct queue_kind kinds[QUEUE_KINDS];
    int64_t all = 0, talks = contacts_due_count(t);
    queue_count(t, kinds);
    struct card *c = card(t, t->who.id, "screen", 0);
    for (size_t i = 0; i < QUEUE_KINDS; i++)
        all += kinds[i].count;
    line(c, all ? "queue.open" : "queue.empty");
    add_oldest(t, c, kinds);
    if (talks)
        line(c, "queue.time_to_talk", number_("count", talks),
             day_("since", contacts_due_since(t)));
    add_kinds(t, c, kinds, talks);
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
