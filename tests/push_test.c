/* push_test.c - manners of what comes by itself: quiet hours in the person's own zone,
 * both changes of the clock included, one message for many, five a week. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTEE);
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t due(struct rig *r)
{
    return rig_number(r, "SELECT due FROM promises ORDER BY due LIMIT 1");
}

/* Promised at one time for another. */
static void promise(struct rig *r, const char *at, const char *kind, const char *when)
{
    rig_time(r, at);
    int64_t seconds = rig_moment(r, when) - r->now;
    rig_press(r, "anna",
              talloc_asprintf(r->memory, "t:later:1:%lld:%s", (long long)seconds, kind));
}

static void go_to(struct rig *r, const char *when)
{
    int64_t seconds = rig_moment(r, when) - r->now;
    rig_wait(r, seconds);
}

/* ---- quiet hours ------------------------------------------------------------------ */

struct moving {
    const char *promised_for, *comes;
};

static void a_reminder_comes_before_quiet_hours(void **state)
{
    struct rig *r = *state;
    static const struct moving table[] = {
        { "2026-09-09 15:00", "2026-09-09 15:00" }, /* a Wednesday, by day */
        { "2026-09-09 19:59", "2026-09-09 19:59" },
        { "2026-09-09 20:00", "2026-09-09 19:45" },
        { "2026-09-09 23:30", "2026-09-09 19:45" },
        { "2026-09-10 03:00", "2026-09-09 19:45" },
        { "2026-09-10 07:59", "2026-09-09 19:45" },
        { "2026-09-10 08:00", "2026-09-10 08:00" },
        { "2026-09-12 12:00", "2026-09-11 19:45" }, /* a Saturday */
        { "2026-09-14 07:00", "2026-09-11 19:45" }, /* Monday, early */
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        promise(r, "2026-09-07 10:00", "before", table[i].promised_for);
        assert_int_equal(due(r), rig_moment(r, table[i].comes));
    }
}

static void so_it_does_over_both_changes_of_the_clock(void **state)
{
    struct rig *r = *state; /* Europe/Berlin: 29 March and 25 October 2026, Sundays */
    rig_sql(r, "UPDATE people SET quiet_weekends = 0");
    static const struct moving table[] = {
        { "2026-03-29 03:30", "2026-03-28 19:45" },
        { "2026-03-29 21:00", "2026-03-29 19:45" },
        { "2026-10-25 02:30", "2026-10-24 19:45" },
        { "2026-10-25 23:00", "2026-10-25 19:45" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        promise(r, "2026-03-02 10:00", "before", table[i].promised_for);
        assert_int_equal(due(r), rig_moment(r, table[i].comes));
    }
}

static void when_that_has_passed_it_waits_for_the_morning(void **state)
{
    struct rig *r = *state;
    promise(r, "2026-09-09 22:00", "before", "2026-09-10 07:00");
    rig_tick(r);
    assert_int_equal(r->sent_count, 0);
    go_to(r, "2026-09-10 07:59");
    assert_int_equal(r->sent_count, 0);
    go_to(r, "2026-09-10 08:00");
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
}

static void what_can_wait_waits_for_their_end(void **state)
{
    struct rig *r = *state;
    static const struct moving table[] = {
        { "2026-09-09 15:00", "2026-09-09 15:00" },
        { "2026-09-09 20:00", "2026-09-10 08:00" },
        { "2026-09-10 04:00", "2026-09-10 08:00" },
        { "2026-09-11 21:00", "2026-09-14 08:00" }, /* Friday evening: Monday */
        { "2026-09-19 12:00", "2026-09-21 08:00" }, /* Saturday */
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        rig_sql(r, "DELETE FROM pushes");
        promise(r, "2026-09-07 10:00", "words", table[i].promised_for);
        rig_forget(r);
        go_to(r, table[i].promised_for);
        r->now = rig_moment(r, table[i].comes) - 1;
        if (strcmp(table[i].promised_for, table[i].comes) != 0)
            rig_tick(r);
        assert_int_equal(r->sent_count,
                         strcmp(table[i].promised_for, table[i].comes) == 0);
        rig_wait(r, 1);
        assert_int_equal(r->sent_count, 1);
    }
}

static void so_it_does_where_the_clock_changes_at_night(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "UPDATE people SET quiet_weekends = 0");
    promise(r, "2026-03-28 10:00", "words", "2026-03-28 23:00");
    go_to(r, "2026-03-28 23:00");
    assert_int_equal(due(r), rig_moment(r, "2026-03-29 08:00"));
    assert_int_equal(due(r) - r->now, 8 * HOUR); /* one hour less of sleep */
    go_to(r, "2026-03-29 08:00");
    promise(r, "2026-10-24 10:00", "words", "2026-10-24 23:00");
    go_to(r, "2026-10-24 23:00");
    assert_int_equal(due(r) - r->now, 10 * HOUR);
}

static void quiet_hours_are_those_of_the_person(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "UPDATE people SET zone = 'Asia/Kamchatka'"); /* nine or ten hours ahead */
    promise(r, "2026-09-09 09:00", "words", "2026-09-09 11:00"); /* 21:00 there */
    go_to(r, "2026-09-09 11:00");
    assert_int_equal(r->sent_count, 0);
    assert_int_equal(due(r), rig_moment(r, "2026-09-09 22:00"));
}

static void without_quiet_hours_nothing_waits(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "UPDATE people SET quiet_from = 0, quiet_to = 0, quiet_weekends = 0");
    promise(r, "2026-09-11 10:00", "words", "2026-09-12 03:00");
    go_to(r, "2026-09-12 03:00");
    assert_int_equal(r->sent_count, 1);
}

static void what_breaks_in_comes_at_any_hour(void **state)
{
    struct rig *r = *state;
    promise(r, "2026-09-11 10:00", "now", "2026-09-12 03:00");
    go_to(r, "2026-09-12 03:00");
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
}

/* What is heard after every meeting: never at night, and however many there were. */
static void what_waits_is_held_back_by_the_night_and_by_no_number(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "UPDATE people SET pushes_a_week = 1");
    for (int i = 1; i <= 3; i++) {
        rig_press(r, "anna", talloc_asprintf(r->memory, "t:later:1:60:patient:%d", i));
        rig_wait(r, 60);
    }
    assert_int_equal(r->sent_count, 3);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM pushes"), 0);
    promise(r, "2026-09-09 19:00", "patient:4", "2026-09-09 21:00");
    rig_forget(r);
    go_to(r, "2026-09-09 21:00");
    assert_int_equal(r->sent_count, 0);
    go_to(r, "2026-09-10 08:00");
    assert_int_equal(rig_count_words(r, "anna", "fired 4 1"), 1);
}

static void what_waits_is_held_back_by_a_pause(void **state)
{
    struct rig *r = *state;
    promise(r, "2026-09-09 10:00", "patient", "2026-09-09 12:00");
    rig_sql(r, "UPDATE people SET paused_from = 1, paused_until = 1789034400");
    go_to(r, "2026-09-09 12:00");
    assert_int_equal(r->sent_count, 0);
    r->now = 1789034400; /* 2026-09-10 12:00 in Berlin */
    rig_tick(r);
    assert_int_equal(rig_count_words(r, "anna", "fired 7 1"), 1);
}

/* ---- many become one -------------------------------------------------------------- */

static void many_are_one_message_with_a_button_a_line(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:wait:1");
    rig_press(r, "anna", "t:later:1:61:now:5"); /* it comes between them, and alone */
    rig_press(r, "ben", "t:later:1:60:wait:3");
    rig_press(r, "anna", "t:later:1:62:wait:2");
    rig_press(r, "anna", "t:later:1:62:mute:4");
    rig_wait(r, 70);
    assert_int_equal(rig_count(r, "ben", DELIVER_SEND), 1);
    assert_int_equal(rig_count(r, "anna", DELIVER_SEND), 2);
    const struct rig_sent *both = rig_last(r, "anna");
    if (!strstr(both->words, "card 1"))
        both = &r->sent[0];
    assert_string_equal(both->words, "card 1\n\ncard 2");
    assert_string_equal(both->keys, "copied copy\nt:say:card 1 say\n"
                                    "copied copy\nt:say:card 2 say\n");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM pushes WHERE person = 1"), 1);
}

/* Each has two buttons: four fill a message, the fifth begins another one. */
static void no_message_has_more_than_eight_rows(void **state)
{
    struct rig *r = *state;
    const char *all[] = { "wait:1", "wait:2", "wait:3", "wait:4", "wait:5" };
    for (size_t i = 0; i < COUNT(all); i++)
        promise(r, "2026-09-09 19:00", all[i], "2026-09-09 21:00");
    go_to(r, "2026-09-09 21:00");
    go_to(r, "2026-09-10 08:00");
    assert_int_equal(r->sent_count, 2);
    assert_string_equal(r->sent[0].words, "card 1\n\ncard 2\n\ncard 3\n\ncard 4");
    assert_string_equal(r->sent[1].words, "card 5");
}

static void a_night_is_told_in_the_morning_at_once(void **state)
{
    struct rig *r = *state;
    promise(r, "2026-09-09 19:00", "wait:1", "2026-09-09 21:00");
    promise(r, "2026-09-09 19:00", "wait:2", "2026-09-09 22:00");
    promise(r, "2026-09-09 19:00", "words:3", "2026-09-10 06:00");
    go_to(r, "2026-09-09 21:00");
    go_to(r, "2026-09-09 22:00");
    go_to(r, "2026-09-10 06:00");
    assert_int_equal(r->sent_count, 0);
    go_to(r, "2026-09-10 08:00");
    assert_int_equal(r->sent_count, 1);
    assert_string_equal(r->sent[0].words, "card 1\n\ncard 2\n\nfired 3 1");
}

static void what_is_no_longer_true_says_nothing_and_counts_nothing(void **state)
{
    struct rig *r = *state;
    rig_press(r, "anna", "t:later:1:60:mute:1");
    rig_press(r, "anna", "t:later:1:60:mute:2");
    rig_wait(r, 60);
    rig_press(r, "anna", "t:later:1:60:mute:1");
    rig_wait(r, 60);
    assert_int_equal(r->sent_count, 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM pushes"), 0);
}

/* ---- five a week ------------------------------------------------------------------ */

static void the_sixth_waits_until_the_first_is_a_week_old(void **state)
{
    struct rig *r = *state;
    for (int i = 1; i <= 6; i++) {
        rig_press(r, "anna", talloc_asprintf(r->memory, "t:later:1:60:words:%d", i));
        rig_wait(r, HOUR);
    }
    assert_int_equal(r->sent_count, 5);
    int64_t first = rig_number(r, "SELECT min(at) FROM pushes");
    assert_int_equal(due(r), first + WEEK);
    rig_press(r, "anna", "t:later:1:1:now:8"); /* others are not counted */
    rig_wait(r, 1);
    assert_int_equal(r->sent_count, 6);
    rig_wait(r, first + WEEK - 1 - r->now);
    assert_int_equal(r->sent_count, 6);
    rig_wait(r, 1);
    assert_int_equal(r->sent_count, 7);
    assert_int_equal(rig_count_words(r, "anna", "fired 6 1"), 1);
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(a_reminder_comes_before_quiet_hours),
        ON_BENCH(so_it_does_over_both_changes_of_the_clock),
        ON_BENCH(when_that_has_passed_it_waits_for_the_morning),
        ON_BENCH(what_can_wait_waits_for_their_end),
        ON_BENCH(so_it_does_where_the_clock_changes_at_night),
        ON_BENCH(quiet_hours_are_those_of_the_person),
        ON_BENCH(without_quiet_hours_nothing_waits),
        ON_BENCH(what_breaks_in_comes_at_any_hour),
        ON_BENCH(what_waits_is_held_back_by_the_night_and_by_no_number),
        ON_BENCH(what_waits_is_held_back_by_a_pause),
        ON_BENCH(many_are_one_message_with_a_button_a_line),
        ON_BENCH(no_message_has_more_than_eight_rows),
        ON_BENCH(a_night_is_told_in_the_morning_at_once),
        ON_BENCH(what_is_no_longer_true_says_nothing_and_counts_nothing),
        ON_BENCH(the_sixth_waits_until_the_first_is_a_week_old),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
