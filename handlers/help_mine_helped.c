/* help_mine_helped.c - did it help (domain.md 3.13 HR6): asked a day after it was
 * answered, or three when there was time; once more three days later, and then not again:
 * after a week of silence it is closed. «Нет» opens it to the curators. When it helped,
 * the asker is asked whether others may read how, without names.
 *
 * Whoever closes it before is asked the same, when anybody has answered at all. */
#include "handlers/help_mine.h"

#include <string.h>

enum { REMINDED_AFTER = 3 * DAY };

bool help_mine_is_due(const struct help_case *h, int64_t now)
{
    int days = strcmp(h->urgency, "week") == 0 ? 3 : 1;
    return h->state == CASE_ANSWERED && now >= h->answered_at + days * DAY;
}

bool help_mine_is_asked(const struct help_case *h)
{
    return h->state == CASE_CLOSED && !h->solved && h->first_answer_at &&
           strcmp(h->ending, "asker") == 0;
}

static bool has_helped(const struct help_case *h)
{
    return h->solved && strcmp(h->solved, "no") != 0;
}

bool help_mine_may_show(const struct help_case *h)
{
    return h->state == CASE_CLOSED && h->may_show < 0 && has_helped(h) &&
           strcmp(h->topic, "state") != 0 && strcmp(h->addressed, "psychologist") != 0;
}

/* ---- asked ------------------------------------------------------------------------- */

void help_mine_ask(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (h.safety || h.state != CASE_ANSWERED)
        return;
    help_mine_show(t, id, NULL);
    later(t, "help_mine.remind", t->who.id, id, 0, t->now + REMINDED_AFTER);
}

void help_mine_remind(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (help_mine_is_due(&h, t->now))
        help_mine_show(t, id, "help_mine.helped_again");
}

/* ---- said -------------------------------------------------------------------------- */

/* The curators have it, or, in a school without any, whoever had it. */
static void open_to_curators(struct turn *t, const struct help_case *h)
{
    bool again = help_reopened(t, h, true) || help_reopened(t, h, false);
    help_mine_show(t, h->id, again ? "help_mine.no_again" : "help_mine.not_again");
}

static void close_answered(struct turn *t, const struct help_case *h, const char *solved)
{
    forget(t, "help_mine.remind", t->who.id, h->id);
    if (strcmp(solved, "no") == 0) {
        open_to_curators(t, h);
        return;
    }
    help_closed(t, h, "helped", solved);
    help_mine_show(t, h->id, "help_mine.thanks");
}

static const char *mark_named(const char *word)
{
    static const char *const marks[] = { "yes", "partly", "no" };
    for (size_t i = 0; i < COUNT(marks); i++)
        if (strcmp(marks[i], word) == 0)
            return marks[i];
    return NULL;
}

/* A second tap is told the same. */
static bool is_marked(const struct help_case *h, const char *solved)
{
    return h->state == CASE_CLOSED && h->solved && strcmp(h->solved, solved) == 0;
}

/* Its asker has closed it: whoever answered sees the mark too, as was said before. */
static void mark_closed(struct turn *t, const struct help_case *h, const char *solved)
{
    bool said = help_mine_is_asked(h) && case_set_solved(t->db, h->id, solved);
    if (said)
        help_owner_refresh(t, h->id);
    help_mine_show(t, h->id, said || is_marked(h, solved) ? "help_mine.thanks" : NULL);
}

/* A mark that comes late changes nothing: how things are is shown. */
void help_mine_answer(struct turn *t, int64_t id)
{
    const char *solved = mark_named(argument(t, 1));
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    if (!solved)
        old_button(t);
    else if (h.state == CASE_ANSWERED)
        close_answered(t, &h, solved);
    else
        mark_closed(t, &h, solved);
}

/* ---- how it was solved, for others --------------------------------------------------
 */

void help_mine_allow(struct turn *t, int64_t id)
{
    bool may = strcmp(argument(t, 1), "1") == 0;
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    bool said = help_mine_may_show(&h);
    if (said) {
        case_set_may_show(t->db, id, may);
        h.may_show = may;
    }
    if (said && may)
        library_propose(t, &h);
    if (h.may_show != may)
        help_mine_show(t, id, NULL);
    else
        help_mine_show(t, id, may ? "help_mine.may_thanks" : "help_mine.may_kept");
}

/* ---- solved, and open again ---------------------------------------------------------
 */

/* help_mine:solved:<case>: of an answered one the mark closes it. */
void help_mine_solved(struct turn *t, int64_t id)
{
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    forget(t, "help_mine.remind", t->who.id, id);
    bool closed = help_closed(t, &h, "asker", NULL) ||
                  (h.state == CASE_CLOSED && strcmp(h.ending, "asker") == 0);
    help_mine_show(t, id, closed ? "help_mine.is_solved" : NULL);
}

/* help_mine:again:<case>: to who had it; one tap. */
void help_mine_again(struct turn *t, int64_t id)
{
    struct help_case h = help_mine_find(t, id);
    if (!h.id)
        return;
    const char *news = h.state == CASE_WAITING ? "help_mine.reopened" : NULL;
    if (h.state == CASE_CLOSED)
        news =
            help_reopened(t, &h, false) ? "help_mine.reopened" : "help_mine.not_reopened";
    help_mine_show(t, id, news);
}
