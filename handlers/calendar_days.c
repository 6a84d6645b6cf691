/* calendar_days.c - a span of the calendar is added, moved, joined, named, removed.
 *
 * What cannot be is said in words, with buttons that set it right; the dates that were
 * given travel in them, so nothing is typed twice. */
#include "handlers/calendar.h"

#include <string.h>

enum { LONGEST = 366 };
static const char origin[] = "1970-01-01";

/* ---- the kind and the span that a question is about ------------------------------- */

static int64_t about_of(const char *kind, const char *first)
{
    return (int64_t)days_between(origin, first) * 10 +
           (int64_t)calendar_kind_number(kind) + 1;
}

/* first: NULL for one that is not there yet; kind NULL: of no release of ours. */
static struct school_days about_what(struct turn *t, int64_t which)
{
    struct school_days d = { 0 };
    if (which <= 0 || which > INT32_MAX)
        return d;
    d.kind = calendar_kind_at((size_t)(which % 10) - 1);
    d.first = which < 10 ? NULL : date_after(t->db, origin, (int)(which / 10));
    return d;
}

/* ---- asking ----------------------------------------------------------------------- */

void calendar_add(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.add_what");
    for (size_t i = 0; calendar_kind_at(i); i++) {
        button(c, format(t, "calendar:ask:%s", calendar_kind_at(i)),
               format(t, "calendar.kind_%s", calendar_kind_at(i)));
        row(c);
    }
    nav(c, "calendar:open");
    show(c);
}

/* calendar:ask:<kind> */
void calendar_ask(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *kind = calendar_kind(argument(t, 0));
    if (kind)
        ask(t, "calendar_days", about_of(kind, origin));
    else
        old_button(t);
}

void calendar_ask_dates(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days d = calendar_pressed(t);
    if (d.kind)
        ask(t, "calendar_days", about_of(d.kind, d.first));
    else
        old_button(t);
}

void calendar_ask_name(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days d = calendar_pressed(t);
    if (d.kind)
        ask(t, "calendar_name", about_of(d.kind, d.first));
    else
        old_button(t);
}

/* Both days were typed at once: the last one is known. */
bool calendar_length_asked(struct turn *t, const struct answers *a)
{
    (void)t;
    return !answer_text(a, "LAST");
}

bool calendar_last_asked(struct turn *t, const struct answers *a)
{
    (void)t;
    const char *how = answer_text(a, "HOW");
    return how && strcmp(how, "until") == 0;
}

/* ---- what cannot be --------------------------------------------------------------- */

struct change {
    struct school_days wish;
    const char *old; /* the first day of what it replaces; "": nothing */
};

static const char *press_of(struct turn *t, const char *action, const struct change *x,
                            const char *first, const char *last)
{
    return format(t, "calendar:%s:%s:%s:%s%s%s", action, x->wish.kind, first, last,
                  *x->old ? ":" : "", x->old);
}

static void again_button(struct card *c, struct turn *t, const struct change *x)
{
    row(c);
    button(c,
           *x->old ? format(t, "calendar:dates:%s:%s", x->wish.kind, x->old)
                   : format(t, "calendar:ask:%s", x->wish.kind),
           "calendar.again");
    nav(c, "calendar:open");
    show(c);
}

static void say_order(struct turn *t, const struct change *x)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.wrong_order");
    calendar_line(c, t, &x->wish);
    button(c, press_of(t, "keep", x, x->wish.last, x->wish.first), "calendar.swap");
    style(c, PRIMARY);
    again_button(c, t, x);
}

static void say_long(struct turn *t, const struct change *x)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.too_long",
         number_("count", days_between(x->wish.first, x->wish.last) + 1));
    calendar_line(c, t, &x->wish);
    again_button(c, t, x);
}

static void say_overlap(struct turn *t, const struct change *x,
                        const struct school_days *other)
{
    const char *first = x->wish.first, *last = x->wish.last;
    first = strcmp(first, other->first) < 0 ? first : other->first;
    last = strcmp(last, other->last) > 0 ? last : other->last;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.overlap");
    calendar_line(c, t, &x->wish);
    calendar_line(c, t, other);
    if (days_between(first, last) < LONGEST)
        button(c, press_of(t, "merge", x, first, last), "calendar.merge");
    again_button(c, t, x);
}

/* ---- kept ------------------------------------------------------------------------- */

/* Takes the old one away and whatever of the kind the new one touches; their name stays.
 */
static void replace(struct turn *t, struct change *x)
{
    int64_t school = t->who.organisation;
    struct school_days *wish = &x->wish, other;
    if (*x->old) {
        other = school_days_find(t->db, school, wish->kind, x->old);
        wish->name = other.kind ? other.name : "";
        school_days_remove(t->db, school, wish->kind, x->old);
    }
    while (
        (other = school_days_touched(t->db, school, wish->kind, wish->first, wish->last))
            .kind) {
        if (!*wish->name)
            wish->name = other.name;
        school_days_remove(t->db, school, wish->kind, other.first);
    }
    school_days_add(t->db, school, wish);
    audit_add(t->db, t->now, school, t->who.id, "calendar.kept", 0, wish->first);
    if (strcmp(wish->kind, "holiday") == 0)
        calendar_hits_ask(t, wish->first, wish->last);
    calendar_show_days(t, wish, "calendar.kept");
}

/* Is one of that kind already in the way, that is not the one to be replaced? */
static struct school_days in_the_way(struct turn *t, const struct change *x)
{
    struct school_days found[20], none = { 0 };
    size_t count = school_days_between(t->db, t->who.organisation, x->wish.first,
                                       x->wish.last, found, COUNT(found));
    struct school_days first = school_days_touched(
        t->db, t->who.organisation, x->wish.kind, x->wish.first, x->wish.last);
    if (!first.kind || strcmp(first.first, x->old) != 0)
        return first;
    for (size_t i = 0; i < count; i++)
        if (strcmp(found[i].kind, x->wish.kind) == 0 &&
            strcmp(found[i].first, x->old) != 0)
            return found[i];
    return none;
}

static void consider(struct turn *t, struct change *x, bool merges)
{
    struct school_days other;
    x->wish.name = "";
    if (strcmp(x->wish.last, x->wish.first) < 0)
        say_order(t, x);
    else if (days_between(x->wish.first, x->wish.last) >= LONGEST)
        say_long(t, x);
    else if (!merges && (other = in_the_way(t, x)).kind)
        say_overlap(t, x, &other);
    else
        replace(t, x);
}

/* <kind>:<first>:<last>[:<first day of what it replaces>] */
static void pressed(struct turn *t, bool merges)
{
    struct change x = { .old = argument(t, 3) };
    x.wish.kind = calendar_kind(argument(t, 0));
    x.wish.first = argument(t, 1);
    x.wish.last = argument(t, 2);
    if (!x.wish.kind || !date_is_one(t->db, x.wish.first) ||
        !date_is_one(t->db, x.wish.last) || (*x.old && !date_is_one(t->db, x.old)))
        old_button(t);
    else
        consider(t, &x, merges);
}

void calendar_keep(struct turn *t, int64_t unused)
{
    (void)unused;
    pressed(t, false);
}

void calendar_merge(struct turn *t, int64_t unused)
{
    (void)unused;
    pressed(t, true);
}

static int length_of(const char *how)
{
    return strcmp(how, "week") == 0 ? 7 : strcmp(how, "fortnight") == 0 ? 14 : 1;
}

void calendar_dates_given(struct turn *t, const struct answers *a, int64_t which)
{
    struct school_days what = about_what(t, which);
    struct change x = { .old = what.first ? what.first : "" };
    x.wish.kind = what.kind;
    x.wish.first = answer_text(a, "FIRST");
    x.wish.last = answer_text(a, "LAST");
    if (!what.kind || !has_role(t, CALENDAR_STAFF)) {
        old_button(t);
        return;
    }
    if (!x.wish.last)
        x.wish.last =
            date_after(t->db, x.wish.first, length_of(answer_text(a, "HOW")) - 1);
    consider(t, &x, false);
}

void calendar_name_given(struct turn *t, const struct answers *a, int64_t which)
{
    struct school_days what = about_what(t, which), d;
    if (!what.kind || !what.first || !has_role(t, CALENDAR_STAFF)) {
        old_button(t);
        return;
    }
    school_days_rename(t->db, t->who.organisation, what.kind, what.first,
                       answer_text(a, "NAME"));
    d = school_days_find(t->db, t->who.organisation, what.kind, what.first);
    if (d.kind)
        calendar_show_days(t, &d, "calendar.kept");
    else
        old_button(t);
}

/* ---- removed ---------------------------------------------------------------------- */

void calendar_remove(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days d = calendar_pressed(t);
    if (!d.kind) {
        old_button(t);
        return;
    }
    const char *which = format(t, "%s:%s", d.kind, d.first);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "calendar.remove_sure");
    calendar_line(c, t, &d);
    button(c, format(t, "calendar:removed:%s", which), "calendar.remove_yes");
    style(c, DANGER);
    row(c);
    nav(c, format(t, "calendar:day:%s", which));
    show(c);
}

void calendar_removed(struct turn *t, int64_t unused)
{
    (void)unused;
    struct school_days d = calendar_pressed(t);
    if (!d.kind) {
        old_button(t);
        return;
    }
    school_days_remove(t->db, t->who.organisation, d.kind, d.first);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "calendar.removed", 0,
              d.first);
    calendar_show_year(t, calendar_year_of(d.first));
}
