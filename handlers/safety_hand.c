/* safety_hand.c - a safety case goes to another adult who may hear of it, and what the
 * adults write down for each other; the asker and the partner never read that. */
#include "handlers/safety.h"

#include <stdlib.h>

enum { PEOPLE = 5, NOTES = 3, NOTES_MOST = 60 }; /* on a page; at all */

static bool is_own(const struct turn *t, const struct help_case *h)
{
    return h->state == CASE_TAKEN && h->owner == t->who.id;
}

/* ---- handing over ----------------------------------------------------------------- */

/* All who may hear of it now or later, but for who was left out. */
static struct adults others(struct turn *t, const struct help_case *h)
{
    struct adults first = safety_first(t, h), after = safety_after(t, h), all = { 0 };
    const struct adults *const both[] = { &first, &after };
    for (size_t k = 0; k < COUNT(both); k++)
        for (size_t i = 0; i < both[k]->count && all.count < ADULTS_MOST; i++)
            if (both[k]->ids[i] != t->who.id)
                all.ids[all.count++] = both[k]->ids[i];
    return all;
}

/* What is asked for as the second argument, or the beginning. */
static size_t page_from(struct turn *t, size_t count)
{
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    return skip > 0 && skip < (int64_t)count ? (size_t)skip : 0;
}

static void add_pages(struct turn *t, struct card *c, const char *press, size_t from,
                      size_t page, size_t count)
{
    if (from + page < count)
        button(c, format(t, "%s:%d", press, (int)(from + page)), "safety.next");
    else if (from)
        button(c, press, "safety.to_top");
}

/* safety:hand:<case>[:<skip>] */
void safety_hand(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!safety_found_case(t, id, &h))
        return;
    if (!is_own(t, &h)) {
        safety_put_case(t, &h, NULL);
        return;
    }
    struct adults to = others(t, &h);
    size_t from = page_from(t, to.count);
    struct card *c = card(t, t->who.id, "safety", id);
    line(c, to.count ? "safety.hand_whom" : "safety.hand_nobody");
    for (size_t i = from; i < to.count && i < from + PEOPLE; i++) {
        button(c, format(t, "safety:to:%lld:%lld", (long long)id, (long long)to.ids[i]),
               "safety.hand_to", name_("who", to.ids[i]));
        row(c);
    }
    add_pages(t, c, press_about(t, "safety:hand", id), from, PEOPLE, to.count);
    nav(c, press_about(t, "safety:show", id));
    show(c);
}

/* safety:to:<case>:<person>: until they have taken it, it climbs as a new one does. */
void safety_to(struct turn *t, int64_t id)
{
    struct help_case h;
    int64_t to = strtoll(argument(t, 1), NULL, 10);
    if (!safety_found_case(t, id, &h))
        return;
    struct adults all = others(t, &h);
    if (!is_own(t, &h) || !safety_is_among(&all, to) ||
        !case_hand(t->db, id, t->who.id, to, h.level, t->now + UNHEARD_AFTER)) {
        safety_put_case(t, &h, NULL);
        return;
    }
    case_person_add(t->db, id, to, "asked");
    case_record(t->db, id, t->who.id, "handed", to, t->now);
    audit_add(t->db, t->now, h.organisation, t->who.id, "safety.handed", id, NULL);
    tell(t, h.asker, "safety.is_handed", name_("who", to));
    forget(t, "safety.still", 0, id);
    later(t, "safety.tell", to, id, 0, t->now);
    later(t, "safety.unheard", 0, id, 1, t->now + UNHEARD_AFTER);
    h = case_anywhere(t->db, id);
    safety_put_case(t, &h, "safety.handed");
}

/* ---- notes ------------------------------------------------------------------------ */

static void put_notes(struct turn *t, int64_t id, size_t from,
                      const struct case_note *all, size_t count)
{
    struct card *c = card(t, t->who.id, "safety", id);
    line(c, count ? "safety.notes_title" : "safety.notes_none");
    for (size_t i = from; i < count && i < from + NOTES; i++) {
        gap(c);
        line(c, "safety.note_by", name_("who", all[i].person), when_("at", all[i].at));
        line(c, "safety.note_text", text_("text", all[i].text));
    }
    button(c, press_about(t, "safety:note", id), "safety.note");
    add_pages(t, c, press_about(t, "safety:notes", id), from, NOTES, count);
    nav(c, press_about(t, "safety:show", id));
    show(c);
}

/* safety:notes:<case>[:<skip>], the newest first */
void safety_notes(struct turn *t, int64_t id)
{
    struct help_case h;
    struct case_note all[NOTES_MOST];
    if (!safety_found_case(t, id, &h))
        return;
    size_t count = case_notes(t->db, id, 0, all, NOTES_MOST);
    put_notes(t, id, page_from(t, count), all, count);
}

void safety_note(struct turn *t, int64_t id)
{
    struct help_case h;
    if (safety_found_case(t, id, &h))
        ask(t, "safety_note", id);
}

void safety_noted(struct turn *t, const struct answers *a, int64_t id)
{
    struct help_case h;
    const char *text = answer_text(a, "NOTE");
    bool theirs = safety_found_case(t, id, &h);
    if (theirs && text) {
        case_note_add(t->db, id, t->who.id, text, t->now);
        case_record(t->db, id, t->who.id, "note", 0, t->now);
        audit_add(t->db, t->now, h.organisation, t->who.id, "safety.note", id, NULL);
    }
    safety_note_forget(t->db, t->who.id, id);
    if (theirs)
        safety_notes(t, id);
}
