/* help_course.c - whatever moves a case goes through here. */
#include "handlers/features.h"

bool help_send(struct turn *t, const struct help_case *h)
{
    int64_t owner =
        h->mentor ? h->mentor : role_holders(t->db, h->organisation, CURATOR)[0];
    if (!owner ||
        !case_send(t->db, h->id, owner,
                   help_deadline(t, h->organisation, h->urgency, t->now), t->now))
        return false;
    case_person_add(t->db, h->id, owner, "asked");
    case_record(t->db, h->id, t->who.id, "asked", owner, t->now);
    return true;
}

bool help_taken(struct turn *t, const struct help_case *h, int64_t answer_by)
{
    return case_take(t->db, h->id, t->who.id, answer_by, t->now);
}

bool help_hand(struct turn *t, const struct help_case *h, int64_t to)
{
    return case_hand(t->db, h->id, h->owner, to, h->level,
                     help_next_deadline(t, h, t->now));
}

bool help_climb(struct turn *t, const struct help_case *h, const char *why)
{
    (void)why;
    int64_t to = help_next(t, h);
    return to && case_hand(t->db, h->id, h->owner, to, h->level + 1,
                           help_next_deadline(t, h, t->now));
}

bool help_answered(struct turn *t, const struct help_case *h)
{
    return case_answer(t->db, h->id, t->who.id, t->now);
}

bool help_closed(struct turn *t, const struct help_case *h, const char *how,
                 const char *solved)
{
    return case_close(t->db, h->id, how, solved, t->now);
}

bool help_withdrawn(struct turn *t, const struct help_case *h)
{
    return case_withdraw(t->db, h->id, t->now);
}

bool help_reopened(struct turn *t, const struct help_case *h, bool to_curator)
{
    (void)to_curator;
    return case_reopen(t->db, h->id, h->owner, help_next_deadline(t, h, t->now));
}

void help_first_answer(struct turn *t, const struct help_case *h)
{
    case_first_answer(t->db, h->id, t->now);
}

int64_t help_next(struct turn *t, const struct help_case *h)
{
    return role_holders(t->db, h->organisation, CURATOR)[0];
}
