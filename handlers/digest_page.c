/* digest_page.c - a digest on the screen: twelve numbered lines and their numbers as
 * buttons; «Ещё» goes on with the next ones. When nothing asks for a hand, one line says
 * so, with the good news; the rest stands behind «Ещё». */
#include "handlers/digest.h"

#include <string.h>

enum { NUMBERS_IN_ROW = 6, LOOKED_AT = 200 };

/* ---- what stands above ------------------------------------------------------------ */

static bool is_quiet(struct turn *t, const struct digest *d)
{
    struct digest_line some[LOOKED_AT];
    size_t count = digest_lines(t->db, d->id, 0, some, LOOKED_AT);
    for (size_t i = 0; i < count; i++)
        if (digest_kind_asks(some[i].kind))
            return false;
    return true;
}

static void add_head(struct turn *t, struct card *c, const struct digest *d)
{
    struct organisation o = organisation_find(t->db, d->organisation);
    struct digest_line calm = digest_line_find(t->db, d->id, 0);
    line(c, d->weekly ? "digest.title" : "digest.title_now",
         in_zone_(day_("day", d->made_at), o.zone));
    if (calm.kind)
        line(c, "digest.calm", number_("count", calm.count));
    gap(c);
}

/* The first good news, in the same line. */
static void add_quiet(struct turn *t, struct card *c, const struct digest *d)
{
    static const char *const good[] = { "held", "helped", "mile", "glad" };
    struct digest_line some[LOOKED_AT];
    size_t count = digest_lines(t->db, d->id, 0, some, LOOKED_AT);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < COUNT(good); k++)
            if (strcmp(some[i].kind, good[k]) == 0) {
                line(c, "digest.quiet_and", marked_("news", digest_words(t, &some[i])));
                return;
            }
    line(c, "digest.quiet");
}

/* ---- numbered lines --------------------------------------------------------------- */

static void add_line(struct turn *t, struct card *c, const struct digest *d,
                     const struct digest_line *l)
{
    const char *outcome = digest_outcome(t, d, l);
    const char *words = digest_words(t, l);
    if (*outcome)
        line(c, "digest.line_over", number_("number", l->number), marked_("words", words),
             marked_("outcome", outcome));
    else
        line(c, "digest.line", number_("number", l->number), marked_("words", words));
}

static size_t add_lines(struct turn *t, struct card *c, const struct digest *d,
                        int64_t after)
{
    struct digest_line some[DIGEST_PAGE];
    size_t count = digest_lines(t->db, d->id, after, some, DIGEST_PAGE);
    for (size_t i = 0; i < count; i++) {
        add_line(t, c, d, &some[i]);
        button(c,
               format(t, "digest:line:%lld:%lld", (long long)d->id,
                      (long long)some[i].number),
               "digest.number", number_("number", some[i].number));
        if ((i + 1) % NUMBERS_IN_ROW == 0)
            row(c);
    }
    row(c);
    return count;
}

static void add_pages(struct turn *t, struct card *c, const struct digest *d,
                      int64_t page, int64_t after)
{
    if (page > 0)
        button(c,
               format(t, "digest:page:%lld:%lld", (long long)d->id, (long long)page - 1),
               "digest.before");
    if (after < digest_line_count(t->db, d->id))
        button(c,
               format(t, "digest:page:%lld:%lld", (long long)d->id, (long long)page + 1),
               "digest.more");
    row(c);
}

void digest_put(struct turn *t, const struct digest *d, int64_t page, const char *kind)
{
    bool quiet = is_quiet(t, d);
    int64_t after = (page - (quiet && page)) * DIGEST_PAGE;
    struct card *c = card(t, t->who.id, kind, strcmp(kind, "screen") == 0 ? 0 : d->id);
    add_head(t, c, d);
    if (quiet && !page)
        add_quiet(t, c, d);
    else
        after += (int64_t)add_lines(t, c, d, after);
    add_pages(t, c, d, page, after);
    if (!d->pictured)
        button(c, press_about(t, "digest:picture", d->id), "digest.to_picture");
    if (has_role(t, DIGEST_STAFF))
        button(c, "digest:terms", "digest.to_terms");
    nav(c, "desk:open");
    show(c);
}

int64_t digest_page_of(struct turn *t, int64_t id, int64_t flag)
{
    struct digest_line some[LOOKED_AT];
    size_t count = digest_lines(t->db, id, 0, some, LOOKED_AT);
    for (size_t i = DIGEST_PAGE; i < count; i++)
        if (strcmp(some[i].kind, "flag") == 0 && some[i].about == flag)
            return (int64_t)i / DIGEST_PAGE;
    return 0;
}

const char *digest_way(struct turn *t, int64_t id, int64_t flag)
{
    struct digest d = digest_find(t->db, t->who.id, id);
    int64_t page = d.id ? digest_page_of(t, id, flag) : 0;
    if (page)
        return format(t, "digest:page:%lld:%lld", (long long)id, (long long)page);
    return d.id ? digest_press(t, id) : "desk:open";
}
