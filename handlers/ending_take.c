/* ending_take.c - an ending takes effect: the match is over, or has a last meeting to
 * come, or in a group one person leaves and the others go on. The others hear that it
 * ended, and never why (domain.md 6.5: the reason is for those who oversee it). */
#include "handlers/ending.h"

#include <string.h>

enum { LOOK_AGAIN = DAY, LONGEST = 30 * DAY };

static bool counts_as_success(const char *code)
{
    return strcmp(code, "C1") == 0 || strcmp(code, "C8") == 0;
}

/* ---- over ------------------------------------------------------------------------- */

static void tell_guardians(struct turn *t, int64_t match)
{
    for (const struct member *b = members_of(t->db, match); b->person; b++)
        for (const struct guardianship *g = guardianships_of_minor(t->db, b->person);
             g->id; g++)
            if (g->guardian && g->guardian != t->who.id && strstr(g->tell, "end"))
                soon(t, "ending.told_guardian", g->guardian, match, 0);
}

static void tell_others(struct turn *t, int64_t match, int64_t besides)
{
    for (const struct member *b = members_of(t->db, match); b->person; b++)
        if (b->person != t->who.id && b->person != besides)
            soon(t, "ending.told", b->person, match, 0);
}

static void be_over(struct turn *t, const struct match *m, const char *code,
                    int64_t besides)
{
    enum match_state to = counts_as_success(code)   ? MATCH_COMPLETED
                          : strcmp(code, "C7") == 0 ? MATCH_CHANGED
                                                    : MATCH_STOPPED;
    if (!match_end(t->db, m->id, to, code, t->now))
        return;
    ending_close_wishes(t->db, m->id, t->who.id, t->now);
    match_is_over(t, m->id);
    tell_others(t, m->id, besides);
    tell_guardians(t, m->id);
}

/* ---- one of a group leaves -------------------------------------------------------- */

/* Are there others of the same role, so that the group can go on? */
static bool others_go_on(struct turn *t, const struct match *m, int64_t person)
{
    int same = 0, all = 0;
    struct member own = member_find(t->db, m->id, person);
    if (strcmp(m->kind, "GROUP") != 0 || !own.person || own.left_at)
        return false;
    for (const struct member *b = members_of(t->db, m->id); b->person; b++, all++)
        same += b->role == own.role;
    return same > 1 && all > 2;
}

static void leave_alone(struct turn *t, const struct match *m, int64_t person)
{
    enum { FEW = 20 };
    struct meeting ahead[FEW];
    size_t count = meetings_ahead(t->db, m->id, t->now, ahead, FEW);
    if (!member_leave(t->db, m->id, person, t->now))
        return;
    match_record(t->db, m->id, person, "left", "", t->now);
    help_match_over(t, m->id);
    flags_touch(t, m->id);
    member_misses(t->db, m->id, person, t->now);
    for (size_t i = 0; i < count; i++)
        meeting_timed(t, ahead[i].id);
    for (const struct member *b = members_of(t->db, m->id); b->person; b++)
        soon(t, "ending.left", b->person, m->id, 0);
}

void ending_member_left(struct turn *t, int64_t match, int step)
{
    struct match m = match_of(t->db, t->who.id, match);
    (void)step;
    if (match_is_live(&m))
        say(t, "ending.group_goes_on", text_("who", ending_others(t, match)));
}

/* ---- asked for ten minutes ago ---------------------------------------------------- */

static void begin_farewell(struct turn *t, const struct match *m)
{
    if (!match_move(t->db, m->id, MATCH_ACTIVE, MATCH_CLOSING, t->now) &&
        !match_move(t->db, m->id, MATCH_PAUSED, MATCH_CLOSING, t->now))
        return;
    match_record(t->db, m->id, t->who.id, "closing", "", t->now);
    match_set_pause(t->db, m->id, 0, 0);
    later(t, "ending.farewell", 0, m->id, 0, t->now + LOOK_AGAIN);
    tell_others(t, m->id, 0);
}

bool ending_by_school(struct turn *t, const struct match_ending *e)
{
    for (const struct member *b = members_ever(t->db, e->match); b->person; b++)
        if (b->person == e->person || guardianship_of(t->db, e->person, b->person).id)
            return false;
    return true;
}

void ending_take_now(struct turn *t, const struct match_ending *e)
{
    struct match m = match_anywhere(t->db, e->match);
    struct member by = member_find(t->db, m.id, e->person);
    if (!match_is_live(&m) || !ending_take(t->db, e->id, t->now))
        return;
    bool alone = others_go_on(t, &m, e->person) && strcmp(e->wish, "plan") != 0;
    if (alone)
        leave_alone(t, &m, e->person);
    else if (e->farewell && m.state != MATCH_CLOSING && match_is_running(&m))
        begin_farewell(t, &m);
    else
        be_over(t, &m, e->code, by.person);
    bool by_school = ending_by_school(t, e);
    if (by_school)
        ending_settle(t->db, e->id, "done", e->person, t->now);
    overseers_hear(t, m.id, by_school ? "ending.by_colleague" : "ending.look", e->id, 0);
}

void ending_takes(struct turn *t, int64_t id, int step)
{
    struct match_ending e = ending_find(t->db, id);
    (void)step;
    if (e.id && strcmp(e.state, "open") == 0 && !e.taken_at)
        ending_take_now(t, &e);
}

/* ---- the last meeting ------------------------------------------------------------- */

static void finish(struct turn *t, const struct match *m)
{
    struct match_ending e = ending_newest(t->db, m->id, 0);
    be_over(t, m, e.id && e.code ? e.code : "C1", 0);
}

static bool has_one_ahead(struct turn *t, int64_t match)
{
    enum { FEW = 10 };
    struct meeting ahead[FEW];
    size_t count = meetings_ahead(t->db, match, t->now, ahead, FEW);
    for (size_t i = 0; i < count; i++)
        if (strcmp(ahead[i].type, "M5") == 0)
            return true;
    return false;
}

/* Each day: it was, or a month went by without one. */
void ending_farewell(struct turn *t, int64_t match, int step)
{
    struct match m = match_anywhere(t->db, match);
    struct match_ending e = ending_newest(t->db, match, 0);
    (void)step;
    if (m.state != MATCH_CLOSING)
        return;
    struct meeting last = meeting_last_held(t->db, match, "M5");
    bool held = last.id && last.starts_at >= e.made_at;
    bool stale = t->now - e.made_at >= LONGEST && !has_one_ahead(t, match);
    if (held || stale)
        finish(t, &m);
    else
        later(t, "ending.farewell", 0, match, 0, t->now + LOOK_AGAIN);
}

/* ending:close:<match>: it was, or they do not want it */
void ending_close(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    if (!m.id)
        m = match_overseen(t, match);
    if (m.state != MATCH_CLOSING || !m.id) {
        old_button(t);
        return;
    }
    finish(t, &m);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "ending.over", text_("who", ending_others(t, match)));
    nav(c, NULL);
    show(c);
}

/* ---- the other side hears --------------------------------------------------------- */

/* Was it asked for by another side, so that this one can say: we both? */
static struct match_ending to_be_joined(struct turn *t, int64_t match)
{
    struct match_ending e = ending_newest(t->db, match, 0);
    bool both = e.id && e.taken_at && strcmp(e.state, "open") == 0 &&
                e.person != t->who.id && strcmp(e.wish, "change") != 0 &&
                strcmp(e.discussed, "yes") == 0;
    return both ? e : (struct match_ending){ 0 };
}

static const char *over_key(const struct match *m)
{
    if (m->state == MATCH_CLOSING)
        return "ending.closing";
    return m->state == MATCH_CHANGED ? "ending.changed" : "ending.over";
}

void ending_told(struct turn *t, int64_t match, int step)
{
    struct match m = match_of(t->db, t->who.id, match);
    (void)step;
    if (!m.id || (!m.ended_at && m.state != MATCH_CLOSING))
        return;
    struct match_ending e = to_be_joined(t, match);
    struct card *c = card(t, t->who.id, "ending", match);
    line(c, over_key(&m), text_("who", ending_others(t, match)));
    if (e.id) {
        gap(c);
        line(c, strcmp(e.wish, "plan") == 0 ? "ending.both_plan" : "ending.both");
        button(c, format(t, "ending:both:%lld:yes", (long long)e.id), "ending.both_yes");
        button(c, format(t, "ending:both:%lld:no", (long long)e.id), "ending.both_no");
        row(c);
    }
    if (m.state == MATCH_CLOSING) {
        button(c, format(t, "booking:type:%lld:M5", (long long)match),
               "ending.book_farewell");
        row(c);
        button(c, press_about(t, "ending:close", match), "ending.close");
    }
    nav(c, NULL);
    show(c);
}

void ending_told_guardian(struct turn *t, int64_t match, int step)
{
    struct match m = match_find(t->db, t->who.organisation, match);
    (void)step;
    for (const struct member *b = members_of(t->db, m.id); m.ended_at && b->person; b++)
        if (guardianship_of(t->db, t->who.id, b->person).id)
            say(t, "ending.over_child", name_("who", b->person));
}

/* Said once; those who oversee it read it beside the rest. */
void ending_both(struct turn *t, int64_t id)
{
    struct match_ending e = ending_find(t->db, id);
    struct match m = match_of(t->db, t->who.id, e.match);
    bool yes = strcmp(argument(t, 1), "yes") == 0;
    if (!m.id || to_be_joined(t, m.id).id != id ||
        match_has_event(t->db, m.id, t->who.id, "both_yes", e.made_at) ||
        match_has_event(t->db, m.id, t->who.id, "both_no", e.made_at)) {
        old_button(t);
        return;
    }
    match_record(t->db, m.id, t->who.id, yes ? "both_yes" : "both_no", "", t->now);
    if (yes && (strcmp(e.code, "C2") == 0 || strcmp(e.code, "C3") == 0)) {
        ending_set_code(t->db, id, "C4");
        match_recode(t->db, m.id, MATCH_STOPPED, "C4");
    }
    settle(t, yes ? "ending.both_said_yes" : "ending.both_said_no",
           text_("who", ending_others(t, m.id)));
}

/* ---- consent taken back ----------------------------------------------------------- */

void ending_person_left(struct turn *t, int64_t person)
{
    member_leave_drafts(t->db, person);
    for (const struct match *m = matches_of(t->db, person, false); m->id; m++) {
        bool alone = others_go_on(t, m, person);
        if (alone)
            leave_alone(t, m, person);
        else
            be_over(t, m, "C9", person);
        overseers_hear(t, m->id, "ending.look_left", m->id, alone);
    }
}
