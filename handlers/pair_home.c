/* pair_home.c - what the home screen says of a person's matches: what waits for them, the
 * next meeting, «Моя пара». Never more than two rows of buttons, however many matches. */
#include "handlers/pair.h"

#include <string.h>

/* What waits first: an offer, then an agreement, then whether a meeting took place. */
struct waiting_here {
    const char *key, *button, *press;
};

static struct waiting_here in_match(struct turn *t, const struct match *m)
{
    struct member own = member_find(t->db, m->id, t->who.id);
    long long id = m->id;
    if (m->state == MATCH_PROPOSED && !own.answer)
        return (struct waiting_here){ "pair.home_offer", "pair.to_offer",
                                      press_about(t, "match_offer:show", id) };
    if (m->state == MATCH_ACCEPTED && !match_agreed_version(t->db, m->id, t->who.id))
        return (struct waiting_here){ "pair.home_agreement", "pair.to_agreement",
                                      press_about(t, "agreement:open", id) };
    return (struct waiting_here){ 0 };
}

static struct waiting_here in_any(struct turn *t, const struct match *all)
{
    struct waiting_here w = { 0 };
    for (; all->id && !w.key; all++)
        w = in_match(t, all);
    return w;
}

/* The last one of this match has ended, and the actor has not said whether it was. */
static int64_t unsaid(struct turn *t, const struct match *all)
{
    for (; all->id; all++) {
        struct meeting last;
        if (!meetings_past(t->db, all->id, t->now, 0, &last, 1) ||
            !meeting_is_open(&last) || meeting_ends(&last) > t->now)
            continue;
        struct attendee own = attendee_find(t->db, last.id, t->who.id);
        if (own.person && !own.held)
            return last.id;
    }
    return 0;
}

static void add_waiting(struct card *c, const struct waiting_here *w)
{
    line(c, w->key);
    button(c, w->press, w->button);
    style(c, PRIMARY);
}

/* The question whether it took place comes by itself; here is only the way to it. */
static bool add_unsaid(struct turn *t, struct card *c, const struct match *all)
{
    int64_t id = unsaid(t, all);
    if (!id)
        return false;
    add_waiting(c, &(struct waiting_here){ "pair.home_unsaid", "pair.to_meeting",
                                           press_about(t, "pair:meeting", id) });
    return true;
}

static bool add_next(struct turn *t, struct card *c)
{
    struct meeting next;
    if (!meetings_ahead_of(t->db, t->who.id, t->now, &next, 1))
        return false;
    struct attendee own = attendee_find(t->db, next.id, t->who.id);
    struct value at = when_("at", next.starts_at);
    line(c, own.answer ? "pair.home_next" : "pair.home_asked",
         next.online ? at : in_zone_(at, next.zone));
    button(c, press_about(t, "pair:meeting", next.id), "pair.to_meeting");
    return true;
}

/* Somebody with a match is never told that they wait for one. */
static bool add_none(struct turn *t, struct card *c, const struct match *all)
{
    if (!all->id)
        return false;
    if (all[1].id) {
        line(c, "home.running");
        return false;
    }
    if (!match_is_running(all) || all->state == MATCH_PAUSED) {
        pair_state(t, c, all);
        return false;
    }
    line(c, "pair.next_none");
    button(c, booking_press(t, all->id), "pair.book");
    return true;
}

static const char *mine_key(const struct match *all, int64_t count)
{
    if (count > 1)
        return "pair.mine_several";
    bool group = all->id && strcmp(all->kind, "GROUP") == 0;
    return group ? "pair.mine_group" : "pair.mine";
}

int pair_on_home(struct turn *t, struct card *c)
{
    const struct match *all = matches_of(t->db, t->who.id, false);
    int64_t count = matches_count_of(t->db, t->who.id);
    struct waiting_here w = in_any(t, all);
    bool waits = true;
    if (w.key)
        add_waiting(c, &w);
    else
        waits = add_unsaid(t, c, all);
    row(c);
    bool meets = add_next(t, c) || (!waits && add_none(t, c, all));
    if (count)
        button(c, "pair:open", mine_key(all, count), number_("count", count));
    row(c);
    return waits + (meets || count);
}
