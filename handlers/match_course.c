/* match_course.c - what begins and ends with a match, in one place: whoever moves its row
 * calls one of these, and need not know who else has promised anything about it. */
#include "handlers/features.h"

static void watch(struct turn *t, int64_t id)
{
    struct match m = match_anywhere(t->db, id);
    absence_watch(t, &m);
    pulse_watch(t, &m);
    contacts_began(t, id);
    flags_touch(t, id);
}

/* For its members and overseers, and, without what it was about, for the school. */
static void record(struct turn *t, int64_t id, const char *what, const char *act,
                   const char *reason)
{
    int64_t school = match_anywhere(t->db, id).organisation;
    match_record(t->db, id, t->who.id, what, reason, t->now);
    audit_add(t->db, t->now, school, t->who.id, act, id, reason);
}

void match_began(struct turn *t, int64_t id)
{
    record(t, id, "began", "match.began", "");
    watch(t, id);
}

void match_rests(struct turn *t, int64_t id)
{
    record(t, id, "paused", "match.paused", "");
    watch(t, id);
}

void match_goes_on(struct turn *t, int64_t id)
{
    record(t, id, "resumed", "match.resumed", "");
    watch(t, id);
}

/* What was promised about a match that goes on: whoever tells of its end promises that
 * afterwards. */
static void forget_promises(struct turn *t, int64_t id)
{
    static const char *const kinds[] = {
        "agreement.ask",      "agreement.began",      "agreement.late",
        "agreement.order",    "agreement.unanswered", "ending.farewell",
        "match_pause.begins", "match_pause.ends",     "match_pause.heard",
        "match_pause.told",   "match_pause.welcome",
    };
    for (size_t i = 0; i < COUNT(kinds); i++)
        forget(t, kinds[i], ANYONE, id);
}

void match_is_over(struct turn *t, int64_t id)
{
    struct match m = match_anywhere(t->db, id);
    record(t, id, "ended", "match.ended", m.reason ? m.reason : "");
    match_set_pause(t->db, id, 0, 0);
    forget_promises(t, id);
    meetings_drop(t, id);
    help_match_over(t, id);
    flags_match_over(t, id);
    watch(t, id);
}
