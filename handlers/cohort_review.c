/* cohort_review.c - a round is looked through: all pairs, the least sure first; then a
 * new sum beside the old one, to be kept or not. */
#include "handlers/cohort.h"
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 4 };

/* ---- the list ---------------------------------------------------------------------- */

static void add_pair(struct card *c, struct turn *t, const struct round_pair *p)
{
    button(c, format(t, "cohort:pair:%lld:%lld", (long long)p->round, (long long)p->id),
           strcmp(p->why, "out") == 0 ? "cohort.pair_out"
           : !p->mentor               ? "cohort.pair_none"
           : p->fixed                 ? "cohort.pair_fixed"
                                      : "cohort.pair",
           name_("mentee", p->mentee), name_("mentor", p->mentor),
           number_("score", p->score));
    row(c);
}

static bool is_past(struct turn *t, const struct match_round *r)
{
    struct match m = cohort_match(t, r);
    return strcmp(r->starts_on, matching_today(t, &m)) < 0;
}

static void add_head(struct card *c, struct turn *t, const struct match_round *r,
                     const struct round_sum *s)
{
    line(c, "cohort.review");
    cohort_facts(c, t, r);
    gap(c);
    line(c, "cohort.sum", number_("count", s->paired),
         number_("all", s->paired + s->left),
         number_("score", s->paired ? (s->score + s->paired / 2) / s->paired : 0));
    if (s->left)
        line(c, "cohort.sum_left", number_("count", s->left));
    if (s->fixed)
        line(c, "cohort.sum_fixed", number_("count", s->fixed));
    if (s->out)
        line(c, "cohort.sum_out", number_("count", s->out));
    if (s->own)
        line(c, "cohort.sum_own", number_("count", s->own));
    if (is_past(t, r))
        line(c, "cohort.start_passed");
}

static void add_ways(struct card *c, struct turn *t, const struct match_round *r,
                     const struct round_sum *s, int64_t skip)
{
    int64_t all = s->paired + s->left + s->out - s->own;
    long long id = (long long)r->id;
    if (skip > 0)
        button(c,
               format(t, "cohort:review:%lld:%lld", id,
                      (long long)(skip > PAGE ? skip - PAGE : 0)),
               "people.before");
    if (skip + PAGE < all)
        button(c, format(t, "cohort:review:%lld:%lld", id, (long long)skip + PAGE),
               "people.after");
    row(c);
    button(c, press_about(t, "cohort:compute", id), "cohort.compute_again");
    button(c, format(t, "cohort:choose:%lld:start", id), "matching.change_start");
    row(c);
    if (s->paired && !is_past(t, r)) {
        button(c, press_about(t, "cohort:publish", id), "cohort.publish");
        style(c, PRIMARY);
    }
    button(c, press_about(t, "cohort:drop", id), "cohort.drop");
}

void cohort_put_review(struct turn *t, const struct match_round *r, int64_t skip)
{
    struct round_sum s = round_sum(t->db, r->id, t->who.id);
    struct round_pair some[PAGE];
    if (skip < 0 || skip >= s.paired + s.left + s.out - s.own)
        skip = 0;
    size_t count = round_page(t->db, r->id, t->who.id, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    add_head(c, t, r, &s);
    for (size_t i = 0; i < count; i++)
        add_pair(c, t, &some[i]);
    add_ways(c, t, r, &s, skip);
    nav(c, "desk:open");
    show(c);
}

void cohort_review(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_DRAFT);
    if (r.id)
        cohort_put_review(t, &r, strtoll(argument(t, 1), NULL, 10));
}

/* ---- a new sum --------------------------------------------------------------------- */

void cohort_put_compared(struct turn *t, const struct match_round *r)
{
    struct round_sum s = round_sum(t->db, r->id, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.compared");
    line(c, "cohort.compared_was", number_("count", s.paired), number_("score", s.score));
    line(c, "cohort.compared_now", number_("count", s.next),
         number_("score", s.next_score));
    gap(c);
    line(c, "cohort.compared_gain", number_("count", s.gain));
    line(c, "cohort.compared_lose", number_("count", s.lose));
    line(c, "cohort.compared_change", number_("count", s.change));
    if (s.lose || s.change || s.gain)
        button(c, format(t, "cohort:losers:%lld", (long long)r->id), "cohort.losers");
    row(c);
    button(c, press_about(t, "cohort:keep", r->id), "cohort.keep");
    style(c, PRIMARY);
    button(c, press_about(t, "cohort:keep_old", r->id), "cohort.keep_old");
    nav(c, "desk:open");
    show(c);
}

enum { LOSERS_MOST = 12 };

/* What would be another one by the new sum, whoever loses first. */
void cohort_losers(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_COMPARED);
    size_t shown = 0, all = 0;
    if (!r.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.losers_who");
    const struct round_pair *pairs = round_pairs(t->db, r.id);
    for (int lost = 1; lost >= 0; lost--)
        for (const struct round_pair *p = pairs; p->id; p++) {
            bool own =
                p->mentee == t->who.id || p->mentor == t->who.id || p->next == t->who.id;
            if (p->mentor == p->next || own || (p->mentor && !p->next) != lost)
                continue;
            if (++all <= LOSERS_MOST && ++shown)
                line(c,
                     !p->next    ? "cohort.loses"
                     : p->mentor ? "cohort.changes"
                                 : "cohort.gains",
                     name_("mentee", p->mentee), name_("was", p->mentor),
                     name_("now", p->next));
        }
    if (shown < all)
        line(c, "cohort.and_more", number_("count", (int64_t)(all - shown)));
    nav(c, "cohort:open");
    show(c);
}

/* cohort:keep:<round>: the new sum takes the place of the old one */
void cohort_keep(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_COMPARED);
    if (!r.id || !round_move(t->db, id, ROUND_COMPARED, ROUND_DRAFT, t->now))
        return;
    round_keep_next(t->db, id);
    cohort_show(t);
}

void cohort_keep_old(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_COMPARED);
    if (!r.id || !round_move(t->db, id, ROUND_COMPARED, ROUND_DRAFT, t->now))
        return;
    round_drop_next(t->db, id);
    cohort_show(t);
}

/* ---- dropping ---------------------------------------------------------------------- */

static bool can_be_dropped(const struct match_round *r)
{
    return r->id && (r->state == ROUND_OPEN || r->state == ROUND_DRAFT);
}

void cohort_drop(struct turn *t, int64_t id)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    if (!can_be_dropped(&r)) {
        cohort_round(t, id, ROUND_DRAFT);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.drop_sure");
    button(c, press_about(t, "cohort:dropped", id), "cohort.drop_yes");
    style(c, DANGER);
    nav(c, "cohort:open");
    show(c);
}

void cohort_dropped(struct turn *t, int64_t id)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    if (!can_be_dropped(&r)) {
        cohort_round(t, id, ROUND_DRAFT);
        return;
    }
    if (round_move(t->db, id, r.state, ROUND_DROPPED, t->now))
        audit_add(t->db, t->now, r.organisation, t->who.id, "cohort.dropped", id, NULL);
    cohort_show(t);
}
