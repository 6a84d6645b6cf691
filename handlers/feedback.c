/* feedback.c - the rest of the four taps after a meeting (domain.md 3.8). That it took
 * place was the first; three marks follow, each saved at its tap.
 *
 * In a group a mentee marks one mentor of those who were there, the one who was marked
 * longest ago; for the others there are buttons under the thank-you. A mentor marks the
 * group as a whole. Seven days after the meeting nothing is asked any more.
 *
 * What comes after a meeting is one thread and no pile: the question whether it took
 * place becomes the answer, the marks stand in one message, then the thank-you, and last
 * one question for reflection - never while a mentor of a group is still being marked. */
#include "handlers/feedback.h"

#include <string.h>

enum { LOW = 2, REMINDED_AT = 10 * 60 };

/* ---- whose, and about whom -------------------------------------------------------- */

/* As who takes part in this meeting; of one without a match, who called it consults. */
static bool is_mentor(struct turn *t, const struct meeting *m, const struct attendee *a)
{
    if (m->match)
        return pair_role(t, m->match, a->person, m->topic) == MEMBER_MENTOR;
    return strcmp(a->role, "mentor") == 0 || strcmp(a->role, "curator") == 0;
}

static bool was_there(const struct attendee *a)
{
    return a->present != 0;
}

static int64_t longest_ago(struct turn *t, const struct meeting *m, bool mentors)
{
    int64_t best = 0, best_at = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++) {
        if (a->person == t->who.id || is_mentor(t, m, a) != mentors || !was_there(a))
            continue;
        int64_t at = feedback_last_about(t->db, t->who.id, a->person);
        if (!best || at < best_at) {
            best = a->person;
            best_at = at;
        }
    }
    return best;
}

static int mentees_in(struct turn *t, const struct meeting *m)
{
    int count = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        count += !is_mentor(t, m, a);
    return count;
}

/* ---- asked ------------------------------------------------------------------------ */

static bool is_open_for(struct turn *t, const struct meeting *m, const struct attendee *a)
{
    bool yes =
        a->held && (strcmp(a->held, "yes") == 0 || strcmp(a->held, "shorter") == 0);
    return m->id && yes && a->present != 0 && strcmp(m->type, "MC") != 0 &&
           t->now < meeting_ends(m) + FEEDBACK_CLOSED_AFTER;
}

static const char *form_of(struct turn *t, const struct feedback *f)
{
    return format(t, "feedback_%s", f->role);
}

void feedback_ask(struct turn *t, const struct meeting *m, int64_t partner)
{
    struct attendee a = attendee_find(t->db, m->id, t->who.id);
    struct feedback wanted = { .meeting = m->id,
                               .person = t->who.id,
                               .partner = partner,
                               .role = is_mentor(t, m, &a) ? "mentor" : "mentee" };
    struct feedback f = feedback_open(t->db, &wanted, t->now);
    if (!f.filled_at && !f.closed_at)
        ask(t, form_of(t, &f), f.id);
}

static void promise_reminder(struct turn *t, const struct meeting *m)
{
    const char *zone = t->who.zone, *tomorrow = date_in(t, zone, day_begins(t, NULL, 1));
    later(t, "took_place.remind", t->who.id, m->id, m->version,
          moment_on(t, zone, tomorrow, REMINDED_AT));
}

void feedback_begin(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    if (!is_open_for(t, &m, &a))
        return;
    struct feedback open = feedback_unfilled(t->db, t->who.id, id);
    if (open.id) {
        ask(t, form_of(t, &open), open.id);
        return;
    }
    if (feedback_begun(t->db, t->who.id, id))
        return;
    bool mentor = is_mentor(t, &m, &a);
    if (m.logged) /* nobody has promised to remind of it */
        promise_reminder(t, &m);
    feedback_ask(t, &m,
                 mentor && mentees_in(t, &m) > 1 ? 0 : longest_ago(t, &m, !mentor));
}

/* feedback:begin:<meeting>: of a meeting that was told afterwards. */
static void begin(struct turn *t, int64_t id)
{
    struct meeting m = meeting_of(t->db, t->who.id, id);
    struct attendee a = attendee_find(t->db, id, t->who.id);
    struct feedback open = feedback_unfilled(t->db, t->who.id, id);
    if (!is_open_for(t, &m, &a) || (feedback_begun(t->db, t->who.id, id) && !open.id))
        old_button(t);
    else
        feedback_begin(t, id);
}

/* ---- reminded --------------------------------------------------------------------- */

void feedback_reminder(struct turn *t, int64_t id)
{
    struct feedback f = feedback_unfilled(t->db, t->who.id, id);
    struct meeting m = meeting_of(t->db, t->who.id, id);
    if (!f.id || !m.id)
        return;
    feedback_remind(t->db, f.id, t->now);
    struct card *c = card(t, t->who.id, "feedback", f.id);
    line(c, "feedback.reminder", in_zone_(day_("day", m.starts_at), m.zone),
         day_("until", meeting_ends(&m) + FEEDBACK_CLOSED_AFTER));
    button(c, press_about(t, "feedback:go", f.id), "feedback.go_on");
    style(c, PRIMARY);
    show(c);
}

/* feedback:go:<feedback> */
static void go(struct turn *t, int64_t id)
{
    struct feedback f = feedback_find(t->db, t->who.id, id);
    if (!f.id)
        old_button(t);
    else if (f.filled_at)
        feedback_thank(t, &f);
    else if (f.closed_at)
        settle(t, "feedback.closed");
    else
        ask(t, form_of(t, &f), f.id);
}

/* ---- filled ----------------------------------------------------------------------- */

static bool is_low(const struct answers *a, const char *item)
{
    int64_t mark = answer_mark(a, item, NULL);
    return mark != NO_MARK && mark <= LOW;
}

static bool says_no(const struct answers *a, const char *item)
{
    const char *said = answer_text(a, item);
    return said && strcmp(said, "no") == 0;
}

static void saved(struct turn *t, const struct answers *a, int64_t id, bool doubts)
{
    struct feedback f = feedback_find(t->db, t->who.id, id);
    struct meeting m = meeting_of(t->db, t->who.id, f.meeting);
    if (!m.id || !feedback_fill(t->db, id, t->now))
        return;
    forget(t, "took_place.remind", t->who.id, m.id);
    flags_touch(t, m.match);
    f = feedback_find(t->db, t->who.id, id);
    feedback_thank(t, &f);
    if (doubts && m.match)
        ending_doubted(t, m.match, t->who.id);
    bool low = is_low(a, "PME1") || is_low(a, "PME2");
    if (feedback_has_others(t, &f)) /* who may still be marked comes first */
        reflection_ask_after(t, m.id, low);
    else
        reflection_ask(t, m.id, low);
}

static void mentee_filled(struct turn *t, const struct answers *a, int64_t id)
{
    saved(t, a, id,
          says_no(a, "PME3_M1") || says_no(a, "PME3_M1G") || says_no(a, "PME3_M2"));
}

static void mentor_filled(struct turn *t, const struct answers *a, int64_t id)
{
    saved(t, a, id,
          says_no(a, "PMM3_M1") || says_no(a, "PMM3_M1G") || says_no(a, "PMM3_M2"));
}

static const struct action actions[] = {
    { "also", MEMBER, feedback_also },
    { "begin", MEMBER, begin },
    { "go", MEMBER, go },
    { "match", CURATOR | DEPUTY | HEAD, feedback_match },
    { "next", MEMBER, feedback_next },
    { "others", MEMBER, feedback_others_show },
    { "own", MEMBER, feedback_own },
    { "phrase", MEMBER, feedback_phrase },
    { 0 },
};
static const struct due due[] = { { "wished", CAN_WAIT, 0, feedback_wished }, { 0 } };
static const struct filled filled[] = {
    { "feedback_mentee", mentee_filled },
    { "feedback_mentor", mentor_filled },
    { "feedback_phrase", feedback_phrase_filled },
    { 0 },
};
const struct feature feedback = {
    .name = "feedback",
    .actions = actions,
    .due = due,
    .filled = filled,
    .conditions = feedback_conditions,
};
