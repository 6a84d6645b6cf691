/* consent_freeze.c - who is held back, and what becomes of somebody who leaves.
 *
 * Who takes P1 back, or lets it run out, is frozen at once: told nothing, shown to
 * nobody. For ten working days they may come back by agreeing anew; then everything is
 * destroyed. A new version of a text that they have answered holds everybody until they
 * answer it; what answers it is let through. */
#include "handlers/consent.h"

#include <string.h>

enum { WORKING_DAYS = 10, LAST_HOUR = 23 * 60, SOON_DAYS = 31, ASK_CURATOR_DAYS = 7 };

/* ---- being held ------------------------------------------------------------------- */

static bool is_among(const struct feature *f, const struct feature *const *some)
{
    while (*some && *some != f)
        some++;
    return f && *some;
}

/* What answers the hold, and what stores nothing. */
static bool lets_through(const struct turn *t, const struct feature *f)
{
    static const struct feature *const always[] = { &about,    &gate,   &glossary,
                                                    &guardian, &mydata, NULL };
    static const struct feature *const known[] = { &consent,       &guardian_door,
                                                   &guardian_view, &rights,
                                                   &settings,      NULL };
    return is_among(f, always) || (t->who.state != PERSON_WAITING && is_among(f, known));
}

void consent_frozen_screen(struct turn *t)
{
    int64_t until = promise_when(t->db, "consent.destroy", 0, t->who.id, 0);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "consent.frozen", day_("until", until));
    if (person_is_grown(&t->who)) {
        button(c, "consent:back", "consent.come_back");
        style(c, PRIMARY);
        row(c);
    } else {
        line(c, "consent.frozen_child");
    }
    button(c, "mydata:open", "consent.to_my_data");
    button(c, "mydata:erase", "consent.erase_now");
    show(c);
}

/* An earlier version of it was agreed to; a child may have been asked nothing yet. */
static bool was_agreed(struct turn *t, const struct document *d)
{
    if (strcmp(d->name, "P1_child") == 0)
        return acknowledgement_find(t->db, t->who.id, d->name).answer;
    return consent_given(t->db, t->who.id, d->purpose);
}

/* A text is newer than what they have answered: everything else waits. */
static bool text_holds(struct turn *t)
{
    const struct document *d = consent_due(t);
    if (!d) {
        person_set_texts(t->db, t->who.id, DOCUMENTS_REVISION);
        look_again(t);
        return false;
    }
    if (d->purpose && strcmp(d->purpose, "P1") == 0 && was_agreed(t, d))
        say(t, "consent.new_text", number_("version", d->version));
    return consent_next(t);
}

bool consent_holds(struct turn *t, const struct feature *f)
{
    bool usual = t->who.state == PERSON_ACTIVE && t->who.texts >= DOCUMENTS_REVISION;
    if (usual || !t->who.id || lets_through(t, f))
        return false;
    if (t->who.state == PERSON_ACTIVE)
        return text_holds(t);
    if (t->who.state == PERSON_WAITING)
        guardian_wait(t);
    else
        consent_frozen_screen(t);
    return true;
}

/* ---- leaving ---------------------------------------------------------------------- */

bool consent_is_last_curator(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (!(roles_of(t->db, p.id, p.organisation) & CURATOR))
        return false;
    const int64_t *curators = role_holders(t->db, p.organisation, CURATOR);
    for (; *curators; curators++)
        if (*curators != p.id && person_find(t->db, *curators).state == PERSON_ACTIVE)
            return false;
    return true;
}

int64_t consent_destroyed_at(struct turn *t, int64_t organisation)
{
    struct organisation o = organisation_find(t->db, organisation);
    const char *today = date_in(t, o.zone, t->now);
    const char *last = working_day_after(t->db, o.id, today, WORKING_DAYS);
    return moment_on(t, o.zone, last, LAST_HOUR);
}

static void tell_curators(struct turn *t, const struct person *p, const char *key,
                          int64_t until)
{
    const int64_t *curators = role_holders(t->db, p->organisation, CURATOR);
    for (; *curators; curators++)
        if (*curators != p->id)
            tell(t, *curators, key, name_("who", p->id), day_("until", until));
}

void consent_freeze(struct turn *t, int64_t person, const char *channel)
{
    struct person p = person_find(t->db, person);
    if (!p.id || p.state == PERSON_FROZEN)
        return;
    int64_t until = consent_destroyed_at(t, p.organisation);
    consent_withdraw_by(t->db, person, "P1", channel, t->now);
    person_set_state(t->db, person, PERSON_FROZEN);
    later(t, "consent.destroy", 0, person, 0, until);
    forget(t, "consent.ends", person, 0);
    forget(t, "consent.closing", person, 0);
    forget(t, "consent.ended", person, 0);
    audit_add(t->db, t->now, p.organisation, t->who.id, "consent.withdrawn", person,
              "P1");
    help_person_left(t, person, true);
    ending_person_left(t, person);
    safety_person_left(t, person);
    flags_touch_person(t, person);
    if (strcmp(channel, "guardian") != 0) /* guardian_view.c has words of its own */
        tell_curators(t, &p, "consent.told_left", until);
    if (person == t->who.id)
        look_again(t);
}

void consent_unfreeze(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    if (p.state != PERSON_FROZEN)
        return;
    person_set_state(t->db, person, PERSON_ACTIVE);
    forget(t, "consent.destroy", 0, person);
    flags_touch_person(t, person);
    tell_curators(t, &p, "consent.told_back", t->now);
}

/* consent:back */
void consent_back(struct turn *t, int64_t unused)
{
    (void)unused;
    if (t->who.state == PERSON_FROZEN && person_is_grown(&t->who))
        consent_question(t, consent_own_first(t));
    else
        home_show(t);
}

void consent_destroy(struct turn *t, int64_t person, int step)
{
    (void)step;
    if (person_find(t->db, person).state == PERSON_FROZEN)
        erase_person(t, person, "withdrawn");
}

/* ---- the end of its term ---------------------------------------------------------- */

/* A month before, when it may wait, and a week before, when it may not: for a child it is
 * the guardian who signs anew. */
void consent_ends(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    struct consent c = consent_find(t->db, t->who.id, "P1");
    if (!c.id || !c.valid_until || c.valid_until - t->now > (int64_t)SOON_DAYS * DAY)
        return;
    if (!person_is_grown(&t->who)) {
        tell_curators(t, &t->who, "consent.told_ends", c.valid_until);
        return;
    }
    bool over = c.valid_until <= t->now;
    say(t, over ? "consent.ended_alone" : "consent.ends_soon",
        day_("until", c.valid_until));
    consent_question(t, consent_own_first(t));
}

/* Without a consent there is no ground to keep anything; yet a school is not left without
 * its only curator, who is asked again. */
void consent_ended(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    struct consent c = consent_find(t->db, t->who.id, "P1");
    if (!c.id || !c.valid_until || c.valid_until > t->now)
        return;
    if (consent_is_last_curator(t, t->who.id)) {
        later(t, "consent.closing", t->who.id, 0, 0, t->now);
        later(t, "consent.ended", t->who.id, 0, 0,
              t->now + (int64_t)ASK_CURATOR_DAYS * DAY);
        return;
    }
    say(t, "consent.ended", day_("until", consent_destroyed_at(t, t->who.organisation)));
    consent_freeze(t, t->who.id, "expired");
}
