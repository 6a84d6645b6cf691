/* audit.c - who did what, about whom, and when: for curators and deputies all of their
 * school's acts, by kind, by person, by time; for its head counts alone. Nobody's words
 * are in it. Reading it is on record itself, once a day. */
#include "handlers/audit.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 10, FOUND = 6 };

static const int terms[] = { 0, 7, 30, 90 }; /* days; 0: all that is kept */

/* ---- what stands in a button ------------------------------------------------------ */

static const char *press(struct turn *t, const char *action, const struct audit_look *l,
                         int64_t before)
{
    return format(t, "audit:%s:%s:%lld:%lld:%lld", action,
                  l->kind ? l->kind->word : "all", (long long)l->person,
                  (long long)l->days, (long long)before);
}

static struct audit_look look_of(struct turn *t)
{
    int64_t days = strtoll(argument(t, 2), NULL, 10), person;
    struct audit_look l = { .kind = audit_kind_named(argument(t, 0)) };
    person = strtoll(argument(t, 1), NULL, 10);
    if (person_find(t->db, person).organisation == t->who.organisation)
        l.person = person;
    for (size_t i = 0; i < COUNT(terms); i++)
        if (terms[i] == days)
            l.days = days;
    l.before = strtoll(argument(t, 3), NULL, 10);
    return l;
}

/* ---- a page ----------------------------------------------------------------------- */

static const char *term_key(int64_t days)
{
    return days == 7    ? "audit.days_7"
           : days == 30 ? "audit.days_30"
           : days == 90 ? "audit.days_90"
                        : "audit.days_0";
}

static int64_t next_term(int64_t days)
{
    for (size_t i = 0; i + 1 < COUNT(terms); i++)
        if (terms[i] == days)
            return terms[i + 1];
    return 0;
}

static void add_head(struct card *c, const struct audit_look *l)
{
    line(c, "audit.open");
    if (l->kind)
        line(c, "audit.only_kind", part_("what", l->kind->key));
    if (l->person)
        line(c, "audit.only_person", name_("who", l->person));
    gap(c);
}

static void add_buttons(struct card *c, struct turn *t, const struct audit_look *l,
                        int64_t next)
{
    struct audit_look everybody = *l, other_term = *l;
    everybody.person = 0;
    other_term.days = next_term(l->days);
    if (l->before)
        button(c, press(t, "page", l, 0), "audit.newest");
    if (next)
        button(c, press(t, "page", l, next), "audit.older");
    row(c);
    button(c, press(t, "kinds", l, 0), l->kind ? l->kind->key : "audit.kind_all");
    if (l->person)
        button(c, press(t, "page", &everybody, 0), "audit.who_off");
    else
        button(c, press(t, "who", l, 0), "audit.who_all");
    button(c, press(t, "page", &other_term, 0), term_key(l->days));
    nav(c, "desk:open");
}

void audit_is_read(struct turn *t)
{
    int64_t school = t->who.organisation, today = day_begins(t, NULL, 0);
    if (!audit_has(t->db, school, "audit.read", t->who.id, today))
        audit_add(t->db, t->now, school, t->who.id, "audit.read", t->who.id, NULL);
}

static void put_page(struct turn *t, const struct audit_look *l)
{
    struct audit_row rows[PAGE];
    int64_t next;
    audit_is_read(t);
    size_t count = audit_page(t, l, rows, PAGE, &next);
    struct card *c = card(t, t->who.id, "screen", 0);
    add_head(c, l);
    for (size_t i = 0; i < count; i++)
        audit_line(c, t, &rows[i]);
    if (!count)
        line(c, "audit.empty");
    add_buttons(c, t, l, next);
    show(c);
}

/* audit:page:<kind>:<person>:<days>:<before> */
static void page(struct turn *t, int64_t unused)
{
    (void)unused;
    struct audit_look l = look_of(t);
    put_page(t, &l);
}

/* audit:of:<person>, from their card */
static void of_person(struct turn *t, int64_t person)
{
    struct audit_look l = { .person = person };
    if (person && person_find(t->db, person).organisation == t->who.organisation)
        put_page(t, &l);
    else
        old_button(t);
}

static void open_audit(struct turn *t, int64_t unused)
{
    (void)unused;
    if (has_role(t, AUDIT_STAFF))
        put_page(t, &(struct audit_look){ 0 });
    else
        audit_week(t, 0);
}

/* ---- by kind ---------------------------------------------------------------------- */

/* audit:kinds:<kind>:<person>:<days> */
static void choose_kind(struct turn *t, int64_t unused)
{
    (void)unused;
    struct audit_look l = look_of(t);
    struct card *c = card(t, t->who.id, "screen", 0);
    const char *back = press(t, "page", &l, 0);
    line(c, "audit.kinds");
    l.kind = NULL;
    button(c, press(t, "page", &l, 0), "audit.kinds_all");
    for (size_t i = 0; (l.kind = audit_kind_at(i)); i++) {
        if (i % 2 == 0)
            row(c);
        button(c, press(t, "page", &l, 0), l.kind->key);
    }
    nav(c, back);
    show(c);
}

/* ---- by person -------------------------------------------------------------------- */

/* audit:who: the next words are somebody's name */
static void choose_person(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "audit", 0);
    line(c, names_shown(t) ? "audit.who_find" : "people.find_code");
    nav(c, "audit:page:all:0:0:0");
    show(c);
}

static void wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    size_t count;
    if (!has_role(t, AUDIT_STAFF)) {
        home_unclear(t);
        return;
    }
    const struct listed *found = people_found(t, &count);
    struct card *c = card(t, t->who.id, "audit", 0);
    line(c, count ? "people.found" : "people.found_nobody",
         number_("count", (int64_t)count));
    if (count > FOUND)
        line(c, "people.found_first");
    for (size_t i = 0; i < count && i < FOUND; i++) {
        button(c, press_about(t, "audit:of", found[i].id), "people.in_list",
               name_("who", found[i].id));
        row(c);
    }
    nav(c, "audit:page:all:0:0:0");
    show(c);
}

static const struct action actions[] = {
    { "kinds", AUDIT_STAFF, choose_kind },
    { "of", AUDIT_STAFF, of_person },
    { "open", AUDIT_STAFF | HEAD, open_audit },
    { "page", AUDIT_STAFF, page },
    { "week", HEAD, audit_week },
    { "who", AUDIT_STAFF, choose_person },
    { 0 },
};

const struct feature audit = {
    .name = "audit",
    .actions = actions,
    .wrote = wrote,
};
