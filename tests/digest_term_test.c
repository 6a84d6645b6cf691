/* digest_term_test.c - the Monday digests of a whole term, number by number: what
 * digest_term.c threw goes in as rows day by day, the bot finds its flags at six in the
 * morning and sends its digest at half past eight by itself, and each line of it is held
 * against what digest_term_expect.c counts from the arrays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/digest_term.h"

enum { ROUND = 12, SIX = 360, HALF_PAST_EIGHT = 510, PAGE = 12, READ_MOST = 200 };

struct read_line {
    struct digest_line line;
    char what[64], number[96];
    bool red;
    const struct term_line *as;
};
struct read_digest {
    struct term *t;
    int day, count;
    struct digest digest;
    struct read_line line[READ_MOST];
};

/* ---- the digest as it was made ------------------------------------------------------
 */

static int index_of(const struct term *t, int64_t person)
{
    for (int i = 0; i < MENTEES; i++)
        if (t->mentees[i].id == person)
            return i;
    return -1;
}

static void name_flag(const struct term *t, struct read_line *l)
{
    struct flag f = flag_find(t->r->db, RIG_SCHOOL, l->line.about);
    char whom[32] = "the school";
    if (f.match)
        snprintf(whom, sizeof whom, "pair %d", (int)f.match - 1);
    else if (f.person)
        snprintf(whom, sizeof whom, "mentee %d", index_of(t, f.person));
    else if (strcmp(f.rule, "RF-06") == 0)
        snprintf(whom, sizeof whom, "case %d", (int)f.about - 1);
    l->red = f.severity == 3;
    snprintf(l->what, sizeof l->what, "%s of %s", f.rule, whom);
    snprintf(l->number, sizeof l->number, "%d %s %d/%d", f.severity, l->line.fact,
             (int)l->line.count, (int)l->line.other);
}

/* Of a heap the severity stands nowhere: of two the red one comes first. */
static void name_line(struct read_digest *d, struct read_line *l)
{
    const char *kind = l->line.kind;
    snprintf(l->number, sizeof l->number, "%d/%d", (int)l->line.count,
             (int)l->line.other);
    snprintf(l->what, sizeof l->what, "%s", kind);
    if (strcmp(kind, "flag") == 0)
        name_flag(d->t, l);
    else if (strcmp(kind, "rule") == 0) {
        snprintf(l->what, sizeof l->what, "many %s", l->line.fact);
        snprintf(l->number, sizeof l->number, "%d", (int)l->line.count);
    } else if (strcmp(kind, "mile") == 0)
        snprintf(l->what, sizeof l->what, "mile of pair %d", (int)l->line.about - 1);
    else if (*l->line.fact)
        snprintf(l->what, sizeof l->what, "%s %s", kind, l->line.fact);
}

static void read_digest(struct read_digest *d, int64_t person)
{
    struct digest_line some[READ_MOST];
    struct term *t = d->t;
    db_memory(t->r->db, t->r->memory);
    d->digest = digest_newest(t->r->db, person, RIG_SCHOOL, true, t->r->now - HOUR);
    d->count = (int)digest_lines(t->r->db, d->digest.id, 0, some, READ_MOST);
    for (int i = 0; i < d->count; i++) {
        d->line[i] = (struct read_line){ .line = some[i] };
        name_line(d, &d->line[i]);
    }
}

/* ---- held against what was counted --------------------------------------------------
 */

#define DIFFERS(d, ...)                                                                  \
    do {                                                                                 \
        char why_[300];                                                                  \
        snprintf(why_, sizeof why_, __VA_ARGS__);                                        \
        fail_msg("seed %u, week %d (day %d): %s", (d)->t->seed, (d)->day / 7, (d)->day,  \
                 why_);                                                                  \
    } while (0)

static struct read_line *find_line(struct read_digest *d, const char *what)
{
    for (int i = 0; i < d->count; i++)
        if (strcmp(d->line[i].what, what) == 0 && !d->line[i].as)
            return &d->line[i];
    return NULL;
}

static void hold_lines(struct read_digest *d, const struct term_digest *e)
{
    for (int i = 0; i < e->count; i++) {
        const struct term_line *w = &e->line[i];
        struct read_line *l = find_line(d, w->what);
        if (!l)
            DIFFERS(d, "«%s» should be there with %s", w->what, w->number);
        else if (strcmp(l->number, w->number) != 0)
            DIFFERS(d, "«%s» is %s, should be %s", w->what, l->number, w->number);
        else if (w->since != FLAGS_SINCE_ANY && w->since != l->line.since)
            DIFFERS(d, "«%s» (%s) is since day %d (%lld), should be %d (%lld)", w->what,
                    w->number, term_day(d->t, l->line.since), (long long)l->line.since,
                    term_day(d->t, w->since), (long long)w->since);
        else
            l->as = w;
    }
    for (int i = 0; i < d->count; i++)
        if (!d->line[i].as)
            DIFFERS(d, "«%s» with %s should not be there", d->line[i].what,
                    d->line[i].number);
}

static bool is_good(const struct read_line *l)
{
    return l->as->rank >= RANK_HELD && l->as->rank <= RANK_GLAD;
}

/* Numbered from 1; by rank; flags of a rank the gravest first, then the longest. */
static void hold_order(struct read_digest *d)
{
    const struct read_line *last = NULL;
    bool good = false, any = false;
    for (int i = 0; i < d->count; i++) {
        const struct read_line *l = &d->line[i];
        any |= is_good(l);
        good |= is_good(l) && i < PAGE;
        if (l->line.number != i + 1)
            DIFFERS(d, "«%s» has number %d, not %d", l->what, (int)l->line.number, i + 1);
        if (i == PAGE - 1 && is_good(l))
            continue; /* was brought forward */
        if (last && last->as->rank > l->as->rank)
            DIFFERS(d, "«%s» stands after «%s»", l->what, last->what);
        if (last && last->as->rank == l->as->rank &&
            strcmp(last->line.kind, "flag") == 0 && l->red == last->red &&
            strcmp(l->line.kind, "flag") == 0 && last->line.since > l->line.since)
            DIFFERS(d, "«%s» stands after «%s», which is newer", l->what, last->what);
        last = l;
    }
    if (any && !good)
        DIFFERS(d, "no good news on the first page of %d lines", d->count);
}

static int numbers_shown(const struct rig_sent *s)
{
    int count = 0;
    for (const char *at = s->keys; (at = strstr(at, "digest:line:")); at++)
        count++;
    return count;
}

static void hold_page(struct read_digest *d, int page, int count)
{
    const struct rig_sent *s = rig_last(d->t->r, "eva");
    int shown = s ? numbers_shown(s) : -1;
    if (shown != count)
        DIFFERS(d, "page %d shows %d lines, should show %d", page, shown, count);
    for (int i = 0; i < count; i++) {
        char number[16];
        snprintf(number, sizeof number, "%d. ", page * PAGE + i + 1);
        if (!strstr(s->words, number))
            DIFFERS(d, "page %d does not tell line %s: %s", page, number, s->words);
    }
}

static void hold_pages(struct read_digest *d)
{
    struct rig *r = d->t->r;
    for (int page = 0; page == 0 || page * PAGE < d->count; page++) {
        int left = d->count - page * PAGE;
        if (page)
            rig_press(r, "eva",
                      talloc_asprintf(r->memory, "digest:page:%lld:%d",
                                      (long long)d->digest.id, page));
        hold_page(d, page, left < PAGE ? left : PAGE);
    }
}

/* ---- the head's, which has numbers alone ---------------------------------------------
 */

static const char *const groups[] = {
    [RANK_RED] = "many red",        [RANK_HELP] = "many help",
    [RANK_MEET] = "many meet",      [RANK_LOW] = "many low",
    [RANK_NEVER] = "many never",    [RANK_NOBODY] = "many nobody",
    [RANK_ANSWERS] = "many answers"
};

/* How many flags of a group, of how many pairs. */
static void hold_head(struct read_digest *d, const struct term_digest *e)
{
    int counts[COUNT(groups)] = { 0 }, pairs = 0;
    for (int i = 0; i < PAIRS; i++) {
        enum pair_state state = term_pair(d->t, i, d->t->r->now);
        pairs += state != NOT_BEGUN && state != OVER;
    }
    for (int i = 0; i < e->count; i++)
        if (e->line[i].rank <= RANK_ANSWERS && e->line[i].rank != RANK_WAITING)
            counts[e->line[i].rank] += strncmp(e->line[i].what, "many", 4)
                                           ? 1
                                           : (int)strtol(e->line[i].number, NULL, 10);
    for (size_t i = 0; i < COUNT(groups); i++) {
        struct read_line *l = groups[i] ? find_line(d, groups[i]) : NULL;
        int count = l ? (int)l->line.count : 0;
        if (groups[i] && (count != counts[i] || (l && l->line.other != pairs)))
            DIFFERS(d, "the head reads «%s» %d, should read %d of %d", groups[i], count,
                    counts[i], pairs);
    }
    for (int i = 0; i < d->count; i++)
        if (strncmp(d->line[i].what, "RF-", 3) == 0 && d->line[i].line.about &&
            strncmp(d->line[i].what, "RF-25", 5) != 0 &&
            strncmp(d->line[i].what, "RF-28", 5) != 0)
            DIFFERS(d, "the head reads of «%s»", d->line[i].what);
}

/* ---- days ---------------------------------------------------------------------------
 */

static bool comes_on(int day)
{
    return day == HOLIDAY_LAST + 1 || (day > 0 && day % 7 == 0 && !term_is_closed(day));
}

/* The clock comes to that moment, when all that was before it is known. */
static void come_to(struct term *t, int day, int minute)
{
    t->r->now = term_at(t, day, minute);
    term_write(t);
    t->r->now--;
    rig_wait(t->r, 1);
}

static void a_day(struct term *t, int day, struct term_memory *memory, int *lines)
{
    struct read_digest d = { .t = t, .day = day };
    struct term_digest expected;
    come_to(t, day, SIX);
    for (int i = 0; i < ROUND; i++)
        rig_wait(t->r, 1);
    term_morning(t, memory, &expected, day);
    int before = (int)rig_number(t->r, "SELECT count(*) FROM digests");
    rig_forget(t->r);
    come_to(t, day, HALF_PAST_EIGHT);
    int made = (int)rig_number(t->r, "SELECT count(*) FROM digests") - before;
    if (made != (comes_on(day) ? 2 : 0))
        DIFFERS(&d, "%d digests came", made);
    if (!made)
        return;
    term_news(t, &expected, t->r->now);
    read_digest(&d, rig_number(t->r, "SELECT id FROM people WHERE name = 'eva'"));
    hold_lines(&d, &expected);
    hold_order(&d);
    hold_pages(&d);
    struct read_digest head = { .t = t, .day = day };
    read_digest(&head, rig_number(t->r, "SELECT id FROM people WHERE name = 'hugo'"));
    hold_head(&head, &expected);
    *lines += d.count;
}

static void one_term(unsigned seed)
{
    struct rig *r = rig_open(&product);
    struct term *t = talloc_zero(r->memory, struct term);
    struct term_memory memory = { 0 };
    int lines = 0;
    for (int i = 0; i < PAIRS; i++)
        for (int k = 0; k < SIGNS; k++)
            memory.last[i][k] = -NEVER;
    t->r = r;
    term_begin(t, seed);
    rig_tick(r);
    for (int day = 1; day < TERM_DAYS; day++)
        a_day(t, day, &memory, &lines);
    assert_in_range(lines, 90, 400);
    rig_close(r);
}

static void each_number_is_what_happened(void **state)
{
    static const unsigned seeds[] = { 3, 11, 2026 };
    (void)state;
    for (size_t i = 0; i < COUNT(seeds); i++)
        one_term(seeds[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(each_number_is_what_happened) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
