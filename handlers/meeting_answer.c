/* meeting_answer.c - one who was asked comes or not; a meeting is cancelled, with a
 * reason by button, and brought back within ten minutes.
 *
 * Every press carries the version it was shown with. Another one explains itself: the
 * card as it is now, with a line that says why; not to whoever pressed twice. */
#include "handlers/meeting.h"

#include <stdlib.h>
#include <string.h>

static const char *const reasons[] = { "ill", "busy", "unready", "else", "none" };

struct meeting meeting_pressed(struct turn *t, int64_t id)
{
    static const struct meeting none = { 0 };
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!m.id) {
        old_button(t);
        return none;
    }
    if (meeting_is_general(&m)) { /* its curators keep it, it is answered elsewhere */
        meeting_show(t, id);
        return none;
    }
    long version = strtol(argument(t, 1), NULL, 10);
    if (m.version != version) {
        bool again = m.changed_by == t->who.id && m.version == version + 1;
        meeting_put(t, &m, t->who.id, again ? NULL : "meeting.old_version");
        return none;
    }
    if (!meeting_is_open(&m) || meeting_has_ended(t, &m)) {
        meeting_show(t, id);
        return none;
    }
    return m;
}

/* ---- yes -------------------------------------------------------------------------- */

/* Somebody has answered: is it agreed now, or no longer? */
static void settle_answer(struct turn *t, const struct meeting *m)
{
    bool agreed = meeting_is_agreed(t->db, m);
    int step = -1;
    if (agreed && meeting_confirm(t->db, m->id, m->version))
        step = MEETING_AGREED;
    else if (!agreed && meeting_unconfirm(t->db, m->id, m->version))
        step = MEETING_REFUSED;
    struct meeting now = meeting_anywhere(t->db, m->id);
    if (step >= 0) {
        meeting_tell_asker(t, &now, step);
        meeting_timed(t, m->id);
    } else {
        reminders_watch(t, &now);
    }
    meeting_refresh(t, &now);
}

void meeting_yes(struct turn *t, int64_t id)
{
    struct meeting m = meeting_pressed(t, id);
    if (!m.id)
        return;
    if (attendee_answer(t->db, id, t->who.id, m.version, "yes", ""))
        settle_answer(t, &m);
    meeting_show(t, id);
}

/* ---- why not ---------------------------------------------------------------------- */

static const char *known(const char *word)
{
    for (size_t i = 0; i < COUNT(reasons); i++)
        if (strcmp(reasons[i], word) == 0)
            return reasons[i];
    return NULL;
}

/* The reason is asked on the card itself; `action` follows the choice. */
static void ask_why(struct turn *t, const struct meeting *m, const char *action,
                    const char *what)
{
    struct meeting_view v = meeting_view(t, m, t->who.id);
    struct card *c = card(t, t->who.id, "meeting", m->id);
    line(c, what);
    marked_line(c, meeting_when(t, t->who.id, m));
    gap(c);
    line(c, "meeting.why", text_("names", meeting_others(t, &v)));
    for (size_t i = 0; i < COUNT(reasons); i++) {
        button(
            c,
            format(t, "%s:%lld:%d:%s", action, (long long)m->id, m->version, reasons[i]),
            format(t, "meeting.why_%s", reasons[i]));
        if (i % 2)
            row(c);
    }
    row(c);
    button(c, format(t, "booking:move:%lld:%d", (long long)m->id, m->version),
           "meeting.another_time");
    nav(c, press_about(t, "meeting:show", m->id));
    show(c);
}

/* meeting:no:<id>:<version> */
void meeting_no(struct turn *t, int64_t id)
{
    struct meeting m = meeting_pressed(t, id);
    if (!m.id)
        return;
    bool two = meeting_view(t, &m, t->who.id).count <= 2;
    ask_why(t, &m, "meeting:refuse", two ? "meeting.no_pair" : "meeting.no_group");
}

/* meeting:cancel:<id>:<version> */
void meeting_ask_cancel(struct turn *t, int64_t id)
{
    struct meeting m = meeting_pressed(t, id);
    struct meeting_view v = meeting_view(t, &m, t->who.id);
    if (m.id && meeting_may_end(&v))
        ask_why(t, &m, "meeting:drop", "meeting.cancel_ask");
    else if (m.id)
        meeting_show(t, id);
}

/* ---- cancelled -------------------------------------------------------------------- */

static void cancel(struct turn *t, const struct meeting *m, const char *reason)
{
    if (meeting_cancel(t->db, m->id, m->version, t->who.id,
                       strcmp(reason, "none") == 0 ? "" : reason, t->now))
        meeting_changed(t, m->id);
    meeting_show(t, m->id);
}

/* meeting:drop:<id>:<version>:<reason> */
void meeting_do_cancel(struct turn *t, int64_t id)
{
    const char *reason = known(argument(t, 2));
    struct meeting m = meeting_pressed(t, id);
    struct meeting_view v = meeting_view(t, &m, t->who.id);
    if (m.id && reason && meeting_may_end(&v))
        cancel(t, &m, reason);
    else if (m.id)
        meeting_show(t, id);
}

/* meeting:refuse:<id>:<version>:<reason>; two do not meet when one of them cannot */
void meeting_refuse(struct turn *t, int64_t id)
{
    const char *reason = known(argument(t, 2));
    struct meeting m = meeting_pressed(t, id);
    if (!m.id)
        return;
    if (!reason) {
        meeting_show(t, id);
    } else if (meeting_view(t, &m, t->who.id).count <= 2) {
        cancel(t, &m, reason);
    } else {
        if (attendee_answer(t->db, id, t->who.id, m.version, "no", reason))
            settle_answer(t, &m);
        meeting_show(t, id);
    }
}

/* Who has not heard that it was off need not hear that it is on; the card they have
 * follows by itself. */
static void restored(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_anywhere(t->db, id);
    if (meeting_is_agreed(t->db, &m) && meeting_confirm(t->db, id, m.version))
        m = meeting_anywhere(t->db, id);
    meeting_tell_others(t, &m);
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        if (a->person != t->who.id && a->seen == version - 1) {
            forget(t, "meeting.told", a->person, id);
            forget(t, "meeting.urgent", a->person, id);
            attendee_told(t->db, &m, a->person);
        }
    meeting_timed(t, id);
    meeting_refresh(t, &m);
}

/* meeting:back:<id>:<version> */
void meeting_undo_cancel(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    int version = (int)strtol(argument(t, 1), NULL, 10);
    if (!m.id) {
        old_button(t);
        return;
    }
    if (m.starts_at > t->now && !meeting_is_general(&m) &&
        meeting_restore(t->db, id, version, t->who.id, t->now - MEETING_UNDO, t->now))
        restored(t, id, version);
    meeting_show(t, id);
}
