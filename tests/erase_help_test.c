/* erase_help_test.c - who is forgotten, and what they asked, or answered to others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/erase_rows.h"

static int64_t rows(struct rig *r, const char *where)
{
    return rig_number(r, talloc_asprintf(r->memory, "SELECT count(*) FROM %s", where));
}

/* Of what she asked topic and times stay; what he asked stays as it is. */
static void of_a_case_topic_and_times_stay(void **state)
{
    static const char *const none[] = {
        "cases WHERE asker = 1 AND words || tried <> ''",
        "cases WHERE state = 'draft'",
        "case_files WHERE case_id = 1",
        "case_words WHERE case_id = 1",
        "case_notes WHERE case_id = 1",
        "files WHERE id = 31",
        "held_words WHERE person = 1",
        "relays WHERE from_person = 1 OR to_person = 1",
        "solutions WHERE offered_by = 1 OR made_by = 1",
    };
    static const char *const one[] = {
        "cases WHERE asker = 1 AND topic = 'lesson' AND closed_at = 6",
        "cases WHERE words = 'his'",
        "case_files WHERE file = 32",
        "case_words",
        "case_notes WHERE text = 'of his'",
        "case_people WHERE case_id = 2",
        "files WHERE id = 32",
        "held_words",
        "relays",
        "solutions WHERE offered_by = 0",
        "solutions WHERE offered_by = 2",
    };
    (void)state;
    struct rig *r = erase_bench();
    erase_fill(r);
    rig_press(r, "ben", "eraser:wipe:1:guardian_declined");
    for (size_t i = 0; i < COUNT(none); i++)
        if (rows(r, none[i]))
            fail_msg("%s: %lld rows", none[i], (long long)rows(r, none[i]));
    for (size_t i = 0; i < COUNT(one); i++)
        if (rows(r, one[i]) != 1)
            fail_msg("%s: %lld rows", one[i], (long long)rows(r, one[i]));
    rig_close(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_a_case_topic_and_times_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
