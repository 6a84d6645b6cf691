/* gatherings_after.c - who was at a general meeting, and what came of it. Nobody is
 * marked as absent by the program: a curator ticks who was there, and takes a tick back.
 */
#include "handlers/gatherings.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5, NAMES_MOST = 80, SKIP_MOST = 100 * 1000 };

static bool said(const struct attendee *a, const char *answer)
{
    return a->answer && strcmp(a->answer, answer) == 0;
}

static bool is_over(const struct turn *t, const struct meeting *m)
{
    return m->id && m->status != MEETING_CANCELLED && m->starts_at <= t->now;
}

/* gatherings:names:<meeting>: who signed up */
void gatherings_names(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    int shown = 0;
    if (!m.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.names_title", text_("title", m.title));
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        if (strcmp(a->role, "guest") == 0 && said(a, "yes") && shown++ < NAMES_MOST)
            line(c, "gatherings.name", name_("who", a->person));
    if (!shown)
        line(c, "gatherings.names_none");
    if (shown > NAMES_MOST)
        line(c, "gatherings.names_more", number_("count", shown - NAMES_MOST));
    nav(c, press_about(t, "gatherings:show", id));
    show(c);
}

/* ---- who was there ---------------------------------------------------------------- */

static void add_person(struct card *c, struct turn *t, const struct attendee *a,
                       int64_t skip)
{
    button(c,
           format(t, "gatherings:mark:%lld:%lld:%lld", (long long)a->meeting,
                  (long long)a->person, (long long)skip),
           a->present == 1 ? "gatherings.was_there" : "gatherings.not_marked",
           name_("who", a->person));
    row(c);
}

static void add_page(struct card *c, struct turn *t, int64_t id, int64_t skip)
{
    button(c, format(t, "gatherings:there:%lld:%lld", (long long)id, (long long)skip),
           "people.after");
}

/* Those who signed up come first. */
static void show_there(struct turn *t, const struct meeting *m, int64_t skip)
{
    const struct attendee *all = attendees_of(t->db, m->id);
    int64_t at = 0;
    skip = skip > 0 && skip < SKIP_MOST ? skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "gatherings.there_who", text_("title", m->title));
    for (int signed_up = 1; signed_up >= 0; signed_up--)
        for (const struct attendee *a = all; a->person; a++) {
            if (strcmp(a->role, "guest") != 0 || said(a, "yes") != signed_up)
                continue;
            if (at >= skip && at < skip + PAGE)
                add_person(c, t, a, skip);
            at++;
        }
    button(c, press_about(t, "gatherings:all", m->id), "gatherings.all_were");
    if (at > PAGE)
        add_page(c, t, m->id, skip + PAGE < at ? skip + PAGE : 0);
    nav(c, press_about(t, "gatherings:show", m->id));
    show(c);
}

/* gatherings:there:<meeting>:<skip> */
void gatherings_there(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    if (is_over(t, &m))
        show_there(t, &m, strtoll(argument(t, 1), NULL, 10));
    else
        old_button(t);
}

static void held(struct turn *t, const struct meeting *m)
{
    meeting_settle(t->db, m->id, MEETING_HELD, false, 0, t->now);
    forget(t, "gatherings.after", ANYONE, m->id);
}

/* gatherings:mark:<meeting>:<person>:<skip> */
void gatherings_mark(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    int64_t person = strtoll(argument(t, 1), NULL, 10);
    struct attendee a = attendee_find(t->db, id, person);
    if (!is_over(t, &m) || !a.person) {
        old_button(t);
        return;
    }
    attendee_mark(t->db, id, person, a.present == 1 ? -1 : 1, t->who.id);
    held(t, &m);
    show_there(t, &m, strtoll(argument(t, 2), NULL, 10));
}

/* Everybody who signed up was there. */
void gatherings_all(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    if (!is_over(t, &m)) {
        old_button(t);
        return;
    }
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        if (said(a, "yes") && a->present < 0)
            attendee_mark(t->db, id, a->person, 1, t->who.id);
    held(t, &m);
    show_there(t, &m, 0);
}

/* ---- what came of it -------------------------------------------------------------- */

void gatherings_minutes(struct turn *t, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    if (is_over(t, &m))
        ask(t, "gathering_minutes", id);
    else
        old_button(t);
}

void gatherings_minutes_given(struct turn *t, const struct answers *a, int64_t id)
{
    struct meeting m = gatherings_one(t, id);
    if (!is_over(t, &m) || !has_role(t, GATHERINGS_STAFF)) {
        old_button(t);
        return;
    }
    meeting_set_outcome(t->db, id, answer_text(a, "OUTCOME"));
    m = gatherings_one(t, id);
    gatherings_desk(t, &m, "gatherings.minutes_kept");
}

void gatherings_after(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct meeting m = gatherings_one(t, id);
    if (!is_over(t, &m) || !meeting_is_open(&m))
        return;
    struct card *c = card(t, t->who.id, "gathering", id);
    line(c, "gatherings.after", text_("title", m.title));
    button(c, format(t, "gatherings:there:%lld:0", (long long)id), "gatherings.there");
    style(c, PRIMARY);
    button(c, press_about(t, "gatherings:minutes", id), "gatherings.minutes");
    show(c);
}
