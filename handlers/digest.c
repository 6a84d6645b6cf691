/* digest.c - the Monday digest: what needs a hand, first what presses most, and what went
 * well (domain.md 4.11). It comes by itself once a week, and at any time by /digest.
 *
 * A number opens the card of its line, with what fits; Back leads to the same digest, in
 * which what was dealt with is struck through and nothing has moved. Who asks twice
 * within five minutes sees the same one. Diaries and single answers stand in none of it;
 * the head reads numbers alone (domain.md 6.5). */
#include "handlers/digest.h"

#include <stdlib.h>

enum { SAME_FOR = 5 * MINUTE };

const char *digest_press(struct turn *t, int64_t id)
{
    return id ? press_about(t, "digest:show", id) : "digest:open";
}

static void open_new(struct turn *t, int64_t unused)
{
    (void)unused;
    turn_into(t, "screen", 0);
    struct digest d = digest_newest(t->db, t->who.id, t->who.organisation, false,
                                    t->now - SAME_FOR + 1);
    if (!d.id)
        d = digest_find(t->db, t->who.id, digest_compose(t, false));
    digest_put(t, &d, 0, "screen");
}

/* digest:show:<digest>, digest:page:<digest>:<page> */
static void show_one(struct turn *t, int64_t id)
{
    struct digest d = digest_find(t->db, t->who.id, id);
    int64_t page = strtoll(argument(t, 1), NULL, 10);
    if (!d.id || d.organisation != t->who.organisation) {
        old_button(t);
        return;
    }
    turn_into(t, "screen", 0);
    bool is_page = page > 0 && page <= digest_line_count(t->db, id) / DIGEST_PAGE + 1;
    digest_put(t, &d, is_page ? page : 0, "screen");
}

static const struct action actions[] = {
    { "at", DIGEST_STAFF, digest_set_minute },
    { "day", DIGEST_STAFF, digest_set_day },
    { "done", DIGEST_READERS, digest_line_done },
    { "line", DIGEST_READERS, digest_open_line },
    { "off", DIGEST_STAFF, digest_set_off },
    { "open", DIGEST_READERS, open_new },
    { "page", DIGEST_READERS, show_one },
    { "picture", DIGEST_READERS, digest_ask_picture },
    { "show", DIGEST_READERS, show_one },
    { "terms", DIGEST_STAFF, digest_terms },
    { 0 },
};
static const struct due due[] = {
    { "holidays", CAN_WAIT, 0, digest_holidays },
    { "psychologist", CAN_WAIT, 0, digest_psychologist },
    { "times", CAN_WAIT, 0, digest_times },
    { "weekly", WAITS, 0, digest_weekly },
    { 0 },
};
static const struct made made[] = { { "picture", digest_drawn, MADE_PICTURE }, { 0 } };

const struct feature digest = {
    .name = "digest",
    .start = { "digest", DIGEST_READERS, open_new },
    .in_menu = true,
    .actions = actions,
    .due = due,
    .made = made,
};
