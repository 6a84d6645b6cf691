/* import.c - a list of people from a file: whoever is new gets an invitation to be
 * printed.
 *
 * The curator sends a table as a document under the card of this feature. It is read,
 * compared with who is there, and shown; only a further tap invites. A list is its
 * sender's alone: nobody else sees it, and a press of it by others is an old one. Names
 * of people who have agreed to nothing yet go by themselves (storage/imports.h). */
#include "handlers/import.h"

#include <stdlib.h>
#include <string.h>

enum { LISTS_SHOWN = 4, STAFF = CURATOR | DEPUTY };

/* Excel takes a file for UTF-8 when this stands before it. */
static const char byte_order_mark[] = "\xEF\xBB\xBF";

static struct organisation school_of(struct turn *t)
{
    return organisation_find(t->db, t->who.organisation);
}

struct card *import_card(struct turn *t)
{
    return card(t, t->who.id, "import", 0);
}

struct import_list import_in_state(struct turn *t, int64_t id, const char *state)
{
    struct import_list l = import_find(t->db, t->who.organisation, t->who.id, id);
    return l.id && strcmp(l.state, state) == 0 ? l : (struct import_list){ 0 };
}

bool import_may(struct turn *t)
{
    struct organisation o = school_of(t);
    return has_role(t, STAFF) && o.ready && o.names != NAMES_OFF;
}

void import_pages(struct turn *t, struct card *c, const char *press, int64_t skip,
                  int64_t all)
{
    row(c);
    if (skip > 0)
        button(c, format(t, "%s:%lld", press, (long long)(skip - IMPORT_PAGE)),
               "import.before");
    if (skip + IMPORT_PAGE < all)
        button(c, format(t, "%s:%lld", press, (long long)(skip + IMPORT_PAGE)),
               "import.after");
    row(c);
}

int64_t import_skip(struct turn *t, int64_t all)
{
    int64_t skip = strtoll(argument(t, 1), NULL, 10);
    return skip < 0 || skip >= all ? 0 : skip - skip % IMPORT_PAGE;
}

/* ---- what it should look like ------------------------------------------------------ */

static void add_lists(struct turn *t, struct card *c)
{
    struct import_list read = import_unfinished(t->db, t->who.organisation, t->who.id);
    struct import_list all[LISTS_SHOWN];
    size_t count =
        imports_awaited(t->db, t->who.organisation, t->who.id, all, LISTS_SHOWN);
    if (read.id && strcmp(read.state, "read") == 0) {
        button(c, press_about(t, "import:show", read.id), "import.to_read");
        row(c);
    }
    for (size_t i = 0; i < count; i++) {
        button(c, format(t, "import:awaited:%lld:0", (long long)all[i].id),
               "import.to_awaited",
               number_("count", import_counts(t->db, all[i].id).invited),
               day_("day", all[i].done_at));
        row(c);
    }
}

static void open_import(struct turn *t, int64_t unused)
{
    (void)unused;
    struct organisation o = school_of(t);
    struct card *c = import_card(t);
    if (!o.ready || o.names == NAMES_OFF) {
        line(c, o.ready ? "import.off" : "import.not_ready");
        nav(c, "desk:open");
        show(c);
        return;
    }
    line(c, "import.open");
    line(c, names_are_shown(o.names) ? "import.columns" : "import.columns_codes");
    gap(c);
    line(c, names_are_shown(o.names) ? "import.kept" : "import.kept_codes");
    add_lists(t, c);
    button(c, "import:sample", "import.sample");
    nav(c, "desk:open");
    show(c);
}

static void sample(struct turn *t, int64_t unused)
{
    (void)unused;
    bool codes = !names_shown(t);
    const char *rows = words_for(
        t, t->who.id, codes ? "import.sample_rows_codes" : "import.sample_rows");
    const char *name = words_for(t, t->who.id, "import.sample_name");
    int64_t file = write_file(t, t->who.id, file_name(t, name, "csv"),
                              format(t, "%s%s\n", byte_order_mark, rows));
    send_file(t, t->who.id, file, "import.sample_sent");
}

/* ---- what is sent under the card ----------------------------------------------------
 */

static bool is_document(struct turn *t)
{
    int64_t file = take_file(t);
    struct file f = file ? file_find(t->db, file) : (struct file){ 0 };
    return f.id && strcmp(f.kind, "document") == 0;
}

static void ask_for_document(struct turn *t)
{
    struct card *c = import_card(t);
    line(c, "import.document_wanted");
    button(c, "import:sample", "import.sample");
    nav(c, "import:open");
    show(c);
}

static void wrote(struct turn *t, int64_t unused)
{
    (void)unused;
    if (!import_may(t))
        old_button(t);
    else if (is_document(t))
        import_send(t, take_file(t));
    else
        ask_for_document(t);
}

/* A file may follow whatever came below the card meanwhile. */
static bool understands(struct turn *t, int64_t unused)
{
    (void)unused;
    return !*t->words && import_may(t) && take_file(t);
}

/* ---- the end of it ------------------------------------------------------------------
 */

static void drop(struct turn *t, int64_t id)
{
    if (!import_find(t->db, t->who.organisation, t->who.id, id).id) {
        old_button(t);
        return;
    }
    import_expire(t->db, id);
    toast(t, "import.dropped");
    open_import(t, 0);
}

/* Promises of the program: the list's time is over. */
static void expire(struct turn *t, int64_t id, int step)
{
    (void)step;
    import_expire(t->db, id);
}

static void over(struct turn *t, int64_t id, int step)
{
    (void)step;
    import_remove(t->db, id);
}

static const struct action actions[] = {
    { "awaited", STAFF, import_awaited },
    { "delete", STAFF, import_delete },
    { "drop", STAFF, drop },
    { "invite", STAFF, import_invite },
    { "open", STAFF, open_import },
    { "print", STAFF, import_print },
    { "role", STAFF, import_set_role },
    { "sample", STAFF, sample },
    { "show", STAFF, import_show },
    { "sure", STAFF, import_ask_delete },
    { "there", STAFF, import_show_there },
    { "wrong", STAFF, import_show_wrong },
    { 0 },
};
static const struct due due[] = {
    { "compare", BREAKS_IN, 0, import_compare },
    { "expire", BREAKS_IN, 0, expire },
    { "invite", BREAKS_IN, 0, import_invite_more },
    { "over", BREAKS_IN, 0, over },
    { 0 },
};
static const struct fetched_as fetched[] = { { "read", import_read }, { 0 } };
static const struct made made[] = { { "printed", import_printed, MADE_DOCUMENT }, { 0 } };

const struct feature import = {
    .name = "import",
    .actions = actions,
    .due = due,
    .made = made,
    .fetched = fetched,
    .wrote = wrote,
    .understands = understands,
};
