/* parent.c - what a municipality or network sees of its schools: numbers, never people
 * (domain.md 1.1 OUTER, 6.5).
 *
 * A number under five could point at somebody, so it is shown as «меньше 5», and is left
 * out of the sum over all schools: else one hidden number could be had by taking the
 * others from the sum. */
#include "handlers/features.h"

enum { LEAST = 5, PAGE = 5, SLICE = 50 };

static const char *const keys[AGGREGATES] = {
    [AGGREGATE_PEOPLE] = "parent.people",
    [AGGREGATE_MENTEES] = "parent.mentees",
    [AGGREGATE_MENTORS] = "parent.mentors",
    [AGGREGATE_GUARDIANS] = "parent.guardians",
    [AGGREGATE_STAFF] = "parent.staff",
    [AGGREGATE_ACCEPTED] = "parent.accepted",
    [AGGREGATE_CONFIRMED] = "parent.confirmed",
    [AGGREGATE_CONSENTS] = "parent.consents",
    [AGGREGATE_UNREACHABLE] = "parent.unreachable",
};

bool parent_has_schools(struct turn *t)
{
    return organisation_school_count(t->db, t->who.organisation) > 0;
}

static void say_number(struct card *c, int what, int64_t number, const char *too_few)
{
    if (number < LEAST)
        line(c, too_few, part_("what", keys[what]));
    else
        line(c, "parent.number", part_("what", keys[what]), number_("count", number));
}

static void add_school(struct turn *t, int64_t *sums, int64_t school)
{
    for (int what = 0; what < AGGREGATES; what++) {
        int64_t n = aggregate(t->db, school, (enum aggregate)what);
        sums[what] += n < LEAST ? 0 : n;
    }
}

static void say_sums(struct turn *t, struct card *c)
{
    struct organisation some[SLICE];
    int64_t sums[AGGREGATES] = { 0 };
    size_t count = SLICE;
    for (int64_t skip = 0; count == SLICE; skip += SLICE) {
        count = organisation_schools(t->db, t->who.organisation, skip, some, SLICE);
        for (size_t i = 0; i < count; i++)
            add_school(t, sums, some[i].id);
    }
    for (int what = 0; what < AGGREGATES; what++)
        say_number(c, what, sums[what], "parent.few_each");
}

static void open_schools(struct turn *t, int64_t skip)
{
    struct organisation some[PAGE];
    int64_t all = organisation_school_count(t->db, t->who.organisation);
    skip = skip > 0 ? skip : 0;
    if (!all) {
        old_button(t);
        return;
    }
    size_t count = organisation_schools(t->db, t->who.organisation, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "parent.title", number_("count", all));
    gap(c);
    say_sums(t, c);
    gap(c);
    line(c, "parent.hidden");
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, "parent:school", some[i].id), "parent.school",
               text_("school", some[i].name));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "parent:open", skip - PAGE), "posts.before");
    if (skip + (int64_t)count < all)
        button(c, press_about(t, "parent:open", skip + PAGE), "posts.after");
    nav(c, NULL);
    show(c);
}

static void show_school(struct turn *t, int64_t id)
{
    struct organisation o = organisation_find(t->db, id);
    if (!o.id || o.parent != t->who.organisation || !o.ready) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "parent.of_school", text_("school", o.name));
    gap(c);
    for (int what = 0; what < AGGREGATES; what++)
        say_number(c, what, aggregate(t->db, o.id, (enum aggregate)what), "parent.few");
    gap(c);
    line(c, "parent.hidden_here");
    nav(c, "parent:open");
    show(c);
}

static const struct action actions[] = {
    { "open", HEAD | CURATOR | ADMINISTRATOR, open_schools },
    { "school", HEAD | CURATOR | ADMINISTRATOR, show_school },
    { 0 },
};

const struct feature parent = { .name = "parent", .actions = actions };
