/* nudge_uneasy.c - somebody is not comfortable in a match. What happens next is said
 * before they tap for the second time; then it goes at once to the safeguarding adults
 * who are not in that match, and to nobody else. The partner learns nothing.
 *
 * When none of them has taken it for half an hour, or one cannot be written to, the heads
 * hear too (where there is no other head, the curators), as was said before; half an hour
 * later all of them are told once more.
 *
 * On the screens of both sides the words are neutral, in case somebody looks; the adult
 * sees who it is only after opening it. Stored is only that it was, and who took it. */
#include "handlers/nudge.h"

enum { ADULTS_MOST = 8, UNHEARD_AFTER = 30 * MINUTE, TELLINGS = 2 };

struct adults {
    int64_t ids[ADULTS_MOST];
    size_t count;
};

static bool is_among(const struct adults *a, int64_t person)
{
    bool found = false;
    for (size_t i = 0; i < a->count; i++)
        found |= a->ids[i] == person;
    return found;
}

static void add_outside(struct turn *t, struct adults *a, int64_t match,
                        const int64_t *from)
{
    for (; *from; from++) {
        bool inside = is_among(a, *from);
        for (const struct member *m = members_ever(t->db, match); m->person; m++)
            inside |= m->person == *from;
        if (!inside && a->count < ADULTS_MOST)
            a->ids[a->count++] = *from;
    }
}

/* The safeguarding adults; when all of them are in the match, the heads, and then the
 * curators, who are not. */
static struct adults adults_for(struct turn *t, const struct match *m)
{
    struct adults a = { 0 };
    add_outside(t, &a, m->id, safeguarding_adults(t, m->organisation));
    if (!a.count)
        add_outside(t, &a, m->id, role_holders(t->db, m->organisation, HEAD));
    if (!a.count)
        add_outside(t, &a, m->id, role_holders(t->db, m->organisation, CURATOR));
    return a;
}

/* Who hears when none of those takes it; there may be nobody else. */
static struct adults next_for(struct turn *t, const struct match *m,
                              const struct adults *first)
{
    struct adults all = *first, next = { 0 };
    add_outside(t, &all, m->id, role_holders(t->db, m->organisation, HEAD));
    if (all.count == first->count)
        add_outside(t, &all, m->id, role_holders(t->db, m->organisation, CURATOR));
    for (size_t i = first->count; i < all.count; i++)
        next.ids[next.count++] = all.ids[i];
    return next;
}

struct match nudge_own_match(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    return m.state == MATCH_DRAFT ? (struct match){ 0 } : m;
}

static void add_help_line(struct card *c, struct turn *t)
{
    const char *given = setting_text(t->db, t->who.organisation, "safety.help_line", "");
    if (*given)
        line(c, "nudge.help_line", text_("words", given));
}

static void list_adults(struct card *c, const struct adults *a)
{
    for (size_t i = 0; i < a->count; i++)
        line(c, "nudge.adult", name_("who", a->ids[i]));
}

/* ---- who is not comfortable ------------------------------------------------------- */

void nudge_put_told(struct turn *t, const struct silence *s, const char *above)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    if (above) {
        line(c, above);
        gap(c);
    }
    if (s->taken_by)
        line(c, "nudge.told_taken", name_("who", s->taken_by));
    else
        line(c, "nudge.told");
    add_help_line(c, t);
    nudge_add_meetings(t, c, s->match);
    nav(c, press_about(t, "pair:show", s->match));
    show(c);
}

/* nudge:uneasy:<match> */
void nudge_uneasy(struct turn *t, int64_t match)
{
    struct match m = nudge_own_match(t, match);
    if (!m.id) {
        old_button(t);
        return;
    }
    struct silence s = silence_open_case(t->db, t->who.id, match);
    struct adults a = adults_for(t, &m);
    if (s.id) {
        nudge_put_told(t, &s, NULL);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, a.count ? "nudge.before" : "nudge.nobody");
    list_adults(c, &a);
    struct adults next = next_for(t, &m, &a);
    if (a.count && next.count) {
        line(c, "nudge.then");
        list_adults(c, &next);
    }
    add_help_line(c, t);
    if (a.count) {
        button(c, press_about(t, "nudge:tell", match), "nudge.tell");
        style(c, PRIMARY);
    }
    nav(c, press_about(t, "pair:show", match));
    show(c);
}

static void tell_adults(struct turn *t, const struct adults *a, int64_t id, int telling)
{
    for (size_t i = 0; i < a->count; i++)
        later(t, "nudge.case", a->ids[i], id, telling, t->now);
}

/* nudge:tell:<match> */
void nudge_tell(struct turn *t, int64_t match)
{
    struct match m = nudge_own_match(t, match);
    struct adults a = adults_for(t, &m);
    if (!m.id || !a.count) {
        old_button(t);
        return;
    }
    int64_t id = silence_uneasy(t->db, t->who.id, match, t->now);
    if (id) {
        tell_adults(t, &a, id, 0);
        later(t, "nudge.unheard", 0, id, 1, t->now + UNHEARD_AFTER);
        audit_add(t->db, t->now, m.organisation, t->who.id, "uneasy.told", id, NULL);
    }
    struct silence s = silence_open_case(t->db, t->who.id, match);
    nudge_put_told(t, &s, NULL);
}

/* ---- the adult -------------------------------------------------------------------- */

/* Who has been told of it by now. */
static struct adults told_of(struct turn *t, const struct silence *s,
                             const struct match *m)
{
    struct adults a = adults_for(t, m), next = next_for(t, m, &a);
    if (audit_has(t->db, m->organisation, "uneasy.unheard", s->id, s->since))
        for (size_t i = 0; i < next.count && a.count < ADULTS_MOST; i++)
            a.ids[a.count++] = next.ids[i];
    return a;
}

/* The case, when it is for the actor; id 0: it is not. */
static struct silence uneasy_case(struct turn *t, int64_t id)
{
    struct silence s = silence_find(t->db, id);
    struct match m = match_find(t->db, t->who.organisation, s.match);
    struct adults a = m.id ? told_of(t, &s, &m) : (struct adults){ 0 };
    if (!silence_is_uneasy(&s) || !is_among(&a, t->who.id))
        return (struct silence){ 0 };
    return s;
}

/* Neutral words: who it is stands behind the button. */
void nudge_tell_adult(struct turn *t, int64_t id, int telling)
{
    struct silence s = uneasy_case(t, id);
    if (!s.id || s.taken_by || s.ended_at)
        return;
    struct card *c = card(t, t->who.id, "nudge", id);
    line(c, telling ? "nudge.case_waits" : "nudge.case");
    button(c, press_about(t, "nudge:open", id), "nudge.open");
    style(c, PRIMARY);
    show(c);
}

/* ---- nobody takes it -------------------------------------------------------------- */

/* The case while nobody has taken it, and its match; id 0: it is none any more. */
static struct silence unheard(struct turn *t, int64_t id, struct match *m)
{
    struct silence s = silence_find(t->db, id);
    if (!silence_is_uneasy(&s) || s.taken_by || s.ended_at)
        return (struct silence){ 0 };
    *m = match_anywhere(t->db, s.match);
    return m->id ? s : (struct silence){ 0 };
}

void nudge_unheard(struct turn *t, int64_t id, int telling)
{
    struct match m = { 0 };
    struct silence s = unheard(t, id, &m);
    if (!s.id)
        return;
    if (!audit_has(t->db, m.organisation, "uneasy.unheard", id, s.since))
        audit_add(t->db, t->now, m.organisation, 0, "uneasy.unheard", id, NULL);
    struct adults a = told_of(t, &s, &m);
    tell_adults(t, &a, id, telling);
    if (telling < TELLINGS)
        later(t, "nudge.unheard", 0, id, telling + 1, t->now + UNHEARD_AFTER);
}

/* One of the adults cannot be written to: the next ones need not wait. */
void nudge_undelivered(struct turn *t, int64_t person, int64_t id, const char *why)
{
    (void)why;
    struct match m = { 0 };
    struct silence s = unheard(t, id, &m);
    struct adults a = s.id ? adults_for(t, &m) : (struct adults){ 0 };
    if (is_among(&a, person) &&
        !audit_has(t->db, m.organisation, "uneasy.unheard", id, s.since))
        later(t, "nudge.unheard", 0, id, 1, t->now);
}

/* ---- the adult reads it ----------------------------------------------------------- */

static void put_case(struct turn *t, const struct silence *s)
{
    long long id = (long long)s->id;
    struct card *c = card(t, t->who.id, "nudge", s->id);
    line(c, "nudge.case_of", name_("who", s->person), when_("at", s->since));
    for (const struct member *m = members_of(t->db, s->match); m->person; m++)
        if (m->person != s->person)
            line(c, "nudge.case_with", name_("who", m->person));
    line(c, "nudge.case_what_to_do");
    if (s->taken_by)
        line(c, "nudge.case_taken", name_("who", s->taken_by));
    if (s->ended_at)
        line(c, "nudge.case_over", day_("at", s->ended_at));
    else if (!s->taken_by)
        button(c, press_about(t, "nudge:take", id), "nudge.take");
    else if (s->taken_by == t->who.id)
        button(c, press_about(t, "nudge:talked", id), "nudge.talked");
    nav(c, NULL);
    show(c);
}

/* nudge:open:<case>, and what is done with it */
static void work_on(struct turn *t, int64_t id, const char *act)
{
    struct silence s = uneasy_case(t, id);
    if (!s.id) {
        old_button(t);
        return;
    }
    if (act)
        audit_add(t->db, t->now, t->who.organisation, t->who.id, act, id, NULL);
    put_case(t, &s);
}

void nudge_open(struct turn *t, int64_t id)
{
    work_on(t, id, "uneasy.opened");
}

void nudge_take(struct turn *t, int64_t id)
{
    struct silence s = uneasy_case(t, id);
    bool taken = s.id && silence_take(t->db, id, t->who.id);
    if (taken)
        tell(t, s.person, "nudge.is_taken", name_("who", t->who.id));
    work_on(t, id, taken ? "uneasy.taken" : NULL);
}

void nudge_talked(struct turn *t, int64_t id)
{
    struct silence s = uneasy_case(t, id);
    bool over = s.taken_by == t->who.id && silence_end(t->db, s.id, t->now);
    work_on(t, id, over ? "uneasy.over" : NULL);
}
