/* import_invite.c - rows of a list become invitations, and these become pages to print.
 *
 * A slice is SLICE rows in a turn; each row is taken by a compare-and-set, so no row is
 * invited twice. With codes the names go as soon as the pages have been made. */
#include "handlers/import.h"

#include <string.h>

enum { SLICE = 100 };

/* ---- inviting -------------------------------------------------------------------------
 */

void import_invite(struct turn *t, int64_t id)
{
    struct import_list l = import_in_state(t, id, "read");
    struct import_counts n = import_counts(t->db, l.id);
    bool ready = l.id && n.fresh && (!n.without_role || *l.role) && import_may(t);
    if (!ready || !import_move(t->db, id, "read", "done", t->now)) {
        old_button(t);
        return;
    }
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "import.invited", id,
              format(t, "%lld", (long long)n.fresh));
    later(t, "import.over", 0, id, 0, t->now + (int64_t)IMPORT_DAYS_KEPT * DAY);
    later(t, "import.invite", t->who.id, id, 0, t->now);
    struct card *c = import_card(t);
    line(c, "import.inviting", number_("count", n.fresh));
    nav(c, "import:open");
    show(c);
}

static void invite_row(struct turn *t, const struct import_list *l,
                       const struct import_row *r)
{
    const char *role = *r->role ? r->role : l->role;
    const char *paper = *r->paper ? r->paper : NULL;
    struct invitation i = invite_make_printed(t, role, paper);
    must(t, import_row_invited(t->db, l->id, r->number, i.id));
}

/* What is left of the list: those who were invited. */
static void invited_all(struct turn *t, int64_t id)
{
    import_rows_forget(t->db, id);
    struct card *c = import_card(t);
    line(c, "import.invited", number_("count", import_counts(t->db, id).invited));
    line(c, names_shown(t) ? "import.invited_kept" : "import.invited_codes");
    button(c, format(t, "import:awaited:%lld:0", (long long)id), "import.who_awaited");
    nav(c, "import:open");
    show(c);
    import_print(t, id);
}

/* "import.invite" */
void import_invite_more(struct turn *t, int64_t id, int step)
{
    struct import_row rows[SLICE];
    struct import_list l = import_in_state(t, id, "done");
    if (l.id && !import_may(t)) // the post has ended meanwhile
        import_rows_forget(t->db, id);
    if (!l.id || !import_may(t))
        return;
    size_t count = import_rows(t->db, id, "new", 0, rows, SLICE);
    for (size_t i = 0; i < count; i++)
        invite_row(t, &l, &rows[i]);
    if (count == SLICE)
        later(t, "import.invite", t->who.id, id, step + 1, t->now);
    else
        invited_all(t, id);
}

/* ---- printing -------------------------------------------------------------------------
 */

static void add_invited(struct turn *t, struct sheet *s, const struct import_invited *i)
{
    const char *who = *i->name ? i->name : i->paper;
    const char *role = words_for(t, t->who.id, format(t, "invite.role_%s", i->role));
    sheet_add(s, "name", who);
    sheet_add(s, "role", *i->place ? format(t, "%s, %s", role, i->place) : role);
    sheet_add(s, "link", start_link(t, i->code));
    sheet_add(s, "until",
              words_for(t, t->who.id, "import.until", day_("day", i->expires_at)));
}

void import_print(struct turn *t, int64_t id)
{
    struct import_list l = import_in_state(t, id, "done");
    const struct import_invited *i = l.id ? import_open_rows(t->db, id, t->now) : NULL;
    if (!i) {
        old_button(t);
        return;
    }
    if (!i->number) {
        toast(t, "import.none_open");
        return;
    }
    if (job_waits(t->db, t->who.id, "import.printed")) {
        toast(t, "import.printing");
        return;
    }
    struct sheet *s = sheet(t, "invitations");
    struct organisation o = organisation_find(t->db, t->who.organisation);
    sheet_text(s, "format", "pdf");
    sheet_text(s, "title", words_for(t, t->who.id, "import.page_title"));
    sheet_text(s, "school", o.name);
    sheet_text(s, "how", words_for(t, t->who.id, "import.page_how"));
    for (; i->number; i++)
        add_invited(t, s, i);
    sheet_make(s, "import.printed", id);
    toast(t, "import.printing");
}

/* "import.printed": made, or not. */
void import_printed(struct turn *t, int64_t id, int64_t file)
{
    if (!import_in_state(t, id, "done").id)
        return;
    if (!file) {
        struct card *c = import_card(t);
        line(c, "import.not_printed");
        button(c, press_about(t, "import:print", id), "import.print_again");
        nav(c, "import:open");
        show(c);
        return;
    }
    name_file(t, file, words_for(t, t->who.id, "import.page_name"));
    send_file(t, t->who.id, file, names_shown(t) ? "import.pages" : "import.pages_codes");
    if (!names_shown(t))
        import_forget_names(t->db, id);
}
