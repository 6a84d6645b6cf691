/* matching_steps.c - a match is put together one thing after another: form, kind, people,
 * days, how and how often they meet, and what its kind wants besides.
 *
 * One screen, edited in place; what an answer leads to is in matching_order.c. */
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { MONTHS_A_ROW = 4, NOON = 12 * 60 };

/* ---- days ------------------------------------------------------------------------- */

const char *matching_zone(struct turn *t, const struct match *m)
{
    return organisation_find(t->db, m->organisation).zone;
}

int64_t matching_day(struct turn *t, const struct match *m, const char *date)
{
    return *date ? moment_on(t, matching_zone(t, m), date, NOON) : 0;
}

static int days_in(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* Of a day that the month has not, its last one. */
const char *months_after(struct turn *t, const char *date, int months)
{
    char *rest;
    int year = (int)strtol(date, &rest, 10);
    int month = (int)strtol(rest + (*rest == '-'), &rest, 10);
    int day = (int)strtol(rest + (*rest == '-'), &rest, 10);
    month += months - 1;
    year += month / 12;
    month = month % 12 + 1;
    if (day > days_in(year, month))
        day = days_in(year, month);
    return format(t, "%04d-%02d-%02d", year, month, day);
}

const char *matching_today(struct turn *t, const struct match *m)
{
    return date_in(t, matching_zone(t, m), t->now);
}

static const char *next_monday(struct turn *t, const struct match *m)
{
    return date_after(t->db, matching_today(t, m),
                      8 - weekday_there(t, matching_zone(t, m)));
}

static const char *next_first(struct turn *t, const struct match *m)
{
    return format(t, "%.8s01", months_after(t, matching_today(t, m), 1));
}

/* ---- form and kind ---------------------------------------------------------------- */

static const char *form_press(struct turn *t, const struct match *m, const char *code,
                              int64_t person)
{
    return m ? format(t, "matching:set:%lld:form:%s", (long long)m->id, code)
             : format(t, "matching:form:%s:%lld", code, (long long)person);
}

static bool has_word(const char *list, const char *word)
{
    const char *at = strstr(list, word);
    return at && *word && (at == list || at[-1] == ' ') &&
           strchr(" ", at[strlen(word)]) != NULL;
}

/* By what this person told of themselves; anybody's when nobody is meant yet. */
static bool form_fits(const struct match_form *f, const struct person *p, unsigned all)
{
    return ((all & MENTEE) && has_word(f->mentees, p->occupation)) ||
           ((all & MENTOR) && has_word(f->mentors, p->occupation));
}

static void add_forms(struct card *c, struct turn *t, const struct match *m,
                      const struct person *p, bool fitting)
{
    unsigned all = p->id ? roles_of(t->db, p->id, p->organisation) : 0;
    for (size_t i = 0; match_form_at(i); i++) {
        const char *code = match_form_at(i)->code;
        if (form_fits(match_form_at(i), p, all) != fitting)
            continue;
        line(c, format(t, "match_rules.form_%s_what", code));
        button(c, form_press(t, m, code, p->id),
               format(t, "match_rules.form_%s_short", code));
        if (fitting || (m && strcmp(m->form, code) == 0))
            style(c, PRIMARY);
        if (i % 2)
            row(c);
    }
}

void matching_put_forms(struct turn *t, const struct match *m, int64_t person)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    struct person p = person_find(t->db, person);
    line(c, "matching.which_form");
    if (p.organisation != t->who.organisation)
        p = (struct person){ .occupation = "" };
    add_forms(c, t, m, &p, true);
    add_forms(c, t, m, &p, false);
    row(c);
    int64_t drafts = matches_count(t->db, t->who.organisation, MATCH_DRAFT);
    if (!m && drafts)
        button(c, "matching:drafts:0", "matching.drafts", number_("count", drafts));
    nav(c, m ? press_about(t, "matching:show", m->id) : NULL);
    show(c);
}

void matching_put_kinds(struct turn *t, const struct match *m, const char *form,
                        int64_t person)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matching.which_kind", part_("form", format(t, "match_rules.form_%s", form)));
    for (size_t i = 0; match_kind_at(i); i++)
        line(c, format(t, "match_rules.kind_%s_what", match_kind_at(i)->code));
    for (size_t i = 0; match_kind_at(i); i++) {
        const char *code = match_kind_at(i)->code;
        button(c,
               m ? format(t, "matching:set:%lld:kind:%s", (long long)m->id, code)
                 : format(t, "matching:kind:%s:%s:%lld", form, code, (long long)person),
               format(t, "match_rules.kind_%s", code));
        if (m && strcmp(m->kind, code) == 0)
            style(c, PRIMARY);
        if (i % 2)
            row(c);
    }
    nav(c, m ? press_about(t, "matching:show", m->id) : "matching:begin");
    show(c);
}

/* ---- when ------------------------------------------------------------------------- */

static void set_button(struct card *c, struct turn *t, const struct match *m,
                       const char *what, const char *value, bool on, const char *key,
                       const char *date, int64_t count)
{
    button(c,
           format(t, "matching:set:%lld:%s:%s%s", (long long)m->id, what, value,
                  on ? ":on" : ""),
           key, in_zone_(day_("day", matching_day(t, m, date)), matching_zone(t, m)),
           number_("count", count));
}

void matching_put_start(struct turn *t, const struct match *m, bool on)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    const struct {
        const char *date, *key;
    } days[] = { { matching_today(t, m), "matching.start_today" },
                 { next_monday(t, m), "matching.start_monday" },
                 { next_first(t, m), "matching.start_first" } };
    line(c, match_kind_named(m->kind)->meetings_most == 1 ? "matching.which_day"
                                                          : "matching.which_start");
    for (size_t i = 0; i < COUNT(days); i++) {
        set_button(c, t, m, "start", days[i].date, on, days[i].key, days[i].date, 0);
        row(c);
    }
    button(c, format(t, "matching:words:%lld:%d", (long long)m->id, WORDS_START),
           "matching.start_typed");
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

/* To the end of the school's year, where the kind allows that. */
static void add_cycle(struct card *c, struct turn *t, const struct match *m, bool on)
{
    const struct match_kind *k = match_kind_named(m->kind);
    const char *end = cycle_end(t->db, m->organisation, m->starts_on);
    const char *least =
        date_after(t->db, months_after(t, m->starts_on, k->months_least), -1);
    if (strcmp(end, least) >= 0 &&
        strcmp(end, months_after(t, m->starts_on, k->months_most)) <= 0) {
        set_button(c, t, m, "length", "cycle", on, "matching.length_cycle", end, 0);
        row(c);
    }
}

void matching_put_length(struct turn *t, const struct match *m, bool on)
{
    const struct match_kind *k = match_kind_named(m->kind);
    struct card *c = card(t, t->who.id, "screen", 0);
    int least = k->months_least ? k->months_least : 1;
    line(c, "matching.which_length", number_("count", k->months_most),
         in_zone_(day_("from", matching_day(t, m, m->starts_on)), matching_zone(t, m)));
    line(c, k->months_least ? "matching.length_bounds" : "matching.length_most",
         number_("least", k->months_least), number_("count", k->months_most));
    add_cycle(c, t, m, on);
    for (int n = least; n <= k->months_most; n++) {
        set_button(c, t, m, "length", format(t, "%d", n), on, "matching.length_months",
                   "", n);
        if ((n - least) % MONTHS_A_ROW == MONTHS_A_ROW - 1)
            row(c);
    }
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

/* ---- how and how often ------------------------------------------------------------ */

void matching_put_mode(struct turn *t, const struct match *m, bool on)
{
    static const char *const modes[] = { "place", "online", "mixed" };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matching.which_mode");
    for (size_t i = 0; i < COUNT(modes); i++) {
        set_button(c, t, m, "mode", modes[i], on, format(t, "matching.mode_%s", modes[i]),
                   "", 0);
        row(c);
    }
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

void matching_put_rhythm(struct turn *t, const struct match *m, bool on)
{
    static const char *const days[] = { "7", "14", "30" };
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matching.which_rhythm");
    for (size_t i = 0; i < COUNT(days); i++) {
        set_button(c, t, m, "rhythm", days[i], on,
                   format(t, "matching.every_%s", days[i]), "", 0);
        row(c);
    }
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}
