/* posts_list.c - who answers for what, by which order and since when: the list that
 * everybody in the programme may read (domain.md 2 A01); and the choice of a post for
 * somebody, the posts that wait for an answer. */
#include "handlers/posts.h"

enum { PAGE = 4, MOST = 50, SHOWN = 6 };

/* ---- the list --------------------------------------------------------------------- */

static void list_one(struct turn *t, struct card *c, const struct post *p)
{
    gap(c);
    line(c, "posts.entry", name_("who", p->person),
         part_("post", posts_title(t, p->role)));
    if (*p->duties)
        line(c, "posts.entry_duties", text_("duties", p->duties));
    else
        line(c, "posts.entry_duties",
             part_("duties", format(t, "posts.duties_%s", role_word(p->role))));
    if (p->paper)
        line(c, "posts.entry_order", day_("since", p->since), text_("paper", p->paper));
    else
        line(c, "posts.entry_since", day_("since", p->since));
    bool opens = p->person == t->who.id || has_role(t, CURATOR | DEPUTY | HEAD);
    if (opens) {
        button(c, posts_press(t, "show", p), "posts.in_list", name_("who", p->person),
               part_("post", posts_title(t, p->role)));
        row(c);
    }
}

void posts_list(struct turn *t, int64_t skip)
{
    struct post some[PAGE];
    skip = skip > 0 ? skip : 0;
    int64_t all = posts_count(t->db, t->who.organisation);
    size_t count = posts_in_office(t->db, t->who.organisation, skip, some, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "posts.list" : "posts.list_empty");
    for (size_t i = 0; i < count; i++)
        list_one(t, c, &some[i]);
    if (skip > 0)
        button(c, press_about(t, "posts:list", skip - PAGE), "posts.before");
    if (skip + (int64_t)count < all)
        button(c, press_about(t, "posts:list", skip + PAGE), "posts.after");
    nav(c, "about:open");
    show(c);
}

/* ---- a post for somebody ---------------------------------------------------------- */

static void add_choice(struct turn *t, struct card *c, int64_t person)
{
    static const unsigned all[] = { CURATOR,      DEPUTY,   HEAD,
                                    PSYCHOLOGIST, RESOURCE, ADMINISTRATOR };
    line(c, "posts.choose", name_("who", person));
    for (size_t i = 0; i < COUNT(all); i++) {
        struct post p = { .person = person, .role = all[i] };
        struct post held = post_find(t->db, t->who.organisation, person, all[i]);
        if (held.role)
            line(c, "posts.has_it", part_("post", posts_title(t, all[i])));
        else
            button(c, posts_press(t, "offer", &p), posts_title(t, all[i]));
        if (i % 2)
            row(c);
    }
}

/* posts:give:<person> */
void posts_choose(struct turn *t, int64_t person)
{
    if (person_find(t->db, person).organisation != t->who.organisation) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    if (posts_may_hold(t, person))
        add_choice(t, c, person);
    else
        line(c, "posts.not_for_them", name_("who", person));
    nav(c, "posts:list");
    show(c);
}

/* ---- what waits for the actor ------------------------------------------------------ */

static size_t waiting(struct turn *t, struct post *out, size_t room)
{
    struct post some[MOST];
    size_t count = 0, n = posts_of(t->db, t->who.organisation, t->who.id, some, MOST);
    for (size_t i = 0; i < n; i++)
        if (!some[i].accepted_at && count < room)
            out[count++] = some[i];
    if (!has_role(t, HEAD | CURATOR | ADMINISTRATOR))
        return count;
    n = posts_unconfirmed(t->db, t->who.organisation, some, MOST);
    for (size_t i = 0; i < n; i++)
        if (posts_may_confirm(t, &some[i]) && count < room)
            out[count++] = some[i];
    return count;
}

int64_t posts_waiting(struct turn *t)
{
    struct post some[MOST];
    return (int64_t)waiting(t, some, MOST) + safeguarding_waits(t);
}

int64_t posts_waiting_since(struct turn *t)
{
    struct post some[MOST];
    size_t count = waiting(t, some, MOST);
    int64_t since = safeguarding_waits(t)
                        ? safeguard_find(t->db, t->who.organisation, t->who.id).since
                        : 0;
    for (size_t i = 0; i < count; i++) {
        int64_t at = some[i].accepted_at ? some[i].accepted_at : some[i].since;
        since = since && since < at ? since : at;
    }
    return since;
}

bool posts_next(struct turn *t)
{
    struct post some[MOST];
    size_t n = posts_of(t->db, t->who.organisation, t->who.id, some, MOST);
    for (size_t i = 0; i < n; i++)
        if (!some[i].accepted_at) {
            posts_put(t, "posts.offered", &some[i], false);
            return true;
        }
    return false;
}

void posts_on_home(struct turn *t, struct card *c)
{
    struct post some[MOST];
    size_t n = posts_of(t->db, t->who.organisation, t->who.id, some, MOST);
    for (size_t i = 0; i < n; i++)
        if (some[i].accepted_at && !some[i].confirmed_at)
            line(c, "posts.home_waits", part_("post", posts_title(t, some[i].role)));
}

/* posts:waiting */
void posts_show_waiting(struct turn *t, int64_t unused)
{
    struct post some[SHOWN];
    (void)unused;
    size_t count = waiting(t, some, SHOWN);
    bool named = safeguarding_waits(t);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, count || named ? "posts.waiting" : "posts.waiting_none");
    for (size_t i = 0; i < count; i++) {
        button(c, posts_press(t, "show", &some[i]), "posts.in_list",
               name_("who", some[i].person), part_("post", posts_title(t, some[i].role)));
        row(c);
    }
    if (named)
        button(c, "safeguarding:asked", "posts.waiting_named");
    nav(c, NULL);
    show(c);
}
