/* cohort.c - all who wait for a pair at once (domain.md 2 E01, E04): a round is set up,
 * computed by the office while the bot goes on answering, looked through pair by pair,
 * and published: then every pair is a proposal like any other, and both sides are asked.
 *
 * Nothing is matched by itself: a score is a hint, a curator decides. */
#include "handlers/cohort.h"

#include <string.h>

/* ---- who waits --------------------------------------------------------------------- */

int64_t cohort_waiting(struct turn *t, int64_t organisation, int64_t *since)
{
    return fit_waiting(t->db, organisation, t->now, since);
}

int64_t cohort_without_since(struct turn *t, int64_t person)
{
    return fit_waiting_since(t->db, person, t->now);
}

bool cohort_waits(const struct fit_cohort *c, size_t mentee)
{
    const struct fit_side *a = &c->mentees[mentee];
    return a->ready && !a->away && !a->row->led && a->row->id != c->actor &&
           (a->forms & c->forms);
}

/* Whom the form has no part for is not waiting for this round. */
static bool is_alone(const struct fit_cohort *c, const struct fit_side *a)
{
    return !a->row->led && a->row->id != c->actor && (a->forms & c->forms);
}

struct cohort_count cohort_count(const struct fit_cohort *c)
{
    struct cohort_count n = { 0 };
    for (size_t i = 0; i < c->mentee_count; i++) {
        const struct fit_side *a = &c->mentees[i];
        bool waits = cohort_waits(c, i);
        n.waiting += waits;
        n.before += waits && a->row->left_out;
        n.away += is_alone(c, a) && a->ready && a->away;
        n.unready += is_alone(c, a) && !a->ready;
    }
    for (size_t i = 0; i < c->mentor_count; i++) {
        const struct fit_side *b = &c->mentors[i];
        int places = fit_places(c, i);
        if (!places || !b->ready || b->away || !b->row->accepted || b->group_only ||
            (b->once_only && c->scheduled) || !(b->forms & c->forms) ||
            b->row->id == c->actor)
            continue;
        n.mentors++;
        n.places += places;
    }
    return n;
}

struct fit_cohort cohort_read_places(struct turn *t, const struct match_round *r)
{
    return fit_read_places(t, match_form_named(r->form), match_kind_named(r->kind));
}

struct fit_cohort cohort_read(struct turn *t, const struct match_round *r, int64_t mentee)
{
    struct fit_cohort c =
        fit_read(t, mentee, match_form_named(r->form), match_kind_named(r->kind));
    for (const struct round_ban *b = round_bans(t->db, r->id); b->mentee; b++) {
        size_t row = fit_mentee_of(&c, b->mentee), column = fit_mentor_of(&c, b->mentor);
        if (row < c.mentee_count && column < c.mentor_count)
            c.again[row * c.mentor_count + column] = 1;
    }
    return c;
}

/* ---- the round --------------------------------------------------------------------- */

static void put_none(struct turn *t)
{
    int64_t since, count = cohort_waiting(t, t->who.organisation, &since);
    struct match_round last = round_last(t->db, t->who.organisation);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.what");
    gap(c);
    if (count)
        line(c, "cohort.waiting_since", number_("count", count), day_("since", since));
    else
        line(c, "cohort.nobody_waits");
    if (count) {
        button(c, "cohort:start", "cohort.start");
        style(c, PRIMARY);
        row(c);
    }
    if (last.id)
        button(c, press_about(t, "cohort:last", last.id), "cohort.last",
               day_("on", last.published_at));
    nav(c, "desk:open");
    show(c);
}

void cohort_show(struct turn *t)
{
    struct match_round r = round_open(t->db, t->who.organisation);
    if (!r.id)
        put_none(t);
    else if (r.state == ROUND_OPEN)
        cohort_put_setup(t, &r);
    else if (r.state == ROUND_COMPUTING)
        cohort_put_computing(t, &r);
    else if (r.state == ROUND_COMPARED)
        cohort_put_compared(t, &r);
    else if (r.state == ROUND_PUBLISHING)
        cohort_put_publishing(t, &r);
    else
        cohort_put_review(t, &r, 0);
}

static void open_cohort(struct turn *t, int64_t unused)
{
    (void)unused;
    cohort_show(t);
}

struct match_round cohort_round(struct turn *t, int64_t id, enum round_state state)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    if (r.id && r.state == state)
        return r;
    if (r.id)
        cohort_show(t);
    else
        old_button(t);
    return (struct match_round){ 0 };
}

static const struct action actions[] = {
    { "back_in", COHORT_STAFF, cohort_back_in },
    { "ban", COHORT_STAFF, cohort_ban },
    { "change", COHORT_STAFF, cohort_change },
    { "choose", COHORT_STAFF, cohort_choose },
    { "compute", COHORT_STAFF, cohort_compute },
    { "drop", COHORT_STAFF, cohort_drop },
    { "dropped", COHORT_STAFF, cohort_dropped },
    { "fix", COHORT_STAFF, cohort_fix },
    { "give_up", COHORT_STAFF, cohort_give_up },
    { "keep", COHORT_STAFF, cohort_keep },
    { "keep_old", COHORT_STAFF, cohort_keep_old },
    { "lack", COHORT_STAFF, cohort_lack },
    { "last", COHORT_STAFF, cohort_last },
    { "left", COHORT_STAFF, cohort_left_list },
    { "loose", COHORT_STAFF, cohort_loose },
    { "losers", COHORT_STAFF, cohort_losers },
    { "no_talk", MEMBER, cohort_no_talk },
    { "open", COHORT_STAFF, open_cohort },
    { "out", COHORT_STAFF, cohort_out },
    { "pair", COHORT_STAFF, cohort_pair },
    { "pair_up", COHORT_STAFF, cohort_pair_up },
    { "publish", COHORT_STAFF, cohort_publish },
    { "published", COHORT_STAFF, cohort_published },
    { "review", COHORT_STAFF, cohort_review },
    { "set", COHORT_STAFF, cohort_set },
    { "start", COHORT_STAFF, cohort_start },
    { "suggest", COHORT_STAFF, cohort_suggest },
    { "take", COHORT_STAFF, cohort_take },
    { "talk", MEMBER, cohort_talk },
    { "talk_sure", MEMBER, cohort_talk_sure },
    { "what", COHORT_STAFF, cohort_what },
    { 0 },
};

static const struct due due[] = {
    { "late", BREAKS_IN, 0, cohort_late },
    { "left", CAN_WAIT, 0, cohort_hear_left },
    { "slice", BREAKS_IN, 0, cohort_slice },
    { "sum", BREAKS_IN, 0, cohort_sum },
    { 0 },
};

static const struct made made[] = {
    { "computed", cohort_computed, MADE_WORDS },
    { 0 },
};

const struct feature cohort = {
    .name = "cohort",
    .start = { "cohort", COHORT_STAFF, open_cohort },
    .actions = actions,
    .due = due,
    .made = made,
};
