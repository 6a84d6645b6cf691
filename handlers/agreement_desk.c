/* agreement_desk.c - the agreement of a match for those who oversee it: who has accepted,
 * who is asked again, the order, the addenda to mentors' contracts, and whether the
 * school wants an order first (domain.md 2 F01, F02). */
#include "handlers/agreement.h"

#include <stdlib.h>
#include <string.h>

/* ---- who has accepted ------------------------------------------------------------- */

static const char *party_key(const struct party *p)
{
    return p->minor ? "agreement.party_guardian" : "agreement.party";
}

static void put_parties(struct turn *t, struct card *c, const struct match *m)
{
    for (const struct party *p = parties_of(t->db, m->id); p->person; p++) {
        struct value minor = p->minor ? name_("minor", p->minor) : text_("minor", "");
        if (p->version >= agreement_text()->version)
            line(c, party_key(p), name_("who", p->person), minor,
                 part_("state", "agreement.party_yes"));
        else
            line(c, party_key(p), name_("who", p->person), minor,
                 part_("state",
                       p->at ? "agreement.party_older" : "agreement.party_waits"));
    }
    for (const struct member *b = members_of(t->db, m->id); b->person; b++) {
        struct person p = person_find(t->db, b->person);
        if (!guardian_confirmed(t->db, &p))
            line(c, "agreement.no_guardian", name_("who", b->person));
    }
}

/* ---- papers ----------------------------------------------------------------------- */

static const char *signed_on(struct turn *t, const char *date)
{
    if (!date || strlen(date) != strlen("2026-09-01"))
        return "";
    return format(t, "%.2s.%.2s.%.4s", date + 8, date + 5, date);
}

static bool took_duties(struct turn *t, int64_t mentor)
{
    struct draft d = draft_newest(t->db, mentor, "mentor");
    for (const struct answer *a = d.id ? answers_of(t->db, d.id) : NULL; a && a->item;
         a++)
        if (strcmp(a->item, "OM18") == 0 && a->value && strcmp(a->value, "YES") == 0)
            return true;
    return false;
}

static void put_papers(struct turn *t, struct card *c, const struct match *m)
{
    if (m->order_number)
        line(c, "agreement.order_is", text_("number", m->order_number),
             text_("date", signed_on(t, m->order_on)));
    else
        line(c, agreement_wants_order(t, m->organisation) ? "agreement.order_needed"
                                                          : "agreement.order_none");
    for (const struct member *b = members_of(t->db, m->id); b->role == MEMBER_MENTOR;
         b++) {
        if (!b->person)
            return;
        struct addendum a = addendum_find(t->db, m->id, b->person);
        line(c,
             took_duties(t, b->person) ? "agreement.duties_yes" : "agreement.duties_no",
             name_("who", b->person));
        if (a.match)
            line(c, "agreement.addendum_is", text_("number", a.number),
                 text_("date", signed_on(t, a.signed_on)), text_("terms", a.terms));
    }
}

static void put_doings(struct turn *t, struct card *c, const struct match *m)
{
    if (m->state == MATCH_AGREED &&
        (m->order_number || !agreement_wants_order(t, m->organisation))) {
        button(c, press_about(t, "agreement:begin", m->id), "agreement.start");
        style(c, SUCCESS);
        row(c);
    }
    button(c, press_about(t, "agreement:order", m->id),
           m->order_number ? "agreement.order_change" : "agreement.order_enter");
    button(c, press_about(t, "agreement:paper", m->id), "agreement.paper");
    row(c);
    if (!agreement_is_complete(t->db, m->id, agreement_text()->version)) {
        button(c, press_about(t, "agreement:nudge", m->id), "agreement.nudge");
        row(c);
    }
    int few = 0;
    for (const struct member *b = members_of(t->db, m->id); b->person && few < 3; b++)
        if (b->role == MEMBER_MENTOR) {
            button(c,
                   format(t, "agreement:addendum:%lld:%lld", (long long)m->id,
                          (long long)b->person),
                   "agreement.addendum_enter", name_("who", b->person));
            row(c);
            few++;
        }
    if (has_role(t, CURATOR))
        button(c, "agreement:settings", "agreement.settings");
}

static void put_desk(struct turn *t, const char *key, const struct match *m)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    if (key) {
        line(c, key);
        gap(c);
    }
    line(c, "agreement.desk");
    gap(c);
    marked_line(c, agreement_terms(t, m));
    gap(c);
    put_parties(t, c, m);
    put_papers(t, c, m);
    put_doings(t, c, m);
    nav(c, matches_way(t, m->id));
    show(c);
}

void agreement_desk(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (m.id && m.state >= MATCH_ACCEPTED)
        put_desk(t, NULL, &m);
    else
        old_button(t);
}

/* ---- all that are open ------------------------------------------------------------ */

static size_t open_ones(struct turn *t, int64_t skip, struct overseen *out, size_t room)
{
    struct open_agreement some[OVERSEEN_FEW];
    size_t count =
        agreements_open(t->db, t->who.organisation, t->who.id, skip, some, room);
    for (size_t i = 0; i < count; i++)
        out[i] = (struct overseen){
            .match = some[i].match,
            .about = some[i].match,
            .key = some[i].accepted ? "agreement.one_agreed" : "agreement.one_open",
        };
    return overseen_only(t, out, count);
}

int64_t agreement_waiting(struct turn *t)
{
    struct overseen some[OVERSEEN_FEW];
    if (has_role(t, CURATOR | DEPUTY))
        return agreements_open_count(t->db, t->who.organisation, t->who.id);
    return has_role(t, HEAD) ? (int64_t)open_ones(t, 0, some, OVERSEEN_FEW) : 0;
}

void agreement_list(struct turn *t, int64_t skip)
{
    struct overseen some[OVERSEEN_PAGE];
    int64_t all = agreement_waiting(t);
    struct overseen_page p = { .title = all ? "agreement.list" : "agreement.list_none",
                               .more = "agreement.more",
                               .press = "agreement:desk",
                               .list = "agreement:list",
                               .skip = skip > 0 && skip < all ? skip : 0,
                               .all = all };
    size_t count = open_ones(t, p.skip, some, OVERSEEN_PAGE);
    for (size_t i = 0; i < count; i++)
        some[i].who = matches_names(t, some[i].match);
    overseen_show(t, &p, some, count);
}

/* ---- what the curator does -------------------------------------------------------- */

void agreement_nudge(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (!match_is_live(&m) || m.state < MATCH_ACCEPTED ||
        agreement_is_complete(t->db, match, agreement_text()->version)) {
        old_button(t);
        return;
    }
    bool first = matches_remind_now(t, match);
    for (const struct party *p = parties_of(t->db, match); first && p->person; p++)
        if (p->version < agreement_text()->version)
            soon(t, "agreement.ask", p->person, match, AGREEMENT_REMIND);
    put_desk(t, first ? "agreement.nudged" : "matches.reminded_before", &m);
}

void agreement_start(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (!m.id || m.state != MATCH_AGREED ||
        (!m.order_number && agreement_wants_order(t, m.organisation))) {
        old_button(t);
        return;
    }
    agreement_activate(t, &m);
    m = match_overseen(t, match);
    put_desk(t, "agreement.started", &m);
}

void agreement_ask_order(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (match_is_live(&m) && m.state >= MATCH_ACCEPTED)
        ask(t, "match_order", match);
    else
        old_button(t);
}

void agreement_order_filled(struct turn *t, const struct answers *a, int64_t match)
{
    struct match m = match_overseen(t, match);
    if (!has_role(t, CURATOR | DEPUTY | HEAD) || !match_is_live(&m) ||
        m.state < MATCH_ACCEPTED || !answer_text(a, "NUMBER")) {
        old_button(t);
        return;
    }
    match_set_order(t->db, match, answer_text(a, "NUMBER"), answer_text(a, "DATE"));
    match_record(t->db, match, t->who.id, "order", "", t->now);
    if (match_is_running(&m))
        flags_touch(t, match);
    if (m.state == MATCH_AGREED)
        agreement_activate(t, &m);
    bool begun = m.state == MATCH_AGREED;
    m = match_overseen(t, match);
    put_desk(t, begun ? "agreement.started" : "agreement.order_saved", &m);
}

/* agreement:addendum:<match>:<mentor> */
void agreement_ask_addendum(struct turn *t, int64_t match)
{
    struct match m = match_overseen(t, match);
    int64_t mentor = strtoll(argument(t, 1), NULL, 10);
    struct member b = member_find(t->db, match, mentor);
    if (match_is_live(&m) && b.person && b.role == MEMBER_MENTOR && !b.left_at)
        ask(t, "addendum", b.id);
    else
        old_button(t);
}

void agreement_addendum_filled(struct turn *t, const struct answers *a, int64_t member)
{
    struct member b = member_get(t->db, member);
    struct match m = match_overseen(t, b.match);
    if (!has_role(t, CURATOR | DEPUTY | HEAD) || !match_is_live(&m) || !b.person ||
        !answer_text(a, "NUMBER")) {
        old_button(t);
        return;
    }
    addendum_save(t->db, &(struct addendum){ .match = m.id,
                                             .person = b.person,
                                             .number = answer_text(a, "NUMBER"),
                                             .signed_on = answer_text(a, "DATE"),
                                             .terms = answer_text(a, "TERMS"),
                                             .entered_by = t->who.id,
                                             .at = t->now });
    match_record(t->db, m.id, t->who.id, "addendum", "", t->now);
    put_desk(t, "agreement.addendum_saved", &m);
}

/* ---- an order first? -------------------------------------------------------------- */

void agreement_settings(struct turn *t, int64_t unused)
{
    (void)unused;
    bool on = agreement_wants_order(t, t->who.organisation);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "agreement.settings_what");
    line(c, on ? "agreement.settings_on" : "agreement.settings_off");
    button(c, format(t, "agreement:order_first:%d", !on),
           on ? "agreement.settings_turn_off" : "agreement.settings_turn_on");
    nav(c, "agreement:list:0");
    show(c);
}

void agreement_order_first(struct turn *t, int64_t on)
{
    setting_save(t->db, t->who.organisation, "match.order_first", on == 1 ? "1" : "0");
    agreement_settings(t, 0);
}

/* ---- what they hear --------------------------------------------------------------- */

static void hear(struct turn *t, const char *key, const struct match *m, int64_t who)
{
    struct card *c = card(t, t->who.id, "agreement_desk", m->id);
    line(c, key, text_("pair", matches_everybody(t, m->id)), name_("who", who));
    button(c, press_about(t, "agreement:desk", m->id), "agreement.to_desk");
    nav(c, NULL);
    show(c);
}

void agreement_hear_unanswered(struct turn *t, int64_t match, int step)
{
    struct match m = match_overseen(t, match);
    (void)step;
    if (match_is_live(&m) &&
        !agreement_is_complete(t->db, match, agreement_text()->version))
        hear(t, "agreement.told_unanswered", &m, 0);
}

void agreement_hear_order(struct turn *t, int64_t match, int step)
{
    struct match m = match_overseen(t, match);
    (void)step;
    if (m.id && m.state == MATCH_AGREED && !m.order_number)
        hear(t, "agreement.told_order", &m, 0);
}

/* The question stands in its questionnaire. */
void agreement_hear_question(struct turn *t, int64_t draft, int step)
{
    struct draft d = draft_get(t->db, draft);
    (void)step;
    if (!d.filled || !match_overseen(t, d.about).id)
        return;
    const char *words = "";
    for (const struct answer *a = answers_of(t->db, d.id); a->item; a++)
        if (a->value)
            words = a->value;
    struct card *c = card(t, t->who.id, "agreement_asked", d.id);
    line(c, "agreement.told_question", name_("who", d.person),
         text_("pair", matches_everybody(t, d.about)), text_("words", words));
    button(c, format(t, "booking:with:%lld:MC", (long long)d.person), "agreement.talk");
    button(c, press_about(t, "agreement:desk", d.about), "agreement.to_desk");
    nav(c, NULL);
    show(c);
}
