/* flags_marks.c - the rules of domain.md 4.9 that read marks and forms.
 *
 * They read numbers alone: how high, how often, how long; never an answer of a pulse and
 * never a word of a diary (domain.md 6.5). Each looks back at the last few forms of one
 * match. What was found once and dealt with is not asked again before there is something
 * new. */
#include "handlers/flags_marks.h"

#include <string.h>

enum { RECENT = 92 * DAY, LOOKED_BACK = 6, PAUSES_MOST = 32 };

const struct flag_rule flags_marks_rules[] = {
    { "RF-04", "rf04", OF_MATCH, marks_look_low, 'E', { "talk", "write", "change" } },
    { "RF-05", "rf05", OF_MATCH, marks_look_fall, 0, { "talk", "write", "open" } },
    { "RF-11",
      "rf11",
      OF_MATCH,
      marks_look_mentee,
      'E',
      { "psychologist", "talk", "write", "change" } },
    { "RF-12",
      "rf12",
      OF_MATCH,
      marks_look_mentor,
      'C',
      { "write", "talk", "pause", "open" } },
    { "RF-13", "rf13", OF_MATCH, marks_look_same, 'D', { "talk", "write", "open" } },
    { "RF-14", "rf14", OF_MATCH, marks_look_logged, 'D', { "write", "talk", "open" } },
    { "RF-15", "rf15", OF_MATCH, marks_look_short, 'D', { "write", "slot", "open" } },
    { "RF-16", "rf16", OF_MATCH, marks_look_written, 'D', { "write", "talk", "open" } },
    { "RF-17", "rf17", OF_MATCH, marks_look_apart, 'D', { "talk", "write", "open" } },
    { "RF-22",
      "rf22",
      OF_MATCH,
      marks_look_pulse,
      'E',
      { "talk", "write", "psychologist", "change" } },
    { 0 },
};

/* ---- whom ------------------------------------------------------------------------- */

static bool is_there(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.state == PERSON_ACTIVE && p.paused_until <= t->now;
}

const struct member *marks_members(struct turn *t, int64_t match)
{
    struct match m = match_anywhere(t->db, match);
    struct member *all = members_of(t->db, match), *kept = all;
    for (const struct member *one = all; one->person; one++)
        if (m.state == MATCH_ACTIVE && is_there(t, one->person))
            *kept++ = *one;
    kept->person = 0;
    return all;
}

const char *marks_fact(struct turn *t, const char *fact, bool mentor)
{
    return format(t, "%s_%s", fact, mentor ? "mentor" : "mentee");
}

/* ---- when ------------------------------------------------------------------------- */

/* Has a curator said that it is done, or was no cause for worry, since then? */
static bool was_dealt_with(struct turn *t, const struct flag *f, int64_t newest)
{
    struct flag ended = flag_ended_of(t->db, f);
    return ended.id && ended.ended_at >= newest && strcmp(ended.ending, "passed") != 0;
}

void marks_found(struct turn *t, struct sight *s, const char *rule, int64_t match,
                 const struct finding *f, int64_t newest)
{
    struct flag of = { .organisation = sight_school(s),
                       .rule = rule,
                       .match = match,
                       .person = f->person,
                       .about = f->about };
    if (f->severity && newest > t->now - RECENT && !was_dealt_with(t, &of, newest))
        sight_found(s, f);
}

static int64_t counted_between(struct turn *t, struct sight *s, int64_t from,
                               int64_t until)
{
    const char *zone = organisation_find(t->db, sight_school(s)).zone;
    const char *first = date_after(t->db, date_in(t, zone, from), 1);
    const char *last = date_in(t, zone, until);
    if (strcmp(first, last) > 0)
        return 0;
    return school_days_counted(t->db, sight_school(s), first, last);
}

static int64_t days_counted(struct turn *t, struct sight *s, int64_t match, int64_t since)
{
    struct span pauses[PAUSES_MOST];
    size_t count = match_pauses(t->db, match, since, t->now, pauses, PAUSES_MOST);
    int64_t days = 0, at = since;
    for (size_t i = 0; i < count; i++) {
        days += counted_between(t, s, at, pauses[i].from);
        at = pauses[i].until;
    }
    return days + counted_between(t, s, at, t->now);
}

int64_t marks_days_ago(struct turn *t, struct sight *s, int64_t match, int64_t days)
{
    int64_t since = t->now - days * DAY;
    for (int i = 0; i < LOOKED_BACK; i++) {
        int64_t missing = days - days_counted(t, s, match, since);
        if (missing <= 0)
            break;
        since -= missing * DAY;
    }
    return since;
}
