/* match_offer.c - a match is proposed to each side, who accept or decline.
 *
 * Nobody answers for another. A reason reaches the overseers alone; the others hear that
 * it is off, without blame. What stands in the way is looked at again in the transaction
 * that accepts, so of two proposals for one place only one is formed. A button carries
 * when it was proposed: that of an earlier proposal answers nothing. */
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { REMIND_AFTER = 3 * DAY, GIVE_UP_AFTER = 6 * DAY };

static const char *const reasons[] = { "time", "topic", "uneasy", "later", "none" };

/* ---- begin and end ---------------------------------------------------------------- */

static void forget_asking(struct turn *t, int64_t id)
{
    static const char *const all[] = { "match_offer.asked", "match_offer.remind",
                                       "match_offer.silent", "match_offer.unanswered" };
    for (size_t i = 0; i < COUNT(all); i++)
        forget(t, all[i], ANYONE, id);
}

void match_offer_begin(struct turn *t, int64_t id)
{
    forget(t, "match_offer.off", ANYONE, id);
    for (const struct member *b = members_of(t->db, id); b->person; b++) {
        soon(t, "match_offer.asked", b->person, id, 0);
        later(t, "match_offer.remind", b->person, id, 0, t->now + REMIND_AFTER);
    }
    later(t, "match_offer.silent", 0, id, 0, t->now + GIVE_UP_AFTER);
}

/* Who has not seen it yet need not hear that it is off. */
void match_offer_end(struct turn *t, int64_t id)
{
    for (const struct member *b = members_of(t->db, id); b->person; b++)
        if (b->person != t->who.id &&
            !promise_when(t->db, "match_offer.asked", b->person, id, 0))
            soon(t, "match_offer.off", b->person, id, 0);
    forget_asking(t, id);
}

/* ---- yes -------------------------------------------------------------------------- */

static bool has_answer(struct turn *t, int64_t person, const char *form, const char *item)
{
    struct draft d = draft_newest(t->db, person, form);
    const struct answer *a = d.id ? answers_of(t->db, d.id) : NULL;
    while (a && a->item && strcmp(a->item, item) != 0)
        a++;
    return a && a->item && a->value;
}

/* "Until a match is formed": for a mentor, until there is no place left. */
static bool forget_avoided(struct turn *t, const struct member *b)
{
    const char *item = b->role == MEMBER_MENTOR ? "OM19" : "OE13";
    bool had = b->role == MEMBER_MENTOR ? has_answer(t, b->person, "mentor", item)
                                        : has_answer(t, b->person, "mentee", item) ||
                                              has_answer(t, b->person, "learner", item);
    if (b->role == MEMBER_MENTOR && !matching_is_full(t, b->person))
        return false;
    answers_forget(t->db, b->person, item);
    return had;
}

static void formed(struct turn *t, int64_t id)
{
    bool own = false;
    forget_asking(t, id);
    match_record(t->db, id, t->who.id, "accepted", "", t->now);
    for (const struct member *b = members_of(t->db, id); b->person; b++) {
        bool had = forget_avoided(t, b);
        if (b->person == t->who.id)
            own = had;
        else
            soon(t, "match_offer.formed", b->person, id, had);
    }
    overseers_hear(t, id, "match_offer.settled", id, 0);
    struct match m = match_find(t->db, t->who.organisation, id);
    match_offer_put(t, &m, own ? "match_offer.avoided_gone" : NULL);
    agreement_begin(t, id);
}

static bool all_accepted(struct turn *t, int64_t id)
{
    const struct member *b = members_of(t->db, id);
    while (b->person && b->answer && strcmp(b->answer, "accepted") == 0)
        b++;
    return !b->person;
}

/* Something came in between, a place taken a moment ago above all. */
static void blocked(struct turn *t, int64_t id, const struct obstacle *o)
{
    match_move(t->db, id, MATCH_PROPOSED, MATCH_DRAFT, t->now);
    match_record(t->db, id, 0, "blocked", o->word, t->now);
    match_offer_end(t, id);
    overseers_hear(t, id, "match_offer.blocked", id, 0);
    struct card *c = card(t, t->who.id, "match_offer", id);
    line(c, strcmp(o->word, "full") == 0 ? "match_offer.place_taken"
                                         : "match_offer.not_now");
    nav(c, NULL);
    show(c);
}

/* The proposal as it was shown to the actor, who has not left; id 0 when it is another
 * one by now, and the actor sees that. */
static struct match offered(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    int64_t stamp = strtoll(argument(t, 1), NULL, 10);
    if (m.id && m.state == MATCH_PROPOSED && m.proposed_at == stamp)
        return m;
    if (m.id && match_is_live(&m))
        match_offer_put(t, &m, NULL);
    else
        old_button(t);
    return (struct match){ 0 };
}

/* match_offer:yes:<match>:<when it was proposed> */
static void yes(struct turn *t, int64_t id)
{
    struct match m = offered(t, id);
    struct obstacles o;
    if (!m.id)
        return;
    matching_check(t, &m, &o);
    const struct obstacle *hard = obstacles_first(&o, BAR_HARD);
    if (hard) {
        blocked(t, id, hard);
        return;
    }
    member_answer(t->db, id, t->who.id, "accepted", t->now);
    forget(t, "match_offer.remind", t->who.id, id);
    if (all_accepted(t, id) &&
        match_move(t->db, id, MATCH_PROPOSED, MATCH_ACCEPTED, t->now))
        formed(t, id);
    else
        match_offer_put(t, &m, NULL);
}

/* ---- no --------------------------------------------------------------------------- */

/* match_offer:no:<match>:<when it was proposed> */
static void no(struct turn *t, int64_t id)
{
    struct match m = offered(t, id);
    if (!m.id)
        return;
    struct card *c = card(t, t->who.id, "match_offer", id);
    line(c, "match_offer.why");
    for (size_t i = 0; i < COUNT(reasons); i++) {
        button(c,
               format(t, "match_offer:why:%lld:%lld:%s", (long long)id,
                      (long long)m.proposed_at, reasons[i]),
               format(t, "match_offer.say_%s", reasons[i]));
        row(c);
    }
    button(
        c,
        format(t, "match_offer:own:%lld:%lld", (long long)id, (long long)m.proposed_at),
        "match_offer.say_own");
    nav(c, press_about(t, "match_offer:show", id));
    show(c);
}

static void decline(struct turn *t, const struct match *m, const char *reason,
                    const char *comment)
{
    if (!member_answer(t->db, m->id, t->who.id, "declined", t->now)) {
        match_offer_put(t, m, NULL);
        return;
    }
    member_explain(t->db, m->id, t->who.id, reason, comment);
    match_move(t->db, m->id, MATCH_PROPOSED, MATCH_DRAFT, t->now);
    match_record(t->db, m->id, t->who.id, "declined", reason, t->now);
    match_offer_end(t, m->id);
    overseers_hear(t, m->id, "match_offer.declined", m->id, 0);
    struct card *c = card(t, t->who.id, "match_offer", m->id);
    line(c, "match_offer.declined_own");
    nav(c, NULL);
    show(c);
}

/* match_offer:why:<match>:<when it was proposed>:<reason> */
static void why(struct turn *t, int64_t id)
{
    struct match m = offered(t, id);
    size_t i = 0;
    if (!m.id)
        return;
    while (i < COUNT(reasons) && strcmp(reasons[i], argument(t, 2)) != 0)
        i++;
    if (i < COUNT(reasons))
        decline(t, &m, reasons[i], "");
    else
        match_offer_put(t, &m, NULL);
}

static void own_words(struct turn *t, int64_t id)
{
    if (offered(t, id).id)
        ask(t, "match_decline", id);
}

/* The words are kept once: with the answer to the proposal. */
static void explained(struct turn *t, const struct answers *a, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    const char *words = answer_text(a, "WHY");
    draft_drop(t->db, draft_newest(t->db, t->who.id, "match_decline").id);
    if (m.id && m.state == MATCH_PROPOSED && words)
        decline(t, &m, "own", words);
    else
        home_show(t);
}

/* ---- the feature ------------------------------------------------------------------ */

void match_offer_show(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    if (m.id && match_is_live(&m))
        match_offer_put(t, &m, NULL);
    else
        old_button(t);
}

static const struct action actions[] = {
    { "no", MEMBER, no },
    { "own", MEMBER, own_words },
    { "people", MEMBER, match_offer_person },
    { "show", MEMBER, match_offer_show },
    { "why", MEMBER, why },
    { "yes", MEMBER, yes },
    { 0 },
};
static const struct filled filled[] = { { "match_decline", explained }, { 0 } };

const struct feature match_offer = {
    .name = "match_offer",
    .actions = actions,
    .due = match_offer_due,
    .filled = filled,
};
