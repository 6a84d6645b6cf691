/* gate_person.c - what is stored once somebody has agreed: the person, the consent in the
 * very words that were shown, and the role that the invitation was for. */
#include "handlers/gate.h"

#include <string.h>

bool gate_is_founder(const struct invitation *i)
{
    return strcmp(i->role, "founder") == 0;
}

const struct document *gate_first_text(const struct invitation *i)
{
    return document_named(gate_is_founder(i) ? "P1_founder" : "P1");
}

void gate_store_person(struct turn *t, const struct invitation *i, const char *band,
                       enum person_state state)
{
    struct organisation o = organisation_find(t->db, i->organisation);
    struct person p = {
        .organisation = o.id,
        .name = "",
        .age = band,
        .language = t->language,
        .zone = o.zone,
        .learner = strcmp(band, "18+") != 0,
        .joined_at = t->now,
        .state = state,
    };
    become(t, person_add(t->db, &p, i->id));
}

static void store_consent(struct turn *t, const struct invitation *i, const char *text)
{
    const struct document *d = gate_first_text(i);
    consent_first(t, t->who.id,
                  &(struct consent){
                      .text_version = d->version,
                      .text_hash = consent_hash(t->db, text),
                      .channel = i->paper ? "paper" : "messenger",
                      .entered_by = i->paper ? i->created_by : 0,
                      .evidence = i->paper,
                  });
    if (gate_is_founder(i)) /* so that a newer version of these words finds them */
        consent_answer(t, d, "accepted");
    person_set_texts(t->db, t->who.id, DOCUMENTS_REVISION);
}

/* A post is offered and confirmed; on a register one stands at once, and a mentor's
 * application is opened. */
void gate_take_role(struct turn *t, int64_t person, const struct invitation *i)
{
    unsigned role = role_named(i->role);
    if (role_is_post(role)) {
        posts_offer(t, person, role, i->created_by);
        return;
    }
    role_give(t->db, person, i->organisation, role, i->created_by, t->now);
    if (role == MENTOR && person == t->who.id)
        apply_begin(t);
}

void gate_give_role(struct turn *t, int64_t person, const struct invitation *i)
{
    if (gate_is_founder(i)) {
        role_give(t->db, person, i->organisation, CURATOR, i->created_by, t->now);
        role_give(t->db, person, i->organisation, ADMINISTRATOR, 0, t->now);
    } else {
        gate_take_role(t, person, i);
    }
    audit_add(t->db, t->now, i->organisation, person, "person.joined", i->id, i->role);
    people_joined(t, person, i);
    if (t->who.id)
        look_again(t);
}

void gate_join(struct turn *t, const struct invitation *i, const char *band)
{
    const char *text = document_text(t, 0, i->organisation, gate_first_text(i));
    gate_store_person(t, i, band, PERSON_ACTIVE);
    store_consent(t, i, text);
    gate_give_role(t, t->who.id, i);
}
