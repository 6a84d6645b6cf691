/* meeting.c - one card per meeting, before and after. */
#include "handlers/features.h"

void meeting_show(struct turn *t, int64_t id)
{
    (void)id;
    (void)t;
}

void meeting_proposed(struct turn *t, int64_t id)
{
    meeting_timed(t, id);
}

void meeting_changed(struct turn *t, int64_t id)
{
    meeting_timed(t, id);
}

void meeting_timed(struct turn *t, int64_t id)
{
    struct meeting m = meeting_find(t->db, t->who.organisation, id);
    reminders_watch(t, &m);
    guardian_told_watch(t, &m);
    took_place_watch(t, &m);
}

void meetings_drop(struct turn *t, int64_t match)
{
    (void)t;
    (void)match;
}

const char *meeting_type_key(struct turn *t, const char *type)
{
    return format(t, "meeting.type_%s", type);
}

const struct feature meeting = {
    .name = "meeting",
};
