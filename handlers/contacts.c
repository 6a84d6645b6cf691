/* contacts.c - who spoke with whom of a pair, by which way and when, and by when it is
 * time again: for those who oversee it. A talk is put down in one tap, and taken back as
 * easily; meetings with a curator that were held, and letters, count by themselves.
 *
 * Of a large group those stand here whose turn comes first. */
#include "handlers/contacts.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5, SHOWN = 6, SKIP_MOST = 100 * 1000, STAFF = CURATOR | DEPUTY | HEAD };

/* ---- its people ------------------------------------------------------------------- */

/* Whose turn comes first; of a match that rests, nobody's: without a term. */
static size_t people_of(struct turn *t, const struct match *m,
                        struct contact_term out[SHOWN])
{
    size_t count = 0;
    contacts_count_anew(t, m);
    const struct contact_term *term = contact_terms_of(t->db, m->id);
    for (; m->state == MATCH_ACTIVE && term->id && count < SHOWN; term++)
        if (!member_find(t->db, m->id, term->person).left_at)
            out[count++] = *term;
    const struct member *one = members_of(t->db, m->id);
    for (; m->state != MATCH_ACTIVE && one->person && count < SHOWN; one++)
        out[count++] = (struct contact_term){ .person = one->person };
    return count;
}

static void add_person(struct turn *t, struct card *c, const struct match *m,
                       const struct contact_term *term)
{
    struct contact last = contact_newest(t->db, m->id, term->person);
    line(c, "contacts.with", name_("who", term->person));
    if (last.id)
        line(c, format(t, "contacts.last_%s", last.kind), day_("at", last.at));
    else
        line(c, "contacts.never");
    if (term->late_at)
        line(c, "contacts.late", day_("since", term->late_at));
    else if (term->id)
        line(c, "contacts.next", day_("until", term->due_at));
}

/* ---- the screen ------------------------------------------------------------------- */

static void add_history(struct turn *t, struct card *c, const struct match *m,
                        int64_t skip)
{
    struct contact some[PAGE];
    size_t count = contacts_of_match(t->db, m->id, skip, some, PAGE);
    if (!count)
        return;
    gap(c);
    line(c, "contacts.before");
    for (size_t i = 0; i < count; i++)
        line(c,
             format(t, some[i].by ? "contacts.was_%s" : "contacts.was_%s_nobody",
                    some[i].kind),
             day_("at", some[i].at), name_("who", some[i].person),
             name_("by", some[i].by));
}

static const char *of_press(struct turn *t, int64_t match, int64_t person, int64_t skip)
{
    return format(t, "contacts:of:%lld:%lld:%lld", (long long)match, (long long)person,
                  (long long)skip);
}

/* Of whom the buttons below are. */
static void add_choice(struct turn *t, struct card *c, const struct match *m,
                       const struct contact_term *some, size_t count, int64_t person)
{
    for (size_t i = 0; i < count && count > 1; i++) {
        bool chosen = some[i].person == person;
        button(c, of_press(t, m->id, some[i].person, 0),
               chosen ? "contacts.chosen" : "contacts.choose",
               name_("who", some[i].person));
        if (i % 2)
            row(c);
    }
    row(c);
}

static void add_ways(struct turn *t, struct card *c, const struct match *m,
                     int64_t person)
{
    long long match = m->id, who = person;
    if (match_is_running(m)) {
        button(c, format(t, "contacts:made:%lld:%lld:talk", match, who), "contacts.talk");
        button(c, format(t, "contacts:made:%lld:%lld:call", match, who), "contacts.call");
        row(c);
    }
    button(c, format(t, "writing:to:%lld:%lld", who, match), "contacts.write");
    button(c, format(t, "booking:with:%lld:MC", who), "contacts.meet");
    row(c);
}

static void add_pages(struct turn *t, struct card *c, const struct match *m,
                      int64_t person, int64_t skip)
{
    if (skip > 0)
        button(c, of_press(t, m->id, person, skip > PAGE ? skip - PAGE : 0),
               "contacts.newer");
    if (skip + PAGE < contacts_count(t->db, m->id))
        button(c, of_press(t, m->id, person, skip + PAGE), "contacts.older");
    row(c);
}

/* `made` is what was just put down, and can be taken back; 0: nothing. */
static void put(struct turn *t, const struct match *m, int64_t person, int64_t skip,
                int64_t made)
{
    struct contact_term some[SHOWN];
    size_t count = people_of(t, m, some), i = 0;
    while (i < count && some[i].person != person)
        i++;
    if (i == count)
        person = count ? some[0].person : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (made)
        line(c, "contacts.made");
    line(c, "contacts.of", text_("names", matches_names(t, m->id)));
    for (i = 0; i < count; i++)
        add_person(t, c, m, &some[i]);
    add_history(t, c, m, skip);
    add_choice(t, c, m, some, count, person);
    if (person)
        add_ways(t, c, m, person);
    if (made)
        button(c, press_about(t, "contacts:undo", made), "contacts.undo");
    row(c);
    add_pages(t, c, m, person, skip);
    nav(c, press_about(t, "matches:show", m->id));
    show(c);
}

/* contacts:of:<match>[:<of whom the buttons are>[:<how many to pass over>]] */
static void open_of(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    int64_t skip = strtoll(argument(t, 2), NULL, 10);
    if (!m.id) {
        old_button(t);
        return;
    }
    if (skip < 0 || skip > SKIP_MOST || skip >= contacts_count(t->db, m.id))
        skip = 0;
    put(t, &m, strtoll(argument(t, 1), NULL, 10), skip, 0);
}

/* ---- put down, and taken back ----------------------------------------------------- */

/* contacts:made:<match>:<person>:<kind>; the same twice on one day is one. */
static void made(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    int64_t person = strtoll(argument(t, 1), NULL, 10);
    struct member one = member_find(t->db, match, person);
    bool call = strcmp(argument(t, 2), "call") == 0;
    if (!match_is_running(&m) || !one.person || one.left_at ||
        (!call && strcmp(argument(t, 2), "talk") != 0)) {
        old_button(t);
        return;
    }
    struct contact c = { .organisation = m.organisation,
                         .match = m.id,
                         .person = person,
                         .by = t->who.id,
                         .kind = call ? "call" : "talk",
                         .at = t->now };
    int64_t there = contact_since(t->db, &c, day_begins(t, NULL, 0)).id;
    put(t, &m, person, 0, there ? there : contacts_keep(t, &m, &c));
}

/* Meetings and letters are no matter of a tap. */
static bool is_by_hand(const struct contact *c)
{
    return strcmp(c->kind, "talk") == 0 || strcmp(c->kind, "call") == 0;
}

static void undo(struct turn *t, int64_t id)
{
    struct contact c = contact_find(t->db, t->who.organisation, id);
    struct match m = match_overseen(t, c.match);
    if (!m.id || !is_by_hand(&c) ||
        !contact_drop(t->db, t->who.organisation, t->who.id, id)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, m.organisation, t->who.id, "contact.dropped", m.id, c.kind);
    contacts_count_anew(t, &m);
    toast(t, "contacts.undone");
    put(t, &m, c.person, 0, 0);
}

/* ---- «let us talk» ---------------------------------------------------------------- */

/* contacts:talk:<match>: a meeting with one of them, or with all. */
static void talk_with(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    struct contact_term some[SHOWN];
    if (!m.id) {
        old_button(t);
        return;
    }
    size_t count = people_of(t, &m, some);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "contacts.talk_with", text_("names", matches_names(t, m.id)));
    for (size_t i = 0; i < count; i++) {
        button(c, format(t, "booking:with:%lld:MC", (long long)some[i].person),
               "contacts.choose", name_("who", some[i].person));
        if (count > 3 && i % 2 == 0 && i + 1 < count)
            continue;
        row(c);
    }
    if (match_is_live(&m))
        button(c, press_about(t, "gatherings:with", m.id), "contacts.together");
    button(c, press_about(t, "contacts:of", m.id), "contacts.open");
    nav(c, press_about(t, "matches:show", m.id));
    show(c);
}

static const struct action actions[] = {
    { "due", STAFF, contacts_due_list },
    { "made", STAFF, made },
    { "of", STAFF, open_of },
    { "talk", STAFF, talk_with },
    { "undo", STAFF, undo },
    { 0 },
};
static const struct due due[] = {
    { "due", BREAKS_IN, 0, contacts_due_now },
    { 0 },
};

const struct feature contacts = {
    .name = "contacts",
    .actions = actions,
    .due = due,
};
