/* digest_compose.c - which lines a digest has, in the order of domain.md 4.11: what is
 * red; help without an answer; meetings that fail; low marks; what is overdue; pairs that
 * have never met; people without a pair; papers that run out; this week; good news;
 * coverage; how many answer.
 *
 * Each count is one query, and the flags come from their own list: no query for each
 * match. Good news is on the first page whenever there is any. The head reads how many of
 * a group there are, and nothing of groups so small that they would tell of somebody. */
#include "handlers/digest_compose.h"

#include <string.h>

#include "handlers/matches.h"

enum {
    FEW = 6,
    HEAP_LEAST = 3, /* one line for more than these */
    TALK_WITHIN = 21 * DAY,
    CALM_LEAST = 30, /* days */
};

enum group {
    ARE_RED,
    WAIT_FOR_HELP,
    DO_NOT_MEET,
    ARE_LOW,
    ARE_OVERDUE,
    NEVER_MET,
    HAVE_NOBODY,
    RUN_OUT,
    OF_ANSWERS,
    GROUPS
};

/* As the texts of the head's lines are called: digest.many_red. */
static const char *const group_words[GROUPS] = { "red",    "help",    "meet",
                                                 "low",    "overdue", "never",
                                                 "nobody", "papers",  "answers" };

static const struct {
    const char *rule;
    enum group group;
} groups[] = {
    { "RF-01", NEVER_MET },   { "RF-02", DO_NOT_MEET }, { "RF-03", DO_NOT_MEET },
    { "RF-04", ARE_LOW },     { "RF-05", ARE_LOW },     { "RF-06", WAIT_FOR_HELP },
    { "RF-10", HAVE_NOBODY }, { "RF-11", ARE_LOW },     { "RF-12", ARE_LOW },
    { "RF-13", ARE_LOW },     { "RF-14", ARE_LOW },     { "RF-15", ARE_LOW },
    { "RF-16", ARE_LOW },     { "RF-17", ARE_LOW },     { "RF-19", RUN_OUT },
    { "RF-22", ARE_LOW },     { "RF-28", OF_ANSWERS },  { "RF-29", RUN_OUT },
    { "RF-30", ARE_LOW },
};

/* Any other rule is about what is overdue or too much. */
static enum group group_of(const char *rule, int severity)
{
    if (severity >= FLAG_RED)
        return ARE_RED;
    for (size_t i = 0; i < COUNT(groups); i++)
        if (strcmp(groups[i].rule, rule) == 0)
            return groups[i].group;
    return ARE_OVERDUE;
}

bool digest_kind_asks(const char *kind)
{
    static const char *const asks[] = { "flag",  "safety",   "help",    "talk", "steps",
                                        "risks", "contacts", "waiting", "many", "rule" };
    for (size_t i = 0; i < COUNT(asks); i++)
        if (strcmp(asks[i], kind) == 0)
            return true;
    return false;
}

bool digest_sees_pairs(struct turn *t)
{
    return has_role(t, DIGEST_STAFF) || matches_has_desk(t);
}

struct facts_of digest_facts(const struct turn *t)
{
    return (struct facts_of){ t->who.organisation, t->who.id };
}

int64_t digest_week(struct turn *t, int weeks)
{
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    const char *today = date_in(t, zone, t->now);
    return moment_on(t, zone, date_after(t->db, today, 1 - weekday_of(today) + 7 * weeks),
                     0);
}

/* ---- lines ------------------------------------------------------------------------ */

void digest_add_line(struct lines *s, struct digest_line l)
{
    if (!l.fact)
        l.fact = "";
    if (s->count < LINES_MOST)
        s->all[s->count++] = l;
}

/* Those of safety stand apart, and only for who may see them. */
static void read_flags(struct lines *s)
{
    size_t kept = 0, count = flags_seen(s->t, FLAG_INFO, s->flags, FLAGS_MOST);
    for (size_t i = 0; i < count; i++)
        if (strcmp(s->flags[i].rule, "RF-23") != 0)
            s->flags[kept++] = s->flags[i];
    s->flag_count = kept;
}

/* Rules that find many at once: of so many one line tells how many, its card which. */
static const char *const in_heaps[] = { "RF-10", "RF-19", "RF-29" };

static bool is_of(const struct flag *f, enum group group, const char *rule)
{
    return group_of(f->rule, f->severity) == group &&
           (!rule || strcmp(f->rule, rule) == 0);
}

/* What such a rule says of the school as a whole is a line of its own. */
static bool is_in_heap(const struct flag *f, enum group group, const char *rule)
{
    return is_of(f, group, rule) && (f->person || f->match);
}

/* How many of this rule are in this group; the line, when they are a heap. */
static size_t add_heap(struct lines *s, enum group group, const char *rule)
{
    struct digest_line l = { .kind = "rule", .fact = rule };
    for (size_t i = 0; i < s->flag_count; i++)
        if (is_in_heap(&s->flags[i], group, rule)) {
            l.count++;
            l.since =
                l.since && l.since < s->flags[i].since ? l.since : s->flags[i].since;
        }
    if (l.count > HEAP_LEAST)
        digest_add_line(s, l);
    return l.count > HEAP_LEAST ? (size_t)l.count : 0;
}

/* How many there are. */
static size_t add_flags(struct lines *s, enum group group)
{
    bool heaped[COUNT(in_heaps)];
    size_t all = 0;
    for (size_t k = 0; k < COUNT(in_heaps); k++) {
        size_t heap = add_heap(s, group, in_heaps[k]);
        heaped[k] = heap > 0;
        all += heap;
    }
    for (size_t i = 0; i < s->flag_count; i++) {
        const struct flag *f = &s->flags[i];
        bool told = !is_of(f, group, NULL);
        for (size_t k = 0; k < COUNT(in_heaps); k++)
            told |= heaped[k] && is_in_heap(f, group, in_heaps[k]);
        if (told)
            continue;
        all++;
        digest_add_line(s, (struct digest_line){ .kind = "flag",
                                                 .about = f->id,
                                                 .fact = f->fact,
                                                 .count = f->count,
                                                 .other = f->other,
                                                 .since = f->since });
    }
    return all;
}

void digest_add_count(struct lines *s, const char *kind, int64_t count, int64_t other,
                      int64_t since)
{
    if (count)
        digest_add_line(
            s, (struct digest_line){
                   .kind = kind, .count = count, .other = other, .since = since });
}

static int64_t moment_of(struct turn *t, const char *date)
{
    const char *zone = organisation_find(t->db, t->who.organisation).zone;
    return date ? moment_on(t, zone, date, 0) : 0;
}

static const char *today_of(struct turn *t)
{
    return date_in(t, organisation_find(t->db, t->who.organisation).zone, t->now);
}

/* ---- what asks for a hand --------------------------------------------------------- */

/* Who has met a curator since, or was dealt with in an earlier digest, asks no more. */
static void add_talks(struct lines *s)
{
    struct talk_wish some[FEW];
    struct turn *t = s->t;
    size_t count = talk_wishes(t->db, &s->of, t->now - TALK_WITHIN, some, FEW);
    for (size_t i = 0; i < count; i++)
        if (!curator_meeting_since(t->db, some[i].person, some[i].at) &&
            !digest_settled(t->db, s->of.organisation, "talk", some[i].feedback))
            digest_add_line(s, (struct digest_line){ .kind = "talk",
                                                     .about = some[i].feedback,
                                                     .since = some[i].at });
}

static void add_overdue(struct lines *s)
{
    struct turn *t = s->t;
    add_flags(s, ARE_OVERDUE);
    struct fact f = facts_steps(t->db, &s->of, today_of(t));
    digest_add_count(s, "steps", f.count, f.other, moment_of(t, f.on));
    f = facts_risks(t->db, s->of.organisation, today_of(t));
    digest_add_count(s, "risks", f.count, 0, moment_of(t, f.on));
    digest_add_count(s, "contacts", contacts_due_count(t), 0, 0);
}

/* Those that RF-10 names one by one, red ones too. */
static int64_t alone_named(const struct lines *s)
{
    int64_t count = 0;
    for (size_t i = 0; i < s->flag_count; i++)
        count += s->flags[i].person && strcmp(s->flags[i].rule, "RF-10") == 0;
    return count;
}

/* How many wait is told when somebody waits who is in no line above. */
static void add_waiting(struct lines *s)
{
    int64_t since = 0, count = cohort_waiting(s->t, s->of.organisation, &since);
    bool heap = add_flags(s, HAVE_NOBODY) > HEAP_LEAST;
    if (!heap && count > alone_named(s))
        digest_add_count(s, "waiting", count, 0, since);
}

static bool has_flag(const struct lines *s, const char *rule)
{
    for (size_t i = 0; i < s->flag_count; i++)
        if (strcmp(s->flags[i].rule, rule) == 0)
            return true;
    return false;
}

static void add_needs(struct lines *s)
{
    add_flags(s, ARE_RED);
    add_flags(s, WAIT_FOR_HELP);
    if (!has_flag(s, "RF-06")) /* a red one stands above */
        digest_add_count(s, "help", help_desk_late_count(s->t), 0, 0);
    add_talks(s);
    add_flags(s, DO_NOT_MEET);
    add_flags(s, ARE_LOW);
    add_overdue(s);
    add_flags(s, NEVER_MET);
    add_waiting(s);
    add_flags(s, RUN_OUT);
    add_flags(s, OF_ANSWERS);
}

/* ---- the head: how many ----------------------------------------------------------- */

static void count_groups(struct lines *s, int64_t counts[GROUPS])
{
    enum { RULES_MOST = 90 };
    struct rule_count some[RULES_MOST];
    size_t count = facts_rules(s->t->db, s->of.organisation, s->t->now, some, RULES_MOST);
    for (size_t i = 0; i < count; i++)
        counts[group_of(some[i].rule, some[i].severity)] += some[i].count;
}

/* Of few matches a number would tell whom it is about. */
static void add_many(struct lines *s)
{
    int64_t counts[GROUPS] = { 0 };
    int64_t running = facts_running(s->t->db, s->of.organisation);
    add_flags(s, ARE_RED);
    for (int g = WAIT_FOR_HELP; g < GROUPS; g++)
        add_flags(s, (enum group)g);
    count_groups(s, counts);
    for (int g = 0; g < GROUPS; g++)
        if (counts[g] && running < COHORT_LEAST) {
            digest_add_line(s, (struct digest_line){ .kind = "many", .fact = "hidden" });
            return;
        } else if (counts[g])
            digest_add_line(s, (struct digest_line){ .kind = "many",
                                                     .fact = group_words[g],
                                                     .count = counts[g],
                                                     .other = running });
}

/* ---- the whole -------------------------------------------------------------------- */

/* So that the first page has good news, the first of it stands at the end of that page.
 */
static void bring_good_forward(struct lines *s)
{
    size_t at = 0;
    while (at < s->count && !digest_kind_is_good(s->all[at].kind))
        at++;
    if (at < DIGEST_PAGE || at == s->count)
        return;
    struct digest_line good = s->all[at];
    memmove(&s->all[DIGEST_PAGE], &s->all[DIGEST_PAGE - 1],
            (at - DIGEST_PAGE + 1) * sizeof *s->all);
    s->all[DIGEST_PAGE - 1] = good;
}

static void add_calm(struct turn *t, int64_t id)
{
    int64_t since = facts_calm_since(t->db, t->who.organisation);
    int64_t days = since ? (t->now - since) / DAY : 0;
    if (days >= CALM_LEAST)
        digest_line_add(t->db, id,
                        &(struct digest_line){
                            .kind = "calm", .fact = "", .count = days, .since = since });
}

static void collect(struct lines *s)
{
    read_flags(s);
    digest_add_count(s, "safety", safety_waiting(s->t), 0, 0);
    if (digest_sees_pairs(s->t))
        add_needs(s);
    else
        add_many(s);
    digest_add_news(s);
}

int64_t digest_compose(struct turn *t, bool weekly)
{
    struct lines s = { .t = t, .of = digest_facts(t) };
    struct digest d = { .organisation = t->who.organisation,
                        .person = t->who.id,
                        .weekly = weekly };
    collect(&s);
    bring_good_forward(&s);
    int64_t id = digest_add(t->db, &d, t->now);
    add_calm(t, id);
    for (size_t i = 0; i < s.count; i++) {
        s.all[i].number = (int64_t)i + 1;
        digest_line_add(t->db, id, &s.all[i]);
    }
    return id;
}
