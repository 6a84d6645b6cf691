/* safety_meetings.c - meetings ahead with a partner with whom somebody is not
 * comfortable.
 *
 * Nobody has to go there: the screen that follows says so, names them, and cancels those
 * of two, by nobody and for no reason, so that the other learns nothing but that. */
#include "handlers/safety.h"

#include <string.h>

enum { AHEAD_MOST = 60, NAMED_MOST = 5 };

static size_t people_in(struct turn *t, int64_t id)
{
    size_t count = 0;
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        count++;
    return count;
}

/* Those of the match that they did not decline and that have not begun. */
static size_t to_come(struct turn *t, int64_t match, struct meeting *out)
{
    size_t count = 0, all = meetings_ahead(t->db, match, t->now, out, AHEAD_MOST);
    for (size_t i = 0; i < all; i++) {
        struct attendee a = attendee_find(t->db, out[i].id, t->who.id);
        bool declined = a.answer && strcmp(a.answer, "no") == 0;
        if (a.person && !declined && out[i].starts_at > t->now)
            out[count++] = out[i];
    }
    return count;
}

/* In a group others meet without them: there is nothing to cancel for all. */
void safety_add_meetings(struct turn *t, struct card *c, const struct help_case *h)
{
    struct meeting ahead[AHEAD_MOST];
    size_t count = h->match ? to_come(t, h->match, ahead) : 0;
    bool of_two = false;
    if (!count)
        return;
    gap(c);
    line(c, "safety.ahead");
    for (size_t i = 0; i < count; i++) {
        of_two |= people_in(t, ahead[i].id) == 2;
        if (i < NAMED_MOST)
            marked_line(c, meeting_when(t, t->who.id, &ahead[i]));
    }
    if (count > NAMED_MOST)
        line(c, "safety.ahead_more", number_("count", (int64_t)(count - NAMED_MOST)));
    if (!of_two)
        return;
    line(c, "safety.free_how");
    button(c, press_about(t, "safety:free", h->id), "safety.free");
}

/* safety:free:<case> */
void safety_free(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (!h.safety || !h.match || !case_is_open(&h)) {
        old_button(t);
        return;
    }
    struct meeting ahead[AHEAD_MOST];
    size_t count = to_come(t, h.match, ahead);
    for (size_t i = 0; i < count; i++)
        if (people_in(t, ahead[i].id) == 2 &&
            meeting_cancel(t->db, ahead[i].id, ahead[i].version, 0, "", t->now))
            meeting_changed(t, ahead[i].id);
    safety_put_own(t, &h, "safety.freed");
}
