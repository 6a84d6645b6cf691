/* flags_look.c - one look: what the rules say of one match, person, request or school,
 * compared with what is open of it.
 *
 * What somebody has ended by a word (done, or a false alarm) is not raised anew within
 * the cool-down; only what was done and has become more severe since is. A match that
 * rests is asked nothing, and whatever was open of it has ended. */
#include "handlers/flags.h"

#include <string.h>

enum { OPEN_MOST = 100 };

struct sight {
    struct turn *t;
    const struct flag_rule *rule; /* which of them looks now */
    int64_t organisation, match, person, about;
    struct flag open[OPEN_MOST];
    bool found[OPEN_MOST];
    size_t count;
};

int64_t sight_school(const struct sight *s)
{
    return s->organisation;
}

int64_t sight_term(const struct sight *s, const char *name)
{
    return flag_term_of(s->t, s->organisation, name);
}

/* ---- finding ---------------------------------------------------------------------- */

/* Its place among the open ones; `count` when it is not there. */
static size_t place_of(const struct sight *s, int64_t person, int64_t which)
{
    size_t i = 0;
    while (i < s->count && (s->open[i].person != person || s->open[i].about != which ||
                            strcmp(s->open[i].rule, s->rule->code) != 0))
        i++;
    return i;
}

bool sight_is_open(const struct sight *s, int64_t person, int64_t which)
{
    return place_of(s, person, which) < s->count;
}

/* The row that this finding is, as it would be written. */
static struct flag row_of(const struct sight *s, const struct finding *f)
{
    return (struct flag){
        .organisation = s->organisation,
        .rule = s->rule->code,
        .match = s->match,
        .person = s->rule->scope == OF_MATCH ? f->person : s->person,
        .about = s->rule->scope == OF_CASE ? s->about : f->about,
        .severity = f->severity,
        .fact = f->fact,
        .count = f->count,
        .other = f->other,
        .since = f->since,
    };
}

static bool is_same(const struct flag *a, const struct flag *b)
{
    return a->severity == b->severity && a->count == b->count && a->other == b->other &&
           a->since == b->since && strcmp(a->fact, b->fact) == 0;
}

static void red_since_now(struct sight *s, const struct flag *f, const struct finding *n)
{
    if (f->severity < FLAG_RED)
        return;
    if (n->known)
        flag_told(s->t->db, f->id, s->t->now);
    else
        flags_red(s->t, f);
}

static void change(struct sight *s, const struct flag *old, struct flag *new,
                   const struct finding *n)
{
    new->id = old->id;
    if (!new->since)
        new->since = old->since;
    if (is_same(old, new))
        return;
    flag_change(s->t->db, new, s->t->now);
    if (new->severity > old->severity)
        red_since_now(s, new, n);
}

static bool is_cooling(struct sight *s, const struct flag *f)
{
    struct flag last = flag_ended_of(s->t->db, f);
    int64_t days = sight_term(s, "all.cool");
    if (!last.id || strcmp(last.ending, "passed") == 0 ||
        s->t->now - last.ended_at >= days * DAY)
        return false;
    return strcmp(last.ending, "false") == 0 || f->severity <= last.severity;
}

void sight_found(struct sight *s, const struct finding *n)
{
    struct flag f = row_of(s, n);
    size_t i = place_of(s, f.person, f.about);
    struct flag old = i < s->count ? s->open[i] : flag_open_of(s->t->db, &f);
    if (i < s->count)
        s->found[i] = true;
    if (old.id) {
        change(s, &old, &f, n);
    } else if (!is_cooling(s, &f)) {
        f.since = f.since ? f.since : s->t->now;
        f.id = flag_add(s->t->db, &f, s->t->now);
        red_since_now(s, &f, n);
    }
}

/* ---- looking ---------------------------------------------------------------------- */

static void ask_rules(struct sight *s, enum flag_scope scope, int64_t which)
{
    const struct flag_rule *r;
    for (size_t i = 0; (r = flag_rule_at(i)); i++) {
        s->rule = r;
        if (r->scope == scope)
            r->look(s->t, s, which);
    }
}

static void pass_what_was_not_found(struct sight *s)
{
    for (size_t i = 0; i < s->count; i++)
        if (!s->found[i])
            flag_end(s->t->db, s->open[i].id, "passed", 0, s->t->now);
}

void flags_look_match(struct turn *t, int64_t match)
{
    struct match m = match_anywhere(t->db, match);
    struct sight s = { .t = t, .organisation = m.organisation, .match = match };
    if (!m.id)
        return;
    s.count = flags_of_match(t->db, match, true, 0, s.open, OPEN_MOST);
    if (m.state == MATCH_ACTIVE || m.state == MATCH_CLOSING)
        ask_rules(&s, OF_MATCH, match);
    pass_what_was_not_found(&s);
}

void flags_look_person(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    struct sight s = { .t = t, .organisation = p.organisation, .person = person };
    if (!p.id)
        return;
    s.count = flags_of_person(t->db, p.organisation, person, s.open, OPEN_MOST);
    ask_rules(&s, OF_PERSON, person);
    pass_what_was_not_found(&s);
}

/* Of each rule the open ones are read by themselves: of a school there are many. */
static void ask_alone(struct turn *t, const struct flag_rule *r, int64_t organisation,
                      int64_t which)
{
    bool one = r->scope == OF_CASE;
    struct sight s = { .t = t, .rule = r, .organisation = organisation };
    s.about = one ? which : 0;
    s.count =
        flags_of_rule(t->db, organisation, r->code, one ? which : -1, s.open, OPEN_MOST);
    r->look(t, &s, one ? which : organisation);
    pass_what_was_not_found(&s);
}

static void ask_each(struct turn *t, enum flag_scope scope, int64_t organisation,
                     int64_t which)
{
    const struct flag_rule *r;
    for (size_t i = 0; (r = flag_rule_at(i)); i++)
        if (r->scope == scope)
            ask_alone(t, r, organisation, which);
}

void flags_look_case(struct turn *t, int64_t id)
{
    struct help_case h = case_anywhere(t->db, id);
    if (h.id)
        ask_each(t, OF_CASE, h.organisation, id);
}

void flags_look_school(struct turn *t, int64_t organisation)
{
    ask_each(t, OF_SCHOOL, organisation, 0);
}
