/* guardian_told.c - a guardian hears of times and places, never of content.
 *
 * Only who answers for a minor who takes part, and asked to hear of dates (or of what did
 * not take place). It waits for their quiet hours and is read from the row again: when a
 * time was agreed, when one that was agreed is being moved, when it is off. */
#include "handlers/features.h"

#include <string.h>

enum { TIMES, MISSED };

static bool wants(const struct guardianship *g, const char *what)
{
    const char *at = strstr(g->tell, what);
    size_t len = strlen(what);
    return at && (at == g->tell || at[-1] == ',') && (!at[len] || at[len] == ',');
}

/* Is there a guardian of one who takes part who hears of dates? */
bool guardian_told_of_dates(struct turn *t, const struct meeting *m)
{
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        struct person p = person_find(t->db, a->person);
        if (!p.id || person_is_grown(&p))
            continue;
        for (const struct guardianship *g = guardianships_of_minor(t->db, p.id); g->id;
             g++)
            if (wants(g, "dates"))
                return true;
    }
    return false;
}

static bool was_missed(const struct meeting *m)
{
    return m->status == MEETING_MISSED_MENTEE || m->status == MEETING_MISSED_MENTOR ||
           m->status == MEETING_MOVED;
}

static void promise(struct turn *t, const struct meeting *m, int64_t minor)
{
    bool missed = was_missed(m);
    for (const struct guardianship *g = guardianships_of_minor(t->db, minor); g->id; g++)
        if (wants(g, missed ? "missed" : "dates"))
            soon(t, "guardian_told.heard", g->guardian, m->id, missed ? MISSED : TIMES);
}

/* Nobody was told of a time that was never agreed. */
void guardian_told_watch(struct turn *t, const struct meeting *m)
{
    bool times = m->agreed_at && (meeting_is_open(m) || m->status == MEETING_CANCELLED) &&
                 m->starts_at > t->now;
    forget(t, "guardian_told.heard", ANYONE, m->id);
    if (!times && !was_missed(m))
        return;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        struct person p = person_find(t->db, a->person);
        if (p.id && !person_is_grown(&p))
            promise(t, m, a->person);
    }
}

/* ---- heard ------------------------------------------------------------------------ */

/* The minor of this guardian who takes part; 0: none, or no longer. */
static int64_t child_of(struct turn *t, const struct meeting *m, const char *what)
{
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        struct guardianship g = guardianship_of(t->db, t->who.id, a->person);
        if (g.id && wants(&g, what))
            return a->person;
    }
    return 0;
}

static const char *headline(const struct meeting *m)
{
    if (m->status == MEETING_CANCELLED)
        return "guardian_told.cancelled";
    if (m->status == MEETING_CONFIRMED)
        return "guardian_told.agreed";
    return "guardian_told.moving";
}

static void put_times(struct turn *t, const struct meeting *m, int64_t child)
{
    struct meeting known = *m;
    bool open = meeting_is_open(m);
    if (!open)
        known.starts_at = m->agreed_at;
    struct card *c = card(t, t->who.id, "guardian_told", m->id);
    line(c, headline(m), name_("child", child));
    marked_line(c, meeting_when(t, t->who.id, &known));
    if (open && m->status == MEETING_PLANNED && m->agreed_at != m->starts_at)
        line(c, "guardian_told.before", in_zone_(when_("at", m->agreed_at), m->zone));
    if (open && *m->place)
        line(c, "guardian_told.place", text_("place", m->place));
    else if (open && m->online)
        line(c, "guardian_told.online");
    show(c);
}

static void heard(struct turn *t, int64_t id, int step)
{
    struct meeting m = meeting_find(t->db, t->who.organisation, id);
    int64_t child = child_of(t, &m, step == MISSED ? "missed" : "dates");
    if (!m.id || !child)
        return;
    if (step == MISSED && was_missed(&m))
        say(t, "guardian_told.missed", name_("child", child), when_("at", m.starts_at));
    else if (step == TIMES && m.agreed_at && m.starts_at > t->now && !was_missed(&m))
        put_times(t, &m, child);
}

static const struct due due[] = {
    { "heard", CAN_WAIT, 0, heard },
    { 0 },
};

const struct feature guardian_told = {
    .name = "guardian_told",
    .due = due,
};
