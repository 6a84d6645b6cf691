/* absence.c - no meeting for too long: RF-01 and RF-02 (domain.md 4.9). */
#include "handlers/features.h"

void absence_watch(struct turn *t, const struct match *m)
{
    (void)t;
    (void)m;
}

const struct feature absence = {
    .name = "absence",
};
