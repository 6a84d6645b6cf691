/* risks.c - the register of risks (domain.md 2 O07, 4.10): the six of the programme with
 * the measures it proposes, and the school's own. How likely and how bad is said by
 * buttons; a product alone means little, so it has a word as well.
 *
 * Flags that are open now belong to a risk by their rule. A curator sees those that they
 * oversee; the head sees how many, never whose, and not how few. */
#include "handlers/risks.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 6, LOW = 5, MEDIUM = 12 };

/* ---- what is said of one ---------------------------------------------------------- */

struct risk risks_named(struct turn *t, int64_t id)
{
    struct risk r = risk_find(t->db, t->who.organisation, id);
    if (!r.id)
        old_button(t);
    return r;
}

struct value risks_title(struct turn *t, const struct risk *r)
{
    return *r->code ? part_("title", format(t, "risks.title_%s", r->code))
                    : text_("title", r->title);
}

struct value risks_measure(struct turn *t, const struct risk *r)
{
    if (*r->measure)
        return text_("measure", r->measure);
    return part_("measure", *r->code ? format(t, "risks.measure_%s", r->code)
                                     : "risks.measure_none");
}

const char *risks_level(const struct risk *r)
{
    int times = r->probability * r->impact;
    if (times == 0)
        return "none";
    if (times <= LOW)
        return "low";
    return times <= MEDIUM ? "medium" : "high";
}

bool risks_has_rule(const struct risk *r, const char *rule)
{
    const struct flag_rule *one = flag_rule_named(rule);
    return one && one->risk && one->risk == *r->code;
}

/* ---- the list --------------------------------------------------------------------- */

/* Of the whole school: a count, without whose. */
static int64_t flags_of_all(struct turn *t, const struct risk *r)
{
    int64_t count = 0;
    const struct flag_rule *one;
    for (size_t i = 0; (one = flag_rule_at(i)); i++)
        if (risks_has_rule(r, one->code))
            count += risk_flags(t->db, r->organisation, one->code);
    return count;
}

static void add_line(struct turn *t, struct card *c, const struct risk *r)
{
    int64_t count = flags_of_all(t, r);
    line(c, format(t, "risks.one_%s", risks_level(r)), risks_title(t, r),
         number_("product", r->probability * r->impact),
         part_("state", format(t, "risks.is_%s", r->state)));
    if (count >= COHORT_LEAST || (count && has_role(t, CURATOR | DEPUTY)))
        line(c, "risks.flags", number_("count", count));
    else if (count)
        line(c, "risks.flags_less");
}

static void add_pages(struct turn *t, struct card *c, int64_t skip, int64_t all)
{
    if (skip > 0)
        button(c, press_about(t, "risks:open", skip > PAGE ? skip - PAGE : 0),
               "risks.before");
    if (skip + PAGE < all)
        button(c, press_about(t, "risks:open", skip + PAGE), "risks.after");
}

/* risks:open[:<how many to pass over>] */
static void open_list(struct turn *t, int64_t skip)
{
    static const char *const states[] = { "open", "watched", "closed" };
    struct risk some[PAGE];
    int64_t school = t->who.organisation, all = 0, count[COUNT(states)];
    risks_begin(t->db, school, t->now);
    for (size_t i = 0; i < COUNT(states); i++)
        all += count[i] = risks_count(t->db, school, states[i]);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t shown = risks_some(t->db, school, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "risks.title", number_("open", count[0]), number_("watched", count[1]),
         number_("closed", count[2]));
    gap(c);
    for (size_t i = 0; i < shown; i++)
        add_line(t, c, &some[i]);
    bool works = has_role(t, CURATOR | DEPUTY);
    for (size_t i = 0; works && i < shown; i++) {
        button(c, press_about(t, "risks:show", some[i].id), "risks.button",
               risks_title(t, &some[i]));
        if (i % 2)
            row(c);
    }
    row(c);
    add_pages(t, c, skip, all);
    if (works)
        button(c, "risks:add", "risks.add");
    nav(c, "desk:open");
    show(c);
}

static const struct action actions[] = {
    { "add", CURATOR | DEPUTY, risks_ask_title },
    { "day", CURATOR | DEPUTY, risks_ask_day },
    { "done", MEMBER, risks_done },
    { "flags", CURATOR | DEPUTY, risks_flags },
    { "give", CURATOR | DEPUTY, risks_give },
    { "measure", CURATOR | DEPUTY, risks_ask_measure },
    { "open", CURATOR | DEPUTY | HEAD, open_list },
    { "owner", CURATOR | DEPUTY, risks_choose_owner },
    { "propose", CURATOR | DEPUTY, risks_propose },
    { "rate", CURATOR | DEPUTY, risks_rate },
    { "rates", CURATOR | DEPUTY, risks_ask_rate },
    { "show", CURATOR | DEPUTY, risks_show },
    { "state", CURATOR | DEPUTY, risks_set_state },
    { "until", CURATOR | DEPUTY, risks_set_day },
    { 0 },
};
static const struct due due[] = {
    { "done", CAN_WAIT, 0, risks_told_done },
    { "due", CAN_WAIT, 0, risks_remind },
    { "given", CAN_WAIT, 0, risks_told_given },
    { 0 },
};
const struct feature risks = {
    .name = "risks",
    .actions = actions,
    .due = due,
    .wrote = risks_wrote,
};
