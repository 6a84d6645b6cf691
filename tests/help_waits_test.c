/* help_waits_test.c - the median of first answers, and which groups are hidden. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "handlers/help_waits.h"

static int64_t median_of(const int64_t *minutes, size_t count)
{
    struct help_waits w = { 0 };
    for (size_t i = 0; i < count; i++)
        help_waits_add(&w, minutes[i]);
    return help_waits_median(&w);
}
#define MEDIAN(...)                                                                      \
    median_of((const int64_t[]){ __VA_ARGS__ },                                          \
              sizeof((const int64_t[]){ __VA_ARGS__ }) / sizeof(int64_t))

static void the_median_is_the_middle_one(void **state)
{
    (void)state;
    assert_int_equal(median_of(NULL, 0), -1);
    assert_int_equal(MEDIAN(7), 7);
    assert_int_equal(MEDIAN(30, 10, 20), 20);
    assert_int_equal(MEDIAN(0, 0, 0, 599, 599), 0);
    assert_int_equal(MEDIAN(5, 1, 599, 599, 2), 5);
    /* Of an even number the mean of both, rounded down. */
    assert_int_equal(MEDIAN(10, 20), 15);
    assert_int_equal(MEDIAN(40, 10, 21, 30), 25);
    assert_int_equal(MEDIAN(0, 0, 0, 0, 0, 30, 60, 90, 120, 540), 15);
}

static void long_waits_are_told_to_a_quarter_of_an_hour(void **state)
{
    (void)state;
    assert_int_equal(MEDIAN(599), 599);
    assert_int_equal(MEDIAN(600), 600);
    assert_int_equal(MEDIAN(614), 600);
    assert_int_equal(MEDIAN(615), 615);
    assert_int_equal(MEDIAN(1000000), WAITS_FINE + (WAIT_PLACES - 1 - WAITS_FINE) * 15);
    assert_int_equal(MEDIAN(-3), 0);
}

/* Against sorting, with any numbers. */
static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return x < y ? -1 : x > y;
}

static void it_is_what_sorting_finds(void **state)
{
    (void)state;
    int64_t some[101];
    uint32_t seed = 7;
    for (size_t count = 1; count <= 101; count++) {
        for (size_t i = 0; i < count; i++) {
            seed = seed * 1664525 + 1013904223;
            some[i] = (seed >> 8) % WAITS_FINE;
        }
        int64_t found = median_of(some, count);
        qsort(some, count, sizeof *some, by_size);
        assert_int_equal(found, (some[(count - 1) / 2] + some[count / 2]) / 2);
    }
}

static void groups_under_five_are_hidden(void **state)
{
    (void)state;
    bool hidden[5];
    help_hide_small((const int64_t[]){ 5, 0, 9, 12, 6 }, hidden, 5);
    for (size_t i = 0; i < 5; i++)
        assert_false(hidden[i]);
    /* One small group could be had by taking the others from the sum. */
    help_hide_small((const int64_t[]){ 4, 0, 9, 12, 6 }, hidden, 5);
    assert_true(hidden[0] && hidden[4]);
    assert_false(hidden[1] || hidden[2] || hidden[3]);
    /* Two that are five together hide each other. */
    help_hide_small((const int64_t[]){ 2, 3, 9, 12, 6 }, hidden, 5);
    assert_true(hidden[0] && hidden[1]);
    assert_false(hidden[2] || hidden[3] || hidden[4]);
    help_hide_small((const int64_t[]){ 1, 0, 0, 0, 0 }, hidden, 5);
    assert_true(hidden[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_is_the_middle_one),
        cmocka_unit_test(long_waits_are_told_to_a_quarter_of_an_hour),
        cmocka_unit_test(it_is_what_sorting_finds),
        cmocka_unit_test(groups_under_five_are_hidden),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
