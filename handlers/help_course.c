/* help_course.c - whatever moves a case goes through here: the row, who is told, what is
 * promised next, its history.
 *
 * A case that was sent belongs to somebody at every moment: each move names the next
 * owner in the same statement that takes it from the one before, and promises to tell
 * them in the same transaction. Nobody is told within the turn itself: a promise does, so
 * that whoever cannot be reached is noticed in one place (help_told.c). */
#include "handlers/help_course.h"

#include <string.h>

enum { REOPENED_FOR = 30 * DAY };

/* ---- telling ------------------------------------------------------------------------
 */

static void give(struct turn *t, const struct help_case *h, const struct helpers *all,
                 const char *part, enum help_word word)
{
    for (size_t i = 0; i < all->count; i++) {
        case_person_add(t->db, h->id, all->who[i], part);
        help_tell(t, h, all->who[i], word);
    }
}

/* Everybody's card of it as it stands now. */
static void moved(struct turn *t, int64_t id)
{
    help_watch(t, id);
    help_owner_refresh(t, id);
    help_mine_refresh(t, id);
}

/* ---- asked --------------------------------------------------------------------------
 */

bool help_send(struct turn *t, const struct help_case *h)
{
    struct helpers first = help_line_first(t, h);
    int64_t by = help_deadline(t, h->organisation, h->urgency, t->now);
    if (h->safety || h->asker != t->who.id || !first.count ||
        !case_send(t->db, h->id, first.who[0], by, t->now))
        return false;
    give(t, h, &first, "asked", HELP_ASKED);
    case_record(t->db, h->id, t->who.id, "asked", first.who[0], t->now);
    help_watch(t, h->id);
    return true;
}

/* ---- taken --------------------------------------------------------------------------
 */

bool help_taken(struct turn *t, const struct help_case *h, int64_t answer_by)
{
    bool told = answer_by > t->now;
    int64_t by = told                    ? answer_by
                 : h->answer_by > t->now ? 0
                                         : help_next_deadline(t, h, t->now);
    if (!help_may_hear(t, h, t->who.id) ||
        !case_take(t->db, h->id, t->who.id, by, t->now))
        return false;
    case_person_add(t->db, h->id, t->who.id, "asked");
    case_person_told(t->db, h->id, t->who.id, t->now);
    case_record(t->db, h->id, t->who.id, "taken", 0, t->now);
    moved(t, h->id);
    help_news(t, h, NEWS_TAKEN);
    return true;
}

void help_first_answer(struct turn *t, const struct help_case *h)
{
    if (!h->first_answer_at)
        case_record(t->db, h->id, t->who.id, "answer", 0, t->now);
    case_first_answer(t->db, h->id, t->now);
    forget(t, "help_promise.asker", h->asker, h->id); /* the words say who answers */
    forget(t, "help_promise.asker_now", h->asker, h->id);
    help_kept(t, h);
}

/* ---- to somebody else ---------------------------------------------------------------
 */

bool help_hand(struct turn *t, const struct help_case *h, int64_t to)
{
    struct helpers one = { .count = 1, .who = { to } };
    if (to == h->owner || !help_may_hear(t, h, to) || !help_is_there(t, to) ||
        !case_hand(t->db, h->id, h->owner, to, h->level,
                   help_next_deadline(t, h, t->now)))
        return false;
    give(t, h, &one, "asked", HELP_HANDED);
    case_record(t->db, h->id, t->who.id, "handed", to, t->now);
    moved(t, h->id);
    help_news(t, h, NEWS_HANDED);
    return true;
}

/* Nobody is left: it stays with its owner, who is reminded, but not while away; the asker
 * hears of it once, not every day. */
static bool stay(struct turn *t, const struct help_case *h)
{
    if (!case_is_owed(h))
        return false;
    bool known = case_last(t->db, h->id, 0, "stays") >= h->answer_by;
    case_record(t->db, h->id, 0, "stays", h->owner, t->now);
    if (help_owner_is(t, h) == OWNER_STAYS ||
        !case_person_find(t->db, h->id, h->owner).told_at)
        help_tell(t, h, h->owner, HELP_STAYS);
    if (!known)
        help_news(t, h, NEWS_STAYS);
    help_watch_again(t, h);
    return true;
}

static enum help_news news_of(const char *why)
{
    static const struct {
        const char *why;
        enum help_news news;
    } all[] = { { "late", NEWS_LATE },
                { "away", NEWS_AWAY },
                { "unreachable", NEWS_UNREACHABLE },
                { "left", NEWS_LEFT },
                { "no", NEWS_NO } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (strcmp(all[i].why, why) == 0)
            return all[i].news;
    return NEWS_LATE;
}

static enum owner_is owner_when(struct turn *t, const struct help_case *h,
                                const char *why)
{
    enum owner_is owner = help_owner_is(t, h);
    if (strcmp(why, "left") == 0)
        return OWNER_IS_GONE;
    bool away = strcmp(why, "away") == 0 || strcmp(why, "unreachable") == 0;
    return away && owner == OWNER_STAYS ? OWNER_IS_AWAY : owner;
}

bool help_climb(struct turn *t, const struct help_case *h, const char *why)
{
    struct helpers next = help_line_next(t, h, owner_when(t, h, why));
    if (!next.count)
        return stay(t, h);
    if (!case_hand(t->db, h->id, h->owner, next.who[0], h->level + 1,
                   help_next_deadline(t, h, t->now)))
        return false;
    give(t, h, &next, "climbed", HELP_CLIMBED);
    case_record(t->db, h->id, strcmp(why, "no") == 0 ? t->who.id : 0, why, next.who[0],
                t->now);
    moved(t, h->id);
    help_news(t, h, news_of(why));
    help_tell_others(t, h);
    return true;
}

/* ---- over, and open again -----------------------------------------------------------
 */

bool help_answered(struct turn *t, const struct help_case *h)
{
    if (!case_answer(t->db, h->id, t->who.id, t->now))
        return false;
    case_record(t->db, h->id, t->who.id, "answered", 0, t->now);
    moved(t, h->id);
    help_news(t, h, NEWS_ANSWERED);
    return true;
}

bool help_closed(struct turn *t, const struct help_case *h, const char *how,
                 const char *solved)
{
    if (!case_close(t->db, h->id, how, solved, t->now))
        return false;
    case_record(t->db, h->id, t->who.id, "closed", 0, t->now);
    moved(t, h->id);
    return true;
}

bool help_withdrawn(struct turn *t, const struct help_case *h)
{
    if (!case_withdraw(t->db, h->id, t->now))
        return false;
    case_record(t->db, h->id, t->who.id, "withdrawn", 0, t->now);
    moved(t, h->id);
    return true;
}

/* To whom it was, when they still answer; else to the next in line. */
static struct helpers again(struct turn *t, const struct help_case *h, bool to_curator)
{
    struct helpers same = { .count = 1, .who = { h->owner } };
    if (!to_curator && help_owner_is(t, h) == OWNER_STAYS)
        return same;
    struct help_case anew = *h;
    anew.addressed = to_curator ? "curator" : h->addressed;
    anew.mentor = to_curator ? 0 : h->mentor;
    anew.owner = 0;
    return help_line_first(t, &anew);
}

bool help_may_reopen(const struct turn *t, const struct help_case *h)
{
    return h->state == CASE_ANSWERED ||
           (h->state == CASE_CLOSED && t->now - h->closed_at <= REOPENED_FOR);
}

bool help_reopened(struct turn *t, const struct help_case *h, bool to_curator)
{
    struct helpers next = again(t, h, to_curator);
    int64_t by = help_deadline(t, h->organisation, h->urgency, t->now);
    if (!next.count || !help_may_reopen(t, h) ||
        !case_reopen(t->db, h->id, next.who[0], by))
        return false;
    give(t, h, &next, "asked", HELP_AGAIN);
    case_record(t->db, h->id, t->who.id, "reopened", next.who[0], t->now);
    moved(t, h->id);
    return true;
}
