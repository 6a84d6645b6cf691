/* desk.c - the curator's desk: one screen with what is on it and every way from it. The
 * head, who sees numbers alone, has the ways that lead to numbers. */
#include "handlers/features.h"

enum { STAFF = CURATOR | DEPUTY };

/* Two ways stand in a row. `who` may go there. */
static const struct way {
    const char *press, *key;
    unsigned who;
} ways[] = {
    { "people:open", "desk.people", STAFF | HEAD },
    { "matches:open", "desk.matches", STAFF },
    { "cohort:open", "desk.cohort", STAFF },
    { "queue:open", "desk.queue", STAFF },
    { "broadcast:open", "desk.broadcast", STAFF },
    { "import:open", "desk.import", STAFF },
    { "registers:open", "desk.registers", STAFF | HEAD },
    { "registers:week", "desk.week", STAFF },
    { "figures:open", "desk.figures", STAFF | HEAD },
    { "risks:open", "desk.risks", STAFF | HEAD },
    { "flags:terms", "desk.terms", STAFF },
    { "audit:open", "desk.audit", STAFF | HEAD },
};

static void add_state(struct turn *t, struct card *c)
{
    struct flag red[1];
    int64_t since, waiting = cohort_waiting(t, t->who.organisation, &since);
    int64_t decisions = queue_waiting(t);
    if (flags_seen(t, FLAG_RED, red, 1))
        line(c, "desk.red", text_("who", flag_whom(t, &red[0])));
    if (waiting)
        line(c, "desk.without", number_("count", waiting), day_("since", since));
    if (decisions)
        line(c, "desk.decisions", number_("count", decisions));
}

static void open_desk(struct turn *t, int64_t unused)
{
    (void)unused;
    int put = 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, has_role(t, STAFF) ? "desk.open" : "desk.open_head");
    if (has_role(t, STAFF))
        add_state(t, c);
    button(c, "digest:open", "desk.digest");
    style(c, PRIMARY);
    row(c);
    for (size_t i = 0; i < COUNT(ways); i++) {
        if (!has_role(t, ways[i].who))
            continue;
        button(c, ways[i].press, ways[i].key);
        if (++put % 2 == 0)
            row(c);
    }
    nav(c, NULL);
    show(c);
}

static const struct action actions[] = {
    { "open", STAFF | HEAD, open_desk },
    { 0 },
};

const struct feature desk = {
    .name = "desk",
    .start = { "desk", STAFF | HEAD, open_desk },
    .actions = actions,
};
