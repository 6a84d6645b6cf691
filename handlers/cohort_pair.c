/* cohort_pair.c - one pair of a round: why it is so, and what a curator does about it:
 * settle it, forbid it, give another mentor, take the mentee out of this round.
 *
 * A button names the mentor who was there when it was made: of two curators who press at
 * once the second one sees how things are. */
#include "handlers/cohort.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 4 };

const char *cohort_why_key(struct turn *t, const char *why)
{
    static const char *const known[] = { "places", "topics", "banned", "out", "gone",
                                         "full",   "again",  "paired", "self" };
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i], why) == 0)
            return format(t, "cohort.why_%s", known[i]);
    return "cohort.why_rules";
}

/* ---- which ------------------------------------------------------------------------- */

/* The pair that was pressed, in a draft, when it is not the actor's own; id 0 when not,
 * and how things are is shown. */
static struct round_pair pressed(struct turn *t, int64_t id, struct match_round *r)
{
    struct round_pair p = { 0 };
    *r = cohort_round(t, id, ROUND_DRAFT);
    if (!r->id)
        return p;
    p = round_pair_find(t->db, id, strtoll(argument(t, 1), NULL, 10));
    if (p.id && p.mentee != t->who.id && p.mentor != t->who.id)
        return p;
    cohort_put_review(t, r, 0);
    return (struct round_pair){ 0 };
}

/* The same, and the mentor is still the one that the button names. */
static struct round_pair unchanged(struct turn *t, int64_t id, struct match_round *r);

static const char *press_of(struct turn *t, const char *what, const struct round_pair *p)
{
    return format(t, "cohort:%s:%lld:%lld:%lld", what, (long long)p->round,
                  (long long)p->id, (long long)p->mentor);
}

/* ---- the card ---------------------------------------------------------------------- */

static void add_why(struct card *c, struct turn *t, const struct match_round *r,
                    const struct round_pair *p)
{
    struct fit_cohort all = cohort_read(t, r, p->mentee);
    size_t mentee = fit_mentee_of(&all, p->mentee),
           mentor = fit_mentor_of(&all, p->mentor);
    if (mentee == all.mentee_count || mentor == all.mentor_count) {
        line(c, "cohort.why_gone");
        return;
    }
    enum fit_bar bar = fit_bar(&all, mentee, mentor);
    line(c, "cohort.score", number_("score", fit_of(&all, mentee, mentor).score));
    fit_lines(c, t, &all, mentee, mentor);
    if (bar != FIT_MAY)
        line(c, "cohort.no_longer", part_("why", fit_bar_key(t, bar)));
}

static void add_buttons(struct card *c, struct turn *t, const struct round_pair *p)
{
    bool out = strcmp(p->why, "out") == 0;
    if (out) {
        button(c, press_of(t, "back_in", p), "cohort.back_in");
        return;
    }
    if (p->mentor) {
        button(c, press_of(t, p->fixed ? "loose" : "fix", p),
               p->fixed ? "cohort.loose" : "cohort.fix");
        button(c, press_of(t, "ban", p), "cohort.ban");
        row(c);
    }
    button(c,
           format(t, "cohort:change:%lld:%lld:0", (long long)p->round, (long long)p->id),
           p->mentor ? "cohort.change" : "cohort.find");
    button(c, press_of(t, "out", p), "cohort.take_out");
}

static void put_pair(struct turn *t, const struct match_round *r, int64_t id)
{
    struct round_pair p = round_pair_find(t->db, r->id, id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, p.mentor ? "cohort.pair_title" : "cohort.pair_title_none",
         name_("mentee", p.mentee), name_("mentor", p.mentor));
    if (p.fixed && p.mentor)
        line(c, "cohort.is_fixed");
    if (p.mentor)
        add_why(c, t, r, &p);
    else
        line(c, cohort_why_key(t, p.why));
    add_buttons(c, t, &p);
    nav(c, press_about(t, "cohort:review", r->id));
    show(c);
}

void cohort_pair(struct turn *t, int64_t id)
{
    struct match_round r;
    struct round_pair p = pressed(t, id, &r);
    if (p.id)
        put_pair(t, &r, p.id);
}

static struct round_pair unchanged(struct turn *t, int64_t id, struct match_round *r)
{
    struct round_pair p = pressed(t, id, r);
    if (!p.id || strtoll(argument(t, 2), NULL, 10) == p.mentor)
        return p;
    toast(t, "cohort.changed_since");
    put_pair(t, r, p.id);
    return (struct round_pair){ 0 };
}

/* Whatever a curator does about a pair is on record. */
static bool set_pair(struct turn *t, const struct match_round *r,
                     const struct round_pair *p, int64_t mentor, int score,
                     const char *why, bool fixed)
{
    if (!round_pair_set(t->db, p, mentor, score, why, fixed))
        return false;
    audit_add(t->db, t->now, r->organisation, t->who.id, "cohort.changed", r->id, NULL);
    return true;
}

/* ---- settled, forbidden, out ------------------------------------------------------- */

static void set_fixed(struct turn *t, int64_t id, bool fixed)
{
    struct match_round r;
    struct round_pair p = unchanged(t, id, &r);
    if (!p.id)
        return;
    if (p.mentor)
        set_pair(t, &r, &p, p.mentor, p.score, "", fixed);
    put_pair(t, &r, p.id);
}

void cohort_fix(struct turn *t, int64_t id)
{
    set_fixed(t, id, true);
}

void cohort_loose(struct turn *t, int64_t id)
{
    set_fixed(t, id, false);
}

void cohort_ban(struct turn *t, int64_t id)
{
    struct match_round r;
    struct round_pair p = unchanged(t, id, &r);
    if (!p.id)
        return;
    if (p.mentor && set_pair(t, &r, &p, 0, 0, "banned", false))
        round_ban_add(t->db, id, p.mentee, p.mentor);
    put_pair(t, &r, p.id);
}

void cohort_out(struct turn *t, int64_t id)
{
    struct match_round r;
    struct round_pair p = unchanged(t, id, &r);
    if (!p.id)
        return;
    set_pair(t, &r, &p, 0, 0, "out", false);
    cohort_put_review(t, &r, 0);
}

void cohort_back_in(struct turn *t, int64_t id)
{
    struct match_round r;
    struct round_pair p = unchanged(t, id, &r);
    if (!p.id)
        return;
    if (strcmp(p.why, "out") == 0)
        set_pair(t, &r, &p, 0, 0, "places", false);
    put_pair(t, &r, p.id);
}

/* ---- another mentor ---------------------------------------------------------------- */

/* Everybody, also those who were forbidden here: a curator may think again. */
static struct fit_cohort read_anew(struct turn *t, const struct match_round *r,
                                   const struct round_pair *p)
{
    return fit_read(t, p->mentee, match_form_named(r->form), match_kind_named(r->kind));
}

struct choice {
    size_t mentor;
    int score;
};

static size_t choices_of(struct turn *t, const struct match_round *r,
                         const struct fit_cohort *all, size_t mentee, int64_t but,
                         struct choice **out)
{
    struct choice *some = db_list(t->db, NULL, 0, (all->mentor_count + 1) * sizeof *some);
    int *left = db_list(t->db, NULL, 0, (all->mentor_count + 1) * sizeof *left);
    size_t count = 0;
    for (size_t i = 0; i < all->mentor_count; i++)
        left[i] = fit_places(all, i);
    for (const struct round_mentor *m = round_mentors(t->db, r->id); m->mentor; m++) {
        size_t at = fit_mentor_of(all, m->mentor);
        if (at < all->mentor_count)
            left[at] -= m->used;
    }
    for (size_t i = 0; i < all->mentor_count; i++) {
        if (left[i] <= 0 || all->mentors[i].row->id == but ||
            fit_bar(all, mentee, i) != FIT_MAY)
            continue;
        struct choice one = { i, fit_of(all, mentee, i).score };
        size_t at = count++;
        for (; at > 0 && some[at - 1].score < one.score; at--)
            some[at] = some[at - 1];
        some[at] = one;
    }
    *out = some;
    return count;
}

static void add_choices(struct card *c, struct turn *t, const struct fit_cohort *all,
                        const struct round_pair *p, const struct choice *some,
                        size_t count, size_t skip)
{
    for (size_t i = skip; i < count && i < skip + PAGE; i++) {
        int64_t who = all->mentors[some[i].mentor].row->id;
        button(c,
               format(t, "cohort:take:%lld:%lld:%lld:%lld", (long long)p->round,
                      (long long)p->id, (long long)p->mentor, (long long)who),
               "cohort.choice", name_("who", who), number_("score", some[i].score));
        row(c);
    }
    if (skip + PAGE < count)
        button(c,
               format(t, "cohort:change:%lld:%lld:%zu", (long long)p->round,
                      (long long)p->id, skip + PAGE),
               "people.after");
}

void cohort_change(struct turn *t, int64_t id)
{
    struct match_round r;
    struct choice *some;
    struct round_pair p = pressed(t, id, &r);
    int64_t skip = strtoll(argument(t, 2), NULL, 10);
    if (!p.id)
        return;
    struct fit_cohort all = read_anew(t, &r, &p);
    size_t mentee = fit_mentee_of(&all, p.mentee);
    if (mentee == all.mentee_count) {
        put_pair(t, &r, p.id);
        return;
    }
    size_t count = choices_of(t, &r, &all, mentee, p.mentor, &some);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "cohort.change_to" : "cohort.change_nobody",
         name_("mentee", p.mentee));
    add_choices(c, t, &all, &p, some, count,
                skip > 0 && (size_t)skip < count ? (size_t)skip : 0);
    nav(c, format(t, "cohort:pair:%lld:%lld", (long long)id, (long long)p.id));
    show(c);
}

/* What a curator chose is settled at once. */
void cohort_take(struct turn *t, int64_t id)
{
    struct match_round r;
    struct round_pair p = unchanged(t, id, &r);
    if (!p.id)
        return;
    struct fit_cohort all = read_anew(t, &r, &p);
    size_t mentee = fit_mentee_of(&all, p.mentee);
    size_t mentor = fit_mentor_of(&all, strtoll(argument(t, 3), NULL, 10));
    if (mentee < all.mentee_count && mentor < all.mentor_count &&
        fit_bar(&all, mentee, mentor) == FIT_MAY &&
        fit_places(&all, mentor) > round_used(t->db, id, all.mentors[mentor].row->id)) {
        int64_t who = all.mentors[mentor].row->id;
        round_ban_remove(t->db, id, p.mentee, who);
        set_pair(t, &r, &p, who, fit_of(&all, mentee, mentor).score, "", true);
    } else {
        toast(t, "cohort.changed_since");
    }
    put_pair(t, &r, p.id);
}
