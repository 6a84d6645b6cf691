/* people_card.c - what a curator sees of one person: roles, since when, what they wait
 * for, which consents they gave. Their answers are a screen of its own, for whom they
 * were promised to. */
#include "handlers/profile.h"

#include <string.h>

enum { BACK_FOR = WEEK };

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

static const char *consents_in_words(struct turn *t, const struct person *p)
{
    static const char *const purposes[] = { "P1", "P2", "P3", "P4", "P5", "P6", "P7" };
    const char *words = "";
    for (size_t i = 0; i < COUNT(purposes); i++)
        if (consent_find(t->db, p->id, purposes[i]).id)
            words = joined_words(t, words, format(t, "people.consent_%s", purposes[i]));
    return words;
}

/* ---- lines ------------------------------------------------------------------------ */

static void add_reach(struct card *c, struct turn *t, const struct person *p)
{
    int64_t lost = account_lost_since(t->db, p->id);
    int64_t told = account_lost_told(t->db, p->id);
    if (lost) {
        line(c, "people.is_lost", day_("since", lost));
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
        line(c, "people.is_waiting");
    else if (!p->onboarded_at)
        line(c, "people.is_unfinished");
    if (p->paused_until > t->now)
        line(c, "people.is_paused", day_("from", p->paused_from),
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
    line(c, "people.since", day_("at", p->joined_at));
    if (*given)
        line(c, "people.consents", text_("consents", given));
    else
        line(c, "people.consents_none");
    add_state(c, t, p);
}

/* ---- what they told --------------------------------------------------------------- */

static const char *const forms[] = { "mentee", "learner", "mentor" };

/* Who decides about others is decided about elsewhere: an application of a curator is not
 * for other curators (domain.md 2 D01). */
static bool is_shown(struct turn *t, const struct person *p, const char *form)
{
    bool decides = roles_of(t->db, p->id, p->organisation) & (CURATOR | DEPUTY);
    return draft_newest(t->db, p->id, form).id &&
           !(decides && strcmp(form, "mentor") == 0);
}

static bool has_told(struct turn *t, const struct person *p)
{
    bool any = false;
    for (size_t i = 0; i < COUNT(forms); i++)
        any |= is_shown(t, p, forms[i]);
    return any;
}

void people_answers(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (p.organisation != t->who.organisation || p.state != PERSON_ACTIVE ||
        !has_told(t, &p)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "people.answers_of", name_("who", p.id));
    for (size_t i = 0; i < COUNT(forms); i++) {
        if (!is_shown(t, &p, forms[i]))
            continue;
        gap(c);
        line(c, format(t, "people.as_%s", forms[i]));
        for (size_t n = 0; profile_part(forms[i], n); n++)
            profile_tell(c, t, p.id, profile_part(forms[i], n));
    }
    nav(c, press_about(t, "people:card", p.id));
    show(c);
}

/* ---- buttons ---------------------------------------------------------------------- */

static void add_buttons(struct card *c, struct turn *t, const struct person *p)
{
    long long id = (long long)p->id;
    int64_t join = newcomers_undoable(t, p->id);
    if (p->state == PERSON_ACTIVE && has_told(t, p))
        button(c, press_about(t, "people:answers", id), "people.answers");
    row(c);
    button(c, press_about(t, "notes:of", id), "people.notes");
    if (p->state == PERSON_ACTIVE)
        button(c, press_about(t, "posts:give", id), "people.give_post");
    row(c);
    if (p->state == PERSON_ACTIVE)
        matches_on_card(t, c, p);
    button(c, press_about(t, "consent:paper", id), "people.paper");
    if (p->state == PERSON_ACTIVE && p->id != t->who.id)
        button(c, press_about(t, "gatherings:meet", id), "people.meet");
    row(c);
    button(c, press_about(t, "moving:link", id), "people.new_account");
    row(c);
    if (join) {
        button(c, press_about(t, "newcomers:undo", join), "newcomers.undo");
        style(c, DANGER);
    }
}

void people_card(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (!p.id || p.organisation != t->who.organisation ||
        !has_role(t, CURATOR | DEPUTY)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    if (p.state == PERSON_FROZEN) {
        line(c, "people.frozen");
    } else {
        add_lines(c, t, &p);
        add_buttons(c, t, &p);
    }
    nav(c, "people:open");
    show(c);
}
