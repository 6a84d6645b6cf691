/* zones_test.c - local times in zones, above all where the clock is changed, and cities.
 * The moments were reckoned apart from ICU. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bot/base.h"
#include "locales/zones.h"

static struct zones *zones;

static int set_up(void **state)
{
    (void)state;
    zones = zones_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    zones_free(zones);
    return 0;
}

/* ---- moments and local times ----------------------------------------- */

/* A moment and its only local time: there and back. */
static void moment_has_a_local_time(void **state)
{
    static const struct {
        int64_t at;
        const char *zone;
        struct local local;
        int offset;
    } cases[] = {
        { 0, "UTC", { 1970, 1, 1, 0, 0, 0, 4 }, 0 },
        { -1, "UTC", { 1969, 12, 31, 23, 59, 59, 3 }, 0 },
        { 1795689000, "Asia/Yekaterinburg", { 2026, 11, 26, 15, 30, 0, 4 }, 5 * HOUR },
        { 1774745999, "Europe/Berlin", { 2026, 3, 29, 1, 59, 59, 7 }, HOUR },
        { 1774746000, "Europe/Berlin", { 2026, 3, 29, 3, 0, 0, 7 }, 2 * HOUR },
        { 1792886399, "Europe/Berlin", { 2026, 10, 25, 1, 59, 59, 7 }, 2 * HOUR },
        { 1792893600, "Europe/Berlin", { 2026, 10, 25, 3, 0, 0, 7 }, HOUR },
        { 1262293200, "Europe/Moscow", { 2010, 1, 1, 0, 0, 0, 5 }, 3 * HOUR },
        { 1330000000, "Europe/Moscow", { 2012, 2, 23, 16, 26, 40, 4 }, 4 * HOUR },
        { 253402300799, "UTC", { 9999, 12, 31, 23, 59, 59, 5 }, 0 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct local local = zone_local(zones, cases[i].zone, cases[i].at);
        assert_memory_equal(&local, &cases[i].local, sizeof local);
        assert_int_equal(zone_offset(zones, cases[i].zone, cases[i].at), cases[i].offset);
        assert_int_equal(zone_moment(zones, cases[i].zone, &local), cases[i].at);
    }
}

static void odd_local_times_have_a_moment(void **state)
{
    static const struct {
        const char *zone;
        struct local local;
        int64_t at;
    } cases[] = {
        /* leapt over: moved forward by the leap */
        { "Europe/Berlin", { 2026, 3, 29, 2, 0, 0, 0 }, 1774746000 },
        { "Europe/Berlin", { 2026, 3, 29, 2, 30, 0, 0 }, 1774747800 },
        { "Australia/Lord_Howe", { 2026, 10, 4, 2, 15, 0, 0 }, 1791042300 },
        /* twice: the first */
        { "Europe/Berlin", { 2026, 10, 25, 2, 0, 0, 0 }, 1792886400 },
        { "Europe/Berlin", { 2026, 10, 25, 2, 59, 59, 0 }, 1792889999 },
        { "Europe/Moscow", { 2014, 10, 26, 1, 30, 0, 0 }, 1414272600 },
        { "Australia/Lord_Howe", { 2026, 4, 5, 1, 45, 0, 0 }, 1775313900 },
        /* out of range: rolls over */
        { "UTC", { 2026, 1, 32, 0, 0, 0, 0 }, 1769904000 },
        { "UTC", { 2026, 13, 1, 0, 0, 0, 0 }, 1798761600 },
        { "UTC", { 2026, 2, 1, 0, -10, 0, 0 }, 1769903400 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(zone_moment(zones, cases[i].zone, &cases[i].local), cases[i].at);
}

static void same_time_tomorrow_goes_by_the_calendar(void **state)
{
    (void)state;
    struct local local = { 2026, 3, 28, 15, 30, 0, 0 };
    int64_t today = zone_moment(zones, "Europe/Berlin", &local);
    local.day++;
    assert_int_equal(zone_moment(zones, "Europe/Berlin", &local) - today, 23 * HOUR);
    local = (struct local){ 2026, 10, 24, 15, 30, 0, 0 };
    today = zone_moment(zones, "Europe/Berlin", &local);
    local.day++;
    assert_int_equal(zone_moment(zones, "Europe/Berlin", &local) - today, 25 * HOUR);
}

static void day_begins_at_its_first_moment(void **state)
{
    static const struct {
        const char *zone;
        int64_t at, start;
    } cases[] = {
        { "Europe/Berlin", 1774746000, 1774738800 }, /* 23 hours long */
        { "Europe/Berlin", 1792893600, 1792879200 }, /* 25 hours long */
        { "Asia/Yekaterinburg", 1795633200, 1795633200 },
        { "Asia/Yekaterinburg", 1795633199, 1795546800 },
        { "Asia/Beirut", 1774740000, 1774735200 }, /* midnight is leapt over: 01:00 */
        { "Asia/Beirut", 1792879200, 1792879200 }, /* 23:00 came twice before it */
        { "Asia/Beirut", 1792879199, 1792789200 },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++)
        assert_int_equal(zone_day(zones, cases[i].zone, cases[i].at), cases[i].start);
}

/* Every half hour of a year: what the local time says leads back to the moment, or to an
 * earlier one that says the same. */
static void there_and_back_all_year(void **state)
{
    static const char *const some[] = { "Europe/Berlin", "Asia/Beirut", "America/Havana",
                                        "Australia/Lord_Howe", "Pacific/Apia" };
    (void)state;
    for (size_t i = 0; i < COUNT(some); i++)
        for (int64_t at = 1767225600; at < 1767225600 + 366 * DAY; at += HOUR / 2) {
            struct local local = zone_local(zones, some[i], at);
            int64_t back = zone_moment(zones, some[i], &local);
            struct local again = zone_local(zones, some[i], back);
            assert_true(back == at || (back < at && back >= at - HOUR));
            assert_memory_equal(&again, &local, sizeof local);
            assert_true(zone_day(zones, some[i], at) <= at);
        }
}

static void years_end_at_local_midnight(void **state)
{
    (void)state;
    int64_t now = 1795689000, end = 1798743600; /* 2027-01-01 00:00 in Yekaterinburg */
    assert_true(zone_same_year(zones, "Asia/Yekaterinburg", end - 1, now));
    assert_false(zone_same_year(zones, "Asia/Yekaterinburg", end, now));
    assert_true(zone_same_year(zones, "Europe/Moscow", end, now));
    assert_true(zone_same_year(zones, "Asia/Yekaterinburg", end, end + DAY));
    assert_false(zone_same_year(zones, "Asia/Yekaterinburg", end - 1, end + DAY));
}

/* ---- names ----------------------------------------------------------- */

static void zones_are_known_by_their_iana_names(void **state)
{
    static const char *const bad[] = {
        "",      "Nowhere/City", "asia/yekaterinburg", "Etc/Unknown",
        "GMT+5", "Екатеринбург", "Europe/Moscow "
    };
    (void)state;
    for (int i = 0; i < RUSSIAN_ZONES; i++) {
        assert_true(zone_valid(russian_zones[i]));
        assert_int_equal(zone_offset(zones, russian_zones[i], 1795689000),
                         (i + 2) * HOUR);
    }
    for (size_t i = 0; i < COUNT(bad); i++)
        assert_false(zone_valid(bad[i]));
    assert_false(
        zone_valid("A/zone/name/that/is/much/longer/than/any/zone/name/of/the/world"));
    assert_true(zone_valid("Europe/Berlin"));
    assert_int_equal(zone_offset(zones, "Nowhere/City", 1795689000), 0);
}

static void zones_have_cities(void **state)
{
    static const struct {
        const char *zone, *ru, *en;
    } cases[] = {
        { "Asia/Yekaterinburg", "Екатеринбург", "Yekaterinburg" },
        { "Asia/Kamchatka", "Петропавловск-Камчатский", "Kamchatka" },
        { "America/New_York", "Нью-Йорк", "New York" },
        { "UTC", "UTC", "UTC" },
        { "Etc/UTC", "UTC", "UTC" },
        { "Nowhere/City", "UTC", "UTC" },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(zone_city(zones, "ru", cases[i].zone), cases[i].ru);
        assert_string_equal(zone_city(zones, "en", cases[i].zone), cases[i].en);
        assert_string_equal(zone_city(zones, "ru", cases[i].zone), cases[i].ru);
    }
}

static void cities_are_found_as_they_are_typed(void **state)
{
    static const struct {
        const char *typed, *zone;
    } cases[] = {
        { "Екатеринбург", "Asia/Yekaterinburg" },
        { "  екатеринБУРГ ", "Asia/Yekaterinburg" },
        { "yekaterinburg", "Asia/Yekaterinburg" },
        { "Петропавловск Камчатский", "Asia/Kamchatka" },
        { "нью-йорк", "America/New_York" },
        { "Нью  Йорк", "America/New_York" },
        { "ни\xcc\x86", NULL },
        { "Нью-И\xcc\x86орк", "America/New_York" }, /* й in two code points */
        { "europe/berlin", "Europe/Berlin" },
        { "Урюпинск", NULL },
        { "", NULL },
        { "\xff", NULL },
    };
    (void)state;
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *zone = zone_find(zones, cases[i].typed);
        if (cases[i].zone && zone)
            assert_string_equal(zone, cases[i].zone);
        else
            assert_ptr_equal(zone, cases[i].zone);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moment_has_a_local_time),
        cmocka_unit_test(odd_local_times_have_a_moment),
        cmocka_unit_test(same_time_tomorrow_goes_by_the_calendar),
        cmocka_unit_test(day_begins_at_its_first_moment),
        cmocka_unit_test(there_and_back_all_year),
        cmocka_unit_test(years_end_at_local_midnight),
        cmocka_unit_test(zones_are_known_by_their_iana_names),
        cmocka_unit_test(zones_have_cities),
        cmocka_unit_test(cities_are_found_as_they_are_typed),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
