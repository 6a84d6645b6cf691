/* cohort_setup.c - what all pairs of a round have in common, chosen once: form, kind,
 * days, how and how often. It begins as schools usually want it. */
#include "handlers/cohort.h"
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

/* A kind for two that needs neither a goal nor topics of its own. */
static bool suits(const struct match_kind *k)
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

/* ---- as usual -----------------------------------------------------------------------
 */

/* To the end of the school's year, as far as the kind allows. */
static const char *usual_end(struct turn *t, const struct match_round *r)
{
    const struct match_kind *k = match_kind_named(r->kind);
    const char *end = cycle_end(t->db, r->organisation, r->starts_on);
    const char *least =
        date_after(t->db, months_after(t, r->starts_on, k->months_least), -1);
    const char *most =
        date_after(t->db, months_after(t, r->starts_on, k->months_most), -1);
    return strcmp(end, least) < 0 ? least : strcmp(end, most) > 0 ? most : end;
}

static const char *next_monday(struct turn *t, const struct match *m)
{
    return date_after(t->db, matching_today(t, m),
                      8 - weekday_there(t, matching_zone(t, m)));
}

/* What the kind switches off is not kept. */
static void straighten(struct turn *t, struct match_round *r)
{
    const struct match_kind *k = match_kind_named(r->kind);
    if (k->mode)
        r->mode = k->mode;
    r->every = !k->scheduled ? 0 : r->every ? r->every : 14;
    r->ends_on = usual_end(t, r);
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
        r.starts_on = next_monday(t, &m);
        straighten(t, &r);
        round_add(t->db, &r, t->now);
    }
    cohort_show(t);
}

/* ---- the screen ---------------------------------------------------------------------
 */

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

/* ---- choosing -----------------------------------------------------------------------
 */

static void choice(struct card *c, struct turn *t, const struct match_round *r,
                   const char *what, const char *value, const char *now, const char *key)
{
    struct match m = cohort_match(t, r);
    int64_t day = date_is_one(t->db, value) ? matching_day(t, &m, value) : 0;
    button(c, format(t, "cohort:set:%lld:%s:%s", (long long)r->id, what, value), key,
           in_zone_(day_("day", day), matching_zone(t, &m)),
           number_("count", strtoll(value, NULL, 10)));
    if (strcmp(value, now) == 0)
        style(c, PRIMARY);
}

static void put_forms(struct card *c, struct turn *t, const struct match_round *r)
{
    line(c, "matching.which_form");
    for (size_t i = 0; match_form_at(i); i++) {
        const char *code = match_form_at(i)->code;
        choice(c, t, r, "form", code, r->form,
               format(t, "match_rules.form_%s_short", code));
        if (i % 2)
            row(c);
    }
}

static void put_kinds(struct card *c, struct turn *t, const struct match_round *r)
{
    line(c, "cohort.which_kind");
    for (size_t i = 0; match_kind_at(i); i++)
        if (suits(match_kind_at(i)))
            line(c, format(t, "match_rules.kind_%s_what", match_kind_at(i)->code));
    for (size_t i = 0; match_kind_at(i); i++)
        if (suits(match_kind_at(i))) {
            choice(c, t, r, "kind", match_kind_at(i)->code, r->kind,
                   format(t, "match_rules.kind_%s", match_kind_at(i)->code));
            row(c);
        }
}

static void put_starts(struct card *c, struct turn *t, const struct match_round *r)
{
    struct match m = cohort_match(t, r);
    const char *first = format(t, "%.8s01", months_after(t, matching_today(t, &m), 1));
    line(c, "matching.which_start");
    choice(c, t, r, "start", matching_today(t, &m), r->starts_on, "matching.start_today");
    row(c);
    choice(c, t, r, "start", next_monday(t, &m), r->starts_on, "matching.start_monday");
    row(c);
    choice(c, t, r, "start", first, r->starts_on, "matching.start_first");
    row(c);
}

static void put_lengths(struct card *c, struct turn *t, const struct match_round *r)
{
    static const char *const months[] = { "3", "6", "9", "12" };
    line(c, "cohort.which_length");
    choice(c, t, r, "length", usual_end(t, r), r->ends_on, "matching.length_cycle");
    row(c);
    for (size_t i = 0; i < COUNT(months); i++)
        choice(c, t, r, "length", months[i], "", "matching.length_months");
}

static void put_words(struct card *c, struct turn *t, const struct match_round *r,
                      const char *what)
{
    static const char *const modes[] = { "place", "online", "mixed" };
    static const char *const days[] = { "7", "14", "30" };
    bool mode = strcmp(what, "mode") == 0;
    line(c, mode ? "matching.which_mode" : "matching.which_rhythm");
    for (size_t i = 0; i < COUNT(days); i++) {
        choice(c, t, r, what, mode ? modes[i] : days[i],
               mode ? r->mode : format(t, "%d", r->every),
               mode ? format(t, "matching.mode_%s", modes[i])
                    : format(t, "matching.every_%s", days[i]));
        row(c);
    }
}

/* Once there are pairs, form and kind stay: they were looked at for these. */
static struct match_round to_be_set(struct turn *t, int64_t id, const char *what)
{
    struct match_round r = round_find(t->db, t->who.organisation, id);
    bool days = strcmp(what, "start") == 0 || strcmp(what, "length") == 0;
    if (r.state == ROUND_DRAFT && days)
        return r;
    return cohort_round(t, id, ROUND_OPEN);
}

void cohort_choose(struct turn *t, int64_t id)
{
    const char *what = argument(t, 1);
    struct match_round r = to_be_set(t, id, what);
    if (!r.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (strcmp(what, "form") == 0)
        put_forms(c, t, &r);
    else if (strcmp(what, "kind") == 0)
        put_kinds(c, t, &r);
    else if (strcmp(what, "start") == 0)
        put_starts(c, t, &r);
    else if (strcmp(what, "length") == 0)
        put_lengths(c, t, &r);
    else
        put_words(c, t, &r, strcmp(what, "mode") == 0 ? "mode" : "rhythm");
    nav(c, "cohort:open");
    show(c);
}

/* ---- chosen -------------------------------------------------------------------------
 */

static bool set_start(struct turn *t, struct match_round *r, const char *value)
{
    struct match m = cohort_match(t, r);
    const char *now = matching_today(t, &m);
    if (!date_is_one(t->db, value) || strcmp(value, now) < 0 ||
        strcmp(value, date_after(t->db, now, 366)) > 0)
        return false;
    r->starts_on = value;
    r->ends_on = usual_end(t, r);
    return true;
}

static bool set_length(struct turn *t, struct match_round *r, const char *value)
{
    const struct match_kind *k = match_kind_named(r->kind);
    int64_t months = strtoll(value, NULL, 10);
    if (strchr(value, '-'))
        r->ends_on = usual_end(t, r);
    else if (months < 1 || months < k->months_least || months > k->months_most)
        return false;
    else
        r->ends_on = date_after(t->db, months_after(t, r->starts_on, (int)months), -1);
    return true;
}

/* The only mode of the one before is no choice. */
static void set_kind(struct match_round *r, const struct match_kind *k)
{
    if (match_kind_named(r->kind)->mode)
        r->mode = "mixed";
    r->kind = k->code;
}

static bool set_one(struct turn *t, struct match_round *r, const char *what,
                    const char *value)
{
    const struct match_form *f = match_form_named(value);
    const struct match_kind *k = match_kind_named(value);
    if (strcmp(what, "start") == 0)
        return set_start(t, r, value);
    if (strcmp(what, "length") == 0)
        return set_length(t, r, value);
    if (strcmp(what, "form") == 0 && f)
        r->form = f->code;
    else if (strcmp(what, "kind") == 0 && suits(k))
        set_kind(r, k);
    else if (strcmp(what, "mode") == 0 &&
             (strcmp(value, "place") == 0 || strcmp(value, "online") == 0 ||
              strcmp(value, "mixed") == 0))
        r->mode = value;
    else if (strcmp(what, "rhythm") == 0 &&
             (strcmp(value, "7") == 0 || strcmp(value, "14") == 0 ||
              strcmp(value, "30") == 0))
        r->every = (int)strtoll(value, NULL, 10);
    else
        return false;
    straighten(t, r);
    return true;
}

void cohort_set(struct turn *t, int64_t id)
{
    const char *what = argument(t, 1);
    struct match_round r = to_be_set(t, id, what);
    if (!r.id)
        return;
    if (set_one(t, &r, what, argument(t, 2))) {
        round_save(t->db, &r);
        cohort_show(t);
    } else {
        old_button(t);
    }
}
