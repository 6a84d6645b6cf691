/* consent.c - a consent for each purpose apart (domain.md 6.2, 6.3): asked, answered.
 *
 * What is agreed to is a row of consents, with the version and hash of the words that
 * were shown. What is turned down or put off is an acknowledgement, so that nobody is
 * asked twice about the same words; "later" is asked once more after a month. Each text
 * is a message of its own, and no message becomes another text. Where the school keeps
 * codes, only P1 and the rights are asked here: the rest is signed on paper. */
#include "handlers/consent.h"

#include <stdlib.h>
#include <string.h>

enum { ASK_AGAIN_DAYS = 30, RENEW_DAYS = 30, LAST_CALL_DAYS = 7, NOON = 12 * 60 };

static int64_t number_of(const struct document *d)
{
    return d->purpose[1] - '0';
}

/* ---- what is to be asked ---------------------------------------------------------- */

bool consent_given(struct db *db, int64_t person, const char *purpose)
{
    return consent_find(db, person, purpose).id != 0;
}

const struct document *consent_own_first(struct turn *t)
{
    if (!person_is_grown(&t->who))
        return document_named("P1_child");
    bool founder = acknowledgement_find(t->db, t->who.id, "P1_founder").version > 0;
    return document_named(founder ? "P1_founder" : "P1");
}

int consent_answered(struct turn *t, const struct document *d)
{
    bool child = strcmp(d->name, "P1_child") == 0;
    struct consent given = consent_find(t->db, t->who.id, d->purpose);
    int version = given.id && !child ? given.text_version : 0;
    if (strcmp(d->purpose, "P1") == 0 && !child)
        return version;
    int told = acknowledgement_find(t->db, t->who.id, d->name).version;
    return version > told ? version : told;
}

/* Of those under 18 only surveys are asked in the chat: publication of a child's name
 * needs a guardian's paper. */
bool consent_is_asked_here(struct turn *t, const struct document *d)
{
    if (!d->purpose || t->who.state != PERSON_ACTIVE)
        return false;
    if (strcmp(d->purpose, "P1") == 0)
        return d == consent_own_first(t);
    if (!names_shown(t) || (!person_is_grown(&t->who) && strcmp(d->name, "P2") != 0))
        return false;
    return strcmp(d->name, "P4") != 0 || has_role(t, MENTOR);
}

const struct document *consent_due(struct turn *t)
{
    static const char *const further[] = { "P2", "P3", "P4" };
    if (t->who.state != PERSON_ACTIVE)
        return NULL;
    const struct document *d = consent_own_first(t);
    if (consent_answered(t, d) < d->version)
        return d;
    if ((d = rights_due(t)))
        return d;
    for (size_t i = 0; i < COUNT(further) && has_role(t, MENTEE | MENTOR); i++) {
        d = document_named(further[i]);
        if (consent_is_asked_here(t, d) && consent_answered(t, d) < d->version)
            return d;
    }
    return NULL;
}

/* ---- asking ----------------------------------------------------------------------- */

static void answer_button(struct card *c, struct turn *t, const struct document *d,
                          const char *answer, const char *key)
{
    button(c, format(t, "consent:answer:%s:%d:%s", d->name, d->version, answer), key);
}

void consent_question(struct turn *t, const struct document *d)
{
    bool first = strcmp(d->purpose, "P1") == 0;
    struct card *c =
        card(t, t->who.id, "consent", number_of(d) * 1000 + (int64_t)d->version);
    marked_line(c, document_text(t, t->who.id, t->who.organisation, d));
    button(c, format(t, "consent:file:%s", d->name), "consent.read_whole");
    row(c);
    answer_button(c, t, d, "yes", first ? "consent.agree" : "consent.yes");
    answer_button(c, t, d, "no", first ? "consent.decline" : "consent.no");
    row(c);
    if (!first)
        answer_button(c, t, d, "later", "consent.later");
    show(c);
}

bool consent_next(struct turn *t)
{
    const struct document *d = consent_due(t);
    if (!d)
        return false;
    if (!d->purpose)
        return rights_next(t);
    consent_question(t, d);
    return true;
}

void consent_go_on(struct turn *t)
{
    look_again(t);
    if (consent_next(t))
        return;
    bool held = t->who.texts < DOCUMENTS_REVISION;
    if (held)
        person_set_texts(t->db, t->who.id, DOCUMENTS_REVISION);
    look_again(t);
    if (!t->who.onboarded_at)
        onboarding_next(t);
    else if (held)
        home_show(t);
}

/* ---- storing ---------------------------------------------------------------------- */

static void store(struct turn *t, const struct person *p, struct consent c)
{
    c.person = p->id;
    c.organisation = p->organisation;
    c.given_at = t->now;
    if (!c.language)
        c.language = p->language;
    if (!c.channel)
        c.channel = "messenger";
    consent_add(t->db, &c);
    audit_add(t->db, t->now, p->organisation, t->who.id, "consent.given", p->id,
              c.purpose);
}

void consent_first(struct turn *t, int64_t person, const struct consent *given)
{
    struct person p = person_find(t->db, person);
    struct organisation o = organisation_find(t->db, p.organisation);
    struct consent c = *given;
    const char *last = consent_last_day(t->db, o.id, date_in(t, o.zone, t->now));
    c.purpose = "P1";
    if (!c.valid_until)
        c.valid_until = moment_on(t, o.zone, last, NOON);
    store(t, &p, c);
    later(t, "consent.ends", person, 0, 0, c.valid_until - (int64_t)RENEW_DAYS * DAY);
    later(t, "consent.closing", person, 0, 0,
          c.valid_until - (int64_t)LAST_CALL_DAYS * DAY);
    later(t, "consent.ended", person, 0, 0, c.valid_until);
    if (p.joined_at < t->now)
        flags_touch_person(t, person);
}

void consent_answer(struct turn *t, const struct document *d, const char *answer)
{
    const char *text = document_text(t, t->who.id, t->who.organisation, d);
    acknowledge(t->db, &(struct acknowledgement){
                           .person = t->who.id,
                           .text = d->name,
                           .version = d->version,
                           .answer = answer,
                           .hash = consent_hash(t->db, text),
                           .language = t->language,
                           .at = t->now,
                       });
}

/* For a child under 14 the guardian's consent is the one that counts: what they say
 * themselves is kept beside it (domain.md 6.2, minors). */
static void give(struct turn *t, const struct document *d)
{
    const char *text = document_text(t, t->who.id, t->who.organisation, d);
    struct consent c = {
        .purpose = d->purpose,
        .text_version = d->version,
        .text_hash = consent_hash(t->db, text),
        .language = t->language,
    };
    if (strcmp(d->name, "P1_child") == 0)
        consent_answer(t, d, "accepted");
    if (strcmp(t->who.age, "10-13") == 0 && strcmp(d->purpose, "P1") == 0)
        return;
    if (strcmp(d->purpose, "P1") == 0)
        consent_first(t, t->who.id, &c);
    else
        store(t, &t->who, c);
}

/* ---- answers ---------------------------------------------------------------------- */

/* In the newest version, and not near its end: there is nothing to add. */
static bool is_settled(struct turn *t, const struct document *d)
{
    struct consent c = consent_find(t->db, t->who.id, d->purpose);
    bool ends = c.valid_until && c.valid_until - t->now <= (int64_t)RENEW_DAYS * DAY;
    if (strcmp(d->purpose, "P1") == 0)
        return c.id && !ends && consent_answered(t, d) >= d->version;
    return c.id && c.text_version >= d->version;
}

static void answer_yes(struct turn *t, const struct document *d)
{
    bool frozen = t->who.state == PERSON_FROZEN;
    settle(t, "consent.noted_yes", part_("title", d->title));
    if (!frozen && is_settled(t, d))
        return; /* the same tap, told twice */
    give(t, d);
    if (frozen) {
        consent_unfreeze(t, t->who.id);
        look_again(t);
        home_show(t);
        return;
    }
    consent_go_on(t);
}

static void answer_no(struct turn *t, const struct document *d)
{
    if (consent_given(t->db, t->who.id, d->purpose)) {
        consent_effect(t,
                       d->purpose); /* to turn down is to take back: its effect first */
        return;
    }
    bool again = consent_answered(t, d) >= d->version;
    settle(t, "consent.noted_no", part_("title", d->title));
    consent_answer(t, d, "no");
    if (!again)
        consent_go_on(t);
}

static void answer_later(struct turn *t, const struct document *d)
{
    if (strcmp(d->purpose, "P1") == 0 || is_settled(t, d)) {
        old_button(t);
        return;
    }
    struct acknowledgement before = acknowledgement_find(t->db, t->who.id, d->name);
    bool again = before.version >= d->version;
    settle(t, again ? "consent.noted_later_last" : "consent.noted_later",
           part_("title", d->title));
    consent_answer(t, d, "later");
    if (again)
        return;
    later(t, "consent.later", t->who.id, number_of(d), d->version,
          t->now + (int64_t)ASK_AGAIN_DAYS * DAY);
    consent_go_on(t);
}

static bool may_answer(struct turn *t, const struct document *d)
{
    if (t->who.state == PERSON_FROZEN)
        return person_is_grown(&t->who) && d == consent_own_first(t);
    return consent_is_asked_here(t, d);
}

/* consent:answer:<document>:<version>:<yes, no or later> */
static void answer(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct document *d = document_named(argument(t, 0));
    const char *word = argument(t, 2);
    if (!d || !d->purpose || strtol(argument(t, 1), NULL, 10) != d->version ||
        !may_answer(t, d))
        old_button(t);
    else if (strcmp(word, "yes") == 0)
        answer_yes(t, d);
    else if (strcmp(word, "no") == 0)
        answer_no(t, d);
    else if (strcmp(word, "later") == 0)
        answer_later(t, d);
    else
        old_button(t);
}

/* consent:ask:<document>: once more, from the list of consents */
static void ask_again(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct document *d = document_named(argument(t, 0));
    if (d && d->purpose && !is_settled(t, d) && may_answer(t, d))
        consent_question(t, d);
    else
        consent_list(t, 0);
}

/* Anybody may read any text: they hold nothing about anybody. */
static void file(struct turn *t, int64_t unused)
{
    (void)unused;
    const struct document *d = document_named(argument(t, 0));
    if (d)
        document_send(t, t->who.organisation, d);
    else
        old_button(t);
}

/* A month after "later": once, if it was neither given nor turned down since. */
static void ask_later(struct turn *t, int64_t number, int version)
{
    const struct document *d = document_named(format(t, "P%lld", (long long)number));
    if (!d || d->version != version || !consent_is_asked_here(t, d) || is_settled(t, d))
        return;
    struct acknowledgement a = acknowledgement_find(t->db, t->who.id, d->name);
    if (a.version == version && strcmp(a.answer, "later") == 0)
        consent_question(t, d);
}

static const struct action actions[] = {
    { "answer", MEMBER, answer },
    { "ask", MEMBER, ask_again },
    { "back", MEMBER, consent_back },
    { "file", MEMBER, file },
    { "list", MEMBER, consent_list },
    { "onpaper", CURATOR | DEPUTY, consent_paper_for },
    { "paper", CURATOR | DEPUTY, consent_paper },
    { "person", CURATOR | DEPUTY, consent_paper_done },
    { "read", MEMBER, consent_read },
    { "withdraw", MEMBER, consent_withdraw_asked },
    { "withdrawn", MEMBER, consent_withdrawn },
    { 0 },
};
static const struct due due[] = {
    { "closing", COMES_BEFORE, 0, consent_ends },
    { "destroy", BREAKS_IN, 0, consent_destroy },
    { "ended", BREAKS_IN, 0, consent_ended },
    { "ends", CAN_WAIT, 0, consent_ends },
    { "later", CAN_WAIT, 0, ask_later },
    { 0 },
};
static const struct filled filled[] = { { "consent_paper", consent_paper_filled },
                                        { 0 } };

const struct feature consent = {
    .name = "consent",
    .start = { "consent", MEMBER, consent_list },
    .actions = actions,
    .due = due,
    .filled = filled,
};
