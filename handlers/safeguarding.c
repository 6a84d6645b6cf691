/* safeguarding.c - the adults whom a safety signal reaches, and nobody else: named from
 * among those in office, each of whom accepts. Until there are two the first curator is
 * one of them, and the first steps say that something is missing. */
#include "handlers/features.h"

enum { ENOUGH = 2, MOST = 6, PAGE = 5, REMIND_AFTER = 3 * DAY };

static size_t count_of(const int64_t *people_ended_by_0)
{
    size_t count = 0;
    while (people_ended_by_0[count])
        count++;
    return count;
}

int64_t safeguarding_named(struct turn *t)
{
    return (int64_t)count_of(safeguards_in_office(t->db, t->who.organisation, 0));
}

const int64_t *safeguarding_adults(struct turn *t, int64_t organisation)
{
    const int64_t *adults = safeguards_in_office(t->db, organisation, 0);
    if (count_of(adults) >= ENOUGH)
        return adults;
    return safeguards_in_office(t->db, organisation,
                                role_holders(t->db, organisation, CURATOR)[0]);
}

bool safeguarding_waits(struct turn *t)
{
    struct safeguard s = safeguard_find(t->db, t->who.organisation, t->who.id);
    return s.person && !s.accepted_at;
}

static void record(struct turn *t, const char *act, int64_t person)
{
    audit_add(t->db, t->now, t->who.organisation, t->who.id, act, person, NULL);
}

/* ---- who is named ----------------------------------------------------------------- */

static void list_named(struct turn *t, struct card *c)
{
    struct safeguard named[MOST];
    size_t count = safeguards(t->db, t->who.organisation, named, MOST);
    for (size_t i = 0; i < count; i++) {
        line(c, named[i].accepted_at ? "safeguarding.adult" : "safeguarding.adult_asked",
             name_("who", named[i].person));
        button(c, press_about(t, "safeguarding:remove", named[i].person),
               "safeguarding.remove", name_("who", named[i].person));
        if (i % 2)
            row(c);
    }
    row(c);
    if (count < MOST)
        button(c, "safeguarding:choose:0", "safeguarding.name");
}

static void put(struct turn *t, const char *key, int64_t person)
{
    struct card *c = card(t, t->who.id, "screen", 0);
    if (key) {
        line(c, key, name_("who", person));
        gap(c);
    }
    line(c, "safeguarding.what");
    gap(c);
    int64_t first = role_holders(t->db, t->who.organisation, CURATOR)[0];
    if (safeguarding_named(t) < ENOUGH && first)
        line(c, "safeguarding.gap", name_("who", first));
    list_named(t, c);
    safety_helpline_on(t, c);
    nav(c, has_role(t, CURATOR) ? "setup:steps" : NULL);
    show(c);
}

static void open_list(struct turn *t, int64_t unused)
{
    (void)unused;
    put(t, NULL, 0);
}

/* For everybody: whom one can turn to. */
static void show_who(struct turn *t, int64_t unused)
{
    (void)unused;
    const int64_t *adults = safeguarding_adults(t, t->who.organisation);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "safeguarding.who");
    for (; *adults; adults++)
        line(c, "safeguarding.adult", name_("who", *adults));
    nav(c, "about:open");
    show(c);
}

/* ---- naming ----------------------------------------------------------------------- */

static void choose(struct turn *t, int64_t skip)
{
    int64_t staff[PAGE + 1]; /* one more, to know whether there are more */
    skip = skip > 0 ? skip : 0;
    size_t count = posts_staff(t->db, t->who.organisation, skip, staff, PAGE + 1);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count || skip ? "safeguarding.choose" : "safeguarding.nobody");
    for (size_t i = 0; i < count && i < PAGE; i++) {
        button(c, press_about(t, "safeguarding:name", staff[i]), "safeguarding.candidate",
               name_("who", staff[i]));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "safeguarding:choose", skip - PAGE), "posts.before");
    if (count > PAGE)
        button(c, press_about(t, "safeguarding:choose", skip + PAGE), "posts.after");
    nav(c, "safeguarding:open");
    show(c);
}

/* Does this person hold a post in office, as a grown member of the actor's school? */
static bool is_staff(struct turn *t, int64_t person)
{
    struct post held[1];
    if (!posts_may_hold(t, person) ||
        !posts_of(t->db, t->who.organisation, person, held, 1))
        return false;
    return roles_of(t->db, person, t->who.organisation) &
           (ADMINISTRATOR | CURATOR | DEPUTY | HEAD | PSYCHOLOGIST | RESOURCE);
}

static void put_question(struct turn *t, const char *kind, int64_t number,
                         const char *end)
{
    struct card *c = card(t, t->who.id, kind, number);
    line(c, "safeguarding.asked");
    button(c, format(t, "safeguarding:accept%s", end), "safeguarding.accept");
    style(c, SUCCESS);
    button(c, format(t, "safeguarding:decline%s", end), "safeguarding.decline");
    nav(c, NULL);
    show(c);
}

static void name_adult(struct turn *t, int64_t person)
{
    struct safeguard named[MOST];
    bool room = safeguards(t->db, t->who.organisation, named, MOST) < MOST;
    if (!room || !is_staff(t, person) ||
        !safeguard_add(t->db, t->who.organisation, person, t->who.id, t->now)) {
        put(t, NULL, 0);
        return;
    }
    record(t, "safeguarding.named", person);
    if (person == t->who.id) {
        put_question(t, "screen", 0, "");
        return;
    }
    soon(t, "safeguarding.asked", person, person, 0);
    later(t, "safeguarding.asked", person, person, 1, t->now + REMIND_AFTER);
    put(t, "safeguarding.named", person);
}

/* ---- the answer ------------------------------------------------------------------- */

static void hear_asked(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    if (safeguarding_waits(t))
        put_question(t, "safeguarding", t->who.id, ":p");
}

static void show_asked(struct turn *t, int64_t unused)
{
    (void)unused;
    if (safeguarding_waits(t))
        put_question(t, "screen", 0, "");
    else
        old_button(t);
}

static void answered(struct turn *t, const char *key)
{
    bool own = *argument(t, 0) == 'p';
    struct card *c =
        card(t, t->who.id, own ? "safeguarding" : "screen", own ? t->who.id : (int64_t)0);
    line(c, key);
    nav(c, NULL);
    show(c);
}

static void accept(struct turn *t, int64_t unused)
{
    (void)unused;
    struct safeguard s = safeguard_find(t->db, t->who.organisation, t->who.id);
    if (!s.person || !safeguard_accept(t->db, t->who.organisation, t->who.id, t->now)) {
        old_button(t);
        return;
    }
    record(t, "safeguarding.accepted", t->who.id);
    if (s.named_by && s.named_by != t->who.id)
        soon(t, "safeguarding.answered", s.named_by, t->who.id, 0);
    answered(t, "safeguarding.accepted");
}

static void decline(struct turn *t, int64_t unused)
{
    (void)unused;
    struct safeguard s = safeguard_find(t->db, t->who.organisation, t->who.id);
    if (!s.person || s.accepted_at ||
        !safeguard_remove(t->db, t->who.organisation, t->who.id)) {
        old_button(t);
        return;
    }
    record(t, "safeguarding.declined", t->who.id);
    if (s.named_by && s.named_by != t->who.id)
        soon(t, "safeguarding.answered", s.named_by, t->who.id, 0);
    answered(t, "safeguarding.declined");
}

static void hear_answered(struct turn *t, int64_t person, int step)
{
    (void)step;
    struct safeguard s = safeguard_find(t->db, t->who.organisation, person);
    if (s.accepted_at)
        say(t, "safeguarding.told_accepted", name_("who", person));
    else if (!s.person)
        say(t, "safeguarding.told_declined", name_("who", person));
}

/* ---- removing --------------------------------------------------------------------- */

static void ask_remove(struct turn *t, int64_t person)
{
    struct safeguard s = safeguard_find(t->db, t->who.organisation, person);
    if (!s.person) {
        put(t, NULL, 0);
        return;
    }
    bool too_few = safeguarding_named(t) - (s.accepted_at != 0) < ENOUGH;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "safeguarding.remove_sure", name_("who", person));
    if (too_few)
        line(c, "safeguarding.remove_warning");
    button(c, press_about(t, "safeguarding:removed", person), "safeguarding.removed");
    style(c, DANGER);
    nav(c, "safeguarding:open");
    show(c);
}

static void removed(struct turn *t, int64_t person)
{
    struct safeguard s = safeguard_find(t->db, t->who.organisation, person);
    if (!s.person || !safeguard_remove(t->db, t->who.organisation, person)) {
        put(t, NULL, 0);
        return;
    }
    record(t, "safeguarding.removed", person);
    safety_person_left(t, person);
    if (s.accepted_at && person != t->who.id)
        soon(t, "safeguarding.over", person, person, 0);
    put(t, "safeguarding.removed_now", person);
}

void safeguarding_left(struct turn *t, int64_t person)
{
    struct safeguard s = safeguard_find(t->db, t->who.organisation, person);
    if (!is_staff(t, person))
        safety_person_left(t, person);
    if (!s.person || is_staff(t, person) ||
        !safeguard_remove(t->db, t->who.organisation, person))
        return;
    record(t, "safeguarding.removed", person);
    if (s.accepted_at)
        soon(t, "safeguarding.over", person, person, 0);
}

static void hear_over(struct turn *t, int64_t unused, int step)
{
    (void)unused;
    (void)step;
    if (!safeguard_find(t->db, t->who.organisation, t->who.id).person)
        say(t, "safeguarding.told_over");
}

static const struct action actions[] = {
    { "accept", MEMBER, accept },
    { "asked", MEMBER, show_asked },
    { "choose", CURATOR | DEPUTY | HEAD, choose },
    { "decline", MEMBER, decline },
    { "name", CURATOR | DEPUTY | HEAD, name_adult },
    { "open", CURATOR | DEPUTY | HEAD, open_list },
    { "remove", CURATOR | DEPUTY | HEAD, ask_remove },
    { "removed", CURATOR | DEPUTY | HEAD, removed },
    { "who", MEMBER, show_who },
    { 0 },
};
static const struct due due[] = {
    { "answered", CAN_WAIT, 0, hear_answered },
    { "asked", CAN_WAIT, 0, hear_asked },
    { "over", CAN_WAIT, 0, hear_over },
    { 0 },
};

const struct feature safeguarding = {
    .name = "safeguarding",
    .actions = actions,
    .due = due,
};
