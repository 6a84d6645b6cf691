/* matching_order.c - which step of a match comes next, and what was chosen in it. While
 * the draft is new ("on" in a button) each answer leads to the next step; reached from
 * the overview it leads back there. */
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { AHEAD = 366, USUAL_RHYTHM = 14 };

/* ---- which comes next ------------------------------------------------------------- */

enum { MENTEES, MENTORS, START, LENGTH, MODE, RHYTHM, GOAL, TOPICS, STEPS };
static const char *const names_of_steps[STEPS] = { "mentees", "mentors", "start",
                                                   "length",  "mode",    "rhythm",
                                                   "goal",    "topics" };

static bool applies(const struct match *m, int step)
{
    const struct match_kind *k = match_kind_named(m->kind);
    switch (step) {
    case LENGTH:
        return k->meetings_most != 1;
    case MODE:
        return !k->mode;
    case RHYTHM:
        return k->scheduled;
    case GOAL:
        return k->needs_goal;
    case TOPICS:
        return k->reverse;
    default:
        return true;
    }
}

static int step_named(const char *word)
{
    int step = 0;
    while (step < STEPS && strcmp(names_of_steps[step], word) != 0)
        step++;
    return step;
}

static void put_topics(struct turn *t, const struct match *m)
{
    const struct topic *all = topics_of(t->db, m->id);
    matching_put_words(t, m, all[0].number == 1 ? WORDS_TOPIC + 1 : WORDS_TOPIC);
}

bool matching_step(struct turn *t, const struct match *m, const char *word, bool on)
{
    int step = step_named(word);
    if (strcmp(word, "form") == 0)
        matching_put_forms(t, m, 0);
    else if (strcmp(word, "kind") == 0)
        matching_put_kinds(t, m, m->form, 0);
    else if (step == STEPS || !applies(m, step))
        return false;
    else if (step == MENTEES || step == MENTORS)
        matching_people(t, m, step == MENTORS ? MEMBER_MENTOR : MEMBER_MENTEE, "all", 0);
    else if (step == START)
        matching_put_start(t, m, on);
    else if (step == LENGTH && *m->starts_on)
        matching_put_length(t, m, on);
    else if (step == LENGTH)
        matching_put_start(t, m, on);
    else if (step == MODE)
        matching_put_mode(t, m, on);
    else if (step == RHYTHM)
        matching_put_rhythm(t, m, on);
    else if (step == GOAL)
        matching_put_words(t, m, WORDS_GOAL);
    else
        put_topics(t, m);
    return true;
}

static bool is_open(struct turn *t, const struct match *m, int step)
{
    const struct topic *topics = topics_of(t->db, m->id);
    int of[2] = { 0, 0 };
    for (const struct member *b = members_of(t->db, m->id); b->person; b++)
        of[b->role]++;
    switch (step) {
    case MENTEES:
        return !of[MEMBER_MENTEE];
    case MENTORS:
        return !of[MEMBER_MENTOR];
    case START:
        return !*m->starts_on;
    case LENGTH:
        return !*m->ends_on;
    case GOAL:
        return !*m->goal;
    case TOPICS:
        return !topics[0].id || !topics[1].id;
    default:
        return false;
    }
}

const char *matching_open_step(struct turn *t, const struct match *m)
{
    for (int step = 0; step < STEPS; step++)
        if (applies(m, step) && is_open(t, m, step))
            return names_of_steps[step];
    return NULL;
}

/* Who is in it may be chosen in any order. */
static int step_after(struct turn *t, const struct match *m, int step)
{
    const char *open = matching_open_step(t, m);
    if (step == MENTEES || step == MENTORS)
        return open ? step_named(open) : STEPS;
    for (step++; step < STEPS; step++)
        if (applies(m, step) && (step < GOAL || is_open(t, m, step)))
            return step;
    return STEPS;
}

void matching_after(struct turn *t, int64_t id, const char *word, bool on)
{
    struct match m = match_find(t->db, t->who.organisation, id);
    int next = on ? step_after(t, &m, step_named(word)) : STEPS;
    if (next == STEPS || !matching_step(t, &m, names_of_steps[next], true))
        matching_overview(t, &m);
}

/* ---- what was chosen -------------------------------------------------------------- */

void matching_save(struct turn *t, struct match *m)
{
    const struct match_kind *k = match_kind_named(m->kind);
    if (k->mode)
        m->mode = k->mode;
    if (!k->scheduled)
        m->every = 0;
    else if (!m->every)
        m->every = USUAL_RHYTHM;
    if (k->meetings_most == 1)
        m->ends_on = m->starts_on;
    if (!k->needs_goal)
        m->goal = "";
    match_save(t->db, m);
}

bool matching_set_start(struct turn *t, struct match *m, const char *date)
{
    const char *now = matching_today(t, m);
    if (!day_begins(t, date, 0) || strcmp(date, now) < 0 ||
        strcmp(date, date_after(t->db, now, AHEAD)) > 0)
        return false;
    if (strcmp(m->starts_on, date) != 0)
        m->ends_on = "";
    m->starts_on = date;
    matching_save(t, m);
    return true;
}

static bool set_length(struct turn *t, struct match *m, const char *value)
{
    const struct match_kind *k = match_kind_named(m->kind);
    int months = (int)strtol(value, NULL, 10);
    if (!*m->starts_on ||
        (strcmp(value, "cycle") != 0 &&
         (months < 1 || months < k->months_least || months > k->months_most)))
        return false;
    m->ends_on = months ? date_after(t->db, months_after(t, m->starts_on, months), -1)
                        : cycle_end(t->db, m->organisation, m->starts_on);
    matching_save(t, m);
    return true;
}

static bool set_mode(struct turn *t, struct match *m, const char *value)
{
    if (strcmp(value, "place") != 0 && strcmp(value, "online") != 0 &&
        strcmp(value, "mixed") != 0)
        return false;
    m->mode = value;
    matching_save(t, m);
    return true;
}

static bool set_rhythm(struct turn *t, struct match *m, const char *value)
{
    int days = (int)strtol(value, NULL, 10);
    if (days != 7 && days != 14 && days != 30)
        return false;
    m->every = days;
    matching_save(t, m);
    return true;
}

/* Another form or kind may want other days. */
static bool set_rules(struct turn *t, struct match *m, const char *what,
                      const char *value)
{
    bool form = strcmp(what, "form") == 0;
    if (form ? !match_form_named(value) : !match_kind_named(value))
        return false;
    if (form)
        m->form = value;
    else if (strcmp(m->kind, value) != 0)
        m->ends_on = "";
    if (!form)
        m->kind = value;
    matching_save(t, m);
    return true;
}

/* matching:set:<draft>:<what>:<value>[:on] */
void matching_set(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    const char *what = argument(t, 1), *value = argument(t, 2);
    bool on = strcmp(argument(t, 3), "on") == 0, done;
    if (!m.id)
        return;
    if (strcmp(what, "start") == 0)
        done = matching_set_start(t, &m, value);
    else if (strcmp(what, "length") == 0)
        done = set_length(t, &m, value);
    else if (strcmp(what, "mode") == 0)
        done = set_mode(t, &m, value);
    else if (strcmp(what, "rhythm") == 0)
        done = set_rhythm(t, &m, value);
    else
        done = (strcmp(what, "form") == 0 || strcmp(what, "kind") == 0) &&
               set_rules(t, &m, what, value);
    if (!done)
        old_button(t);
    else if (strcmp(what, "start") == 0 && !*m.ends_on)
        matching_after(t, m.id, what, true);
    else
        matching_after(t, m.id, what, on);
}
