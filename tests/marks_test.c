/* marks_test.c - words with marks: their plain text, their length, what is wrong with
 * them, and long ones in parts. Random words prove what must hold for every cut. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "bot/base.h"
#include "locales/marks.h"

/* ---- tables of pairs ------------------------------------------------- */

static void plain_text_has_no_marks(void **state)
{
    static const struct {
        const char *words, *plain;
        size_t letters, units;
    } cases[] = {
        { "", "", 0, 0 },
        { "Привет", "Привет", 6, 6 },
        { "<b>При<i>вет</i></b>", "Привет", 6, 6 },
        { "a &lt; b &amp;&amp; &quot;c&quot; &gt; d", "a < b && \"c\" > d", 16, 16 },
        { "&amp;lt;", "&lt;", 4, 4 },
        { "&#65;&#x42;&#x1F600;", "AB😀", 3, 4 },
        { "<a href=\"https://x.ru/?a=1&amp;b=2\">тут</a>", "тут", 3, 3 },
        { "<time at=\"-5\">чт</time> 👨‍👩‍👧", "чт 👨‍👩‍👧", 8,
          11 },
        { "<pre>a\n  b</pre>", "a\n  b", 5, 5 },
        /* what is no mark and no reference is letters */
        { "1 < 2 & 3 &nbsp; &#0; &#xD800; &#65", "1 < 2 & 3 &nbsp; &#0; &#xD800; &#65",
          35, 35 },
        { "<br> <B> <a> <a href=\"\"> </ b>", "<br> <B> <a> <a href=\"\"> </ b>", 30,
          30 },
        { "\xff|\xd0", "\xef\xbf\xbd|\xef\xbf\xbd", 3, 3 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *plain = marks_plain(NULL, cases[i].words);
        struct marks_size size = marks_size(cases[i].words);
        assert_string_equal(plain, cases[i].plain);
        assert_int_equal(size.letters, cases[i].letters);
        assert_int_equal(size.units, cases[i].units);
        talloc_free(plain);
    }
}

static void good_marks_have_no_fault(void **state)
{
    static const char *const cases[] = {
        "",
        "плюс > минус, \"кавычки\" и 'ещё'",
        "<b>b</b><i>i</i><u>u</u><s>s</s><code>c</code><pre>p</pre>",
        "<b><i><u>три</u></i></b>",
        "<a href=\"https://ya.ru\">сайт</a> <time at=\"1795689000\">чт</time>",
        "<a href=\"{{url}}\">{{name}}</a>",
        "&amp; &lt; &gt; &quot; &#33; &#x21;",
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_null(marks_fault(cases[i]));
}

static void bad_marks_have_a_fault(void **state)
{
    static const struct {
        const char *words, *fault;
    } cases[] = {
        { "<b>", "never closed" },
        { "</b>", "without its opening" },
        { "<b><i></b></i>", "wrong order" },
        { "1 < 2", "no known mark" },
        { "<br>", "no known mark" },
        { "<B>x</B>", "no known mark" },
        { "<b >x</b>", "no known mark" },
        { "<b>x</b", "no known mark" },
        { "<a>x</a>", "no known mark" },
        { "<a href=\"\">x</a>", "no known mark" },
        { "<a href=x>x</a>", "no known mark" },
        { "<a href=\"x\" b>x</a>", "no known mark" },
        { "<a href=\"x<y\">x</a>", "no known mark" },
        { "<a href=\"x", "no known mark" },
        { "<time at=\"soon\">x</time>", "no known mark" },
        { "<time at=\"-\">x</time>", "no known mark" },
        { "<time at=\"12345678901234567890\">x</time>", "no known mark" },
        { "<a href=\"x\"><b><a href=\"y\">z</a></b></a>", "within another" },
        { "a & b", "bare &" },
        { "&nbsp;", "bare &" },
        { "\xc3", "UTF-8" },
        { "<b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b><b>", "too many" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *fault = marks_fault(cases[i].words);
        assert_non_null(fault);
        assert_non_null(strstr(fault, cases[i].fault));
    }
}

static void escaped_text_reads_as_itself(void **state)
{
    static const char *const cases[] = { "", "просто", "<b>&amp;</b>", "a<b>\"c\"&",
                                         "&&&<<<" };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *escaped = marks_escaped(NULL, cases[i]);
        char *plain = marks_plain(escaped, escaped);
        assert_null(marks_fault(escaped));
        assert_string_equal(plain, cases[i]);
        talloc_free(escaped);
    }
    char *escaped = marks_escaped(NULL, "<\"&\">");
    assert_string_equal(escaped, "&lt;&quot;&amp;&quot;&gt;");
    talloc_free(escaped);
}

/* ---- parts ----------------------------------------------------------- */

static void long_words_are_cut_at_the_best_bound(void **state)
{
    static const struct {
        size_t most;
        const char *words, *parts; /* with # between */
    } cases[] = {
        { 10, "", "" },
        { 10, " \n ", "" },
        { 10, "  короткое ", "короткое" },
        { 12, "Раз. Два.\n\nТри. Четыре.", "Раз. Два.#Три. Четыре." },
        { 12, "Раз. Два.\nТри. Четыре.", "Раз. Два.#Три. Четыре." },
        { 12, "Раз, два. Три и четыре", "Раз, два.#Три и четыре" },
        { 12, "раз два три четыре", "раз два три#четыре" },
        { 5, "абвгдежз", "абвгд#ежз" },
        /* a paragraph that ends in the first half is not worth it */
        { 12, "А.\n\nраз два три", "А.\n\nраз два#три" },
        /* white space at the end does not count */
        { 7, "раз два    три", "раз два#три" },
        /* marks are closed and opened again, and none stands around nothing */
        { 7, "<b>раз <i>два</i> три</b>", "<b>раз <i>два</i></b>#<b>три</b>" },
        { 7, "<b>раз два </b><i>три</i>", "<b>раз два</b>#<i>три</i>" },
        { 3, "<a href=\"x?a&amp;b\">раз два</a>",
          "<a href=\"x?a&amp;b\">раз</a>#<a href=\"x?a&amp;b\">два</a>" },
        /* never within a reference, a letter as people see it, or a time */
        { 3, "a&lt;&amp;&gt;b", "a&lt;&amp;#&gt;b" },
        { 5, "abи\xcc\x86и\xcc\x86", "abи\xcc\x86#и\xcc\x86" },
        { 9, "12👨‍👩‍👧👨‍👩‍👧",
          "12👨‍👩‍👧#👨‍👩‍👧" },
        { 9, "в <time at=\"5\">чт, 15:30</time>!",
          "в#<time at=\"5\">чт, 15:30</time>#!" },
        /* unless there is no other way */
        { 1, "и\xcc\x86", "и#\xcc\x86" },
        { 4, "<time at=\"5\">чт, 15:30</time>",
          "<time at=\"5\">чт,</time>#<time at=\"5\">15:3</time>#<time at=\"5\">0</time>" },
        /* what is not balanced comes out so that it is */
        { 99, "<b>a</i> < b & \"c", "<b>a &lt; b &amp; &quot;c</b>" },
        { 99, "<a href=\"x\">a<a href=\"y\">b</a>c</a>", "<a href=\"x\">ab</a>c" },
        { 99, "<b><i>a</b>b</i>c", "<b><i>a</i></b>bc" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        size_t count;
        char **parts = marks_split(NULL, cases[i].words, cases[i].most, &count);
        char *joined = talloc_strdup(parts, "");
        for (size_t part = 0; part < count; part++)
            joined = talloc_asprintf_append(joined, "%s%s", part ? "#" : "", parts[part]);
        assert_string_equal(joined, cases[i].parts);
        talloc_free(parts);
    }
}

/* ---- random words ---------------------------------------------------- */

static uint32_t chance_state = 2463534242;

/* Below `sides`; the same in every run (xorshift, Marsaglia 2003). */
static uint32_t chance(uint32_t sides)
{
    chance_state ^= chance_state << 13;
    chance_state ^= chance_state >> 17;
    chance_state ^= chance_state << 5;
    return chance_state % sides;
}

/* Balanced words of random pieces; about `size` pieces. */
static void random_words(struct buffer *out, int size, int depth)
{
    static const char *const pieces[] = {
        "а",
        "ж",
        "слово",
        " ",
        " ",
        ". ",
        "! Да",
        "\n",
        "\n\n",
        "&lt;",
        "&amp;",
        "&#33;",
        "и\xcc\x86",
        "👨‍👩‍👧",
        "😀",
        "\xc2\xa0",
        "длинноесловобезпробелов",
        "-",
        "漢字",
        ", ",
    };
    static const char *const marks[][2] = {
        { "<b>", "</b>" },       { "<i>", "</i>" }, { "<a href=\"x&amp;y\">", "</a>" },
        { "<code>", "</code>" }, { "<s>", "</s>" }, { "<time at=\"7\">", "</time>" },
    };
    while (size-- > 0) {
        // Links and times may not stand within others, so only the outermost have them.
        uint32_t mark = depth == 0 ? chance(6) : chance(2);
        bool wraps = depth < 5 && chance(6) == 0;
        if (wraps)
            buffer_text(out, marks[mark][0]);
        if (wraps)
            random_words(out, (int)chance(6), depth + 1);
        buffer_text(out, wraps ? marks[mark][1] : pieces[chance(COUNT(pieces))]);
    }
}

static const char *skip_white(const char *text)
{
    for (;;) {
        int32_t next = 0;
        UChar32 c;
        U8_NEXT(text, next, -1, c);
        if (c <= 0 || !u_isUWhiteSpace(c))
            return text;
        text += next;
    }
}

/* Each part is good and short; together they are the whole but for white space. */
static void check_parts(const char *words, size_t most, char **parts, size_t count)
{
    char *whole = marks_plain(parts, words);
    const char *rest = skip_white(whole);
    for (size_t i = 0; i < count; i++) {
        char *plain = marks_plain(parts, parts[i]);
        assert_null(marks_fault(parts[i]));
        assert_in_range(marks_size(parts[i]).letters, 1, most);
        assert_ptr_equal(skip_white(plain), plain);
        assert_memory_equal(rest, plain, strlen(plain));
        rest = skip_white(rest + strlen(plain));
    }
    assert_string_equal(rest, "");
}

static void parts_make_up_the_whole(void **state)
{
    (void)state;
    size_t cuts = 0;
    for (int round = 0; round < 1500; round++) {
        struct buffer words = { .max = 1 << 20 };
        size_t most = 1 + chance(round % 2 ? 8 : 60), count;
        random_words(&words, (int)chance(120), 0);
        assert_null(marks_fault(buffer_get(&words)));
        char **parts = marks_split(NULL, buffer_get(&words), most, &count);
        check_parts(buffer_get(&words), most, parts, count);
        cuts += count;
        talloc_free(parts);
        buffer_fini(&words);
    }
    assert_true(cuts > 10000);
}

static void broken_words_come_out_balanced(void **state)
{
    static const char *const pieces[] = {
        "<b>", "</b>", "<i>",    "</i>", "<a href=\"x\">", "</a>", "<",       ">",
        "&",   "&lt",  "слово ", "\xd0", "<time at=\"1",   "\">",  "</time>", "<pre>"
    };
    (void)state;
    for (int round = 0; round < 1500; round++) {
        struct buffer words = { .max = 1 << 20 };
        size_t most = 1 + chance(40), count;
        for (uint32_t size = chance(60); size > 0; size--)
            buffer_text(&words, pieces[chance(COUNT(pieces))]);
        char **parts = marks_split(NULL, buffer_get(&words), most, &count);
        for (size_t i = 0; i < count; i++) {
            assert_null(marks_fault(parts[i]));
            assert_in_range(marks_size(parts[i]).letters, 1, most);
        }
        talloc_free(parts);
        buffer_fini(&words);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plain_text_has_no_marks),
        cmocka_unit_test(good_marks_have_no_fault),
        cmocka_unit_test(bad_marks_have_a_fault),
        cmocka_unit_test(escaped_text_reads_as_itself),
        cmocka_unit_test(long_words_are_cut_at_the_best_bound),
        cmocka_unit_test(parts_make_up_the_whole),
        cmocka_unit_test(broken_words_come_out_balanced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
