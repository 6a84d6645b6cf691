/* matches_found.c - the desk's matches by typed words, and those of one person. */
#include "handlers/matches.h"

enum { PAGE = 6, STAFF = CURATOR | DEPUTY };

void matches_find(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "matches", 0);
    line(c, names_shown(t) ? "matches.find_name" : "matches.find_code");
    nav(c, "matches:open");
    show(c);
}

static bool is_among(const int64_t *ids, size_t count, int64_t id)
{
    for (size_t i = 0; i < count; i++)
        if (ids[i] == id)
            return true;
    return false;
}

/* Those of this person which the actor oversees and which are not among them yet. */
static size_t add_those_of(struct turn *t, int64_t person, int64_t *ids, size_t count)
{
    int64_t some[PAGE];
    size_t found = matches_with_for(t->db, t->who.organisation, t->who.id, person, some,
                                    COUNT(some));
    for (size_t i = 0; i < found && count < PAGE; i++)
        if (!is_among(ids, count, some[i]) && match_overseen(t, some[i]).id)
            ids[count++] = some[i];
    return count;
}

static void put_found(struct turn *t)
{
    int64_t ids[PAGE];
    size_t count = 0, all;
    const struct listed *found = people_found(t, &all);
    for (size_t i = 0; i < all && count < PAGE; i++)
        count = add_those_of(t, found[i].id, ids, count);
    struct card *c = card(t, t->who.id, "matches", 0);
    line(c, count ? "matches.found" : "matches.found_none");
    for (size_t i = 0; i < count; i++)
        matches_add(t, c, ids[i]);
    nav(c, "matches:open");
    show(c);
}

void matches_wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    if (matches_has_desk(t))
        put_found(t);
    else
        home_unclear(t);
}

/* matches:of:<person> */
void matches_of_person(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    int64_t ids[PAGE];
    if (!p.id || p.organisation != t->who.organisation || p.state != PERSON_ACTIVE) {
        old_button(t);
        return;
    }
    size_t count = add_those_of(t, person, ids, 0);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count ? "matches.of" : "matches.of_none", name_("who", person));
    for (size_t i = 0; i < count; i++)
        matches_add(t, c, ids[i]);
    nav(c, has_role(t, STAFF) ? press_about(t, "people:card", person) : "matches:open");
    show(c);
}

void matches_on_card(struct turn *t, struct card *c, const struct person *p)
{
    int64_t ids[PAGE];
    size_t count = add_those_of(t, p->id, ids, 0);
    if (count == 1)
        button(c, press_about(t, "matches:show", ids[0]), "matches.its_pair");
    else if (count)
        button(c, press_about(t, "matches:of", p->id), "matches.on_card",
               number_("count", (int64_t)count));
    row(c);
}
