/* guardian.c - who is under 18 waits until a guardian has agreed, and then says yes or no
 * for themselves (domain.md 6.2, Minors).
 *
 * A minor who waits leaves account, band, invitation and status, nothing else: no role,
 * no consent of their own, no name. The guardian's link is never shown to them. A
 * guardian's yes alone lets nobody in: at 10-13 the child adds «участвую», at 14-17 a
 * consent. */
#include "handlers/guardian.h"

#include <string.h>

static bool is_child(const struct person *p)
{
    return strcmp(p->age, "10-13") == 0;
}

static bool has_guardian(struct turn *t, int64_t minor)
{
    return guardianships_of_minor(t->db, minor)->id != 0;
}

bool guardian_confirmed(struct db *db, const struct person *p)
{
    if (person_is_grown(p))
        return true;
    const struct guardianship *g = guardianships_of_minor(db, p->id);
    for (; p->state == PERSON_ACTIVE && g->id; g++)
        if (g->state == GUARDIANSHIP_CONFIRMED)
            return true;
    return false;
}

/* ---- coming in -------------------------------------------------------------------- */

/* Only what the gate offers: a forged button may name any band and any invitation. */
static bool may_wait(const struct invitation *i, const char *band)
{
    bool minor = strcmp(band, "10-13") == 0 || strcmp(band, "14-17") == 0;
    return minor && (role_named(i->role) & (MENTEE | MENTOR));
}

static bool lacks_paper(struct turn *t, const struct invitation *i)
{
    enum names_mode names = organisation_find(t->db, i->organisation).names;
    return !names_are_shown(names) && !i->paper;
}

void guardian_minor_came(struct turn *t, const struct invitation *i, const char *band)
{
    if (t->who.id || !may_wait(i, band)) {
        stranger_hello(t);
        return;
    }
    if (lacks_paper(t, i)) {
        settle(t, "gate.paper_first");
        return;
    }
    if (!invitation_use(t->db, i->id, t->now)) {
        settle(t, "gate.link_used");
        return;
    }
    settle(t, "guardian.noted");
    gate_store_person(t, i, band, PERSON_WAITING);
    person_set_learner(t->db, t->who.id, true);
    look_again(t);
    audit_add(t->db, t->now, i->organisation, t->who.id, "minor.waits", t->who.id, band);
    guardian_term_begin(t, &t->who);
    guardian_wait(t);
}

/* ---- while they wait -------------------------------------------------------------- */

static void show_waiting(struct turn *t)
{
    int64_t since = guardianship_waiting(t->db, t->who.id).since;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.wait", text_("number", guardian_number(t, t->who.number)),
         day_("until", since + GUARDIAN_WAIT_DAYS * DAY));
    button(c, "guardian:leave", "guardian.leave");
    show(c);
}

/* What the child says for themselves stands beside the guardian's consent
 * (domain.md 6.2). */
static const struct document *own_document(void)
{
    return document_named("P1_child");
}

void guardian_ask_minor(struct turn *t, const struct person *minor)
{
    struct card *c = card(t, minor->id, "screen", 0);
    marked_line(c, document_text(t, minor->id, minor->organisation, own_document()));
    button(c, format(t, "guardian:agree:%d", DOCUMENTS_REVISION),
           is_child(minor) ? "guardian.assent_yes" : "guardian.own_yes");
    style(c, SUCCESS);
    button(c, "guardian:leave", "guardian.own_no");
    row(c);
    button(c, "guardian:whole", "guardian.read_whole");
    show(c);
}

void guardian_wait(struct turn *t)
{
    if (has_guardian(t, t->who.id))
        guardian_ask_minor(t, &t->who);
    else
        show_waiting(t);
}

static bool waits(struct turn *t)
{
    if (t->who.state != PERSON_WAITING)
        old_button(t);
    return t->who.state == PERSON_WAITING;
}

static void open_wait(struct turn *t, int64_t unused)
{
    (void)unused;
    if (waits(t))
        guardian_wait(t);
}

static void whole(struct turn *t, int64_t unused)
{
    (void)unused;
    if (waits(t))
        document_send(t, t->who.organisation, own_document());
}

/* ---- yes -------------------------------------------------------------------------- */

/* At 10-13 the guardian's consent is the one that counts, and this is an assent. */
static void keep_answer(struct turn *t, const struct invitation *i)
{
    const struct document *d = own_document();
    const char *text = document_text(t, t->who.id, t->who.organisation, d);
    consent_answer(t, d, "accepted");
    if (is_child(&t->who))
        return;
    consent_first(t, t->who.id,
                  &(struct consent){
                      .text_version = d->version,
                      .text_hash = consent_hash(t->db, text),
                      .channel = i->paper ? "paper" : "messenger",
                      .entered_by = i->paper ? i->created_by : 0,
                      .evidence = i->paper,
                  });
}

static void tell_guardians(struct turn *t, const char *key)
{
    const struct guardianship *g = guardianships_of_minor(t->db, t->who.id);
    for (; g->id; g++)
        tell(t, g->guardian, key, text_("number", guardian_number(t, t->who.number)));
}

/* guardian:agree:<the revision of the texts that were shown> */
static void agree(struct turn *t, int64_t revision)
{
    if (!waits(t))
        return;
    if (revision != DOCUMENTS_REVISION || !has_guardian(t, t->who.id)) {
        guardian_wait(t);
        return;
    }
    struct invitation i =
        invitation_find(t->db, t->who.organisation, minor_invitation(t->db, t->who.id));
    keep_answer(t, &i);
    guardian_term_forget(t, t->who.id);
    person_set_state(t->db, t->who.id, PERSON_ACTIVE);
    look_again(t);
    say(t, "guardian.thanks_minor");
    tell_guardians(t, "guardian.minor_agreed");
    if (i.id)
        gate_give_role(t, t->who.id, &i);
    onboarding_next(t);
}

/* ---- no --------------------------------------------------------------------------- */

static void leave(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!waits(t))
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "guardian.leave_sure");
    button(c, "guardian:left", "guardian.leave_yes");
    style(c, DANGER);
    row(c);
    button(c, "guardian:open", "engine.back");
    show(c);
}

static void left(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!waits(t))
        return;
    struct person minor = t->who;
    const char *number = guardian_number(t, minor.number);
    const struct guardianship *all = guardianships_of_minor(t->db, minor.id), *g;
    for (g = all; g->id; g++) {
        guardianship_end(t->db, g->id, GUARDIANSHIP_WITHDRAWN);
        guardian_discharge(t->db, g->guardian, g->organisation);
    }
    guardian_wipe(t, &minor, "guardian.left", "minor_left");
    for (g = all; g->id; g++)
        tell(t, g->guardian, "guardian.minor_refused", text_("number", number));
    guardian_desk_tell(t, minor.organisation, GUARDIAN_MINOR_LEFT, minor.number);
}

static void open_children(struct turn *t, int64_t unused)
{
    (void)unused;
    guardian_children(t);
}

static const struct action actions[] = {
    { "agree", MEMBER, agree },    { "leave", MEMBER, leave }, { "left", MEMBER, left },
    { "open", MEMBER, open_wait }, { "whole", MEMBER, whole }, { 0 },
};
const struct feature guardian = {
    .name = "guardian",
    .start = { "guardian", GUARDIAN, open_children },
    .actions = actions,
};
