/* slots.c - the times of a day by which a school lives. */
#include "handlers/features.h"

size_t slots_usual(struct turn *t, int64_t match, const char *date, struct slot *out,
                   size_t room)
{
    (void)t;
    (void)match;
    (void)date;
    (void)out;
    (void)room;
    return 0;
}

bool slots_day_open(struct turn *t, const char *date)
{
    (void)t;
    (void)date;
    return true;
}

int slots_lesson_end(struct turn *t, const char *date, int lesson)
{
    (void)t;
    (void)date;
    (void)lesson;
    return -1;
}

int slots_counted_days(struct turn *t, const char *from, const char *to)
{
    (void)t;
    (void)from;
    (void)to;
    return 0;
}
