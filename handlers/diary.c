/* diary.c - /diary: what somebody wrote for themselves, read, searched, and written.
 *
 * The owner alone reads it, until they show an entry to somebody (diary_entry.c), and
 * they may take that back any time. Searching looks only into one's own. */
#include "handlers/diary.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 4, LABEL = 24, FOUND_MOST = 4, LOOKED_AT = 50, LOOKED_AT_MOST = 2000 };
enum { FRESH = 30 * MINUTE };
/* What words under a card of the diary are: 0 a new entry, -1 a search, else more of the
 * entry of that number. */
enum { NEW_ENTRY = 0, SEARCH = -1 };

/* ---- what came -------------------------------------------------------------------- */

const char *diary_take(struct turn *t, struct diary_entry *e)
{
    e->text = t->words;
    e->file = take_file(t);
    if (!e->file)
        return *e->text ? NULL : "diary.only_words";
    const char *kind = file_find(t->db, e->file).kind;
    const char *why = names_declines(t, kind);
    if (!why && strcmp(kind, "voice") != 0)
        why = "diary.only_words";
    if (why)
        diary_drop_file(t->db, t->who.id, e->file);
    return why;
}

void diary_kept(struct turn *t, int64_t id)
{
    struct diary_entry e = diary_find(t->db, t->who.id, id);
    diary_show_entry(t, &e, true);
}

static const char *cut(struct turn *t, const char *text, size_t letters, const char *stop)
{
    size_t at = 0, count = 0;
    for (; text[at] && !strchr(stop, text[at]); at++)
        if (((unsigned char)text[at] & 0xc0) != 0x80 && count++ == letters)
            break;
    return format(t, text[at] ? "%.*s…" : "%.*s", (int)at, text);
}

const char *diary_beginning(struct turn *t, const char *text, size_t letters)
{
    return cut(t, text, letters, "");
}

const char *diary_label(struct turn *t, const char *text, size_t letters)
{
    return cut(t, text, letters, "\n");
}

/* ---- the list --------------------------------------------------------------------- */

static void add_entry(struct card *c, struct turn *t, const struct diary_entry *e)
{
    const char *press = press_about(t, "diary:open", e->id);
    if (*e->text)
        button(c, press, "diary.entry", day_("day", e->at),
               text_("text", diary_label(t, e->text, LABEL)));
    else
        button(c, press, "diary.entry_voice", day_("day", e->at));
    row(c);
}

static void add_pages(struct card *c, struct turn *t, int64_t skip, int64_t all)
{
    if (skip > 0)
        button(c, press_about(t, "diary:list", skip - PAGE), "diary.newer");
    if (skip + PAGE < all)
        button(c, press_about(t, "diary:list", skip + PAGE), "diary.older");
    row(c);
}

static void add_ways(struct card *c, bool any)
{
    button(c, "diary:write", "diary.write");
    if (any)
        button(c, "diary:find", "diary.find");
    row(c);
    button(c, "reflection:weekly", "diary.weekly");
}

static bool is_kept(struct turn *t)
{
    return strcmp(preference_text(t->db, t->who.id, "diary.keep", "0"), "1") == 0;
}

static void put_list(struct turn *t, int64_t skip)
{
    struct diary_entry some[PAGE];
    int64_t all = diary_count(t->db, t->who.id);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count = diary_page(t->db, t->who.id, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "diary.title");
    if (all)
        line(c, "diary.count", number_("count", all));
    else
        line(c, "diary.none");
    line(c, is_kept(t) ? "diary.kept_always" : "diary.kept_for");
    for (size_t i = 0; i < count; i++)
        add_entry(c, t, &some[i]);
    add_pages(c, t, skip, all);
    add_ways(c, all);
    button(c, is_kept(t) ? "diary:keep:0" : "diary:keep:1",
           is_kept(t) ? "diary.keep_less" : "diary.keep_longer");
    nav(c, NULL);
    show(c);
}

/* diary:list:<how many to pass over> */
static void list(struct turn *t, int64_t skip)
{
    put_list(t, skip);
}

/* diary:keep:<1, or 0 for as long as the programme and 90 days> */
static void keep(struct turn *t, int64_t always)
{
    preference_save(t->db, t->who.id, "diary.keep", always == 1 ? "1" : "0");
    put_list(t, 0);
}

/* ---- writing and searching -------------------------------------------------------- */

static void put_question(struct turn *t, int64_t to, const char *key, const char *why)
{
    struct card *c = card(t, t->who.id, "diary", to);
    const char *caution = names_caution(t);
    if (why)
        line(c, why);
    line(c, key);
    if (caution && to == NEW_ENTRY)
        line(c, caution);
    nav(c, "diary:list:0");
    show(c);
}

static void ask_entry(struct turn *t, int64_t unused)
{
    (void)unused;
    put_question(t, NEW_ENTRY, "diary.ask_entry", NULL);
}

static void ask_search(struct turn *t, int64_t unused)
{
    (void)unused;
    put_question(t, SEARCH, "diary.ask_search", NULL);
}

/* How many of one's own have these words, the newest of them in out. */
static size_t find(struct turn *t, const char *words, struct diary_entry out[FOUND_MOST])
{
    size_t found = 0, count;
    struct diary_entry some[LOOKED_AT];
    const char *wanted = fold_words(t, words);
    if (!*wanted)
        return 0;
    for (int64_t skip = 0; skip < LOOKED_AT_MOST; skip += LOOKED_AT) {
        count = diary_page(t->db, t->who.id, skip, some, LOOKED_AT);
        for (size_t i = 0; i < count; i++)
            if (strstr(fold_words(t, some[i].text), wanted) && found++ < FOUND_MOST)
                out[found - 1] = some[i];
        if (count < LOOKED_AT)
            break;
    }
    return found;
}

static void search(struct turn *t)
{
    struct diary_entry found[FOUND_MOST];
    size_t count = find(t, t->words, found);
    struct card *c = card(t, t->who.id, "diary", SEARCH);
    if (count)
        line(c, "diary.found", number_("count", (int64_t)count),
             text_("words", diary_label(t, t->words, LABEL)));
    else
        line(c, "diary.not_found", text_("words", diary_label(t, t->words, LABEL)));
    if (count > FOUND_MOST)
        line(c, "diary.found_newest", number_("count", FOUND_MOST));
    line(c, "diary.search_again");
    for (size_t i = 0; i < count && i < FOUND_MOST; i++)
        add_entry(c, t, &found[i]);
    nav(c, "diary:list:0");
    show(c);
}

static void add_words(struct turn *t, int64_t id)
{
    struct diary_entry e = diary_find(t->db, t->who.id, id), more = { 0 };
    if (!e.id || t->now - e.at > FRESH || strcmp(e.shared, "me") != 0) {
        home_unclear(t);
        return;
    }
    const char *why = diary_take(t, &more);
    if (why) {
        say(t, why);
        return;
    }
    if (!more.file && diary_append(t->db, t->who.id, id, more.text)) {
        diary_kept(t, id);
        return;
    }
    more.person = e.person;
    more.prompt = e.prompt;
    more.match = e.match;
    more.meeting = e.meeting;
    diary_kept(t, diary_add(t->db, &more, t->now));
}

static void wrote(struct turn *t, int64_t to)
{
    struct diary_entry e = { .person = t->who.id };
    if (to == SEARCH) {
        search(t);
        return;
    }
    if (to != NEW_ENTRY) {
        add_words(t, to);
        return;
    }
    const char *why = diary_take(t, &e);
    if (why)
        put_question(t, NEW_ENTRY, "diary.ask_entry", why);
    else
        diary_kept(t, diary_add(t->db, &e, t->now));
}

static const struct action actions[] = {
    { "ask", MEMBER, diary_ask_drop },
    { "drop", MEMBER, diary_dropped },
    { "find", MEMBER, ask_search },
    { "hear", MEMBER, diary_hear },
    { "keep", MEMBER, keep },
    { "list", MEMBER, list },
    { "open", MEMBER, diary_open },
    { "share", MEMBER, diary_set_shared },
    { "shared", MEMBER, diary_shared_list },
    { "write", MEMBER, ask_entry },
    { 0 },
};
static const struct due due[] = {
    { "told", CAN_WAIT, 0, diary_told },
    { 0 },
};

const struct feature diary = {
    .name = "diary",
    .start = { "diary", MEMBER, list },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .wrote = wrote,
};
