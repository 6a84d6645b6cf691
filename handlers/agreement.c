/* agreement.c - the agreement of a match: put to each member, and to the guardian of each
 * who is not 18, with what was agreed; accepted by all, the match begins, at once or when
 * its order is entered (domain.md 2 F01, 1.8).
 *
 * What is kept of an acceptance: who, which version, the hash of its words as shown,
 * the language, when. A newer wording is put to everybody again, and the match goes on
 * meanwhile. */
#include "handlers/agreement.h"

#include <string.h>

enum { REMIND_AFTER = 3 * DAY, LATE_AFTER = 6 * DAY, AT_ONCE = 50 };

const struct document *agreement_text(void)
{
    return document_named("agreement_match");
}

/* ---- who is asked ----------------------------------------------------------------- */

static bool has_accepted(const struct party *p)
{
    return p->version >= agreement_text()->version;
}

struct match agreement_own(struct turn *t, int64_t id)
{
    struct match m = match_find(t->db, t->who.organisation, id);
    if (!m.id || m.state < MATCH_ACCEPTED)
        return (struct match){ 0 };
    for (const struct party *p = parties_of(t->db, id); p->person; p++)
        if (p->person == t->who.id)
            return m;
    return (struct match){ 0 };
}

/* Is there something of it that the actor has not accepted? */
static bool is_open_for_actor(struct turn *t, int64_t match)
{
    for (const struct party *p = parties_of(t->db, match); p->person; p++)
        if (p->person == t->who.id && !has_accepted(p))
            return true;
    return false;
}

void agreement_ask(struct turn *t, int64_t match)
{
    for (const struct party *p = parties_of(t->db, match); p->person; p++)
        if (!has_accepted(p)) {
            soon(t, "agreement.ask", p->person, match, 0);
            later(t, "agreement.ask", p->person, match, 1, t->now + REMIND_AFTER);
        }
    later(t, "agreement.late", 0, match, 0, t->now + LATE_AFTER);
}

void agreement_begin(struct turn *t, int64_t match)
{
    agreement_ask(t, match);
}

static void stop_asking(struct turn *t, int64_t match)
{
    forget(t, "agreement.ask", ANYONE, match);
    forget(t, "agreement.late", 0, match);
}

/* ---- its card --------------------------------------------------------------------- */

static void put_text(struct turn *t, struct card *c, const struct match *m)
{
    marked_line(c, document_text(t, t->who.id, m->organisation, agreement_text()));
    gap(c);
    marked_line(c, agreement_terms(t, m));
}

static void put_buttons(struct turn *t, struct card *c, const struct match *m, bool open)
{
    if (open) {
        button(c, press_about(t, "agreement:accept", m->id), "agreement.accept");
        style(c, SUCCESS);
        button(c, press_about(t, "agreement:question", m->id), "agreement.question");
        row(c);
    }
    button(c, press_about(t, "agreement:whole", m->id), "agreement.whole");
    button(c, press_about(t, "agreement:paper", m->id), "agreement.paper");
}

/* `why` it comes now, as its first line: a key of locales/, or NULL. */
static void put_card(struct turn *t, const struct match *m, const char *why)
{
    bool open = is_open_for_actor(t, m->id);
    struct card *c = card(t, t->who.id, "agreement", m->id);
    if (why) {
        line(c, why, number_("version", agreement_text()->version));
        gap(c);
    }
    if (open) {
        put_text(t, c, m);
    } else {
        line(c, "agreement.accepted");
        gap(c);
        marked_line(c, agreement_terms(t, m));
        gap(c);
        line(c, m->state == MATCH_ACCEPTED ? "agreement.waits_others"
                : m->state == MATCH_AGREED ? "agreement.waits_order"
                                           : "agreement.in_force");
    }
    put_buttons(t, c, m, open);
    nav(c, NULL);
    show(c);
}

void agreement_show(struct turn *t, const struct match *m)
{
    put_card(t, m, NULL);
}

void agreement_open(struct turn *t, int64_t id)
{
    struct match m = agreement_own(t, id);
    if (m.id)
        agreement_show(t, &m);
    else
        old_button(t);
}

/* Shown by itself: a promise, three days later once more, and when an overseer reminds.
 */
static void ask_one(struct turn *t, int64_t match, int step)
{
    struct match m = agreement_own(t, match);
    if (!m.id || !match_is_live(&m) || !is_open_for_actor(t, match))
        return;
    const char *why = m.state > MATCH_AGREED ? "agreement.new_text" : NULL;
    if (step)
        why = step == AGREEMENT_REMIND ? "agreement.awaited" : "agreement.reminder";
    put_card(t, &m, why);
}

/* Six days: whoever is missing is a matter for people to talk about. */
static void is_late(struct turn *t, int64_t match, int step)
{
    (void)step;
    struct match m = match_anywhere(t->db, match);
    if (match_is_live(&m) && m.state >= MATCH_ACCEPTED &&
        !agreement_is_complete(t->db, match, agreement_text()->version))
        overseers_hear(t, match, "agreement.unanswered", match, 0);
}

/* ---- accepting -------------------------------------------------------------------- */

bool agreement_wants_order(struct turn *t, int64_t organisation)
{
    return strcmp(setting_text(t->db, organisation, "match.order_first", "0"), "1") == 0;
}

static void tell_begun(struct turn *t, const struct match *m)
{
    for (const struct party *p = parties_of(t->db, m->id); p->person; p++)
        soon(t, "agreement.began", p->person, m->id, p->minor ? 1 : 0);
}

void agreement_activate(struct turn *t, const struct match *m)
{
    if (!match_move(t->db, m->id, MATCH_AGREED, MATCH_ACTIVE, t->now))
        return;
    if (m->follows)
        match_carry_on(t->db, m->follows, m->id, t->now);
    match_began(t, m->id);
    tell_begun(t, m);
}

static void all_accepted(struct turn *t, const struct match *m)
{
    stop_asking(t, m->id);
    if (!match_move(t->db, m->id, MATCH_ACCEPTED, MATCH_AGREED, t->now))
        return;
    match_record(t->db, m->id, 0, "agreed", "", t->now);
    audit_add(t->db, t->now, m->organisation, 0, "match.agreed", m->id, NULL);
    if (agreement_wants_order(t, m->organisation) && !m->order_number)
        overseers_hear(t, m->id, "agreement.order", m->id, 0);
    else
        agreement_activate(t, m);
}

static bool keep(struct turn *t, const struct match *m)
{
    const struct document *d = agreement_text();
    const char *shown = document_text(t, t->who.id, m->organisation, d);
    bool kept = false;
    for (const struct party *p = parties_of(t->db, m->id); p->person; p++)
        if (p->person == t->who.id && !has_accepted(p))
            kept |= agreement_accept(t->db, &(struct agreement){
                                                .match = m->id,
                                                .person = p->person,
                                                .minor = p->minor,
                                                .document = d->name,
                                                .version = d->version,
                                                .hash = consent_hash(t->db, shown),
                                                .language = t->language,
                                                .at = t->now,
                                            });
    if (kept && match_is_running(m))
        flags_touch(t, m->id);
    return kept;
}

static void accept(struct turn *t, int64_t id)
{
    struct match m = agreement_own(t, id);
    if (!m.id || !match_is_live(&m)) {
        old_button(t);
        return;
    }
    int version = agreement_text()->version;
    if (keep(t, &m)) {
        match_record(t->db, id, t->who.id, "accepted_text", format(t, "%d", version),
                     t->now);
        forget(t, "agreement.ask", t->who.id, id);
        if (agreement_is_complete(t->db, id, version))
            all_accepted(t, &m);
    }
    agreement_open(t, id);
}

/* ---- a question first ------------------------------------------------------------- */

static void question(struct turn *t, int64_t id)
{
    if (agreement_own(t, id).id)
        ask(t, "agreement_question", id);
    else
        old_button(t);
}

static void question_filled(struct turn *t, const struct answers *a, int64_t id)
{
    struct match m = agreement_own(t, id);
    if (!m.id || !answer_text(a, "QUESTION")) {
        old_button(t);
        return;
    }
    overseers_hear(t, id, "agreement.asked",
                   draft_newest(t->db, t->who.id, "agreement_question").id, 0);
    say(t, "agreement.question_sent");
    agreement_show(t, &m);
}

static void whole(struct turn *t, int64_t id)
{
    struct match m = agreement_own(t, id);
    if (m.id)
        document_send(t, m.organisation, agreement_text());
    else
        old_button(t);
}

/* ---- it begins -------------------------------------------------------------------- */

/* For a guardian (step 1) it is news alone. */
static void hear_begun(struct turn *t, int64_t match, int step)
{
    struct match m = agreement_own(t, match);
    if (!match_is_running(&m))
        return;
    struct card *c = card(t, t->who.id, "agreement_begun", match);
    line(c, step ? "agreement.begun_child" : "agreement.begun");
    gap(c);
    marked_line(c, agreement_terms(t, &m));
    if (!step) {
        button(c, booking_press(t, match), "agreement.first_meeting");
        style(c, PRIMARY);
        row(c);
    }
    button(c, press_about(t, "agreement:paper", m.id), "agreement.paper");
    nav(c, NULL);
    show(c);
}

/* ---- a newer wording -------------------------------------------------------------- */

void agreement_sweep(struct turn *t)
{
    const char *version = format(t, "%d", agreement_text()->version);
    const char *known = state_get(t->db, "agreement.version");
    if (known && strcmp(known, version) == 0)
        return;
    state_set(t->db, "agreement.version", version);
    later(t, "agreement.anew", 0, 0, 0, t->now);
}

/* `match`: the last one that was looked at. */
static void ask_anew(struct turn *t, int64_t match, int step)
{
    int64_t some[AT_ONCE];
    size_t count = agreements_after(t->db, match, some, AT_ONCE);
    (void)step;
    for (size_t i = 0; i < count; i++)
        if (!agreement_is_complete(t->db, some[i], agreement_text()->version))
            agreement_ask(t, some[i]);
    if (count == AT_ONCE)
        later(t, "agreement.anew", 0, some[count - 1], 0, t->now + 1);
}

static const struct action actions[] = {
    { "accept", MEMBER, accept },
    { "addendum", CURATOR | DEPUTY | HEAD, agreement_ask_addendum },
    { "begin", CURATOR | DEPUTY | HEAD, agreement_start },
    { "desk", CURATOR | DEPUTY | HEAD, agreement_desk },
    { "list", CURATOR | DEPUTY | HEAD, agreement_list },
    { "nudge", CURATOR | DEPUTY | HEAD, agreement_nudge },
    { "open", MEMBER, agreement_open },
    { "order", CURATOR | DEPUTY | HEAD, agreement_ask_order },
    { "order_first", CURATOR, agreement_order_first },
    { "paper", MEMBER, agreement_paper },
    { "question", MEMBER, question },
    { "settings", CURATOR, agreement_settings },
    { "whole", MEMBER, whole },
    { 0 },
};
static const struct due due[] = {
    { "anew", BREAKS_IN, 0, ask_anew },
    { "ask", CAN_WAIT, 0, ask_one },
    { "asked", CAN_WAIT, 0, agreement_hear_question },
    { "began", CAN_WAIT, 0, hear_begun },
    { "late", BREAKS_IN, 0, is_late },
    { "order", CAN_WAIT, 0, agreement_hear_order },
    { "unanswered", CAN_WAIT, 0, agreement_hear_unanswered },
    { 0 },
};
static const struct filled filled[] = {
    { "addendum", agreement_addendum_filled },
    { "agreement_question", question_filled },
    { "match_order", agreement_order_filled },
    { 0 },
};
static const struct made made[] = { { "paper", agreement_paper_made, MADE_DOCUMENT },
                                    { 0 } };

const struct feature agreement = {
    .name = "agreement",
    .actions = actions,
    .due = due,
    .filled = filled,
    .made = made,
};
