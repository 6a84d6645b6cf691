/* meeting_buttons.c - what can be done with a meeting, by whom and when. */
#include "handlers/meeting.h"

#include <string.h>

static const char *press(struct turn *t, const char *action, const struct meeting *m)
{
    return format(t, "%s:%lld:%d", action, (long long)m->id, m->version);
}

/* ---- before ----------------------------------------------------------------------- */

static void add_answers(struct card *c, struct turn *t, const struct meeting_view *v)
{
    int64_t times[3];
    if (meeting_offers(t->db, v->m.id, times) && meeting_asks(v)) {
        booking_offer_buttons(t, c, &v->m);
    } else {
        button(c, press(t, "meeting:yes", &v->m), "meeting.yes");
        style(c, SUCCESS);
        button(c, press(t, "booking:move", &v->m),
               v->reminding ? "meeting.move" : "meeting.another_time");
    }
    if (!v->self.answer || strcmp(v->self.answer, "no") != 0)
        button(c, press(t, "meeting:no", &v->m), "meeting.no");
    row(c);
}

static void add_changes(struct card *c, struct turn *t, const struct meeting_view *v)
{
    button(c, press(t, "booking:move", &v->m), "meeting.move");
    if (meeting_may_end(v))
        button(c, press(t, "meeting:cancel", &v->m), "meeting.cancel");
    else
        button(c, press(t, "meeting:no", &v->m), "meeting.no");
    row(c);
}

static void add_file(struct card *c, struct turn *t, const struct meeting_view *v)
{
    bool stale = v->self.filed && v->self.filed != v->m.version;
    button(c, press(t, "meeting:file", &v->m),
           stale ? "meeting.file_anew" : "meeting.file");
}

static void add_before(struct card *c, struct turn *t, const struct meeting_view *v)
{
    if (v->reminding || !v->self.answer || strcmp(v->self.answer, "yes") != 0)
        add_answers(c, t, v);
    else
        add_changes(c, t, v);
    if (v->reminding) {
        button(c, press(t, "reminders:snooze", &v->m), "meeting.remind_later");
        row(c);
    }
    button(c, press(t, "meeting:place", &v->m), "meeting.change_place");
    add_file(c, t, v);
    row(c);
    button(c, press_about(t, "reminders:open", v->m.id), "meeting.reminders");
}

/* ---- after ------------------------------------------------------------------------ */

static void add_next(struct card *c, struct turn *t, const struct meeting *m)
{
    struct match of = match_find(t->db, m->organisation, m->match);
    if (!match_is_running(&of))
        return;
    button(c, press_about(t, "booking:again", m->id), "meeting.again");
    row(c);
}

static void add_after(struct card *c, struct turn *t, const struct meeting *m)
{
    if (meeting_may_have_outcome(m)) {
        button(c, press_about(t, "meeting:note", m->id),
               *m->outcome ? "meeting.outcome_change" : "meeting.outcome_write");
        row(c);
    }
    if (m->match) {
        button(c, format(t, "steps:add:%lld:%lld", (long long)m->match, (long long)m->id),
               "meeting.step");
        row(c);
    }
    add_next(c, t, m);
}

static void add_cancelled(struct card *c, struct turn *t, const struct meeting_view *v)
{
    const struct meeting *m = &v->m;
    if (m->changed_by == v->reader && m->changed_at + MEETING_UNDO > t->now &&
        m->starts_at > t->now) {
        button(c, press(t, "meeting:back", m), "meeting.back");
        style(c, PRIMARY);
        row(c);
    }
    if (v->self.filed && v->self.filed != m->version) {
        add_file(c, t, v);
        row(c);
    }
    add_next(c, t, m);
}

void meeting_buttons(struct turn *t, struct card *c, const struct meeting_view *v)
{
    if (!v->self.person)
        ;
    else if (v->m.status == MEETING_CANCELLED)
        add_cancelled(c, t, v);
    else if (meeting_has_ended(t, &v->m) || !meeting_is_open(&v->m))
        add_after(c, t, &v->m);
    else
        add_before(c, t, v);
    nav(c, v->self.person ? "meetings:open:0" : NULL);
}
