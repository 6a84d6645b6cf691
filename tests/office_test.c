/* office_test.c - the second program itself: what it makes and how it refuses. */
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

#define LINK "https://t.me/NastavnikSchool17Bot?start=p-7f3k"
#define POSTER(format, lines)                                                                    \
    "{\"job\":\"poster\",\"format\":\"" format "\",\"title\":\"Первый год — не в " \
    "одиночку\",\"lines\":" lines ",\"link\":\"" LINK "\",\"footer\":\"Школа № 17\"}"

static void assert_begins(const char *text, const char *with)
{
    if (strncmp(text, with, strlen(with)) != 0)
        fail_msg("\"%s\" does not begin with \"%s\"", text, with);
}

static void assert_refused(struct office_result result, const char *why)
{
    assert_false(result.ok);
    assert_null(result.bytes);
    assert_begins(result.why, why);
}

static void assert_holds(struct office_result result, const char *text)
{
    if (!memmem(result.bytes, result.size, text, strlen(text)))
        fail_msg("the file does not hold \"%s\"", text);
}

static struct office_result made(void *mem, const char *json)
{
    struct office_result result = office_run_now(mem, office_program(), json, 30);
    if (!result.ok)
        fail_msg("%s: %s", json, result.why);
    return result;
}

/* ---- what it makes ------------------------------------------------------------- */

static unsigned number_at(const char *bytes)
{
    const unsigned char *b = (const unsigned char *)bytes;
    return (unsigned)b[0] << 24 | (unsigned)b[1] << 16 | (unsigned)b[2] << 8 | b[3];
}

static void assert_picture(struct office_result result, unsigned width, unsigned height)
{
    assert_true(result.size > 33);
    assert_memory_equal(result.bytes, "\x89PNG\r\n\x1a\n", 8);
    assert_memory_equal(result.bytes + 12, "IHDR", 4);
    assert_int_equal(number_at(result.bytes + 16), width);
    assert_int_equal(number_at(result.bytes + 20), height);
}

static void assert_scans(void *mem, struct office_result result, const char *link)
{
    if (!script_can_scan())
        skip();
    char *words = script_scan(mem, result.bytes, result.size);
    assert_non_null(words);
    assert_string_equal(words, link);
}

static void a_poster_is_a_picture_to_scan(void **state)
{
    struct office_result result =
        made(*state, POSTER("png", "[\"Наведите камеру телефона на код.\"]"));
    assert_picture(result, 1240, 1754);
    assert_scans(*state, result, LINK);
}

static void a_full_poster_still_scans(void **state)
{
#define LINE "\"Это длинная строка о том, что программа даёт и чего не требует.\""
    struct office_result result = made(
        *state, POSTER("png", "[" LINE "," LINE "," LINE "," LINE "," LINE "," LINE "]"));
    assert_picture(result, 1240, 1754);
    assert_scans(*state, result, LINK);
}

static void a_poster_is_a_document_too(void **state)
{
    struct office_result result = made(*state, POSTER("pdf", "[]"));
    assert_begins(result.bytes, "%PDF-1.");
    assert_holds(result, "/MediaBox [ 0 0 595.276 841.89 ]");
    assert_holds(result, "/URI (" LINK ")");
    assert_holds(result, "%%EOF");
}

#define PAPER(sides, text)                                                                       \
    "{\"job\":\"agreement\",\"title\":\"Соглашение о наставничестве\"," \
    "\"about\":\"№ 7, версия 1\",\"terms\":[\"Наставник: Пётр Волков\"],\"text\":[" text         \
    "],\"sides\":[" sides                                                                        \
    "],\"accepted\":[\"Принято в боте 7 сентября\"],\"sign\":\"подпись\",\"date\":\"дата\"}"

static int pages_of(struct office_result result)
{
    static const char one[] = "/Type /Page %";
    int count = 0;
    const char *at = result.bytes, *end = result.bytes + result.size;
    while ((at = memmem(at, (size_t)(end - at), one, strlen(one)))) {
        count++;
        at += strlen(one);
    }
    return count;
}

/* The n-th part of each list, `count` of them. */
static char *invitations_job(void *mem, const char *format, int count)
{
    char *names = talloc_strdup(mem, ""), *roles = talloc_strdup(mem, "");
    char *links = talloc_strdup(mem, ""), *until = talloc_strdup(mem, "");
    for (int i = 0; i < count; i++) {
        const char *comma = i ? "," : "";
        names = talloc_asprintf_append(names, "%s\"Орлова Нина %d\"", comma, i);
        roles = talloc_asprintf_append(roles, "%s\"Наставник\"", comma);
        links = talloc_asprintf_append(links, "%s\"" LINK "%d\"", comma, i);
        until = talloc_asprintf_append(until, "%s\"до 7 октября\"", comma);
    }
    return talloc_asprintf(mem,
                           "{\"job\":\"invitations\",\"format\":\"%s\",\"title\":\"П\","
                           "\"school\":\"Школа № 52\",\"how\":\"Наведите камеру.\","
                           "\"name\":[%s],\"role\":[%s],\"link\":[%s],\"until\":[%s]}",
                           format, names, roles, links, until);
}

static void eight_invitations_are_read_from_a_sheet(void **state)
{
    struct office_result result = made(*state, invitations_job(*state, "png", 8));
    assert_picture(result, 1240, 1754);
    if (!script_can_scan())
        skip();
    char *words = script_scan(*state, result.bytes, result.size);
    assert_non_null(words);
    for (int i = 0; i < 8; i++)
        assert_non_null(strstr(words, talloc_asprintf(*state, LINK "%d", i)));
}

static void more_invitations_go_on_on_the_next_sheet(void **state)
{
    struct office_result result = made(*state, invitations_job(*state, "pdf", 9));
    assert_int_equal(pages_of(result), 2);
    assert_holds(result, "/URI (" LINK "8)");
    assert_refused(
        office_run_now(*state, office_program(), invitations_job(*state, "png", 9), 30),
        "ended with code 64: format: a picture has room for 8");
    assert_refused(
        office_run_now(*state, office_program(), invitations_job(*state, "pdf", 0), 30),
        "ended with code 64: name: there is nobody");
}

static void an_agreement_is_a_sheet_to_sign(void **state)
{
    struct office_result result =
        made(*state, PAPER("\"Наставник: Пётр Волков\",\"Наставляемый: Ира Соколова\"",
                           "\"Школа помогает.\""));
    assert_begins(result.bytes, "%PDF-1.");
    assert_holds(result, "/MediaBox [ 0 0 595.276 841.89 ]");
    assert_holds(result, "%%EOF");
    assert_int_equal(pages_of(result), 1);
}

/* A group of many: more sheets, and the last side has its lines too. */
static void a_long_agreement_goes_on_on_the_next_sheet(void **state)
{
#define SIDE  "\"Наставляемый: Ира Соколова\","
#define SIDES SIDE SIDE SIDE SIDE SIDE SIDE SIDE SIDE SIDE SIDE
    struct office_result result =
        made(*state, PAPER(SIDES SIDES "\"Куратор\"", "\"Школа помогает.\""));
    assert_int_equal(pages_of(result), 3);
}

static void a_code_alone_is_a_picture(void **state)
{
    struct office_result result = made(*state, "{\"job\":\"qr\",\"link\":\"" LINK "\"}");
    assert_picture(result, 600, 600);
    assert_scans(*state, result, LINK);
}

/* ---- what it refuses ------------------------------------------------------------- */

static void a_bad_job_is_refused_in_words(void **state)
{
    static const struct {
        const char *json, *why;
    } pairs[] = {
        { "", "the job is not a JSON object" },
        { "{\"job\":\"qr\"", "the job is not a JSON object" },
        { "[]", "the job is not a JSON object" },
        { "{} {}", "the job is not a JSON object" },
        { "{}", "job: is missing" },
        { "{\"job\":7}", "job: is not a text" },
        { "{\"job\":\"launch\"}", "job: there is none called \"launch\"" },
        { "{\"job\":\"qr\"}", "link: is missing" },
        { "{\"job\":\"qr\",\"link\":\"\"}", "link: is empty" },
        { "{\"job\":\"qr\",\"link\":\"javascript:a\"}", "link: does not begin with" },
        { "{\"job\":\"qr\",\"link\":\"https://a'b\"}", "link: holds what an address" },
        { "{\"job\":\"qr\",\"link\":\"https://\xff\"}", "link: is not UTF-8" },
        { "{\"job\":\"agreement\"}", "title: is missing" },
        { PAPER("7", ""), "sides: is not a text" },
        { POSTER("gif", "[]"), "format: is neither png nor pdf" },
        { POSTER("png", "7"), "lines: is not a list" },
        { POSTER("png", "[7]"), "lines: is not a text" },
        { POSTER("png", "[1,2,3,4,5,6,7,8,9,10,11,12,13]"), "lines: has more than 12" },
    };
    for (size_t i = 0; i < COUNT(pairs); i++) {
        char *why = talloc_asprintf(*state, "ended with code 64: %s", pairs[i].why);
        assert_refused(office_run_now(*state, office_program(), pairs[i].json, 30), why);
    }
}

static char *repeated(void *mem, const char *head, size_t count, const char *tail)
{
    char *text = talloc_array(mem, char, strlen(head) + count + strlen(tail) + 1);
    size_t len = strlen(head);
    memcpy(text, head, len);
    memset(text + len, 'x', count);
    memcpy(text + len + count, tail, strlen(tail) + 1);
    return text;
}

static void what_does_not_fit_is_refused(void **state)
{
    char *link = repeated(*state, "{\"job\":\"qr\",\"link\":\"https://", 400, "\"}");
    char *job = repeated(*state, "{\"job\":\"", 8 * 1024 * 1024, "\"}");
    char *line = repeated(*state, "\"", 600, "\"");
    char *sheet = talloc_asprintf(*state,
                                  "{\"job\":\"poster\",\"title\":\"t\",\"link\":\"" LINK
                                  "\",\"lines\":[%s,%s,%s,%s,"
                                  "%s,%s,%s,%s,%s]}",
                                  line, line, line, line, line, line, line, line, line);
    assert_refused(office_run_now(*state, office_program(), link, 30),
                   "ended with code 64: link: is longer than 300 bytes");
    assert_refused(office_run_now(*state, office_program(), job, 30),
                   "ended with code 64: the job is longer than 8 MiB");
    assert_refused(office_run_now(*state, office_program(), sheet, 30),
                   "ended with code 64: lines: there are too many words");
}

#define TEST(name)                                                                       \
    cmocka_unit_test_setup_teardown(name, office_stage_open, office_stage_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_poster_is_a_picture_to_scan),
        TEST(a_full_poster_still_scans),
        TEST(a_poster_is_a_document_too),
        TEST(a_code_alone_is_a_picture),
        TEST(a_bad_job_is_refused_in_words),
        TEST(what_does_not_fit_is_refused),
        TEST(eight_invitations_are_read_from_a_sheet),
        TEST(more_invitations_go_on_on_the_next_sheet),
        TEST(an_agreement_is_a_sheet_to_sign),
        TEST(a_long_agreement_goes_on_on_the_next_sheet),
    };
    signal(SIGPIPE, SIG_IGN);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
