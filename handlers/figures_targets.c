/* figures_targets.c - what a school wants its shares to be (domain.md 2 A08, C07), five
 * percent a tap. The defaults are those of the target model for 2024 (4.1). */
#include "handlers/figures.h"

#include <stdlib.h>
#include <string.h>

enum { STEP = 5, MOST = 100 };

static const struct target {
    const char *indicator, *usual;
} targets[] = { { "K1", "70" }, { "K3", "70" }, { "K7", "0" }, { "K8", "70" } };

static const struct target *target_of(const char *indicator)
{
    for (size_t i = 0; i < COUNT(targets); i++)
        if (strcmp(targets[i].indicator, indicator) == 0)
            return &targets[i];
    return NULL;
}

static const char *setting_of(struct turn *t, const struct target *g)
{
    return format(t, "target.%s", g->indicator);
}

int64_t figures_target(struct turn *t, int64_t organisation, const char *indicator)
{
    const struct target *g = target_of(indicator);
    if (!g)
        return 0;
    long value =
        strtol(setting_text(t->db, organisation, setting_of(t, g), g->usual), NULL, 10);
    return value >= 0 && value <= MOST ? value : strtol(g->usual, NULL, 10);
}

static void add_share(struct turn *t, struct card *c, const struct involved *year,
                      const char *name)
{
    struct share s = indicator(t, t->who.organisation, year, name);
    struct value what = part_("name", format(t, "figures.share_%s", name));
    bool tiny = s.whole && s.part && s.part * 100 < s.whole;
    if (s.whole)
        line(c, tiny ? "figures.share_tiny" : "figures.share", what,
             number_("part", s.part), number_("whole", s.whole),
             number_("percent", s.part * 100 / s.whole));
    else if (s.missing)
        line(c, "figures.share_missing", what,
             part_("missing", format(t, "figures.name_%s", s.missing)));
    else
        line(c, "figures.share_none", what);
    if (s.target)
        line(c, "figures.target", number_("percent", s.target));
}

static void add_buttons(struct turn *t, struct card *c, const struct target *g)
{
    int64_t now = figures_target(t, t->who.organisation, g->indicator);
    if (now >= STEP)
        button(c, format(t, "figures:set:%s:%lld", g->indicator, (long long)now - STEP),
               "figures.less",
               part_("name", format(t, "figures.short_%s", g->indicator)));
    if (now + STEP <= MOST)
        button(c, format(t, "figures:set:%s:%lld", g->indicator, (long long)now + STEP),
               "figures.more",
               part_("name", format(t, "figures.short_%s", g->indicator)));
    row(c);
}

void figures_targets(struct turn *t, int64_t unused)
{
    (void)unused;
    struct involved year = indicators_year(t, t->who.organisation);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "figures.targets");
    gap(c);
    for (size_t i = 0; i < COUNT(targets); i++)
        add_share(t, c, &year, targets[i].indicator);
    for (size_t i = 0; has_role(t, CURATOR | DEPUTY) && i < COUNT(targets); i++)
        add_buttons(t, c, &targets[i]);
    nav(c, "figures:open");
    show(c);
}

/* figures:set:<indicator>:<percent> */
void figures_set_target(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct target *g = target_of(argument(t, 0));
    long value = strtol(argument(t, 1), NULL, 10);
    if (!g || value < 0 || value > MOST) {
        old_button(t);
        return;
    }
    if (value != figures_target(t, t->who.organisation, g->indicator)) {
        setting_save(t->db, t->who.organisation, setting_of(t, g),
                     format(t, "%ld", value));
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "target.set", 0,
                  format(t, "%s:%ld", g->indicator, value));
    }
    figures_targets(t, 0);
}
