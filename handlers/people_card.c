/* people_card.c - all that a curator may see of one person (domain.md 6.5): roles, posts,
 * since when, what they wait for, which consents they gave, their pairs, how much they
 * have on them, and the ways on. No diary, no pulse, nothing of safety; of pairs in which
 * the curator is themselves, nothing. What they told is a screen of its own
 * (people_answers.c). */
#include "handlers/matching.h"
#include "handlers/people.h"

#include <string.h>

enum { BACK_FOR = WEEK, PAIRS_SHOWN = 2, PAIRS_READ = 20, FLAGS_SHOWN = 4 };

/* ---- lists within a line ---------------------------------------------------------- */

static const char *joined_words(struct turn *t, const char *before, const char *key)
{
    return list_with(t, before, words_for(t, t->who.id, key));
}

static const char *roles_in_words(struct turn *t, const struct person *p)
{
    unsigned all = roles_of(t->db, p->id, p->organisation);
    const char *words = "";
    for (unsigned role = MENTEE; role <= ADMINISTRATOR; role <<= 1)
        if (all & role)
            words = joined_words(t, words, format(t, "invite.role_%s", role_word(role)));
    return words;
}

/* Each with the version that was agreed to and its day. */
static const char *consents_in_words(struct turn *t, const struct person *p)
{
    static const char *const purposes[] = { "P1", "P2", "P3", "P4", "P5", "P6", "P7" };
    const char *words = "";
    for (size_t i = 0; i < COUNT(purposes); i++) {
        struct consent c = consent_find(t->db, p->id, purposes[i]);
        if (c.id)
            words = list_with(
                t, words,
                words_for(t, t->who.id,
                          c.valid_until ? "people.consent_until" : "people.consent",
                          part_("what", format(t, "people.consent_%s", purposes[i])),
                          number_("version", c.text_version), day_("at", c.given_at),
                          day_("until", c.valid_until)));
    }
    return words;
}

/* ---- who they are ----------------------------------------------------------------- */

static const char *answer_in(struct turn *t, int64_t person, const char *form,
                             const char *item)
{
    struct draft d = draft_newest(t->db, person, form);
    const struct answer *a = d.id ? answers_of(t->db, d.id) : NULL;
    for (; a && a->item; a++)
        if (strcmp(a->item, item) == 0 && a->value)
            return a->value;
    return "";
}

/* Subject, position or class, in their own words; else what they are. */
static void add_position(struct card *c, struct turn *t, const struct person *p)
{
    const char *words = answer_in(t, p->id, "mentor", "OM03");
    if (!*words)
        words = answer_in(t, p->id, "mentee", "OE04");
    if (*p->occupation)
        line(c, *words ? "people.position" : "people.occupation",
             text_("what", form_answer_words(t, "profile", "G09", p->occupation)),
             text_("words", words));
}

static void add_reach(struct card *c, struct turn *t, const struct person *p)
{
    int64_t lost = account_lost_since(t->db, p->id);
    int64_t told = account_lost_told(t->db, p->id);
    if (lost) {
        line(c, "people.is_lost_since", day_("since", lost));
        line(c, "people.lost_what_to_do");
    } else if (told && t->now - told < BACK_FOR) {
        line(c, "people.is_back");
    }
}

static void add_state(struct card *c, struct turn *t, const struct person *p)
{
    const char *application = person_application(t->db, p->organisation, p->id);
    const char *ward = person_guardianship(t->db, p->id);
    if (p->state == PERSON_WAITING)
        line(c, "people.waits_for_guardian");
    else if (!p->onboarded_at)
        line(c, "people.has_not_finished");
    if (p->paused_until > t->now)
        line(c, "people.on_pause", day_("from", p->paused_from),
             day_("until", p->paused_until));
    if (application)
        line(c, format(t, "people.application_%s", application));
    if (ward)
        line(c, format(t, "people.guardian_%s", ward));
    add_reach(c, t, p);
}

static void add_lines(struct card *c, struct turn *t, const struct person *p)
{
    const char *all = roles_in_words(t, p), *given = consents_in_words(t, p);
    line(c, "people.card", name_("who", p->id));
    if (*all)
        line(c, "people.roles", text_("roles", all));
    else
        line(c, "people.roles_none");
    add_position(c, t, p);
    line(c, "people.since", day_("at", p->joined_at));
    add_state(c, t, p);
    if (*given)
        line(c, "people.consents", text_("consents", given));
    else
        line(c, "people.consents_none");
}

/* ---- what they do here ------------------------------------------------------------ */

static void add_load(struct card *c, struct turn *t, const struct person *p)
{
    int64_t taken = places_taken(t->db, p->id, 0, 0);
    int64_t most = matching_capacity(t, p->id), free_ = most > taken ? most - taken : 0;
    line(c, "people.load", number_("taken", taken), number_("most", most),
         number_("free", free_));
}

static void add_flags(struct card *c, struct turn *t, const struct person *p)
{
    struct flag some[FLAGS_SHOWN];
    size_t count = flags_of_person(t->db, p->organisation, p->id, some, COUNT(some));
    for (size_t i = 0; i < count; i++)
        if (flag_seen(t, some[i].id).id)
            marked_line(c, flag_fact(t, &some[i]));
}

static void add_figures(struct card *c, struct turn *t, const struct person *p,
                        const struct person_figures *f)
{
    int64_t spoke = contact_last_with(t->db, p->organisation, t->who.id, p->id);
    if (f->held)
        line(c, "people.held", number_("count", f->held), day_("at", f->last_held));
    if (f->next)
        line(c, "people.next_meeting", when_("at", f->next));
    if (f->asked)
        line(c, "people.asked", number_("count", f->asked),
             number_("open", f->asked_open));
    if (spoke)
        line(c, "people.spoke", day_("at", spoke));
}

static void add_course(struct card *c, struct turn *t, const struct person *p,
                       const struct person_figures *f)
{
    unsigned all = roles_of(t->db, p->id, p->organisation);
    int64_t alone = cohort_without_since(t, p->id);
    if (p->state != PERSON_ACTIVE)
        return;
    gap(c);
    if (all & MENTOR)
        add_load(c, t, p);
    if (alone)
        line(c, "people.without_pair", day_("since", alone));
    add_figures(c, t, p, f);
    add_flags(c, t, p);
}

/* ---- buttons ---------------------------------------------------------------------- */

/* Their pairs that the curator oversees and that are not over, each with its state. */
static size_t pairs_of(struct turn *t, const struct person *p, struct match *out,
                       size_t room)
{
    int64_t ids[PAIRS_READ];
    size_t kept = 0, count = matches_with_for(t->db, t->who.organisation, t->who.id,
                                              p->id, ids, PAIRS_READ);
    for (size_t i = 0; i < count && kept < room; i++) {
        struct match m = match_overseen(t, ids[i]);
        if (m.id && m.state <= MATCH_CLOSING)
            out[kept++] = m;
    }
    return kept;
}

static void add_pairs(struct card *c, struct turn *t, const struct person *p)
{
    struct match some[PAIRS_SHOWN + 1];
    size_t count = pairs_of(t, p, some, COUNT(some));
    if (count > PAIRS_SHOWN || !count) {
        matches_on_card(t, c, p);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, "matches:show", some[i].id), "people.pair",
               text_("names", matches_names(t, some[i].id)),
               part_("state", format(t, "pair.is_%s", match_state_word(some[i].state))));
        row(c);
    }
}

static void add_words(struct card *c, struct turn *t, const struct person *p,
                      const struct person_figures *f)
{
    bool active = p->state == PERSON_ACTIVE, other = p->id != t->who.id;
    if (active && people_has_told(t, p))
        button(c, press_about(t, "people:answers", p->id), "people.answers");
    button(c, press_about(t, "notes:of", p->id),
           f->notes ? "people.notes_of" : "people.notes", number_("count", f->notes));
    row(c);
    if (active && other) {
        button(c, format(t, "writing:to:%lld:0", (long long)p->id), "people.write");
        button(c, press_about(t, "gatherings:meet", p->id), "people.meet");
    }
    row(c);
}

static void add_finding(struct card *c, struct turn *t, const struct person *p)
{
    unsigned all = roles_of(t->db, p->id, p->organisation);
    if (p->state != PERSON_ACTIVE || p->id == t->who.id || !(all & (MENTEE | MENTOR)))
        return;
    if (all & MENTEE)
        button(c, press_about(t, "cohort:suggest", p->id), "people.suggest");
    button(c, press_about(t, "matching:begin", p->id), "people.put_together");
    row(c);
}

static void add_papers(struct card *c, struct turn *t, const struct person *p)
{
    int64_t join = newcomers_undoable(t, p->id);
    if (p->state == PERSON_ACTIVE)
        button(c, press_about(t, "posts:give", p->id), "people.give_post");
    button(c, press_about(t, "consent:paper", p->id), "people.paper");
    row(c);
    button(c, press_about(t, "moving:link", p->id), "people.new_account");
    if (join) {
        button(c, press_about(t, "newcomers:undo", join), "newcomers.undo");
        style(c, DANGER);
    }
}

/* people:card:<person>[:<filter>:<skip> of the list that it was opened from] */
void people_card(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (!p.id || p.organisation != t->who.organisation || !has_role(t, PEOPLE_DESK)) {
        old_button(t);
        return;
    }
    people_came_from(t, p.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    if (p.state == PERSON_FROZEN) {
        line(c, "people.frozen");
    } else {
        struct person_figures f =
            person_figures(t->db, p.organisation, t->who.id, p.id, t->now);
        add_lines(c, t, &p);
        add_course(c, t, &p, &f);
        if (p.state == PERSON_ACTIVE)
            add_pairs(c, t, &p);
        add_words(c, t, &p, &f);
        add_finding(c, t, &p);
        add_papers(c, t, &p);
    }
    nav(c, people_back(t, p.id));
    show(c);
}
