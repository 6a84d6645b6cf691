/* guardian_meetings.c - what a guardian sees of the child's matches: how each stands,
 * when and where the next meetings are, titles of goals (domain.md 6.5). Never what was
 * said, nor another child by name. */
#include "handlers/guardian.h"

enum { SHOWN = 3 };

/* The mentor's public card is for guardians too; a mentor who is a minor is not named. */
static void add_mentors(struct turn *t, struct card *c, const struct match *m,
                        int64_t minor)
{
    for (const struct member *who = members_of(t->db, m->id); who->person; who++) {
        struct person p = person_find(t->db, who->person);
        if (p.id == minor)
            line(c, who->role == MEMBER_MENTOR ? "guardian.child_mentor"
                                               : "guardian.child_mentee");
        else if (who->role == MEMBER_MENTOR && person_is_grown(&p))
            line(c, "guardian.mentor", name_("who", p.id));
    }
}

static void add_meeting(struct card *c, const struct meeting *m)
{
    struct value at = when_("at", m->starts_at);
    bool sure = m->status == MEETING_CONFIRMED;
    if (m->online)
        line(c, sure ? "guardian.meeting_online" : "guardian.meeting_online_asked", at);
    else
        line(c, sure ? "guardian.meeting" : "guardian.meeting_asked",
             in_zone_(at, m->zone), text_("place", m->place));
}

static void add_match(struct turn *t, struct card *c, const struct match *m,
                      int64_t minor)
{
    struct meeting some[SHOWN];
    line(c, format(t, "guardian.match_%s", match_state_word(m->state)),
         day_("until", m->paused_until));
    add_mentors(t, c, m, minor);
    size_t count = meetings_ahead(t->db, m->id, t->now, some, SHOWN);
    for (size_t i = 0; i < count; i++)
        add_meeting(c, &some[i]);
    if (!count)
        line(c, "guardian.child_meetings");
    if (*m->goal)
        line(c, "guardian.goal", text_("goal", m->goal));
    else
        line(c, "guardian.child_goals");
    gap(c);
}

void guardian_child_matches(struct turn *t, struct card *c, const struct guardianship *g)
{
    const struct match *all = matches_of(t->db, g->minor, false);
    bool confirmed = g->state == GUARDIANSHIP_CONFIRMED;
    for (; confirmed && all->id; all++)
        add_match(t, c, all, g->minor);
    if (confirmed && matches_count_of(t->db, g->minor))
        return;
    line(c, "guardian.child_meetings");
    line(c, "guardian.child_goals");
}

static const char *grown_in(struct turn *t, int64_t match)
{
    const char *list = "";
    for (const struct member *who = members_of(t->db, match); who->person; who++) {
        struct person p = person_find(t->db, who->person);
        if (person_is_grown(&p))
            list = list_with(t, list, names_of(t, p.id));
    }
    return list;
}

/* A confirmed guardian may end it, as the child may (ending.c). Of several each says with
 * whom, where that is a grown person. */
void guardian_child_endings(struct turn *t, struct card *c, const struct guardianship *g)
{
    enum { ENDINGS = 3 };
    bool several = matches_count_of(t->db, g->minor) > 1;
    int shown = 0;
    if (g->state != GUARDIANSHIP_CONFIRMED)
        return;
    for (const struct match *m = matches_of(t->db, g->minor, false); m->id; m++) {
        if (!match_is_live(m) || m->state < MATCH_ACCEPTED || shown++ >= ENDINGS)
            continue;
        const char *press = press_about(t, "ending:open", m->id);
        const char *who = grown_in(t, m->id);
        if (several && *who)
            button(c, press, "guardian.end_with", text_("who", who));
        else
            button(c, press, "guardian.end_match");
        row(c);
    }
}
