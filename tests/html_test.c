/* html_test.c - the end of the road of a text that the oracle cannot see: trimming.
 *
 * The rest of the parser is compared with TDLib itself (tests/conformance/oracle.c); a
 * few of its answers stand here too, so that the parser is held where there is no TDLib.
 */
#include "tests/emulator/html.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

/* The text and its entities in one line: `type[offset+length extra format]`. */
static char *seen(void *mem, const char *html, bool trim)
{
    const struct html_text *t = html_parse(mem, html, trim);
    char *line = talloc_asprintf(mem, "%s%s", *t->error ? "! " : "",
                                 *t->error ? t->error : t->text);
    for (size_t i = 0; i < t->count; i++) {
        const struct html_entity *e = &t->entities[i];
        line = talloc_asprintf_append(line, "|%s[%d+%d%s%s%s%s]", e->type, e->offset,
                                      e->length, e->extra ? " " : "",
                                      e->extra ? e->extra : "", e->format ? " " : "",
                                      e->format ? e->format : "");
    }
    return line;
}

struct pair {
    const char *html, *seen;
};

static void hold(const struct pair *pairs, size_t count, bool trim)
{
    void *mem = talloc_new(NULL);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(seen(mem, pairs[i].html, trim), pairs[i].seen);
    talloc_free(mem);
}

static void both_ends_are_trimmed(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "  x \n", "x" },
        { "\n\n<b>x</b>\n", "x|bold[0+1]" },
        { "a <b>x </b> ", "a x|bold[2+1]" },
        { "a<b> </b>", "a" },
        { "  <b> x</b>", " x|bold[0+2]" },
        { "\xf0\x9f\x98\x80<i>\xf0\x9f\x98\x80 \n</i>\n",
          "\xf0\x9f\x98\x80\xf0\x9f\x98\x80|italic[2+2]" },
        { "<b>x<i>y </i></b> ", "xy|bold[0+1]|bold[1+1]|italic[1+1]" },
        { "<code> </code>x<code> </code>", " x|code[0+1]" },
        { "\xc2\xa0x\xc2\xa0", "\xc2\xa0x\xc2\xa0" },
    };
    hold(pairs, sizeof pairs / sizeof *pairs, true);
}

static void nothing_is_left_of_blanks(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "", "" },
        { " \n ", "" },
        { "<b></b>", "" },
        { "<b> </b>", "" },
        { "<a href='a.b'>\n</a>", "" },
        { "\r\t\v", "" },
    };
    hold(pairs, sizeof pairs / sizeof *pairs, true);
}

static void entities_follow_the_server(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "<b>1</b><b>2</b>", "12|bold[0+2]" },
        { "a\r\n<b>b</b>", "a\nb|bold[2+1]" },
        { "<pre><b>x</b></pre>", "x|pre[0+1]" },
        { "<a href='a.b'>x</a>", "x|text_link[0+1 http://a.b/]" },
        { "<a href='tg://user?id=7'>x</a>", "x|text_mention[0+1 7]" },
        { "<tg-time unix='5' format='TDw'>x</tg-time>", "x|date_time[0+1 5 wDT]" },
    };
    hold(pairs, sizeof pairs / sizeof *pairs, true);
}

static void nothing_is_done_unasked(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { " <b> </b>\r", "  \r|bold[1+1]" },
        { "<b>1</b><b>2</b>", "12|bold[0+1]|bold[1+1]" },
        { "<pre><code class='language-c'>x</code></pre>", "x|pre[0+1 c]" },
        { "<blockquote expandable>x</blockquote>", "x|expandable_blockquote[0+1]" },
        { "<tg-emoji emoji-id='7'>x</tg-emoji>", "x|custom_emoji[0+1 7]" },
    };
    hold(pairs, sizeof pairs / sizeof *pairs, false);
}

static void errors_have_the_server_s_words(void **state)
{
    (void)state;
    static const struct pair pairs[] = {
        { "a < b", "! Unsupported start tag \"\" at byte offset 2" },
        { "\xd1\x8f<b", "! Unclosed start tag at byte offset 2" },
        { "</b>", "! Unexpected end tag at byte offset 0" },
        { "<b></b", "! Unclosed end tag at byte offset 3" },
        { "<b>x</i>",
          "! Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"" },
        { "<b>x", "! Can't find end tag corresponding to start tag \"b\"" },
        { "<b =>", "! Empty attribute name in the tag \"b\" at byte offset 0" },
        { "<b a=_>", "! Unexpected end of name token at byte offset 5" },
        { "<span>x</span>",
          "! Tag \"span\" must have class \"tg-spoiler\" at byte offset 0" },
        { "<tg-emoji>x</tg-emoji>", "! Invalid custom emoji identifier specified" },
        { "<tg-time format='q'>x</tg-time>", "! Invalid date format used" },
    };
    hold(pairs, sizeof pairs / sizeof *pairs, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_ends_are_trimmed),
        cmocka_unit_test(nothing_is_left_of_blanks),
        cmocka_unit_test(entities_follow_the_server),
        cmocka_unit_test(nothing_is_done_unasked),
        cmocka_unit_test(errors_have_the_server_s_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
