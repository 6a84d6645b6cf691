/* matching.c - a curator forms a match by hand (domain.md 2 E01, E07, E08, K01-K09):
 * drafts, each a row from its first choices on, and the presses that lead through one.
 *
 * What happens then: matching_overview.c proposes it, match_offer.c asks each side. */
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { STAFF = CURATOR | DEPUTY, PAGE = 5 };

/* ---- which draft ------------------------------------------------------------------ */

struct match matching_draft(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    if (m.id && m.state == MATCH_DRAFT) {
        match_touch(t->db, id, t->now);
        return m;
    }
    if (m.id)
        matching_overview(t, &m);
    else
        old_button(t);
    return (struct match){ 0 };
}

static void open_draft(struct turn *t, int64_t id)
{
    struct match m = match_overseen(t, id);
    if (m.id) {
        match_touch(t->db, id, t->now);
        matching_overview(t, &m);
    } else {
        old_button(t);
    }
}

static const char *draft_names(struct turn *t, const struct match *m)
{
    const char *words = matches_everybody(t, m->id);
    return *words ? words : words_for(t, t->who.id, "matching.nobody_yet");
}

static void add_draft(struct card *c, struct turn *t, const struct match *m)
{
    button(c, press_about(t, "matching:show", m->id), "matching.draft",
           text_("people", draft_names(t, m)));
    row(c);
}

/* matching:drafts:<how many to pass over>: those with the actor in them are for others */
void matching_drafts(struct turn *t, int64_t skip)
{
    struct match some[PAGE];
    int64_t all = matches_count(t->db, t->who.organisation, MATCH_DRAFT);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count =
        matches_in_state(t->db, t->who.organisation, MATCH_DRAFT, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "matching.drafts" : "matching.no_drafts", number_("count", all));
    if (all)
        line(c, "matching.drafts_kept");
    for (size_t i = 0; i < count; i++)
        if (!member_find(t->db, some[i].id, t->who.id).person)
            add_draft(c, t, &some[i]);
    if (skip > 0)
        button(c, press_about(t, "matching:drafts", skip > PAGE ? skip - PAGE : 0),
               "people.before");
    if (skip + PAGE < all)
        button(c, press_about(t, "matching:drafts", skip + PAGE), "people.after");
    row(c);
    button(c, "matching:begin", "matching.begin");
    nav(c, NULL);
    show(c);
}

/* ---- a new one -------------------------------------------------------------------- */

/* matching:begin[:<person>]: somebody's card leads here too */
static void begin(struct turn *t, int64_t person)
{
    matching_put_forms(t, NULL, person > 0 ? person : 0);
}

/* matching:form:<form>:<person> */
static void form_chosen(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct match_form *f = match_form_named(argument(t, 0));
    if (f)
        matching_put_kinds(t, NULL, f->code, strtoll(argument(t, 1), NULL, 10));
    else
        old_button(t);
}

/* A tap that comes twice, or a draft left before anybody was in it, makes no second. */
static int64_t new_draft(struct turn *t, const char *form, const char *kind)
{
    struct match m = { .organisation = t->who.organisation,
                       .form = form,
                       .kind = kind,
                       .mode = "mixed",
                       .starts_on = "",
                       .ends_on = "",
                       .goal = "",
                       .made_by = t->who.id };
    m.id = match_empty_draft(t->db, m.organisation, m.made_by);
    if (!m.id)
        m.id = match_add(t->db, &m, t->now);
    matching_save(t, &m);
    return m.id;
}

static bool is_mentee(struct turn *t, int64_t person)
{
    return roles_of(t->db, person, t->who.organisation) & MENTEE;
}

/* matching:kind:<form>:<kind>:<person> */
static void kind_chosen(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct match_form *f = match_form_named(argument(t, 0));
    const struct match_kind *k = match_kind_named(argument(t, 1));
    struct person p = person_find(t->db, strtoll(argument(t, 2), NULL, 10));
    if (!f || !k) {
        old_button(t);
        return;
    }
    int64_t id = new_draft(t, f->code, k->code);
    struct match m = match_find(t->db, t->who.organisation, id);
    if (!p.id || p.organisation != m.organisation ||
        matching_put(t, &m, p.id, is_mentee(t, p.id) ? MEMBER_MENTEE : MEMBER_MENTOR))
        matching_after(t, id, "mentees", true);
}

void matching_begin_pair(struct turn *t, const struct match_form *form, int64_t mentee,
                         int64_t mentor)
{
    int64_t id = match_draft_of(t->db, t->who.organisation, mentee, mentor);
    struct match m = match_overseen(t, id);
    if (m.id) {
        matching_after(t, id, "mentors", true);
        return;
    }
    id = new_draft(t, form->code, "TRAD");
    m = match_find(t->db, t->who.organisation, id);
    if (matching_put(t, &m, mentee, MEMBER_MENTEE) &&
        matching_put(t, &m, mentor, MEMBER_MENTOR))
        matching_after(t, id, "mentors", true);
}

/* ---- carrying one on -------------------------------------------------------------- */

static int64_t follower_of(struct turn *t, const struct match *m)
{
    const char *now = matching_today(t, m);
    struct match next = *m;
    next.follows = m->id;
    next.made_by = t->who.id;
    next.starts_on = now;
    next.ends_on = strcmp(m->ends_on, now) > 0 ? m->ends_on : "";
    next.id = match_add(t->db, &next, t->now);
    for (const struct member *b = members_of(t->db, m->id); b->person; b++) {
        member_add(t->db, next.id, b->person, b->role);
        member_set_sphere(t->db, next.id, b->person, b->sphere);
    }
    for (const struct topic *p = topics_of(t->db, m->id); p->id; p++)
        if (member_find(t->db, next.id, p->mentor).person)
            topic_set(t->db, next.id, p->number, p->title, p->mentor);
    return next.id;
}

void matching_follow(struct turn *t, const struct match *m)
{
    int64_t id = match_follower(t->db, m->organisation, m->id);
    struct match next = match_find(t->db, m->organisation, id ? id : follower_of(t, m));
    const char *open = matching_open_step(t, &next);
    if (next.state != MATCH_DRAFT || !open || !matching_step(t, &next, open, true))
        matching_overview(t, &next);
}

/* ---- steps ------------------------------------------------------------------------ */

/* matching:step:<draft>:<step>[:on] */
static void step(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    bool on = strcmp(argument(t, 2), "on") == 0;
    if (m.id && !matching_step(t, &m, argument(t, 1), on))
        matching_overview(t, &m);
}

/* matching:next:<draft>:<step>: the picker is left */
static void next(struct turn *t, int64_t id)
{
    struct match m = matching_draft(t, id);
    if (m.id)
        matching_after(t, m.id,
                       strcmp(argument(t, 1), "mentors") == 0 ? "mentors" : "mentees",
                       true);
}

static const struct action actions[] = {
    { "begin", STAFF, begin },
    { "drafts", STAFF, matching_drafts },
    { "drop", STAFF, matching_drop },
    { "dropped", STAFF, matching_dropped },
    { "form", STAFF, form_chosen },
    { "kind", STAFF, kind_chosen },
    { "leave", STAFF, matching_leave },
    { "next", STAFF, next },
    { "pick", STAFF, matching_pick },
    { "recall", STAFF, matching_recall },
    { "recalled", STAFF, matching_recalled },
    { "send", STAFF, matching_send },
    { "set", STAFF, matching_set },
    { "show", STAFF, open_draft },
    { "step", STAFF, step },
    { "take", STAFF, matching_take },
    { "words", STAFF, matching_ask_words },
    { 0 },
};

const struct feature matching = {
    .name = "matching",
    .start = { "matching", STAFF, begin },
    .actions = actions,
    .wrote = matching_wrote,
};
