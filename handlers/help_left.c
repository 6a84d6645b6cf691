/* help_left.c - somebody will not answer any more: what they own goes to the next at
 * once, and what an asker who leaves had asked is closed. Safety cases are safety.c's. */
#include "handlers/help_course.h"

enum { AT_ONCE = 50 };

/* ---- who answers --------------------------------------------------------------------
 */

/* They hear nothing more of it, and cannot open it. */
static void take_out(struct turn *t, const struct help_case *h, int64_t person)
{
    case_person_remove(t->db, h->id, person);
    forget(t, "help_promise.owner", person, h->id);
    forget(t, "help_promise.owner_now", person, h->id);
}

static void answer_no_more(struct turn *t, const struct help_case *h, int64_t person,
                           bool leaves)
{
    bool out = leaves || !help_has_place(t, h, person);
    bool owes = h->owner == person && case_is_owed(h);
    if (owes && (out || !help_is_there(t, person)))
        help_climb(t, h, out ? "left" : "away");
    if (out && case_anywhere(t->db, h->id).owner != person)
        take_out(t, h, person);
}

static void answer_none(struct turn *t, int64_t person, bool leaves)
{
    struct help_case some[AT_ONCE];
    size_t count = AT_ONCE;
    for (int64_t after = 0; count == AT_ONCE; after = some[count - 1].id) {
        count = cases_told(t->db, person, after, some, AT_ONCE);
        for (size_t i = 0; i < count; i++)
            if (!some[i].safety)
                answer_no_more(t, &some[i], person, leaves);
        if (!count)
            break;
    }
}

void help_match_over(struct turn *t, int64_t match)
{
    struct help_case some[AT_ONCE];
    size_t count = cases_of_match(t->db, match, some, AT_ONCE);
    for (size_t i = 0; i < count; i++)
        if (!some[i].safety && some[i].mentor)
            answer_no_more(t, &some[i], some[i].mentor, false);
}

/* ---- who asked ----------------------------------------------------------------------
 */

/* Whoever was told of it hears neutrally; not by words of this turn, which go with them
 * when they are erased. */
static void close_asked(struct turn *t, const struct help_case *h)
{
    must(t, help_closed(t, h, "left", NULL));
    if (case_person_find(t->db, h->id, h->owner).told_at)
        help_tell(t, h, h->owner, HELP_GONE);
}

static void ask_none(struct turn *t, int64_t person)
{
    struct help_case some[AT_ONCE], draft;
    size_t count;
    while ((count = cases_asked(t->db, person, false, some, AT_ONCE)))
        for (size_t i = 0; i < count; i++)
            close_asked(t, &some[i]);
    while ((draft = case_draft_of(t->db, person)).id)
        must(t, case_drop(t->db, person, draft.id));
}

void help_person_left(struct turn *t, int64_t person, bool asker)
{
    answer_none(t, person, asker);
    if (asker)
        ask_none(t, person);
}
