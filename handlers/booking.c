/* booking.c - a meeting is proposed: day, time, place, in three taps or typed. */
#include "handlers/features.h"

const char *booking_press(struct turn *t, int64_t match)
{
    return format(t, "booking:begin:%lld", (long long)match);
}

void booking_offer_buttons(struct turn *t, struct card *c, const struct meeting *m)
{
    (void)t;
    (void)c;
    (void)m;
}

const struct feature booking = {
    .name = "booking",
};
