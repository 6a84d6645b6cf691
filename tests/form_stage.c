/* form_stage.c - see form_stage.h. */
#include "tests/form_stage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

int form_stage_open(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
    rig_person(r, "ben", MENTOR);
    *state = r;
    return 0;
}

int form_stage_close(void **state)
{
    rig_close(*state);
    return 0;
}

void form_shows(struct rig *r, const char *words)
{
    const struct rig_sent *last = rig_last(r, "anna");
    if (!strstr(last->words, words))
        fail_msg("not \"%s\" but \"%s\"", words, last->words);
}

void form_push(struct rig *r, const char *label)
{
    const char *value = rig_button(r, "anna", label);
    if (!value)
        fail_msg("no button \"%s\" in \"%s\"", label, rig_last(r, "anna")->keys);
    rig_press(r, "anna", value);
}

void form_push_twice(struct rig *r, const char *label)
{
    const struct rig_sent *last = rig_last(r, "anna");
    const char *value = rig_button(r, "anna", label);
    assert_non_null(value);
    rig_pressed(r, "anna", last->message, value);
    rig_pressed(r, "anna", last->message, value);
    rig_settle(r);
}

void form_kept(struct rig *r, const char *item, const char *value)
{
    char *sql = talloc_asprintf(
        r->memory, "SELECT count(*) FROM answers WHERE item = '%s' AND value = '%s'",
        item, value);
    if (rig_number(r, sql) != 1)
        fail_msg("%s is not %s", item, value);
}

void form_told(struct rig *r, const char *marks)
{
    char *sql = talloc_asprintf(
        r->memory, "SELECT count(*) FROM state WHERE name = 'marks' AND value = '%s '",
        marks);
    if (rig_number(r, sql) != 1)
        fail_msg("not %s", marks);
}
