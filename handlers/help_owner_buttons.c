/* help_owner_buttons.c - what can be done with a case, by whom and when. Of a case
 * that is over one goes back, and no more. */
#include "handlers/help_owner.h"

#include <string.h>

const char *help_owner_press(struct turn *t, const char *action, int64_t id)
{
    return format(t, "help_owner:%s:%lld", action, (long long)id);
}

static void add(struct turn *t, struct card *c, const char *action, int64_t id,
                const char *key)
{
    button(c, help_owner_press(t, action, id), key);
}

/* ---- while it waits ---------------------------------------------------------------- */

bool help_owner_is_today(struct turn *t, const struct help_case *h, int64_t *until)
{
    const char *zone = organisation_find(t->db, h->organisation).zone;
    *until = working_day_ends(t, h->organisation, t->now, 0);
    return strcmp(date_in(t, zone, *until), date_in(t, zone, t->now)) == 0;
}

/* When the school has closed, the button names the day that it would really be. */
static void add_today(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t until;
    const char *zone = organisation_find(t->db, h->organisation).zone;
    if (help_owner_is_today(t, h, &until))
        add(t, c, "today", h->id, "help_owner.today");
    else
        button(c, help_owner_press(t, "today", h->id), "help_owner.until",
               in_zone_(day_("day", until), zone));
}

/* Who has given it on may still answer, and is not asked to once more. */
bool help_owner_gave_on(struct turn *t, const struct help_case *h, int64_t person)
{
    return h->owner != person && (case_last(t->db, h->id, person, "handed") ||
                                  case_last(t->db, h->id, person, "no"));
}

static bool has_given_on(struct turn *t, const struct owner_view *v)
{
    return help_owner_gave_on(t, &v->h, v->reader);
}

static void add_waiting(struct turn *t, struct card *c, const struct owner_view *v)
{
    int64_t id = v->h.id;
    if (has_given_on(t, v)) {
        add(t, c, "now", id, "help_owner.now_after_all");
        return;
    }
    add(t, c, "now", id, "help_owner.now");
    style(c, PRIMARY);
    add_today(t, c, &v->h);
    row(c);
    add(t, c, "meet", id, "help_owner.meet");
}

/* ---- while it is answered ---------------------------------------------------------- */

static void add_taken(struct turn *t, struct card *c, const struct owner_view *v)
{
    int64_t id = v->h.id;
    button(c, format(t, "talk:open:%lld", (long long)id), "help_owner.write");
    style(c, PRIMARY);
    add(t, c, "answered", id, "help_owner.mark_answered");
    row(c);
    add(t, c, "meet", id, "help_owner.meet");
}

/* ---- both -------------------------------------------------------------------------- */

bool help_owner_may_pass(struct turn *t, const struct owner_view *v)
{
    unsigned held = roles_of(t->db, v->reader, v->h.organisation);
    bool waits = v->h.state == CASE_WAITING;
    return (case_is_owed(&v->h) && v->owns) ||
           (waits && (held & (CURATOR | DEPUTY | HEAD)) && !has_given_on(t, v));
}

static void add_reading(struct turn *t, struct card *c, const struct owner_view *v)
{
    help_desk_on_owner(t, c, &v->h, v->reader);
    if (!v->reads)
        return;
    if (help_owner_is_cut(&v->h))
        add(t, c, "all", v->h.id, "help_owner.read_all");
    if (case_file_count(t->db, v->h.id))
        add(t, c, "files", v->h.id, "help_owner.show_files");
    row(c);
}

/* How it was solved may serve others. */
static void add_share(struct turn *t, struct card *c, const struct owner_view *v)
{
    if (v->h.state == CASE_ANSWERED && v->owns)
        button(c, format(t, "library:offer:%lld", (long long)v->h.id),
               "help_owner.share");
}

void help_owner_buttons(struct turn *t, struct card *c, const struct owner_view *v)
{
    bool taken = v->h.state == CASE_TAKEN && v->owns;
    bool waits = v->h.state == CASE_WAITING;
    if (taken)
        add_taken(t, c, v);
    else if (waits)
        add_waiting(t, c, v);
    else
        add_share(t, c, v);
    if ((taken || waits) && help_owner_may_pass(t, v))
        add(t, c, "pass", v->h.id, "help_owner.pass");
    row(c);
    if (taken || waits)
        add_reading(t, c, v);
    nav(c, "help_owner:list");
}
