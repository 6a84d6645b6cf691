/* flags_past.c - the flags that a pair had, each from when to when and how it ended; and
 * how good each rule is: of what was found, how much was worth a look.
 *
 * A rule that is often a false alarm has the wrong threshold: its terms are a tap away.
 */
#include "handlers/flags.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 6, YEAR = 365 };

/* ---- of a pair -------------------------------------------------------------------- */

static void add_past(struct turn *t, struct card *c, const struct flag *f)
{
    line(c, "flags.past_item", day_("at", f->opened_at), text_("title", flag_title(t, f)),
         text_("fact", flag_fact(t, f)));
    if (!f->ended_at)
        line(c, f->accepted_at ? "flags.past_accepted" : "flags.past_open");
    else if (f->ended_by)
        line(c, format(t, "flags.past_%s", f->ending), day_("at", f->ended_at),
             name_("who", f->ended_by));
    else
        line(c, "flags.past_passed", day_("at", f->ended_at));
}

/* flags:past:<match>[:<skip>] */
void flags_past(struct turn *t, int64_t match)
{
    struct flag some[PAGE + 1];
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    skip = skip > 0 ? skip : 0;
    if (!match_overseen(t, match).id) {
        old_button(t);
        return;
    }
    size_t count = flags_of_match(t->db, match, false, skip, some, PAGE + 1);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "flags.past" : "flags.past_none",
         text_("names", matches_names(t, match)));
    for (size_t i = 0; i < count && i < PAGE; i++) {
        gap(c);
        add_past(t, c, &some[i]);
    }
    const char *press = press_about(t, "flags:past", match);
    if (skip > 0)
        button(c, press_about(t, press, skip > PAGE ? skip - PAGE : 0), "flags.newer");
    if (count > PAGE)
        button(c, press_about(t, press, skip + PAGE), "flags.older");
    nav(c, press_about(t, "matches:show", match));
    show(c);
}

/* ---- of a rule -------------------------------------------------------------------- */

static void add_figures(struct turn *t, struct card *c, const struct flag_figures *f)
{
    const char *title = flag_title(t, &(struct flag){ .rule = f->rule });
    int64_t judged = f->done + f->wrong;
    line(c, "flags.quality_item", text_("title", title), number_("count", f->opened),
         number_("open", f->open));
    if (judged)
        line(c, "flags.quality_wrong", number_("wrong", f->wrong),
             number_("judged", judged), number_("percent", f->wrong * 100 / judged));
}

/* flags:quality */
void flags_quality(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct flag_figures *f =
        flag_figures(t->db, t->who.organisation, t->now - (int64_t)YEAR * DAY);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, f->rule ? "flags.quality" : "flags.quality_none");
    for (; f->rule; f++)
        if (flag_rule_named(f->rule))
            add_figures(t, c, f);
    gap(c);
    line(c, "flags.quality_how");
    if (has_role(t, CURATOR))
        button(c, "flags:terms", "flags.to_terms");
    nav(c, "desk:open");
    show(c);
}
