/* booking.c - a meeting is proposed: day, time, place, in three taps or typed. */
#include "handlers/features.h"

const char *booking_press(struct turn *t, int64_t match)
{
    return format(t, "booking:begin:%lld", (long long)match);
}

const struct feature booking = {
    .name = "booking",
};
