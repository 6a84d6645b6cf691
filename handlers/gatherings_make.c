/* gatherings_make.c - a general meeting is made by a questionnaire, shown whole, and
 * announced only by a tap of its own: until then nobody hears of it. */
#include "handlers/gatherings.h"

#include <stdlib.h>
#include <string.h>

enum { SETTLED_AFTER = 30 * MINUTE, LONGEST = 12 * 60 };

/* The day and the time are asked anew, all else stays as it was told. */
static void keep_the_rest(struct turn *t)
{
    static const char *const items[] = { "DAY", "TIME", "OTHER" };
    struct draft d = draft_again(t->db, t->who.id, "gathering", t->now);
    for (size_t i = 0; d.id && i < COUNT(items); i++)
        answer_drop(t->db, d.id, items[i]);
}

/* gatherings:make[:again] */
void gatherings_begin(struct turn *t, int64_t unused)
{
    (void)unused;
    if (strcmp(argument(t, 0), "again") == 0)
        keep_the_rest(t);
    ask(t, "gathering", 0);
}

/* ---- the answers ------------------------------------------------------------------ */

bool gatherings_other_time(struct turn *t, const struct answers *a)
{
    (void)t;
    const char *time = answer_text(a, "TIME");
    return time && strcmp(time, "other") == 0;
}

bool gatherings_by_form(struct turn *t, const struct answers *a)
{
    (void)t;
    const char *who = answer_text(a, "WHO");
    return who && strcmp(who, "forms") == 0;
}

/* "t1530", or what was typed: "15:30". -1: not understood. */
static int minute_of(struct turn *t, const struct answers *a, const char *zone)
{
    struct told_time told;
    const char *time = answer_text(a, "TIME"), *other = answer_text(a, "OTHER");
    if (!gatherings_other_time(t, a)) {
        long number = strtol(time + 1, NULL, 10);
        return (int)(number / 100 * 60 + number % 100);
    }
    return other && told_when(t, zone, other, &told) && !told.date ? told.minute : -1;
}

int64_t gatherings_moment(struct turn *t, const struct answers *a)
{
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    int minute = minute_of(t, a, zone);
    int64_t at = minute < 0 ? 0 : moment_on(t, zone, answer_text(a, "DAY"), minute);
    return at > t->now ? at : 0;
}

void gatherings_no_time(struct turn *t, const char *press)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.no_time");
    button(c, press, "gatherings.again");
    style(c, PRIMARY);
    nav(c, "gatherings:open");
    show(c);
}

static const char *audience_of(struct turn *t, const struct answers *a)
{
    const char *all = "";
    if (!gatherings_by_form(t, a))
        return answer_text(a, "WHO");
    for (size_t i = 0; match_form_at(i); i++)
        if (answer_has(a, "FORMS", match_form_at(i)->code))
            all = format(t, "%s%s%s", all, *all ? "," : "", match_form_at(i)->code);
    return *all ? all : "all";
}

static const char *or_empty(const char *text)
{
    return text ? text : "";
}

void gatherings_given(struct turn *t, const struct answers *a, int64_t unused)
{
    (void)unused;
    struct meeting m = { .organisation = t->who.organisation, .type = "MG" };
    if (!has_role(t, GATHERINGS_STAFF)) {
        old_button(t);
        return;
    }
    m.starts_at = gatherings_moment(t, a);
    if (!m.starts_at) {
        gatherings_no_time(t, "gatherings:make:again");
        return;
    }
    long minutes = strtol(answer_text(a, "LONG") + 1, NULL, 10);
    m.minutes = minutes > 0 && minutes <= LONGEST ? (int)minutes : 60;
    m.zone = organisation_find(t->db, m.organisation).zone;
    m.title = answer_text(a, "TITLE");
    const char *place = or_empty(answer_text(a, "PLACE"));
    m.online = strncmp(place, "https://", 8) == 0;
    m.place = m.online ? "" : place;
    m.link = m.online ? place : "";
    m.made_by = t->who.id;
    m.id = meeting_add(t->db, &m, t->now);
    attendee_add(t->db, m.id, t->who.id, "curator");
    attendee_answer(t->db, m.id, t->who.id, 1, "yes", "");
    gathering_add(t->db,
                  &(struct gathering){ .meeting = m.id,
                                       .agenda = or_empty(answer_text(a, "AGENDA")),
                                       .audience = audience_of(t, a) });
    m = gatherings_one(t, m.id);
    gatherings_desk(t, &m, "gatherings.nobody_told");
}

/* ---- announced -------------------------------------------------------------------- */

static void add_all(struct turn *t, const struct meeting *m, const int64_t *people_)
{
    for (; *people_; people_++) {
        struct person p = person_find(t->db, *people_);
        if (p.id && p.state == PERSON_ACTIVE)
            attendee_add(t->db, m->id, p.id, "guest");
    }
}

static void add_audience(struct turn *t, const struct meeting *m, const char *audience)
{
    static const unsigned staff[] = { CURATOR, DEPUTY, HEAD, PSYCHOLOGIST, RESOURCE };
    bool all = strcmp(audience, "all") == 0;
    if (all || strcmp(audience, "mentors") == 0)
        add_all(t, m, role_holders(t->db, m->organisation, MENTOR));
    if (all || strcmp(audience, "mentees") == 0)
        add_all(t, m, role_holders(t->db, m->organisation, MENTEE));
    for (size_t i = 0; all && i < COUNT(staff); i++)
        add_all(t, m, role_holders(t->db, m->organisation, staff[i]));
    for (size_t i = 0; match_form_at(i); i++)
        if (strstr(audience, match_form_at(i)->code))
            add_all(t, m, people_of_form(t->db, m->organisation, match_form_at(i)->code));
}

void gatherings_watch(struct turn *t, const struct meeting *m)
{
    forget(t, "gatherings.after", ANYONE, m->id);
    if (meeting_is_open(m))
        later(t, "gatherings.after", m->made_by, m->id, 0,
              meeting_ends(m) + SETTLED_AFTER);
}

/* gatherings:invite:<meeting> */
void gatherings_invite(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    struct gathering g = gathering_find(t->db, id);
    if (!m.id || !meeting_is_open(&m)) {
        old_button(t);
        return;
    }
    if (m.starts_at <= t->now) {
        gatherings_no_time(t, "gatherings:make:again");
        return;
    }
    if (gathering_announce(t->db, id, t->now)) {
        add_audience(t, &m, g.audience);
        meeting_confirm(t->db, id, m.version);
        for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
            if (a->person != t->who.id && strcmp(a->role, "guest") == 0)
                later_before(t, "gatherings.invited", a->person, id, 0, t->now,
                             m.starts_at);
        m = gatherings_one(t, id);
        gatherings_watch(t, &m);
        meeting_timed(t, id);
        audit_add(t->db, t->now, m.organisation, t->who.id, "gathering.announced", id,
                  "");
    }
    gatherings_desk(t, &m, "gatherings.announced");
}

void gatherings_invited(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (meeting_is_open(&m) && m.starts_at > t->now &&
        !attendee_find(t->db, id, t->who.id).answer)
        gatherings_invitation(t, &m, "gatherings.invited");
}
