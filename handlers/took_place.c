/* took_place.c - did it take place? Each side is asked apart, half an hour after the
 * planned end; at night that waits for the morning (WAITS). One gentle reminder on the
 * next day at ten, and after seven days nobody is asked any more.
 *
 * A button carries the version of the meeting: of one that was moved since, it answers
 * nothing. What follows from the answers is in took_place_settle.c. */
#include "handlers/took_place.h"

#include <stdlib.h>
#include <string.h>

enum { ASKED_AFTER = 30 * MINUTE, CLOSED_AFTER = 7 * DAY, REMINDED_AT = 10 * 60 };
enum { DAYS_LATE = 6 * DAY, REMINDER_LATE = 2 * DAY };

/* ---- promised --------------------------------------------------------------------- */

static void forget_all(struct turn *t, int64_t id)
{
    static const char *const kinds[] = {
        "took_place.again",    "took_place.ask",    "took_place.close",
        "took_place.decide",   "took_place.remind", "took_place.settle",
        "took_place.proposal",
    };
    for (size_t i = 0; i < COUNT(kinds); i++)
        forget(t, kinds[i], ANYONE, id);
}

/* Who was at a general meeting is marked there (gatherings.c); where pairs are found,
 * something else is asked. */
static bool is_asked_about(const struct meeting *m)
{
    return strcmp(m->type, "MG") != 0 && strcmp(m->type, "MF") != 0;
}

void took_place_watch(struct turn *t, const struct meeting *m)
{
    if (!m->id || (m->settled_at && !meeting_is_open(m)))
        return; /* what is settled may still be asked of who was not heard */
    forget_all(t, m->id);
    if (!meeting_is_open(m) || !is_asked_about(m))
        return;
    int64_t ends = meeting_ends(m);
    if (ends > t->now)
        outcome_ask_anew(t->db, m->id);
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (!took_place_declined(a))
            later(t, "took_place.ask", a->person, m->id, m->version, ends + ASKED_AFTER);
    later(t, "took_place.close", 0, m->id, m->version, ends + CLOSED_AFTER);
    took_place_proposal_watch(t, m);
}

/* ---- asked ------------------------------------------------------------------------ */

static bool may_be_asked(struct turn *t, const struct meeting *m, int version)
{
    int64_t offers[3];
    struct attendee a = attendee_find(t->db, m->id, t->who.id);
    bool dropped = m->status == MEETING_CANCELLED && !m->settled_at;
    return m->id && m->version == version && !dropped && a.person &&
           !took_place_declined(&a) && !took_place_decided(m) &&
           t->who.state == PERSON_ACTIVE && !took_place_is_proposal(t, m) &&
           meeting_offers(t->db, m->id, offers) == 0;
}

/* Who has asked an adult for a talk about the match is not asked meanwhile. */
static bool is_spared(struct turn *t, const struct meeting *m)
{
    return m->match && safety_case_of(t->db, t->who.id, m->match);
}

static void ask_now(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!may_be_asked(t, &m, version) || attendee_find(t->db, id, t->who.id).held)
        return;
    if (is_spared(t, &m)) {
        if (t->now + DAY < meeting_ends(&m) + CLOSED_AFTER)
            later(t, "took_place.ask", t->who.id, id, version, t->now + DAY);
        return;
    }
    outcome_asked(t->db, id, t->who.id);
    took_place_put(t, &m, NULL);
    const char *zone = t->who.zone;
    const char *tomorrow = date_in(t, zone, day_begins(t, NULL, 1));
    if (!m.logged)
        later(t, "took_place.remind", t->who.id, id, version,
              moment_on(t, zone, tomorrow, REMINDED_AT));
}

static void ask_again(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    if (may_be_asked(t, &m, version) && a.asked == ASKED_AGAIN && !is_spared(t, &m))
        took_place_put(t, &m, NULL);
}

/* The one reminder: of the question, or of the marks that were begun. */
static void remind(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!may_be_asked(t, &m, version) || is_spared(t, &m))
        return;
    if (!attendee_find(t->db, id, t->who.id).held)
        took_place_put(t, &m, "took_place.reminder");
    else
        feedback_reminder(t, id);
}

/* ---- answered --------------------------------------------------------------------- */

/* The meeting of the pressed button, if the actor may say something of it now; else they
 * see how it stands. */
static struct meeting pressed(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    bool fits = m.id && t->now >= m.starts_at && is_asked_about(&m) &&
                strtoll(argument(t, 1), NULL, 10) == m.version &&
                !(m.status == MEETING_CANCELLED && !m.settled_at);
    if (fits)
        return m;
    old_button(t);
    return (struct meeting){ 0 };
}

static void mark_oneself(struct turn *t, int64_t id, int present)
{
    struct attendee a = attendee_find(t->db, id, t->who.id);
    if (!a.marked_by || a.marked_by == t->who.id)
        attendee_mark(t->db, id, t->who.id, present, t->who.id);
}

/* False when they had answered: what stands is shown. */
static bool told(struct turn *t, const struct meeting *m, const char *held, int minutes)
{
    if (!took_place_decided(m) &&
        outcome_tell(t->db, m->id, t->who.id, held, minutes, t->now))
        return true;
    took_place_put(t, m, NULL);
    return false;
}

static void show_anew(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    took_place_put(t, &m, NULL);
}

static void took_place_yes(struct turn *t, int64_t id, const char *held, int minutes)
{
    struct meeting m = pressed(t, id);
    if (!m.id || !told(t, &m, held, minutes))
        return;
    mark_oneself(t, id, 1);
    took_place_settle(t, id, TOOK_PLACE_PATIENT);
    show_anew(t, id);
    if (attendee_find(t->db, id, t->who.id).asked != ASKED_AGAIN)
        feedback_begin(t, id);
}

/* took_place:yes:<meeting>:<version>[:<minutes>]: less than half of the planned time is
 * "shorter". */
static void yes(struct turn *t, int64_t id)
{
    int64_t minutes = strtoll(argument(t, 2), NULL, 10);
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (minutes < 0 || minutes > 24 * 60)
        minutes = 0;
    took_place_yes(t, id, minutes && minutes * 2 < m.minutes ? "shorter" : "yes",
                   (int)minutes);
}

static void shorter(struct turn *t, int64_t id)
{
    took_place_yes(t, id, "shorter", 0);
}

/* Not held, or not with them: marks of an earlier yes are not wanted any more. */
static void took_place_no(struct turn *t, int64_t id, const char *held)
{
    struct meeting m = pressed(t, id);
    if (!m.id || !told(t, &m, held, 0))
        return;
    forget(t, "took_place.remind", t->who.id, id);
    feedback_close(t->db, id, t->who.id, t->now);
    if (strcmp(held, "yes") == 0)
        mark_oneself(t, id, 0);
    else
        outcome_unmark(t->db, id, t->who.id);
    took_place_settle(t, id, TOOK_PLACE_PATIENT);
    show_anew(t, id);
}

static void no(struct turn *t, int64_t id)
{
    took_place_no(t, id, "no");
}

static void moved(struct turn *t, int64_t id)
{
    took_place_no(t, id, "moved");
}

/* It took place, and they were not there. */
static void away(struct turn *t, int64_t id)
{
    took_place_no(t, id, "yes");
}

static void no_day(struct turn *t, int64_t id)
{
    struct meeting m = pressed(t, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    if (!m.id)
        return;
    if (a.held && strcmp(a.held, "moved") == 0)
        took_place_settle(t, id, TOOK_PLACE_NO_DAY);
    show_anew(t, id);
}

/* took_place:why:<meeting>:<word>: once. "mine" is their own word that they were not
 * there. */
static void why(struct turn *t, int64_t id)
{
    static const char *const words[] = { "else", "forgot", "ill", "mine", "theirs" };
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    const char *word = NULL;
    for (size_t i = 0; i < COUNT(words); i++)
        if (strcmp(words[i], argument(t, 1)) == 0)
            word = words[i];
    if (!m.id || !word || !a.held || strcmp(a.held, "no") != 0) {
        old_button(t);
        return;
    }
    if (!*a.held_reason) {
        outcome_reason(t->db, id, t->who.id, word);
        if (strcmp(word, "mine") == 0)
            mark_oneself(t, id, 0);
        took_place_settle(t, id, TOOK_PLACE_PATIENT);
    }
    show_anew(t, id);
}

static void show_own(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (m.id && t->now >= m.starts_at && is_asked_about(&m))
        took_place_put(t, &m, NULL);
    else
        old_button(t);
}

/* ---- time passes ------------------------------------------------------------------ */

static bool is_still(struct turn *t, int64_t id, int version)
{
    struct meeting m = meeting_anywhere(t->db, id);
    return m.id && m.version == version;
}

static void settle_late(struct turn *t, int64_t id, int version)
{
    if (is_still(t, id, version))
        took_place_settle(t, id, TOOK_PLACE_PATIENT);
}

static void decide_late(struct turn *t, int64_t id, int version)
{
    if (is_still(t, id, version))
        took_place_settle(t, id, TOOK_PLACE_NO_LONGER);
}

static void close_late(struct turn *t, int64_t id, int version)
{
    if (is_still(t, id, version))
        took_place_close(t, id);
}

static const struct action actions[] = {
    { "away", MEMBER, away },
    { "case", CURATOR | DEPUTY | HEAD, took_place_case },
    { "decide", CURATOR | DEPUTY | HEAD, took_place_decide },
    { "dispute", MEMBER, took_place_dispute },
    { "mark", CURATOR | DEPUTY | HEAD, took_place_mark },
    { "moved", MEMBER, moved },
    { "no", MEMBER, no },
    { "no_day", MEMBER, no_day },
    { "open", MEMBER, show_own },
    { "shorter", MEMBER, shorter },
    { "why", MEMBER, why },
    { "yes", MEMBER, yes },
    { 0 },
};
static const struct due due[] = {
    { "again", WAITS, DAYS_LATE, ask_again },
    { "ask", WAITS, DAYS_LATE, ask_now },
    { "close", BREAKS_IN, 0, close_late },
    { "contested", CAN_WAIT, 0, took_place_told_case },
    { "decide", BREAKS_IN, 0, decide_late },
    { "decided", CAN_WAIT, 0, took_place_told_decision },
    { "disputed", CAN_WAIT, 0, took_place_told_case },
    { "proposal", BREAKS_IN, 0, took_place_proposal_end },
    { "remind", CAN_WAIT, REMINDER_LATE, remind },
    { "settle", BREAKS_IN, 0, settle_late },
    { "unanswered", WAITS, DAYS_LATE, took_place_told_unanswered },
    { "unheard", CAN_WAIT, 0, took_place_told_case },
    { 0 },
};
const struct feature took_place = {
    .name = "took_place",
    .actions = actions,
    .due = due,
};
