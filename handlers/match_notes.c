/* match_notes.c - what those who oversee a pair write down about it. They alone read it,
 * which is said before anything is written; its people learn in their own data that there
 * are such notes, and when they were made. Whoever wrote one can delete it. */
#include "handlers/timeline.h"

#include <stdlib.h>

enum { PAGE = 3, SKIP_MOST = 100 * 1000 };

static void add_note(struct turn *t, struct card *c, const struct match_note *n)
{
    gap(c);
    line(c, "match_notes.by", day_("day", n->at), name_("author", n->author));
    line(c, "match_notes.text", text_("text", n->text));
    if (n->author != t->who.id)
        return;
    button(c, press_about(t, "timeline:ask", n->id), "match_notes.drop",
           day_("day", n->at), clock_("time", n->at));
    row(c);
}

static void put_list(struct turn *t, const struct match *m, int64_t skip)
{
    struct match_note some[PAGE];
    int64_t all = match_notes_count(t->db, m->id);
    skip = skip > 0 && skip < all && skip < SKIP_MOST ? skip : 0;
    size_t count = match_notes_of(t->db, m->id, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "match_notes.title" : "match_notes.none",
         text_("names", matches_names(t, m->id)));
    line(c, "match_notes.who_reads");
    for (size_t i = 0; i < count; i++)
        add_note(t, c, &some[i]);
    const char *press = press_about(t, "timeline:notes", m->id);
    if (skip > 0)
        button(c, press_about(t, press, skip > PAGE ? skip - PAGE : 0),
               "match_notes.newer");
    if (skip + PAGE < all)
        button(c, press_about(t, press, skip + PAGE), "match_notes.older");
    row(c);
    button(c, press_about(t, "timeline:write", m->id), "match_notes.add");
    nav(c, press_about(t, "matches:show", m->id));
    show(c);
}

/* timeline:notes:<match>[:<how many to pass over>] */
void match_notes_list(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (m.id)
        put_list(t, &m, strtoll(argument(t, 1), NULL, 10));
    else
        old_button(t);
}

/* timeline:write:<match>: who will read it stands in the question. */
void match_notes_add(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (m.id)
        ask(t, "match_note", m.id);
    else
        old_button(t);
}

/* The words move from the answers to the note; by then it may be no pair of theirs. */
void match_notes_written(struct turn *t, const struct answers *a, int64_t match)
{
    struct match m =
        has_role(t, TIMELINE_DESK) ? match_overseen(t, match) : (struct match){ 0 };
    const char *text = answer_text(a, "NOTE");
    if (m.id && text) {
        match_note_add(
            t->db, &(struct match_note){
                       .match = m.id, .author = t->who.id, .text = text, .at = t->now });
        audit_add(t->db, t->now, m.organisation, t->who.id, "match_note.written", m.id,
                  NULL);
    }
    match_note_forget_answers(t->db, t->who.id, match);
    if (m.id)
        put_list(t, &m, 0);
    else
        home_show(t);
}

/* ---- taking back ------------------------------------------------------------------ */

/* One of the actor's own, of a match that they still oversee. */
static struct match_note own_note(struct turn *t, int64_t id, struct match *m)
{
    struct match_note n = match_note_find(t->db, t->who.id, id);
    *m = match_overseen(t, n.match);
    return m->id ? n : (struct match_note){ 0 };
}

void match_notes_ask(struct turn *t, int64_t id)
{
    struct match m;
    struct match_note n = own_note(t, id, &m);
    if (!n.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "match_notes.drop_sure");
    line(c, "match_notes.text", text_("text", n.text));
    button(c, press_about(t, "timeline:drop", n.id), "match_notes.drop_yes");
    style(c, DANGER);
    nav(c, press_about(t, "timeline:notes", m.id));
    show(c);
}

void match_notes_drop(struct turn *t, int64_t id)
{
    struct match m;
    struct match_note n = own_note(t, id, &m);
    if (!n.id || !match_note_drop(t->db, t->who.id, id)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, m.organisation, t->who.id, "match_note.dropped", m.id, NULL);
    toast(t, "match_notes.dropped");
    put_list(t, &m, 0);
}
