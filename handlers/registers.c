/* registers.c - registers handed out by purpose: which one, what stands in it and what
 * does not, why, as which file (domain.md 2 B04, B10; 6.5).
 *
 * A curator and a deputy have them by name. A head has counts, and the one register that
 * names nobody; names on request are the curator's to give. */
#include "handlers/registers.h"

#include <stdlib.h>

/* ---- which ------------------------------------------------------------------------ */

static void add_registers(struct turn *t, struct card *c)
{
    for (int kind = 0; kind < REGISTERS; kind++) {
        button(c, press_about(t, "registers:about", kind),
               format(t, "registers.to_%s", register_word((enum register_kind)kind)));
        if (kind % 2)
            row(c);
    }
    row(c);
    button(c, "registers:week", "registers.to_week");
}

static void add_counts(struct turn *t, struct card *c)
{
    const int64_t school = t->who.organisation;
    int64_t running = matches_count(t->db, school, MATCH_ACTIVE) +
                      matches_count(t->db, school, MATCH_PAUSED) +
                      matches_count(t->db, school, MATCH_CLOSING);
    line(c, "registers.count_mentees",
         number_("count", people_list_count(t->db, school, PEOPLE_MENTEES, t->now)));
    line(c, "registers.count_mentors",
         number_("count", people_list_count(t->db, school, PEOPLE_MENTORS, t->now)));
    line(c, "registers.count_pairs", number_("count", running));
    line(c, "registers.count_over",
         number_("count", matches_count(t->db, school, MATCH_COMPLETED)));
    gap(c);
    line(c, "registers.head_names");
    button(c, press_about(t, "registers:about", REGISTER_NUMBERS),
           "registers.to_numbers");
}

static void open_registers(struct turn *t, int64_t unused)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    (void)unused;
    if (has_role(t, CURATOR | DEPUTY)) {
        line(c, "registers.which");
        add_registers(t, c);
        nav(c, "desk:open");
    } else {
        line(c, "registers.head");
        gap(c);
        add_counts(t, c);
        nav(c, NULL);
    }
    show(c);
}

/* ---- what stands in it, and why it is wanted -------------------------------------- */

static const char *titles_of(struct turn *t, enum register_kind kind)
{
    const char *all = "";
    for (const struct register_column *one = register_columns(kind); one->name; one++)
        all = list_with(t, all,
                        words_for(t, t->who.id, format(t, "registers.c_%s", one->name)));
    return all;
}

static bool is_register(struct turn *t, int64_t kind)
{
    if (kind >= 0 && kind < REGISTERS && register_allowed(t, (enum register_kind)kind))
        return true;
    old_button(t);
    return false;
}

static void show_one(struct turn *t, int64_t kind)
{
    if (!is_register(t, kind))
        return;
    const char *word = register_word((enum register_kind)kind);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, format(t, "registers.name_%s", word));
    gap(c);
    line(c, "registers.has", text_("columns", titles_of(t, (enum register_kind)kind)));
    line(c, kind == REGISTER_NUMBERS ? "registers.hides_small" : "registers.without");
    gap(c);
    line(c, "registers.why");
    for (int why = 0; why < REGISTER_WHYS; why++) {
        button(c, format(t, "registers:for:%lld:%d", (long long)kind, why),
               format(t, "registers.why_%s", register_why(why)));
        if (why % 2)
            row(c);
    }
    nav(c, "registers:open");
    show(c);
}

/* ---- as which file ---------------------------------------------------------------- */

static void add_formats(struct turn *t, struct card *c, int64_t kind, int64_t why,
                        int span, const char *xlsx, const char *csv)
{
    for (int as = 0; as < 2; as++)
        button(c,
               format(t, "registers:make:%lld:%lld:%d:%d", (long long)kind,
                      (long long)why, as, span),
               as ? csv : xlsx, part_("span", format(t, "registers.span_%d", span)));
    row(c);
}

/* registers:for:<kind>:<why> */
static void for_what(struct turn *t, int64_t kind)
{
    const int64_t why = atoll(argument(t, 1));
    if (!is_register(t, kind))
        return;
    if (why < 0 || why >= REGISTER_WHYS) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, format(t, "registers.name_%s", register_word((enum register_kind)kind)));
    line(c, "registers.chosen_why",
         part_("why", format(t, "registers.why_%s", register_why(why))));
    gap(c);
    line(c, "registers.logged");
    if (kind == REGISTER_MEETINGS)
        for (int span = 0; span < REGISTER_SPANS; span++)
            add_formats(t, c, kind, why, span, "registers.span_xlsx",
                        "registers.span_csv");
    else
        add_formats(t, c, kind, why, 0, "registers.xlsx", "registers.csv");
    nav(c, press_about(t, "registers:about", kind));
    show(c);
}

static const struct action actions[] = {
    { "about", CURATOR | DEPUTY | HEAD, show_one },
    { "for", CURATOR | DEPUTY | HEAD, for_what },
    { "make", CURATOR | DEPUTY | HEAD, register_make },
    { "open", CURATOR | DEPUTY | HEAD, open_registers },
    { "print", CURATOR | DEPUTY, register_print },
    { "week", CURATOR | DEPUTY, register_ask_week },
    { 0 },
};

static const struct made mades[] = {
    { "made", register_made, MADE_DOCUMENT },
    { "week", register_printed, MADE_DOCUMENT },
    { 0 },
};

const struct feature registers = {
    .name = "registers",
    .actions = actions,
    .made = mades,
};
