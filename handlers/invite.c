/* invite.c - links into the programme: made, listed, copied, printed, revoked.
 *
 * A post is for one person and a week; mentees and mentors may come by one link, for a
 * month. Where the school keeps codes only, consent is signed on paper first, so every
 * link is for one person and carries the paper's number. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5, POST_DAYS = 7, REGISTER_DAYS = 30 };

static struct organisation school_of(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation);
}

static struct invitation make_kept(struct turn *t, struct invitation i, int days)
{
    i.organisation = t->who.organisation;
    i.created_by = t->who.id;
    i.expires_at = t->now + (int64_t)days * DAY;
    invitation_add(t->db, &i, t->now);
    audit_add(t->db, t->now, i.organisation, t->who.id, "invitation.made", i.id, i.role);
    return i;
}

struct invitation invite_make(struct turn *t, const char *role, const char *paper,
                              int64_t proposal)
{
    bool single = role_is_post(role_named(role)) || paper || proposal;
    struct invitation i = {
        .role = role, .uses_left = single ? 1 : -1, .paper = paper, .referral = proposal
    };
    return make_kept(t, i, single ? POST_DAYS : REGISTER_DAYS);
}

struct invitation invite_make_printed(struct turn *t, const char *role, const char *paper)
{
    struct invitation i = { .role = role, .uses_left = 1, .paper = paper };
    return make_kept(t, i, REGISTER_DAYS);
}

/* Whom a curator may invite from the screen; other posts are the administrator's, who
 * gives them on the machine itself. */
static const char *const offered[] = { "mentee", "mentor", "curator",
                                       "deputy", "head",   "psychologist" };

static bool is_offered(const char *role)
{
    for (size_t i = 0; i < COUNT(offered); i++)
        if (strcmp(offered[i], role) == 0)
            return true;
    return false;
}

const char *invite_press(struct turn *t, const char *role)
{
    return format(t, "invite:make:%s:%lld", role, (long long)invitation_newest(t->db));
}

/* ---- screens ---------------------------------------------------------------------- */

static void open_invite(struct turn *t, int64_t unused)
{
    (void)unused;
    int64_t open = invitations_open_count(t->db, t->who.organisation, t->now);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "invite.whom");
    for (size_t i = 0; i < COUNT(offered); i++) {
        button(c, invite_press(t, offered[i]), format(t, "invite.role_%s", offered[i]));
        if (i % 2)
            row(c);
    }
    if (open) {
        button(c, "invite:list:0", "invite.open_ones", number_("count", open));
        row(c);
    }
    button(c, "polls:open", "invite.poll");
    nav(c, NULL);
    show(c);
}

void invite_show(struct turn *t, const struct invitation *i)
{
    const char *link = start_link(t, i->code);
    const char *role = format(t, "invite.role_%s", i->role);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, i->uses_left < 0 ? "invite.for_group" : "invite.for_person",
         part_("role", role), when_("until", i->expires_at));
    line(c, "invite.used", number_("count", i->used));
    gap(c);
    line(c, format(t, "invite.text_%s", i->uses_left < 0 ? "group" : "person"),
         text_("school", school_of(t).name), part_("role", role), text_("link", link));
    copy_button(c, link, "invite.copy");
    row(c);
    button(c, press_about(t, "invite:poster", i->id), "invite.poster");
    button(c, press_about(t, "invite:revoke", i->id), "invite.revoke");
    style(c, DANGER);
    row(c);
    if (i->used)
        button(c, format(t, "newcomers:by:%lld:0", (long long)i->id), "invite.who_came");
    nav(c, "invite:open");
    show(c);
}

static void show_invitation(struct turn *t, int64_t id)
{
    struct invitation i = invitation_find(t->db, t->who.organisation, id);
    if (invitation_state(&i, t->now) == INVITATION_OPEN)
        invite_show(t, &i);
    else
        old_button(t);
}

/* What an earlier press of the same button made: one tap may arrive twice. */
static bool made_already(struct turn *t, const char *role)
{
    int64_t stamp = strtoll(argument(t, 1), NULL, 10);
    struct invitation i = invitation_since(t->db, t->who.id, role, stamp);
    if (!*argument(t, 1) || invitation_state(&i, t->now) != INVITATION_OPEN)
        return false;
    invite_show(t, &i);
    return true;
}

/* invite:make:<role>:<the newest invitation when the button was shown> */
static void make(struct turn *t, int64_t unused)
{
    (void)unused;
    const char *role = argument(t, 0);
    struct organisation o = school_of(t);
    if (!is_offered(role)) {
        old_button(t);
        return;
    }
    if (!o.ready) {
        say(t, "invite.name_first");
        setup_steps(t);
        return;
    }
    if (o.names == NAMES_OFF) {
        say(t, "invite.off_chat");
        return;
    }
    if (made_already(t, role))
        return;
    if (o.names == NAMES_CODES) {
        ask(t, "paper", (int64_t)role_named(role));
        return;
    }
    struct invitation i = invite_make(t, role, NULL, 0);
    invite_show(t, &i);
}

/* The form is about a role, or about a proposal: then the number stands below nought. */
void invite_ask_paper(struct turn *t, int64_t proposal)
{
    ask(t, "paper", -proposal);
}

static void paper_filled(struct turn *t, const struct answers *a, int64_t of)
{
    const char *paper =
        format(t, "%s, %s", answer_text(a, "NUMBER"), answer_text(a, "DATE"));
    if (of < 0) {
        proposals_invite(t, -of, paper);
        return;
    }
    struct invitation i = invite_make(t, role_word((unsigned)of), paper, 0);
    invite_show(t, &i);
}

static void list(struct turn *t, int64_t skip)
{
    struct invitation open[PAGE];
    int64_t all = invitations_open_count(t->db, t->who.organisation, t->now);
    size_t count = invitations_open(t->db, t->who.organisation, t->now, skip, open, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "invite.list", number_("count", all));
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, "invite:show", open[i].id), "invite.in_list",
               part_("role", format(t, "invite.role_%s", open[i].role)),
               day_("until", open[i].expires_at), number_("count", open[i].used));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "invite:list", skip - PAGE), "invite.newer");
    if (skip + (int64_t)count < all)
        button(c, press_about(t, "invite:list", skip + PAGE), "invite.older");
    nav(c, "invite:open");
    show(c);
}

static void revoke(struct turn *t, int64_t id)
{
    if (!invitation_revoke(t->db, t->who.organisation, id, t->now)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "invitation.revoked", id,
              NULL);
    toast(t, "invite.revoked");
    open_invite(t, 0);
}

/* ---- the poster ------------------------------------------------------------------- */

static void poster(struct turn *t, int64_t id)
{
    struct invitation i = invitation_find(t->db, t->who.organisation, id);
    if (invitation_state(&i, t->now) != INVITATION_OPEN) {
        old_button(t);
        return;
    }
    struct sheet *s = sheet(t, "poster");
    sheet_text(s, "format", "png");
    sheet_text(s, "title", words_for(t, t->who.id, "invite.poster_title"));
    sheet_add(s, "lines", words_for(t, t->who.id, format(t, "invite.poster_%s", i.role)));
    sheet_add(s, "lines", words_for(t, t->who.id, "invite.poster_how"));
    sheet_text(s, "link", start_link(t, i.code));
    sheet_text(s, "footer", school_of(t).name);
    sheet_make(s, "invite.poster", id);
    toast(t, "invite.poster_soon");
}

static void poster_made(struct turn *t, int64_t id, int64_t file)
{
    (void)id;
    if (!file) {
        say(t, "invite.poster_failed");
        return;
    }
    name_file(t, file, words_for(t, t->who.id, "invite.poster_name"));
    send_file(t, t->who.id, file, "invite.poster_ready");
}

static const struct action actions[] = {
    { "list", CURATOR | DEPUTY, list },
    { "make", CURATOR | DEPUTY, make },
    { "open", CURATOR | DEPUTY, open_invite },
    { "poster", CURATOR | DEPUTY, poster },
    { "revoke", CURATOR | DEPUTY, revoke },
    { "show", CURATOR | DEPUTY, show_invitation },
    { 0 },
};
static const struct filled filled[] = { { "paper", paper_filled }, { 0 } };
static const struct made made[] = { { "poster", poster_made, MADE_DOCUMENT }, { 0 } };

const struct feature invite = {
    .name = "invite",
    .start = { "invite", CURATOR | DEPUTY, open_invite },
    .actions = actions,
    .filled = filled,
    .made = made,
};
