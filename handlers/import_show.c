/* import_show.c - what was read from a list, before anybody is invited: how many are new,
 * who is there already, which lines are wrong and why. */
#include "handlers/import.h"

#include <string.h>

enum { WRONG_AT_ONCE = 5 };

static void add_wrong(struct turn *t, struct card *c, const struct import_row *rows,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        line(c, "import.wrong_line", number_("line", rows[i].number),
             part_("why", format(t, "import.wrong_%s", rows[i].problem)));
}

static const char *counted(struct turn *t, const char *key, int64_t count)
{
    return words_for(t, t->who.id, key, number_("count", count));
}

static void add_roles(struct turn *t, struct card *c, int64_t id)
{
    line(c, "import.whose_role");
    button(c, format(t, "import:role:%lld:mentee", (long long)id), "import.are_mentees");
    button(c, format(t, "import:role:%lld:mentor", (long long)id), "import.are_mentors");
    row(c);
}

static void add_invite(struct turn *t, struct card *c, const struct import_list *l,
                       const struct import_counts *n)
{
    if (*l->role && n->without_role)
        line(c, format(t, "import.as_%s", l->role));
    button(c, press_about(t, "import:invite", l->id), "import.invite",
           number_("count", n->fresh));
    style(c, PRIMARY);
    row(c);
}

static void add_ways(struct turn *t, struct card *c, const struct import_list *l,
                     const struct import_counts *n)
{
    long long id = (long long)l->id;
    if (n->there)
        button(c, format(t, "import:there:%lld:0", id), "import.to_there",
               number_("count", n->there));
    if (n->wrong > WRONG_AT_ONCE)
        button(c, format(t, "import:wrong:%lld:0", id), "import.to_wrong",
               number_("count", n->wrong));
    row(c);
    button(c, press_about(t, "import:drop", l->id), "import.drop");
    nav(c, "import:open");
}

void import_show(struct turn *t, int64_t id)
{
    struct import_row wrong[WRONG_AT_ONCE];
    struct import_list l = import_in_state(t, id, "read");
    if (!l.id) {
        old_button(t);
        return;
    }
    struct import_counts n = import_counts(t->db, id);
    struct card *c = import_card(t);
    line(c, "import.counted", text_("fresh", counted(t, "import.fresh", n.fresh)),
         text_("there", counted(t, "import.there", n.there)),
         text_("wrong", counted(t, "import.wrong", n.wrong)));
    add_wrong(t, c, wrong, import_rows(t->db, id, "wrong", 0, wrong, WRONG_AT_ONCE));
    gap(c);
    if (n.fresh && n.without_role && !*l.role)
        add_roles(t, c, id);
    else if (n.fresh)
        add_invite(t, c, &l, &n);
    line(c, n.fresh ? "import.nobody_yet" : "import.nobody_new");
    add_ways(t, c, &l, &n);
    show(c);
}

/* import:role:<list>:<role> */
void import_set_role(struct turn *t, int64_t id)
{
    const char *role = argument(t, 1);
    bool known = strcmp(role, "mentee") == 0 || strcmp(role, "mentor") == 0;
    if (known && import_in_state(t, id, "read").id)
        import_choose_role(t->db, id, role);
    import_show(t, id);
}

/* ---- pages ----------------------------------------------------------------------------
 */

/* import:wrong:<list>:<how many to pass over> */
void import_show_wrong(struct turn *t, int64_t id)
{
    struct import_row rows[IMPORT_PAGE];
    if (!import_in_state(t, id, "read").id) {
        old_button(t);
        return;
    }
    int64_t all = import_counts(t->db, id).wrong, skip = import_skip(t, all);
    struct card *c = import_card(t);
    line(c, "import.wrong_head");
    add_wrong(t, c, rows, import_rows(t->db, id, "wrong", skip, rows, IMPORT_PAGE));
    import_pages(t, c, press_about(t, "import:wrong", id), skip, all);
    nav(c, press_about(t, "import:show", id));
    show(c);
}

/* import:there:<list>:<how many to pass over> */
void import_show_there(struct turn *t, int64_t id)
{
    struct import_row rows[IMPORT_PAGE];
    if (!import_in_state(t, id, "read").id) {
        old_button(t);
        return;
    }
    int64_t all = import_counts(t->db, id).there, skip = import_skip(t, all);
    size_t count = import_rows(t->db, id, "there", skip, rows, IMPORT_PAGE);
    struct card *c = import_card(t);
    line(c, names_shown(t) ? "import.there_head" : "import.there_head_codes");
    for (size_t i = 0; i < count; i++)
        line(c, "import.there_line", number_("line", rows[i].number),
             text_("who", rows[i].name));
    import_pages(t, c, press_about(t, "import:there", id), skip, all);
    nav(c, press_about(t, "import:show", id));
    show(c);
}
