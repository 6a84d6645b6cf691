/* matching_check.c - what stands in the way of a match, read from the rows as they are in
 * this transaction: when it is put together, proposed, and accepted.
 *
 * Hard ones block: the law (a guardian, a consent), the school's own rules (an accepted
 * mentor, places), the rules of form and kind. Soft ones are for a person to weigh. Words
 * with whom somebody would rather not work are among the soft ones, for curators alone
 * (domain.md 3.3 OE13, 3.4 OM19). */
#include "handlers/matching.h"

#include <string.h>

enum { CAPACITY = 2 };

struct check {
    struct turn *t;
    const struct match *m;
    const struct match_form *form;
    const struct match_kind *kind;
    struct obstacles *out;
    bool whole; /* a pair of two is looked at from one side only */
};

/* ---- the list --------------------------------------------------------------------- */

/* When there are too many to keep, what blocks is kept rather than what is weighed. */
static struct obstacle *slot(struct obstacles *o, enum bar bar)
{
    if (o->count < OBSTACLES_MOST)
        return &o->all[o->count++];
    return &o->all[bar == BAR_SOFT ? OBSTACLES_MOST : OBSTACLES_MOST - 1];
}

static struct obstacle *found(struct check *k, enum bar bar, const char *word,
                              int64_t who)
{
    struct obstacle *new = slot(k->out, bar);
    *new = (struct obstacle){ .word = word, .bar = bar, .who = who, .words = "" };
    return new;
}

const struct obstacle *obstacles_first(const struct obstacles *o, enum bar bar)
{
    for (size_t i = 0; i < o->count; i++)
        if (o->all[i].bar == bar)
            return &o->all[i];
    return NULL;
}

size_t obstacles_count(const struct obstacles *o, enum bar bar)
{
    size_t count = 0;
    for (size_t i = 0; i < o->count; i++)
        count += o->all[i].bar == bar;
    return count;
}

int64_t obstacles_stamp(const struct obstacles *o)
{
    uint32_t stamp = 0;
    for (size_t i = 0; i < o->count; i++) {
        const struct obstacle *one = &o->all[i];
        if (one->bar != BAR_SOFT)
            continue;
        stamp = stamp * 31 + (uint32_t)one->who;
        for (const char *at = one->word; *at; at++)
            stamp = stamp * 31 + (unsigned char)*at;
        for (const char *at = one->words; *at; at++)
            stamp = stamp * 31 + (unsigned char)*at;
    }
    return stamp;
}

/* ---- capacity --------------------------------------------------------------------- */

static const char *answer_of(struct turn *t, int64_t person, const char *form,
                             const char *item)
{
    struct draft d = draft_newest(t->db, person, form);
    const struct answer *a = d.id ? answers_of(t->db, d.id) : NULL;
    for (; a && a->item; a++)
        if (strcmp(a->item, item) == 0 && a->value)
            return a->value;
    return "";
}

int matching_places(const char *answer)
{
    static const struct {
        const char *answer;
        int places;
    } all[] = { { "ONE", 1 }, { "TWO", 2 }, { "THREE", 3 }, { "GROUP", 1 } };
    for (size_t i = 0; i < COUNT(all); i++)
        if (strcmp(all[i].answer, answer) == 0)
            return all[i].places;
    return CAPACITY;
}

int matching_capacity(struct turn *t, int64_t mentor)
{
    return matching_places(answer_of(t, mentor, "mentor", "OM08"));
}

bool matching_is_full(struct turn *t, int64_t mentor)
{
    return places_taken(t->db, mentor, 0, 0) >= matching_capacity(t, mentor);
}

/* A single talk takes no place. */
static void check_places(struct check *k, int64_t mentor)
{
    struct db *db = k->t->db;
    const char *answer = answer_of(k->t, mentor, "mentor", "OM08");
    int64_t places = matching_places(answer);
    int64_t taken = places_taken(db, mentor, k->m->id, k->m->follows);
    int64_t asked = places_asked(db, mentor, k->m->id, k->m->follows);
    bool group = k->kind->mentees_most > 1 && k->kind->scheduled;
    if (strcmp(answer, "GROUP") == 0 && !group)
        found(k, BAR_PROPOSE, "group_only", mentor);
    if (strcmp(answer, "ONCE") == 0 && k->kind->scheduled)
        found(k, BAR_PROPOSE, "once_only", mentor);
    if (k->kind->meetings_most == 1)
        return;
    if (taken >= places)
        found(k, BAR_HARD, "full", mentor)->count = places;
    else if (asked && taken + asked >= places)
        found(k, BAR_SOFT, "asked", mentor)->count = asked;
}

/* ---- a person --------------------------------------------------------------------- */

static bool has_word(const char *list, const char *word)
{
    size_t len = strlen(word);
    for (const char *at = list; (at = strstr(at, word)); at += len)
        if ((at == list || at[-1] == ' ') && (!at[len] || at[len] == ' '))
            return true;
    return false;
}

static void check_form(struct check *k, const struct person *p, enum member_role role)
{
    bool mentor = role == MEMBER_MENTOR;
    bool minors = mentor ? k->form->minor_mentors : k->form->minors;
    const char *fit = mentor ? k->form->mentors : k->form->mentees;
    if (!person_is_grown(p) && !minors)
        found(k, BAR_HARD, "minor_form", p->id);
    else if (*p->occupation && !has_word(fit, p->occupation))
        found(k, BAR_SOFT, mentor ? "odd_mentor" : "odd_mentee", p->id);
}

static void check_rights(struct check *k, const struct person *p, enum member_role role)
{
    unsigned all = roles_of(k->t->db, p->id, p->organisation);
    unsigned may = role == MEMBER_MENTOR    ? MENTOR
                   : k->kind->helps_mentors ? MENTEE | MENTOR
                                            : MENTEE;
    if (!consent_given(k->t->db, p->id, "P1"))
        found(k, BAR_HARD, "consent", p->id);
    else if (!guardian_confirmed(k->t->db, p))
        found(k, BAR_HARD, "guardian", p->id);
    else if (!(all & may))
        found(k, BAR_HARD, role == MEMBER_MENTOR ? "no_mentor_role" : "no_mentee_role",
              p->id);
    else if (role == MEMBER_MENTOR && !apply_accepted(k->t->db, p->id))
        found(k, BAR_HARD, "not_accepted", p->id);
}

static void check_presence(struct check *k, const struct person *p)
{
    if (p->id == k->t->who.id)
        found(k, BAR_PROPOSE, "self", p->id);
    if (p->paused_until > k->t->now)
        found(k, BAR_PROPOSE, "paused", p->id)->until = p->paused_until;
    if (account_lost_since(k->t->db, p->id))
        found(k, BAR_SOFT, "lost", p->id);
    if (!p->onboarded_at)
        found(k, BAR_SOFT, "unfinished", p->id);
}

static void check_pairs(struct check *k, int64_t person, enum member_role role)
{
    struct db *db = k->t->db;
    for (const struct member *b = members_of(db, k->m->id); b->person; b++)
        if (b->role != role && b->person != person &&
            !(k->whole && role == MEMBER_MENTEE) &&
            match_of_both(db, person, b->person, k->m->id, k->m->follows))
            found(k, BAR_HARD, "shared", person)->other = b->person;
    if (role == MEMBER_MENTEE && places_led(db, person, k->m->id, k->m->follows) > 0)
        found(k, BAR_SOFT, "has_mentor", person);
}

/* What they have said themselves: of others, and of this very proposal. */
static void check_words(struct check *k, int64_t person)
{
    static const struct {
        const char *form, *item;
    } asked[] = { { "mentee", "OE13" }, { "learner", "OE13" }, { "mentor", "OM19" } };
    for (size_t i = 0; i < COUNT(asked); i++) {
        const char *words = answer_of(k->t, person, asked[i].form, asked[i].item);
        if (*words)
            found(k, BAR_SOFT, "avoid", person)->words = words;
    }
    const char *reason = match_declined(k->t->db, k->m->id, person);
    if (reason)
        found(k, BAR_SOFT, "declined", person)->words =
            words_for(k->t, k->t->who.id, format(k->t, "match_offer.why_%s", reason));
}

static void check_person(struct check *k, int64_t person, enum member_role role)
{
    struct person p = person_find(k->t->db, person);
    if (!p.id || p.organisation != k->m->organisation || p.state == PERSON_FROZEN) {
        found(k, BAR_HARD, "gone", person);
        return;
    }
    check_rights(k, &p, role);
    check_form(k, &p, role);
    if (role == MEMBER_MENTOR)
        check_places(k, person);
    check_pairs(k, person, role);
    check_presence(k, &p);
    check_words(k, person);
}

/* ---- the whole -------------------------------------------------------------------- */

static void check_numbers(struct check *k, const struct member *all)
{
    int of[2] = { 0, 0 };
    for (const struct member *b = all; b->person; b++) {
        of[b->role]++;
        if (b->role == MEMBER_MENTOR && !*b->sphere && all[1].person &&
            all[1].role == MEMBER_MENTOR && k->kind->scheduled)
            found(k, BAR_PROPOSE, "sphere", b->person);
    }
    if (!of[MEMBER_MENTEE])
        found(k, BAR_PROPOSE, "no_mentee", 0);
    if (!of[MEMBER_MENTOR])
        found(k, BAR_PROPOSE, "no_mentor", 0);
    if (of[MEMBER_MENTEE] > k->kind->mentees_most)
        found(k, BAR_PROPOSE, "many_mentees", 0)->count = k->kind->mentees_most;
    if (of[MEMBER_MENTOR] > k->kind->mentors_most)
        found(k, BAR_PROPOSE, "many_mentors", 0)->count = k->kind->mentors_most;
    if (of[0] && of[1] && of[0] + of[1] < k->kind->together_least)
        found(k, BAR_PROPOSE, "small_group", 0)->count = k->kind->together_least;
}

static void check_dates(struct check *k)
{
    const struct match *m = k->m;
    const char *today = date_in(k->t, matching_zone(k->t, m), k->t->now);
    if (!*m->starts_on) {
        found(k, BAR_PROPOSE, "no_start", 0);
        return;
    }
    if (strcmp(m->starts_on, today) < 0)
        found(k, BAR_PROPOSE, "past_start", 0);
    const char *first = months_after(k->t, m->starts_on, k->kind->months_least);
    const char *last = months_after(k->t, m->starts_on, k->kind->months_most);
    if (!*m->ends_on)
        found(k, BAR_PROPOSE, "no_end", 0);
    else if (strcmp(m->ends_on, date_after(k->t->db, first, -1)) < 0 ||
             strcmp(m->ends_on, last) > 0)
        found(k, BAR_PROPOSE, "bad_length", 0);
}

static void check_goal(struct check *k)
{
    const struct topic *all = topics_of(k->t->db, k->m->id);
    bool both = all[0].id && all[1].id && all[0].mentor != all[1].mentor;
    if (k->kind->needs_goal && !*k->m->goal)
        found(k, BAR_PROPOSE, "no_goal", 0);
    if (k->kind->reverse && !both)
        found(k, BAR_PROPOSE, "no_topics", 0);
}

static struct check check_of(struct turn *t, const struct match *m, struct obstacles *out)
{
    *out = (struct obstacles){ 0 };
    return (struct check){ .t = t,
                           .m = m,
                           .form = match_form_named(m->form),
                           .kind = match_kind_named(m->kind),
                           .out = out };
}

void matching_check_person(struct turn *t, const struct match *m, int64_t person,
                           enum member_role role, struct obstacles *out)
{
    struct check k = check_of(t, m, out);
    check_person(&k, person, role);
}

void matching_check(struct turn *t, const struct match *m, struct obstacles *out)
{
    struct check k = check_of(t, m, out);
    k.whole = true;
    const struct member *all = members_of(t->db, m->id);
    check_numbers(&k, all);
    for (const struct member *b = all; b->person; b++)
        check_person(&k, b->person, b->role);
    check_dates(&k);
    check_goal(&k);
}

void obstacle_line(struct card *c, struct turn *t, const struct obstacle *o)
{
    line(c, format(t, "matching.bar_%s", o->word), name_("who", o->who),
         name_("other", o->other), number_("count", o->count), day_("until", o->until),
         text_("words", o->words));
}
