/* matches_buttons.c - the ways from the card of one match: what is used daily on the card
 * itself, of a running one the rarer ones behind «Ещё». Never more than eight rows. */
#include "handlers/matches.h"

static void add_papers(struct turn *t, struct card *c, const struct match *m)
{
    button(c, press_about(t, "agreement:desk", m->id), "matches.to_agreement");
    button(c, press_about(t, "agreement:paper", m->id), "matches.paper");
    if (match_is_live(m))
        button(c, press_about(t, "agreement:order", m->id), "matches.to_order");
    row(c);
}

static void add_course(struct turn *t, struct card *c, const struct match *m)
{
    int64_t notes_here = match_notes_count(t->db, m->id);
    button(c, press_about(t, "timeline:of", m->id), "matches.to_timeline");
    button(c, press_about(t, "meetings:of", m->id), "matches.to_meetings");
    row(c);
    if (match_is_live(m))
        button(c, press_about(t, "contacts:talk", m->id), "matches.to_talk");
    button(c, press_about(t, "timeline:notes", m->id),
           notes_here ? "matches.to_notes_of" : "matches.to_notes",
           number_("count", notes_here));
    row(c);
}

static void add_running(struct turn *t, struct card *c, const struct match *m)
{
    button(c, press_about(t, "feedback:match", m->id), "matches.feedback");
    if (diary_is_shown(t, m->id))
        button(c, press_about(t, "diary:shared", m->id), "matches.to_shown");
    row(c);
}

static void add_endings(struct turn *t, struct card *c, const struct match *m)
{
    if (m->state == MATCH_ACTIVE || m->state == MATCH_PAUSED)
        button(c, press_about(t, "match_pause:open", m->id), "matches.to_pause");
    button(c, press_about(t, "ending:curator", m->id), "matches.to_ending");
    row(c);
}

void matches_buttons(struct turn *t, struct card *c, const struct match *m)
{
    struct asked_member any;
    if (m->state == MATCH_DRAFT) {
        button(c, press_about(t, "matching:show", m->id), "matches.go_on");
        style(c, PRIMARY);
        return;
    }
    if (matches_awaited(t, m, &any, 1)) {
        button(c, press_about(t, "matches:remind", m->id), "matches.remind");
        row(c);
    }
    add_course(t, c, m);
    if (match_is_running(m))
        add_running(t, c, m);
    else if (m->state >= MATCH_ACCEPTED)
        add_papers(t, c, m);
    if (match_is_live(m) && m->state != MATCH_PROPOSED)
        add_endings(t, c, m);
    else if (m->state == MATCH_PROPOSED)
        button(c, press_about(t, "matching:show", m->id), "matches.to_proposal");
    if (match_is_running(m))
        button(c, press_about(t, "matches:more", m->id), "matches.to_more");
}

/* matches:more:<match>: papers, places, talks with a curator, the people before. */
void matches_more(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (!m.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matches.more_of", text_("names", matches_names(t, m.id)));
    if (m.state >= MATCH_ACCEPTED)
        add_papers(t, c, &m);
    if (match_is_running(&m)) {
        button(c, press_about(t, "venues:of", m.id), "matches.venues");
        button(c, press_about(t, "gatherings:with", m.id), "matches.meet_them");
        row(c);
    }
    button(c, press_about(t, "contacts:of", m.id), "matches.to_contacts");
    button(c, press_about(t, "matches:history", m.id), "matches.to_history");
    nav(c, press_about(t, "matches:show", m.id));
    show(c);
}
