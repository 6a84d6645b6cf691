/* diary_shared.c - the reader's side of a diary: a mentor or an overseer of the match
 * sees the entries that were shown to them, as long as they are. */
#include "handlers/diary.h"
#include "handlers/reflection.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 3, SHOWN_LETTERS = 900 };

/* As what the actor reads in this match: "mentor" "curator"; NULL: not at all. */
static const char *reads_as(struct turn *t, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    if (!m.id)
        return match_overseen(t, match).id ? "curator" : NULL;
    const struct match_kind *k = match_kind_named(m.kind);
    bool mentor = member_find(t->db, match, t->who.id).role == MEMBER_MENTOR;
    return mentor || (k && k->reverse) ? "mentor" : NULL;
}

bool diary_may_read(struct turn *t, const struct diary_entry *e)
{
    const char *as = e->match ? reads_as(t, e->match) : NULL;
    return as && strcmp(as, e->shared) == 0 && e->person != t->who.id;
}

bool diary_is_shown(struct turn *t, int64_t match)
{
    const char *as = reads_as(t, match);
    return as && diary_shared_count(t->db, match, as, t->who.id) > 0;
}

/* ---- reading ---------------------------------------------------------------------- */

static void add_entry(struct card *c, struct turn *t, const struct diary_entry *e)
{
    line(c, "diary.shared_entry", name_("who", e->person), day_("day", e->at));
    if (*e->prompt && bank_named(e->prompt))
        line(c, "diary.asked", part_("prompt", bank_key(t, e->prompt)));
    if (*e->text)
        line(c, "diary.text", text_("text", diary_beginning(t, e->text, SHOWN_LETTERS)));
    gap(c);
    if (!e->file)
        return;
    button(c, press_about(t, "diary:hear", e->id), "diary.hear_of", day_("day", e->at));
    row(c);
}

/* diary:shared:<match>[:<how many to pass over>] */
void diary_shared_list(struct turn *t, int64_t match)
{
    struct diary_entry some[PAGE];
    const char *as = reads_as(t, match);
    long long skip = strtoll(argument(t, 1), NULL, 10);
    if (!as) {
        old_button(t);
        return;
    }
    int64_t all = diary_shared_count(t->db, match, as, t->who.id);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count = diary_shared_in(t->db, match, as, t->who.id, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "diary.shared_title" : "diary.shared_none");
    gap(c);
    for (size_t i = 0; i < count; i++)
        add_entry(c, t, &some[i]);
    if (skip > 0)
        button(c, format(t, "diary:shared:%lld:%lld", (long long)match, skip - PAGE),
               "diary.newer");
    if (skip + PAGE < all)
        button(c, format(t, "diary:shared:%lld:%lld", (long long)match, skip + PAGE),
               "diary.older");
    nav(c, NULL);
    show(c);
}

/* ---- telling ---------------------------------------------------------------------- */

void diary_tell(struct turn *t, const struct diary_entry *e)
{
    if (strcmp(e->shared, "curator") == 0)
        overseers_hear(t, e->match, "diary.told", e->id, 0);
    if (strcmp(e->shared, "mentor") != 0)
        return;
    struct meeting m = meeting_of(t->db, e->person, e->meeting);
    for (const struct member *one = members_of(t->db, e->match); one->person; one++)
        if (one->person != e->person &&
            pair_role(t, e->match, one->person, m.topic) == MEMBER_MENTOR)
            soon(t, "diary.told", one->person, e->id, 0);
}

/* It may have been taken back since. */
void diary_told(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct diary_entry e = diary_shared_find(t->db, id);
    if (!e.id || !diary_may_read(t, &e))
        return;
    struct card *c = card(t, t->who.id, "diary_told", id);
    line(c, "diary.told", name_("who", e.person));
    button(c, press_about(t, "diary:shared", e.match), "diary.read");
    show(c);
}
