/* help_desk_case.c - one request, as who oversees it sees it: topic, age, times, who was
 * told, what happened; and what can be done so that it is answered.
 *
 * The asker is named, and the words are one tap away, only for whom it was asked of or
 * who took it: those are on the owner's card (domain.md 6.5). Each tap names the version
 * it was made for: one that comes late shows how things are. */
#include "handlers/help_desk.h"

#include <stdlib.h>
#include <string.h>

const char *help_desk_press(struct turn *t, const char *action, int64_t id)
{
    return format(t, "help_desk:%s:%lld", action, (long long)id);
}

struct help_case help_desk_find(struct turn *t, int64_t id)
{
    struct help_case h = { 0 };
    if (has_role(t, DESK_STAFF))
        h = case_overseen(t->db, t->who.organisation, t->who.id, id);
    if (!h.id)
        old_button(t);
    return h;
}

bool help_desk_unmoved(struct turn *t, const struct help_case *h, int place)
{
    if (h->version == strtoll(argument(t, place), NULL, 10))
        return true;
    help_desk_put(t, h->id, "help_desk.moved_meanwhile");
    return false;
}

/* ---- the card -----------------------------------------------------------------------
 */

static bool reads(struct turn *t, const struct help_case *h)
{
    const char *part = case_person_find(t->db, h->id, t->who.id).part;
    return part && strcmp(part, "asked") == 0;
}

/* Nobody answers yet, or whoever took it is late with the first word. */
static bool may_take(const struct turn *t, const struct help_case *h)
{
    int64_t due = case_due(h);
    return h->state == CASE_WAITING ||
           (h->state == CASE_TAKEN && h->owner != t->who.id && due && due <= t->now);
}

static void add_buttons(struct turn *t, struct card *c, const struct help_case *h)
{
    struct case_note any[1];
    bool noted = case_notes(t->db, h->id, 0, any, 1);
    if (may_take(t, h)) {
        button(c, format(t, "help_desk:take:%lld:%d", (long long)h->id, h->version),
               "help_desk.take");
        style(c, PRIMARY);
    }
    if (case_is_owed(h)) {
        button(c, help_desk_press(t, "pass", h->id), "help_desk.pass");
        row(c);
        help_desk_mentors(t, c, h);
        row(c);
    }
    if (reads(t, h) && case_is_open(h)) {
        button(c, format(t, "help_owner:show:%lld", (long long)h->id), "help_desk.read");
        row(c);
    }
    if (noted)
        button(c, help_desk_press(t, "notes", h->id), "help_desk.to_notes");
    button(c, help_desk_press(t, "write", h->id), "help_desk.write_note");
    nav(c, "help_desk:list:all:0");
}

void help_desk_put(struct turn *t, int64_t id, const char *news)
{
    struct help_case h = help_desk_find(t, id);
    if (!h.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    if (news) {
        line(c, news);
        gap(c);
    }
    line(c, "help_desk.head", number_("number", h.id),
         part_("topic", help_topic_key(t, &h)),
         part_("urgency", help_urgency_key(t, &h)));
    if (reads(t, &h))
        line(c, "help_desk.from", name_("who", h.asker));
    else
        line(c, "help_desk.not_read");
    help_desk_times(t, c, &h);
    gap(c);
    help_desk_told(t, c, &h);
    gap(c);
    help_desk_past(t, c, &h);
    add_buttons(t, c, &h);
    show(c);
}

/* help_desk:case:<case> */
void help_desk_case(struct turn *t, int64_t id)
{
    help_desk_put(t, id, NULL);
}

/* ---- taken --------------------------------------------------------------------------
 */

/* From somebody who took it and is late: to the actor first, who then takes it. */
static bool take(struct turn *t, struct help_case h)
{
    if (h.state == CASE_TAKEN) {
        if (!help_hand(t, &h, t->who.id))
            return false;
        h = case_anywhere(t->db, h.id);
    }
    return help_taken(t, &h, 0);
}

/* help_desk:take:<case>:<version> */
void help_desk_take(struct turn *t, int64_t id)
{
    struct help_case h = help_desk_find(t, id);
    if (h.id && h.state == CASE_TAKEN && h.owner == t->who.id) {
        help_desk_put(t, id, "help_desk.is_yours"); /* the tap came twice */
        return;
    }
    if (!h.id || !help_desk_unmoved(t, &h, 1))
        return;
    bool done = may_take(t, &h) && take(t, h);
    help_desk_put(t, id, done ? "help_desk.is_yours" : "help_desk.moved_meanwhile");
}
