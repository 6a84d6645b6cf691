/* digest_news.c - the lines of a digest that ask for nothing: this week, what went well
 * in the last one, coverage against its target, how many answer. */
#include "handlers/digest_compose.h"

#include <string.h>

enum { EVENTS_MOST = 3, MILES_MOST = 2, RESPONSE_WEEKS = 4 };

bool digest_kind_is_good(const char *kind)
{
    return strcmp(kind, "held") == 0 || strcmp(kind, "helped") == 0 ||
           strcmp(kind, "mile") == 0 || strcmp(kind, "glad") == 0;
}

/* ---- what does not ---------------------------------------------------------------- */

static void add_week(struct lines *s)
{
    struct turn *t = s->t;
    int64_t some[EVENTS_MOST], until = digest_week(t, 1);
    struct fact f = facts_meetings(t->db, &s->of, t->now, until);
    digest_add_count(s, "meetings", f.count, f.other, 0);
    size_t count =
        facts_events(t->db, s->of.organisation, t->now, until, some, EVENTS_MOST);
    for (size_t i = 0; i < count; i++)
        digest_add_line(s, (struct digest_line){ .kind = "event", .about = some[i] });
}

/* A pair's own evening is a curator's to praise; the head reads numbers. */
static void add_milestones(struct lines *s)
{
    struct milestone some[MILES_MOST];
    struct turn *t = s->t;
    size_t count = facts_milestones(t->db, &s->of, digest_week(t, -1), digest_week(t, 0),
                                    some, MILES_MOST);
    for (size_t i = 0; i < count; i++)
        digest_add_line(s, (struct digest_line){ .kind = "mile",
                                                 .about = some[i].match,
                                                 .count = some[i].count });
}

static void add_good(struct lines *s, const struct week_numbers *weeks)
{
    struct turn *t = s->t;
    int64_t from = digest_week(t, -1), to = digest_week(t, 0);
    digest_add_count(s, "held", weeks[WEEKS_SHOWN - 1].held, 0, 0);
    digest_add_count(s, "helped", facts_helped(t->db, s->of.organisation, from, to), 0,
                     0);
    if (digest_sees_pairs(t))
        add_milestones(s);
    struct fact f = facts_glad(t->db, &s->of, from, to);
    if (f.other >= COHORT_LEAST)
        digest_add_count(s, "glad", f.count, f.other, 0);
}

/* What cannot be told, because a figure is missing, is said once. */
static void add_coverage(struct lines *s)
{
    static const char *const names[][2] = {
        { "K8", "k8" }, { "K1", "k1" }, { "K3", "k3" }, { "K9", "k9" }
    };
    struct turn *t = s->t;
    struct involved year = indicators_year(t, s->of.organisation);
    int64_t missing = 0, least = digest_sees_pairs(t) ? 1 : COHORT_LEAST;
    for (size_t i = 0; i < COUNT(names); i++) {
        struct share p = indicator(t, s->of.organisation, &year, names[i][0]);
        missing += !p.whole && p.missing;
        if (p.whole >= least)
            digest_add_line(s, (struct digest_line){ .kind = "share",
                                                     .fact = names[i][1],
                                                     .count = p.part,
                                                     .other = p.whole,
                                                     .since = p.target });
    }
    digest_add_count(s, "missing", missing, 0, 0);
}

static void add_response(struct lines *s, const struct week_numbers *weeks)
{
    int64_t asked = 0, filled = 0;
    for (int i = WEEKS_SHOWN - RESPONSE_WEEKS; i < WEEKS_SHOWN; i++) {
        asked += weeks[i].asked;
        filled += weeks[i].filled;
    }
    int64_t least = digest_sees_pairs(s->t) ? 1 : COHORT_LEAST;
    if (asked >= least)
        digest_add_line(s, (struct digest_line){
                               .kind = "response", .count = filled, .other = asked });
}

void digest_add_news(struct lines *s)
{
    struct week_numbers weeks[WEEKS_SHOWN];
    indicators_weeks(s->t, s->of.organisation, s->t->now, weeks);
    add_week(s);
    add_good(s, weeks);
    add_coverage(s);
    add_response(s, weeks);
}
