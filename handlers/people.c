/* people.c - the people of a school, for its curators: counts, ways to lists by filter,
 * search by words.
 *
 * The head of the school sees counts alone. Codes are sorted by number, names by the
 * alphabet. */
#include "handlers/people.h"

#include <stdlib.h>
#include <string.h>

/* Where everybody begins; any other combination is chosen by filters. */
static const char *const lists[] = {
    "mentees", "mentors",    "guardians", "staff", "alone",
    "waiting", "unfinished", "paused",    "lost",  "everybody",
};

/* ---- counts ----------------------------------------------------------------------- */

/* Is there such a row? */
static bool add_list(struct card *c, struct turn *t, const char *word,
                     const struct registered *all, size_t everybody)
{
    struct people_filter f;
    people_filter_read(word, &f);
    int64_t count = people_fitting(all, everybody, &f);
    const char *key = format(t, "people.is_%s", word);
    if (!count)
        return false;
    if (has_role(t, PEOPLE_DESK))
        button(c, format(t, "people:list:%lld:0", (long long)people_filter_number(&f)),
               "people.choice", part_("what", key), number_("count", count));
    else
        line(c, "people.choice", part_("what", key), number_("count", count));
    return true;
}

static void open_people(struct turn *t, int64_t unused)
{
    (void)unused;
    size_t count, shown = 0;
    const struct registered *all = people_all(t, &count);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, has_role(t, PEOPLE_DESK) ? "people.open" : "people.open_head");
    gap(c);
    for (size_t i = 0; i < COUNT(lists); i++) {
        shown += add_list(c, t, lists[i], all, count);
        if (shown % 2 == 0)
            row(c);
    }
    row(c);
    if (has_role(t, PEOPLE_DESK)) {
        button(c, "people:find", "people.find");
        button(c, "people:by:0", "people.filters");
    }
    button(c, "people:map", "people.to_map");
    nav(c, NULL);
    show(c);
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

static void sort_by_name(struct turn *t, struct listed *people_, size_t count)
{
    if (names_shown(t))
        for (size_t i = 0; i < count; i++)
            people_[i].key = fold_words(t, people_[i].name);
    people_sort(people_, count);
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
    if (count > PEOPLE_PAGE)
        line(c, "people.found_first");
    for (size_t i = 0; i < count && i < PEOPLE_PAGE; i++) {
        button(c, press_about(t, "people:card", found[i].id), "people.in_list",
               name_("who", found[i].id));
        row(c);
    }
    nav(c, "people:open");
    show(c);
}

static void wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    if (has_role(t, PEOPLE_DESK))
        show_found(t);
    else
        home_unclear(t);
}

static const struct action actions[] = {
    { "answers", PEOPLE_DESK, people_answers },
    { "by", PEOPLE_DESK, people_by },
    { "card", PEOPLE_DESK, people_card },
    { "find", PEOPLE_DESK, find },
    { "forms", PEOPLE_DESK, people_by_form },
    { "list", PEOPLE_DESK, people_list_show },
    { "map", PEOPLE_DESK | HEAD, people_map },
    { "open", PEOPLE_DESK | HEAD, open_people },
    { 0 },
};

const struct feature people = {
    .name = "people",
    .start = { "people", PEOPLE_DESK | HEAD, open_people },
    .actions = actions,
    .wrote = wrote,
};
