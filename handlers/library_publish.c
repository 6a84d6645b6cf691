/* library_publish.c - a card becomes readable for the school, is withdrawn, is dropped.
 * Only a published one is found; a withdrawn one may be mended and published again. */
#include "handlers/library.h"

const char *library_stems(struct turn *t, const struct solution *s)
{
    return search_stems(t, format(t, "%s. %s. %s", s->title, s->situation, s->advice));
}

static void record(struct turn *t, const char *act, int64_t id)
{
    audit_add(t->db, t->now, t->who.organisation, t->who.id, act, id, "");
}

/* A second tap says the same as the first. */
static void put_moved(struct turn *t, int64_t id, int state, const char *news)
{
    struct solution s = solution_find(t->db, t->who.organisation, id);
    library_put(t, id, (int)s.state == state ? news : NULL);
}

void library_publish(struct turn *t, int64_t id)
{
    int64_t school = t->who.organisation;
    struct solution s = solution_find(t->db, school, id);
    bool complete = s.id && *s.title && *s.situation && *s.advice;
    if (complete && solution_publish(t->db, school, id, library_stems(t, &s), t->now))
        record(t, "library.published", id);
    put_moved(t, id, SOLUTION_PUBLISHED, "library.published_now");
}

void library_withdraw(struct turn *t, int64_t id)
{
    if (solution_withdraw(t->db, t->who.organisation, id))
        record(t, "library.withdrawn", id);
    put_moved(t, id, SOLUTION_WITHDRAWN, "library.withdrawn_now");
}

void library_drop_sure(struct turn *t, int64_t id)
{
    struct solution s = solution_find(t->db, t->who.organisation, id);
    if (!s.id || s.state == SOLUTION_PUBLISHED) {
        library_put(t, id, NULL);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "library.drop_sure");
    button(c, press_about(t, "library:drop", id), "library.drop_yes");
    style(c, DANGER);
    nav(c, press_about(t, "library:card", id));
    show(c);
}

/* A published one stays; of one that is gone the desk is shown. */
void library_drop(struct turn *t, int64_t id)
{
    if (solution_drop(t->db, t->who.organisation, id)) {
        record(t, "library.dropped", id);
        toast(t, "library.dropped");
    } else if (solution_find(t->db, t->who.organisation, id).id) {
        library_put(t, id, NULL);
        return;
    }
    library_desk(t, 0);
}
