/* gatherings_course.c - a general meeting is moved or cancelled: everybody who did not
 * decline hears it, as soon as they may be disturbed; at once when either time is within
 * twelve hours. What they hear is read from the row by then. */
#include "handlers/gatherings.h"

#include <stdlib.h>
#include <string.h>

enum { SOON = 12 * HOUR };

static struct meeting to_change(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    bool open = meeting_is_open(&m) && m.starts_at > t->now;
    return open && gathering_find(t->db, id).announced_at ? m : (struct meeting){ 0 };
}

/* Those who answered to `before`, and did not decline, and those who have not answered.
 */
static void tell_them(struct turn *t, const struct meeting *before,
                      const struct attendee *them)
{
    struct meeting m = gatherings_one(t, before->id);
    bool at_once = before->starts_at - t->now < SOON || m.starts_at - t->now < SOON;
    for (; them->person; them++) {
        if (them->person == t->who.id || (them->answer && !strcmp(them->answer, "no")))
            continue;
        forget(t, "gatherings.invited", them->person, m.id);
        later_before(t, at_once ? "gatherings.changed_soon" : "gatherings.changed",
                     them->person, m.id, 0, t->now, m.starts_at);
    }
    gatherings_watch(t, &m);
    meeting_timed(t, m.id);
}

void gatherings_changed(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (m.status == MEETING_CANCELLED)
        gatherings_invitation(t, &m, "gatherings.told_cancelled");
    else if (meeting_is_open(&m) && m.starts_at > t->now)
        gatherings_invitation(t, &m, "gatherings.told_moved");
}

/* ---- moved ------------------------------------------------------------------------ */

void gatherings_move(struct turn *t, int64_t id)
{
    if (to_change(t, id).id)
        ask(t, "gathering_move", id);
    else
        old_button(t);
}

/* Who does not come is not asked again about every new day; they may still sign up. */
static void keep_declined(struct turn *t, const struct meeting *before,
                          const struct attendee *them)
{
    for (; them->person; them++)
        if (them->answer && strcmp(them->answer, "no") == 0)
            attendee_answer(t->db, before->id, them->person, before->version + 1, "no",
                            "");
}

void gatherings_moved(struct turn *t, const struct answers *a, int64_t id)
{
    struct meeting m = to_change(t, id);
    int64_t at = gatherings_moment(t, a);
    if (!m.id || !has_role(t, GATHERINGS_STAFF)) {
        old_button(t);
        return;
    }
    if (!at) {
        gatherings_no_time(t, press_about(t, "gatherings:move", id));
        return;
    }
    const struct attendee *them = attendees_of(t->db, id);
    if (at != m.starts_at &&
        meeting_move(t->db, id, m.version, at, t->who.id, "", t->now)) {
        meeting_confirm(t->db, id, m.version + 1);
        keep_declined(t, &m, them);
        tell_them(t, &m, them);
        audit_add(t->db, t->now, m.organisation, t->who.id, "gathering.moved", id, "");
    }
    m = gatherings_one(t, id);
    gatherings_desk(t, &m, "gatherings.moved_now");
}

/* ---- cancelled -------------------------------------------------------------------- */

void gatherings_cancel(struct turn *t, int64_t id)
{
    struct meeting m = to_change(t, id);
    if (!m.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.cancel_sure");
    gap(c);
    gatherings_lines(c, t, &m);
    button(c, format(t, "gatherings:cancelled:%lld:%d", (long long)id, m.version),
           "gatherings.cancel_yes");
    style(c, DANGER);
    nav(c, press_about(t, "gatherings:show", id));
    show(c);
}

/* gatherings:cancelled:<meeting>:<version> */
void gatherings_cancelled(struct turn *t, int64_t id)
{
    struct meeting m = to_change(t, id);
    const struct attendee *them = attendees_of(t->db, id);
    long version = strtol(argument(t, 1), NULL, 10);
    struct meeting now = gatherings_one(t, id);
    if (now.status == MEETING_CANCELLED) { /* a second tap */
        gatherings_desk(t, &now, "gatherings.cancelled_now");
        return;
    }
    if (!m.id || version != m.version ||
        !meeting_cancel(t->db, id, m.version, t->who.id, "", t->now)) {
        old_button(t);
        return;
    }
    tell_them(t, &m, them);
    audit_add(t->db, t->now, m.organisation, t->who.id, "gathering.cancelled", id, "");
    m = gatherings_one(t, id);
    gatherings_desk(t, &m, "gatherings.cancelled_now");
}
