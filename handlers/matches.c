/* matches.c - the matches of a school, for those who oversee them: by state, those where
 * nobody has met for long, search by words, all matches of one person.
 *
 * A match in which the actor is or was a member stands on no list of theirs: somebody
 * else oversees it (overseers.c). The head comes here only for matches that nobody else
 * is left for. */
#include "handlers/matches.h"

#include <stdlib.h>
#include <string.h>

enum {
    PAGE = 6,
    NAMED = 2,
    STAFF = CURATOR | DEPUTY,
    LONG_AGO = 21 * DAY,  /* domain.md 4.9 RF-02 */
    NEVER_MET = 14 * DAY, /* domain.md 4.9 RF-01 */
};

static const struct {
    const char *word;
    enum match_state state;
} lists[] = {
    { "draft", MATCH_DRAFT },       { "proposed", MATCH_PROPOSED },
    { "accepted", MATCH_ACCEPTED }, { "agreed", MATCH_AGREED },
    { "active", MATCH_ACTIVE },     { "paused", MATCH_PAUSED },
    { "closing", MATCH_CLOSING },   { "over", MATCH_COMPLETED },
};

/* ---- names ------------------------------------------------------------------------ */

/* "Ира Соколова, Лена Орлова +3" */
static const char *names_as(struct turn *t, const struct member *all,
                            enum member_role role)
{
    const char *names_ = "";
    int count = 0;
    for (; all->person; all++)
        if (all->role == role && count++ < NAMED)
            names_ = list_with(t, names_, names_of(t, all->person));
    return count > NAMED ? format(t, "%s +%d", names_, count - NAMED) : names_;
}

const char *matches_names(struct turn *t, int64_t match)
{
    const struct member *all = members_of(t->db, match);
    const char *mentors = names_as(t, all, MEMBER_MENTOR);
    const char *mentees = names_as(t, all, MEMBER_MENTEE);
    if (!*mentors && !*mentees)
        return words_for(t, t->who.id, "matches.nobody");
    return format(t, "%s%s%s", mentors, *mentors && *mentees ? " – " : "", mentees);
}

const char *matches_everybody(struct turn *t, int64_t match)
{
    const char *all = "";
    for (const struct member *m = members_of(t->db, match); m->person; m++)
        all = list_with(t, all, names_of(t, m->person));
    return all;
}

const char *matches_way(struct turn *t, int64_t match)
{
    return press_about(t, match_overseen(t, match).id ? "matches:show" : "pair:show",
                       match);
}

/* ---- whose desk it is ------------------------------------------------------------- */

/* A curator or deputy in office; 0: there is none. */
static int64_t any_staff(struct turn *t)
{
    static const unsigned posts_[] = { CURATOR, DEPUTY };
    for (size_t i = 0; i < COUNT(posts_); i++) {
        const int64_t *all = role_holders(t->db, t->who.organisation, posts_[i]);
        for (; *all; all++)
            if (person_find(t->db, *all).state == PERSON_ACTIVE)
                return *all;
    }
    return 0;
}

bool matches_has_desk(struct turn *t)
{
    return has_role(t, STAFF) || (has_role(t, HEAD) && !any_staff(t));
}

/* The head stands in only where every curator and deputy is a member, so where this one
 * is. */
static size_t stood_in(struct turn *t, int64_t *out, size_t room)
{
    size_t count = 0;
    const struct match *m = matches_of(t->db, any_staff(t), true);
    for (; m->id && count < room; m++)
        if (match_overseen(t, m->id).id)
            out[count++] = m->id;
    return count;
}

bool matches_oversees(struct turn *t)
{
    int64_t any;
    return matches_has_desk(t) || (has_role(t, HEAD) && stood_in(t, &any, 1));
}

/* ---- lists ------------------------------------------------------------------------ */

void matches_add(struct turn *t, struct card *c, int64_t match)
{
    button(c, press_about(t, "matches:show", match), "matches.in_list",
           text_("names", matches_names(t, match)));
    row(c);
}

static void add_pages(struct turn *t, struct card *c, const char *word, int64_t skip,
                      bool more)
{
    if (skip > 0)
        button(c,
               format(t, "matches:list:%s:%lld", word,
                      (long long)(skip > PAGE ? skip - PAGE : 0)),
               "matches.before");
    if (more)
        button(c, format(t, "matches:list:%s:%lld", word, (long long)(skip + PAGE)),
               "matches.after");
}

/* One more than a page holds is asked for, so that it is known whether there is one. */
static void put_list(struct turn *t, const char *word, int64_t skip, const int64_t *ids,
                     size_t count)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, format(t, "matches.title_%s", word));
    if (!count)
        line(c, "matches.none");
    for (size_t i = 0; i < count && i < PAGE; i++)
        matches_add(t, c, ids[i]);
    add_pages(t, c, word, skip, count > PAGE);
    nav(c, "matches:open");
    show(c);
}

static void list_state(struct turn *t, size_t which, int64_t skip)
{
    int64_t ids[PAGE + 1];
    size_t count = matches_in_state_for(t->db, t->who.organisation, t->who.id,
                                        lists[which].state, skip, ids, COUNT(ids));
    put_list(t, lists[which].word, skip, ids, count);
}

static void list_silent(struct turn *t, const char *word, int64_t skip)
{
    int64_t ids[PAGE + 1];
    bool never = strcmp(word, "never") == 0;
    int64_t before = t->now - (never ? (int64_t)NEVER_MET : (int64_t)LONG_AGO);
    size_t count = matches_silent_for(t->db, t->who.organisation, t->who.id, never,
                                      before, skip, ids, COUNT(ids));
    put_list(t, word, skip, ids, count);
}

static void open_desk(struct turn *t, int64_t unused);

/* matches:list:<word>:<skip> */
static void list(struct turn *t, int64_t unused)
{
    const char *word = argument(t, 0);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    if (!matches_has_desk(t)) {
        open_desk(t, unused);
        return;
    }
    skip = skip > 0 ? skip : 0;
    for (size_t i = 0; i < COUNT(lists); i++)
        if (strcmp(lists[i].word, word) == 0) {
            list_state(t, i, skip);
            return;
        }
    if (strcmp(word, "never") == 0 || strcmp(word, "long") == 0)
        list_silent(t, word, skip);
    else
        old_button(t);
}

/* ---- the desk --------------------------------------------------------------------- */

/* Who oversees the actor's own ones, when there are any. */
static void add_own(struct turn *t, struct card *c)
{
    struct match own = match_first_of(t->db, t->who.id);
    int64_t who = own.id ? *match_overseers(t, own.id) : 0;
    if (own.id && who)
        line(c, "matches.own", name_("who", who));
    else if (own.id)
        line(c, "matches.own_nobody");
}

static void put_stood_in(struct turn *t)
{
    int64_t ids[PAGE];
    size_t count = stood_in(t, ids, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "matches.stood_in" : "matches.for_others");
    for (size_t i = 0; i < count; i++)
        matches_add(t, c, ids[i]);
    nav(c, NULL);
    show(c);
}

static void put_desk(struct turn *t)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    int shown = 0;
    line(c, "matches.open");
    add_own(t, c);
    for (size_t i = 0; i < COUNT(lists); i++) {
        int64_t count =
            matches_count_for(t->db, t->who.organisation, t->who.id, lists[i].state);
        if (!count)
            continue;
        button(c, format(t, "matches:list:%s:0", lists[i].word),
               format(t, "matches.list_%s", lists[i].word), number_("count", count));
        if (shown++ % 2)
            row(c);
    }
    row(c);
    if (shown) {
        button(c, "matches:list:long:0", "matches.list_long");
        button(c, "matches:list:never:0", "matches.list_never");
        row(c);
        button(c, "matches:find", "matches.find");
    }
    if (has_role(t, STAFF))
        button(c, "matching:begin", "matches.begin");
    button(c, "calendar:open", "matches.calendar");
    nav(c, NULL);
    show(c);
}

static void open_desk(struct turn *t, int64_t unused)
{
    (void)unused;
    if (matches_has_desk(t))
        put_desk(t);
    else
        put_stood_in(t);
}

static const struct action actions[] = {
    { "find", STAFF | HEAD, matches_find },
    { "history", STAFF | HEAD, matches_history },
    { "list", STAFF | HEAD, list },
    { "more", STAFF | HEAD, matches_more },
    { "of", STAFF | HEAD, matches_of_person },
    { "open", STAFF | HEAD, open_desk },
    { "remind", STAFF | HEAD, matches_remind },
    { "show", STAFF | HEAD, matches_show },
    { 0 },
};
static const struct due due[] = {
    { "remind", CAN_WAIT, 0, matches_remind_due },
    { 0 },
};

const struct feature matches = {
    .name = "matches",
    .start = { "matches", STAFF | HEAD, open_desk },
    .actions = actions,
    .due = due,
    .wrote = matches_wrote,
};
