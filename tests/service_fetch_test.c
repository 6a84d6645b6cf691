/* service_fetch_test.c - the service fetches files that are to be read, one at a time,
 * and waits for none of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tests/service_stage.h"

static bool has_sent(struct stage *s)
{
    return s->fake->sends > 0;
}

static void add_fetch(struct stage *s)
{
    int64_t person = service_stage_person(s);
    assert_int_equal(db_begin(s->db), DB_OK);
    struct file f = {
        .messenger = "fake", .external = "X", .kind = "document", .name = ""
    };
    int64_t file = file_add(s->db, &f, 5);
    fetch_add(s->db,
              &(struct fetch){ .kind = "test.came", .person = person, .file = file });
    assert_int_equal(db_commit(s->db), DB_OK);
}

static void a_file_is_fetched_and_told(void **state)
{
    struct stage *s = *state;
    add_fetch(s);
    service_stage_start(s);
    service_stage_until(s, has_sent);
    assert_true(fake_line(s->fake, "fetch X most=1048576") > 0);
    assert_true(fake_line(s->fake, "send c0 came") > 0);
    assert_int_equal(db_number(s->db, "SELECT count(*) FROM fetches"), 0);
}

/* It holds nobody up, nor the end; the wish stays for the next start. */
static void a_file_that_does_not_come_is_not_waited_for(void **state)
{
    struct stage *s = *state;
    s->fake->holds_fetches = true;
    add_fetch(s);
    service_stage_start(s);
    service_stage_until(s, is_polling);
    fake_page(s->fake, fake_events(EVENT_WORDS, "hello", 1, 1));
    service_stage_until(s, has_sent);
    service_stage_stop(s);
    assert_int_equal(db_number(s->db, "SELECT count(*) FROM fetches"), 1);
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, service_stage_open, service_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_file_is_fetched_and_told),
        TEST(a_file_that_does_not_come_is_not_waited_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
