/* ending_ask.c - what is asked of a side that wants to end or change: the wish, the
 * reason by button, whether it was talked about, a last meeting (domain.md 3.14 CM1-CM4).
 * Each answer stands in the next button, so nothing is stored before the last one. */
#include "handlers/ending.h"
#include "handlers/pair.h"

#include <string.h>

static const char *const reasons[] = { "goal",    "time", "contact", "request",
                                       "leaving", "else", "private" };
static const char *const discussed[] = { "yes", "no", "help", "private" };

/* Who asks decides the code: C2 the mentor, C3 the mentee or a guardian. */
static const char *code_of(struct turn *t, const struct match *m, const char *wish,
                           const char *reason)
{
    if (strcmp(wish, "plan") == 0)
        return "C1";
    if (strcmp(wish, "change") == 0)
        return "C7";
    if (strcmp(reason, "goal") == 0)
        return "C8";
    struct member b = member_find(t->db, m->id, t->who.id);
    return b.person && b.role == MEMBER_MENTOR ? "C2" : "C3";
}

/* ---- the questions ---------------------------------------------------------------- */

static bool is_one_of(const char *word, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(word, words[i]) == 0)
            return true;
    return false;
}

/* "ending:said:41:early:time": the action, and all that was said so far. */
static const char *with(struct turn *t, const char *action, const struct match *m,
                        const char *said)
{
    return format(t, "ending:%s:%lld:%s", action, (long long)m->id, said);
}

void ending_put_wishes(struct turn *t, const struct match *m)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    struct member own = member_find(t->db, m->id, t->who.id);
    bool mentor = own.person && own.role == MEMBER_MENTOR;
    line(c, "ending.wish", text_("who", ending_others(t, m->id)));
    button(c, with(t, "wish", m, "plan"), "ending.wish_plan");
    row(c);
    button(c, with(t, "wish", m, "early"), "ending.wish_early");
    row(c);
    button(c, with(t, "wish", m, "change"),
           mentor ? "ending.wish_change_mentee" : "ending.wish_change_mentor");
    row(c);
    if (own.person && (m->state == MATCH_ACTIVE || m->state == MATCH_PAUSED)) {
        button(c, press_about(t, "match_pause:open", m->id), "ending.wish_pause");
        row(c);
    }
    nav(c, own.person ? press_about(t, "pair:more", m->id) : NULL);
    show(c);
}

static void put_choices(struct turn *t, const struct match *m, const char *key,
                        const char *action, const char *said, const char *const *words,
                        size_t count)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, key);
    for (size_t i = 0; i < count; i++) {
        button(c, with(t, action, m, format(t, "%s:%s", said, words[i])),
               format(t, "%s_%s", key, words[i]));
        row(c);
    }
    nav(c, press_about(t, "ending:open", m->id));
    show(c);
}

static void put_farewell(struct turn *t, const struct match *m, const char *said)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "ending.farewell");
    button(c, with(t, "sure", m, format(t, "%s:1", said)), "ending.farewell_yes");
    button(c, with(t, "sure", m, format(t, "%s:0", said)), "ending.farewell_no");
    nav(c, press_about(t, "ending:open", m->id));
    show(c);
}

/* ending:wish:<match>:<wish> */
void ending_wished(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    const char *wish = argument(t, 1);
    if (m.id && strcmp(wish, "plan") == 0)
        put_farewell(t, &m, format(t, "%s:%s:%s", wish, reasons[0], discussed[0]));
    else if (m.id && (strcmp(wish, "early") == 0 || strcmp(wish, "change") == 0))
        put_choices(t, &m, "ending.why", "why", wish, reasons, COUNT(reasons));
    else
        old_button(t);
}

/* ending:why:<match>:<wish>:<reason> */
void ending_why(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    const char *wish = argument(t, 1), *reason = argument(t, 2);
    if (m.id && is_one_of(reason, reasons, COUNT(reasons)))
        put_choices(t, &m, "ending.discussed", "said", format(t, "%s:%s", wish, reason),
                    discussed, COUNT(discussed));
    else
        old_button(t);
}

struct match_ending ending_read_said(struct turn *t, const struct match *m)
{
    struct match_ending e = { .match = m->id,
                              .person = t->who.id,
                              .wish = argument(t, 1),
                              .reason = argument(t, 2),
                              .discussed = argument(t, 3),
                              .farewell = strcmp(argument(t, 4), "1") == 0 };
    bool known = strcmp(e.wish, "plan") == 0 || strcmp(e.wish, "early") == 0 ||
                 strcmp(e.wish, "change") == 0;
    if (!m->id || !known || !is_one_of(e.reason, reasons, COUNT(reasons)) ||
        !is_one_of(e.discussed, discussed, COUNT(discussed)))
        e.wish = NULL;
    else
        e.code = code_of(t, m, e.wish, e.reason);
    return e;
}

static void put_sure(struct turn *t, const struct match *m, const struct match_ending *e)
{
    bool change = strcmp(e->wish, "change") == 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, change ? "ending.sure_change" : "ending.sure",
         text_("who", ending_others(t, m->id)));
    button(c,
           with(t, "end", m,
                format(t, "%s:%s:%s:%d", e->wish, e->reason, e->discussed, e->farewell)),
           change ? "ending.yes_change" : "ending.yes");
    style(c, change ? PRIMARY : DANGER);
    nav(c, press_about(t, "ending:open", m->id));
    show(c);
}

/* ending:said:<match>:<wish>:<reason>:<discussed> */
void ending_said(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    struct match_ending e = ending_read_said(t, &m);
    if (!e.wish)
        old_button(t);
    else if (strcmp(e.wish, "change") == 0 || !match_is_running(&m))
        put_sure(t, &m, &e);
    else
        put_farewell(t, &m, format(t, "%s:%s:%s", e.wish, e.reason, e.discussed));
}

/* ending:sure:<match>:<wish>:<reason>:<discussed>:<a last meeting?> */
void ending_sure(struct turn *t, int64_t match)
{
    struct match m = ending_own(t, match);
    struct match_ending e = ending_read_said(t, &m);
    if (e.wish)
        put_sure(t, &m, &e);
    else
        old_button(t);
}
