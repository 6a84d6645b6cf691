/* help_desk_notes.c - what curators write down about a request: read by the curators and
 * deputies who see it, and by whoever answers it; never by its asker. It is said in the
 * question itself, before anything is written. */
#include "handlers/help_desk.h"

#include <stdlib.h>

enum { SHOWN = 3, SKIP_MOST = 1000 };

/* Of whoever answers it, or of who oversees it; id 0: not for the actor. */
static struct help_case readable(struct turn *t, int64_t id)
{
    struct help_case own = case_for(t->db, t->who.id, id);
    if (own.id && own.owner == t->who.id && own.asker != t->who.id && !own.safety &&
        own.organisation == t->who.organisation)
        return own;
    return has_role(t, DESK_STAFF)
               ? case_overseen(t->db, t->who.organisation, t->who.id, id)
               : (struct help_case){ 0 };
}

static void put(struct turn *t, const struct help_case *h, int64_t skip)
{
    struct case_note some[SHOWN + 1];
    size_t count = case_notes(t->db, h->id, skip, some, SHOWN + 1);
    bool oversees = has_role(t, DESK_STAFF) &&
                    case_overseen(t->db, t->who.organisation, t->who.id, h->id).id;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "help_desk.notes" : "help_desk.no_notes", number_("number", h->id),
         part_("topic", help_topic_key(t, h)));
    line(c, "help_desk.notes_who");
    for (size_t i = 0; i < count && i < SHOWN; i++) {
        gap(c);
        line(c, "help_desk.note", when_("at", some[i].at), name_("who", some[i].person));
        line(c, "help_desk.note_text", text_("text", some[i].text));
    }
    if (count > SHOWN)
        button(c,
               format(t, "help_desk:notes:%lld:%lld", (long long)h->id,
                      (long long)(skip + SHOWN)),
               "help_desk.notes_older");
    if (skip)
        button(c, help_desk_press(t, "notes", h->id), "help_desk.notes_newest");
    row(c);
    if (oversees)
        button(c, help_desk_press(t, "write", h->id), "help_desk.write_note");
    nav(c, oversees ? help_desk_press(t, "case", h->id)
                    : format(t, "help_owner:show:%lld", (long long)h->id));
    show(c);
}

void help_desk_on_owner(struct turn *t, struct card *c, const struct help_case *h,
                        int64_t reader)
{
    struct case_note any[1];
    if (h->owner == reader && case_notes(t->db, h->id, 0, any, 1))
        button(c, help_desk_press(t, "notes", h->id), "help_desk.to_notes");
}

/* help_desk:notes:<case>[:<how many to pass over>] */
void help_desk_notes(struct turn *t, int64_t id)
{
    struct help_case h = readable(t, id);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (h.id)
        put(t, &h, skip > 0 && skip < SKIP_MOST ? skip : 0);
    else
        old_button(t);
}

/* help_desk:write:<case> */
void help_desk_write(struct turn *t, int64_t id)
{
    struct help_case h = help_desk_find(t, id);
    if (h.id)
        ask(t, "help_note", h.id);
}

/* The words move from the answers to the note; by then it may be no more. */
void help_desk_written(struct turn *t, const struct answers *a, int64_t id)
{
    const char *text = answer_text(a, "NOTE");
    struct help_case h = { 0 };
    if (has_role(t, DESK_STAFF))
        h = case_overseen(t->db, t->who.organisation, t->who.id, id);
    if (h.id && text) {
        case_note_add(t->db, id, t->who.id, text, t->now);
        audit_add(t->db, t->now, h.organisation, t->who.id, "case.noted", id, NULL);
        help_owner_refresh(t, id);
    }
    case_note_forget_answers(t->db, t->who.id, id);
    if (h.id)
        put(t, &h, 0);
    else
        home_show(t);
}
