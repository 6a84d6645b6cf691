/* erase.c - a person is forgotten: the list beside the database first, then every table.
 */
#include "handlers/features.h"

void erase_person(struct turn *t, int64_t person, const char *ground)
{
    struct person p = person_find(t->db, person);
    if (!p.id)
        return;
    erasure_write(t->db, &p, t->now);
    person_erase(t->db, p.id, t->now);
    audit_add(t->db, t->now, p.organisation, 0, "person.erased", p.id, ground);
    if (!t->who.id || t->who.id == p.id)
        leave_no_trace(t);
}
