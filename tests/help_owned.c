/* help_owned.c - see help_owned.h. */
#include "tests/help_owned.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "bot/inside.h"
#include "handlers/features.h"

enum { SCHOOL = 1, EVENTS_MOST = 500 };

/* The id of what is promised there; both manners. */
static int64_t promised(struct help_owned *o, int64_t person, int64_t id)
{
    static const char *const kinds[] = { "help_promise.owner", "help_promise.owner_now" };
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (int step = 1; step < 20; step++) {
            int64_t at = promise_when(o->s->db, kinds[i], person, id, step);
            if (at)
                return at;
        }
    return 0;
}

static bool is_told(struct help_owned *o, const struct help_case *h,
                    const struct person *owner)
{
    if (case_person_find(o->s->db, h->id, owner->id).told_at)
        return true;
    int64_t at = promised(o, owner->id, h->id);
    return at && strcmp(h->urgency, "now") != 0 &&
           at <= quiet_end(o->s->engine, owner, o->s->now);
}

static bool can_be_reached(struct help_owned *o, int64_t person)
{
    struct person p = person_find(o->s->db, person);
    struct account a = account_of(o->s->db, person);
    return p.state == PERSON_ACTIVE && p.paused_until <= o->s->now && a.id && a.reachable;
}

/* Is there anybody of the staff who could answer instead? `there`: at this moment. */
static bool has_another(struct help_owned *o, const struct help_case *h, bool there)
{
    static const unsigned posts_[] = { CURATOR, DEPUTY, HEAD };
    for (size_t i = 0; i < COUNT(posts_); i++)
        for (const int64_t *who = role_holders(o->s->db, SCHOOL, posts_[i]); *who; who++)
            if (*who != h->asker && *who != h->owner &&
                (!there || can_be_reached(o, *who)) &&
                !(h->match && member_find(o->s->db, h->match, *who).person))
                return true;
    return false;
}

/* Its history, for whoever has to find out why. */
static void tell_history(struct help_owned *o, const struct help_case *h)
{
    struct case_event all[EVENTS_MOST];
    size_t count = case_history(o->s->db, h->id, 0, all, COUNT(all));
    fprintf(stderr, "case %d of %d to %s (%s), now %lld:\n", (int)h->id, (int)h->asker,
            h->addressed, h->urgency, (long long)o->s->now);
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "  %lld %d %s %d\n", (long long)all[i].at, (int)all[i].person,
                all[i].what, (int)all[i].other);
}

/* Nobody was there: within a working hour it is looked again who is. */
static bool looked_again(struct help_owned *o, const struct help_case *h)
{
    return promise_when(o->s->db, "help_promise.again", 0, h->id, 0) != 0;
}

static void look_at_owner(struct help_owned *o, const struct help_case *h)
{
    struct person owner = person_find(o->s->db, h->owner);
    struct case_person part = case_person_find(o->s->db, h->id, h->owner);
    /* a school that has nobody left but the asker, or had an hour ago */
    bool may = !has_another(o, h, false) || looked_again(o, h);
    may |= h->owner && h->owner != h->asker && part.person &&
           strcmp(part.part, "left_out") != 0;
    if (!may)
        tell_history(o, h);
    if (!may)
        fail_msg("case %d belongs to nobody who may answer", (int)h->id);
    bool alone = !has_another(o, h, true) || looked_again(o, h);
    /* whoever is away may take one all the same */
    bool away = owner.paused_until > o->s->now && h->state == CASE_WAITING;
    if (!alone && (away || owner.state != PERSON_ACTIVE || !is_told(o, h, &owner)))
        tell_history(o, h);
    o->alone += alone;
    o->held++;
    if (!alone && (away || owner.state != PERSON_ACTIVE))
        fail_msg("case %d: its owner %d is away", (int)h->id, (int)h->owner);
    if (!alone && (!is_told(o, h, &owner)))
        fail_msg("case %d (%s): its owner %d is told nothing", (int)h->id, h->urgency,
                 (int)h->owner);
    if (!promise_when(o->s->db, "help_promise.late", 0, h->id, 0) &&
        !looked_again(o, h) &&
        !promise_when(o->s->db, "help_promise.silent", 0, h->id, 0))
        fail_msg("case %d: nothing will be done about it", (int)h->id);
}

/* Who ended it, by its history. */
static void look_at_end(struct help_owned *o, const struct help_case *h)
{
    struct case_event all[EVENTS_MOST], last = { 0 };
    size_t count = case_history(o->s->db, h->id, 0, all, COUNT(all));
    assert_true(count < COUNT(all));
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].what, "closed") == 0 || strcmp(all[i].what, "withdrawn") == 0)
            last = all[i];
    if (!last.id)
        fail_msg("case %d is over, and nobody ended it", (int)h->id);
    if (strcmp(h->ending, "silent") == 0)
        assert_true(h->answered_at && h->closed_at - h->answered_at > 7 * DAY);
    else if (strcmp(h->ending, "left") == 0)
        assert_false(can_be_reached(o, h->asker));
    else
        assert_int_equal(last.person, h->asker);
}

void help_owned_look(struct help_owned *o)
{
    db_memory(o->s->db, o->s->memory);
    for (int64_t id = 1;; id++) {
        struct help_case h = case_anywhere(o->s->db, id);
        if (!h.id && id > o->asked)
            return;
        if (case_is_owed(&h))
            look_at_owner(o, &h);
        else if (h.state == CASE_CLOSED || h.state == CASE_WITHDRAWN)
            look_at_end(o, &h);
        else if (h.state == CASE_ANSWERED)
            assert_true(promise_when(o->s->db, "help_promise.ask", h.asker, id, 0) ||
                        promise_when(o->s->db, "help_promise.close", 0, id, 0));
        o->climbed += h.level > 1 && case_is_owed(&h);
    }
}
