/* help_line.c - who comes next in a case: whoever was asked, then curators, deputies,
 * heads. Never the asker, who is left out, or, above the first rung, a member of the
 * match that it is about: who is a mentor of a pair hears of it as a mentor only
 * (domain.md 6.5). All of a rung are told; the first to take it owns it. */
#include "handlers/help_course.h"

#include <string.h>

enum { WHO_WAS_ASKED, CURATORS, DEPUTIES, HEADS, RUNGS };
static const unsigned post_on[RUNGS] = { 0, CURATOR, DEPUTY, HEAD };
static const unsigned staff = CURATOR | DEPUTY | HEAD | PSYCHOLOGIST | RESOURCE;

/* ---- one of them ------------------------------------------------------------------- */

bool help_may_hear(struct turn *t, const struct help_case *h, int64_t person)
{
    struct person p = person_find(t->db, person);
    const char *part = case_person_find(t->db, h->id, person).part;
    return p.id && p.organisation == h->organisation && p.state == PERSON_ACTIVE &&
           p.id != h->asker && !(part && strcmp(part, "left_out") == 0);
}

static bool is_its_mentor(struct turn *t, const struct help_case *h, int64_t person)
{
    struct match m = match_of(t->db, person, h->match);
    return person == h->mentor && m.id && match_is_live(&m);
}

bool help_has_place(struct turn *t, const struct help_case *h, int64_t person)
{
    unsigned held = roles_of(t->db, person, h->organisation);
    if (person == h->mentor)
        return is_its_mentor(t, h, person);
    return (held & staff) ||
           ((held & MENTOR) && (h->others || strcmp(h->addressed, "mentor") == 0) &&
            apply_accepted(t->db, person));
}

/* ---- one rung -----------------------------------------------------------------------
 */

static void add(struct helpers *all, int64_t person)
{
    for (size_t i = 0; i < all->count; i++)
        if (all->who[i] == person)
            return;
    if (all->count < HELPERS_MOST)
        all->who[all->count++] = person;
}

static void add_holders(struct turn *t, const struct help_case *h, unsigned role,
                        bool there, struct helpers *all)
{
    for (const int64_t *who = role_holders(t->db, h->organisation, role); *who; who++)
        if (*who != h->owner && help_may_hear(t, h, *who) &&
            !(h->match && member_find(t->db, h->match, *who).person) &&
            (!there || help_is_there(t, *who)))
            add(all, *who);
}

/* Without its owner; `there`: only those who can answer now. */
static struct helpers on_rung(struct turn *t, const struct help_case *h, int rung,
                              bool there)
{
    struct helpers all = { 0 };
    if (rung != WHO_WAS_ASKED)
        add_holders(t, h, post_on[rung], there, &all);
    else if (strcmp(h->addressed, "psychologist") == 0)
        add_holders(t, h, PSYCHOLOGIST, there, &all);
    else if (h->mentor && h->mentor != h->owner && help_may_hear(t, h, h->mentor) &&
             is_its_mentor(t, h, h->mentor) && (!there || help_is_there(t, h->mentor)))
        add(&all, h->mentor);
    return all;
}

/* Where its owner stands; who was asked by name or as a psychologist stands lowest. */
static int rung_of_owner(struct turn *t, const struct help_case *h)
{
    if (!h->level && strcmp(h->addressed, "curator") != 0)
        return WHO_WAS_ASKED;
    unsigned held = roles_of(t->db, h->owner, h->organisation);
    for (int rung = CURATORS; rung < RUNGS; rung++)
        if (held & post_on[rung])
            return rung;
    return WHO_WAS_ASKED;
}

/* ---- the line -----------------------------------------------------------------------
 */

/* The first rung from that one on, up to but not with `end`, on which anybody is. */
static struct helpers first_of(struct turn *t, const struct help_case *h, int from,
                               int end, bool there)
{
    struct helpers all = { 0 };
    for (int rung = from; rung < end && !all.count; rung++)
        all = on_rung(t, h, rung, there);
    return all;
}

struct helpers help_line_first(struct turn *t, const struct help_case *h)
{
    struct helpers all = first_of(t, h, WHO_WAS_ASKED, RUNGS, true);
    return all.count ? all : first_of(t, h, WHO_WAS_ASKED, RUNGS, false);
}

struct helpers help_line_next(struct turn *t, const struct help_case *h,
                              enum owner_is owner)
{
    int rung = rung_of_owner(t, h);
    struct helpers all = first_of(t, h, rung + (owner == OWNER_STAYS), RUNGS, true);
    if (owner != OWNER_STAYS && !all.count)
        all = first_of(t, h, WHO_WAS_ASKED, rung, true);
    if (owner == OWNER_IS_GONE && !all.count)
        all = first_of(t, h, WHO_WAS_ASKED, RUNGS, false);
    return all;
}

int64_t help_next(struct turn *t, const struct help_case *h)
{
    struct helpers all =
        h->owner ? help_line_next(t, h, help_owner_is(t, h)) : help_line_first(t, h);
    return all.count ? all.who[0] : 0;
}

enum owner_is help_owner_is(struct turn *t, const struct help_case *h)
{
    if (!help_may_hear(t, h, h->owner) || !help_has_place(t, h, h->owner))
        return OWNER_IS_GONE;
    return help_is_there(t, h->owner) ? OWNER_STAYS : OWNER_IS_AWAY;
}

/* ---- other mentors ------------------------------------------------------------------
 */

static bool is_other_mentor(struct turn *t, const struct help_case *h, int64_t person)
{
    return person != h->owner && person != h->mentor && help_may_hear(t, h, person) &&
           !case_person_find(t->db, h->id, person).person &&
           apply_accepted(t->db, person) && help_is_there(t, person);
}

struct helpers help_line_others(struct turn *t, const struct help_case *h)
{
    struct helpers all = { 0 };
    const int64_t *who = role_holders(t->db, h->organisation, MENTOR);
    for (; *who && all.count < OTHERS_MOST; who++)
        if (is_other_mentor(t, h, *who))
            add(&all, *who);
    return all;
}
