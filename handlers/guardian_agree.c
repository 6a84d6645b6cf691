/* guardian_agree.c - a guardian has said yes to everything: who they are, both consents
 * and the agreement are stored at once, the minor is asked, curators are to confirm. */
#include "handlers/guardian.h"

/* The words of this document, as they stood before their eyes. */
static const char *hash_of(struct turn *t, int64_t organisation, const char *name)
{
    const struct document *d = document_named(name);
    return consent_hash(t->db, document_text(t, t->who.id, organisation, d));
}

/* Where the school keeps codes only, the paper that the invitation names was signed by
 * the guardian: here it is only confirmed. */
static void keep_consent(struct turn *t, const struct person *minor, int64_t person,
                         const char *document)
{
    struct invitation i =
        invitation_find(t->db, minor->organisation, minor_invitation(t->db, minor->id));
    consent_first(t, person,
                  &(struct consent){
                      .text_version = document_named(document)->version,
                      .text_hash = hash_of(t, minor->organisation, document),
                      .language = t->language,
                      .channel = i.paper ? "paper" : "messenger",
                      .entered_by = i.paper ? i.created_by : 0,
                      .evidence = i.paper,
                      .guardian = person == minor->id ? t->who.id : 0,
                  });
}

static void keep_agreement(struct turn *t, int64_t organisation)
{
    const struct document *d = document_named("agreement_guardian");
    acknowledge(t->db, &(struct acknowledgement){
                           .person = t->who.id,
                           .text = d->name,
                           .version = d->version,
                           .answer = "accepted",
                           .hash = hash_of(t, organisation, d->name),
                           .language = t->language,
                           .at = t->now,
                       });
}

static void become_known(struct turn *t, const struct person *minor)
{
    struct invitation none = { .organisation = minor->organisation,
                               .code = "",
                               .role = "guardian" };
    gate_store_person(t, &none, "18+", PERSON_ACTIVE);
    keep_consent(t, minor, t->who.id, "P1");
}

/* Now it is the minor's turn to answer. */
static void tell_minor(struct turn *t, const struct person *minor)
{
    if (minor->state != PERSON_WAITING) {
        tell(t, minor->id, "guardian.second_you");
        return;
    }
    guardian_term_answered(t, minor->id);
    tell(t, minor->id, "guardian.agreed_you");
    guardian_ask_minor(t, minor);
}

static int64_t keep_guardianship(struct turn *t, const struct person *minor,
                                 const char *kinship)
{
    struct guardianship g = {
        .organisation = minor->organisation,
        .minor = minor->id,
        .guardian = t->who.id,
        .kinship = kinship,
    };
    role_give(t->db, t->who.id, g.organisation, GUARDIAN, 0, t->now);
    look_again(t);
    audit_add(t->db, t->now, g.organisation, t->who.id, "guardian.agreed", g.minor, NULL);
    return guardianship_agree(t->db, &g, t->now);
}

bool guardian_agree(struct turn *t, const struct link *l, const struct person *minor,
                    const char *kinship)
{
    if (!link_use(t->db, l->id, t->now))
        return false;
    settle(t, "guardian.thanks");
    if (!t->who.id)
        become_known(t, minor);
    keep_consent(t, minor, minor->id, "P1_minor");
    keep_agreement(t, l->organisation);
    int64_t id = keep_guardianship(t, minor, kinship);
    guardian_desk_cards(t, l->organisation, id);
    tell_minor(t, minor);
    say(t, "guardian.your_code", name_("who", t->who.id));
    ask(t, "guardian", id);
    return true;
}
