/* help_watch.c - a promise is a promise: half-way reminders, deadlines, the way up, and
 * what is asked when all was said.
 *
 * Each case has its own promises, made anew whenever its row moves, so that nothing walks
 * over all cases to find what is late (domain.md 4.9 RF-06). */
#include "handlers/help_course.h"

#include <string.h>

enum { SILENT_DAYS = 3, LOOK_AGAIN = 60 /* minutes */, CLOSED_AFTER = 7 * DAY };

/* ---- promised -----------------------------------------------------------------------
 */

static void forget_all(struct turn *t, int64_t id)
{
    static const char *const kinds[] = { "help_promise.again", "help_promise.half",
                                         "help_promise.late",  "help_promise.silent",
                                         "help_promise.close", "help_promise.ask" };
    for (size_t i = 0; i < COUNT(kinds); i++)
        forget(t, kinds[i], ANYONE, id);
}

static int64_t said_at(struct turn *t, const struct help_case *h, int64_t person)
{
    return relay_last_of(t->db, talk.name, h->id, person).at;
}

/* The present owner has said something; the first answer may have been another's. */
static bool is_kept(struct turn *t, const struct help_case *h)
{
    return h->state == CASE_TAKEN &&
           ((h->first_answer_at && h->first_answer_at >= h->taken_at) ||
            said_at(t, h, h->owner) >= h->taken_at);
}

/* When something was last said in it. */
static int64_t last_word(struct turn *t, const struct help_case *h)
{
    int64_t own = said_at(t, h, h->owner), other = said_at(t, h, h->asker);
    int64_t last = own > other ? own : other;
    return last > h->taken_at ? last : h->taken_at;
}

static int64_t silent_from(struct turn *t, const struct help_case *h)
{
    return working_day_ends(t, h->organisation, last_word(t, h), SILENT_DAYS);
}

static int64_t half_way(struct turn *t, const struct help_case *h)
{
    int minutes = (int)working_minutes(t, h->organisation, t->now, h->answer_by);
    return working_time(t, h->organisation, t->now, minutes / 2);
}

static void watch_owed(struct turn *t, const struct help_case *h)
{
    if (is_kept(t, h)) {
        help_kept(t, h);
        return;
    }
    int64_t half = half_way(t, h);
    if (half > t->now && half < h->answer_by)
        later(t, "help_promise.half", 0, h->id, 0, half);
    later(t, "help_promise.late", 0, h->id, 0, h->answer_by);
    if (help_owner_is(t, h) != OWNER_STAYS) /* nobody was there */
        help_watch_again(t, h);
}

void help_kept(struct turn *t, const struct help_case *h)
{
    forget(t, "help_promise.half", 0, h->id);
    forget(t, "help_promise.late", 0, h->id);
    forget(t, "help_promise.again", 0, h->id);
    if (!h->safety)
        later(t, "help_promise.silent", 0, h->id, 0, silent_from(t, h));
}

void help_watch_again(struct turn *t, const struct help_case *h)
{
    if (help_owner_is(t, h) == OWNER_STAYS)
        later(t, "help_promise.late", 0, h->id, 0,
              working_day_ends(t, h->organisation, t->now, 1));
    else
        later(t, "help_promise.again", 0, h->id, 0,
              working_time(t, h->organisation, t->now, LOOK_AGAIN));
}

void help_watch(struct turn *t, int64_t id)
{
    struct help_case h = case_anywhere(t->db, id);
    forget_all(t, id);
    help_desk_watch(t, &h);
    if (!case_is_open(&h))
        help_hush(t, id);
    if (h.safety || !case_is_open(&h))
        return;
    if (case_is_owed(&h))
        watch_owed(t, &h);
    else
        later(t, "help_promise.ask", h.asker, id, 0,
              h.answered_at + (strcmp(h.urgency, "week") == 0 ? 3 : 1) * DAY);
}

/* ---- due: in turns of the program's own ---------------------------------------------
 */

static void half(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_anywhere(t->db, id);
    if (case_is_owed(&h) && !is_kept(t, &h))
        help_tell(t, &h, h.owner, HELP_HALF);
}

static void late(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_anywhere(t->db, id);
    if (!case_is_owed(&h) || is_kept(t, &h))
        return;
    if (h.answer_by > t->now)
        later(t, "help_promise.late", 0, id, 0, h.answer_by);
    else
        help_climb(t, &h, "late");
}

/* Its owner is away, and so was everybody else. */
static void again(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_anywhere(t->db, id);
    if (!case_is_owed(&h) || is_kept(t, &h))
        return;
    if (help_owner_is(t, &h) == OWNER_STAYS || help_next(t, &h))
        help_climb(t, &h, "late");
    else
        help_watch_again(t, &h);
}

static void silent(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_anywhere(t->db, id);
    if (h.state != CASE_TAKEN)
        return;
    int64_t next = silent_from(t, &h);
    if (next <= t->now) {
        help_tell(t, &h, h.owner, HELP_SILENT);
        next = working_day_ends(t, h.organisation, t->now, 1);
    }
    later(t, "help_promise.silent", 0, id, 0, next);
}

/* Nobody says whether it helped: it is over. */
static void close(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_anywhere(t->db, id);
    if (h.state == CASE_ANSWERED)
        help_closed(t, &h, "silent", NULL);
}

/* To the asker. */
static void ask_asker(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (h.state != CASE_ANSWERED)
        return;
    help_mine_ask(t, id);
    later(t, "help_promise.close", 0, id, 0, t->now + CLOSED_AFTER);
}

/* ---- who cannot be reached ----------------------------------------------------------
 */

static void undelivered(struct turn *t, int64_t person, int64_t id, const char *why)
{
    (void)why;
    struct help_case h = case_anywhere(t->db, id);
    if (case_is_owed(&h) && !h.safety && h.owner == person && !is_kept(t, &h))
        help_climb(t, &h, "unreachable");
}

static const struct action actions[] = {
    { "keep", MENTEE | MENTOR, help_others_no },
    { "show", MENTEE | MENTOR, help_others_yes },
    { 0 },
};
static const struct due due[] = {
    { "again", BREAKS_IN, 0, again },
    { "ask", WAITS, 0, ask_asker },
    { "asker", COMES_BEFORE, 0, help_told_asker },
    { "asker_now", BREAKS_IN, 0, help_told_asker },
    { "close", BREAKS_IN, 0, close },
    { "half", BREAKS_IN, 0, half },
    { "late", BREAKS_IN, 0, late },
    { "others", COMES_BEFORE, 0, help_told_others },
    { "owner", COMES_BEFORE, 0, help_told_owner },
    { "owner_now", BREAKS_IN, 0, help_told_owner },
    { "silent", BREAKS_IN, 0, silent },
    { 0 },
};

const struct feature help_promise = {
    .name = "help_promise",
    .actions = actions,
    .due = due,
    .undelivered = undelivered,
};
