/* help_owner_pass.c - a case is given to somebody else by name: a curator, the
 * psychologist, another mentor where the asker allows it; or to whoever comes next.
 *
 * The asker is told. Offered is only who may hear of it and can answer now: nobody who
 * was left out, and no curator who is in the pair that it is about. Whoever presses is
 * checked anew, and so is whom they chose. */
#include "handlers/help_owner.h"

#include <stdlib.h>
#include <string.h>

#include "handlers/help_course.h"

enum { POSTS_MOST = 4, PAGE = 6 };

/* ---- to whom ----------------------------------------------------------------------- */

/* The case, if the actor may give it on; else how things are is shown. */
static struct help_case passable(struct turn *t, int64_t id)
{
    struct help_case h = help_owner_case(t, id);
    struct owner_view v = help_owner_view(t, &h, t->who.id);
    if (h.id && help_owner_may_pass(t, &v))
        return h;
    if (h.id)
        help_owner_show(t, t->who.id, id, NULL);
    return (struct help_case){ 0 };
}

/* Who has given it on is not asked again. */
static bool may_get(struct turn *t, const struct help_case *h, int64_t person)
{
    return person != h->owner && person != t->who.id && help_may_hear(t, h, person) &&
           help_is_there(t, person) && !help_owner_gave_on(t, h, person);
}

/* Those who answer by their post, and by what it is about. */
static unsigned posts_for(const struct help_case *h)
{
    bool resource = strcmp(h->topic, "resource") == 0;
    return CURATOR | PSYCHOLOGIST | (resource ? RESOURCE : 0);
}

static bool holds_post(struct turn *t, const struct help_case *h, int64_t person)
{
    return (roles_of(t->db, person, h->organisation) & posts_for(h)) &&
           !(h->match && member_find(t->db, h->match, person).person);
}

/* How one feels goes to no other mentor, nor what was asked of nobody's mentor. */
static bool is_for_mentors(const struct help_case *h)
{
    return strcmp(h->addressed, "mentor") == 0 && strcmp(h->topic, "state") != 0;
}

static bool is_mentor(struct turn *t, const struct help_case *h, int64_t person)
{
    return h->others && is_for_mentors(h) && person != h->mentor &&
           (roles_of(t->db, person, h->organisation) & MENTOR) &&
           apply_accepted(t->db, person);
}

/* ---- the choice -------------------------------------------------------------------- */

static const char *to_press(struct turn *t, const struct help_case *h, int64_t person)
{
    return format(t, "help_owner:to:%lld:%lld", (long long)h->id, (long long)person);
}

static void add_holders(struct turn *t, struct card *c, const struct help_case *h,
                        unsigned role, const char *key)
{
    size_t count = 0;
    const int64_t *who = role_holders(t->db, h->organisation, role);
    for (; *who && count < POSTS_MOST; who++) {
        if (!may_get(t, h, *who) || !holds_post(t, h, *who))
            continue;
        bool titled = names_shown(t); /* a code tells the post by itself */
        button(c, to_press(t, h, *who), titled ? key : "help_owner.to_named",
               name_("who", *who));
        if (++count % 2 == 0)
            row(c);
    }
    row(c);
}

/* Whoever comes next, and has no button of their own. */
static void add_next(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t next = h->owner == t->who.id ? help_next(t, h) : 0;
    if (next && !(may_get(t, h, next) && holds_post(t, h, next))) {
        line(c, "help_owner.to_next_how");
        button(c, help_owner_press(t, "next", h->id), "help_owner.to_next",
               name_("who", next));
    }
    row(c);
}

static void add_mentors(struct turn *t, struct card *c, const struct help_case *h)
{
    if (!is_for_mentors(h))
        return;
    if (h->others)
        button(c, format(t, "help_owner:mentors:%lld:0", (long long)h->id),
               "help_owner.to_mentor");
    else
        button(c, help_owner_press(t, "ask", h->id), "help_owner.ask_author");
    row(c);
}

/* help_owner:pass:<case> */
void help_owner_pass(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    if (!h.id)
        return;
    struct card *c = card(t, t->who.id, "help_owner", id);
    line(c, "help_owner.to_whom", part_("topic", help_topic_key(t, &h)));
    line(c, "help_owner.to_whom_how");
    add_holders(t, c, &h, CURATOR, "help_owner.to_curator");
    add_holders(t, c, &h, PSYCHOLOGIST, "help_owner.to_psychologist");
    if (posts_for(&h) & RESOURCE)
        add_holders(t, c, &h, RESOURCE, "help_owner.to_named");
    add_mentors(t, c, &h);
    add_next(t, c, &h);
    nav(c, help_owner_press(t, "show", id));
    show(c);
}

/* ---- another mentor ---------------------------------------------------------------- */

static void list_mentors(struct turn *t, struct card *c, const struct help_case *h,
                         int64_t skip)
{
    int64_t count = 0;
    const int64_t *who = role_holders(t->db, h->organisation, MENTOR);
    for (; *who && count <= skip + PAGE; who++) {
        if (!may_get(t, h, *who) || !is_mentor(t, h, *who))
            continue;
        if (count >= skip && count < skip + PAGE) {
            button(c, to_press(t, h, *who), "help_owner.to_named", name_("who", *who));
            row(c);
        }
        count++;
    }
    if (!count)
        line(c, "help_owner.no_mentors");
    if (count > skip + PAGE)
        button(c,
               format(t, "help_owner:mentors:%lld:%lld", (long long)h->id,
                      (long long)(skip + PAGE)),
               "help_owner.more");
}

/* help_owner:mentors:<case>:<how many to pass over> */
void help_owner_mentors(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (!h.id)
        return;
    if (!h.others || !is_for_mentors(&h)) {
        help_owner_pass(t, id);
        return;
    }
    struct card *c = card(t, t->who.id, "help_owner", id);
    line(c, "help_owner.to_whom", part_("topic", help_topic_key(t, &h)));
    list_mentors(t, c, &h, skip > 0 && skip < 10000 ? skip : 0);
    nav(c, help_owner_press(t, "pass", id));
    show(c);
}

/* help_owner:ask:<case>: may other mentors see it? The asker decides. */
void help_owner_ask(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    if (!h.id)
        return;
    if (h.others || !is_for_mentors(&h)) {
        help_owner_pass(t, id);
        return;
    }
    help_ask_others(t, &h);
    help_owner_show(t, t->who.id, id, "help_owner.author_asked");
}

/* ---- given ------------------------------------------------------------------------- */

/* help_owner:to:<case>:<person> */
void help_owner_to(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    int64_t to = strtoll(argument(t, 1), NULL, 10);
    if (!h.id)
        return;
    bool may = may_get(t, &h, to) && (holds_post(t, &h, to) || is_mentor(t, &h, to));
    bool done = may && help_hand(t, &h, to);
    help_owner_show(t, t->who.id, id,
                    done ? "help_owner.passed" : "help_owner.not_passed");
}

/* help_owner:next:<case>: to whoever comes next, who takes it before reading it. */
void help_owner_next(struct turn *t, int64_t id)
{
    struct help_case h = passable(t, id);
    if (!h.id)
        return;
    bool owns = h.owner == t->who.id;
    bool done = owns && help_next(t, &h) && help_climb(t, &h, "no");
    help_owner_show(t, t->who.id, id,
                    done   ? "help_owner.passed"
                    : owns ? "help_owner.not_passed"
                           : NULL);
}
