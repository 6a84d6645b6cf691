/* story_time.c - the clock of a story: it is set, it jumps, it is pushed forward from one
 * due moment to the next. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "locales/words.h"
#include "locales/zones.h"

enum { SECOND = 1000 * 1000, WAKES_MOST = 20000, SAME_MOMENT_MOST = 200 };

static struct zones *zones_of(const struct story *s)
{
    return words_zones(s->set->words);
}

/* ---- reading --------------------------------------------------------------------- */

int64_t story_duration(const char *text)
{
    static const struct {
        char unit;
        int seconds;
    } units[] = {
        { 's', 1 }, { 'm', MINUTE }, { 'h', HOUR }, { 'd', DAY }, { 'w', WEEK }
    };
    int64_t all = -1;
    while (*text) {
        char *end;
        long n = strtol(text, &end, 10);
        size_t i = 0;
        while (i < COUNT(units) && units[i].unit != *end)
            i++;
        if (end == text || i == COUNT(units) || n < 0)
            return -1;
        all = (all < 0 ? 0 : all) + (int64_t)n * units[i].seconds;
        text = end + 1 + strspn(end + 1, " ");
    }
    return all;
}

static int weekday_named(const char *text)
{
    static const char *const days[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
    for (size_t i = 0; i < COUNT(days); i++)
        if (strncmp(text, days[i], 3) == 0 && text[3] == ' ')
            return (int)i + 1;
    return 0;
}

/* "HH:MM" or "mon HH:MM": the next such moment. */
static int64_t next_moment(struct story *s, const char *text)
{
    struct local at = zone_local(zones_of(s), s->zone, s->now);
    int weekday = weekday_named(text);
    int64_t found = 0;
    if (sscanf(text + (weekday ? 4 : 0), "%d:%d", &at.hour, &at.minute) != 2)
        return 0;
    at.second = 0;
    for (int days = 0; days < 8; days++, at.day++) {
        found = zone_moment(zones_of(s), s->zone, &at);
        if (found > s->now &&
            (!weekday || zone_local(zones_of(s), s->zone, found).weekday == weekday))
            return found;
    }
    return 0;
}

int64_t story_moment(struct story *s, const char *text)
{
    struct local at = { 0 };
    if (sscanf(text, "%d-%d-%d %d:%d", &at.year, &at.month, &at.day, &at.hour,
               &at.minute) == 5)
        return zone_moment(zones_of(s), s->zone, &at);
    return next_moment(s, text);
}

const char *story_time_told(struct story *s, int64_t at)
{
    struct local l = zone_local(zones_of(s), s->zone, at);
    return talloc_asprintf(s->memory, "%02d-%02d %02d:%02d", l.month, l.day, l.hour,
                           l.minute);
}

/* ---- moving it ------------------------------------------------------------------- */

bool story_now(struct story *s, const char *rest)
{
    const char *zone = strchr(rest, ' ');
    zone = zone ? strchr(zone + 1, ' ') : NULL;
    if (zone && !zone_valid(zone + 1))
        return story_fail(s, "there is no zone %s", zone + 1);
    if (zone)
        s->zone = talloc_strdup(s->memory, zone + 1);
    int64_t at = story_moment(s, rest);
    if (!at)
        return story_fail(s, "it is written: now 2026-09-07 10:00 Asia/Yekaterinburg");
    s->now = at;
    return true;
}

static void go_to(struct story *s, int64_t at)
{
    if (at <= s->now)
        return;
    s->ticks += (at - s->now) * SECOND;
    s->now = at;
}

/* From due moment to due moment until that one, so that nothing comes late. */
static bool wait_until(struct story *s, int64_t until)
{
    int wakes = 0, at_once = 0;
    int64_t next;
    while ((next = story_next_due(s)) && next <= until) {
        at_once = next > s->now ? 0 : at_once + 1;
        if (++wakes > WAKES_MOST || at_once > SAME_MOMENT_MOST)
            return story_fail(s, "the bot wakes without end at %s",
                              story_time_told(s, s->now));
        go_to(s, next);
        if (!story_settle(s))
            return false;
    }
    go_to(s, until);
    return story_settle(s);
}

/* 2h | until 2026-09-08 09:00 | until mon 08:30 | until next */
bool story_wait(struct story *s, const char *rest)
{
    int64_t until;
    if (strcmp(rest, "until next") == 0) {
        until = story_next_due(s);
        if (!until)
            return story_fail(s, "nothing is due");
        return wait_until(s, until);
    }
    if (strncmp(rest, "until ", 6) == 0) {
        until = story_moment(s, rest + 6);
    } else {
        int64_t seconds = story_duration(rest);
        until = seconds < 0 ? 0 : s->now + seconds;
    }
    if (!until)
        return story_fail(s, "it is written: wait 2h, wait until 2026-09-08 09:00, wait "
                             "until mon 08:30, wait until next");
    if (until < s->now)
        return story_fail(s, "that was before now, %s", story_time_told(s, s->now));
    return wait_until(s, until);
}

/* Nobody was awake in between; a second later the bot is. */
bool story_clock(struct story *s, const char *rest)
{
    int64_t at = story_moment(s, rest);
    if (!at)
        return story_fail(s, "it is written: clock 2026-09-07 09:00");
    s->now = at;
    return story_settle(s);
}
