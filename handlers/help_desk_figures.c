/* help_desk_figures.c - how a school answers: the median of working hours to the first
 * answer, the share answered in time (domain.md 4.2 EN6), the share that it helped; all
 * and by topic. Groups under five are hidden, safety cases are never counted.
 *
 * Requests are read in slices and counted at once; the hours of the school are laid out
 * once, so that each of them costs two look-ups. */
#include "handlers/help_desk.h"

#include <string.h>

#include "handlers/help_waits.h"

enum { TOPICS = 9, SLICE = 200, DAYS_MOST = 100, SHORT = 30, LONG = 90, GOOD = 90 };

static const char *const topics[TOPICS] = { "lesson",     "class",    "parents",
                                            "colleagues", "papers",   "digital",
                                            "state",      "resource", "other" };

struct group {
    int64_t asked, owed, in_time, said, solved;
    struct help_waits waits;
};
struct sums {
    struct group all, by_topic[TOPICS];
};

/* ---- hours of the school ------------------------------------------------------------
 */

struct open_day {
    int64_t begins, opens, lasts, before; /* seconds; before: open ones of earlier days */
};
struct open_days {
    size_t count;
    struct open_day day[DAYS_MOST];
};

static void lay_out(struct turn *t, int64_t since, struct open_days *d)
{
    int64_t school = t->who.organisation, before = 0;
    const char *zone = organisation_find(t->db, school).zone;
    const char *date = date_in(t, zone, since);
    int64_t begins = moment_on(t, zone, date, 0);
    for (d->count = 0; d->count < DAYS_MOST && begins <= t->now; d->count++) {
        date = date_after(t->db, date, 1);
        int64_t ends = moment_on(t, zone, date, 0);
        int64_t lasts = working_minutes(t, school, begins, ends) * MINUTE;
        d->day[d->count] = (struct open_day){
            begins, lasts ? working_time(t, school, begins, 0) : begins, lasts, before
        };
        before += lasts;
        begins = ends;
    }
}

/* Open seconds from the first of these days on. */
static int64_t open_until(const struct open_days *d, int64_t at)
{
    size_t low = 0, high = d->count;
    if (!high)
        return 0;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (d->day[middle].begins <= at)
            low = middle;
        else
            high = middle;
    }
    const struct open_day *day = &d->day[low];
    int64_t part = at - day->opens;
    return day->before + (part < 0 ? 0 : part < day->lasts ? part : day->lasts);
}

/* ---- counting -----------------------------------------------------------------------
 */

/* Whoever closed it themselves before the promise was over is owed nothing. */
static bool is_broken(const struct turn *t, const struct case_figure *f)
{
    return !f->first_answer_at && f->promised_by <= t->now &&
           (!f->over_at || f->over_at > f->promised_by);
}

static void count_in(const struct turn *t, const struct open_days *d,
                     const struct case_figure *f, struct group *g)
{
    g->asked++;
    if (f->first_answer_at) {
        int64_t open = open_until(d, f->first_answer_at) - open_until(d, f->asked_at);
        help_waits_add(&g->waits, open / MINUTE);
        g->in_time += f->first_answer_at <= f->promised_by;
    }
    g->owed += f->first_answer_at || is_broken(t, f);
    if (f->solved) {
        g->said++;
        g->solved += strcmp(f->solved, "no") != 0;
    }
}

static void count_all(struct turn *t, int64_t since, struct sums *s)
{
    struct open_days d;
    struct case_figure some[SLICE], last = { .asked_at = since };
    size_t count;
    lay_out(t, since, &d);
    do {
        count = cases_figures(t->db, t->who.organisation, &last, some, SLICE);
        for (size_t i = 0; i < count; i++) {
            count_in(t, &d, &some[i], &s->all);
            for (size_t k = 0; k < TOPICS; k++)
                if (strcmp(topics[k], some[i].topic) == 0)
                    count_in(t, &d, &some[i], &s->by_topic[k]);
            last = some[i];
        }
    } while (count == SLICE);
}

/* ---- in words -----------------------------------------------------------------------
 */

static const char *span(struct turn *t, int64_t minutes)
{
    const char *key = minutes < 60   ? "help_desk.span_minutes"
                      : minutes % 60 ? "help_desk.span_both"
                                     : "help_desk.span_hours";
    return words_for(t, t->who.id, key, number_("hours", minutes / 60),
                     number_("minutes", minutes % 60));
}

static struct value percent(int64_t part, int64_t of)
{
    return number_("percent", (100 * part + of / 2) / of);
}

static void add_whole(struct turn *t, struct card *c, const struct group *g)
{
    if (g->asked < LEAST_SHOWN) {
        line(c, g->asked ? "help_desk.figures_small" : "help_desk.figures_none");
        return;
    }
    line(c, "help_desk.figures_all", number_("count", g->asked));
    if (g->waits.all >= LEAST_SHOWN)
        line(c, "help_desk.figures_median",
             text_("span", span(t, help_waits_median(&g->waits))));
    if (g->owed >= LEAST_SHOWN) {
        line(c, "help_desk.figures_in_time", percent(g->in_time, g->owed));
        if (100 * g->in_time < GOOD * g->owed)
            line(c, "help_desk.figures_slow");
    }
    if (g->said >= LEAST_SHOWN)
        line(c, "help_desk.figures_solved", percent(g->solved, g->said));
}

/* Which of the numbers of a topic are not shown. */
struct hidden {
    bool asked[TOPICS], waits[TOPICS], owed[TOPICS], said[TOPICS];
};

static struct hidden hide(const struct sums *s)
{
    struct hidden h;
    int64_t asked[TOPICS], waits[TOPICS], owed[TOPICS], said[TOPICS];
    for (size_t i = 0; i < TOPICS; i++) {
        asked[i] = s->by_topic[i].asked;
        waits[i] = s->by_topic[i].waits.all;
        owed[i] = s->by_topic[i].owed;
        said[i] = s->by_topic[i].said;
    }
    help_hide_small(asked, h.asked, TOPICS);
    help_hide_small(waits, h.waits, TOPICS);
    help_hide_small(owed, h.owed, TOPICS);
    help_hide_small(said, h.said, TOPICS);
    return h;
}

static const char *numbers_of(struct turn *t, const struct group *g,
                              const struct hidden *h, size_t i)
{
    const char *list = "";
    int64_t me = t->who.id;
    if (g->waits.all && !h->waits[i])
        list = list_with(t, list,
                         words_for(t, me, "help_desk.topic_median",
                                   text_("span", span(t, help_waits_median(&g->waits)))));
    if (g->owed && !h->owed[i])
        list = list_with(
            t, list,
            words_for(t, me, "help_desk.topic_in_time", percent(g->in_time, g->owed)));
    if (g->said && !h->said[i])
        list = list_with(
            t, list,
            words_for(t, me, "help_desk.topic_solved", percent(g->solved, g->said)));
    return list;
}

static void add_topic(struct turn *t, struct card *c, const struct sums *s,
                      const struct hidden *h, size_t i)
{
    const struct group *g = &s->by_topic[i];
    struct help_case of = { .topic = topics[i] };
    struct value topic = part_("topic", help_topic_key(t, &of));
    if (!g->asked)
        return;
    if (h->asked[i]) {
        line(c,
             g->asked < LEAST_SHOWN ? "help_desk.topic_small" : "help_desk.topic_hidden",
             topic);
        return;
    }
    const char *numbers = numbers_of(t, g, h, i);
    line(c, *numbers ? "help_desk.topic_numbers" : "help_desk.topic", topic,
         number_("count", g->asked), text_("numbers", numbers));
}

static void add_period(struct turn *t, struct card *c, int64_t days, int64_t chosen)
{
    button(c, help_desk_press(t, "figures", days),
           days == chosen ? "help_desk.period_chosen" : "help_desk.period",
           number_("count", days));
}

/* help_desk:figures:<30 or 90>: of those asked in so many days. */
void help_desk_figures(struct turn *t, int64_t days)
{
    struct sums s = { 0 };
    days = days == LONG ? LONG : SHORT;
    count_all(t, t->now - days * DAY, &s);
    struct hidden h = hide(&s);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "help_desk.figures", number_("count", days));
    gap(c);
    add_whole(t, c, &s.all);
    gap(c);
    if (s.all.asked >= LEAST_SHOWN) {
        for (size_t i = 0; i < TOPICS; i++)
            add_topic(t, c, &s, &h, i);
        gap(c);
    }
    line(c, "help_desk.figures_how");
    add_period(t, c, SHORT, days);
    add_period(t, c, LONG, days);
    nav(c, "help_desk:open");
    show(c);
}
