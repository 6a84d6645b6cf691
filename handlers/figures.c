/* figures.c - the organisation's yearly figures (domain.md 4.0 OF): what the bot cannot
 * know and its indicators divide by. A curator types each once a year, with the day and
 * the source; the head reads them. Last year's are shown beside, never carried over. */
#include "handlers/figures.h"

#include <stdlib.h>
#include <string.h>

enum { SEPTEMBER = 9, NO_FIGURE = -1 };

/* `item` is where its form has the number; `below` names what it cannot be more than. */
static const struct known {
    const char *name, *item, *below;
} known[] = {
    { "learners", "LEARNERS", NULL },
    { "learners_10_19", "L10_19", "learners" },
    { "learners_15_19", "L15_19", "learners_10_19" },
    { "teachers", "TEACHERS", NULL },
    { "teachers_young", "YOUNG", "teachers" },
    { "partners", "PARTNERS", NULL },
};

static int known_named(const char *name)
{
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i].name, name) == 0)
            return (int)i;
    return NO_FIGURE;
}

/* ---- the school year -------------------------------------------------------------- */

int figures_year(struct turn *t, int64_t organisation, int64_t at)
{
    const char *zone = organisation_find(t->db, organisation).zone;
    const char *date = date_in(t, zone, at); // "2026-11-22"
    int year = (int)strtol(date, NULL, 10);
    return strtol(date + 5, NULL, 10) >= SEPTEMBER ? year : year - 1;
}

int64_t figures_year_begins(struct turn *t, int64_t organisation, int year)
{
    const char *zone = organisation_find(t->db, organisation).zone;
    return moment_on(t, zone, format(t, "%d-09-01", year), 0);
}

bool figure_known(struct turn *t, int64_t organisation, const char *name, int64_t *value)
{
    int year = figures_year(t, organisation, t->now);
    struct figure f = figure_find(t->db, organisation, year, name);
    *value = f.value;
    return f.organisation;
}

/* ---- the screen ------------------------------------------------------------------- */

static const char *years(struct turn *t, int year)
{
    return format(t, "%d/%02d", year, (year + 1) % 100);
}

static struct figure of_year(struct turn *t, int year, size_t i)
{
    return figure_find(t->db, t->who.organisation, year, known[i].name);
}

static void add_line(struct turn *t, struct card *c, int year, size_t i)
{
    struct figure f = of_year(t, year, i), before = of_year(t, year - 1, i);
    struct value name = part_("name", format(t, "figures.tell_%s", known[i].name));
    if (f.organisation)
        line(c, "figures.told", name, number_("count", f.value),
             day_("on", day_begins(t, f.told_on, 0)), text_("source", f.source));
    else if (before.organisation)
        line(c, "figures.told_before", name, number_("count", before.value));
    else
        line(c, "figures.untold", name);
}

/* A part that is larger than its whole: one of the two is wrong. */
static void add_doubts(struct turn *t, struct card *c, int year)
{
    for (size_t i = 0; i < COUNT(known); i++) {
        if (!known[i].below)
            continue;
        struct figure f = of_year(t, year, i);
        struct figure above = of_year(t, year, (size_t)known_named(known[i].below));
        if (f.organisation && above.organisation && f.value > above.value)
            line(c, "figures.doubt",
                 part_("part", format(t, "figures.name_%s", known[i].name)),
                 part_("whole", format(t, "figures.name_%s", known[i].below)));
    }
}

static void put(struct turn *t, const char *head)
{
    int year = figures_year(t, t->who.organisation, t->now);
    bool may_tell = has_role(t, CURATOR | DEPUTY);
    struct card *c = card(t, t->who.id, "screen", 0);
    if (head)
        line(c, head);
    line(c, may_tell ? "figures.open" : "figures.open_head",
         text_("year", years(t, year)));
    gap(c);
    for (size_t i = 0; i < COUNT(known); i++)
        add_line(t, c, year, i);
    gap(c);
    add_doubts(t, c, year);
    for (size_t i = 0; may_tell && i < COUNT(known); i++) {
        button(c, press_about(t, "figures:tell", (int64_t)i),
               format(t, "figures.tell_%s", known[i].name));
        if (i % 2)
            row(c);
    }
    button(c, "figures:targets", "figures.to_targets");
    nav(c, "desk:open");
    show(c);
}

static void open_figures(struct turn *t, int64_t unused)
{
    (void)unused;
    put(t, NULL);
}

/* ---- telling one ------------------------------------------------------------------ */

static void tell_one(struct turn *t, int64_t i)
{
    if (i < 0 || i >= (int64_t)COUNT(known))
        old_button(t);
    else
        ask(t, "figure", i);
}

static void filled_figure(struct turn *t, const struct answers *a, int64_t i)
{
    if (!has_role(t, CURATOR | DEPUTY) || i < 0 || i >= (int64_t)COUNT(known)) {
        old_button(t);
        return;
    }
    struct figure f = {
        .organisation = t->who.organisation,
        .year = figures_year(t, t->who.organisation, t->now),
        .name = known[i].name,
        .value = answer_number(a, known[i].item),
        .source = answer_text(a, "SOURCE"),
        .told_on = answer_text(a, "ON"),
        .entered_by = t->who.id,
        .at = t->now,
    };
    figure_save(t->db, &f);
    audit_add(t->db, t->now, f.organisation, t->who.id, "figure.told", 0,
              format(t, "%s:%lld", f.name, (long long)f.value));
    put(t, "figures.saved");
}

static bool is_about(const struct answers *a, const char *name)
{
    return answer_about(a) == known_named(name);
}

#define ASKED(figure)                                                                    \
    static bool asked_##figure(struct turn *t, const struct answers *a)                  \
    {                                                                                    \
        (void)t;                                                                         \
        return is_about(a, #figure);                                                     \
    }
ASKED(learners)
ASKED(learners_10_19)
ASKED(learners_15_19)
ASKED(teachers)
ASKED(teachers_young)
ASKED(partners)

static const struct action actions[] = {
    { "open", CURATOR | DEPUTY | HEAD, open_figures },
    { "set", CURATOR | DEPUTY, figures_set_target },
    { "targets", CURATOR | DEPUTY | HEAD, figures_targets },
    { "tell", CURATOR | DEPUTY, tell_one },
    { 0 },
};
static const struct filled filled[] = {
    { "figure", filled_figure },
    { 0 },
};
static const struct condition conditions[] = {
    { "figure_learners", asked_learners },
    { "figure_learners_10_19", asked_learners_10_19 },
    { "figure_learners_15_19", asked_learners_15_19 },
    { "figure_partners", asked_partners },
    { "figure_teachers", asked_teachers },
    { "figure_teachers_young", asked_teachers_young },
    { 0 },
};

const struct feature figures = {
    .name = "figures",
    .actions = actions,
    .filled = filled,
    .conditions = conditions,
};
