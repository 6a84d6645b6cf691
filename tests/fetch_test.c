/* fetch_test.c - a file that is to be read: wanted in one turn, told in a later one,
 * across restarts, a few attempts, and once. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/rig.h"

/* ---- a product that wants files -----------------------------------------------------
 */

static void want(struct turn *t, int64_t file)
{
    fetch_file(t, file, "reader.came", 7);
    say(t, "t.text", text_("text", "wanted"));
}

static void came(struct turn *t, int64_t about, const struct got *got)
{
    const char *bytes = got->bytes ? got->bytes : "nothing";
    must(t, strcmp(bytes, "bug") != 0);
    say(t, "t.text",
        text_("text", format(t, "%lld %s %d%s%s", (long long)about, bytes, (int)got->size,
                             *got->why ? " " : "", got->why)));
}

static const struct action actions[] = { { "want", MEMBER, want }, { 0 } };
static const struct fetched_as fetched[] = { { "came", came }, { 0 } };
static const struct feature reader = {
    .name = "reader",
    .actions = actions,
    .fetched = fetched,
};
static const struct feature *const features[] = { &reader, NULL };

static int begin(void **state)
{
    static struct product readers;
    readers = rig_product;
    readers.features = features;
    struct rig *r = rig_open(&readers);
    rig_person(r, "ann", MEMBER);
    rig_sql(r, "INSERT INTO files (id, person, messenger, external, kind, made_at) VALUES"
               " (1, 1, 'test', 'X1', 'document', 5)");
    rig_say(r, "ann", "hello");
    rig_press(r, "ann", "reader:want:1");
    rig_forget(r);
    *state = r;
    return 0;
}

static int end(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t wanted(struct rig *r)
{
    return rig_number(r, "SELECT count(*) FROM fetches");
}

/* One attempt, which ends so. */
static void attempt(struct rig *r, enum fetch_end how, const char *bytes)
{
    struct fetch f = engine_next_fetch(r->engine);
    assert_int_not_equal(f.id, 0);
    assert_string_equal(f.external, "X1");
    engine_fetched(r->engine, &f,
                   &(struct fetched){ .end = how,
                                      .bytes = bytes,
                                      .size = bytes ? strlen(bytes) : 0,
                                      .why = "as the test wants it" });
    rig_send(r);
}

static void is_told(struct rig *r, const char *words)
{
    const struct rig_sent *last = rig_last(r, "ann");
    assert_non_null(last);
    assert_string_equal(last->words, words);
}

static void the_bytes_are_told_once_and_the_file_is_forgotten(void **state)
{
    struct rig *r = *state;
    attempt(r, FETCH_OK, "a;b");
    is_told(r, "7 a;b 3");
    assert_int_equal(wanted(r), 0);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 0);
    assert_int_equal(engine_next_fetch(r->engine).id, 0);
    assert_int_equal(rig_count(r, "ann", DELIVER_SEND), 1);
}

static void a_file_that_was_kept_stays(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "INSERT INTO diary (person, text, file, at) VALUES (1, '', 1, 5)");
    attempt(r, FETCH_OK, "a");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM files"), 1);
}

static void a_restart_in_between_asks_once_more(void **state)
{
    struct rig *r = *state;
    assert_int_not_equal(engine_next_fetch(r->engine).id, 0);
    rig_restart(r);
    attempt(r, FETCH_OK, "after it");
    is_told(r, "7 after it 8");
}

static void what_fails_is_tried_six_times_and_then_given_up(void **state)
{
    struct rig *r = *state;
    for (int i = 0; i < 5; i++) {
        attempt(r, FETCH_RETRY, NULL);
        assert_int_equal(engine_next_fetch(r->engine).id, 0);
        assert_null(rig_last(r, "ann"));
        rig_restart(r);
        rig_wait(r, 600);
    }
    attempt(r, FETCH_RETRY, NULL);
    is_told(r, "7 nothing 0 lost");
    assert_int_equal(wanted(r), 0);
}

static void the_server_may_ask_for_a_longer_wait(void **state)
{
    struct rig *r = *state;
    struct fetch f = engine_next_fetch(r->engine);
    engine_fetched(r->engine, &f,
                   &(struct fetched){ .end = FETCH_RETRY, .wait = 100, .why = "" });
    rig_wait(r, 99);
    assert_int_equal(engine_next_fetch(r->engine).id, 0);
    rig_wait(r, 1);
    assert_int_not_equal(engine_next_fetch(r->engine).id, 0);
}

static void one_that_is_gone_or_too_large_is_told_at_once(void **state)
{
    struct rig *r = *state;
    attempt(r, FETCH_GONE, NULL);
    is_told(r, "7 nothing 0 gone");
    rig_sql(r, "INSERT INTO files (id, person, messenger, external, kind, made_at) VALUES"
               " (1, 1, 'test', 'X1', 'document', 5)");
    rig_press(r, "ann", "reader:want:1");
    attempt(r, FETCH_LARGE, NULL);
    is_told(r, "7 nothing 0 large");
}

static void a_turn_that_fails_is_not_tried_for_ever(void **state)
{
    struct rig *r = *state;
    attempt(r, FETCH_OK, "bug");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 1);
    assert_int_equal(wanted(r), 0);
}

static void of_somebody_who_left_nothing_is_read(void **state)
{
    struct rig *r = *state;
    rig_sql(r, "UPDATE people SET state = 'frozen' WHERE id = 1");
    attempt(r, FETCH_OK, "a;b");
    assert_null(rig_last(r, "ann"));
    assert_int_equal(wanted(r), 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, begin, end)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_bytes_are_told_once_and_the_file_is_forgotten),
        TEST(a_file_that_was_kept_stays),
        TEST(a_restart_in_between_asks_once_more),
        TEST(what_fails_is_tried_six_times_and_then_given_up),
        TEST(the_server_may_ask_for_a_longer_wait),
        TEST(one_that_is_gone_or_too_large_is_told_at_once),
        TEST(a_turn_that_fails_is_not_tried_for_ever),
        TEST(of_somebody_who_left_nothing_is_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
