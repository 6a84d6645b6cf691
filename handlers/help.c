/* help.c - somebody asks for help in three taps: topic, urgency, to whom; then they see
 * who will read it and by when an answer is promised, and send it (domain.md 3.13).
 *
 * Until then it is a draft of theirs, one at a time, which nobody else sees; whatever
 * they write, say or photograph under its card goes into it. It may be left and gone on
 * with; after a day it goes. */
#include "handlers/help.h"

#include <string.h>

enum { DRAFT_LASTS = DAY };

/* ---- a draft ---------------------------------------------------------------------- */

struct help_case help_draft(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (h.id && h.state == CASE_DRAFT)
        return h;
    if (case_is_open(&h) && !h.safety)
        help_mine_show(t, h.id, NULL);
    else
        old_button(t);
    return (struct help_case){ 0 };
}

void help_drop(struct turn *t, const struct help_case *h)
{
    const int64_t *files = case_files(t->db, h->id);
    if (!case_drop(t->db, t->who.id, h->id))
        return;
    forget(t, "help.stale", t->who.id, h->id);
    for (; *files; files++)
        diary_drop_file(t->db, t->who.id, *files);
}

static void drop_stale(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (h.id && h.state == CASE_DRAFT)
        help_drop(t, &h);
}

static bool is_begun(struct turn *t, const struct help_case *h)
{
    bool chosen = *h->topic && !help_is_for_adults(h);
    return chosen || !help_is_empty(t, h);
}

/* One for the adults that holds nothing is none: the topic may have been a mistake. */
static struct help_case draft_of(struct turn *t)
{
    struct help_case h = case_draft_of(t->db, t->who.id);
    while (h.id && help_is_for_adults(&h) && !is_begun(t, &h)) {
        help_drop(t, &h);
        h = case_draft_of(t->db, t->who.id);
    }
    if (h.id)
        return h;
    int64_t id = case_add(t->db, t->who.organisation, t->who.id, t->now);
    later(t, "help.stale", t->who.id, id, 0, t->now + DRAFT_LASTS);
    return case_draft_of(t->db, t->who.id);
}

/* ---- beginning -------------------------------------------------------------------- */

static bool may_ask(struct turn *t)
{
    return has_role(t, MENTEE | MENTOR);
}

/* For who is neither mentor nor mentee. */
static void put_not_for_you(struct turn *t)
{
    int64_t owed = cases_owned_count(t->db, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "help.not_for_you");
    if (owed)
        button(c, "help_owner:list", "help.home_owed", number_("count", owed));
    if (help_desk_sees(t))
        button(c, "help_desk:open", "help_desk.home");
    row(c);
    button(c, "about:open", "home.about");
    nav(c, NULL);
    show(c);
}

void help_open(struct turn *t)
{
    if (!may_ask(t)) {
        put_not_for_you(t);
        return;
    }
    struct help_case h = draft_of(t);
    help_next_step(t, &h, is_begun(t, &h) ? "help.resumed" : NULL);
}

static void start(struct turn *t, int64_t unused)
{
    (void)unused;
    if (may_ask(t) && *t->words) { /* "/help how do I ...": the words came at once */
        help_wrote(t, draft_of(t).id);
        return;
    }
    help_open(t);
}

static void open_asking(struct turn *t, int64_t unused)
{
    (void)unused;
    help_open(t);
}

/* help:about:<match>: from the pair's card; its mentor, if it has one, is chosen. */
static void about_match(struct turn *t, int64_t match)
{
    struct helper all[HELP_MENTORS_MOST];
    struct match m = match_of(t->db, t->who.id, match);
    if (!m.id || m.state == MATCH_DRAFT || !may_ask(t)) {
        old_button(t);
        return;
    }
    struct help_case h = draft_of(t);
    if (help_is_for_adults(&h)) {
        safety_begin(t, h.id);
        return;
    }
    size_t count = help_mentors(t, all, HELP_MENTORS_MOST), found = 0;
    h.match = m.id;
    h.mentor = 0;
    h.addressed = "";
    for (size_t i = 0; i < count; i++)
        if (all[i].match == m.id && !found++)
            h.mentor = all[i].person;
    if (found > 1) /* of several the asker chooses */
        h.mentor = 0;
    if (h.mentor)
        h.addressed = "mentor";
    case_save(t->db, &h);
    help_next_step(t, &h, NULL);
}

/* help:new:<draft>: begins anew. */
static void start_over(struct turn *t, int64_t draft)
{
    struct help_case h = help_draft(t, draft);
    if (!h.id)
        return;
    help_drop(t, &h);
    help_open(t);
}

/* ---- whom one may ask, and what it is called -------------------------------------- */

static void add_helper(struct helper *out, size_t room, size_t *count,
                       const struct member *m)
{
    for (size_t i = 0; i < *count; i++)
        if (out[i].person == m->person)
            return;
    if (*count < room)
        out[(*count)++] = (struct helper){ .person = m->person, .match = m->match };
}

/* In reverse mentoring each is the other's mentor in one of the topics. */
size_t help_mentors(struct turn *t, struct helper *out, size_t room)
{
    size_t count = 0;
    for (const struct match *m = matches_of(t->db, t->who.id, false); m->id; m++) {
        const struct match_kind *kind = match_kind_named(m->kind);
        bool reverse = kind && kind->reverse;
        bool mentee = member_find(t->db, m->id, t->who.id).role == MEMBER_MENTEE;
        if (!match_is_running(m) || (!mentee && !reverse))
            continue;
        for (const struct member *o = members_of(t->db, m->id); o->person; o++)
            if (o->person != t->who.id && (reverse || o->role == MEMBER_MENTOR))
                add_helper(out, room, &count, o);
    }
    return count;
}

bool help_is_there(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.state == PERSON_ACTIVE && p.paused_until <= t->now &&
           account_of(t->db, person).id && !account_lost_since(t->db, person);
}

/* "_other" at the end of a key is a plural form. */
const char *help_topic_key(struct turn *t, const struct help_case *h)
{
    bool other = !*h->topic || strcmp(h->topic, "other") == 0;
    return format(t, "help.topic_%s", other ? "else" : h->topic);
}

const char *help_urgency_key(struct turn *t, const struct help_case *h)
{
    return format(t, "help.urgency_%s", *h->urgency ? h->urgency : "week");
}

/* ---- home ------------------------------------------------------------------------- */

enum { LISTED_MOST = 50 };

static void home_asked(struct turn *t, struct card *c)
{
    struct help_case all[LISTED_MOST];
    size_t count = cases_asked(t->db, t->who.id, false, all, LISTED_MOST);
    if (!count)
        return;
    const struct help_case *h = &all[0];
    if (case_is_owed(h) && !h->first_answer_at && h->answer_by > t->now)
        marked_line(
            c, help_by(t, h->answer_by, "help.home_wait", "help.home_wait_both", ""));
    button(c, "help_mine:list", "help.home_mine", number_("count", (int64_t)count));
}

int help_on_home(struct turn *t, struct card *c)
{
    int64_t owed = cases_owned_count(t->db, t->who.id);
    struct help_case draft = case_draft_of(t->db, t->who.id);
    if (owed) {
        line(c, "help.home_owed_line", number_("count", owed));
        button(c, "help_owner:list", "help.home_owed", number_("count", owed));
        style(c, PRIMARY);
    }
    if (may_ask(t)) {
        bool begun = draft.id && is_begun(t, &draft);
        button(c, "help:open", begun ? "help.home_resume" : "help.home_ask");
        home_asked(t, c);
    }
    bool open = help_desk_on_home(t, c);
    row(c);
    return owed || may_ask(t) || open;
}

static const struct action actions[] = {
    { "about", MEMBER, about_match },
    { "back", MEMBER, help_step_back },
    { "new", MEMBER, start_over },
    { "open", MEMBER, open_asking },
    { "others", MEMBER, help_choose_others },
    { "send", MEMBER, help_press_send },
    { "to", MEMBER, help_choose_whom },
    { "topic", MEMBER, help_choose_topic },
    { "tried", MEMBER, help_ask_tried },
    { "urgency", MEMBER, help_choose_urgency },
    { 0 },
};
static const struct due due[] = {
    { "stale", BREAKS_IN, 0, drop_stale },
    { 0 },
};

const struct feature help = {
    .name = "help",
    .start = { "help", MEMBER, start },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .wrote = help_wrote,
    .corrected = help_corrected,
};
