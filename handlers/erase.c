/* erase.c - the right to be forgotten: what goes and what must stay is shown, it is asked
 * twice, and then everything personal is destroyed within the turn.
 *
 * The list of erasures beside the database is written first, so that no restore brings
 * anybody back; an act stays, which holds numbers alone (domain.md 6.2). */
#include "handlers/mydata.h"

#include <string.h>

enum { KEPT_DAYS = 3 * 366 };

/* ---- destroying ------------------------------------------------------------------- */

void erase_person(struct turn *t, int64_t person, const char *ground)
{
    struct person p = person == t->who.id ? t->who : person_find(t->db, person);
    if (!p.id)
        return;
    guardian_left(t, p.id);
    help_person_left(t, p.id, true);
    safety_person_left(t, p.id);
    ending_person_left(t, p.id);
    bool took_part = roles_of(t->db, p.id, p.organisation) & ~(unsigned)MEMBER;
    bool own = p.id == t->who.id;
    erasure_write(t->db, &p, t->now);
    struct erasure_act act = { .organisation = p.organisation,
                               .person = p.id,
                               .number = p.number,
                               .ground = ground,
                               .at = t->now };
    act.rows = person_erase(t->db, p.id, t->now);
    act.id = erasure_act_add(t->db, &act);
    audit_add(t->db, t->now, p.organisation, own ? 0 : t->who.id, "person.erased", p.id,
              ground);
    if (took_part && strcmp(ground, "wrong_join") != 0)
        curators_hear(t, p.organisation, "mydata.left", act.id, 0);
    if (own)
        leave_no_trace(t);
    else
        empty_log(t);
}

/* ---- asking twice ----------------------------------------------------------------- */

void erase_open(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "mydata.erase_goes");
    gap(c);
    line(c, "mydata.erase_stays", day_("until", t->now + (int64_t)KEPT_DAYS * DAY),
         day_("year", t->now + (int64_t)366 * DAY));
    gap(c);
    line(c, "mydata.erase_told");
    button(c, "mydata:sure", "mydata.erase_yes");
    style(c, DANGER);
    nav(c, "mydata:open");
    show(c);
}

void erase_sure(struct turn *t, int64_t unused)
{
    (void)unused;
    bool last = consent_is_last_curator(t, t->who.id);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, last ? "mydata.erase_last_curator" : "mydata.erase_sure");
    if (!last) {
        button(c, "mydata:erased", "mydata.erase_sure_yes");
        style(c, DANGER);
    }
    nav(c, "mydata:open");
    show(c);
}

void erase_done(struct turn *t, int64_t unused)
{
    (void)unused;
    if (consent_is_last_curator(t, t->who.id)) {
        erase_sure(t, 0);
        return;
    }
    erase_person(t, t->who.id, "asked");
    settle(t, "mydata.erased");
}
