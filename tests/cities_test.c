/* cities_test.c - towns by typed words: in both alphabets and any case, by a part of the
 * name, several at once, none for a slip of the pen, and nothing breaks it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bot/base.h"
#include "locales/places.h"
#include "locales/zones.h"

enum { ROOM = 6 };

static size_t found(const char *typed, struct place *out)
{
    return places_found("ru", typed, out, ROOM);
}

/* ---- one town ---------------------------------------------------------------------- */

static const struct {
    const char *typed, *name, *zone;
} one[] = {
    { "Екатеринбург", "Екатеринбург", "Asia/Yekaterinburg" },
    { "екатеринбург", "Екатеринбург", "Asia/Yekaterinburg" },
    { "Yekaterinburg", "Екатеринбург", "Asia/Yekaterinburg" },
    { "ekaterinburg", "Екатеринбург", "Asia/Yekaterinburg" },
    { "  нижний   тагил ", "Нижний Тагил", "Asia/Yekaterinburg" },
    { "Nizhny Tagil", "Нижний Тагил", "Asia/Yekaterinburg" },
    { "Тагил", "Нижний Тагил", "Asia/Yekaterinburg" },
    { "йошкар ола", "Йошкар-Ола", "Europe/Moscow" },
    { "Йошкар-Ола", "Йошкар-Ола", "Europe/Moscow" },
    { "щёлково", "Щёлково", "Europe/Moscow" },
    { "ЩЕЛКОВО", "Щёлково", "Europe/Moscow" },
    { "Тюмень", "Тюмень", "Asia/Yekaterinburg" },
    { "tyumen", "Тюмень", "Asia/Yekaterinburg" },
    { "Перм", "Пермь", "Asia/Yekaterinburg" },
    { "Петропавловск-Камчатский", "Петропавловск-Камчатский", "Asia/Kamchatka" },
    { "новосиб", "Новосибирск", "Asia/Novosibirsk" },
    { "Ереван", "Ереван", "Asia/Yerevan" },
    { "Сан-Франциско", "Сан-Франциско", "America/Los_Angeles" },
};

static void one_town_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(one); i++) {
        struct place p[ROOM];
        size_t count = found(one[i].typed, p);
        if (count == 0)
            fail_msg("%s: not found", one[i].typed);
        assert_string_equal(p[0].name, one[i].name);
        assert_string_equal(p[0].zone, one[i].zone);
    }
}

static void it_is_told_in_the_readers_language(void **state)
{
    (void)state;
    struct place p[ROOM];
    assert_int_equal(places_found("en", "Нижний Тагил", p, ROOM), 1);
    assert_string_equal(p[0].name, "Nizhny Tagil");
    assert_string_equal(p[0].country, "Russia");
    assert_int_equal(places_found("ru", "Nizhniy Tagil", p, ROOM), 1);
    assert_string_equal(p[0].region, "Свердловская область");
    assert_string_equal(p[0].country, "Россия");
}

/* ---- several, and none --------------------------------------------------------- */

static void the_biggest_comes_first(void **state)
{
    (void)state;
    struct place p[ROOM];
    assert_int_equal(found("Kazan", p), 2);
    assert_string_equal(p[0].country, "Россия");
    assert_string_equal(p[1].country, "Турция");
    assert_int_equal(found("Киров", p), 2);
    assert_int_equal(found("Но", p), 0); /* too short to be a beginning */
    assert_int_equal(found("Нов", p), ROOM);
    assert_int_equal(places_found("ru", "Нов", p, 1), 1);
    assert_int_equal(places_found("ru", "Нов", p, 0), 0);
}

static void this_very_name_hides_longer_ones(void **state)
{
    (void)state;
    struct place p[ROOM];
    assert_int_equal(found("Ош", p), 2);
    assert_int_equal(found("Орёл!", p), 1);
    assert_string_equal(p[0].name, "Орёл");
    size_t count = found("Троицк", p);
    for (size_t i = 0; i < count; i++)
        assert_string_equal(p[i].name, "Троицк");
}

static void a_slip_finds_nothing(void **state)
{
    (void)state;
    static const char *const typed[] = {
        "Екатеринбрг",  "Екатирнбург",
        "Нижний Тгил",  "Казнь Казань",
        "Масква",       "",
        "   ",          "---",
        "!?",           "😀",
        "123",          "ъ",
        "\xff\xfe\xd0", "привет всем",
        "' OR 1=1",     "Мос кв",
        "Казань Уфа",
    };
    struct place p[ROOM];
    for (size_t i = 0; i < COUNT(typed); i++)
        if (found(typed[i], p) != 0)
            fail_msg("%s: %s", typed[i], p[0].name);
}

static void ten_thousand_letters_find_nothing(void **state)
{
    (void)state;
    struct place p[ROOM];
    static const char *const letters[] = { "м", "w", "щ", "ﷺ" };
    for (size_t i = 0; i < COUNT(letters); i++) {
        struct buffer b = { .max = 100 * 1000 };
        for (int n = 0; n < 10 * 1000; n++)
            buffer_text(&b, letters[i]);
        assert_int_equal(found(buffer_get(&b), p), 0);
        b.data[79 / strlen(letters[i]) * strlen(letters[i])] = '\0';
        assert_int_equal(found(b.data, p), 0);
        buffer_fini(&b);
    }
}

/* ---- the table --------------------------------------------------------------------- */

static void a_town_is_found_again_by_its_number(void **state)
{
    (void)state;
    struct place p[ROOM], again;
    assert_int_equal(found("Нижний Тагил", p), 1);
    assert_true(place_find("ru", p[0].id, &again));
    assert_string_equal(again.name, "Нижний Тагил");
    assert_false(place_find("ru", 0, &again));
    assert_false(place_find("ru", -1, &again));
    assert_false(place_find("ru", INT64_MAX, &again));
}

static void every_zone_of_the_table_is_one_that_icu_knows(void **state)
{
    (void)state;
    struct place p;
    int places = 0, russian = 0;
    for (int64_t id = 0; id < 13 * 1000 * 1000; id++) {
        if (!place_find("en", id, &p))
            continue;
        places++;
        russian += strcmp(p.country, "Russia") == 0;
        if (!zone_valid(p.zone))
            fail_msg("%s: %s", p.name, p.zone);
    }
    assert_true(places > 20 * 1000);
    assert_true(russian > 900);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_town_is_found),
        cmocka_unit_test(it_is_told_in_the_readers_language),
        cmocka_unit_test(the_biggest_comes_first),
        cmocka_unit_test(this_very_name_hides_longer_ones),
        cmocka_unit_test(a_slip_finds_nothing),
        cmocka_unit_test(ten_thousand_letters_find_nothing),
        cmocka_unit_test(a_town_is_found_again_by_its_number),
        cmocka_unit_test(every_zone_of_the_table_is_one_that_icu_knows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
