/* cohort_choose.c - one thing that all pairs of a round have in common is chosen anew: a
 * screen of buttons each, no dates to be typed. */
#include "handlers/cohort.h"
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

/* ---- choosing ---------------------------------------------------------------------- */

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
        if (cohort_suits(match_kind_at(i)))
            line(c, format(t, "match_rules.kind_%s_what", match_kind_at(i)->code));
    for (size_t i = 0; match_kind_at(i); i++)
        if (cohort_suits(match_kind_at(i))) {
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
    choice(c, t, r, "start", cohort_next_monday(t, &m), r->starts_on,
           "matching.start_monday");
    row(c);
    choice(c, t, r, "start", first, r->starts_on, "matching.start_first");
    row(c);
}

static void put_lengths(struct card *c, struct turn *t, const struct match_round *r)
{
    static const char *const months[] = { "3", "6", "9", "12" };
    line(c, "cohort.which_length");
    choice(c, t, r, "length", cohort_usual_end(t, r), r->ends_on,
           "matching.length_cycle");
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

/* ---- chosen ------------------------------------------------------------------------ */

static bool set_start(struct turn *t, struct match_round *r, const char *value)
{
    struct match m = cohort_match(t, r);
    const char *now = matching_today(t, &m);
    if (!date_is_one(t->db, value) || strcmp(value, now) < 0 ||
        strcmp(value, date_after(t->db, now, 366)) > 0)
        return false;
    r->starts_on = value;
    r->ends_on = cohort_usual_end(t, r);
    return true;
}

static bool set_length(struct turn *t, struct match_round *r, const char *value)
{
    const struct match_kind *k = match_kind_named(r->kind);
    int64_t months = strtoll(value, NULL, 10);
    if (strchr(value, '-'))
        r->ends_on = cohort_usual_end(t, r);
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
    else if (strcmp(what, "kind") == 0 && cohort_suits(k))
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
    cohort_straighten(t, r);
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
