/* import_awaited.c - who was invited from a list and has not come: their names, the pages
 * once more, and the end of the list. Who joins leaves it by themselves. */
#include "handlers/import.h"

/* import:awaited:<list>:<how many to pass over> */
void import_awaited(struct turn *t, int64_t id)
{
    struct import_row rows[IMPORT_PAGE];
    if (!import_in_state(t, id, "done").id) {
        old_button(t);
        return;
    }
    int64_t all = import_counts(t->db, id).invited, skip = import_skip(t, all);
    size_t count = import_rows(t->db, id, "invited", skip, rows, IMPORT_PAGE);
    struct card *c = import_card(t);
    if (all)
        line(c, "import.awaited", number_("count", all));
    else
        line(c, "import.all_came");
    for (size_t i = 0; i < count; i++)
        line(c, "import.awaited_line",
             text_("who", *rows[i].name ? rows[i].name : rows[i].paper));
    import_pages(t, c, press_about(t, "import:awaited", id), skip, all);
    if (all)
        button(c, press_about(t, "import:print", id), "import.print_again");
    button(c, press_about(t, "import:sure", id), "import.delete");
    style(c, DANGER);
    nav(c, "import:open");
    show(c);
}

void import_ask_delete(struct turn *t, int64_t id)
{
    if (!import_in_state(t, id, "done").id) {
        old_button(t);
        return;
    }
    struct card *c = import_card(t);
    line(c, "import.delete_sure");
    button(c, press_about(t, "import:delete", id), "import.delete_yes");
    style(c, DANGER);
    nav(c, format(t, "import:awaited:%lld:0", (long long)id));
    show(c);
}

void import_delete(struct turn *t, int64_t id)
{
    if (!import_in_state(t, id, "done").id) {
        old_button(t);
        return;
    }
    import_remove(t->db, id);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "import.deleted", id, NULL);
    struct card *c = import_card(t);
    line(c, "import.deleted");
    nav(c, "import:open");
    show(c);
}
