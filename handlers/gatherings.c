/* gatherings.c - general meetings and celebrations of a school (domain.md 1.7 MG, 2 H04):
 * made by a curator, announced once, signed up for in one tap; afterwards who was there
 * and what came of it. Who signed up is seen by the curators alone. */
#include "handlers/gatherings.h"

#include <string.h>

enum { PAGE = 5, SKIP_MOST = 100 * 1000 };

struct meeting gatherings_one(struct turn *t, int64_t id)
{
    struct meeting m = meeting_find(t->db, t->who.organisation, id);
    return m.id && strcmp(m.type, "MG") == 0 ? m : (struct meeting){ 0 };
}

void gatherings_lines(struct card *c, struct turn *t, const struct meeting *m)
{
    struct gathering g = gathering_find(t->db, m->id);
    line(c, "gatherings.title", text_("title", m->title));
    if (m->was_at && meeting_is_open(m))
        line(c, "gatherings.was", in_zone_(when_("at", m->was_at), m->zone));
    line(c, "gatherings.when", in_zone_(when_("at", m->starts_at), m->zone),
         number_("count", m->minutes));
    if (*m->place || *m->link)
        line(c, "gatherings.where", text_("place", *m->place ? m->place : m->link));
    if (g.meeting && *g.agenda)
        line(c, "gatherings.agenda", text_("agenda", g.agenda));
    if (*m->outcome)
        line(c, "gatherings.outcome", text_("outcome", m->outcome));
    if (m->status == MEETING_CANCELLED)
        line(c, "gatherings.is_cancelled");
}

/* ---- who is invited --------------------------------------------------------------- */

static void answer_button(struct card *c, struct turn *t, const struct meeting *m,
                          const char *action, const char *key)
{
    button(c, format(t, "gatherings:%s:%lld:%d", action, (long long)m->id, m->version),
           key);
}

void gatherings_invitation(struct turn *t, const struct meeting *m, const char *key)
{
    struct attendee a = attendee_find(t->db, m->id, t->who.id);
    struct card *c = card(t, t->who.id, "gathering", m->id);
    if (key) {
        line(c, key);
        gap(c);
    }
    gatherings_lines(c, t, m);
    if (meeting_is_open(m) && m->starts_at > t->now) {
        gap(c);
        if (a.answer)
            line(c, format(t, "gatherings.answer_%s", a.answer));
        else
            line(c, "gatherings.who_sees");
        if (!a.answer || strcmp(a.answer, "no") == 0)
            answer_button(c, t, m, "come", "gatherings.come");
        if (!a.answer || strcmp(a.answer, "yes") == 0)
            answer_button(c, t, m, "away", "gatherings.away");
    }
    show(c);
}

static void answer(struct turn *t, int64_t id, const char *what)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    const char *version = format(t, "%d", m.version);
    bool stands = m.id && strcmp(m.type, "MG") == 0;
    if (!stands || strcmp(argument(t, 1), version) != 0 || m.starts_at <= t->now)
        old_button(t);
    else
        attendee_answer(t->db, id, t->who.id, m.version, what, "");
    if (stands)
        gatherings_invitation(t, &m, NULL);
}

/* gatherings:come:<meeting>:<version>, and away */
static void come(struct turn *t, int64_t id)
{
    answer(t, id, "yes");
}

static void away(struct turn *t, int64_t id)
{
    answer(t, id, "no");
}

/* ---- the curator's screen --------------------------------------------------------- */

struct counts {
    int64_t all, yes, no, present;
};

static struct counts count_people(struct turn *t, int64_t id)
{
    struct counts n = { 0 };
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++) {
        bool asked = strcmp(a->role, "guest") == 0;
        n.all += asked;
        n.yes += asked && a->answer && strcmp(a->answer, "yes") == 0;
        n.no += asked && a->answer && strcmp(a->answer, "no") == 0;
        n.present += a->present == 1;
    }
    return n;
}

static void before_buttons(struct card *c, const char *id, struct turn *t)
{
    button(c, format(t, "gatherings:names:%s", id), "gatherings.names");
    row(c);
    button(c, format(t, "gatherings:move:%s", id), "gatherings.move");
    button(c, format(t, "gatherings:cancel:%s", id), "gatherings.cancel");
}

static void after_buttons(struct card *c, const char *id, struct turn *t)
{
    button(c, format(t, "gatherings:there:%s:0", id), "gatherings.there");
    style(c, PRIMARY);
    row(c);
    button(c, format(t, "gatherings:minutes:%s", id), "gatherings.minutes");
}

void gatherings_desk(struct turn *t, const struct meeting *m, const char *key)
{
    struct counts n = count_people(t, m->id);
    bool announced = gathering_find(t->db, m->id).announced_at != 0;
    const char *id = format(t, "%lld", (long long)m->id);
    struct card *c = card(t, t->who.id, "screen", 0);
    if (key) {
        line(c, key);
        gap(c);
    }
    gatherings_lines(c, t, m);
    gap(c);
    if (announced && m->status != MEETING_CANCELLED)
        line(c, "gatherings.counts", number_("all", n.all), number_("yes", n.yes),
             number_("no", n.no), number_("silent", n.all - n.yes - n.no));
    if (m->starts_at <= t->now && n.present)
        line(c, "gatherings.were", number_("count", n.present));
    if (m->status != MEETING_CANCELLED && announced && m->starts_at <= t->now)
        after_buttons(c, id, t);
    else if (m->status != MEETING_CANCELLED && announced)
        before_buttons(c, id, t);
    else if (m->status != MEETING_CANCELLED)
        button(c, format(t, "gatherings:invite:%s", id), "gatherings.invite_now");
    nav(c, "gatherings:open");
    show(c);
}

/* ---- lists ------------------------------------------------------------------------ */

static void show_one(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    if (m.id && has_role(t, GATHERINGS_STAFF))
        gatherings_desk(t, &m, NULL);
    else if (m.id && attendee_find(t->db, id, t->who.id).person)
        gatherings_invitation(t, &m, NULL);
    else
        old_button(t);
}

/* gatherings:open[:<skip>] */
static void open_gatherings(struct turn *t, int64_t skip)
{
    int64_t ids[PAGE + 1];
    bool staff = has_role(t, GATHERINGS_STAFF);
    skip = skip > 0 && skip < SKIP_MOST ? skip : 0;
    size_t count =
        general_meetings(t->db, t->who.organisation, staff, skip, ids, COUNT(ids));
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "gatherings.open" : "gatherings.open_none");
    for (size_t i = 0; i < count && i < PAGE; i++) {
        struct meeting m = meeting_find(t->db, t->who.organisation, ids[i]);
        if (staff || attendee_find(t->db, ids[i], t->who.id).person)
            button(c, press_about(t, "gatherings:show", m.id), "gatherings.in_list",
                   text_("title", m.title), in_zone_(day_("on", m.starts_at), m.zone));
        row(c);
    }
    if (staff)
        button(c, "gatherings:make", "gatherings.make");
    if (count > PAGE)
        button(c, press_about(t, "gatherings:open", skip + PAGE), "people.after");
    nav(c, staff ? "calendar:open" : NULL);
    show(c);
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    /* keep alphabetized */
    { "all", GATHERINGS_STAFF, gatherings_all },
    { "away", MEMBER, away },
    { "book", CURATOR | DEPUTY | HEAD, gatherings_book },
    { "cancel", GATHERINGS_STAFF, gatherings_cancel },
    { "cancelled", GATHERINGS_STAFF, gatherings_cancelled },
    { "come", MEMBER, come },
    { "day", CURATOR | DEPUTY | HEAD, gatherings_day },
    { "invite", GATHERINGS_STAFF, gatherings_invite },
    { "make", GATHERINGS_STAFF, gatherings_begin },
    { "mark", GATHERINGS_STAFF, gatherings_mark },
    { "meet", GATHERINGS_STAFF, gatherings_meet },
    { "minutes", GATHERINGS_STAFF, gatherings_minutes },
    { "move", GATHERINGS_STAFF, gatherings_move },
    { "names", GATHERINGS_STAFF, gatherings_names },
    { "open", MEMBER, open_gatherings },
    { "show", MEMBER, show_one },
    { "there", GATHERINGS_STAFF, gatherings_there },
    { "time", CURATOR | DEPUTY | HEAD, gatherings_time },
    { "with", CURATOR | DEPUTY | HEAD, gatherings_with },
    { 0 },
};

static const struct due due[] = {
    { "after", CAN_WAIT, 0, gatherings_after },
    { "changed", CAN_WAIT, 0, gatherings_changed },
    { "changed_soon", BREAKS_IN, 0, gatherings_changed },
    { "invited", CAN_WAIT, 0, gatherings_invited },
    { 0 },
};

static const struct filled filled[] = {
    { "gathering", gatherings_given },
    { "gathering_minutes", gatherings_minutes_given },
    { "gathering_move", gatherings_moved },
    { 0 },
};

static const struct condition conditions[] = {
    { "gathering_by_form", gatherings_by_form },
    { "gathering_other_time", gatherings_other_time },
    { 0 },
};

const struct feature gatherings = {
    .name = "gatherings",
    .start = { "gatherings", MEMBER, open_gatherings },
    .actions = actions,
    .due = due,
    .filled = filled,
    .conditions = conditions,
};
