/* safety_adults.c - whom a safety case reaches, and who comes next.
 *
 * The safeguarding adults at once, all of them; of somebody's own state the psychologists
 * too. When none of them has taken it for half an hour, whatever the hour, the heads hear
 * as well, then the curators and their deputies; whoever was told is told again each
 * time. Those who are away, or out of reach, come last. Never the asker, nobody who ever
 * was in that match, nobody whom the asker left out: for them there is no case. An adult
 * who leaves, or whom words do not reach, brings the next ones at once. */
#include "handlers/safety.h"

#include <string.h>

enum { ADULTS, HEADS, CURATORS, GROUPS, AGAIN_AFTER = 2 * HOUR };

/* ---- who they are ----------------------------------------------------------------- */

bool safety_is_among(const struct adults *a, int64_t person)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->ids[i] == person)
            return true;
    return false;
}

static bool is_outside(struct turn *t, const struct help_case *h, int64_t person)
{
    if (person == h->asker || person_find(t->db, person).state != PERSON_ACTIVE)
        return false;
    if (h->match)
        for (const struct member *m = members_ever(t->db, h->match); m->person; m++)
            if (m->person == person)
                return false;
    return true;
}

static bool is_left_out(struct turn *t, const struct help_case *h, int64_t person)
{
    const char *part = case_person_find(t->db, h->id, person).part;
    return part && strcmp(part, "left_out") == 0;
}

static bool is_reached(struct turn *t, int64_t person)
{
    return help_is_there(t, person) && !account_lost_since(t->db, person);
}

static void add_outside(struct turn *t, const struct help_case *h, struct adults *a,
                        const int64_t *from)
{
    for (; *from; from++)
        if (a->count < ADULTS_MOST && !safety_is_among(a, *from) &&
            is_outside(t, h, *from))
            a->ids[a->count++] = *from;
}

static struct adults group(struct turn *t, const struct help_case *h, int which)
{
    struct adults a = { 0 };
    int64_t school = h->organisation;
    if (which == ADULTS)
        add_outside(t, h, &a, safeguarding_adults(t, school));
    if (which == ADULTS && strcmp(h->topic, "state") == 0)
        add_outside(t, h, &a, role_holders(t->db, school, PSYCHOLOGIST));
    if (which == HEADS)
        add_outside(t, h, &a, role_holders(t->db, school, HEAD));
    if (which == CURATORS) {
        add_outside(t, h, &a, role_holders(t->db, school, CURATOR));
        add_outside(t, h, &a, role_holders(t->db, school, DEPUTY));
    }
    return a;
}

/* The first group with anybody who was not told; those who are not there come last. */
static struct adults next_group(struct turn *t, const struct help_case *h,
                                const struct adults *told)
{
    struct adults next = { 0 };
    for (int pass = 0; pass < 2 * GROUPS && !next.count; pass++) {
        struct adults a = group(t, h, pass % GROUPS);
        for (size_t i = 0; i < a.count; i++)
            if (!safety_is_among(told, a.ids[i]) && !is_left_out(t, h, a.ids[i]) &&
                (pass >= GROUPS || is_reached(t, a.ids[i])))
                next.ids[next.count++] = a.ids[i];
    }
    return next;
}

static void add_all(struct adults *to, const struct adults *from)
{
    for (size_t i = 0; i < from->count && to->count < ADULTS_MOST; i++)
        if (!safety_is_among(to, from->ids[i]))
            to->ids[to->count++] = from->ids[i];
}

struct adults safety_first(struct turn *t, const struct help_case *h)
{
    return next_group(t, h, &(struct adults){ 0 });
}

struct adults safety_after(struct turn *t, const struct help_case *h)
{
    struct adults all = safety_first(t, h), after = { 0 };
    for (struct adults next = next_group(t, h, &all);
         next.count && all.count < ADULTS_MOST; next = next_group(t, h, &all)) {
        add_all(&all, &next);
        add_all(&after, &next);
    }
    return after;
}

struct adults safety_everybody(struct turn *t, const struct help_case *h)
{
    struct adults all = { 0 };
    for (int which = 0; which < GROUPS; which++) {
        struct adults a = group(t, h, which);
        add_all(&all, &a);
    }
    return all;
}

static struct adults told(struct turn *t, const struct help_case *h)
{
    struct adults a = { 0 };
    for (const struct case_person *p = case_people(t->db, h->id); p->person; p++)
        if (a.count < ADULTS_MOST)
            a.ids[a.count++] = p->person;
    return a;
}

/* ---- telling ---------------------------------------------------------------------- */

/* Always the same words, whatever it is about: they stand on a locked screen. */
static void put_preview(struct turn *t, int64_t id)
{
    struct card *c = card(t, t->who.id, "safety", id);
    line(c, "safety.preview");
    button(c, format(t, "safety:show:%lld", (long long)id), "safety.open");
    style(c, PRIMARY);
    show(c);
    case_person_told(t->db, id, t->who.id, t->now);
}

void safety_tell(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct help_case h = safety_for(t, id);
    if (case_is_open(&h) && (h.state == CASE_WAITING || h.owner == t->who.id))
        put_preview(t, id);
}

void safety_remind(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct help_case h = safety_for(t, id);
    if (case_is_open(&h))
        put_preview(t, id);
}

static void tell_everybody(struct turn *t, const struct help_case *h)
{
    struct adults a = told(t, h);
    for (size_t i = 0; i < a.count; i++)
        later(t, "safety.tell", a.ids[i], h->id, 0, t->now);
}

void safety_widen(struct turn *t, const struct help_case *h, const struct adults *to)
{
    for (size_t i = 0; i < to->count; i++)
        case_person_add(t->db, h->id, to->ids[i], "asked");
    if (to->count && h->state != CASE_DRAFT && h->owner != to->ids[0])
        case_hand(t->db, h->id, h->owner, to->ids[0], h->level + 1,
                  t->now + UNHEARD_AFTER);
    tell_everybody(t, h);
}

void safety_call(struct turn *t, int64_t id)
{
    struct help_case h = case_anywhere(t->db, id);
    struct adults all = told(t, &h);
    if (all.count && !safety_is_among(&all, h.owner))
        case_hand(t->db, id, h.owner, all.ids[0], h.level, h.answer_by);
    tell_everybody(t, &h);
    forget(t, "safety.unheard", 0, id);
    forget(t, "safety.still", 0, id);
    later(t, "safety.unheard", 0, id, 1, t->now + (all.count ? UNHEARD_AFTER : 0));
}

/* Nobody is left: they are told again and again, until one of them takes it. */
void safety_unheard(struct turn *t, int64_t id, int step)
{
    struct help_case h = case_anywhere(t->db, id);
    if (!h.safety || h.state != CASE_WAITING)
        return;
    struct adults all = told(t, &h), next = next_group(t, &h, &all);
    case_record(t->db, id, 0, "unheard", next.count ? next.ids[0] : 0, t->now);
    audit_add(t->db, t->now, h.organisation, 0, "safety.unheard", id,
              format(t, "%d", (int)next.count));
    safety_widen(t, &h, &next);
    later(t, "safety.unheard", 0, id, step + 1,
          t->now + (next.count ? UNHEARD_AFTER : AGAIN_AFTER));
}

/* Whoever took it may be ill: the next ones hear too, and may take it over. */
static void tell_more(struct turn *t, const struct help_case *h)
{
    struct adults all = told(t, h), next = next_group(t, h, &all);
    audit_add(t->db, t->now, h->organisation, 0, "safety.still", h->id, NULL);
    for (size_t i = 0; i < next.count; i++)
        case_person_add(t->db, h->id, next.ids[i], "asked");
    add_all(&all, &next);
    for (size_t i = 0; i < all.count; i++)
        if (all.ids[i] != h->owner)
            later(t, "safety.remind", all.ids[i], h->id, 0,
                  awake_after(t, all.ids[i], t->now));
}

/* Once a day, until they say that they talked; from the third day on the others too. */
void safety_still(struct turn *t, int64_t id, int step)
{
    enum { OTHERS_FROM = 3 };
    struct help_case h = case_anywhere(t->db, id);
    if (!h.safety || h.state != CASE_TAKEN)
        return;
    later(t, "safety.tell", h.owner, id, 0, awake_after(t, h.owner, t->now));
    if (step >= OTHERS_FROM)
        tell_more(t, &h);
    later(t, "safety.still", 0, id, step + 1, t->now + DAY);
}

/* ---- one of them is not there any more -------------------------------------------- */

/* Whoever was told and is there has it now; else the next ones hear. */
static void move_from(struct turn *t, const struct help_case *h, int64_t person)
{
    struct adults all = told(t, h);
    int64_t to = 0;
    for (size_t i = 0; i < all.count; i++)
        if (!to && all.ids[i] != person && is_reached(t, all.ids[i]))
            to = all.ids[i];
    if (!safety_is_among(&all, person) && all.count < ADULTS_MOST)
        all.ids[all.count++] = person;
    struct adults next = to ? (struct adults){ { to }, 1 } : next_group(t, h, &all);
    for (size_t i = 0; i < next.count; i++)
        case_person_add(t->db, h->id, next.ids[i], "asked");
    case_hand(t->db, h->id, person, next.count ? next.ids[0] : person, h->level + 1,
              t->now + UNHEARD_AFTER);
    case_record(t->db, h->id, 0, "moved", next.count ? next.ids[0] : 0, t->now);
    if (h->state == CASE_TAKEN)
        tell(t, h->asker, "safety.moved");
}

static void next_at_once(struct turn *t, int64_t id)
{
    forget(t, "safety.unheard", 0, id);
    forget(t, "safety.still", 0, id);
    later(t, "safety.unheard", 0, id, 1, t->now);
}

static void leave(struct turn *t, const struct help_case *h, int64_t person)
{
    if (!account_lost_since(t->db, person)) /* or they may come back to it */
        safety_case_without(t->db, h->id, person);
    forget(t, "safety.tell", person, h->id);
    if (h->owner == person)
        move_from(t, h, person);
    if (h->owner == person || h->state == CASE_WAITING)
        next_at_once(t, h->id);
    audit_add(t->db, t->now, h->organisation, 0, "safety.left", h->id, NULL);
}

void safety_person_left(struct turn *t, int64_t person)
{
    enum { AT_ONCE = 50 };
    struct help_case some[AT_ONCE];
    size_t count = AT_ONCE;
    for (int64_t after = 0; count == AT_ONCE; after = some[count - 1].id) {
        count = cases_told(t->db, person, after, some, AT_ONCE);
        for (size_t i = 0; i < count; i++)
            if (some[i].safety)
                leave(t, &some[i], person);
        if (!count)
            break;
    }
}

void safety_undelivered(struct turn *t, int64_t person, int64_t id, const char *why)
{
    struct help_case h = case_anywhere(t->db, id);
    bool was_told =
        !is_left_out(t, &h, person) && case_person_find(t->db, id, person).person;
    if (!h.safety || !case_is_open(&h) || !was_told ||
        safety_case_had(t->db, id, "lost", person))
        return;
    case_record(t->db, id, person, "lost", 0, t->now);
    audit_add(t->db, t->now, h.organisation, 0, "safety.lost", id, why);
    if (h.owner == person)
        move_from(t, &h, person);
    if (h.owner == person || h.state == CASE_WAITING)
        next_at_once(t, id);
}
