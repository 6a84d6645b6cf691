/* service_made_test.c - what the office gave back: a document, a picture, or words, each
 * told to the feature that asked. Scripts stand in for the office. */
#include "tests/script.h"
#include "tests/service_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

static bool has_sent(struct stage *s)
{
    return s->fake->sends > 0 && s->fake->in_flight == 0;
}

static void add_job(struct stage *s, const char *kind)
{
    int64_t person = service_stage_person(s);
    assert_int_equal(db_begin(s->db), DB_OK);
    job_add(s->db, &(struct job){ .kind = kind, .person = person, .input = "{}" });
    assert_int_equal(db_commit(s->db), DB_OK);
}

/* The office answers a job of that kind so; the person is told these words. */
static void assert_told(struct stage *s, const char *kind, const char *script,
                        const char *words)
{
    s->set.office = script ? script_new(s->scratch, script) : NULL;
    add_job(s, kind);
    service_stage_start(s);
    service_stage_until(s, has_sent);
    assert_true(fake_line(s->fake, words) > 0);
    assert_int_equal(job_next(s->db).id, 0);
}

static void assert_one_file(struct stage *s, const char *kind, const char *name)
{
    assert_int_equal(db_number(s->db, "SELECT count(*) FROM files"), 1);
    struct file f = file_find(s->db, 1);
    assert_string_equal(f.kind, kind);
    assert_string_equal(f.name, name);
    assert_non_null(f.bytes);
}

static void a_job_is_made_and_told(void **state)
{
    assert_told(*state, "test.made", "cat > /dev/null; echo file", "send c0 made");
    assert_one_file(*state, "document", "made.png");
}

static void without_an_office_a_job_fails_in_words(void **state)
{
    assert_told(*state, "test.made", NULL, "send c0 not made");
}

static void a_picture_is_one_to_its_reader(void **state)
{
    assert_told(*state, "test.shown", "cat > /dev/null; echo file", "send c0 made");
    assert_one_file(*state, "photo", "shown.png");
}

static void a_workbook_is_called_so(void **state)
{
    assert_told(*state, "test.made", "cat > /dev/null; printf 'PK\\003\\004rows'",
                "send c0 made");
    assert_one_file(*state, "document", "made.xlsx");
}

static void a_table_of_text_is_called_so(void **state)
{
    assert_told(*state, "test.made", "cat > /dev/null; printf '\\357\\273\\277a;b'",
                "send c0 made");
    assert_one_file(*state, "document", "made.csv");
}

static void a_sum_comes_back_as_words(void **state)
{
    struct stage *s = *state;
    assert_told(s, "test.sum", "cat > /dev/null; printf '1 2'", "send c0 echo: 1 2");
    assert_int_equal(db_number(s->db, "SELECT count(*) FROM files"), 0);
}

static void a_sum_of_nothing_is_no_failure(void **state)
{
    assert_told(*state, "test.sum", "cat > /dev/null", "send c0 echo:");
}

static void a_sum_that_could_not_be_made_has_no_words(void **state)
{
    assert_told(*state, "test.sum", "exit 64", "send c0 not made");
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, service_stage_open, service_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_job_is_made_and_told),
        TEST(without_an_office_a_job_fails_in_words),
        TEST(a_picture_is_one_to_its_reader),
        TEST(a_workbook_is_called_so),
        TEST(a_table_of_text_is_called_so),
        TEST(a_sum_comes_back_as_words),
        TEST(a_sum_of_nothing_is_no_failure),
        TEST(a_sum_that_could_not_be_made_has_no_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
