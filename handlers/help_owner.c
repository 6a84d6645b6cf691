/* help_owner.c - whoever is asked answers: now, today, at a meeting, or gives it on.
 *
 * Several may have been told; the first to take it owns it, and the cards of the others
 * say so. Each tap changes the row only from the state that it was shown in: one that
 * comes twice, or too late, shows how things are. Safety cases are safety.c's. */
#include "handlers/help_owner.h"

/* ---- taken ------------------------------------------------------------------------- */

struct help_case help_owner_case(struct turn *t, int64_t id)
{
    struct help_case h = case_for(t->db, t->who.id, id);
    if (h.id && !h.safety && h.organisation == t->who.organisation)
        return h;
    old_button(t);
    return (struct help_case){ 0 };
}

static bool is_mine(const struct turn *t, const struct help_case *h)
{
    return h->state == CASE_TAKEN && h->owner == t->who.id;
}

bool help_owner_takes(struct turn *t, int64_t id, int64_t answer_by, struct help_case *h)
{
    *h = help_owner_case(t, id);
    if (!h->id)
        return false;
    if (h->state == CASE_WAITING && help_taken(t, h, answer_by))
        help_owner_opened(t, h);
    *h = case_for(t->db, t->who.id, id);
    if (is_mine(t, h))
        return true;
    help_owner_show(t, t->who.id, id, NULL);
    return false;
}

/* help_owner:now:<case>: whatever they write next goes to the asker. */
static void answer_now(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!help_owner_takes(t, id, 0, &h))
        return;
    if (talk_flows(t, &h))
        talk_show(t, id);
    else
        help_owner_show(t, t->who.id, id, NULL);
}

/* help_owner:today:<case>: until the school closes; when it has, until it closes next,
 * and the card says so. */
static void answer_today(struct turn *t, int64_t id)
{
    struct help_case h = help_owner_case(t, id);
    int64_t until = 0;
    if (!h.id)
        return;
    bool today = help_owner_is_today(t, &h, &until);
    bool waited = h.state == CASE_WAITING;
    if (help_owner_takes(t, id, until, &h))
        help_owner_show(t, t->who.id, id,
                        waited && !today ? "help_owner.not_today" : NULL);
}

/* help_owner:answered:<case> */
static void answered(struct turn *t, int64_t id)
{
    struct help_case h = help_owner_case(t, id);
    if (!h.id)
        return;
    if (is_mine(t, &h))
        help_answered(t, &h);
    help_owner_show(t, t->who.id, id, NULL);
}

/* help_owner:show:<case> */
static void open_case(struct turn *t, int64_t id)
{
    struct help_case h = help_owner_case(t, id);
    if (!h.id)
        return;
    help_owner_show(t, t->who.id, id, NULL);
    help_owner_opened(t, &h);
}

/* ---- written under the card ----------------------------------------------------------
 */

/* Does the actor talk in this one alone? */
static bool is_only_talk(struct turn *t)
{
    struct help_case some[2];
    return cases_talked(t->db, t->who.id, some, COUNT(some)) == 1;
}

/* The card says that the asker reads what is written here; who talks in several is asked
 * in which, and who has not taken it is told to. */
static void wrote(struct turn *t, int64_t id)
{
    struct help_case h = case_for(t->db, t->who.id, id);
    bool waits = h.state == CASE_WAITING && !h.safety;
    bool again = waits && help_owner_gave_on(t, &h, t->who.id);
    if (waits)
        help_owner_show(t, t->who.id, id,
                        again ? "help_owner.take_again" : "help_owner.take_first");
    else if (h.id && is_mine(t, &h) && is_only_talk(t))
        talk_wrote(t, id);
    else
        home_unclear(t);
}

static const struct action actions[] = {
    { "all", MEMBER, help_owner_whole },
    { "answered", MEMBER, answered },
    { "ask", MEMBER, help_owner_ask },
    { "files", MEMBER, help_owner_files },
    { "list", MEMBER, help_owner_list },
    { "meet", MEMBER, help_owner_meet },
    { "mentors", MEMBER, help_owner_mentors },
    { "next", MEMBER, help_owner_next },
    { "now", MEMBER, answer_now },
    { "pass", MEMBER, help_owner_pass },
    { "show", MEMBER, open_case },
    { "to", MEMBER, help_owner_to },
    { "today", MEMBER, answer_today },
    { 0 },
};

const struct feature help_owner = {
    .name = "help_owner",
    .actions = actions,
    .wrote = wrote,
    .talk = "talk",
};
