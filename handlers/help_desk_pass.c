/* help_desk_pass.c - whoever oversees a request gives it to somebody by name: those who
 * answer by their post, the mentor it was asked of, and other mentors where the asker
 * allows it; else the asker may be asked whether they do.
 *
 * Offered is who may hear of it and can answer now: never the asker, nor whoever was left
 * out or is in the pair that it is about. Whoever was chosen is checked anew; the asker
 * is told. */
#include "handlers/help_desk.h"

#include <stdlib.h>
#include <string.h>

#include "handlers/help_course.h"

enum { PAGE = 5, FOUND_MOST = 6, CHOICE_MOST = 400 };

struct choice {
    size_t count;
    int64_t who[CHOICE_MOST];
};

/* ---- who may get it -----------------------------------------------------------------
 */

static bool holds_post(struct turn *t, const struct help_case *h, int64_t person)
{
    unsigned posts_of = CURATOR | DEPUTY | PSYCHOLOGIST;
    if (h->id && strcmp(h->topic, "resource") == 0)
        posts_of |= RESOURCE;
    return (roles_of(t->db, person, h->organisation) & posts_of) &&
           !(h->match && member_find(t->db, h->match, person).person);
}

/* How one feels goes to no other mentor, nor what a psychologist was asked. */
static bool is_for_mentors(const struct help_case *h)
{
    return strcmp(h->addressed, "psychologist") != 0 && strcmp(h->topic, "state") != 0;
}

static bool is_mentor(struct turn *t, const struct help_case *h, int64_t person)
{
    if (person == h->mentor)
        return help_has_place(t, h, person);
    return h->others && is_for_mentors(h) &&
           (roles_of(t->db, person, h->organisation) & MENTOR) &&
           apply_accepted(t->db, person);
}

static bool may_get(struct turn *t, const struct help_case *h, int64_t person)
{
    return person != h->owner && person != t->who.id && help_may_hear(t, h, person) &&
           help_is_there(t, person) &&
           (holds_post(t, h, person) || is_mentor(t, h, person));
}

static void add_choice(struct turn *t, const struct help_case *h, int64_t person,
                       struct choice *all)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->who[i] == person)
            return;
    if (all->count < CHOICE_MOST && may_get(t, h, person))
        all->who[all->count++] = person;
}

/* By their post first. */
static void find_choice(struct turn *t, const struct help_case *h, struct choice *all)
{
    static const unsigned order[] = { CURATOR, DEPUTY, PSYCHOLOGIST, RESOURCE, MENTOR };
    all->count = 0;
    if (h->mentor)
        add_choice(t, h, h->mentor, all);
    for (size_t i = 0; i < COUNT(order); i++)
        for (const int64_t *p = role_holders(t->db, h->organisation, order[i]); *p; p++)
            add_choice(t, h, *p, all);
}

/* ---- the choice ---------------------------------------------------------------------
 */

static const char *label(struct turn *t, const struct help_case *h, int64_t person)
{
    unsigned held = roles_of(t->db, person, h->organisation);
    if (!names_shown(t))
        return "help_desk.to_person"; /* a code tells by itself */
    if (!holds_post(t, h, person))
        return "help_desk.to_mentor";
    return held & CURATOR        ? "help_desk.to_curator"
           : held & DEPUTY       ? "help_desk.to_deputy"
           : held & PSYCHOLOGIST ? "help_desk.to_psychologist"
                                 : "help_desk.to_person";
}

static void add_person(struct turn *t, struct card *c, const struct help_case *h,
                       int64_t person)
{
    button(c,
           format(t, "help_desk:to:%lld:%lld:%d", (long long)h->id, (long long)person,
                  h->version),
           label(t, h, person), name_("who", person));
    row(c);
}

static const char *page_press(struct turn *t, const struct help_case *h, int64_t skip)
{
    return format(t, "help_desk:pass:%lld:%lld", (long long)h->id, (long long)skip);
}

static void add_pages(struct turn *t, struct card *c, const struct help_case *h,
                      int64_t skip, int64_t all)
{
    if (skip)
        button(c, page_press(t, h, skip > PAGE ? skip - PAGE : 0), "people.before");
    if (skip + PAGE < all)
        button(c, page_press(t, h, skip + PAGE), "people.after");
    if (all > PAGE)
        button(c, help_desk_press(t, "search", h->id), "people.find");
    row(c);
}

/* The case, if it can be given on; else how things are is shown. */
static struct help_case passable(struct turn *t, int64_t id)
{
    struct help_case h = help_desk_find(t, id);
    if (h.id && !case_is_owed(&h)) {
        help_desk_put(t, id, NULL);
        h.id = 0;
    }
    return h;
}

/* help_desk:pass:<case>[:<how many to pass over>] */
void help_desk_pass(struct turn *t, int64_t id)
{
    struct choice all;
    struct help_case h = passable(t, id);
    if (!h.id)
        return;
    find_choice(t, &h, &all);
    int64_t skip = strtoll(argument(t, 1), NULL, 10), count = (int64_t)all.count;
    skip = skip > 0 && skip < count ? skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all.count ? "help_desk.to_whom" : "help_desk.to_nobody",
         number_("number", h.id), part_("topic", help_topic_key(t, &h)));
    if (is_for_mentors(&h) && !h.others)
        line(c, "help_desk.mentors_asked");
    for (int64_t i = skip; i < count && i < skip + PAGE; i++)
        add_person(t, c, &h, all.who[i]);
    add_pages(t, c, &h, skip, count);
    nav(c, help_desk_press(t, "case", id));
    show(c);
}

/* ---- by name ------------------------------------------------------------------------
 */

/* help_desk:search:<case> */
void help_desk_search(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    if (!h.id)
        return;
    struct card *c = card(t, t->who.id, "help_desk", id);
    line(c, names_shown(t) ? "people.find_name" : "people.find_code");
    nav(c, page_press(t, &h, 0));
    show(c);
}

void help_desk_wrote(struct turn *t, int64_t id)
{
    size_t count, shown = 0;
    struct help_case h = has_role(t, DESK_STAFF)
                             ? case_overseen(t->db, t->who.organisation, t->who.id, id)
                             : (struct help_case){ 0 };
    if (!case_is_owed(&h)) {
        home_unclear(t);
        return;
    }
    const struct listed *found = people_found(t, &count);
    struct card *c = card(t, t->who.id, "help_desk", id);
    for (size_t i = 0; i < count && shown < FOUND_MOST; i++)
        if (may_get(t, &h, found[i].id) && ++shown)
            add_person(t, c, &h, found[i].id);
    line(c, shown ? "help_desk.found" : "help_desk.found_nobody");
    nav(c, page_press(t, &h, 0));
    show(c);
}

/* ---- given --------------------------------------------------------------------------
 */

/* help_desk:to:<case>:<person>:<version> */
void help_desk_to(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    int64_t to = strtoll(argument(t, 1), NULL, 10);
    if (h.id && h.owner == to && h.state == CASE_WAITING) {
        help_desk_put(t, id, "help_desk.passed"); /* the tap came twice */
        return;
    }
    if (!h.id || !help_desk_unmoved(t, &h, 2))
        return;
    bool done = may_get(t, &h, to) && help_hand(t, &h, to);
    help_desk_put(t, id, done ? "help_desk.passed" : "help_desk.not_passed");
}

/* ---- other mentors ------------------------------------------------------------------
 */

static bool may_suggest(struct turn *t, const struct help_case *h)
{
    return h->state == CASE_WAITING && !h->others && is_for_mentors(h) &&
           !case_last(t->db, h->id, ANYONE, "suggested") && help_line_others(t, h).count;
}

void help_desk_mentors(struct turn *t, struct card *c, const struct help_case *h)
{
    if (may_suggest(t, h))
        button(c, help_desk_press(t, "suggest", h->id), "help_desk.suggest");
}

/* help_desk:suggest:<case>: the asker decides, and is asked once. */
void help_desk_suggest(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    if (!h.id)
        return;
    bool may = may_suggest(t, &h);
    if (may) {
        case_record(t->db, id, t->who.id, "suggested", 0, t->now);
        help_ask_others(t, &h);
    }
    help_desk_put(t, id, may ? "help_desk.suggested" : NULL);
}
