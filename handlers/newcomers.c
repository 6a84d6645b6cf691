/* newcomers.c - curators hear who came in, and undo a wrong join in one tap.
 *
 * A join can be undone for a week, while nothing was decided that rests on the person.
 * Who came into being by it and has no other role is erased; anybody else loses only
 * the role of that invitation. The invitation gets its use back. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum {
    PAGE = 6,
    NAMED = 5,
    SETTLED_AFTER = 10 * MINUTE, /* by then they have said their name */
    UNDO_FOR = WEEK,
};

static const char *role_of_join(struct turn *t, const struct join *j)
{
    return format(t, "invite.role_%s", j->role);
}

/* ---- somebody came ---------------------------------------------------------------- */

void people_joined(struct turn *t, int64_t person, const struct invitation *i)
{
    if (strcmp(i->role, "founder") == 0)
        return;
    join_add(t->db, i->organisation, person, i->id, i->role, t->now);
    import_joined(t->db, i->id);
    if (i->referral)
        referral_move(t->db, i->organisation, i->referral, "invited", "joined");
    const int64_t *curators = role_holders(t->db, i->organisation, CURATOR);
    for (; *curators; curators++)
        if (*curators != person)
            later(t, "newcomers.came", *curators, 0, 0, t->now + SETTLED_AFTER);
}

static void tell_of_one(struct turn *t, const struct join *j)
{
    struct card *c = card(t, t->who.id, "newcomers", j->id);
    line(c, "newcomers.came", name_("who", j->person), part_("role", role_of_join(t, j)));
    button(c, press_about(t, "newcomers:right", j->id), "newcomers.right");
    button(c, press_about(t, "newcomers:undo", j->id), "newcomers.undo");
    style(c, DANGER);
    show(c);
}

static void tell_of_many(struct turn *t, const struct join *j, size_t shown,
                         int64_t count)
{
    struct card *c = card(t, t->who.id, "newcomers", j[0].id);
    line(c, "newcomers.came_several", number_("count", count));
    for (size_t i = 0; i < shown; i++)
        line(c, "newcomers.in_text", name_("who", j[i].person),
             part_("role", role_of_join(t, &j[i])));
    if (count > (int64_t)shown)
        line(c, "newcomers.and_more", number_("count", count - (int64_t)shown));
    button(c, press_about(t, "newcomers:right", j[0].id), "newcomers.all_right");
    button(c, "newcomers:list", "newcomers.look");
    show(c);
}

/* All that no curator has looked at yet, as one message. */
static void came(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    struct join fresh[NAMED];
    int64_t since = t->now - UNDO_FOR, school = t->who.organisation;
    int64_t count = joins_new_count(t->db, school, since);
    size_t shown = joins_new(t->db, school, since, fresh, NAMED);
    if (!shown || !has_role(t, CURATOR))
        return;
    if (count == 1)
        tell_of_one(t, &fresh[0]);
    else
        tell_of_many(t, fresh, shown, count);
}

/* newcomers:right:<the newest join that was shown> */
static void right(struct turn *t, int64_t up_to)
{
    if (joins_check(t->db, t->who.organisation, up_to, t->now) > 0)
        audit_add(t->db, t->now, t->who.organisation, t->who.id, "join.checked", up_to,
                  NULL);
    settle(t, "newcomers.thanks");
}

/* ---- lists ------------------------------------------------------------------------ */

static void add_joins(struct card *c, struct turn *t, const struct join *j, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, "people:card", j[i].person), "newcomers.in_list",
               name_("who", j[i].person), day_("at", j[i].at));
        row(c);
    }
}

static void list(struct turn *t, int64_t unused)
{
    (void)unused;
    struct join fresh[PAGE];
    int64_t since = t->now - UNDO_FOR;
    int64_t all = joins_new_count(t->db, t->who.organisation, since);
    size_t count = joins_new(t->db, t->who.organisation, since, fresh, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "newcomers.list", number_("count", all));
    add_joins(c, t, fresh, count);
    if (count)
        button(c, press_about(t, "newcomers:right", fresh[0].id), "newcomers.all_right");
    nav(c, "people:open");
    show(c);
}

/* newcomers:by:<invitation>:<skip> */
static void by_link(struct turn *t, int64_t invitation)
{
    struct invitation i = invitation_find(t->db, t->who.organisation, invitation);
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    int64_t all = joins_by_count(t->db, t->who.organisation, invitation);
    struct join came_by[PAGE];
    if (!i.id) {
        old_button(t);
        return;
    }
    size_t count =
        joins_by(t->db, t->who.organisation, i.id, skip > 0 ? skip : 0, came_by, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "newcomers.by_link", number_("count", all));
    add_joins(c, t, came_by, count);
    if (skip > 0)
        button(c,
               format(t, "newcomers:by:%lld:%lld", (long long)i.id,
                      (long long)(skip > PAGE ? skip - PAGE : 0)),
               "people.before");
    if (skip >= 0 && skip < all - PAGE)
        button(c,
               format(t, "newcomers:by:%lld:%lld", (long long)i.id,
                      (long long)(skip + PAGE)),
               "people.after");
    nav(c, press_about(t, "invite:show", i.id));
    show(c);
}

/* ---- undone ----------------------------------------------------------------------- */

/* May the actor undo it? A deputy does not take posts from others. */
static bool may_undo(struct turn *t, const struct join *j)
{
    if (!j->id || j->person == t->who.id)
        return false;
    unsigned theirs = roles_of(t->db, j->person, t->who.organisation);
    bool post =
        role_is_post(role_named(j->role)) || (theirs & (CURATOR | HEAD | ADMINISTRATOR));
    return has_role(t, post ? CURATOR : CURATOR | DEPUTY);
}

static bool in_time(struct turn *t, const struct join *j)
{
    return j->at >= t->now - UNDO_FOR && !join_is_built_on(t->db, j);
}

int64_t newcomers_undoable(struct turn *t, int64_t person)
{
    struct join j = join_of(t->db, t->who.organisation, person);
    return may_undo(t, &j) && in_time(t, &j) ? j.id : 0;
}

/* Told after they were erased, to a chat of which nothing is kept. */
static void erase(struct turn *t, const struct join *j)
{
    struct person p = person_find(t->db, j->person);
    struct account a = account_of(t->db, j->person);
    struct organisation o = organisation_find(t->db, t->who.organisation);
    erase_person(t, p.id, "wrong_join");
    if (a.id)
        tell_chat(t, a.chat, p.language, "newcomers.undone_told",
                  text_("school", o.name));
}

static void take_role(struct turn *t, const struct join *j)
{
    role_take(t->db, j->person, t->who.organisation, role_named(j->role));
    safeguarding_left(t, j->person);
    help_person_left(t, j->person, false);
    tell(t, j->person, "newcomers.role_undone_told", part_("role", role_of_join(t, j)));
}

static bool is_all_they_have(struct turn *t, const struct join *j)
{
    unsigned all = roles_of(t->db, j->person, t->who.organisation);
    return j->newly && !(all & ~(MEMBER | role_named(j->role)));
}

/* The place on the link is free again, and so is the proposal that it was made for. */
static void give_back(struct turn *t, const struct join *j)
{
    struct invitation i = invitation_find(t->db, t->who.organisation, j->invitation);
    invitation_give_back(t->db, t->who.organisation, j->invitation);
    if (i.referral)
        referral_move(t->db, t->who.organisation, i.referral, "joined", "invited");
}

static void undo(struct turn *t, int64_t id)
{
    struct join j = join_find(t->db, t->who.organisation, id);
    if (!may_undo(t, &j)) {
        old_button(t);
        return;
    }
    if (!in_time(t, &j)) {
        settle(t, "newcomers.too_late");
        return;
    }
    bool whole = is_all_they_have(t, &j);
    if (!join_undo(t->db, t->who.organisation, id, t->now - UNDO_FOR)) {
        old_button(t);
        return;
    }
    give_back(t, &j);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "join.undone", j.person,
              j.role);
    if (whole)
        erase(t, &j);
    else
        take_role(t, &j);
    settle(t, whole ? "newcomers.undone" : "newcomers.role_undone");
}

static const struct action actions[] = {
    { "by", CURATOR | DEPUTY, by_link },
    { "list", CURATOR | DEPUTY, list },
    { "right", CURATOR | DEPUTY, right },
    { "undo", CURATOR | DEPUTY, undo },
    { 0 },
};
static const struct due due[] = {
    { "came", CAN_WAIT, 0, came },
    { 0 },
};

const struct feature newcomers = {
    .name = "newcomers",
    .actions = actions,
    .due = due,
};
