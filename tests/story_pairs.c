/* story_pairs.c - matches and meetings that are there already, made by a turn of one who
 * takes part, so that every promise about them is made as well.
 *
 * match Пётр with Ира [GROUP] [LL] [paused]: a kind, a form and a state may follow, in
 * any order; without them it is TRAD, TT and active. meeting Пётр 2026-09-09 15:30 [M2]
 * [confirmed] [60m] [online]: the first match of Пётр, who proposed it; planned, M1, 45
 * minutes and «Кабинет 12» without them. With "held" it was, and everybody said so. move
 * Пётр 2026-09-10 16:00: Пётр moves the next meeting that he takes part in. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "locales/words.h"
#include "locales/zones.h"

enum { PAIR_MOST = 20 };

struct pairing {
    struct story *story;
    int64_t people[PAIR_MOST];
    enum member_role roles[PAIR_MOST];
    size_t count;
    struct match match;
    struct meeting meeting;
    enum match_state state;
    bool low;          /* it was marked low */
    const char *wrong; /* why it cannot be; NULL: it can */
};

static int64_t person_called(struct story *s, const char *name)
{
    db_memory(s->db, s->memory);
    struct account a = account_find(s->db, "terminal", story_person(s, name)->id);
    return a.person;
}

/* In a turn of this person, whose words are then sent like any other's. */
static bool in_a_turn(struct pairing *p, turn_body *body, const char *how)
{
    struct story *s = p->story;
    if (!p->count || !p->people[0])
        return story_fail(s, "it is written: %s", how);
    struct promise whom = { .kind = "story", .person = p->people[0] };
    engine_in_batch(s->engine, &whom, body, p);
    return (!p->wrong || story_fail(s, "%s", p->wrong)) && story_settle(s);
}

/* ---- a match ---------------------------------------------------------------------- */

static void read_word(struct pairing *p, const char *word, bool *mentees)
{
    if (strcmp(word, "with") == 0)
        *mentees = true;
    else if (match_kind_named(word))
        p->match.kind = word;
    else if (match_form_named(word))
        p->match.form = word;
    else if (strcmp(word, "paused") == 0)
        p->state = MATCH_PAUSED;
    else if (strcmp(word, "proposed") == 0)
        p->state = MATCH_PROPOSED;
    else if (strcmp(word, "accepted") == 0)
        p->state = MATCH_ACCEPTED;
    else if (p->count < PAIR_MOST) {
        p->roles[p->count] = *mentees ? MEMBER_MENTEE : MEMBER_MENTOR;
        p->people[p->count++] = person_called(p->story, word);
    }
}

static void make_match(struct turn *t, const void *what)
{
    struct pairing *p = (struct pairing *)(uintptr_t)what;
    p->match.organisation = t->who.organisation;
    p->match.made_by = t->who.id;
    p->match.every = 14;
    p->match.starts_on = date_in(t, p->story->zone, t->now);
    p->match.ends_on = date_after(t->db, p->match.starts_on, 270);
    int64_t id = match_add(t->db, &p->match, t->now);
    for (size_t i = 0; i < p->count; i++)
        if (p->people[i])
            member_add(t->db, id, p->people[i], p->roles[i]);
        else
            p->wrong = "a name of this match is nobody's";
    match_move(t->db, id, MATCH_DRAFT, MATCH_PROPOSED, t->now);
    if (p->state == MATCH_PROPOSED)
        return;
    for (size_t i = 0; i < p->count; i++)
        member_answer(t->db, id, p->people[i], "accepted", t->now);
    match_move(t->db, id, MATCH_PROPOSED, MATCH_ACCEPTED, t->now);
    if (p->state == MATCH_ACCEPTED) {
        agreement_begin(t, id);
        return;
    }
    match_move(t->db, id, MATCH_ACCEPTED, MATCH_AGREED, t->now);
    match_move(t->db, id, MATCH_AGREED, MATCH_ACTIVE, t->now);
    match_began(t, id);
    if (p->state == MATCH_PAUSED && match_move(t->db, id, MATCH_ACTIVE, p->state, t->now))
        match_rests(t, id);
}

bool story_pair(struct story *s, const char *rest)
{
    struct pairing p = { .story = s, .state = MATCH_ACTIVE };
    p.match.kind = "TRAD";
    p.match.form = "TT";
    char *words = talloc_strdup(s->memory, rest), *word;
    bool mentees = false;
    while ((word = strsep(&words, " ")))
        if (*word)
            read_word(&p, word, &mentees);
    return in_a_turn(&p, make_match, "match Пётр with Ира GROUP LL");
}

/* ---- a meeting -------------------------------------------------------------------- */

static void read_choice(struct pairing *p, const char *word)
{
    long minutes = strtol(word, NULL, 10);
    if (strcmp(word, "confirmed") == 0)
        p->meeting.status = MEETING_CONFIRMED;
    else if (strcmp(word, "held") == 0)
        p->meeting.status = MEETING_HELD;
    else if (strcmp(word, "online") == 0)
        p->meeting.online = true;
    else if (minutes > 0)
        p->meeting.minutes = (int)minutes;
    else
        p->meeting.type = word;
}

static void all_come(struct turn *t, int64_t id)
{
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        attendee_answer(t->db, id, a->person, 1, "yes", "");
    meeting_confirm(t->db, id, 1);
}

static void all_were(struct turn *t, int64_t id)
{
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        attendee_tell(t->db, id, a->person, "yes", "", 0, t->now);
    meeting_settle(t->db, id, MEETING_HELD, false, 0, t->now);
}

static void make_meeting(struct turn *t, const void *what)
{
    struct pairing *p = (struct pairing *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    p->meeting.organisation = t->who.organisation;
    p->meeting.match = m.id;
    p->meeting.made_by = t->who.id;
    p->meeting.zone = p->story->zone;
    p->meeting.place = p->meeting.online ? "" : "Кабинет 12";
    p->meeting.link = p->meeting.online ? "https://meet.example/pair" : "";
    if (!m.id) {
        p->wrong = "there is no match to meet in";
        return;
    }
    int64_t id = meeting_add(t->db, &p->meeting, t->now);
    if (p->meeting.status != MEETING_PLANNED)
        all_come(t, id);
    if (p->meeting.status == MEETING_HELD)
        all_were(t, id);
    if (p->meeting.status == MEETING_PLANNED)
        meeting_proposed(t, id);
    else
        meeting_timed(t, id);
}

bool story_meeting(struct story *s, const char *rest)
{
    struct pairing p = { .story = s, .count = 1 };
    char *words = talloc_strdup(s->memory, rest), *word;
    char *who = strsep(&words, " "), *date = strsep(&words, " "),
         *hour = strsep(&words, " ");
    if (!hour)
        return story_fail(s, "it is written: meeting Пётр 2026-09-09 15:30 M1 confirmed");
    p.people[0] = person_called(s, who);
    p.meeting.type = "M1";
    p.meeting.minutes = 45;
    p.meeting.starts_at =
        story_moment(s, talloc_asprintf(s->memory, "%s %s", date, hour));
    while ((word = strsep(&words, " ")))
        if (*word)
            read_choice(&p, word);
    return in_a_turn(&p, make_meeting, "meeting Пётр 2026-09-09 15:30 M1 confirmed");
}

/* ---- moved ------------------------------------------------------------------------ */

static void move_meeting(struct turn *t, const void *what)
{
    struct pairing *p = (struct pairing *)(uintptr_t)what;
    struct meeting m;
    if (!meetings_ahead_of(t->db, t->who.id, t->now, &m, 1))
        p->wrong = "there is no meeting to move";
    else if (meeting_move(t->db, m.id, m.version, p->meeting.starts_at, t->who.id, "",
                          t->now)) {
        meeting_changed(t, m.id);
        meeting_show(t, m.id);
    }
}

bool story_move(struct story *s, const char *rest)
{
    struct pairing p = { .story = s, .count = 1 };
    char *words = talloc_strdup(s->memory, rest), *who = strsep(&words, " ");
    if (!words)
        return story_fail(s, "it is written: move Пётр 2026-09-10 16:00");
    p.people[0] = person_called(s, who);
    p.meeting.starts_at = story_moment(s, words);
    return in_a_turn(&p, move_meeting, "move Пётр 2026-09-10 16:00");
}

/* ---- what is asked afterwards ----------------------------------------------------- */

static void reflect(struct turn *t, const void *what)
{
    struct pairing *p = (struct pairing *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    struct meeting last = meeting_last_held(t->db, m.id, NULL);
    if (last.id)
        reflection_ask(t, last.id, p->low);
    else
        p->wrong = "no meeting was held";
}

bool story_reflects(struct story *s, const char *rest)
{
    struct pairing p = { .story = s, .count = 1 };
    char *words = talloc_strdup(s->memory, rest), *who = strsep(&words, " ");
    p.people[0] = person_called(s, who);
    p.low = words && strcmp(words, "low") == 0;
    return in_a_turn(&p, reflect, "reflects Ира low");
}
