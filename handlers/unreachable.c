/* unreachable.c - whom words do not reach: blocked, or the account is no more.
 *
 * Once a day, from nine in the morning of a working day of the school, its curators get
 * one list of those who were lost by nine and were not told of, or were told of a week
 * ago. Who writes again is off the list by itself. */
#include "handlers/features.h"

enum {
    NINE = 9 * 60,
    NAMED = 10,
    AGAIN_AFTER =
        WEEK - 12 * HOUR, /* the same morning a week later, whatever the minute */
};

static void tell_school(struct turn *t, int64_t school)
{
    struct organisation o = organisation_find(t->db, school);
    int minute = minute_there(t, o.zone);
    int64_t nine = t->now - (int64_t)(minute - NINE) * MINUTE;
    if (minute < NINE ||
        !organisation_works(t->db, school, weekday_there(t, o.zone), minute) ||
        !accounts_lost_tell(t->db, school, nine, t->now - AGAIN_AFTER, t->now))
        return;
    curators_hear(t, school, "unreachable.list", t->now, 0);
}

void people_sweep(struct turn *t)
{
    const int64_t *schools = accounts_lost_schools(t->db);
    for (; *schools; schools++)
        tell_school(t, *schools);
}

/* `at` is when the list was made. */
static void list(struct turn *t, int64_t at, int step)
{
    size_t count;
    (void)step;
    struct listed *lost = people_told_lost(t->db, t->who.organisation, at, &count);
    if (!count || !has_role(t, CURATOR))
        return;
    struct card *c = card(t, t->who.id, "unreachable", at);
    line(c, "unreachable.list", number_("count", (int64_t)count));
    for (size_t i = 0; i < count && i < NAMED; i++)
        line(c, "unreachable.since", name_("who", lost[i].id),
             day_("since", lost[i].since));
    if (count > NAMED)
        line(c, "newcomers.and_more", number_("count", (int64_t)count - NAMED));
    line(c, "unreachable.what_to_do");
    button(c, "people:list:lost:0", "unreachable.look");
    show(c);
}

static const struct due due[] = {
    { "list", CAN_WAIT, 0, list },
    { 0 },
};

const struct feature unreachable = { .name = "unreachable", .due = due };
