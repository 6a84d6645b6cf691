/* matching_words.c - what a curator types while a match is put together: a name to find,
 * a first day, the goal, the titles of two topics, each mentor's sphere.
 *
 * Who will read it is said before it is written. A card stands for a draft and one kind
 * of words; it takes them as long as it is in front. */
#include "handlers/matching.h"

#include <string.h>

enum { GOAL_MOST = 300, TITLE_MOST = 80 }; /* letters */

/* ---- the question ----------------------------------------------------------------- */

static struct member mentor_numbered(struct turn *t, const struct match *m, int number)
{
    const struct member *b = members_of(t->db, m->id);
    while (b->person && (b->role != MEMBER_MENTOR || number-- > 0))
        b++;
    return *b;
}

/* In the first topic the mentor of the match, in the second the other one. */
static struct member topic_mentor(struct turn *t, const struct match *m, int what)
{
    enum member_role role = what == WORDS_TOPIC ? MEMBER_MENTOR : MEMBER_MENTEE;
    const struct member *b = members_of(t->db, m->id);
    while (b->person && b->role != role)
        b++;
    return *b;
}

static void ask_line(struct card *c, struct turn *t, const struct match *m, int what)
{
    if (what == WORDS_MENTEES || what == WORDS_MENTORS)
        line(c, names_shown(t) ? "people.find_name" : "people.find_code");
    else if (what == WORDS_START)
        line(c, "matching.write_start");
    else if (what == WORDS_GOAL)
        line(c, "matching.write_goal");
    else if (what < WORDS_SPHERE)
        line(c, "matching.write_topic", number_("count", what - WORDS_TOPIC + 1),
             name_("who", topic_mentor(t, m, what).person));
    else
        line(c, "matching.write_sphere",
             name_("who", mentor_numbered(t, m, what - WORDS_SPHERE).person));
}

static void put_question(struct turn *t, const struct match *m, int what, const char *key)
{
    struct card *c = card(t, t->who.id, "matching", m->id * WORDS_KINDS + what);
    if (key)
        line(c, key);
    ask_line(c, t, m, what);
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

static bool can_be_asked(struct turn *t, const struct match *m, int what)
{
    const struct match_kind *k = match_kind_named(m->kind);
    if (what < 0 || what >= WORDS_KINDS)
        return false;
    if (what == WORDS_GOAL)
        return k->needs_goal;
    if (what >= WORDS_SPHERE)
        return mentor_numbered(t, m, what - WORDS_SPHERE).person != 0;
    return what < WORDS_TOPIC || (k->reverse && topic_mentor(t, m, what).person);
}

void matching_put_words(struct turn *t, const struct match *m, int what)
{
    if (can_be_asked(t, m, what))
        put_question(t, m, what, NULL);
    else
        matching_overview(t, m);
}

/* matching:words:<draft>:<kind of words> */
void matching_ask_words(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    const char *what = argument(t, 1);
    if (m.id)
        matching_put_words(t, &m,
                           *what >= '0' && *what <= '9' && !what[1] ? *what - '0'
                           : strcmp(what, "10") == 0                ? 10
                                                                    : -1);
}

/* ---- the answer ------------------------------------------------------------------- */

static size_t letters(const char *words)
{
    size_t count = 0;
    for (; *words; words++)
        count += ((unsigned char)*words & 0xc0) != 0x80;
    return count;
}

static bool suits(struct turn *t, const struct match *m, int what, size_t most)
{
    bool good = *t->words && letters(t->words) <= most;
    if (!good)
        put_question(t, m, what, "matching.too_long");
    return good;
}

static void start_written(struct turn *t, struct match *m)
{
    struct told_time when;
    const char *zone = matching_zone(t, m);
    if (!told_when(t, zone, t->words, &when) || !when.date)
        put_question(t, m, WORDS_START, "matching.no_day_read");
    else if (matching_set_start(t, m, when.date))
        matching_after(t, m->id, "start", true);
    else
        put_question(t, m, WORDS_START, "matching.no_such_day");
}

static void topic_written(struct turn *t, const struct match *m, int what)
{
    int64_t mentor = topic_mentor(t, m, what).person;
    if (!suits(t, m, what, TITLE_MOST))
        return;
    topic_set(t->db, m->id, what - WORDS_TOPIC + 1, t->words, mentor);
    if (what == WORDS_TOPIC && !topics_of(t->db, m->id)[1].id)
        matching_put_words(t, m, WORDS_TOPIC + 1);
    else
        matching_overview(t, m);
}

/* The next mentor without a sphere is asked about at once. */
static void sphere_written(struct turn *t, const struct match *m, int what)
{
    struct member b = mentor_numbered(t, m, what - WORDS_SPHERE);
    if (!suits(t, m, what, TITLE_MOST))
        return;
    member_set_sphere(t->db, m->id, b.person, t->words);
    for (int i = 0; (b = mentor_numbered(t, m, i)).person; i++)
        if (!*b.sphere) {
            matching_put_words(t, m, WORDS_SPHERE + i);
            return;
        }
    matching_overview(t, m);
}

static void goal_written(struct turn *t, struct match *m)
{
    if (!suits(t, m, WORDS_GOAL, GOAL_MOST))
        return;
    m->goal = t->words;
    matching_save(t, m);
    matching_overview(t, m);
}

void matching_wrote(struct turn *t, int64_t what_about)
{
    struct match m = match_overseen(t, what_about / WORDS_KINDS);
    int what = (int)(what_about % WORDS_KINDS);
    if (m.state != MATCH_DRAFT || !has_role(t, CURATOR | DEPUTY) ||
        !can_be_asked(t, &m, what))
        home_unclear(t);
    else if (what == WORDS_MENTEES || what == WORDS_MENTORS)
        matching_search(t, &m, what == WORDS_MENTORS ? MEMBER_MENTOR : MEMBER_MENTEE,
                        t->words);
    else if (what == WORDS_START)
        start_written(t, &m);
    else if (what == WORDS_GOAL)
        goal_written(t, &m);
    else if (what < WORDS_SPHERE)
        topic_written(t, &m, what);
    else
        sphere_written(t, &m, what);
}
