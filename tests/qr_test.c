/* qr_test.c - the code in the terminal: its shape, and that a reader reads it. */
#include "bot/base.h"
#include "bot/qr.h"
#include "tests/script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <talloc.h>

#include <cmocka.h>

#define LINK "https://t.me/NastavnikBot?start=a1b2c3"

enum { SIDE_MOST = 200, PIXELS = 4 };

/* The picture as modules; true is white. */
struct modules {
    bool white[SIDE_MOST][SIDE_MOST];
    int columns, rows;
};

/* Reads one character; returns its bytes. */
static size_t read_half_blocks(const char *c, bool *upper, bool *lower)
{
    static const struct {
        const char *text;
        bool upper, lower;
    } blocks[] = { { " ", false, false },
                   { "▀", true, false },
                   { "▄", false, true },
                   { "█", true, true } };
    for (size_t i = 0; i < COUNT(blocks); i++)
        if (strncmp(c, blocks[i].text, strlen(blocks[i].text)) == 0) {
            *upper = blocks[i].upper;
            *lower = blocks[i].lower;
            return strlen(blocks[i].text);
        }
    fail_msg("no half block: %s", c);
    return 0;
}

static void read_modules(struct modules *m, const char *picture)
{
    *m = (struct modules){ 0 };
    int column = 0;
    for (const char *c = picture; *c;) {
        assert_in_range(m->rows, 0, SIDE_MOST - 2);
        assert_in_range(column, 0, SIDE_MOST - 1);
        if (*c == '\n') {
            assert_true(m->rows == 0 || column == m->columns);
            m->columns = column;
            m->rows += 2;
            column = 0;
            c++;
        } else {
            c += read_half_blocks(c, &m->white[m->rows][column],
                                  &m->white[m->rows + 1][column]);
            column++;
        }
    }
}

static void it_is_square_with_a_quiet_zone(void **state)
{
    struct modules m;
    char *picture = qr_terminal(NULL, LINK);
    (void)state;
    read_modules(&m, picture);
    assert_int_equal(m.rows, m.columns + 1);
    for (int i = 0; i < m.columns; i++)
        for (int edge = 0; edge < 2; edge++) {
            assert_true(m.white[edge][i]);
            assert_true(m.white[i][edge]);
            assert_true(m.white[m.columns - 1 - edge][i]);
            assert_true(m.white[i][m.columns - 1 - edge]);
        }
    assert_false(m.white[2][2]);
    talloc_free(picture);
}

/* A picture for a reader: a plain portable bitmap, some pixels a module. */
static void add_bitmap(struct buffer *out, const struct modules *m)
{
    int side = m->columns * PIXELS;
    buffer_format(out, "P1\n%d %d\n", side, side);
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++)
            buffer_text(out, m->white[y / PIXELS][x / PIXELS] ? "0\n" : "1\n");
}

static void a_reader_reads_it(void **state)
{
    struct modules m;
    struct buffer bitmap = { .max = 4 * 1024 * 1024 };
    (void)state;
    if (!script_can_scan())
        skip();
    char *picture = qr_terminal(NULL, LINK);
    read_modules(&m, picture);
    add_bitmap(&bitmap, &m);
    char *words = script_scan(picture, buffer_get(&bitmap), bitmap.len);
    assert_non_null(words);
    assert_string_equal(words, LINK);
    buffer_fini(&bitmap);
    talloc_free(picture);
}

static void it_belongs_to_who_asked(void **state)
{
    void *mem = talloc_new(NULL);
    char *picture = qr_terminal(mem, LINK);
    (void)state;
    assert_ptr_equal(talloc_parent(picture), mem);
    talloc_free(mem);
}

static void what_no_code_can_hold_is_null(void **state)
{
    char link[4000];
    (void)state;
    memset(link, 'a', sizeof link - 1);
    link[sizeof link - 1] = '\0';
    assert_null(qr_terminal(NULL, link));
    assert_null(qr_terminal(NULL, ""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_square_with_a_quiet_zone),
        cmocka_unit_test(a_reader_reads_it),
        cmocka_unit_test(it_belongs_to_who_asked),
        cmocka_unit_test(what_no_code_can_hold_is_null),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
