/* took_place_card.c - one card for each side about a meeting that was to be: the
 * question, and in its place what they said and what became of it.
 *
 * It is put together from the rows alone, so a tap that comes twice or late shows how
 * things are. What the other side said is on nobody's card. */
#include "handlers/took_place.h"

#include <string.h>

static bool is(const char *word, const char *other)
{
    return word && strcmp(word, other) == 0;
}

bool took_place_declined(const struct attendee *a)
{
    return is(a->answer, "no") && !a->held;
}

bool took_place_says_yes(const struct attendee *a)
{
    return is(a->held, "yes") || is(a->held, "shorter");
}

bool took_place_decided(const struct meeting *m)
{
    return strcmp(m->reason, "decided") == 0;
}

const char *took_place_press(struct turn *t, const char *verb, const struct meeting *m)
{
    return format(t, "took_place:%s:%lld:%d", verb, (long long)m->id, m->version);
}

struct value took_place_at(const struct meeting *m)
{
    if (m->logged) /* nobody has told the hour */
        return in_zone_(day_("at", m->starts_at), m->zone);
    struct value at = when_("at", m->starts_at);
    return m->online ? at : in_zone_(at, m->zone);
}

const char *took_place_people(struct turn *t, const struct meeting *m, int64_t but)
{
    const char *all = "";
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        if (a->person != but)
            all = list_with(t, all, names_of(t, a->person));
    return all;
}

static int people_in(struct turn *t, const struct meeting *m)
{
    int count = 0;
    for (const struct attendee *a = attendees_of(t->db, m->id); a->person; a++)
        count++;
    return count;
}

/* ---- marks ------------------------------------------------------------------------ */

static bool is_marked_by_another(const struct attendee *a)
{
    return a->marked_by && a->marked_by != a->person;
}

static void put_mark(struct card *c, const struct attendee *a)
{
    if (is_marked_by_another(a) && a->present >= 0)
        line(c, a->present ? "took_place.marked_there" : "took_place.marked_away");
    if (a->disputed_at)
        line(c, "took_place.contested");
}

static void add_dispute(struct card *c, struct turn *t, const struct meeting *m,
                        const struct attendee *a)
{
    if (!a->disputed_at && (m->settled_at || is_marked_by_another(a)))
        button(c, press_about(t, "took_place:dispute", m->id), "took_place.dispute");
}

/* ---- the question ----------------------------------------------------------------- */

/* A mentor tells how long it was in the same tap (PMM0, domain.md 3.8). */
static bool tells_length(struct turn *t, const struct meeting *m)
{
    return m->match && member_find(t->db, m->match, t->who.id).person &&
           pair_role(t, m->match, t->who.id, m->topic) == MEMBER_MENTOR;
}

static void add(struct card *c, struct turn *t, const char *verb, const struct meeting *m,
                const char *key)
{
    button(c, took_place_press(t, verb, m), key);
}

static void add_lengths(struct card *c, struct turn *t, const struct meeting *m)
{
    static const int lengths[] = { 15, 30, 45, 60, 90 };
    for (size_t i = 0; i < COUNT(lengths); i++) {
        const char *key = i == 0                    ? "took_place.yes_up_to"
                          : i + 1 == COUNT(lengths) ? "took_place.yes_and_more"
                                                    : "took_place.yes_minutes";
        button(c, format(t, "%s:%d", took_place_press(t, "yes", m), lengths[i]), key,
               number_("count", lengths[i]));
        if (i == 0 || i == 2 || i == 4)
            row(c);
    }
}

static void add_answers(struct card *c, struct turn *t, const struct meeting *m)
{
    if (m->logged) {
        add(c, t, "yes", m, "took_place.yes");
        add(c, t, "no", m, "took_place.no");
        return;
    }
    if (tells_length(t, m)) {
        add_lengths(c, t, m);
    } else {
        add(c, t, "yes", m, "took_place.yes");
        add(c, t, "shorter", m, "took_place.shorter");
        row(c);
    }
    add(c, t, "moved", m, "took_place.moved");
    add(c, t, "no", m, "took_place.no");
    row(c);
    if (people_in(t, m) > 2)
        add(c, t, "away", m, "took_place.away");
}

static const char *question(struct turn *t, const struct meeting *m,
                            const struct attendee *a)
{
    if (a->asked == ASKED_AGAIN)
        return "took_place.again";
    if (m->logged)
        return "took_place.ask_logged";
    return tells_length(t, m) ? "took_place.ask_length" : "took_place.ask";
}

static void put_question(struct card *c, struct turn *t, const struct meeting *m,
                         const struct attendee *a)
{
    line(c, question(t, m, a), took_place_at(m),
         in_zone_(day_("day", m->starts_at), m->zone), number_("count", m->minutes));
    line(c, "took_place.with", text_("who", took_place_people(t, m, t->who.id)));
    put_mark(c, a);
    gap(c);
    line(c, "took_place.who_sees");
    add_answers(c, t, m);
    row(c);
    if (is_marked_by_another(a))
        add_dispute(c, t, m, a);
}

/* ---- why not ---------------------------------------------------------------------- */

static void put_why(struct card *c, struct turn *t, const struct meeting *m)
{
    static const char *const why[][2] = {
        { "ill", "took_place.why_ill" },       { "mine", "took_place.why_mine" },
        { "forgot", "took_place.why_forgot" }, { "theirs", "took_place.why_theirs" },
        { "else", "took_place.why_else" },
    };
    line(c, "took_place.why", took_place_at(m));
    for (size_t i = 0; i < COUNT(why); i++) {
        button(c, format(t, "took_place:why:%lld:%s", (long long)m->id, why[i][0]),
               why[i][1]);
        if (i % 2 == 1)
            row(c);
    }
}

/* ---- what was said, and what became of it ----------------------------------------- */

static void put_said(struct card *c, struct turn *t, const struct attendee *a)
{
    if (a->held && took_place_says_yes(a) && a->present == 0)
        line(c, "took_place.said_away");
    else if (a->held)
        line(c, format(t, "took_place.said_%s", a->held));
}

static void put_outcome(struct card *c, struct turn *t, const struct meeting *m,
                        const struct attendee *a)
{
    if (m->settled_at)
        line(c, format(t, "took_place.is_%s", meeting_status_word(m->status)));
    else if (!is(a->held, "moved"))
        line(c, "took_place.is_open");
}

/* Another day, or none: its time is for the sides to find. */
static void put_days(struct card *c, struct turn *t, const struct meeting *m)
{
    if (meeting_is_open(m) && !m->logged) {
        line(c, "took_place.pick");
        button(c, format(t, "booking:move:%lld:%d", (long long)m->id, m->version),
               "took_place.pick_day");
        style(c, PRIMARY);
        row(c);
        add(c, t, "no_day", m, "took_place.no_day");
        row(c);
    } else if (m->match) {
        button(c, booking_press(t, m->match), "took_place.book");
        row(c);
    }
}

static void put_answer(struct card *c, struct turn *t, const struct meeting *m,
                       const struct attendee *a)
{
    line(c, "took_place.meeting", took_place_at(m),
         text_("who", took_place_people(t, m, t->who.id)));
    put_said(c, t, a);
    put_outcome(c, t, m, a);
    put_mark(c, a);
    add_dispute(c, t, m, a);
    row(c);
    if (is(a->held, "moved"))
        put_days(c, t, m);
}

void took_place_put(struct turn *t, const struct meeting *m, const char *above)
{
    struct attendee a = attendee_find(t->db, m->id, t->who.id);
    struct card *c = card(t, t->who.id, "took_place", m->id);
    if (above) {
        line(c, above);
        gap(c);
    }
    if ((!a.held || a.asked == ASKED_AGAIN) && !took_place_decided(m))
        put_question(c, t, m, &a);
    else if (is(a.held, "no") && !*a.held_reason && !took_place_decided(m))
        put_why(c, t, m);
    else
        put_answer(c, t, m, &a);
    show(c);
}
