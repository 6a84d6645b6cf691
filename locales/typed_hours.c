/* typed_hours.c - readers of hours, lessons and parts of the day, see typed_inside.h. */
#include "locales/typed_inside.h"

#include <stdio.h>
#include <string.h>

enum { NOON = 12, MORNING_ENDS = 7 };

static bool tell_minute(struct reading *r, int hour, int minute)
{
    if (r->out->minute >= 0 || r->out->lesson || hour > 23 || minute > 59)
        return false;
    r->out->minute = hour * 60 + minute;
    return true;
}

/* «3 дня», «7 вечера», «9 утра», "3 pm": the word that names the part of the day. */
static int hour_of(struct reading *r, int ahead, int hour, int *count)
{
    bool late = typed_is(r, ahead, "typed.afternoon");
    if (!late && !typed_is(r, ahead, "typed.morning")) {
        r->half_guessed = hour > 0 && hour <= MORNING_ENDS;
        return r->half_guessed ? hour + NOON : hour;
    }
    *count += 1;
    if (hour < 1 || hour > 12)
        return -1;
    return hour % 12 + (late ? 12 : 0);
}

static bool names_part_of_day(const struct reading *r, int ahead)
{
    return typed_is(r, ahead, "typed.afternoon") || typed_is(r, ahead, "typed.morning");
}

/* «15:30», «3:30 дня», and «15.30» where a date cannot be meant. */
int typed_read_clock(struct reading *r)
{
    int hour, minute, end = 0, count = 1;
    const char *text = typed_word(r, 0);
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &end) == 2 && !text[end]) {
        if (hour <= 12 && names_part_of_day(r, 1))
            hour = hour_of(r, 1, hour, &count);
        return typed_taken(hour >= 0 && tell_minute(r, hour, minute), count);
    }
    end = 0;
    if (sscanf(text, "%2d.%2d%n", &hour, &minute, &end) != 2 || text[end])
        return 0;
    bool date = minute >= 1 && minute <= 12 && !r->hour_follows && !r->out->has_day;
    return date ? 0 : typed_taken(tell_minute(r, hour, minute), 1);
}

/* "3pm", "11:30am" in one word. */
int typed_read_joined_hour(struct reading *r)
{
    int hour = 0, minute = 0, end = 0;
    const char *text = typed_word(r, 0), *part = text;
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &end) == 2 ||
        sscanf(text, "%2d%n", &hour, &end) == 1)
        part += end;
    bool late = words_matches(r->words, "typed.afternoon", part);
    if (!*part || hour < 1 || hour > 12 ||
        (!late && !words_matches(r->words, "typed.morning", part)))
        return 0;
    return typed_taken(tell_minute(r, hour % 12 + (late ? 12 : 0), minute), 1);
}

/* «в 15», «в 3 часа дня», «7 вечера»; a bare number is an hour only after «в». */
int typed_read_hour(struct reading *r)
{
    int hour = typed_number(r, 0), count = 1;
    if (typed_is(r, 0, "typed.noon"))
        return typed_taken(tell_minute(r, NOON, 0), 1);
    if (hour < 0 || hour > 23)
        return 0;
    bool named = typed_is(r, 1, "typed.hours");
    if (named)
        count++;
    if (!r->hour_follows && !named && !names_part_of_day(r, 1))
        return 0;
    hour = hour_of(r, count, hour, &count);
    return typed_taken(hour >= 0 && tell_minute(r, hour, 0), count);
}

static bool tell_lesson(struct reading *r, int lesson)
{
    if (r->out->lesson || r->out->minute >= 0)
        return false;
    r->out->lesson = lesson;
    return true;
}

/* «после 6 урока», «после шестого урока», "after lesson 6", "after the 6th lesson". */
int typed_read_lesson(struct reading *r)
{
    int start = typed_is(r, 0, "typed.after");
    int the = start && typed_is(r, start, "typed.filler") ? start + 1 : start;
    if (typed_place(r, the) && typed_is(r, the + 1, "typed.lesson"))
        return typed_taken(tell_lesson(r, typed_place(r, the)), the + 2);
    if (typed_is(r, the, "typed.lesson") && typed_number(r, the + 1) > 0)
        return typed_taken(typed_number(r, the + 1) <= ORDINALS &&
                               tell_lesson(r, typed_number(r, the + 1)),
                           the + 2);
    return 0;
}

/* «вечером», «после обеда», "in the evening"; the hour may stand before or behind it. */
int typed_read_part_of_day(struct reading *r)
{
    char key[32];
    for (int i = 1; i <= PARTS_OF_DAY; i++) {
        snprintf(key, sizeof key, "typed.part_%d", i);
        int count = typed_takes(r, key);
        if (!count)
            continue;
        bool told = !r->out->part;
        r->out->part = i;
        return typed_taken(told, count);
    }
    return 0;
}

/* An hour and a part of the day say one time together; false when they contradict. */
bool typed_join_part(struct reading *r)
{
    struct typed *o = r->out;
    int part = o->part;
    if (!part || o->minute < 0)
        return !part || !o->lesson;
    if (part == 1 && r->half_guessed)
        o->minute -= NOON * 60;
    else if (part > 1 && o->minute < NOON * 60)
        o->minute += NOON * 60;
    o->part = 0;
    return (o->minute < NOON * 60) == (part == 1);
}
