/* office_calendar_test.c - the calendar file as a parser reads it that nobody here wrote:
 * icalendar of Python (tests/office_calendar.py). Skipped where that is not installed. */
#include "bot/base.h"
#include "bot/office.h"
#include "tests/office_stage.h"
#include "tests/script.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

/* Two meetings of one person: one over the change of the clocks in Berlin, long Russian
 * words with all that has to be escaped; then the same after a move. */
#define JOB(sequence, starts, ends, status)                                                                                                        \
    "{\"job\":\"calendar\",\"name\":\"Мои встречи\","                                                                                    \
    "\"uid\":[\"meeting-1@t.me.Bot\",\"meeting-2@t.me.Bot\"],"                                                                                     \
    "\"sequence\":[\"" sequence "\",\"0\"],"                                                                                                       \
    "\"starts\":[\"" starts "\",\"1792926000\"],"                                                                                                  \
    "\"ends\":[\"" ends "\",\"1792928700\"],"                                                                                                      \
    "\"changed\":[\"1774500000\",\"1774500000\"],"                                                                                                 \
    "\"status\":[\"" status "\",\"confirmed\"],"                                                                                                   \
    "\"summary\":[\"Встреча-знакомство: Пётр Волков, Ира; \\\\ \\\"да\\\"\",\"Консультация\"],"        \
    "\"place\":[\"Кабинет 12, второй этаж; вход со двора\",\"\"],"                                                     \
    "\"link\":[\"\",\"https://meet.example/pair?a=1&b=2\"],"                                                                                       \
    "\"about\":[\"О чём поговорить:\\n• кто мы и зачем мы здесь\\n• правила и границы, что " \
    "остаётся между нами; и ещё много слов, чтобы строка была длинной\",\"\"]}"

/* What the parser says of a file, a line a field; skips the test when there is none. */
static char *parsed(void *mem, const char *json)
{
    struct office_result made = office_run_now(mem, office_program(), json, 30);
    if (!made.ok)
        fail_msg("%s", made.why);
    char *probe =
        script_new(mem, "exec /usr/bin/python3 -c 'import icalendar, zoneinfo'");
    if (!office_run_now(mem, probe, "", 20).ok)
        skip();
    char *program = script_new(mem, "exec /usr/bin/python3 tests/office_calendar.py");
    char *file = talloc_strndup(mem, made.bytes, made.size);
    struct office_result read = office_run_now(mem, program, file, 20);
    if (!read.ok)
        fail_msg("%s", read.why);
    return talloc_strndup(mem, read.bytes, read.size);
}

static void assert_line(const char *text, const char *wanted)
{
    char *line = talloc_asprintf(NULL, "%s\n", wanted);
    bool found = strstr(text, line);
    talloc_free(line);
    if (!found)
        fail_msg("no line \"%s\" in:\n%s", wanted, text);
}

static void russian_words_and_their_signs_come_back_whole(void **state)
{
    char *text = parsed(*state, JOB("0", "1774778400", "1774781100", "planned"));
    assert_line(text, "calendar: 2.0 PUBLISH Мои встречи");
    assert_line(text, "1 summary: Встреча-знакомство: Пётр Волков, Ира; \\ \"да\"");
    assert_line(text, "1 place: Кабинет 12, второй этаж; вход со двора");
    assert_line(text, "1 about: О чём поговорить:|• кто мы и зачем мы здесь|• правила и "
                      "границы, что остаётся между нами; и ещё много слов, чтобы строка "
                      "была длинной");
    assert_line(text, "2 link: https://meet.example/pair?a=1&b=2");
    assert_line(text, "2 place: None");
}

static void lines_are_folded_and_end_as_they_should(void **state)
{
    char *text = parsed(*state, JOB("0", "1774778400", "1774781100", "planned"));
    assert_line(text, "lines: all end with CR LF, none is longer than 75 bytes");
}

static void times_are_right_on_both_sides_of_a_change_of_the_clocks(void **state)
{
    char *text = parsed(*state, JOB("0", "1774778400", "1774781100", "planned"));
    assert_line(text,
                "1 starts: 2026-03-29 12:00 Europe/Berlin, 15:00 Asia/Yekaterinburg");
    assert_line(text, "1 ends: 2026-03-29 12:45 Europe/Berlin, 15:45 Asia/Yekaterinburg");
    assert_line(text,
                "2 starts: 2026-10-25 12:00 Europe/Berlin, 16:00 Asia/Yekaterinburg");
}

static void a_move_keeps_the_uid_and_raises_the_sequence(void **state)
{
    char *before = parsed(*state, JOB("0", "1774778400", "1774781100", "planned"));
    char *after = parsed(*state, JOB("1", "1774864800", "1774867500", "confirmed"));
    char *off = parsed(*state, JOB("2", "1774864800", "1774867500", "cancelled"));
    assert_line(before, "1 uid: meeting-1@t.me.Bot 0 TENTATIVE");
    assert_line(after, "1 uid: meeting-1@t.me.Bot 1 CONFIRMED");
    assert_line(after,
                "1 starts: 2026-03-30 12:00 Europe/Berlin, 15:00 Asia/Yekaterinburg");
    assert_line(off, "1 uid: meeting-1@t.me.Bot 2 CANCELLED");
    assert_line(off, "2 uid: meeting-2@t.me.Bot 0 CONFIRMED");
}

static void a_bad_job_is_refused_in_words(void **state)
{
    static const struct {
        const char *json, *why;
    } pairs[] = {
        { "{\"job\":\"calendar\"}", "ended with code 64: name: is missing" },
        { "{\"job\":\"calendar\",\"name\":\"x\"}",
          "ended with code 64: uid: is not a list" },
        { JOB("one", "1", "2", "planned"),
          "ended with code 64: \"one\" is not a number" },
        { JOB("0", "1", "2", "perhaps"), "ended with code 64: status: there is none" },
        { JOB("0", "1\",\"2", "2", "planned"),
          "ended with code 64: starts: has 3 parts" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        struct office_result r =
            office_run_now(*state, office_program(), pairs[i].json, 30);
        assert_false(r.ok);
        if (strncmp(r.why, pairs[i].why, strlen(pairs[i].why)) != 0)
            fail_msg("\"%s\" does not begin with \"%s\"", r.why, pairs[i].why);
    }
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, office_stage_open, office_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(russian_words_and_their_signs_come_back_whole),
        TEST(lines_are_folded_and_end_as_they_should),
        TEST(times_are_right_on_both_sides_of_a_change_of_the_clocks),
        TEST(a_move_keeps_the_uid_and_raises_the_sequence),
        TEST(a_bad_job_is_refused_in_words),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
