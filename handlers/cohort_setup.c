/* cohort_setup.c - what all pairs of a round have in common, chosen once: form, kind,
 * days, how and how often. It begins as schools usually want it. */
#include "handlers/cohort.h"
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

/* A kind for two that needs neither a goal nor topics of its own. */
bool cohort_suits(const struct match_kind *k)
{
    return k && k->mentees_most == 1 && !k->needs_goal && !k->reverse;
}

struct match cohort_match(struct turn *t, const struct match_round *r)
{
    return (struct match){ .organisation = r->organisation,
                           .form = r->form,
                           .kind = r->kind,
                           .mode = r->mode,
                           .every = r->every,
                           .starts_on = r->starts_on,
                           .ends_on = r->ends_on,
                           .goal = "",
                           .made_by = t->who.id };
}

void cohort_facts(struct card *c, struct turn *t, const struct match_round *r)
{
    struct match m = cohort_match(t, r);
    matching_facts(c, t, &m);
}

/* ---- as usual ---------------------------------------------------------------------- */

/* To the end of the school's year, as far as the kind allows. */
const char *cohort_usual_end(struct turn *t, const struct match_round *r)
{
    const struct match_kind *k = match_kind_named(r->kind);
    const char *end = cycle_end(t->db, r->organisation, r->starts_on);
    const char *least =
        date_after(t->db, months_after(t, r->starts_on, k->months_least), -1);
    const char *most =
        date_after(t->db, months_after(t, r->starts_on, k->months_most), -1);
    return strcmp(end, least) < 0 ? least : strcmp(end, most) > 0 ? most : end;
}

const char *cohort_next_monday(struct turn *t, const struct match *m)
{
    return date_after(t->db, matching_today(t, m),
                      8 - weekday_there(t, matching_zone(t, m)));
}

/* What the kind switches off is not kept. */
void cohort_straighten(struct turn *t, struct match_round *r)
{
    const struct match_kind *k = match_kind_named(r->kind);
    if (k->mode)
        r->mode = k->mode;
    r->every = !k->scheduled ? 0 : r->every ? r->every : 14;
    r->ends_on = cohort_usual_end(t, r);
}

/* Who has not told what they are is with learners when they are spoken to as one. */
static int waiting_for(const struct fit_cohort *c, const struct match_form *f)
{
    int count = 0;
    for (size_t i = 0; i < c->mentee_count; i++) {
        const struct fit_person *p = c->mentees[i].row;
        count += cohort_waits(c, i) && (*p->occupation || p->learner == f->minors);
    }
    return count;
}

/* The form in which most of those who wait can be. */
static const char *usual_form(struct turn *t)
{
    struct fit_cohort c = fit_read_places(t, NULL, NULL);
    size_t best = 0;
    int most = -1;
    for (size_t i = 0; match_form_at(i); i++) {
        c.forms = 1u << i;
        int waiting = waiting_for(&c, match_form_at(i)), places = cohort_count(&c).places;
        int pairs = waiting < places ? waiting : places;
        if (pairs > most) {
            most = pairs;
            best = i;
        }
    }
    return match_form_at(best)->code;
}

void cohort_start(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!round_open(t->db, t->who.organisation).id) {
        struct match_round r = { .organisation = t->who.organisation,
                                 .form = usual_form(t),
                                 .kind = "TRAD",
                                 .mode = "mixed",
                                 .every = 14,
                                 .made_by = t->who.id };
        struct match m = cohort_match(t, &r);
        r.starts_on = cohort_next_monday(t, &m);
        cohort_straighten(t, &r);
        round_add(t->db, &r, t->now);
    }
    cohort_show(t);
}

/* ---- the screen -------------------------------------------------------------------- */

static void add_counts(struct card *c, const struct cohort_count *n)
{
    line(c, "cohort.count_waiting", number_("count", n->waiting));
    if (n->before)
        line(c, "cohort.count_before", number_("count", n->before));
    line(c, "cohort.count_mentors", number_("count", n->mentors),
         number_("places", n->places));
    if (n->away)
        line(c, "cohort.count_away", number_("count", n->away));
    if (n->unready)
        line(c, "cohort.count_unready", number_("count", n->unready));
}

static void add_choices(struct card *c, struct turn *t, const struct match_round *r)
{
    const struct match_kind *k = match_kind_named(r->kind);
    const char *const all[] = { "form",
                                "kind",
                                "start",
                                "length",
                                k->mode ? NULL : "mode",
                                k->scheduled ? "rhythm" : NULL };
    size_t put = 0;
    for (size_t i = 0; i < COUNT(all); i++) {
        if (!all[i])
            continue;
        button(c, format(t, "cohort:choose:%lld:%s", (long long)r->id, all[i]),
               format(t, "matching.change_%s", all[i]));
        if (++put % 2 == 0)
            row(c);
    }
    row(c);
}

void cohort_put_setup(struct turn *t, const struct match_round *r)
{
    struct fit_cohort all = cohort_read_places(t, r);
    struct cohort_count n = cohort_count(&all);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.setup");
    cohort_facts(c, t, r);
    gap(c);
    add_counts(c, &n);
    cohort_lack_lines(c, t, &all);
    if (n.waiting && n.places) {
        button(c, press_about(t, "cohort:compute", r->id), "cohort.compute");
        style(c, PRIMARY);
        row(c);
    }
    add_choices(c, t, r);
    if (n.waiting > n.places)
        button(c, press_about(t, "cohort:lack", r->id), "cohort.lack");
    button(c, press_about(t, "cohort:drop", r->id), "cohort.drop");
    nav(c, "desk:open");
    show(c);
}
