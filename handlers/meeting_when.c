/* meeting_when.c - when a meeting is, as this reader's clock and the place's show it; the
 * time that was and the one that is; and up to three to choose from.
 *
 * In person the place's zone counts, and the reader's own is named beside it when its
 * clock shows another time. A meeting that was told of afterwards has a day alone. */
#include "handlers/meeting.h"

#include <string.h>

static const char *zone_of(struct turn *t, int64_t reader)
{
    return reader == t->who.id ? t->who.zone : person_find(t->db, reader).zone;
}

/* `both` is the text that names the reader's own time too. */
static const char *moment(struct turn *t, int64_t reader, const struct meeting *m,
                          int64_t at, const char *key, const char *both)
{
    const char *here = zone_of(t, reader);
    if (m->online || !here || strcmp(here, m->zone) == 0)
        return words_for(t, reader, key, when_("at", at));
    struct value there = in_zone_(when_("at", at), m->zone);
    if (clocks_differ(t, here, m->zone, at))
        return words_for(t, reader, both, there, when_("here", at));
    return words_for(t, reader, key, there);
}

/* One that was told of afterwards has a day and no hour. */
const char *meeting_when(struct turn *t, int64_t reader, const struct meeting *m)
{
    if (m->logged)
        return words_for(t, reader, "meeting.when",
                         in_zone_(day_("at", m->starts_at), m->zone));
    return moment(t, reader, m, m->starts_at, "meeting.when", "meeting.when_both");
}

int64_t meeting_known_before(const struct meeting_view *v)
{
    int64_t was = v->self.person ? v->self.was : v->m.was_at;
    bool moved = meeting_is_open(&v->m) && !v->reminding && was != v->m.starts_at;
    return moved ? was : 0;
}

/* The times to choose from, when there are any. */
static bool add_choice(struct card *c, struct turn *t, const struct meeting_view *v)
{
    int64_t times[3];
    size_t count = meeting_is_open(&v->m) ? meeting_offers(t->db, v->m.id, times) : 0;
    if (count)
        line(c, "meeting.to_choose");
    for (size_t i = 0; i < count; i++)
        marked_line(c, moment(t, v->reader, &v->m, times[i], "meeting.choice",
                              "meeting.choice_both"));
    return count;
}

void meeting_when_lines(struct card *c, struct turn *t, const struct meeting_view *v)
{
    int64_t was = meeting_known_before(v);
    if (was)
        marked_line(c,
                    moment(t, v->reader, &v->m, was, "meeting.was", "meeting.was_both"));
    if (add_choice(c, t, v))
        return;
    if (was)
        marked_line(c, moment(t, v->reader, &v->m, v->m.starts_at, "meeting.now",
                              "meeting.now_both"));
    else
        marked_line(c, meeting_when(t, v->reader, &v->m));
}
