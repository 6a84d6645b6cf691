/* matching_overview.c - a match that is not formed yet, with everything in it and all
 * that stands in the way; from here it is proposed, changed, taken back or dropped. */
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 5 };

/* ---- what is in it ---------------------------------------------------------------- */

static const char *names_in(struct turn *t, const struct match *m, enum member_role role,
                            int64_t *count)
{
    const char *words = "";
    *count = 0;
    for (const struct member *b = members_of(t->db, m->id); b->person; b++) {
        if (b->role != role)
            continue;
        const char *name = names_of(t, b->person);
        if (*b->sphere)
            name = format(t, "%s (%s)", name, b->sphere);
        words = list_with(t, words, name);
        (*count)++;
    }
    return words;
}

static void add_days(struct card *c, struct turn *t, const struct match *m)
{
    const char *zone = matching_zone(t, m);
    struct value from = in_zone_(day_("from", matching_day(t, m, m->starts_on)), zone);
    struct value to = in_zone_(day_("to", matching_day(t, m, m->ends_on)), zone);
    if (*m->starts_on && strcmp(m->starts_on, m->ends_on) == 0)
        line(c, "matching.on_day", from);
    else if (*m->starts_on && *m->ends_on)
        line(c, "matching.from_to", from, to);
    else if (*m->starts_on)
        line(c, "matching.from", from);
}

void matching_facts(struct card *c, struct turn *t, const struct match *m)
{
    line(c, "matching.form_and_kind",
         part_("form", format(t, "match_rules.form_%s", m->form)),
         part_("kind", format(t, "match_rules.kind_%s", m->kind)));
    add_days(c, t, m);
    line(c, format(t, "matching.meet_%s", m->mode));
    if (m->every)
        line(c, "matching.rhythm",
             part_("rhythm", format(t, "matching.every_%d_words", m->every)));
    if (*m->goal)
        line(c, "matching.goal", text_("goal", m->goal));
    for (const struct topic *p = topics_of(t->db, m->id); p->id; p++)
        line(c, "matching.topic", number_("number", p->number), text_("title", p->title),
             name_("who", p->mentor));
}

void matching_people_lines(struct card *c, struct turn *t, const struct match *m)
{
    int64_t mentees, mentors;
    const char *those = names_in(t, m, MEMBER_MENTEE, &mentees);
    const char *these = names_in(t, m, MEMBER_MENTOR, &mentors);
    if (mentees)
        line(c, mentees > 1 ? "matching.the_mentees" : "matching.the_mentee",
             text_("people", those));
    if (mentors)
        line(c, mentors > 1 ? "matching.the_mentors" : "matching.the_mentor",
             text_("people", these));
}

/* ---- what stands in the way ------------------------------------------------------- */

static size_t add_obstacles(struct card *c, struct turn *t, const struct obstacles *o,
                            enum bar bar, size_t room)
{
    size_t shown = 0;
    for (size_t i = 0; i < o->count && shown < room; i++)
        if (o->all[i].bar == bar) {
            obstacle_line(c, t, &o->all[i]);
            shown++;
        }
    return shown;
}

static void add_in_the_way(struct card *c, struct turn *t, const struct obstacles *o)
{
    size_t hard = obstacles_count(o, BAR_HARD) + obstacles_count(o, BAR_PROPOSE);
    size_t shown = 0;
    if (hard) {
        gap(c);
        line(c, "matching.in_the_way");
        shown = add_obstacles(c, t, o, BAR_HARD, SHOWN);
        shown += add_obstacles(c, t, o, BAR_PROPOSE, SHOWN - shown);
    }
    if (shown < SHOWN && obstacles_count(o, BAR_SOFT)) {
        gap(c);
        line(c, "matching.to_weigh");
        shown += add_obstacles(c, t, o, BAR_SOFT, SHOWN - shown);
    }
    if (shown < o->count)
        line(c, "matching.and_more", number_("count", (int64_t)(o->count - shown)));
}

/* ---- a draft ---------------------------------------------------------------------- */

static void change(struct card *c, struct turn *t, const struct match *m,
                   const char *which)
{
    button(c, format(t, "matching:step:%lld:%s", (long long)m->id, which),
           format(t, "matching.change_%s", which));
}

static void add_changes(struct card *c, struct turn *t, const struct match *m)
{
    const struct match_kind *k = match_kind_named(m->kind);
    change(c, t, m, "form");
    change(c, t, m, "kind");
    row(c);
    change(c, t, m, "mentees");
    change(c, t, m, "mentors");
    row(c);
    change(c, t, m, "start");
    if (k->meetings_most != 1)
        change(c, t, m, "length");
    row(c);
    if (!k->mode)
        change(c, t, m, "mode");
    if (k->scheduled)
        change(c, t, m, "rhythm");
    row(c);
    if (k->needs_goal)
        change(c, t, m, "goal");
    if (k->reverse && members_of(t->db, m->id)->person)
        for (int i = 0; i < TOPICS_MOST; i++)
            button(c,
                   format(t, "matching:words:%lld:%d", (long long)m->id, WORDS_TOPIC + i),
                   "matching.change_topic", number_("number", i + 1));
}

static void add_spheres(struct card *c, struct turn *t, const struct match *m)
{
    const struct member *all = members_of(t->db, m->id);
    if (!all[0].person || !all[1].person || all[1].role != MEMBER_MENTOR)
        return;
    button(c, format(t, "matching:words:%lld:%d", (long long)m->id, WORDS_SPHERE),
           "matching.change_spheres");
}

/* What is open comes next; when nothing is, and nothing stands in the way, proposing. */
static void add_way_on(struct card *c, struct turn *t, const struct match *m,
                       const struct obstacles *o)
{
    const char *open = matching_open_step(t, m);
    if (!open && (obstacles_first(o, BAR_HARD) || obstacles_first(o, BAR_PROPOSE)))
        return;
    if (open)
        button(c, format(t, "matching:step:%lld:%s:on", (long long)m->id, open),
               "matching.go_on");
    else
        button(c, press_about(t, "matching:send", m->id), "matching.send");
    style(c, PRIMARY);
    row(c);
}

static void put_draft(struct turn *t, const struct match *m)
{
    struct obstacles o;
    matching_check(t, m, &o);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matching.title_draft");
    matching_people_lines(c, t, m);
    matching_facts(c, t, m);
    add_in_the_way(c, t, &o);
    add_way_on(c, t, m, &o);
    add_changes(c, t, m);
    add_spheres(c, t, m);
    row(c);
    button(c, press_about(t, "matching:drop", m->id), "matching.drop");
    nav(c, "matching:drafts:0");
    show(c);
}

/* ---- a proposal ------------------------------------------------------------------- */

static void put_proposed(struct turn *t, const struct match *m)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, m->state == MATCH_PROPOSED ? "matching.title_proposed"
                                       : "matching.title_formed");
    matching_people_lines(c, t, m);
    matching_facts(c, t, m);
    if (m->state == MATCH_PROPOSED) {
        gap(c);
        for (const struct member *b = members_of(t->db, m->id); b->person; b++)
            line(c, b->answer ? "matching.said_yes" : "matching.said_nothing",
                 name_("who", b->person));
        button(c, press_about(t, "matching:recall", m->id), "matching.recall");
    }
    nav(c, "matching:drafts:0");
    show(c);
}

void matching_overview(struct turn *t, const struct match *m)
{
    struct match now = match_overseen(t, m->id);
    if (!now.id)
        old_button(t);
    else if (now.state == MATCH_DRAFT)
        put_draft(t, &now);
    else
        put_proposed(t, &now);
}

/* ---- proposing -------------------------------------------------------------------- */

static void confirm_soft(struct turn *t, const struct match *m, const struct obstacles *o,
                         size_t skip)
{
    size_t all = obstacles_count(o, BAR_SOFT), at = 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "matching.send_sure");
    for (size_t i = 0; i < o->count; i++)
        if (o->all[i].bar == BAR_SOFT && at++ >= skip && at <= skip + SHOWN)
            obstacle_line(c, t, &o->all[i]);
    if (skip + SHOWN < all)
        button(c, format(t, "matching:send:%lld:-:%zu", (long long)m->id, skip + SHOWN),
               "people.after");
    else
        button(c,
               format(t, "matching:send:%lld:%lld", (long long)m->id,
                      (long long)obstacles_stamp(o)),
               "matching.send_yes");
    style(c, PRIMARY);
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

bool matching_propose(struct turn *t, int64_t id)
{
    if (!match_move(t->db, id, MATCH_DRAFT, MATCH_PROPOSED, t->now))
        return false;
    members_ask_anew(t->db, id);
    match_record(t->db, id, t->who.id, "proposed", "", t->now);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "match.proposed", id, NULL);
    match_offer_begin(t, id);
    return true;
}

/* matching:send:<draft>[:<stamp of what was confirmed>[:<skip>]] */
void matching_send(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    struct obstacles o;
    if (!m.id)
        return;
    matching_check(t, &m, &o);
    if (obstacles_first(&o, BAR_HARD) || obstacles_first(&o, BAR_PROPOSE)) {
        put_draft(t, &m);
        return;
    }
    int64_t skip = strtoll(argument(t, 2), NULL, 10);
    const char *stamp = format(t, "%lld", (long long)obstacles_stamp(&o));
    if (obstacles_first(&o, BAR_SOFT) && strcmp(argument(t, 1), stamp) != 0) {
        confirm_soft(t, &m, &o, skip > 0 && skip < OBSTACLES_MOST ? (size_t)skip : 0);
        return;
    }
    if (matching_propose(t, id))
        toast(t, "matching.sent");
    matching_overview(t, &m);
}

/* ---- taking back, dropping -------------------------------------------------------- */

static void put_sure(struct turn *t, const struct match *m, const char *key,
                     const char *press, const char *label)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    matching_people_lines(c, t, m);
    button(c, press, label);
    style(c, DANGER);
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

void matching_recall(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    if (m.state == MATCH_PROPOSED)
        put_sure(t, &m, "matching.recall_sure", press_about(t, "matching:recalled", id),
                 "matching.recall_yes");
    else if (matching_draft(t, id).id)
        put_draft(t, &m);
}

void matching_recalled(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    if (m.id && match_move(t->db, id, MATCH_PROPOSED, MATCH_DRAFT, t->now)) {
        match_record(t->db, id, t->who.id, "recalled", "", t->now);
        audit_add(t->db, t->now, m.organisation, t->who.id, "match.recalled", id, NULL);
        match_offer_end(t, id);
    }
    matching_overview(t, &m);
}

void matching_drop(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    if (m.id)
        put_sure(t, &m, "matching.drop_sure", press_about(t, "matching:dropped", id),
                 "matching.drop_yes");
}

/* A second tap finds it gone, and that is what was wanted. */
void matching_dropped(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    if (m.id && m.state != MATCH_DRAFT) {
        matching_overview(t, &m);
        return;
    }
    if (m.id) {
        forget(t, "match_offer.declined", ANYONE, id);
        match_drop(t->db, m.organisation, id);
        toast(t, "matching.drop_done");
    }
    matching_drafts(t, 0);
}
