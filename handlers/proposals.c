/* proposals.c - the curator's side of referral.c: who was proposed, invite or decline.
 *
 * An invitation made here is for one person and knows its proposal, so that the hint is
 * destroyed as soon as that person gave consent; after 30 days without one the proposal
 * goes as a whole (domain.md 6.4). */
#include "handlers/features.h"

#include <string.h>

enum { PAGE = 5, ENDED_AT_ONCE = 500 };

int64_t referral_waiting(struct turn *t)
{
    return has_role(t, CURATOR | DEPUTY) ? referrals_proposed(t->db, t->who.organisation)
                                         : 0;
}

static const char *number_of(struct turn *t, const struct referral *r)
{
    return format(t, "%lld", (long long)r->id);
}

/* ---- screens ---------------------------------------------------------------------- */

static const char *kind_key(struct turn *t, const struct referral *r)
{
    return strcmp(r->role, "mentor") == 0 ? "proposals.mentor"
                                          : format(t, "proposals.%s", r->whom);
}

/* proposals:list:<skip> */
static void list(struct turn *t, int64_t skip)
{
    struct referral found[PAGE];
    int64_t all = referrals_in_count(t->db, t->who.organisation);
    if (skip < 0 || skip >= all)
        skip = 0;
    size_t count = referrals_in(t->db, t->who.organisation, skip, found, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "proposals.list" : "proposals.none", number_("count", all));
    for (size_t i = 0; i < count; i++) {
        button(c, format(t, "proposals:show:%s", number_of(t, &found[i])),
               "proposals.in_list", text_("number", number_of(t, &found[i])),
               part_("kind", kind_key(t, &found[i])),
               part_("state", format(t, "referral.state_%s", found[i].state)));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "proposals:list", skip - PAGE), "people.before");
    if (skip + PAGE < all)
        button(c, press_about(t, "proposals:list", skip + PAGE), "people.after");
    nav(c, "queue:open");
    show(c);
}

static void add_answers(struct card *c, struct turn *t, const struct referral *r)
{
    bool invited = strcmp(r->state, "invited") == 0;
    button(c, format(t, "proposals:invite:%s", number_of(t, r)),
           invited ? "proposals.show_link" : "proposals.invite");
    style(c, SUCCESS);
    button(c, format(t, "proposals:decline:%s", number_of(t, r)), "proposals.decline");
}

/* The proposal as it is now; false when there is none of this school. */
static bool show_one(struct turn *t, int64_t id)
{
    struct referral r = referral_find(t->db, t->who.organisation, id);
    if (!r.id)
        return false;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "proposals.card", text_("number", number_of(t, &r)),
         part_("kind", kind_key(t, &r)));
    line(c, "proposals.by", name_("who", r.by), day_("at", r.made_at));
    if (*r.why)
        line(c, "proposals.why", part_("why", format(t, "referral.why_%s", r.why)));
    line(c, r.knows ? "proposals.knows" : "proposals.knows_not");
    if (*r.hint)
        line(c, "proposals.hint", text_("hint", r.hint));
    else
        line(c, "proposals.ask_proposer");
    line(c, "proposals.state", part_("state", format(t, "referral.state_%s", r.state)));
    if (strcmp(r.state, "proposed") == 0 || strcmp(r.state, "invited") == 0)
        add_answers(c, t, &r);
    nav(c, "proposals:list:0");
    show(c);
    return true;
}

static void show_proposal(struct turn *t, int64_t id)
{
    if (!show_one(t, id))
        old_button(t);
}

/* ---- answers ---------------------------------------------------------------------- */

/* The link that was made for it and is still open. */
static bool shown_link(struct turn *t, const struct referral *r)
{
    struct invitation i =
        invitation_find(t->db, t->who.organisation, referral_invitation(t->db, r->id));
    if (invitation_state(&i, t->now) != INVITATION_OPEN)
        return false;
    invite_show(t, &i);
    return true;
}

void proposals_invite(struct turn *t, int64_t id, const char *paper)
{
    struct referral r = referral_find(t->db, t->who.organisation, id);
    bool again = strcmp(r.id ? r.state : "", "invited") == 0;
    if (!r.id || (!again && !referral_move(t->db, t->who.organisation, id, "proposed",
                                           "invited"))) {
        old_button(t);
        return;
    }
    struct invitation i = invite_make(t, r.role, paper, r.id);
    if (!again)
        soon(t, "referral.answered", r.by, r.id, 0);
    invite_show(t, &i);
}

static void invite_proposed(struct turn *t, int64_t id)
{
    struct referral r = referral_find(t->db, t->who.organisation, id);
    bool open =
        r.id && (strcmp(r.state, "proposed") == 0 || strcmp(r.state, "invited") == 0);
    enum names_mode mode = organisation_find(t->db, t->who.organisation).names;
    if (!open) {
        show_proposal(t, id);
        return;
    }
    if (shown_link(t, &r))
        return;
    if (mode == NAMES_OFF)
        say(t, "invite.off_chat");
    else if (mode == NAMES_CODES)
        invite_ask_paper(t, r.id);
    else
        proposals_invite(t, id, NULL);
}

static void decline(struct turn *t, int64_t id)
{
    struct referral r = referral_find(t->db, t->who.organisation, id);
    if (!referral_move(t->db, t->who.organisation, id, "proposed", "declined") &&
        !referral_move(t->db, t->who.organisation, id, "invited", "declined")) {
        show_proposal(t, id);
        return;
    }
    referral_end_links(t->db, id, t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "referral.declined", id,
              NULL);
    soon(t, "referral.answered", r.by, id, 0);
    toast(t, "proposals.declined");
    list(t, 0);
}

/* ---- what curators hear ----------------------------------------------------------- */

static void came(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    int64_t count = referral_waiting(t);
    if (!count || !has_role(t, CURATOR))
        return;
    struct card *c = card(t, t->who.id, "proposals", 0);
    line(c, "proposals.came", number_("count", count));
    button(c, "proposals:list:0", "proposals.look");
    show(c);
}

static void ended(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    say(t, "proposals.ended");
}

void referral_sweep(struct turn *t)
{
    const int64_t *schools = referrals_ending(t->db, t->now);
    for (; *schools; schools++)
        curators_hear(t, *schools, "proposals.ended", 0, 0);
    referrals_expire(t->db, t->now, ENDED_AT_ONCE);
}

static const struct action actions[] = {
    { "decline", CURATOR | DEPUTY, decline },
    { "invite", CURATOR | DEPUTY, invite_proposed },
    { "list", CURATOR | DEPUTY, list },
    { "show", CURATOR | DEPUTY, show_proposal },
    { 0 },
};
static const struct due due[] = {
    { "came", CAN_WAIT, 0, came },
    { "ended", CAN_WAIT, 0, ended },
    { 0 },
};

const struct feature proposals = {
    .name = "proposals",
    .actions = actions,
    .due = due,
};
