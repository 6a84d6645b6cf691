/* flags.c - a flag is a question to a person, never a sanction (domain.md 4.9): rules
 * find it, whoever oversees it reads the fact and since when, and says what came of it.
 *
 * Rules are asked of everything once a day (flags_round.c), and of one match, person or
 * request a minute after something happened to it. Who may see a flag is asked of its row
 * each time: who is in a match never sees its flags as a curator, nobody sees one about
 * themselves. Safety (RF-23) is no row here: it reaches the safeguarding adults alone,
 * by safety.c, and is counted for each of them by safety_waiting(). */
#include "handlers/flags.h"

#include <string.h>

#include "handlers/flags_card.h"

/* ---- when to look ----------------------------------------------------------------- */

static void in_a_minute(struct turn *t, const char *kind, int64_t what)
{
    if (what && !promise_when(t->db, kind, 0, what, 0))
        later(t, kind, 0, what, 0, t->now + MINUTE);
}

void flags_touch(struct turn *t, int64_t match)
{
    in_a_minute(t, "flags.match", match);
}

void flags_touch_person(struct turn *t, int64_t person)
{
    in_a_minute(t, "flags.person", person);
}

void flags_touch_case(struct turn *t, int64_t id)
{
    in_a_minute(t, "flags.case", id);
}

/* Its people too: what happens in it changes how much a mentor has to do, and who is
 * without a pair. */
static void look_match(struct turn *t, int64_t match, int step)
{
    (void)step;
    flags_look_match(t, match);
    for (const struct member *m = members_ever(t->db, match); m->person; m++)
        flags_look_person(t, m->person);
}

/* Their pairs too: what is asked of a match depends on the consents of its people. */
static void look_person(struct turn *t, int64_t person, int step)
{
    (void)step;
    flags_look_person(t, person);
    for (const struct match *m = matches_of(t->db, person, false); m->id; m++)
        if (match_is_running(m))
            flags_look_match(t, m->id);
}

static void look_case(struct turn *t, int64_t id, int step)
{
    (void)step;
    flags_look_case(t, id);
}

void flags_match_over(struct turn *t, int64_t match)
{
    flags_pass_match(t->db, match, t->now);
    flags_touch(t, match);
}

/* ---- who sees it ------------------------------------------------------------------ */

static bool is_of_case(const struct flag *f)
{
    const struct flag_rule *r = flag_rule_named(f->rule);
    return r && r->scope == OF_CASE;
}

/* Curators and deputies; a head where there is neither. */
static bool watches(struct turn *t)
{
    if (has_role(t, CURATOR | DEPUTY))
        return true;
    int64_t school = t->who.organisation;
    return has_role(t, HEAD) && !*role_holders(t->db, school, CURATOR) &&
           !*role_holders(t->db, school, DEPUTY);
}

/* RF-25 is about the curators themselves: for the head. */
static bool is_for_head(const struct flag *f)
{
    return strcmp(f->rule, "RF-25") == 0;
}

static bool may_see(struct turn *t, const struct flag *f)
{
    if (f->match)
        return match_overseen(t, f->match).id > 0;
    if (f->person)
        return f->person != t->who.id && watches(t);
    if (is_of_case(f))
        return watches(t) &&
               case_overseen(t->db, f->organisation, t->who.id, f->about).id > 0;
    return has_role(t, HEAD) || (!is_for_head(f) && has_role(t, CURATOR | DEPUTY));
}

struct flag flag_seen(struct turn *t, int64_t id)
{
    struct flag f = flag_find(t->db, t->who.organisation, id);
    return f.id && may_see(t, &f) ? f : (struct flag){ 0 };
}

size_t flags_seen(struct turn *t, int severity, struct flag *out, size_t room)
{
    enum { PAGE = 32 };
    struct flag some[PAGE];
    size_t kept = 0, read = PAGE;
    for (int64_t skip = 0; kept < room && read == PAGE; skip += PAGE) {
        read = flags_open(t->db, t->who.organisation, severity, t->now, skip, some, PAGE);
        for (size_t i = 0; i < read && kept < room; i++)
            if (may_see(t, &some[i]))
                out[kept++] = some[i];
    }
    return kept;
}

/* Those of this one who hold that post, are there and may see it. */
static int64_t *able(struct turn *t, const struct flag *f, unsigned role)
{
    int64_t *all = role_holders(t->db, f->organisation, role), *kept = all;
    for (const int64_t *who = all; *who; who++)
        if (*who != f->person && person_find(t->db, *who).state == PERSON_ACTIVE &&
            (!is_of_case(f) || case_overseen(t->db, f->organisation, *who, f->about).id))
            *kept++ = *who;
    *kept = 0;
    return all;
}

const int64_t *flag_overseers(struct turn *t, const struct flag *f)
{
    static const unsigned in_turn[] = { CURATOR, DEPUTY, HEAD };
    const int64_t *found = NULL;
    if (f->match)
        return match_overseers(t, f->match);
    for (size_t i = is_for_head(f) ? 2 : 0; i < COUNT(in_turn) && (!found || !*found);
         i++)
        found = able(t, f, in_turn[i]);
    return found;
}

static const struct action actions[] = {
    { "accept", FLAG_SEES, flags_card_accept },
    { "act", FLAG_SEES, flags_card_act },
    { "card", FLAG_SEES, flags_card },
    { "done", FLAG_SEES, flags_card_done },
    { "false", FLAG_SEES, flags_card_false },
    { "go", FLAG_SEES, flags_card_go },
    { "past", FLAG_SEES, flags_past },
    { "quality", CURATOR | DEPUTY, flags_quality },
    { "set", CURATOR, flags_term_set },
    { "snooze", FLAG_SEES, flags_card_snooze },
    { "term", CURATOR, flags_term_show },
    { "terms", CURATOR, flags_terms_show },
    { 0 },
};
static const struct due due[] = {
    { "case", BREAKS_IN, 0, look_case },
    { "match", BREAKS_IN, 0, look_match },
    { "morning", BREAKS_IN, 0, flags_morning },
    { "person", BREAKS_IN, 0, look_person },
    { "red", COMES_BEFORE, 0, flags_hear_red },
    { "round", BREAKS_IN, 0, flags_round },
    { 0 },
};

const struct feature flags = {
    .name = "flags",
    .actions = actions,
    .due = due,
};
