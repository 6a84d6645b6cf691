/* pair.c - «Моя пара»: people, the next meeting, what was agreed, history, for those who
 * are in it. Several are a list first; those that are over can be read, nothing more.
 *
 * Whose match it is stands in the query: an id of another one is an old button. Here a
 * curator or head who is a mentor sees the pair as a mentor does, and nowhere else. */
#include "handlers/pair.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5 };

struct match pair_named(struct turn *t, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    if (!m.id)
        old_button(t);
    return m;
}

const char *pair_partners(struct turn *t, int64_t match)
{
    const char *all = "";
    for (const struct member *m = members_of(t->db, match); m->person; m++)
        if (m->person != t->who.id)
            all = list_with(t, all, names_of(t, m->person));
    return all;
}

enum member_role pair_role(struct turn *t, int64_t match, int64_t person, int64_t topic)
{
    const struct topic *all = topics_of(t->db, match), *one = all;
    struct member m = member_find(t->db, match, person);
    while (topic && one->id && one->id != topic)
        one++;
    if (!one->id)
        one = all;
    if (one->id)
        return one->mentor == person ? MEMBER_MENTOR : MEMBER_MENTEE;
    return m.person ? m.role : MEMBER_MENTEE;
}

/* ---- the card --------------------------------------------------------------------- */

static void add_meeting(struct turn *t, struct card *c, const struct match *m)
{
    struct meeting next;
    bool planned = meetings_ahead(t->db, m->id, t->now, &next, 1);
    if (!planned && m->state == MATCH_PAUSED)
        return;
    if (planned)
        button(c, press_about(t, "pair:meeting", next.id), "pair.to_meeting");
    else
        button(c, booking_press(t, m->id), "pair.book");
    style(c, PRIMARY);
    if (planned && m->state == MATCH_ACTIVE) {
        button(c, booking_press(t, m->id), "pair.book_another");
        row(c);
    }
}

static void add_person(struct turn *t, struct card *c, const struct match *m)
{
    const struct member *all = members_of(t->db, m->id);
    if (all[0].person && all[1].person && all[2].person) {
        button(c, press_about(t, "pair:everybody", m->id), "pair.to_everybody");
        return;
    }
    while (all->person && all->person == t->who.id)
        all++;
    if (!all->person)
        return;
    bool mentor = pair_is(t, m, all->person, MEMBER_MENTOR);
    button(c,
           format(t, "pair:person:%lld:%lld", (long long)m->id, (long long)all->person),
           mentor ? "pair.to_mentor" : "pair.to_mentee");
}

static void add_running(struct turn *t, struct card *c, const struct match *m)
{
    add_meeting(t, c, m);
    button(c, press_about(t, "meetings:of", m->id), "pair.to_meetings");
    row(c);
    add_person(t, c, m);
    button(c, press_about(t, "steps:of", m->id), "pair.to_steps");
    row(c);
    button(c, press_about(t, "logged:open", m->id), "pair.to_logged");
    button(c, "diary:list:0", "pair.to_diary");
    row(c);
    button(c, press_about(t, "pair:history", m->id), "pair.to_history");
    button(c, press_about(t, "pair:more", m->id), "pair.to_more");
    row(c);
    if (diary_is_shown(t, m->id)) {
        button(c, press_about(t, "diary:shared", m->id), "pair.to_shown");
        row(c);
    }
    button(c, safety_press(t, m->id), "pair.uneasy");
}

/* Before it begins: what it waits for is one press away. */
static void add_beginning(struct turn *t, struct card *c, const struct match *m)
{
    if (m->state == MATCH_PROPOSED)
        button(c, press_about(t, "match_offer:show", m->id), "pair.to_offer");
    else
        button(c, press_about(t, "agreement:open", m->id), "pair.to_agreement");
    style(c, PRIMARY);
    row(c);
    add_person(t, c, m);
    row(c);
    button(c, safety_press(t, m->id), "pair.uneasy");
}

static void add_over(struct turn *t, struct card *c, const struct match *m)
{
    button(c, press_about(t, "pair:history", m->id), "pair.to_history");
    row(c);
    button(c, safety_press(t, m->id), "pair.uneasy");
}

static void put(struct turn *t, const struct match *m)
{
    bool running = match_is_running(m);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, pair_is_group(t, m) ? "pair.title_group" : "pair.title");
    pair_people(t, c, m);
    gap(c);
    pair_state(t, c, m);
    if (running && !pair_next(t, c, m) && m->state != MATCH_PAUSED)
        line(c, "pair.next_none");
    pair_totals(t, c, m->id);
    if (running)
        steps_lines(t, c, t->who.id, m->id);
    if (running)
        add_running(t, c, m);
    else if (match_is_live(m))
        add_beginning(t, c, m);
    else
        add_over(t, c, m);
    nav(c, matches_count_of(t->db, t->who.id) > 1 ? "pair:open" : NULL);
    show(c);
}

void pair_show(struct turn *t, int64_t match)
{
    struct match m = pair_named(t, match);
    if (m.id)
        put(t, &m);
}

/* pair:more:<match>: what was agreed, and the ways that are seldom gone. */
static void more(struct turn *t, int64_t match)
{
    struct match m = pair_named(t, match);
    if (!m.id)
        return;
    if (!match_is_running(&m)) {
        put(t, &m);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, pair_is_group(t, &m) ? "pair.agreed_group" : "pair.agreed");
    pair_agreed(t, c, &m);
    button(c, press_about(t, "agreement:open", m.id), "pair.to_agreement");
    row(c);
    if (m.state != MATCH_CLOSING) {
        button(c, press_about(t, "match_pause:open", m.id), "pair.to_pause");
        row(c);
    }
    button(c, press_about(t, "ending:open", m.id), "pair.to_ending");
    nav(c, press_about(t, "pair:show", m.id));
    show(c);
}

/* pair:meeting:<meeting> */
static void open_meeting(struct turn *t, int64_t id)
{
    if (meeting_of(t->db, t->who.id, id).id)
        meeting_show(t, id);
    else
        old_button(t);
}

/* ---- lists ------------------------------------------------------------------------ */

static bool is_over(const struct match *m)
{
    return !match_is_live(m);
}

static bool has_past(struct turn *t)
{
    const struct match *all = matches_of(t->db, t->who.id, true);
    while (all->id && !is_over(all))
        all++;
    return all->id != 0;
}

static void add_in_list(struct turn *t, struct card *c, const struct match *m)
{
    button(c, press_about(t, "pair:show", m->id), "pair.in_list",
           text_("partners", pair_partners(t, m->id)),
           part_("state", pair_state_key(t, m)));
    row(c);
}

static void put_list(struct turn *t, bool ended, int64_t skip)
{
    const char *press = ended ? "pair:past" : "pair:list";
    const struct match *all = matches_of(t->db, t->who.id, ended);
    int64_t count = 0, shown = 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, ended ? "pair.past" : "pair.several");
    for (; all->id; all++) {
        if (is_over(all) != ended || count++ < skip || shown == PAGE)
            continue;
        add_in_list(t, c, all);
        shown++;
    }
    if (skip > 0)
        button(c, press_about(t, press, skip > PAGE ? skip - PAGE : 0), "pair.newer");
    if (skip < count - PAGE)
        button(c, press_about(t, press, skip + PAGE), "pair.older");
    row(c);
    if (!ended && has_past(t))
        button(c, "pair:past:0", "pair.to_past");
    nav(c, ended ? "pair:open" : NULL);
    show(c);
}

static void past(struct turn *t, int64_t skip)
{
    put_list(t, true, skip > 0 ? skip : 0);
}

static void list(struct turn *t, int64_t skip)
{
    put_list(t, false, skip > 0 ? skip : 0);
}

/* ---- without a pair --------------------------------------------------------------- */

/* The first of the things that come before a pair and are not there yet. */
static const char *waits_for(struct turn *t)
{
    bool ready = guardian_confirmed(t->db, &t->who);
    struct application a = application_newest(t->db, t->who.id);
    if (onboarding_waits(t))
        return "pair.none_untold";
    if (has_role(t, MENTEE))
        return ready ? "pair.none_mentee" : "pair.none_guardian";
    if (has_role(t, MENTOR) && apply_accepted(t->db, t->who.id))
        return "pair.none_mentor";
    return a.id ? "pair.none_applied" : "pair.none";
}

static void put_none(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, waits_for(t));
    if (has_past(t))
        button(c, "pair:past:0", "pair.to_past");
    nav(c, NULL);
    show(c);
}

static void open_pair(struct turn *t, int64_t unused)
{
    (void)unused;
    int64_t count = matches_count_of(t->db, t->who.id);
    if (count == 1)
        pair_show(t, match_first_of(t->db, t->who.id).id);
    else if (count)
        put_list(t, false, 0);
    else
        put_none(t);
}

static const struct action actions[] = {
    { "before", MEMBER, pair_before },
    { "everybody", MEMBER, pair_everybody },
    { "history", MEMBER, pair_history },
    { "list", MEMBER, list },
    { "meeting", MEMBER, open_meeting },
    { "more", MEMBER, more },
    { "open", MEMBER, open_pair },
    { "past", MEMBER, past },
    { "person", MEMBER, pair_person },
    { "show", MEMBER, pair_show },
    { 0 },
};

const struct feature pair = {
    .name = "pair",
    .start = { "pair", MEMBER, open_pair },
    .in_menu = true,
    .actions = actions,
};
