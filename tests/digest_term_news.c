/* digest_term_news.c - the lines of a digest that ask for nothing, counted from the
 * arrays of a term (domain.md 4.0 to 4.2, 4.11). */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "handlers/features.h"
#include "tests/digest_term.h"

enum { NOON = 12 * 60, TARGET = 70 };

void term_add(struct term_digest *d, int rank, int64_t since, const char *what,
              const char *format, ...)
{
    struct term_line *l = &d->line[d->count++];
    va_list list;
    va_start(list, format);
    l->rank = rank;
    l->since = since;
    snprintf(l->what, sizeof l->what, "%s", what);
    vsnprintf(l->number, sizeof l->number, format, list);
    va_end(list);
}

struct news {
    const struct term *t;
    struct term_digest *out;
    int64_t now, monday, last_monday, next_monday;
};

static bool is_last_week(const struct news *n, int64_t at)
{
    return at >= n->last_monday && at < n->monday;
}

static void this_week(struct news *n)
{
    int all = 0, open = 0;
    for (int i = 0; i < n->t->meeting_count; i++) {
        const struct meeting_was *g = &n->t->meetings[i];
        const char *status = term_status(g, n->now);
        if (!status || g->starts < n->now || g->starts >= n->next_monday)
            continue;
        all += strcmp(status, "planned") == 0 || strcmp(status, "confirmed") == 0;
        open += strcmp(status, "planned") == 0;
    }
    if (all)
        term_add(n->out, RANK_WEEK, 0, "meetings", "%d/%d", all, open);
}

static void held_and_milestones(struct news *n)
{
    int held = 0, told = 0, ever[PAIRS] = { 0 }, lately[PAIRS] = { 0 };
    char what[64];
    for (int i = 0; i < n->t->meeting_count; i++) {
        const struct meeting_was *g = &n->t->meetings[i];
        if (!term_was_held(term_status(g, n->now)))
            continue;
        held += is_last_week(n, g->starts);
        lately[g->pair] += is_last_week(n, g->starts);
        ever[g->pair]++;
    }
    if (held)
        term_add(n->out, RANK_HELD, 0, "held", "%d/0", held);
    for (int met = 10; met > 0; met -= 5)
        for (int i = 0; i < PAIRS && told < 2; i++)
            if (lately[i] && ever[i] == met) {
                told++;
                snprintf(what, sizeof what, "mile of pair %d", i);
                term_add(n->out, RANK_MILE, 0, what, "%d/0", met);
            }
}

static void helped(struct news *n)
{
    int count = 0;
    for (int i = 0; i < CASES; i++)
        count += n->t->cases[i].closed && n->t->cases[i].helped &&
                 n->t->cases[i].closed <= n->now &&
                 is_last_week(n, n->t->cases[i].closed);
    if (count)
        term_add(n->out, RANK_HELPED, 0, "helped", "%d/0", count);
}

static void marks(struct news *n)
{
    int glad = 0, all = 0, asked = 0, filled = 0;
    int64_t four_weeks_ago = term_at(n->t, term_day(n->t, n->monday) - 28, 0);
    for (int i = 0; i < n->t->meeting_count; i++) {
        const struct meeting_was *g = &n->t->meetings[i];
        bool held = term_was_held(term_status(g, n->now));
        for (int side = 0; held && side < SIDES; side++) {
            bool told = g->side[side].filled && g->side[side].filled <= n->now;
            if (g->starts >= four_weeks_ago && g->starts < n->monday) {
                asked++;
                filled += told;
            }
            if (told && side == MENTEE_SIDE && is_last_week(n, g->starts)) {
                all++;
                glad += g->side[side].mark >= 4;
            }
        }
    }
    if (all >= 5 && glad)
        term_add(n->out, RANK_GLAD, 0, "glad", "%d/%d", glad, all);
    if (asked)
        term_add(n->out, RANK_RESPONSE, 0, "response", "%d/%d", filled, asked);
}

/* 0: it is not known by then. */
static int figure(const struct news *n, const char *name)
{
    for (int i = 0; i < 4; i++)
        if (strcmp(term_figures[i].name, name) == 0)
            return n->now >= term_at(n->t, term_figures[i].day, NOON)
                       ? term_figures[i].value
                       : 0;
    return 0;
}

static void share(struct news *n, int place, const char *what, int part, int whole,
                  int *missing)
{
    if (whole)
        term_add(n->out, RANK_SHARE + place, TARGET, what, "%d/%d", part, whole);
    else
        ++*missing;
}

static void coverage(struct news *n)
{
    int both = 0, learners = 0, young = 0, missing = 1; /* K9: never known yet */
    for (int i = 0; i < PAIRS; i++) {
        const struct person_was *mentee = &n->t->mentees[i], *mentor = &n->t->mentors[i];
        if (term_pair(n->t, i, n->now) == NOT_BEGUN)
            continue;
        both +=
            (mentee->learner || mentee->teacher) + (mentor->learner || mentor->teacher);
        learners += mentee->learner;
        young += mentee->young;
    }
    int all = figure(n, "learners"), teachers = figure(n, "teachers");
    share(n, 0, "share k8", both, all && teachers ? all + teachers : 0, &missing);
    share(n, 1, "share k1", learners, figure(n, "learners_10_19"), &missing);
    share(n, 2, "share k3", young, figure(n, "teachers_young"), &missing);
    term_add(n->out, RANK_MISSING, 0, "missing", "%d/0", missing);
}

/* How many of those who wait stand in lines of their own, or in a heap above. */
static int64_t named_above(const struct news *n, bool *heap)
{
    int64_t count = 0;
    for (int i = 0; i < n->out->count; i++) {
        const struct term_line *l = &n->out->line[i];
        bool many = strcmp(l->what, "many RF-10") == 0;
        count += many ? strtol(l->number, NULL, 10)
                      : strncmp(l->what, "RF-10 of mentee", 15) == 0;
        *heap |= many && l->rank == RANK_NOBODY;
    }
    return count;
}

static void waiting(struct news *n)
{
    bool heap = false;
    int count = 0;
    int64_t first = 0;
    for (int i = 0; i < MENTEES; i++) {
        int64_t since = term_alone_since(n->t, i, n->now);
        count += since > 0;
        if (since && (!first || since < first))
            first = since;
    }
    if (count > named_above(n, &heap) && !heap)
        term_add(n->out, RANK_WAITING, first, "waiting", "%d/0", count);
}

void term_news(const struct term *t, struct term_digest *out, int64_t now)
{
    int day = term_day(t, now), monday = day - day % 7;
    struct news n = { .t = t,
                      .out = out,
                      .now = now,
                      .monday = term_at(t, monday, 0),
                      .last_monday = term_at(t, monday - 7, 0),
                      .next_monday = term_at(t, monday + 7, 0) };
    waiting(&n);
    this_week(&n);
    held_and_milestones(&n);
    helped(&n);
    coverage(&n);
    marks(&n);
}
