/* people.c - the people of a school, for its curators: counts, lists, search by words.
 *
 * The head of the school sees counts alone. Codes are sorted by number, names by the
 * alphabet. The full register is another thing. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 6, STAFF = CURATOR | DEPUTY };

static const struct {
    const char *word;
    enum people_list list;
} lists[] = {
    { "mentees", PEOPLE_MENTEES },       { "mentors", PEOPLE_MENTORS },
    { "guardians", PEOPLE_GUARDIANS },   { "staff", PEOPLE_STAFF },
    { "waiting", PEOPLE_WAITING },       { "lost", PEOPLE_LOST },
    { "unfinished", PEOPLE_UNFINISHED }, { "paused", PEOPLE_PAUSED },
    { "everybody", PEOPLE_ALL },
};

/* ---- counts ----------------------------------------------------------------------- */

static void add_list(struct card *c, struct turn *t, size_t i)
{
    int64_t count = people_list_count(t->db, t->who.organisation, lists[i].list, t->now);
    const char *key = format(t, "people.list_%s", lists[i].word);
    if (!count)
        return;
    if (has_role(t, STAFF))
        button(c, format(t, "people:list:%s:0", lists[i].word), key,
               number_("count", count));
    else
        line(c, key, number_("count", count));
}

static void open_people(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, has_role(t, STAFF) ? "people.open" : "people.open_head");
    gap(c);
    for (size_t i = 0; i < COUNT(lists); i++) {
        add_list(c, t, i);
        if (i % 2)
            row(c);
    }
    if (has_role(t, STAFF))
        button(c, "people:find", "people.find");
    nav(c, NULL);
    show(c);
}

/* ---- lists ------------------------------------------------------------------------ */

static void sort_by_name(struct turn *t, struct listed *people_, size_t count)
{
    if (names_shown(t))
        for (size_t i = 0; i < count; i++)
            people_[i].key = fold_words(t, people_[i].name);
    people_sort(people_, count);
}

static void add_person(struct card *c, struct turn *t, const struct listed *p, bool since)
{
    const char *press = press_about(t, "people:card", p->id);
    if (since)
        button(c, press, "people.in_list_since", name_("who", p->id),
               day_("since", p->since));
    else
        button(c, press, "people.in_list", name_("who", p->id));
    row(c);
}

static void add_pages(struct card *c, struct turn *t, const char *word, int64_t skip,
                      int64_t all)
{
    if (skip > 0)
        button(c,
               format(t, "people:list:%s:%lld", word,
                      (long long)(skip > PAGE ? skip - PAGE : 0)),
               "people.before");
    if (skip + PAGE < all)
        button(c, format(t, "people:list:%s:%lld", word, (long long)(skip + PAGE)),
               "people.after");
}

static void show_list(struct turn *t, size_t which, int64_t skip)
{
    size_t count;
    struct listed *found =
        people_listed(t->db, t->who.organisation, lists[which].list, t->now, &count);
    bool lost = lists[which].list == PEOPLE_LOST;
    const char *word = lists[which].word;
    if (skip < 0 || skip >= (int64_t)count)
        skip = 0;
    sort_by_name(t, found, count);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? format(t, "people.list_%s", word) : "people.list_empty",
         number_("count", (int64_t)count));
    if (count && lost)
        line(c, "people.lost_what_to_do");
    for (size_t i = (size_t)skip; i < count && i < (size_t)skip + PAGE; i++)
        add_person(c, t, &found[i], lost);
    add_pages(c, t, word, skip, (int64_t)count);
    nav(c, "people:open");
    show(c);
}

/* people:list:<word>:<skip> */
static void list(struct turn *t, int64_t unused)
{
    (void)unused;
    for (size_t i = 0; i < COUNT(lists); i++)
        if (strcmp(lists[i].word, argument(t, 0)) == 0) {
            show_list(t, i, strtoll(argument(t, 1), NULL, 10));
            return;
        }
    old_button(t);
}

/* ---- search ----------------------------------------------------------------------- */

static void find(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "people", 0);
    line(c, names_shown(t) ? "people.find_name" : "people.find_code");
    nav(c, "people:open");
    show(c);
}

/* Does a word of the text begin so? Both are folded. */
static bool has_word(const char *text, const char *start, size_t len)
{
    for (const char *at = text; at && *at; at = strchr(at, ' ')) {
        at += *at == ' ';
        if (strncmp(at, start, len) == 0)
            return true;
    }
    return false;
}

/* Each word that was typed begins a word of the name. */
static bool matches_name(const char *name, const char *asked)
{
    if (!*asked)
        return false;
    while (*asked) {
        size_t len = strcspn(asked, " ");
        if (!has_word(name, asked, len))
            return false;
        asked += len;
        asked += strspn(asked, " ");
    }
    return true;
}

/* The number of a code, however its letter was typed; 0: there is none. */
static int64_t number_in(const char *asked)
{
    size_t before = strcspn(asked, "0123456789");
    return strtoll(asked + before, NULL, 10);
}

bool people_are_meant(struct turn *t, const char *words, const char *name, int64_t code)
{
    const char *asked = fold_words(t, words);
    return (code && number_in(asked) == code) ||
           (names_shown(t) && matches_name(fold_words(t, name), asked));
}

static size_t those_found(struct turn *t, struct listed *found, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (people_are_meant(t, t->words, found[i].name, found[i].number))
            found[kept++] = found[i];
    return kept;
}

struct listed *people_found(struct turn *t, size_t *count)
{
    size_t all;
    struct listed *found =
        people_listed(t->db, t->who.organisation, PEOPLE_ALL, t->now, &all);
    *count = those_found(t, found, all);
    sort_by_name(t, found, *count);
    return found;
}

static void show_found(struct turn *t)
{
    size_t count;
    struct listed *found = people_found(t, &count);
    struct card *c = card(t, t->who.id, "people", 0);
    line(c, count ? "people.found" : "people.found_nobody",
         number_("count", (int64_t)count));
    if (count > PAGE)
        line(c, "people.found_first");
    for (size_t i = 0; i < count && i < PAGE; i++)
        add_person(c, t, &found[i], false);
    nav(c, "people:open");
    show(c);
}

static void wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    if (has_role(t, STAFF))
        show_found(t);
    else
        home_unclear(t);
}

static const struct action actions[] = {
    { "answers", STAFF, people_answers },
    { "card", STAFF, people_card },
    { "find", STAFF, find },
    { "list", STAFF, list },
    { "open", STAFF | HEAD, open_people },
    { 0 },
};

const struct feature people = {
    .name = "people",
    .start = { "people", STAFF | HEAD, open_people },
    .actions = actions,
    .wrote = wrote,
};
