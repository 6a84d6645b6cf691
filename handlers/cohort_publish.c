/* cohort_publish.c - the pairs of a round become proposals, as if each had been put
 * together by hand: both sides are asked, nothing is decided for them.
 *
 * They go out in slices, each a promise, so that five hundred pairs never hold anybody
 * up. What stands in the way is looked at once more, in the transaction that proposes;
 * a pair that no longer holds stays in the round, with the reason. */
#include "handlers/cohort.h"
#include "handlers/matching.h"

#include <string.h>

enum { AT_ONCE = 20, SHOWN = 12 };

/* ---- one pair ---------------------------------------------------------------------- */

/* Why this pair cannot be proposed now; NULL: it can. */
static const char *bar_of(const struct fit_cohort *c, const struct round_pair *p)
{
    size_t mentee = fit_mentee_of(c, p->mentee), mentor = fit_mentor_of(c, p->mentor);
    if (mentee == c->mentee_count || mentor == c->mentor_count)
        return "gone";
    if (c->mentees[mentee].row->led)
        return "paired";
    enum fit_bar bar = fit_bar(c, mentee, mentor);
    return bar == FIT_MAY     ? NULL
           : bar == FIT_FULL  ? "full"
           : bar == FIT_AGAIN ? "again"
           : bar == FIT_OWN   ? "self"
                              : "rules";
}

/* What is to be weighed was weighed when the pair was looked at; but a place that another
 * proposal waits for is not given twice. */
static const char *obstacle_of(const struct obstacles *o)
{
    const struct obstacle *hard = obstacles_first(o, BAR_HARD);
    if (!hard)
        hard = obstacles_first(o, BAR_PROPOSE);
    if (hard)
        return hard->word;
    for (size_t i = 0; i < o->count; i++) {
        if (strcmp(o->all[i].word, "asked") == 0)
            return "full";
        if (strcmp(o->all[i].word, "has_mentor") == 0)
            return "paired";
    }
    return NULL;
}

static void propose(struct turn *t, const struct match_round *r,
                    const struct fit_cohort *c, const struct round_pair *p)
{
    const char *why = bar_of(c, p);
    struct obstacles o;
    if (why) {
        round_pair_stuck(t->db, p->id, why);
        return;
    }
    struct match m = cohort_match(t, r);
    m.id = match_add(t->db, &m, t->now);
    member_add(t->db, m.id, p->mentor, MEMBER_MENTOR);
    member_add(t->db, m.id, p->mentee, MEMBER_MENTEE);
    matching_check(t, &m, &o);
    why = obstacle_of(&o);
    if (!why && matching_propose(t, m.id)) {
        round_pair_matched(t->db, p->id, m.id);
        return;
    }
    match_drop(t->db, m.organisation, m.id);
    round_pair_stuck(t->db, p->id, why ? why : "rules");
}

/* ---- slices ------------------------------------------------------------------------ */

static void say_done(struct turn *t, const struct match_round *r)
{
    struct round_sum s = round_sum(t->db, r->id, t->who.id);
    struct card *c = card(t, t->who.id, "cohort", r->id);
    line(c, "cohort.is_published", number_("count", s.matched));
    if (s.stuck)
        line(c, "cohort.stuck", number_("count", s.stuck));
    if (s.left)
        line(c, "cohort.left_told", number_("count", s.left));
    button(c, press_about(t, "cohort:last", r->id), "cohort.what_became");
    nav(c, "cohort:open");
    show(c);
}

void cohort_slice(struct turn *t, int64_t id, int unused)
{
    struct round_pair some[AT_ONCE];
    struct match_round r = round_find(t->db, t->who.organisation, id);
    (void)unused;
    if (r.state != ROUND_PUBLISHING || !has_role(t, COHORT_STAFF))
        return;
    size_t count = round_unpublished(t->db, id, some, AT_ONCE);
    if (count) {
        struct fit_cohort c = cohort_read(t, &r, 0);
        for (size_t i = 0; i < count; i++)
            propose(t, &r, &c, &some[i]);
    }
    if (count == AT_ONCE) {
        later(t, "cohort.slice", t->who.id, id, 0, t->now);
        return;
    }
    if (!round_move(t->db, id, ROUND_PUBLISHING, ROUND_PUBLISHED, t->now))
        return;
    audit_add(t->db, t->now, r.organisation, t->who.id, "cohort.published", id, NULL);
    cohort_tell_left(t, &r);
    say_done(t, &r);
}

/* ---- begun ------------------------------------------------------------------------- */

void cohort_publish(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_DRAFT);
    if (!r.id)
        return;
    struct round_sum s = round_sum(t->db, id, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.publish_sure", number_("count", s.paired));
    line(c, "cohort.publish_asked");
    if (s.left)
        line(c, "cohort.publish_left", number_("count", s.left));
    button(c, press_about(t, "cohort:published", id), "cohort.publish_yes");
    style(c, PRIMARY);
    nav(c, "cohort:open");
    show(c);
}

/* Pressed again while it goes on: whoever began it may be gone. */
void cohort_published(struct turn *t, int64_t id)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    if (r.state != ROUND_PUBLISHING)
        r = cohort_round(t, id, ROUND_DRAFT);
    if (!r.id)
        return;
    struct match m = cohort_match(t, &r);
    if (r.state == ROUND_DRAFT && (strcmp(r.starts_on, matching_today(t, &m)) < 0 ||
                                   !round_sum(t->db, id, 0).paired)) {
        cohort_show(t);
        return;
    }
    round_move(t->db, id, ROUND_DRAFT, ROUND_PUBLISHING, t->now);
    later(t, "cohort.slice", t->who.id, id, 0, t->now);
    cohort_show(t);
}

void cohort_put_publishing(struct turn *t, const struct match_round *r)
{
    struct round_sum s = round_sum(t->db, r->id, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.publishing", number_("count", s.matched), number_("all", s.paired));
    button(c, "cohort:open", "cohort.look_again");
    button(c, press_about(t, "cohort:published", r->id), "cohort.go_on");
    nav(c, "desk:open");
    show(c);
}

/* ---- what became of it ------------------------------------------------------------- */

static void add_stuck(struct card *c, struct turn *t, const struct match_round *r)
{
    size_t shown = 0, all = 0;
    for (const struct round_pair *p = round_pairs(t->db, r->id); p->id; p++) {
        bool own = p->mentee == t->who.id || p->mentor == t->who.id;
        if (!p->mentor || p->match || !*p->why || own || ++all > SHOWN)
            continue;
        if (!shown++)
            gap(c);
        line(c, "cohort.stuck_pair", name_("mentee", p->mentee),
             name_("mentor", p->mentor), part_("why", cohort_why_key(t, p->why)));
    }
    if (shown < all)
        line(c, "cohort.and_more", number_("count", (int64_t)(all - shown)));
}

void cohort_last(struct turn *t, int64_t id)
{
    struct match_round r = cohort_round(t, id, ROUND_PUBLISHED);
    if (!r.id)
        return;
    struct round_sum s = round_sum(t->db, id, t->who.id);
    int64_t left = left_out_count(t->db, r.organisation, id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.last_title", day_("on", r.published_at));
    cohort_facts(c, t, &r);
    gap(c);
    line(c, "cohort.is_published", number_("count", s.matched));
    if (s.stuck)
        line(c, "cohort.stuck", number_("count", s.stuck));
    add_stuck(c, t, &r);
    if (left)
        button(c, format(t, "cohort:left:%lld:0", (long long)id), "cohort.left_list",
               number_("count", left));
    nav(c, "cohort:open");
    show(c);
}
