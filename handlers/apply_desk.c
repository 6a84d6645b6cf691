/* apply_desk.c - applications that wait, and one of them with all that speaks for it.
 *
 * Whose decision it is stands in the query (storage/applications.h): nobody finds their
 * own there, unless the school has nobody else. */
#include "handlers/apply.h"
#include "handlers/profile.h"

enum { PAGE = 5 };

struct judge apply_judge(struct turn *t)
{
    return (struct judge){
        .organisation = t->who.organisation,
        .person = t->who.id,
        .curator = has_role(t, CURATOR | DEPUTY),
        .head = has_role(t, HEAD),
        .administrator = has_role(t, ADMINISTRATOR),
    };
}

/* Decided meanwhile, or for others to decide. */
static void show_outcome(struct turn *t, const struct application *a)
{
    static const char *const keys[] = {
        [APPLICATION_OPEN] = "apply.not_for_you",
        [APPLICATION_APPLIED] = "apply.not_for_you",
        [APPLICATION_ACCEPTED] = "apply.was_accepted",
        [APPLICATION_DECLINED] = "apply.was_declined",
        [APPLICATION_WITHDRAWN] = "apply.was_withdrawn",
    };
    struct card *c = card(t, t->who.id, "screen", 0);
    bool own = a->person == t->who.id && a->state == APPLICATION_APPLIED;
    line(c, own ? "apply.own" : keys[a->state], name_("who", a->person),
         name_("by", a->decided_by), day_("day", a->decided_at));
    button(c, "apply:list", "apply.to_list");
    nav(c, NULL);
    show(c);
}

struct application apply_waits(struct turn *t, int64_t id)
{
    struct judge j = apply_judge(t);
    struct application a = application_for(t->db, &j, id);
    if (a.id)
        return a;
    struct application other = application_find(t->db, t->who.organisation, id);
    if (other.id)
        show_outcome(t, &other);
    else
        old_button(t);
    return a;
}

/* ---- the list --------------------------------------------------------------------- */

static void add_one(struct card *c, struct turn *t, const struct application *a)
{
    button(c, press_about(t, "apply:card", a->id), "apply.in_list",
           name_("who", a->person), day_("day", a->applied_at));
    row(c);
}

void apply_list(struct turn *t, int64_t skip)
{
    struct application some[PAGE];
    struct judge j = apply_judge(t);
    int64_t all = applications_count(t->db, &j);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count = applications_list(t->db, &j, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "apply.list" : "apply.list_empty", number_("count", all));
    for (size_t i = 0; i < count; i++)
        add_one(c, t, &some[i]);
    if (skip > 0)
        button(c, press_about(t, "apply:list", skip > PAGE ? skip - PAGE : 0),
               "apply.earlier");
    if (skip + (int64_t)count < all)
        button(c, press_about(t, "apply:list", skip + PAGE), "apply.later");
    nav(c, "queue:open");
    show(c);
}

/* ---- one application -------------------------------------------------------------- */

/* The newest talk; the others stand among the notes of the person. */
static void add_interview(struct card *c, struct turn *t, const struct application *a)
{
    enum { LOOKED_AT = 20 };
    struct note notes_found[LOOKED_AT];
    size_t count =
        notes_about(t->db, a->organisation, a->person, 0, notes_found, LOOKED_AT);
    for (size_t i = 0; i < count; i++)
        if (notes_found[i].kind[0] == 'i') {
            line(c, "apply.talk", day_("day", notes_found[i].at),
                 name_("by", notes_found[i].author), text_("text", notes_found[i].text));
            return;
        }
    line(c, "apply.no_talk");
}

static void add_ways(struct card *c, struct turn *t, const struct application *a)
{
    long long id = (long long)a->id;
    button(c, press_about(t, "apply:told", id), "apply.to_told");
    row(c);
    button(c, press_about(t, "apply:checks", id), "apply.to_checks",
           number_("count", apply_met(a)), number_("all", APPLY_REQUIREMENTS));
    button(c, press_about(t, "apply:sources", id), "apply.to_sources");
    row(c);
    button(c, press_about(t, "apply:interview", id), "apply.to_interview");
    row(c);
    button(c, press_about(t, "apply:accept", id), "apply.accept");
    style(c, SUCCESS);
    button(c, press_about(t, "apply:decline", id), "apply.decline");
    style(c, DANGER);
    nav(c, "apply:list");
}

static const char *source_key(struct turn *t, const struct application *a)
{
    return *a->source ? format(t, "apply.source_%s", a->source) : "apply.source_none";
}

void apply_card(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id)
        return;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "apply.title", name_("who", a.person), day_("day", a.applied_at));
    if (a.judges == JUDGES_SELF)
        line(c, "apply.alone");
    else if (a.judges != JUDGES_CURATORS)
        line(c, "apply.no_curator");
    gap(c);
    if (profile_tell(c, t, a.person, "public"))
        gap(c);
    line(c, "apply.source", part_("source", source_key(t, &a)));
    line(c, "apply.checked", number_("count", apply_met(&a)),
         number_("all", APPLY_REQUIREMENTS));
    add_interview(c, t, &a);
    add_ways(c, t, &a);
    show(c);
}

/* Whom they would rather not work with is for a curator alone (domain.md 3.4 OM19). */
void apply_told(struct turn *t, int64_t id)
{
    struct application a = apply_waits(t, id);
    if (!a.id)
        return;
    bool any = false, curator = has_role(t, CURATOR | DEPUTY);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "apply.told", name_("who", a.person));
    gap(c);
    any |= profile_tell(c, t, a.person, "mentor_self");
    any |= profile_tell(c, t, a.person, "mentor_help");
    any |= profile_tell(c, t, a.person, curator ? "mentor_meet" : "mentor_times");
    if (!any)
        line(c, "profile.nothing_yet");
    nav(c, press_about(t, "apply:card", id));
    show(c);
}
