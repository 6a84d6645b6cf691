/* risks_card.c - one risk: how likely, how bad, who answers for it, what is done and by
 * when, how it stands, and the flags that are open of it now. */
#include "handlers/risks.h"

#include <stdlib.h>
#include <string.h>

enum { FLAGS_SEEN = 200, PAGE = 6, REMINDED_AT = 9 * 60 };

static const char *const states[] = { "open", "watched", "closed" };

/* ---- what is changed -------------------------------------------------------------- */

static void promise_reminder(struct turn *t, const struct risk *r)
{
    const char *zone = organisation_find(t->db, r->organisation).zone;
    forget(t, "risks.due", ANYONE, r->id);
    if (!r->owner || !*r->due_on || strcmp(r->state, "closed") == 0)
        return;
    int64_t at = moment_on(t, zone, r->due_on, REMINDED_AT);
    if (at > t->now)
        later(t, "risks.due", r->owner, r->id, 0, at);
}

void risks_changed(struct turn *t, const struct risk *r, const char *what)
{
    if (!risk_save(t->db, r, t->now))
        return;
    audit_add(t->db, t->now, r->organisation, t->who.id, "risk.changed", r->id, what);
    promise_reminder(t, r);
}

/* ---- its flags -------------------------------------------------------------------- */

/* Those that the actor may see, the severest first. */
static size_t flags_of(struct turn *t, const struct risk *r, struct flag *some)
{
    size_t all = flags_seen(t, FLAG_INFO, some, FLAGS_SEEN), count = 0;
    for (size_t i = 0; i < all; i++)
        if (risks_has_rule(r, some[i].rule))
            some[count++] = some[i];
    return count;
}

/* risks:flags:<risk>:<how many to pass over> */
void risks_flags(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    struct flag some[FLAGS_SEEN];
    if (!r.id)
        return;
    size_t count = flags_of(t, &r, some);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    size_t from = skip > 0 && skip < (int64_t)count ? (size_t)skip : 0, i = from;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "risks.flags_title", risks_title(t, &r), number_("count", (int64_t)count));
    for (; i < count && i < from + PAGE; i++) {
        button(c, press_about(t, "flags:card", some[i].id), "risks.flag",
               text_("who", flag_whom(t, &some[i])),
               text_("what", flag_title(t, &some[i])));
        row(c);
    }
    if (i < count)
        button(c, format(t, "risks:flags:%lld:%zu", (long long)id, i), "risks.after");
    nav(c, press_about(t, "risks:show", id));
    show(c);
}

/* ---- the card --------------------------------------------------------------------- */

static void add_facts(struct turn *t, struct card *c, const struct risk *r, size_t found)
{
    line(c, format(t, "risks.card_%s", risks_level(r)), risks_title(t, r),
         number_("product", r->probability * r->impact),
         number_("probability", r->probability), number_("impact", r->impact));
    line(c, "risks.state", part_("state", format(t, "risks.is_%s", r->state)));
    line(c, r->owner ? "risks.owner" : "risks.owner_none", name_("who", r->owner));
    if (*r->due_on)
        line(c, "risks.due", day_("day", day_begins(t, r->due_on, 0)));
    line(c, *r->measure || !*r->code ? "risks.measure" : "risks.proposed",
         risks_measure(t, r));
    if (found)
        line(c, "risks.flags", number_("count", (int64_t)found));
}

static void add_buttons(struct turn *t, struct card *c, const struct risk *r,
                        size_t found)
{
    long long id = r->id;
    button(c, format(t, "risks:rates:%lld:p", id), "risks.to_probability");
    button(c, format(t, "risks:rates:%lld:i", id), "risks.to_impact");
    row(c);
    button(c, press_about(t, "risks:owner", id), "risks.to_owner");
    button(c, press_about(t, "risks:day", id), "risks.to_day");
    row(c);
    button(c, press_about(t, "risks:measure", id), "risks.to_measure");
    if (found)
        button(c, press_about(t, "risks:flags", id), "risks.to_flags",
               number_("count", (int64_t)found));
    row(c);
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], r->state) != 0)
            button(c, format(t, "risks:state:%lld:%s", id, states[i]),
                   format(t, "risks.make_%s", states[i]));
}

void risks_show(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    struct flag some[FLAGS_SEEN];
    if (!r.id)
        return;
    size_t found = flags_of(t, &r, some);
    struct card *c = card(t, t->who.id, "screen", 0);
    add_facts(t, c, &r, found);
    add_buttons(t, c, &r, found);
    nav(c, "risks:open");
    show(c);
}

/* risks:state:<risk>:<open watched closed> */
void risks_set_state(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    for (size_t i = 0; r.id && i < COUNT(states); i++)
        if (strcmp(states[i], argument(t, 1)) == 0) {
            r.state = states[i];
            risks_changed(t, &r, states[i]);
        }
    if (r.id)
        risks_show(t, id);
}

/* ---- how likely, how bad ---------------------------------------------------------- */

/* risks:rates:<risk>:<p i> */
void risks_ask_rate(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    const char *which = strcmp(argument(t, 1), "i") == 0 ? "i" : "p";
    int now = *which == 'i' ? r.impact : r.probability;
    if (!r.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, format(t, "risks.ask_%s", which), risks_title(t, &r));
    for (int i = 1; i <= RISK_MOST; i++) {
        button(c, format(t, "risks:rate:%lld:%s:%d", (long long)id, which, i),
               format(t, "risks.rate_%s", format(t, "%s_%d", which, i)));
        if (i == now)
            style(c, PRIMARY);
        row(c);
    }
    nav(c, press_about(t, "risks:show", id));
    show(c);
}

/* risks:rate:<risk>:<p i>:<1 to 5> */
void risks_rate(struct turn *t, int64_t id)
{
    struct risk r = risks_named(t, id);
    int64_t told = strtoll(argument(t, 2), NULL, 10);
    const char *which = argument(t, 1);
    if (!r.id)
        return;
    if (told >= 1 && told <= RISK_MOST) {
        if (strcmp(which, "i") == 0)
            r.impact = (int)told;
        else if (strcmp(which, "p") == 0)
            r.probability = (int)told;
        risks_changed(t, &r,
                      format(t, "%s %lld", *which == 'i' ? "i" : "p", (long long)told));
    }
    risks_show(t, id);
}
