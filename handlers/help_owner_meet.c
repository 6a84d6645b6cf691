/* help_owner_meet.c - an answer at a meeting: a consultation of the two (domain.md 1.7
 * MK), by the screens of booking. Who presses takes the case in the same turn; once the
 * meeting is proposed, the asker has been answered. */
#include "handlers/help_owner.h"

enum { OWNED_MOST = 50 };

/* The pair that these two are alone in; its places and its rules hold then. */
static int64_t pair_of(struct turn *t, const struct help_case *h)
{
    size_t count = 0;
    if (!h->match || !match_of(t->db, h->asker, h->match).id ||
        !match_of(t->db, h->owner, h->match).id)
        return 0;
    for (const struct member *m = members_of(t->db, h->match); m->person; m++)
        count++;
    return count == 2 ? h->match : 0;
}

/* help_owner:meet:<case> */
void help_owner_meet(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!help_owner_takes(t, id, 0, &h))
        return;
    if (!talk_flows(t, &h)) {
        help_owner_show(t, t->who.id, id, NULL);
        return;
    }
    case_record(t->db, id, t->who.id, "meet", h.asker, t->now);
    booking_consult(t, h.asker, pair_of(t, &h));
}

/* ---- what booking asks ------------------------------------------------------------- */

bool help_between(struct turn *t, int64_t other)
{
    struct help_case some[OWNED_MOST];
    size_t count = cases_talked(t->db, t->who.id, some, OWNED_MOST);
    for (size_t i = 0; i < count; i++)
        if ((some[i].owner == other || some[i].asker == other) &&
            some[i].organisation == t->who.organisation && talk_flows(t, &some[i]))
            return true;
    return false;
}

/* The case from which the actor went to book with this one, and has said nothing yet. */
static struct help_case met_about(struct turn *t, int64_t asker)
{
    struct help_case some[OWNED_MOST];
    size_t count = cases_owned(t->db, t->who.id, some, OWNED_MOST);
    int64_t last = 0;
    struct help_case found = { 0 };
    for (size_t i = 0; i < count; i++) {
        if (some[i].asker != asker || some[i].state != CASE_TAKEN || some[i].safety)
            continue;
        int64_t at = case_last(t->db, some[i].id, t->who.id, "meet");
        if (at && at >= some[i].taken_at && at >= last) {
            last = at;
            found = some[i];
        }
    }
    return found;
}

void help_proposed(struct turn *t, const int64_t *people_)
{
    for (; *people_; people_++) {
        struct help_case h =
            *people_ == t->who.id ? (struct help_case){ 0 } : met_about(t, *people_);
        if (!h.id)
            continue;
        help_first_answer(t, &h);
        help_owner_refresh(t, h.id);
    }
}

bool help_back(struct turn *t, int64_t asker)
{
    struct help_case h = met_about(t, asker);
    if (h.id)
        help_owner_show(t, t->who.id, h.id, NULL);
    return h.id;
}
