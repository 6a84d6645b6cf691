/* meeting.c - one card per meeting and person, before and after.
 *
 * Whoever changes a meeting's row calls meeting_proposed() or meeting_changed(): here the
 * others are told, and every promise about it is made anew from the row. What is typed
 * under the card of a meeting that is over is its outcome, which the card says first. */
#include "handlers/meeting.h"

#include <string.h>

#include "handlers/gatherings.h"

void meeting_show(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!m.id) {
        m = meeting_find(t->db, t->who.organisation, id);
        if (!m.id || !m.match || !match_overseen(t, m.match).id) {
            old_button(t);
            return;
        }
    }
    if (meeting_is_general(&m))
        gatherings_invitation(t, &m, NULL);
    else
        meeting_put(t, &m, t->who.id, NULL);
}

void meeting_show_sent(struct turn *t, int64_t id, const char *head)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    turn_into(t, "meeting", id);
    meeting_put(t, &m, t->who.id, head);
}

/* ---- what changes it -------------------------------------------------------------- */

void meeting_timed(struct turn *t, int64_t id)
{
    struct meeting m = meeting_anywhere(t->db, id);
    if (!m.id)
        return;
    reminders_watch(t, &m);
    guardian_told_watch(t, &m);
    took_place_watch(t, &m);
    flags_touch(t, m.match);
}

void meeting_proposed(struct turn *t, int64_t id)
{
    struct meeting m = meeting_anywhere(t->db, id);
    meeting_tell_others(t, &m);
    meeting_timed(t, id);
}

void meeting_changed(struct turn *t, int64_t id)
{
    struct meeting m = meeting_anywhere(t->db, id);
    meeting_tell_others(t, &m);
    meeting_timed(t, id);
}

/* The others learn from whoever ended the match, in other words. */
void meetings_drop(struct turn *t, int64_t match)
{
    enum { AT_ONCE = 60 };
    struct meeting ahead[AT_ONCE];
    size_t count = meetings_ahead(t->db, match, t->now, ahead, AT_ONCE);
    for (size_t i = 0; i < count; i++) {
        struct meeting *m = &ahead[i];
        if (m->starts_at <= t->now ||
            !meeting_cancel(t->db, m->id, m->version, t->who.id, "ended", t->now))
            continue;
        struct meeting now = meeting_anywhere(t->db, m->id);
        forget(t, "meeting.told", ANYONE, m->id);
        forget(t, "meeting.urgent", ANYONE, m->id);
        meeting_timed(t, m->id);
        meeting_refresh(t, &now);
    }
}

/* ---- the outcome ------------------------------------------------------------------ */

/* The meeting, if the actor takes part and it is over. */
static struct meeting over(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (m.status == MEETING_CANCELLED || !meeting_has_ended(t, &m) ||
        meeting_is_general(&m))
        m.id = 0;
    return m;
}

static void put_outcome(struct turn *t, const struct meeting *m, const char *words)
{
    meeting_set_outcome(t->db, m->id, words);
    struct meeting now = meeting_anywhere(t->db, m->id);
    meeting_refresh(t, &now);
    meeting_show(t, m->id);
}

/* meeting:note:<id> */
static void ask_outcome(struct turn *t, int64_t id)
{
    if (over(t, id).id)
        ask(t, "outcome", id);
    else
        old_button(t);
}

static void outcome_given(struct turn *t, const struct answers *a, int64_t id)
{
    struct meeting m = over(t, id);
    const char *words = answer_text(a, "OUTCOME");
    if (m.id && words)
        put_outcome(t, &m, words);
    else
        meeting_show(t, id);
}

/* The first one is typed right under the card; a later one has its button. */
static void wrote(struct turn *t, int64_t id)
{
    enum { LONGEST = 1800 }; /* bytes; the card has more to say */
    struct meeting m = over(t, id);
    if (!m.id || *m.outcome || !*t->words)
        home_unclear(t);
    else if (strlen(t->words) > LONGEST)
        say(t, "meeting.outcome_long");
    else
        put_outcome(t, &m, t->words);
}

/* ---- the feature ------------------------------------------------------------------ */

static const struct action actions[] = {
    /* keep alphabetized */
    { "at", MEMBER, meeting_set_place_as },   { "back", MEMBER, meeting_undo_cancel },
    { "cancel", MEMBER, meeting_ask_cancel }, { "drop", MEMBER, meeting_do_cancel },
    { "file", MEMBER, meeting_file },         { "no", MEMBER, meeting_no },
    { "note", MEMBER, ask_outcome },          { "place", MEMBER, meeting_ask_place },
    { "refuse", MEMBER, meeting_refuse },     { "show", MEMBER, meeting_show },
    { "yes", MEMBER, meeting_yes },           { 0 },
};
static const struct filled filled[] = { { "outcome", outcome_given }, { 0 } };
static const struct made made[] = { { "meeting", meeting_file_made, MADE_DOCUMENT },
                                    { 0 } };

const struct feature meeting = {
    .name = "meeting",
    .actions = actions,
    .due = meeting_due,
    .filled = filled,
    .made = made,
    .wrote = wrote,
};
