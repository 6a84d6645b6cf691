/* office_run_test.c - nothing that a second program does can harm the one that started
 * it: it hangs, dies, floods, hears nothing, is not there. Scripts stand in for it.
 *
 * Each test checks that no handle is left open: uv_loop_close() says so. */
#include "bot/base.h"
#include "bot/office.h"
#include "tests/script.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>
#include <unistd.h>

#include <cmocka.h>

/* A job watched: how often it ended, and how. */
struct watch {
    void *mem;
    uv_loop_t loop;
    int ends;
    bool ok;
    size_t size;
    char *bytes, *why;
};

static int watch_open(void **state)
{
    struct watch *w = talloc_zero(NULL, struct watch);
    w->mem = w;
    *state = w;
    return uv_loop_init(&w->loop);
}

/* Runs until nothing is left to wait for; a handle left open fails the test. */
static int watch_close(void **state)
{
    struct watch *w = *state;
    uv_run(&w->loop, UV_RUN_DEFAULT);
    int error = uv_loop_close(&w->loop);
    talloc_free(w);
    return error;
}

static void on_end(void *owner, const struct office_result *result)
{
    struct watch *w = owner;
    w->ends++;
    w->ok = result->ok;
    w->size = result->size;
    w->why = talloc_strdup(w->mem, result->why);
    w->bytes = result->ok ? talloc_memdup(w->mem, result->bytes, result->size + 1) : NULL;
}

static struct office_job *begin(struct watch *w, const char *program, const char *json)
{
    struct office_job *job = office_run(&w->loop, program, json, 1, on_end, w);
    assert_int_equal(w->ends, 0); // never inside the call
    return job;
}

static void play(struct watch *w, const char *script, const char *json)
{
    begin(w, script_new(w, script), json);
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_int_equal(w->ends, 1);
}

static void assert_failed(const struct watch *w, const char *why)
{
    assert_int_equal(w->ends, 1);
    assert_false(w->ok);
    assert_int_equal(w->size, 0);
    assert_string_equal(w->why, why);
}

static void assert_answered(const struct watch *w, const char *bytes)
{
    assert_string_equal(w->why, "");
    assert_true(w->ok);
    assert_int_equal(w->size, strlen(bytes));
    assert_string_equal(w->bytes, bytes);
}

/* ---- how it should be ------------------------------------------------------------- */

static void what_is_written_comes_back(void **state)
{
    play(*state, "cat; echo noise >&2", "{\"job\":\"x\"}");
    assert_answered(*state, "{\"job\":\"x\"}");
}

static void the_child_has_a_bare_environment(void **state)
{
    struct watch *w = *state;
    setenv("TELEGRAM_TOKEN", "secret", 1);
    begin(w, "/usr/bin/env", "");
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_answered(w, "PATH=/usr/local/bin:/usr/bin:/bin\nLANG=C.UTF-8\n");
}

static void the_child_has_no_descriptor_of_ours(void **state)
{
    assert_int_equal(dup2(STDERR_FILENO, 77), 77);
    play(*state, "if [ -e /proc/$$/fd/77 ]; then echo open; else echo closed; fi", "");
    close(77);
    assert_answered(*state, "closed\n");
}

static void the_child_gives_way_to_others(void **state)
{
    struct watch *w = *state;
    play(w, "cat; nice", "");
    assert_true(w->ok);
    assert_in_range(strtol(w->bytes, NULL, 10), 10, 19);
}

/* ---- how it goes wrong ------------------------------------------------------------- */

static void a_hanging_program_is_killed_at_its_limit(void **state)
{
    struct watch *w = *state;
    char *file = script_new(w, "");
    char *script = talloc_asprintf(w, "echo $$ > %s; exec sleep 60", file);
    begin(w, script_new(w, script), "");
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_failed(w, "was not done after 1 s");
    char text[20] = "";
    FILE *noted = fopen(file, "r");
    assert_non_null(noted);
    assert_non_null(fgets(text, sizeof text, noted));
    fclose(noted);
    pid_t pid = (pid_t)strtol(text, NULL, 10);
    assert_true(pid > 0);
    assert_int_equal(kill(pid, 0), -1);
    assert_int_equal(errno, ESRCH);
}

static void an_output_kept_open_by_another_is_not_waited_for(void **state)
{
    play(*state, "sleep 3 & exit 0", "");
    assert_failed(*state, "was not done after 1 s");
}

static void a_dying_program_says_its_last_words(void **state)
{
    play(*state, "echo first >&2; echo the last straw >&2; exit 3", "");
    assert_failed(*state, "ended with code 3: the last straw");
}

static void a_silent_failure_has_words_too(void **state)
{
    play(*state, "echo half a file; exit 1", "");
    assert_failed(*state, "ended with code 1");
}

static void a_crash_is_named(void **state)
{
    play(*state, "echo oops >&2; kill -SEGV $$", "");
    assert_failed(*state, "died of signal 11 (Segmentation fault): oops");
}

static void endless_complaints_are_cut(void **state)
{
    struct watch *w = *state;
    play(w, "head -c 3000000 /dev/zero | tr '\\0' x >&2; printf END >&2; exit 2", "");
    assert_false(w->ok);
    assert_in_range(strlen(w->why), 300, 600);
    assert_string_equal(w->why + strlen(w->why) - 4, "xEND");
}

static void a_missing_program_is_named(void **state)
{
    struct watch *w = *state;
    begin(w, "/nowhere/nastavnik-office", "{}");
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_failed(w, "/nowhere/nastavnik-office could not be started: "
                     "no such file or directory");
}

static void a_flood_is_stopped(void **state)
{
    struct watch *w = *state;
    office_run(&w->loop, script_new(w, "cat /dev/zero"), "", 60, on_end, w);
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_failed(w, "answered with more than 50 MiB");
}

static void a_large_file_is_no_flood(void **state)
{
    struct watch *w = *state;
    const char *script = "head -c 52428800 /dev/zero";
    office_run(&w->loop, script_new(w, script), "", 60, on_end, w);
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_true(w->ok);
    assert_int_equal(w->size, OFFICE_BYTES_MOST);
}

static void a_deaf_program_harms_nobody(void **state)
{
    struct watch *w = *state;
    char *json = talloc_array(w, char, 4000001);
    memset(json, ' ', 4000000);
    json[4000000] = '\0';
    play(w, "exec <&-; echo done", json);
    assert_answered(w, "done\n");
}

/* ---- cancelled -------------------------------------------------------------------- */

static void a_cancelled_job_ends_once(void **state)
{
    struct watch *w = *state;
    struct office_job *job = begin(w, script_new(w, "exec sleep 60"), "");
    office_cancel(job);
    office_cancel(job);
    assert_int_equal(w->ends, 0);
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_failed(w, "was cancelled");
}

static void a_job_that_never_began_can_be_cancelled(void **state)
{
    struct watch *w = *state;
    office_cancel(begin(w, "/nowhere", ""));
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_failed(w, "/nowhere could not be started: no such file or directory");
}

static void two_jobs_do_not_mix(void **state)
{
    struct watch *w = *state, other = { .mem = w };
    char *cat = script_new(w, "cat");
    office_run(&w->loop, cat, "one", 10, on_end, w);
    office_run(&w->loop, cat, "two", 10, on_end, &other);
    uv_run(&w->loop, UV_RUN_DEFAULT);
    assert_answered(w, "one");
    assert_answered(&other, "two");
}

static void waiting_for_it_gives_the_same(void **state)
{
    struct watch *w = *state;
    struct office_result good = office_run_now(w, script_new(w, "cat"), "words", 10);
    struct office_result bad = office_run_now(w, script_new(w, "exit 9"), "", 10);
    assert_true(good.ok);
    assert_string_equal(good.bytes, "words");
    assert_ptr_equal(talloc_parent(good.bytes), w);
    assert_false(bad.ok);
    assert_string_equal(bad.why, "ended with code 9");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, watch_open, watch_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_comes_back),
        TEST(the_child_has_a_bare_environment),
        TEST(the_child_has_no_descriptor_of_ours),
        TEST(the_child_gives_way_to_others),
        TEST(a_hanging_program_is_killed_at_its_limit),
        TEST(an_output_kept_open_by_another_is_not_waited_for),
        TEST(a_dying_program_says_its_last_words),
        TEST(a_silent_failure_has_words_too),
        TEST(a_crash_is_named),
        TEST(endless_complaints_are_cut),
        TEST(a_missing_program_is_named),
        TEST(a_flood_is_stopped),
        TEST(a_large_file_is_no_flood),
        TEST(a_deaf_program_harms_nobody),
        TEST(a_cancelled_job_ends_once),
        TEST(a_job_that_never_began_can_be_cancelled),
        TEST(two_jobs_do_not_mix),
        TEST(waiting_for_it_gives_the_same),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
