/* match_course.c - what begins and ends with a match, in one place: whoever moves its row
 * calls one of these, and need not know who else has promised anything about it. */
#include "handlers/features.h"

static void watch(struct turn *t, int64_t id)
{
    struct match m = match_anywhere(t->db, id);
    absence_watch(t, &m);
    pulse_watch(t, &m);
}

void match_began(struct turn *t, int64_t id)
{
    match_record(t->db, id, t->who.id, "began", "", t->now);
    watch(t, id);
}

void match_rests(struct turn *t, int64_t id)
{
    match_record(t->db, id, t->who.id, "paused", "", t->now);
    watch(t, id);
}

void match_goes_on(struct turn *t, int64_t id)
{
    match_record(t->db, id, t->who.id, "resumed", "", t->now);
    watch(t, id);
}

void match_is_over(struct turn *t, int64_t id)
{
    struct match m = match_anywhere(t->db, id);
    match_record(t->db, id, t->who.id, "ended", m.reason ? m.reason : "", t->now);
    meetings_drop(t, id);
    watch(t, id);
}
