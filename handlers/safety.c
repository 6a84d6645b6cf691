/* safety.c - somebody is not comfortable in a match, is bullied, or is unwell: a case for
 * the safeguarding adults alone (domain.md 2 J04, 4.9 RF-23).
 *
 * Who will hear, who hears when none of those answers, and whom to leave out is said
 * before anything is sent; it takes two taps from the pair's card. Then it goes at once,
 * at any hour (safety_adults.c). The partner learns nothing, and it stands in no list but
 * that of the adults who were told. It is never closed by itself: only who took it says
 * that they talked. A guardian is told by a human, never from here.
 *
 * On the screens of both sides the words are neutral, in case somebody looks. */
#include "handlers/safety.h"

#include <string.h>

enum { PAIRS_MOST = 3 };

bool safety_found_draft(struct turn *t, int64_t id, struct help_case *h)
{
    *h = case_asked_by(t->db, t->who.id, id);
    if (h->id && h->state == CASE_DRAFT)
        return true;
    if (h->safety && (case_is_open(h) || h->state == CASE_CLOSED))
        safety_put_own(t, h, NULL);
    else
        old_button(t);
    return false;
}

/* ---- before it is sent ------------------------------------------------------------ */

static void list_people(struct card *c, const struct adults *a)
{
    for (size_t i = 0; i < a->count; i++)
        line(c, "safety.adult", name_("who", a->ids[i]));
}

static void add_contents(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t count = case_file_count(t->db, h->id);
    gap(c);
    if (*h->words || *h->tried)
        line(c, "safety.has_words");
    if (count)
        line(c, "safety.has_files", number_("count", count));
    if (!*h->words && !*h->tried && !count)
        line(c, "safety.may_write");
    if (names_caution(t))
        line(c, names_caution(t));
}

/* A tick for each pair of the actor's, unless it is about one already. */
static void add_pairs(struct turn *t, struct card *c, const struct help_case *h)
{
    int count = 0;
    row(c);
    if (h->match) {
        button(c, format(t, "safety:pair:%lld:0", (long long)h->id), "safety.no_pair");
        row(c);
        return;
    }
    for (const struct match *m = matches_of(t->db, t->who.id, false);
         m->id && count < PAIRS_MOST; m++, count++) {
        button(c, format(t, "safety:pair:%lld:%lld", (long long)h->id, (long long)m->id),
               "safety.pair", text_("who", pair_partners(t, m->id)));
        row(c);
    }
}

/* To the screen from which it was begun. */
static const char *way_back(struct turn *t, const struct help_case *h)
{
    bool state = strcmp(h->topic, "state") == 0;
    if (h->match && !state)
        return format(t, "pair:show:%lld", (long long)h->match);
    return format(t, "help:back:%lld:%s", (long long)h->id, state ? "whom" : "topic");
}

static void add_buttons(struct turn *t, struct card *c, const struct help_case *h,
                        bool anybody)
{
    if (anybody) {
        button(c, press_about(t, "safety:send", h->id), "safety.send");
        style(c, PRIMARY);
        row(c);
    }
    if (safety_everybody(t, h).count)
        button(c, press_about(t, "safety:whom", h->id), "safety.to_whom");
    add_pairs(t, c, h);
    if (*h->words || *h->tried || case_file_count(t->db, h->id))
        button(c, press_about(t, "safety:clear", h->id), "safety.clear");
    nav(c, way_back(t, h));
}

static void put_draft(struct turn *t, const struct help_case *h)
{
    struct adults first = safety_first(t, h), after = safety_after(t, h);
    struct card *c = card(t, t->who.id, "safety", h->id);
    line(c, first.count ? "safety.before" : "safety.nobody");
    list_people(c, &first);
    if (first.count && after.count) {
        line(c, "safety.then");
        list_people(c, &after);
    }
    safety_add_left_out(t, c, h);
    if (h->match) {
        gap(c);
        line(c, "safety.about", text_("who", pair_partners(t, h->match)));
    }
    if (first.count)
        add_contents(t, c, h);
    safety_helpline(t, c);
    add_buttons(t, c, h, first.count > 0);
    show(c);
}

void safety_begin(struct turn *t, int64_t draft)
{
    struct help_case h;
    if (safety_found_draft(t, draft, &h))
        put_draft(t, &h);
}

/* A draft of this actor about that match which is for the adults already; a new one lasts
 * as long as any (help.c). */
static struct help_case draft_about(struct turn *t, int64_t match)
{
    struct help_case h = case_draft_of(t->db, t->who.id);
    if (h.id && h.match == match && strcmp(h.topic, "safety") == 0)
        return h;
    int64_t id = case_add(t->db, t->who.organisation, t->who.id, t->now);
    h = case_asked_by(t->db, t->who.id, id);
    h.match = match;
    h.topic = "safety";
    h.urgency = "now";
    h.addressed = "adults";
    h.safety = true;
    case_save(t->db, &h);
    later(t, "help.stale", t->who.id, id, 0, t->now + DAY);
    return case_asked_by(t->db, t->who.id, id);
}

/* safety:about:<match> */
void safety_about(struct turn *t, int64_t match)
{
    struct match m = match_of(t->db, t->who.id, match);
    if (!m.id || m.state == MATCH_DRAFT) {
        old_button(t);
        return;
    }
    int64_t open = safety_case_of(t->db, t->who.id, match);
    struct help_case h = open ? case_anywhere(t->db, open) : draft_about(t, match);
    if (open)
        safety_put_own(t, &h, NULL);
    else
        put_draft(t, &h);
}

/* ---- it is sent ------------------------------------------------------------------- */

/* Its match may be forgotten some day; whom it passes by must not. */
static void leave_out_members(struct turn *t, const struct help_case *h)
{
    if (h->match)
        for (const struct member *m = members_ever(t->db, h->match); m->person; m++)
            if (m->person != h->asker)
                case_person_add(t->db, h->id, m->person, "left_out");
}

bool safety_send(struct turn *t, const struct help_case *draft)
{
    struct help_case h = *draft;
    struct adults first = safety_first(t, &h);
    h.safety = true;
    h.addressed = "adults";
    h.urgency = "now";
    h.topic = strcmp(h.topic, "state") == 0 ? "state" : "safety";
    h.mentor = 0;
    h.others = false;
    if (!first.count)
        return false;
    case_save(t->db, &h);
    if (!case_send(t->db, h.id, first.ids[0], t->now + UNHEARD_AFTER, t->now))
        return false;
    leave_out_members(t, &h);
    safety_widen(t, &h, &first);
    safety_call(t, h.id);
    case_record(t->db, h.id, t->who.id, "asked", first.ids[0], t->now);
    audit_add(t->db, t->now, h.organisation, t->who.id, "safety.told", h.id,
              format(t, "%d", (int)first.count));
    return true;
}

/* safety:send:<draft> */
static void send(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!safety_found_draft(t, id, &h))
        return;
    int64_t open = safety_case_of(t->db, t->who.id, h.match);
    if (open) {
        safety_join(t, &h, open);
        return;
    }
    if (!safety_send(t, &h)) {
        put_draft(t, &h);
        return;
    }
    forget(t, "help.stale", t->who.id, id);
    h = case_asked_by(t->db, t->who.id, id);
    safety_put_own(t, &h, NULL);
}

/* safety:show:<case>: each side its own */
static void show_case(struct turn *t, int64_t id)
{
    struct help_case own = case_asked_by(t->db, t->who.id, id), h = safety_for(t, id);
    if (own.safety && own.state != CASE_DRAFT)
        safety_put_own(t, &own, NULL);
    else if (h.id)
        safety_put_case(t, &h, NULL);
    else
        old_button(t);
}

/* ---- for the other features ------------------------------------------------------- */

bool safety_stops(struct turn *t, int64_t match)
{
    return safety_case_about(t->db, match);
}

const char *safety_press(struct turn *t, int64_t match)
{
    return format(t, "safety:about:%lld", (long long)match);
}

int64_t safety_waiting(struct turn *t)
{
    return safety_cases_waiting(t->db, t->who.id);
}

static const struct action actions[] = {
    { "about", MEMBER, safety_about },
    { "again", MEMBER, safety_again },
    { "clear", MEMBER, safety_clear },
    { "draft", MEMBER, safety_begin },
    { "files", MEMBER, safety_files },
    { "free", MEMBER, safety_free },
    { "hand", MEMBER, safety_hand },
    { "helpline", CURATOR | DEPUTY | HEAD, safety_ask_helpline },
    { "is_safe", MEMBER, safety_is_safe },
    { "leave", MEMBER, safety_leave },
    { "list", MEMBER, safety_list },
    { "note", MEMBER, safety_note },
    { "notes", MEMBER, safety_notes },
    { "pair", MEMBER, safety_pair },
    { "safe", MEMBER, safety_safe },
    { "send", MEMBER, send },
    { "show", MEMBER, show_case },
    { "take", MEMBER, safety_take },
    { "talked", MEMBER, safety_talked },
    { "to", MEMBER, safety_to },
    { "whom", MEMBER, safety_whom },
    { 0 },
};
static const struct due due[] = {
    { "remind", BREAKS_IN, 0, safety_remind },
    { "still", BREAKS_IN, 0, safety_still },
    { "tell", BREAKS_IN, 0, safety_tell },
    { "unheard", BREAKS_IN, 0, safety_unheard },
    { 0 },
};
static const struct filled filled[] = {
    { "safety_helpline", safety_helpline_told },
    { "safety_note", safety_noted },
    { 0 },
};

const struct feature safety = {
    .name = "safety",
    .talk = "talk",
    .actions = actions,
    .due = due,
    .filled = filled,
    .wrote = safety_wrote,
    .corrected = safety_corrected,
    .undelivered = safety_undelivered,
};
