/* match_offer_told.c - what people hear of a proposal without having asked: each side
 * that they are asked, once more after three days, that it is off or formed; overseers
 * the answers and the silence. Every one reads the row again: what is no longer so is not
 * told. */
#include "handlers/matching.h"

/* ---- each side -------------------------------------------------------------------- */

static struct match waits_for(struct turn *t, int64_t id)
{
    struct match m = match_of(t->db, t->who.id, id);
    bool open =
        m.id && m.state == MATCH_PROPOSED && !member_find(t->db, id, t->who.id).answer;
    return open ? m : (struct match){ 0 };
}

static void hear_asked(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m = waits_for(t, id);
    if (m.id)
        match_offer_put(t, &m, NULL);
}

static void hear_remind(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m = waits_for(t, id);
    if (m.id)
        match_offer_put(t, &m, "match_offer.remind");
}

static void hear_formed(struct turn *t, int64_t id, int forgotten)
{
    struct match m = match_of(t->db, t->who.id, id);
    if (match_is_live(&m) && m.state != MATCH_PROPOSED)
        match_offer_put(t, &m, forgotten ? "match_offer.avoided_gone" : NULL);
}

/* Who is asked anew meanwhile hears of that instead. */
static void hear_off(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m = match_of(t->db, t->who.id, id);
    if (match_is_live(&m))
        return;
    struct card *c = card(t, t->who.id, "match_offer", id);
    line(c, has_role(t, MENTEE) ? "match_offer.off_mentee" : "match_offer.off");
    nav(c, NULL);
    show(c);
}

/* ---- overseers -------------------------------------------------------------------- */

/* Several may come as one message, so the button says which of them it opens. */
static void put_told(struct turn *t, const struct match *m, struct card *c)
{
    const struct member *b = members_of(t->db, m->id);
    while (b->person && b->role == MEMBER_MENTOR && b[1].person)
        b++;
    matching_people_lines(c, t, m);
    button(c, press_about(t, "matching:show", m->id), "match_offer.to_draft",
           name_("who", b->person));
    show(c);
}

static bool in_state(struct turn *t, int64_t id, enum match_state state, struct match *m)
{
    *m = match_overseen(t, id);
    return m->id && m->state == state;
}

static void tell_declined(struct card *c, struct turn *t, const struct member *b)
{
    line(c, "match_offer.told_declined", name_("who", b->person),
         part_("reason", format(t, "match_offer.why_%s", b->reason)));
    if (*b->comment)
        line(c, "match_offer.told_comment", text_("words", b->comment));
}

static void hear_declined(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m;
    if (!in_state(t, id, MATCH_DRAFT, &m))
        return;
    struct card *c = card(t, t->who.id, "match_told", id);
    bool any = false;
    for (const struct member *b = members_of(t->db, id); b->person; b++)
        if (b->answer && *b->reason) {
            tell_declined(c, t, b);
            any = true;
        }
    if (any)
        put_told(t, &m, c);
}

static void hear_blocked(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m;
    struct obstacles o;
    if (!in_state(t, id, MATCH_DRAFT, &m))
        return;
    struct card *c = card(t, t->who.id, "match_told", id);
    line(c, "match_offer.told_blocked");
    matching_check(t, &m, &o);
    for (size_t i = 0; i < o.count; i++)
        if (o.all[i].bar == BAR_HARD)
            obstacle_line(c, t, &o.all[i]);
    put_told(t, &m, c);
}

static void hear_settled(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m = match_overseen(t, id);
    if (!match_is_live(&m) || m.state == MATCH_PROPOSED)
        return;
    struct card *c = card(t, t->who.id, "match_told", id);
    line(c, "match_offer.told_settled");
    matching_people_lines(c, t, &m);
    show(c);
}

static void hear_unanswered(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    struct match m;
    if (!in_state(t, id, MATCH_PROPOSED, &m))
        return;
    struct card *c = card(t, t->who.id, "match_told", id);
    line(c, "match_offer.told_unanswered");
    for (const struct member *b = members_of(t->db, id); b->person; b++)
        if (!b->answer)
            line(c, "matching.said_nothing", name_("who", b->person));
    put_told(t, &m, c);
}

/* The program's own promise: the overseers are those of that hour. */
static void silent(struct turn *t, int64_t id, int unused)
{
    (void)unused;
    if (match_anywhere(t->db, id).state == MATCH_PROPOSED)
        overseers_hear(t, id, "match_offer.unanswered", id, 0);
}

const struct due match_offer_due[] = {
    { "asked", CAN_WAIT, 0, hear_asked },
    { "blocked", CAN_WAIT, 0, hear_blocked },
    { "declined", CAN_WAIT, 0, hear_declined },
    { "formed", CAN_WAIT, 0, hear_formed },
    { "off", CAN_WAIT, 0, hear_off },
    { "remind", CAN_WAIT, 0, hear_remind },
    { "settled", CAN_WAIT, 0, hear_settled },
    { "silent", BREAKS_IN, 0, silent },
    { "unanswered", CAN_WAIT, 0, hear_unanswered },
    { 0 },
};
