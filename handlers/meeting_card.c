/* meeting_card.c - the lines of a meeting's card, as this reader sees them now.
 *
 * There is one card per meeting and person; a reminder is the same card, sent anew. So
 * what it says of time and place is always what the row says, wherever it stands. */
#include "handlers/meeting.h"

#include <string.h>

/* ---- who reads -------------------------------------------------------------------- */

struct meeting_view meeting_view(struct turn *t, const struct meeting *m, int64_t reader)
{
    struct meeting_view v = { .m = *m, .reader = reader };
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        v.count++;
        if (a->person == reader)
            v.self = *a;
    }
    return v;
}

static bool says(const struct attendee *a, const char *answer)
{
    return a->answer && strcmp(a->answer, answer) == 0;
}

bool meeting_is_general(const struct meeting *m)
{
    return m->id && strcmp(m->type, "MG") == 0;
}

bool meeting_may_have_outcome(const struct meeting *m)
{
    return meeting_is_open(m) || meeting_was_held(m) || *m->outcome;
}

bool meeting_asks(const struct meeting_view *v)
{
    return meeting_is_open(&v->m) && v->self.person && !v->self.answer;
}

bool meeting_has_ended(const struct turn *t, const struct meeting *m)
{
    return meeting_ends(m) <= t->now;
}

bool meeting_may_end(const struct meeting_view *v)
{
    if (!v->self.person || !meeting_is_open(&v->m))
        return false;
    return v->count <= 2 || v->m.made_by == v->reader ||
           strcmp(v->self.role, "mentor") == 0 || strcmp(v->self.role, "curator") == 0;
}

/* ---- where ------------------------------------------------------------------------ */

static void add_where(struct card *c, struct turn *t, const struct meeting *m)
{
    bool over = meeting_has_ended(t, m) || !meeting_is_open(m);
    if (*m->place)
        line(c, "meeting.place", text_("place", m->place));
    else if (!m->online && !over)
        line(c, "meeting.place_open");
    if (*m->link)
        line(c, "meeting.link", text_("link", m->link));
    else if (m->online && !over)
        line(c, "meeting.link_open");
    line(c, "meeting.minutes",
         number_("count", m->held_minutes ? m->held_minutes : m->minutes));
}

/* In reverse mentoring: what it is about. */
static void add_topic(struct card *c, struct turn *t, const struct meeting *m)
{
    struct topic one =
        m->topic ? topic_find(t->db, m->match, m->topic) : (struct topic){ 0 };
    if (one.id)
        line(c, "meeting.topic", text_("topic", one.title));
}

/* ---- who -------------------------------------------------------------------------- */

enum whom { OTHERS, COMING, SILENT, AWAY };

static bool is_one(const struct attendee *a, enum whom whom, int64_t reader)
{
    switch (whom) {
    case OTHERS:
        return a->person != reader;
    case COMING:
        return says(a, "yes");
    case SILENT:
        return !a->answer;
    case AWAY:
        return says(a, "no");
    }
    return false;
}

/* Who reads it comes first, and is no name to themselves. */
static const char *listed(struct turn *t, const struct meeting_view *v, enum whom whom)
{
    bool own = v->self.person && is_one(&v->self, whom, v->reader);
    const char *all = own ? words_for(t, v->reader, "meeting.self") : "";
    for (const struct attendee *a = attendees_of(t->db, v->m.id); a->person; a++)
        if (a->person != v->reader && is_one(a, whom, v->reader))
            all = list_with(t, all, names_for(t, a->person, v->reader));
    return all;
}

const char *meeting_others(struct turn *t, const struct meeting_view *v)
{
    return listed(t, v, OTHERS);
}

static void add_names(struct card *c, const char *key, const char *names)
{
    if (*names)
        line(c, key, text_("names", names));
}

/* Of two, one line is enough: whether the other comes stands above it. Of more, the lines
 * of who comes name everybody, while it is to come. */
static void add_who(struct card *c, struct turn *t, const struct meeting_view *v)
{
    bool two = v->count <= 2 && v->self.person;
    bool by_answer = v->count > 2 && meeting_is_open(&v->m);
    if (!by_answer && !(two && meeting_asks(v))) /* who asks is named already */
        add_names(c, "meeting.with", listed(t, v, OTHERS));
    if (two || !meeting_is_open(&v->m))
        return;
    add_names(c, "meeting.coming", listed(t, v, COMING));
    add_names(c, "meeting.silent", listed(t, v, SILENT));
    add_names(c, "meeting.away", listed(t, v, AWAY));
}

/* ---- how it stands ---------------------------------------------------------------- */

const char *meeting_type_key(struct turn *t, const char *type)
{
    return format(t, "meeting.type_%s", type);
}

const char *meeting_status_key(struct turn *t, const struct meeting *m)
{
    return format(t, "meeting.status_%s", meeting_status_word(m->status));
}

/* Who changed it last may be the one who is asked, and chose another place. */
int64_t meeting_asker(struct turn *t, const struct meeting *m, int64_t but)
{
    if (m->changed_by && m->changed_by != but)
        return m->changed_by;
    if (m->made_by != but)
        return m->made_by;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (a->person != but && says(a, "yes"))
            return a->person;
    return but;
}

static const char *asked_key(const struct meeting_view *v)
{
    if (strcmp(v->m.reason, "restored") == 0)
        return "meeting.asked_back";
    bool moved = v->self.was && v->self.was != v->m.starts_at;
    return moved ? "meeting.asked_moved" : "meeting.asked";
}

static void add_state_of_open(struct card *c, struct turn *t,
                              const struct meeting_view *v)
{
    if (meeting_has_ended(t, &v->m))
        line(c, "meeting.is_past");
    else if (says(&v->self, "no"))
        line(c, "meeting.own_no");
    else if (meeting_asks(v))
        line(c, asked_key(v), name_("who", meeting_asker(t, &v->m, v->reader)));
    else if (!v->reminding || v->m.status != MEETING_CONFIRMED)
        line(c, meeting_status_key(t, &v->m));
}

/* Why it was cancelled or moved was told to everybody in it; why it did not take place,
 * to whoever watches over it alone (took_place.c says so when it asks). */
static void add_reason(struct card *c, struct turn *t, const struct meeting_view *v)
{
    static const char *const told[] = { "ill",  "busy",   "unready",  "health",
                                        "else", "series", "timetable" };
    static const char *const kept[] = { "ill",  "mine",       "forgot", "theirs",
                                        "else", "unanswered", "decided" };
    const char *const *some = v->m.settled_at ? kept : told;
    if (v->m.settled_at && v->self.person)
        return;
    for (size_t i = 0; i < COUNT(told); i++)
        if (strcmp(some[i], v->m.reason) == 0)
            line(c, format(t, "meeting.reason_%s", v->m.reason));
}

static void add_state(struct card *c, struct turn *t, const struct meeting_view *v)
{
    const struct meeting *m = &v->m;
    if (meeting_is_open(m)) {
        add_state_of_open(c, t, v);
        if (meeting_known_before(v))
            add_reason(c, t, v);
        return;
    }
    bool cancelled = m->status == MEETING_CANCELLED && !m->settled_at;
    bool not_held = m->status == MEETING_CANCELLED && m->settled_at;
    line(c, not_held ? "meeting.not_held" : meeting_status_key(t, m));
    if (cancelled && m->changed_by && strcmp(m->reason, "ended") != 0)
        line(c, "meeting.cancelled_by",
             m->changed_by == v->reader ? part_("who", "meeting.self")
                                        : name_("who", m->changed_by));
    add_reason(c, t, v);
}

/* ---- what about ------------------------------------------------------------------- */

/* What the kinds of meetings of domain.md 1.7 are about; the others have no agenda. */
static void add_agenda(struct card *c, struct turn *t, const struct meeting *m)
{
    if (m->type[0] != 'M' || m->type[1] < '1' || m->type[1] > '5')
        return;
    gap(c);
    line(c, format(t, "meeting.agenda_%s", m->type));
}

static void add_after(struct card *c, const struct meeting_view *v)
{
    if (!meeting_may_have_outcome(&v->m))
        return;
    gap(c);
    if (*v->m.outcome)
        line(c, "meeting.outcome", text_("outcome", v->m.outcome));
    else
        line(c, "meeting.outcome_how");
}

static void add_what(struct card *c, struct turn *t, const struct meeting_view *v)
{
    const struct meeting *m = &v->m;
    bool over = meeting_has_ended(t, m);
    if (!v->self.person || m->status == MEETING_CANCELLED)
        return;
    if (!over && m->status == MEETING_CONFIRMED)
        add_agenda(c, t, m);
    if (m->match)
        steps_lines(t, c, v->reader, m->match);
    if (over)
        add_after(c, v);
    if (over ? meeting_may_have_outcome(m) : m->status == MEETING_PLANNED) {
        gap(c);
        line(c, guardian_told_of_dates(t, m) ? "meeting.who_sees_guardian"
                                             : "meeting.who_sees");
    }
}

struct card *meeting_lines(struct turn *t, const struct meeting_view *v, const char *head)
{
    struct card *c = card(t, v->reader, "meeting", v->m.id);
    if (head)
        line(c, head);
    add_state(c, t, v);
    gap(c);
    if (*v->m.title)
        line(c, "meeting.title", text_("title", v->m.title));
    else
        line(c, format(t, "meeting.title_%s", v->m.type));
    add_topic(c, t, &v->m);
    meeting_when_lines(c, t, v);
    add_where(c, t, &v->m);
    add_who(c, t, v);
    add_what(c, t, v);
    if (v->self.person)
        attendee_told(t->db, &v->m, v->reader);
    return c;
}

/* ---- shown ------------------------------------------------------------------------ */

static struct card *whole(struct turn *t, const struct meeting *m, int64_t reader,
                          const char *head)
{
    struct meeting_view v = meeting_view(t, m, reader);
    struct card *c = meeting_lines(t, &v, head);
    meeting_buttons(t, c, &v);
    return c;
}

void meeting_put(struct turn *t, const struct meeting *m, int64_t reader,
                 const char *head)
{
    show(whole(t, m, reader, head));
}

void meeting_refresh(struct turn *t, const struct meeting *m)
{
    bool dropped = m->status == MEETING_CANCELLED &&
                   (strcmp(m->reason, "ended") == 0 || strcmp(m->reason, "series") == 0);
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        bool has_it = a->seen && (dropped || a->seen == m->version);
        if (has_it && (dropped || a->person != t->who.id))
            show_in_place(whole(t, m, a->person, NULL));
    }
}

void meeting_settled(struct turn *t, const struct meeting *m)
{
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (a->seen == m->version)
            show_in_place(whole(t, m, a->person, NULL));
}
