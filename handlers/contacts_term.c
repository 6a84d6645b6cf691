/* contacts_term.c - by when a curator should speak with each side of a pair (domain.md
 * 4.9): on the 7th and the 21st day after it began, then monthly; settings
 * "contacts.first", "contacts.second" and "contacts.every", in days.
 *
 * Holidays, exam weeks and pauses stop the clock. What counts is the last contact alone:
 * none, and the first day is waited for; one before the middle between both days, and
 * the second is; any later one, and the next is a month after it. Each term has a promise
 * of the program, for the first moment at which it could be late; by then the days are
 * counted anew, and only if enough have passed it is late. Nobody is pushed: late ones
 * are found in the queue, in a list, and on the card of the pair. */
#include "handlers/contacts.h"

#include <stdlib.h>
#include <string.h>

enum { PAUSES_MOST = 32, LONGEST = 730 /* days that it is looked ahead */ };

static int days_set(struct turn *t, int64_t school, const char *name,
                    const char *otherwise)
{
    int days = (int)strtol(setting_text(t->db, school, name, otherwise), NULL, 10);
    return days > 0 ? days : (int)strtol(otherwise, NULL, 10);
}

/* ---- days that count -------------------------------------------------------------- */

/* Days after that of `from` up to that of `until`. */
static int counted(struct turn *t, int64_t school, const char *zone, int64_t from,
                   int64_t until)
{
    const char *first = date_after(t->db, date_in(t, zone, from), 1);
    const char *last = date_in(t, zone, until);
    return strcmp(first, last) <= 0 ? school_days_counted(t->db, school, first, last) : 0;
}

static int days_of(struct turn *t, const struct match *m, int64_t since, int64_t until)
{
    struct span pauses[PAUSES_MOST];
    const char *zone = organisation_find(t->db, m->organisation).zone;
    size_t count = match_pauses(t->db, m->id, since, until, pauses, PAUSES_MOST);
    int days = 0;
    for (size_t i = 0; i < count; since = pauses[i++].until)
        days += counted(t, m->organisation, zone, since, pauses[i].from);
    return days + counted(t, m->organisation, zone, since, until);
}

/* The first moment, whole days after `since`, by which so many have counted. Summer
 * holidays are three months in which none does: they are leapt over, then halved. */
static int64_t after_days(struct turn *t, const struct match *m, int64_t since, int days)
{
    int64_t least = days, most = days;
    while (most < LONGEST && days_of(t, m, since, since + most * DAY) < days) {
        least = most + 1;
        most *= 2;
    }
    while (least < most) {
        int64_t middle = least + (most - least) / 2;
        if (days_of(t, m, since, since + middle * DAY) < days)
            least = middle + 1;
        else
            most = middle;
    }
    return since + least * DAY;
}

int64_t contacts_due_at(struct turn *t, const struct match *m, int64_t person)
{
    int first = days_set(t, m->organisation, "contacts.first", "7");
    int second = days_set(t, m->organisation, "contacts.second", "21");
    int64_t began = m->active_at ? m->active_at : m->made_at;
    int64_t last = contact_newest(t->db, m->id, person).at;
    if (last < began)
        return after_days(t, m, began, first);
    if (last < after_days(t, m, began, (first + second) / 2))
        return after_days(t, m, began, second);
    return after_days(t, m, last, days_set(t, m->organisation, "contacts.every", "30"));
}

/* ---- terms ------------------------------------------------------------------------ */

/* Late since the day by which it should have been. */
static void keep_term(struct turn *t, const struct match *m, int64_t person)
{
    struct contact_term term = { .organisation = m->organisation,
                                 .match = m->id,
                                 .person = person,
                                 .due_at = contacts_due_at(t, m, person) };
    term.late_at = term.due_at <= t->now ? term.due_at : 0;
    int64_t id = contact_term_save(t->db, &term);
    forget(t, "contacts.due", 0, id);
    if (!term.late_at)
        later(t, "contacts.due", 0, id, 0, term.due_at);
}

void contacts_count_anew(struct turn *t, const struct match *m)
{
    if (m->state != MATCH_ACTIVE)
        return;
    for (const struct member *one = members_of(t->db, m->id); one->person; one++)
        keep_term(t, m, one->person);
}

void contacts_began(struct turn *t, int64_t match)
{
    struct match m = match_anywhere(t->db, match);
    const struct contact_term *old = contact_terms_of(t->db, match);
    for (; old->id; old++)
        forget(t, "contacts.due", 0, old->id);
    contact_terms_drop(t->db, match);
    contacts_count_anew(t, &m);
}

void contacts_due_now(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct contact_term term = contact_term_find(t->db, id);
    struct match m = match_anywhere(t->db, term.match);
    struct member one = member_find(t->db, term.match, term.person);
    if (term.id && m.state == MATCH_ACTIVE && one.person && !one.left_at)
        keep_term(t, &m, term.person);
}

/* ---- contacts --------------------------------------------------------------------- */

int64_t contacts_keep(struct turn *t, const struct match *m, const struct contact *c)
{
    struct member one = member_find(t->db, m->id, c->person);
    if (!match_is_running(m) || !one.person || one.left_at)
        return 0;
    int64_t id = contact_add(t->db, c);
    audit_add(t->db, t->now, m->organisation, c->by, "contact.made", m->id, c->kind);
    contacts_count_anew(t, m);
    return id;
}

/* By the actor, of each of their matches that this one is in (`match` 0), or of that. */
void contacts_made(struct turn *t, int64_t match, int64_t person, const char *kind,
                   int64_t met)
{
    const struct match *all = matches_of(t->db, person, false);
    for (; all->id; all++) {
        struct match m = match_overseen(t, all->id);
        if (m.id && (!match || m.id == match))
            contacts_keep(t, &m,
                          &(struct contact){ .organisation = m.organisation,
                                             .match = m.id,
                                             .person = person,
                                             .by = t->who.id,
                                             .kind = kind,
                                             .meeting = met,
                                             .at = t->now });
    }
}

/* ---- meetings of a curator -------------------------------------------------------- */

/* The curator who came to it, first whoever made it; 0: nobody did as one. */
static int64_t curator_at(struct turn *t, const struct meeting *m)
{
    int64_t found = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (strcmp(a->role, "curator") == 0 && a->present != 0 &&
            (!found || a->person == m->made_by))
            found = a->person;
    return found;
}

static void met_one(struct turn *t, const struct meeting *m, int64_t by, int64_t person)
{
    for (const struct match *own = matches_of(t->db, person, false); own->id; own++)
        if (!member_find(t->db, own->id, by).person)
            contacts_keep(t, own,
                          &(struct contact){ .organisation = m->organisation,
                                             .match = own->id,
                                             .person = person,
                                             .by = by,
                                             .kind = "meeting",
                                             .meeting = m->id,
                                             .at = m->starts_at });
}

void contacts_met(struct turn *t, const struct meeting *m)
{
    if (strcmp(m->type, "MC") != 0)
        return;
    const int64_t *before = contacts_of_meeting(t->db, m->id);
    contacts_drop_meeting(t->db, m->id);
    for (; *before; before++) {
        struct match old = match_anywhere(t->db, *before);
        contacts_count_anew(t, &old);
    }
    int64_t by = meeting_was_held(m) ? curator_at(t, m) : 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); by && a->person; a++)
        if (a->person != by && a->present != 0)
            met_one(t, m, by, a->person);
}
