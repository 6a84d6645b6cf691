/* notes.c - what a curator writes down about a person, and who reads it.
 *
 * The person reads it in their own data, unless it names somebody else; curators of the
 * school read it; nobody else does. It is said before anything is written. What is
 * written of oneself is read as one's own data alone. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 3 };

/* The person, when the actor may read and write notes about them; else says why not. */
static bool readable(struct turn *t, int64_t id, struct person *p)
{
    *p = person_find(t->db, id);
    if (!p->id || p->organisation != t->who.organisation) {
        old_button(t);
        return false;
    }
    if (p->id != t->who.id)
        return true;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "notes.own");
    button(c, "mydata:open", "notes.to_mydata");
    nav(c, NULL);
    show(c);
    return false;
}

/* ---- reading ---------------------------------------------------------------------- */

static void add_note(struct card *c, struct turn *t, const struct note *n)
{
    const char *kind =
        strcmp(n->kind, "interview") == 0 ? "notes.interview" : "notes.note";
    line(c, kind, day_("day", n->at), name_("author", n->author));
    line(c, "notes.text", text_("text", n->text));
    if (n->names_another)
        line(c, "notes.names_another");
    gap(c);
    if (n->author != t->who.id)
        return;
    button(c, press_about(t, "notes:ask", n->id), "notes.drop", day_("day", n->at),
           clock_("time", n->at));
    row(c);
}

static void add_pages(struct card *c, struct turn *t, int64_t person, int64_t skip,
                      int64_t all)
{
    long long id = person;
    if (skip > 0)
        button(c, format(t, "notes:of:%lld:%lld", id, (long long)(skip - PAGE)),
               "notes.newer");
    if (skip + PAGE < all)
        button(c, format(t, "notes:of:%lld:%lld", id, (long long)(skip + PAGE)),
               "notes.older");
    row(c);
}

static void put_list(struct turn *t, int64_t person, int64_t skip)
{
    struct note notes_here[PAGE];
    int64_t all = notes_count(t->db, t->who.organisation, person);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count =
        notes_about(t->db, t->who.organisation, person, skip, notes_here, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "notes.title" : "notes.none", name_("who", person));
    gap(c);
    for (size_t i = 0; i < count; i++)
        add_note(c, t, &notes_here[i]);
    add_pages(c, t, person, skip, all);
    button(c, press_about(t, "notes:add", person), "notes.add");
    nav(c, press_about(t, "people:card", person));
    show(c);
}

/* notes:of:<person>[:<how many to pass over>] */
static void list_notes(struct turn *t, int64_t person)
{
    struct person p;
    if (readable(t, person, &p))
        put_list(t, p.id, strtoll(argument(t, 1), NULL, 10));
}

/* ---- writing ---------------------------------------------------------------------- */

/* notes:add:<person>[:<1: it names another>] */
static void add(struct turn *t, int64_t person)
{
    struct person p;
    if (!readable(t, person, &p))
        return;
    bool another = strcmp(argument(t, 1), "1") == 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "notes.before", name_("who", p.id));
    line(c, another ? "notes.not_read" : "notes.read");
    button(c, format(t, "notes:write:%lld:%d", (long long)p.id, another), "notes.write");
    style(c, PRIMARY);
    row(c);
    button(c, format(t, "notes:add:%lld:%d", (long long)p.id, !another),
           another ? "notes.another_on" : "notes.another_off");
    nav(c, press_about(t, "notes:of", p.id));
    show(c);
}

/* What the form is about: the person, and whether another is named. */
static void write_note(struct turn *t, int64_t person)
{
    struct person p;
    if (readable(t, person, &p))
        ask(t, "note", p.id * 2 + (strcmp(argument(t, 1), "1") == 0));
}

static void written(struct turn *t, const struct answers *a, int64_t whom)
{
    struct person p;
    const char *text = answer_text(a, "NOTE");
    if (!has_role(t, CURATOR | DEPUTY) || !readable(t, whom / 2, &p) || !text) {
        note_forget_answers(t->db, t->who.id, whom);
        return;
    }
    note_add(t->db, &(struct note){ .organisation = t->who.organisation,
                                    .person = p.id,
                                    .author = t->who.id,
                                    .kind = "note",
                                    .text = text,
                                    .names_another = whom % 2,
                                    .at = t->now });
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "note.written", p.id, NULL);
    note_forget_answers(t->db, t->who.id, whom);
    put_list(t, p.id, 0);
}

/* ---- taking back ------------------------------------------------------------------ */

static void ask_drop(struct turn *t, int64_t id)
{
    struct note n = note_find(t->db, t->who.organisation, t->who.id, id);
    if (!n.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "notes.drop_sure");
    line(c, "notes.text", text_("text", n.text));
    button(c, press_about(t, "notes:drop", n.id), "notes.drop_yes");
    style(c, DANGER);
    nav(c, press_about(t, "notes:of", n.person));
    show(c);
}

static void drop(struct turn *t, int64_t id)
{
    struct note n = note_find(t->db, t->who.organisation, t->who.id, id);
    if (!n.id || !note_drop(t->db, t->who.organisation, t->who.id, id)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "note.dropped", n.person,
              NULL);
    toast(t, "notes.dropped");
    put_list(t, n.person, 0);
}

static const struct action actions[] = {
    { "add", CURATOR | DEPUTY, add },          { "ask", CURATOR | DEPUTY, ask_drop },
    { "drop", CURATOR | DEPUTY, drop },        { "of", CURATOR | DEPUTY, list_notes },
    { "write", CURATOR | DEPUTY, write_note }, { 0 },
};
static const struct filled filled[] = { { "note", written }, { 0 } };

const struct feature notes = {
    .name = "notes",
    .actions = actions,
    .filled = filled,
};
