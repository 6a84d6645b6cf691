/* import_read.c - a list on its way: sent, fetched, read, compared with who is there.
 *
 * Each of these is a turn of its own. Names are compared by the family name and the given
 * one, in whatever order: a list has patronymics, people seldom tell theirs. */
#include "handlers/import.h"

#include <string.h>

/* ---- sent ----------------------------------------------------------------------------
 */

/* One at a time: an earlier one that led to nothing goes. */
void import_send(struct turn *t, int64_t file)
{
    imports_drop_unfinished(t->db, t->who.organisation, t->who.id);
    int64_t id = import_add(t->db, t->who.organisation, t->who.id, t->now);
    fetch_file(t, file, "import.read", id);
    later(t, "import.expire", 0, id, 0, t->now + (int64_t)IMPORT_HOURS_READ * HOUR);
    struct card *c = import_card(t);
    line(c, "import.reading");
    nav(c, "import:open");
    show(c);
}

/* ---- read ----------------------------------------------------------------------------
 */

static void show_failed(struct turn *t, const char *problem, int64_t number)
{
    struct card *c = import_card(t);
    line(c, format(t, "import.cannot_%s", problem), number_("line", number));
    button(c, "import:sample", "import.sample");
    nav(c, "import:open");
    show(c);
}

static void fail(struct turn *t, int64_t id, const char *problem, int64_t number)
{
    if (import_fail(t->db, id, problem, number))
        show_failed(t, problem, number);
}

/* "import.read": the bytes are here, or will not be. */
void import_read(struct turn *t, int64_t id, const struct got *got)
{
    if (!import_may(t) || !import_in_state(t, id, "reading").id)
        return;
    if (!got->bytes) {
        fail(t, id, got->why, 0);
        return;
    }
    struct table table = read_table(t, got->bytes, got->size);
    if (table.problem) {
        fail(t, id, table.problem, table.line);
        return;
    }
    import_keep_rows(t, id, &table, !names_shown(t));
    later(t, "import.compare", t->who.id, id, 0, t->now);
}

/* ---- compared ------------------------------------------------------------------------
 */

enum { WORDS_COMPARED = 3 };

/* Any two of the first three words of a name may be the ones that the list has. */
static void look_for(struct turn *t, int64_t id, const char *name)
{
    const char *words[WORDS_COMPARED];
    size_t count = 0;
    while (count < WORDS_COMPARED && *name) {
        size_t len = strcspn(name, " ");
        if (len)
            words[count++] = format(t, "%.*s", (int)len, name);
        name += len;
        name += strspn(name, " ");
    }
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            import_is_there(t->db, id, import_key(t, words[i], words[j]));
}

static void compare_names(struct turn *t, int64_t id)
{
    size_t count;
    const struct listed *all =
        people_listed(t->db, t->who.organisation, PEOPLE_ALL, t->now, &count);
    for (size_t i = 0; i < count; i++)
        look_for(t, id, all[i].name);
    import_was_invited(t->db, t->who.organisation, id, t->now);
}

void import_compare(struct turn *t, int64_t id, int step)
{
    (void)step;
    bool papers = !names_shown(t);
    if (!import_may(t) || !import_in_state(t, id, "reading").id)
        return;
    import_twice(t->db, id, papers);
    if (papers)
        import_has_paper(t->db, t->who.organisation, id);
    else
        compare_names(t, id);
    import_move(t->db, id, "reading", "read", t->now);
    struct import_counts n = import_counts(t->db, id);
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "import.read", id,
              format(t, "new %lld, there %lld, wrong %lld", (long long)n.fresh,
                     (long long)n.there, (long long)n.wrong));
    import_show(t, id);
}
