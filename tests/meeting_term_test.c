/* meeting_term_test.c - a term of meetings that are moved, cancelled and forgotten at
 * random, while the process dies again and again: no reminder ever shows a time that is
 * not the meeting's.
 *
 * Every time that any meeting ever has is a minute of the day of its own, so an old one
 * cannot be taken for a new one. Whatever appears in a chat is read: the hours in it must
 * be those of a meeting as it stands in the database at that moment. A text may name the
 * time that a meeting had before only beside the one it has now, or to say that it was
 * cancelled, and then without a button to come. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "locales/words.h"
#include "locales/zones.h"
#include "tests/story_inside.h"

enum { TERMS = 4, WEEKS = 16, ACTS_A_WEEK = 7, FIRST_MINUTE = 8 * 60 + 31 };
enum { MINUTES_OF_DAY = 690 };
static const char *const names[] = { "Пётр", "Ира" };

struct term {
    struct story *s;
    unsigned random;
    int minute;                /* the next one that no meeting ever had */
    size_t read[COUNT(names)]; /* so much of each chat was looked at */
    int reminders, restarts, moves, cancellations;
};

static unsigned dice(struct term *t, unsigned sides)
{
    t->random = t->random * 1103515245u + 12345u;
    return (t->random >> 16) % sides;
}

/* ---- what is shown ---------------------------------------------------------------- */

/* What this minute of the day belongs to: a meeting that has it now, had it before it was
 * moved, had it when somebody cancelled it, or none. What nobody answered is cancelled by
 * itself when its time has passed: until then it was to come. */
enum owner { NOBODYS, PRESENT, FORMER, CANCELLED };

static bool is_at(const struct term *t, const char *zone, int64_t at, int minute)
{
    struct local there = zone_local(words_zones(t->s->set->words), zone, at);
    return at && there.hour * 60 + there.minute == minute;
}

/* Before it was moved last, or when somebody was told of it last. */
static bool was_before(const struct term *t, const struct meeting *m, int minute)
{
    bool was = is_at(t, m->zone, m->was_at, minute);
    for (const struct attendee *a = attendees_of(t->s->db, m->id); a->person; a++)
        was |= is_at(t, m->zone, a->was, minute);
    return was;
}

static enum owner owner_of(struct term *t, int minute)
{
    for (int64_t id = 1;; id++) {
        struct meeting m = meeting_find(t->s->db, 1, id);
        if (!m.id)
            return NOBODYS;
        if (is_at(t, m.zone, m.starts_at, minute))
            return m.status == MEETING_CANCELLED && !m.settled_at ? CANCELLED : PRESENT;
        if (was_before(t, &m, minute))
            return FORMER;
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "15:31" at that place of a text, in minutes; -1: there is none. */
static int clock_at(const char *text, const char *at)
{
    if (at > text && (is_digit(at[-1]) || at[-1] == ':'))
        return -1;
    if (!is_digit(at[0]) || !is_digit(at[1]) || at[2] != ':' || !is_digit(at[3]) ||
        !is_digit(at[4]) || is_digit(at[5]))
        return -1;
    return ((at[0] - '0') * 10 + at[1] - '0') * 60 + (at[3] - '0') * 10 + at[4] - '0';
}

static bool has_press(const struct terminal_shown *shown, const char *beginning)
{
    for (size_t i = 0; i < shown->key_count; i++)
        if (strncmp(shown->keys[i].value, beginning, strlen(beginning)) == 0)
            return true;
    return false;
}

static void look_at(struct term *t, const struct terminal_shown *shown)
{
    int present = 0, former = 0, cancelled = 0;
    for (const char *at = shown->plain; *at; at++) {
        int minute = clock_at(shown->plain, at);
        enum owner owner = minute >= FIRST_MINUTE ? owner_of(t, minute) : NOBODYS;
        bool odd = minute >= FIRST_MINUTE && minute % 5 != 0;
        if (odd && owner == NOBODYS)
            fail_msg("nothing has this time any more: %s", shown->plain);
        present += owner == PRESENT;
        former += owner == FORMER;
        cancelled += owner == CANCELLED;
    }
    bool reminds = has_press(shown, "reminders:snooze");
    if (former && (!present || reminds))
        fail_msg("an old time: %s", shown->plain);
    if (cancelled && (reminds || has_press(shown, "meeting:yes")))
        fail_msg("asks to come to what was cancelled: %s", shown->plain);
    t->reminders += reminds && present == 1;
}

static void look(struct term *t)
{
    db_memory(t->s->db, t->s->memory);
    for (size_t who = 0; who < COUNT(names); who++) {
        const struct terminal_chat *c = story_chat(t->s, story_person(t->s, names[who]));
        for (; t->read[who] < c->shown_count; t->read[who]++) {
            const struct terminal_shown *shown = &c->shown[t->read[who]];
            if (shown->look == TERMINAL_SENT || shown->look == TERMINAL_EDITED)
                look_at(t, shown);
        }
    }
}

/* ---- what happens ----------------------------------------------------------------- */

/* The only moment of some day from tomorrow on, at a minute of its own. */
static int64_t fresh_time(struct term *t)
{
    struct zones *zones = words_zones(t->s->set->words);
    struct local at = zone_local(zones, t->s->zone, t->s->now);
    do
        t->minute++;
    while ((FIRST_MINUTE + t->minute) % 5 == 0);
    if (t->minute >= MINUTES_OF_DAY)
        return 0;
    at.day += 1 + (int)dice(t, 5);
    at.hour = (FIRST_MINUTE + t->minute) / 60;
    at.minute = (FIRST_MINUTE + t->minute) % 60;
    at.second = 0;
    return zone_moment(zones, t->s->zone, &at);
}

struct act {
    struct term *term;
    int64_t at; /* seconds UTC; 0: it is cancelled */
};

/* Any meeting that is open; id 0: none. */
static struct meeting some_meeting(struct term *term, struct turn *t)
{
    struct meeting ahead[5];
    size_t count = meetings_ahead_of(t->db, t->who.id, t->now, ahead, COUNT(ahead));
    return count ? ahead[dice(term, (unsigned)count)] : (struct meeting){ 0 };
}

static void propose(struct turn *t, const void *what)
{
    const struct act *a = what;
    struct match m = match_first_of(t->db, t->who.id);
    meeting_proposed(t, meeting_add(t->db,
                                    &(struct meeting){ .organisation = 1,
                                                       .match = m.id,
                                                       .type = "M4",
                                                       .starts_at = a->at,
                                                       .minutes = 45,
                                                       .zone = t->who.zone,
                                                       .place = "12",
                                                       .made_by = t->who.id },
                                    t->now));
}

static void confirm(struct turn *t, const void *what)
{
    const struct act *a = what;
    struct meeting m = some_meeting(a->term, t);
    if (!m.id || !attendee_answer(t->db, m.id, t->who.id, m.version, "yes", ""))
        return;
    if (meeting_is_agreed(t->db, &m))
        meeting_confirm(t->db, m.id, m.version);
    meeting_timed(t, m.id);
}

static void move(struct turn *t, const void *what)
{
    const struct act *a = what;
    struct meeting m = some_meeting(a->term, t);
    if (m.id && meeting_move(t->db, m.id, m.version, a->at, t->who.id, "", t->now)) {
        a->term->moves++;
        meeting_changed(t, m.id);
    }
}

static void cancel(struct turn *t, const void *what)
{
    const struct act *a = what;
    struct meeting m = some_meeting(a->term, t);
    if (m.id && meeting_cancel(t->db, m.id, m.version, t->who.id, "", t->now)) {
        a->term->cancellations++;
        meeting_changed(t, m.id);
    }
}

static void act(struct term *t, turn_body *body)
{
    struct act a = { .term = t, .at = fresh_time(t) };
    struct promise whom = { .kind = "test", .person = 0 };
    db_memory(t->s->db, t->s->memory);
    const char *who = story_person(t->s, names[dice(t, COUNT(names))])->id;
    whom.person = account_find(t->s->db, "terminal", who).person;
    if (a.at)
        engine_in_batch(t->s->engine, &whom, body, &a);
    assert_true(story_settle(t->s));
}

static void something(struct term *t)
{
    static turn_body *const acts[] = { propose, propose, confirm, confirm,
                                       confirm, move,    move,    cancel };
    act(t, acts[dice(t, COUNT(acts))]);
    look(t);
    if (dice(t, 4) == 0) {
        t->restarts++;
        assert_true(story_restart(t->s));
        look(t);
    }
    assert_true(story_wait(t->s, talloc_asprintf(t->s->memory, "%uh", 2 + dice(t, 30))));
    look(t);
}

/* ---- a term ----------------------------------------------------------------------- */

static void begin(struct term *t, const struct story_settings *set)
{
    struct story *s = talloc_zero(NULL, struct story);
    *s = (struct story){ .set = set,
                         .file = "term",
                         .memory = talloc_new(s),
                         .zone = "Europe/Berlin",
                         .ticks = 1,
                         .flood = 1000 };
    t->s = s;
    assert_true(story_begin(s));
    assert_true(story_school(s, "small"));
    assert_true(story_now(s, "2026-09-07 10:00 Europe/Berlin"));
    assert_true(story_make_school(s));
    assert_true(story_pair(s, "Пётр with Ира"));
}

static void one_term(unsigned seed, const struct words *words)
{
    struct story_settings set = { .product = &product, .words = words, .out = stderr };
    struct term t = { .random = seed };
    begin(&t, &set);
    for (int i = 0; i < WEEKS * ACTS_A_WEEK; i++)
        something(&t);
    if (t.s->told || t.s->failures)
        fail_msg("a turn failed: %s", t.s->told ? t.s->told : story_failure(t.s));
    assert_true(t.reminders > 10);
    assert_true(t.moves > 5 && t.cancellations > 2 && t.restarts > 10);
    story_end(t.s);
    talloc_free(t.s);
}

static void no_reminder_shows_an_old_time(void **state)
{
    (void)state;
    struct buffer why = { .max = 65536 };
    struct words *words = words_open(NULL, &why);
    assert_non_null(words);
    for (unsigned seed = 1; seed <= TERMS; seed++)
        one_term(seed, words);
    words_free(words);
    buffer_fini(&why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_reminder_shows_an_old_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
