/* safety_card.c - a safety case as the adult reads it who was told: who, when, the words
 * and files, what to do; they take it, and it stays theirs until they have talked. Every
 * reading is noted. The list of those that are open is there for those adults alone. */
#include "handlers/safety.h"

#include <string.h>

enum { LISTED = 5, LISTED_MOST = 50, SHORT_WORDS = 3000 /* bytes */ };

struct help_case safety_for(struct turn *t, int64_t id)
{
    struct help_case h = case_for(t->db, t->who.id, id);
    bool theirs = h.safety && h.asker != t->who.id && h.state != CASE_DRAFT &&
                  h.organisation == t->who.organisation;
    return theirs ? h : (struct help_case){ 0 };
}

bool safety_found_case(struct turn *t, int64_t id, struct help_case *h)
{
    *h = safety_for(t, id);
    if (!h->id)
        old_button(t);
    return h->id;
}

/* ---- what it says ----------------------------------------------------------------- */

static void add_words(struct card *c, const struct help_case *h)
{
    if (!*h->words && !*h->tried) {
        line(c, "safety.case_no_words");
        return;
    }
    if (strlen(h->words) + strlen(h->tried) > SHORT_WORDS) {
        line(c, "safety.case_long");
        return;
    }
    if (*h->words)
        line(c, "safety.case_words", text_("words", h->words));
    if (*h->tried)
        line(c, "safety.case_tried", text_("words", h->tried));
}

static void add_people(struct turn *t, struct card *c, const struct help_case *h)
{
    line(c, strcmp(h->topic, "state") == 0 ? "safety.case_state" : "safety.case_safety",
         name_("who", h->asker), when_("at", h->asked_at));
    if (h->match)
        for (const struct member *m = members_of(t->db, h->match); m->person; m++)
            if (m->person != h->asker)
                line(c, "safety.case_with", name_("who", m->person));
    for (const struct case_person *p = case_left_out(t->db, h->id); p->person; p++)
        line(c, "safety.case_without", name_("who", p->person));
}

static void add_course(struct turn *t, struct card *c, const struct help_case *h)
{
    if (safety_case_had(t->db, h->id, "safe", h->asker))
        line(c, "safety.case_safe");
    if (account_lost_since(t->db, h->asker))
        line(c, "safety.case_unreachable");
    if (!case_is_open(h))
        line(c, "safety.case_over", name_("who", h->owner), day_("at", h->closed_at));
    else if (h->state == CASE_TAKEN)
        line(c, "safety.case_taken", name_("who", h->owner));
}

/* ---- what can be done ------------------------------------------------------------- */

static void add_owners(struct turn *t, struct card *c, const struct help_case *h)
{
    button(c, format(t, "talk:open:%lld", (long long)h->id), "safety.write");
    button(c,
           format(t, "booking:with:%lld:%s", (long long)h->asker,
                  has_role(t, CURATOR | DEPUTY | HEAD) ? "MC" : "MK"),
           "safety.meet");
    row(c);
    button(c, press_about(t, "safety:hand", h->id), "safety.hand");
    row(c);
}

/* Somebody else has had it for a day, and has not said that they talked. */
static bool may_take_over(const struct turn *t, const struct help_case *h)
{
    return h->state == CASE_TAKEN && h->owner != t->who.id && h->taken_at + DAY <= t->now;
}

static void add_buttons(struct turn *t, struct card *c, const struct help_case *h)
{
    bool own = h->state == CASE_TAKEN && h->owner == t->who.id;
    if (h->state == CASE_WAITING || may_take_over(t, h)) {
        button(c, press_about(t, "safety:take", h->id),
               h->state == CASE_WAITING ? "safety.take" : "safety.take_over");
        style(c, PRIMARY);
        row(c);
    }
    if (own)
        add_owners(t, c, h);
    if (case_file_count(t->db, h->id) ||
        strlen(h->words) + strlen(h->tried) > SHORT_WORDS)
        button(c, press_about(t, "safety:files", h->id), "safety.files");
    button(c, press_about(t, "safety:notes", h->id), "safety.notes");
    row(c);
    if (own)
        button(c, press_about(t, "safety:talked", h->id), "safety.talked");
    nav(c, "safety:list");
}

void safety_put_case(struct turn *t, const struct help_case *h, const char *above)
{
    struct card *c = card(t, t->who.id, "safety", h->id);
    if (!case_person_find(t->db, h->id, t->who.id).opened_at)
        case_record(t->db, h->id, t->who.id, "opened", 0, t->now);
    case_person_opened(t->db, h->id, t->who.id, t->now);
    audit_add(t->db, t->now, h->organisation, t->who.id, "safety.opened", h->id, NULL);
    if (above) {
        line(c, above);
        gap(c);
    }
    add_people(t, c, h);
    gap(c);
    add_words(c, h);
    gap(c);
    if (h->match)
        line(c, "safety.case_quiet");
    line(c, "safety.case_what_to_do");
    line(c, "safety.case_guardian");
    add_course(t, c, h);
    add_buttons(t, c, h);
    show(c);
}

void safety_refresh(struct turn *t, const struct help_case *h)
{
    for (const struct case_person *p = case_people(t->db, h->id); p->person; p++) {
        if (p->person == t->who.id)
            continue;
        forget(t, "safety.tell", p->person, h->id);
        struct card *c = card(t, p->person, "safety", h->id);
        line(c, case_is_open(h) ? "safety.somebody_has" : "safety.is_over",
             name_("who", h->owner));
        button(c, press_about(t, "safety:show", h->id), "safety.open");
        show_in_place(c);
    }
}

/* ---- the list --------------------------------------------------------------------- */

/* safety:list[:<skip>] */
void safety_list(struct turn *t, int64_t skip)
{
    struct help_case open[LISTED_MOST];
    size_t count = safety_cases_for(t->db, t->who.id, open, LISTED_MOST);
    size_t from = skip > 0 && skip < (int64_t)count ? (size_t)skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "safety.list" : "safety.list_none");
    for (size_t i = from; i < count && i < from + LISTED; i++) {
        button(c, press_about(t, "safety:show", open[i].id),
               open[i].state == CASE_TAKEN ? "safety.listed_taken" : "safety.listed",
               day_("day", open[i].asked_at), clock_("time", open[i].asked_at));
        row(c);
    }
    if (from + LISTED < count)
        button(c, format(t, "safety:list:%d", (int)from + LISTED), "safety.next");
    else if (from)
        button(c, "safety:list", "safety.to_top");
    nav(c, NULL);
    show(c);
}

/* ---- taking it, and talking ------------------------------------------------------- */

void safety_take(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!safety_found_case(t, id, &h))
        return;
    if (may_take_over(t, &h))
        case_hand(t->db, id, h.owner, t->who.id, h.level, h.answer_by);
    bool taken = case_take(t->db, id, t->who.id, 0, t->now);
    h = case_anywhere(t->db, id);
    if (taken) {
        forget(t, "safety.unheard", 0, id);
        later(t, "safety.still", 0, id, 1, t->now + DAY);
        case_record(t->db, id, t->who.id, "taken", 0, t->now);
        audit_add(t->db, t->now, h.organisation, t->who.id, "safety.taken", id, NULL);
        tell(t, h.asker, "safety.is_taken", name_("who", t->who.id));
        safety_refresh(t, &h);
    }
    safety_put_case(t, &h, NULL);
}

/* The asker hears it, and says by one tap when it is not so. */
static void tell_asker(struct turn *t, const struct help_case *h)
{
    struct card *c = card(t, h->asker, "safety", h->id);
    line(c, "safety.own_over", name_("who", h->owner));
    button(c, press_about(t, "safety:again", h->id), "safety.again");
    nav(c, NULL);
    show(c);
}

void safety_talked(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!safety_found_case(t, id, &h))
        return;
    if (h.state == CASE_TAKEN && h.owner == t->who.id &&
        case_close(t->db, id, "talked", NULL, t->now)) {
        h = case_anywhere(t->db, id);
        forget(t, "safety.still", 0, id);
        case_record(t->db, id, t->who.id, "talked", 0, t->now);
        audit_add(t->db, t->now, h.organisation, t->who.id, "safety.over", id, NULL);
        tell_asker(t, &h);
        safety_refresh(t, &h);
    }
    safety_put_case(t, &h, NULL);
}

/* safety:files:<case>: each file, and words that are too long for the card. */
void safety_files(struct turn *t, int64_t id)
{
    struct help_case h;
    if (!safety_found_case(t, id, &h))
        return;
    if (strlen(h.words) + strlen(h.tried) > SHORT_WORDS)
        say(t, "safety.case_words",
            text_("words", format(t, "%s\n%s", h.words, h.tried)));
    for (const int64_t *file = case_files(t->db, id); *file; file++)
        send_file(t, t->who.id, *file, "safety.file");
    safety_put_case(t, &h, NULL);
}
