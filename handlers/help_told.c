/* help_told.c - what is said to whoever answers, and to the asker, about how a case goes.
 *
 * Each is a promise to one person, asked anew from the row when that one may be
 * disturbed: what is needed now comes at any hour, the rest waits for the end of quiet
 * hours. It comes in spite of a pause: whoever is away is told only when nobody else is
 * left. */
#include "handlers/help_course.h"

#include <string.h>

static bool is_urgent(const struct help_case *h)
{
    return strcmp(h->urgency, "now") == 0;
}

/* ---- promised -----------------------------------------------------------------------
 */

void help_tell(struct turn *t, const struct help_case *h, int64_t person,
               enum help_word word)
{
    if (person == t->who.id)
        case_person_told(t->db, h->id, person, t->now);
    else
        soon(t, is_urgent(h) ? "help_promise.owner_now" : "help_promise.owner", person,
             h->id, (int)word);
}

void help_news(struct turn *t, const struct help_case *h, enum help_news news)
{
    if (h->asker == t->who.id)
        return;
    forget(t, "help_promise.asker_now", h->asker, h->id);
    forget(t, "help_promise.asker", h->asker, h->id);
    soon(t, is_urgent(h) ? "help_promise.asker_now" : "help_promise.asker", h->asker,
         h->id, (int)news);
}

void help_hush(struct turn *t, int64_t id)
{
    static const char *const kinds[] = { "help_promise.owner", "help_promise.owner_now",
                                         "help_promise.asker", "help_promise.asker_now",
                                         "help_promise.others" };
    for (size_t i = 0; i < COUNT(kinds); i++)
        forget(t, kinds[i], ANYONE, id);
}

/* ---- to whoever answers -------------------------------------------------------------
 */

static const char *const words[] = {
    [HELP_ASKED] = "help_watch.asked",     [HELP_HANDED] = "help_watch.handed",
    [HELP_CLIMBED] = "help_watch.climbed", [HELP_OTHER] = "help_watch.other",
    [HELP_HALF] = "help_watch.half",       [HELP_STAYS] = "help_watch.stays",
    [HELP_SILENT] = "help_watch.silent",   [HELP_GONE] = "help_watch.gone",
    [HELP_AGAIN] = "help_watch.again",     [HELP_MAY_PASS] = "help_watch.may_pass",
};

/* Is it true still? */
static bool holds(struct turn *t, const struct help_case *h, int word)
{
    bool own = h->owner == t->who.id;
    switch (word) {
    case HELP_HALF:
    case HELP_STAYS:
    case HELP_MAY_PASS:
        return own && case_is_owed(h);
    case HELP_SILENT:
        return own && h->state == CASE_TAKEN;
    case HELP_GONE:
        return h->state == CASE_CLOSED;
    default:
        return h->state == CASE_WAITING;
    }
}

void help_told_owner(struct turn *t, int64_t id, int word)
{
    struct help_case h = case_for(t->db, t->who.id, id);
    if (!h.id || word < HELP_ASKED || word > HELP_MAY_PASS || !holds(t, &h, word))
        return;
    help_owner_show(t, t->who.id, id, words[word]);
    case_person_told(t->db, id, t->who.id, t->now);
}

/* ---- to the asker -------------------------------------------------------------------
 */

static const char *const news_words[] = {
    [NEWS_TAKEN] = "help_watch.news_taken",
    [NEWS_HANDED] = "help_watch.news_handed",
    [NEWS_LATE] = "help_watch.news_late",
    [NEWS_AWAY] = "help_watch.news_away",
    [NEWS_UNREACHABLE] = "help_watch.news_unreachable",
    [NEWS_LEFT] = "help_watch.news_left",
    [NEWS_NO] = "help_watch.news_no",
    [NEWS_STAYS] = "help_watch.news_stays",
    [NEWS_ANSWERED] = "help_watch.news_answered",
};

static bool is_news(const struct help_case *h, int news)
{
    if (news == NEWS_ANSWERED)
        return h->state == CASE_ANSWERED;
    return news == NEWS_TAKEN ? h->state == CASE_TAKEN : case_is_owed(h);
}

void help_told_asker(struct turn *t, int64_t id, int news)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (h.id && news >= NEWS_TAKEN && news <= NEWS_ANSWERED && is_news(&h, news))
        help_mine_show(t, id, news_words[news]);
}

/* ---- other mentors ------------------------------------------------------------------
 */

void help_tell_others(struct turn *t, const struct help_case *h)
{
    if (strcmp(h->addressed, "mentor") != 0 || strcmp(h->topic, "state") == 0)
        return;
    if (!h->others) {
        if (!h->level)
            help_ask_others(t, h);
        return;
    }
    struct helpers all = help_line_others(t, h);
    for (size_t i = 0; i < all.count; i++) {
        case_person_add(t->db, h->id, all.who[i], "other");
        help_tell(t, h, all.who[i], HELP_OTHER);
    }
}

void help_ask_others(struct turn *t, const struct help_case *h)
{
    soon(t, "help_promise.others", h->asker, h->id, 0);
}

static bool may_be_asked(struct turn *t, const struct help_case *h)
{
    return case_is_owed(h) && !h->others && help_line_others(t, h).count;
}

void help_told_others(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (!may_be_asked(t, &h))
        return;
    struct card *c = card(t, t->who.id, "help_promise", id);
    line(c, h.state == CASE_TAKEN ? "help_watch.others_instead" : "help_watch.others",
         name_("who", h.owner));
    button(c, format(t, "help_promise:show:%lld", (long long)id),
           "help_watch.others_yes");
    button(c, format(t, "help_promise:keep:%lld", (long long)id), "help_watch.others_no");
    show(c);
}

/* help_promise:show:<case> */
void help_others_yes(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (!may_be_asked(t, &h)) {
        old_button(t);
        return;
    }
    case_allow_others(t->db, id);
    h.others = true;
    case_record(t->db, id, t->who.id, "others", 0, t->now);
    if (h.state == CASE_TAKEN) /* whoever answers gives it on, and to whom they choose */
        help_tell(t, &h, h.owner, HELP_MAY_PASS);
    else
        help_tell_others(t, &h);
    settle(t, "help_watch.others_shown");
}

/* help_promise:keep:<case> */
void help_others_no(struct turn *t, int64_t id)
{
    struct help_case h = case_asked_by(t->db, t->who.id, id);
    if (case_is_open(&h) && !h.others)
        settle(t, "help_watch.others_kept");
    else
        old_button(t);
}
