/* matching_people.c - the picker: who is in a match, chosen from the school's mentees and
 * mentors, five on a page, by words, or only those who are free.
 *
 * With room for one, a choice leads on; a group is gathered by taps. Who cannot be chosen
 * stands among the others and says why when pressed. */
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5, REQUEST_MOST = 160 };

/* ---- one person ------------------------------------------------------------------- */

static const char *answer_in(struct turn *t, int64_t person, const char *form,
                             const char *item)
{
    struct draft d = draft_newest(t->db, person, form);
    const struct answer *a = d.id ? answers_of(t->db, d.id) : NULL;
    for (; a && a->item; a++)
        if (strcmp(a->item, item) == 0 && a->value)
            return form_answer_words(t, form, item, a->value);
    return "";
}

/* Their first words; never half a letter. */
static const char *shortened(struct turn *t, const char *words)
{
    size_t len = strlen(words), cut = REQUEST_MOST;
    if (len <= cut)
        return words;
    while (cut > 0 && ((unsigned char)words[cut] & 0xc0) == 0x80)
        cut--;
    return format(t, "%.*s…", (int)cut, words);
}

static const char *first_of(const char *one, const char *other)
{
    return *one ? one : other;
}

/* What a mentee asks for, and with what a mentor helps, in a line. */
static void tell_person(struct card *c, struct turn *t, int64_t person,
                        enum member_role role)
{
    bool mentor = role == MEMBER_MENTOR;
    const char *wants = mentor ? answer_in(t, person, "mentor", "OM05") : "";
    if (mentor)
        wants = first_of(wants, answer_in(t, person, "mentor", "OM04"));
    else
        wants = first_of(answer_in(t, person, "mentee", "OE07"),
                         first_of(answer_in(t, person, "learner", "OE07"),
                                  answer_in(t, person, "learner", "OL02")));
    const char *directions =
        mentor ? ""
               : first_of(answer_in(t, person, "mentee", "OE06"),
                          first_of(answer_in(t, person, "mentee", "OE05"),
                                   answer_in(t, person, "learner", "OL01")));
    if (*wants)
        line(c, "matching.wants", name_("who", person),
             text_("words", shortened(t, wants)));
    if (*directions)
        line(c, "matching.directions", name_("who", person),
             text_("words", shortened(t, directions)));
}

/* In a word on their button. */
static const char *note_of(struct turn *t, const struct match *m,
                           const struct candidate *p, enum member_role role)
{
    struct obstacles o;
    struct member b = member_find(t->db, m->id, p->id);
    if (b.person)
        return words_for(t, t->who.id,
                         b.role == role ? "matching.note_in" : "matching.note_elsewhere");
    matching_check_person(t, m, p->id, role, &o);
    if (obstacles_first(&o, BAR_HARD) || obstacles_first(&o, BAR_PROPOSE))
        return words_for(t, t->who.id, "matching.note_cannot");
    if (role == MEMBER_MENTOR)
        return words_for(t, t->who.id, "matching.note_leads", number_("count", p->taken),
                         number_("most", matching_capacity(t, p->id)));
    return words_for(t, t->who.id,
                     p->led ? "matching.note_paired" : "matching.note_alone");
}

static void add_person(struct card *c, struct turn *t, const struct match *m,
                       const struct candidate *p, enum member_role role,
                       const char *filter, int64_t skip)
{
    struct member b = member_find(t->db, m->id, p->id);
    const struct match_kind *k = match_kind_named(m->kind);
    bool one = (role == MEMBER_MENTOR ? k->mentors_most : k->mentees_most) == 1;
    button(c,
           format(t,
                  b.person && !one ? "matching:leave:%lld:%s:%s:%lld:%lld"
                                   : "matching:take:%lld:%s:%s:%lld:%lld",
                  (long long)m->id, member_role_word(role), filter, (long long)skip,
                  (long long)p->id),
           "matching.candidate", name_("who", p->id),
           text_("note", note_of(t, m, p, role)));
    if (b.person && b.role == role)
        style(c, PRIMARY);
    row(c);
}

/* ---- the list --------------------------------------------------------------------- */

static size_t sorted(struct turn *t, const struct match *m, enum member_role role,
                     struct candidate **all)
{
    size_t count;
    bool both = role == MEMBER_MENTEE && match_kind_named(m->kind)->helps_mentors;
    *all = candidates_of(t->db, t->who.organisation, role, both, &count);
    if (names_shown(t))
        for (size_t i = 0; i < count; i++)
            (*all)[i].key = fold_words(t, (*all)[i].name);
    candidates_sort(*all, count, role == MEMBER_MENTOR);
    return count;
}

static bool is_wanted(struct turn *t, const struct candidate *p, enum member_role role,
                      const char *filter)
{
    if (strcmp(filter, "free") != 0)
        return true;
    if (p->paused_until > t->now)
        return false;
    return role == MEMBER_MENTOR ? p->taken < matching_capacity(t, p->id) : !p->led;
}

static size_t filtered(struct turn *t, struct candidate *all, size_t count,
                       enum member_role role, const char *filter)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (is_wanted(t, &all[i], role, filter))
            all[kept++] = all[i];
    return kept;
}

static const char *pick_press(struct turn *t, const struct match *m,
                              enum member_role role, const char *filter, int64_t skip)
{
    return format(t, "matching:pick:%lld:%s:%s:%lld", (long long)m->id,
                  member_role_word(role), filter, (long long)skip);
}

static bool anybody_in(struct turn *t, const struct match *m, enum member_role role)
{
    for (const struct member *b = members_of(t->db, m->id); b->person; b++)
        if (b->role == role)
            return true;
    return false;
}

/* Who fits the mentee of a pair best: cohort_suggest.c. */
static void add_suggest(struct card *c, struct turn *t, const struct match *m)
{
    int64_t mentee = 0;
    if (match_kind_named(m->kind)->mentors_most > 1)
        return;
    for (const struct member *b = members_of(t->db, m->id); b->person; b++)
        if (b->role == MEMBER_MENTEE)
            mentee = b->person;
    if (mentee && (roles_of(t->db, mentee, m->organisation) & MENTEE))
        button(c,
               format(t, "cohort:suggest:%lld:0:-:%lld", (long long)mentee,
                      (long long)m->id),
               "cohort.suggest");
}

static void add_ways(struct card *c, struct turn *t, const struct match *m,
                     enum member_role role, const char *filter, int64_t skip, int64_t all)
{
    bool only_free = strcmp(filter, "free") == 0;
    bool mentor = role == MEMBER_MENTOR;
    if (skip > 0)
        button(c, pick_press(t, m, role, filter, skip > PAGE ? skip - PAGE : 0),
               "people.before");
    if (skip + PAGE < all)
        button(c, pick_press(t, m, role, filter, skip + PAGE), "people.after");
    button(c,
           format(t, "matching:words:%lld:%d", (long long)m->id,
                  mentor ? WORDS_MENTORS : WORDS_MENTEES),
           "people.find");
    row(c);
    button(c, pick_press(t, m, role, only_free ? "all" : "free", 0),
           only_free ? "matching.show_all"
           : mentor  ? "matching.show_free"
                     : "matching.show_alone");
    if (mentor)
        add_suggest(c, t, m);
    if (anybody_in(t, m, role))
        button(c,
               format(t, "matching:next:%lld:%s", (long long)m->id,
                      mentor ? "mentors" : "mentees"),
               "matching.next");
}

static void head_line(struct card *c, const struct match *m, enum member_role role,
                      size_t count, const char *filter)
{
    const struct match_kind *k = match_kind_named(m->kind);
    bool mentor = role == MEMBER_MENTOR,
         one = mentor ? k->mentors_most == 1 : k->mentees_most == 1;
    line(c,
         mentor ? (one ? "matching.which_mentor" : "matching.which_mentors")
                : (one ? "matching.which_mentee" : "matching.which_mentees"),
         number_("count", mentor ? k->mentors_most : k->mentees_most));
    if (!count)
        line(c, strcmp(filter, "free") == 0 ? "matching.nobody_free" : "matching.nobody");
}

static void put(struct turn *t, const struct match *m, enum member_role role,
                const char *filter, int64_t skip, const struct obstacles *why)
{
    struct candidate *all;
    size_t count = sorted(t, m, role, &all);
    count = filtered(t, all, count, role, filter);
    if (skip < 0 || skip >= (int64_t)count)
        skip = 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    for (size_t i = 0; why && i < why->count; i++)
        if (why->all[i].bar != BAR_SOFT)
            obstacle_line(c, t, &why->all[i]);
    if (why)
        gap(c);
    head_line(c, m, role, count, filter);
    for (size_t i = (size_t)skip; i < count && i < (size_t)skip + PAGE; i++)
        tell_person(c, t, all[i].id, role);
    for (size_t i = (size_t)skip; i < count && i < (size_t)skip + PAGE; i++)
        add_person(c, t, m, &all[i], role, filter, skip);
    add_ways(c, t, m, role, filter, skip, (int64_t)count);
    nav(c, press_about(t, "matching:show", m->id));
    show(c);
}

void matching_people(struct turn *t, const struct match *m, enum member_role role,
                     const char *filter, int64_t skip)
{
    put(t, m, role, filter, skip, NULL);
}

/* ---- search ----------------------------------------------------------------------- */

void matching_search(struct turn *t, const struct match *m, enum member_role role,
                     const char *words)
{
    struct candidate *all;
    size_t count = sorted(t, m, role, &all), kept = 0;
    for (size_t i = 0; i < count; i++)
        if (people_are_meant(t, words, all[i].name, all[i].number))
            all[kept++] = all[i];
    struct card *c = card(t, t->who.id, "matching",
                          m->id * WORDS_KINDS +
                              (role == MEMBER_MENTOR ? WORDS_MENTORS : WORDS_MENTEES));
    line(c, kept ? "people.found" : "people.found_nobody",
         number_("count", (int64_t)kept));
    if (kept > PAGE)
        line(c, "people.found_first");
    for (size_t i = 0; i < kept && i < PAGE; i++)
        add_person(c, t, m, &all[i], role, "all", 0);
    nav(c, pick_press(t, m, role, "all", 0));
    show(c);
}

/* ---- choosing --------------------------------------------------------------------- */

/* The one who was there, where there is room for one only. */
static void make_room(struct turn *t, const struct match *m, enum member_role role,
                      int64_t person)
{
    for (const struct member *b = members_of(t->db, m->id); b->person; b++)
        if (b->role == role) {
            member_remove(t->db, m->id, b->person);
            topics_hand_over(t->db, m->id, b->person, person);
        }
}

bool matching_put(struct turn *t, const struct match *m, int64_t person,
                  enum member_role role)
{
    const struct match_kind *k = match_kind_named(m->kind);
    struct obstacles o;
    matching_check_person(t, m, person, role, &o);
    if (obstacles_first(&o, BAR_HARD) || obstacles_first(&o, BAR_PROPOSE)) {
        put(t, m, role, "all", 0, &o);
        return false;
    }
    if ((role == MEMBER_MENTOR ? k->mentors_most : k->mentees_most) == 1)
        make_room(t, m, role, person);
    member_add(t->db, m->id, person, role);
    return true;
}

static enum member_role role_said(struct turn *t)
{
    return strcmp(argument(t, 1), "mentor") == 0 ? MEMBER_MENTOR : MEMBER_MENTEE;
}

/* matching:pick:<draft>:<role>:<filter>:<skip> */
void matching_pick(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    const char *filter = strcmp(argument(t, 2), "free") == 0 ? "free" : "all";
    if (m.id)
        put(t, &m, role_said(t), filter, strtoll(argument(t, 3), NULL, 10), NULL);
}

static void again(struct turn *t, const struct match *m, enum member_role role)
{
    const char *filter = strcmp(argument(t, 2), "free") == 0 ? "free" : "all";
    put(t, m, role, filter, strtoll(argument(t, 3), NULL, 10), NULL);
}

/* matching:take:<draft>:<role>:<filter>:<skip>:<person> */
void matching_take(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    enum member_role role = role_said(t);
    int64_t person = strtoll(argument(t, 4), NULL, 10);
    if (!m.id)
        return;
    const struct match_kind *k = match_kind_named(m.kind);
    struct member b = member_find(t->db, m.id, person);
    if (!b.person && !matching_put(t, &m, person, role))
        return;
    if ((role == MEMBER_MENTOR ? k->mentors_most : k->mentees_most) > 1 ||
        (b.person && b.role != role))
        again(t, &m, role);
    else
        matching_after(t, m.id, role == MEMBER_MENTOR ? "mentors" : "mentees", true);
}

/* matching:leave:<draft>:<role>:<filter>:<skip>:<person> */
void matching_leave(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    int64_t person = strtoll(argument(t, 4), NULL, 10);
    if (!m.id)
        return;
    member_remove(t->db, m.id, person);
    topics_drop_of(t->db, m.id, person);
    again(t, &m, role_said(t));
}
