/* broadcast_report.c - how a broadcast went: on one card, edited where it stands while it
 * goes; whom it did not reach, and what can be done. Those that were sent are listed for
 * all curators of the school. */
#include "handlers/broadcast.h"

#include <stdlib.h>
#include <string.h>

enum { LOOK_AGAIN = 5, PAGE = 6, NAMED = 10 };

/* ---- the card --------------------------------------------------------------------- */

static void add_lost(struct card *c, struct turn *t, const struct broadcast *b,
                     int64_t count)
{
    int64_t some[NAMED];
    size_t named = broadcast_lost(t->db, b->id, 0, some, NAMED);
    gap(c);
    line(c, "broadcast.lost", number_("count", count));
    for (size_t i = 0; i < named; i++)
        line(c, "broadcast.person", name_("who", some[i]));
    if (count > NAMED && named)
        line(c, "newcomers.and_more", number_("count", count - NAMED));
    if (named)
        line(c, "broadcast.lost_what_to_do");
}

static void add_counts(struct card *c, struct turn *t, const struct broadcast *b)
{
    struct broadcast_counts n = broadcast_count(t->db, b->id);
    if (b->ended_at) { /* of those who were erased since, the counts stay */
        n.told = b->told;
        n.lost = b->lost;
        n.all = b->told + b->lost;
    }
    line(c, "broadcast.told", number_("count", n.told), number_("all", n.all));
    if (!b->ended_at && n.waiting)
        line(c, "broadcast.waiting", number_("count", n.waiting));
    if (n.lost)
        add_lost(c, t, b, n.lost);
    if (n.lost && broadcast_lost(t->db, b->id, 0, &n.all, 1))
        button(c, format(t, "broadcast:lost:%lld:0", (long long)b->id),
               "broadcast.lost_who", number_("count", n.lost));
}

static void add_leaving(struct card *c, struct turn *t, const struct broadcast *b)
{
    struct broadcast_counts n = broadcast_count(t->db, b->id);
    line(c, "broadcast.leaving", number_("count", n.all),
         number_("seconds", BROADCAST_UNDO));
    button(c, broadcast_press(t, "undo", b->id), "broadcast.undo");
    style(c, DANGER);
}

static struct card *report_of(struct turn *t, const struct broadcast *b, const char *news)
{
    struct card *c = card(t, b->made_by, "broadcast_sent", b->id);
    if (news) {
        line(c, news);
        gap(c);
    }
    if (strcmp(b->state, "leaving") == 0) {
        add_leaving(c, t, b);
    } else {
        line(c, b->ended_at ? "broadcast.is_sent" : "broadcast.is_sending");
        add_counts(c, t, b);
    }
    nav(c, "broadcast:list:0");
    return c;
}

void broadcast_report_put(struct turn *t, const struct broadcast *b, const char *news)
{
    show(report_of(t, b, news));
}

/* ---- while it goes ---------------------------------------------------------------- */

void broadcast_report_soon(struct turn *t, const struct broadcast *b)
{
    if (!promise_when(t->db, "broadcast.report", b->made_by, b->id, 0))
        later(t, "broadcast.report", b->made_by, b->id, 0, t->now + LOOK_AGAIN);
}

void broadcast_report(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct broadcast b = broadcast_anywhere(t->db, id);
    if (strcmp(b.state, "sending") != 0)
        return;
    struct broadcast_counts n = broadcast_count(t->db, id);
    if (n.leaving)
        later(t, "broadcast.report", b.made_by, id, 0, t->now + LOOK_AGAIN);
    if (!n.leaving && !n.waiting && broadcast_end(t->db, id, &n, t->now)) {
        forget(t, "broadcast.ends", 0, id);
        soon(t, "broadcast.done", b.made_by, id, 0);
        return;
    }
    show_in_place(report_of(t, &b, NULL));
}

/* The last word about it: a message, as soon as they may be disturbed. */
void broadcast_done(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    if (b.id && has_role(t, BROADCAST_STAFF))
        show(report_of(t, &b, NULL));
}

/* ---- afterwards ------------------------------------------------------------------- */

static struct broadcast sent_one(struct turn *t, int64_t id)
{
    struct broadcast b = broadcast_find(t->db, t->who.organisation, id);
    if (b.sent_at)
        return b;
    old_button(t);
    return (struct broadcast){ 0 };
}

/* broadcast:list:<how many to pass over> */
void broadcast_history(struct turn *t, int64_t skip)
{
    struct broadcast some[PAGE];
    int64_t all = broadcasts_sent_count(t->db, t->who.organisation);
    if (skip < 0 || skip >= all)
        skip = 0;
    size_t count = broadcasts_sent(t->db, t->who.organisation, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "broadcast.history" : "broadcast.history_empty");
    for (size_t i = 0; i < count; i++) {
        button(c, broadcast_press(t, "show", some[i].id), "broadcast.in_list",
               day_("at", some[i].sent_at), name_("who", some[i].made_by));
        row(c);
    }
    if (skip)
        button(c, broadcast_press(t, "list", skip > PAGE ? skip - PAGE : 0),
               "people.before");
    if (skip + PAGE < all)
        button(c, broadcast_press(t, "list", skip + PAGE), "people.after");
    nav(c, "broadcast:open");
    show(c);
}

/* broadcast:show:<id> */
void broadcast_show(struct turn *t, int64_t id)
{
    struct broadcast b = sent_one(t, id);
    if (!b.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "broadcast.past", when_("at", b.sent_at), name_("who", b.made_by));
    broadcast_whom(c, t, &b);
    add_counts(c, t, &b);
    gap(c);
    if (*b.words)
        line(c, "broadcast.text", text_("words", broadcast_beginning(t, b.words)));
    else
        line(c, "broadcast.words_gone");
    nav(c, "broadcast:list:0");
    show(c);
}

/* broadcast:lost:<id>:<how many to pass over> */
void broadcast_lost_people(struct turn *t, int64_t id)
{
    int64_t some[PAGE + 1], skip = strtoll(argument(t, 1), NULL, 10);
    struct broadcast b = sent_one(t, id);
    if (!b.id)
        return;
    if (skip < 0)
        skip = 0;
    size_t count = broadcast_lost(t->db, id, skip, some, PAGE + 1);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "broadcast.lost_title" : "people.list_empty");
    if (count)
        line(c, "broadcast.lost_what_to_do");
    for (size_t i = 0; i < count && i < PAGE; i++) {
        button(c, press_about(t, "people:card", some[i]), "people.in_list",
               name_("who", some[i]));
        row(c);
    }
    if (count > PAGE)
        button(c,
               format(t, "broadcast:lost:%lld:%lld", (long long)id,
                      (long long)(skip + PAGE)),
               "people.after");
    nav(c, broadcast_press(t, "show", id));
    show(c);
}
