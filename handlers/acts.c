/* acts.c - acts of destruction: a list, one of them, and the document that an inspector
 * asks for (domain.md 6.2, 6.7 journey 5). No act holds anything of what was destroyed.
 */
#include "handlers/mydata.h"

#include <stdlib.h>
#include <string.h>

enum { PAGE = 5, TABLES_MOST = 30 };

static const char *ground_key(const struct erasure_act *a)
{
    static const struct {
        const char *ground, *key;
    } grounds[] = {
        { "asked", "acts.ground_asked" },
        { "expired", "acts.ground_expired" },
        { "guardian_declined", "acts.ground_declined" },
        { "guardian_silent", "acts.ground_silent" },
        { "guardian_withdrew", "acts.ground_withdrew" },
        { "minor_left", "acts.ground_asked" },
        { "restored", "acts.ground_restored" },
        { "withdrawn", "acts.ground_withdrawn" },
        { "wrong_join", "acts.ground_wrong_join" },
    };
    for (size_t i = 0; i < COUNT(grounds); i++)
        if (strcmp(grounds[i].ground, a->ground) == 0)
            return grounds[i].key;
    return "acts.ground_unnamed";
}

/* ---- the list --------------------------------------------------------------------- */

void acts_list(struct turn *t, int64_t skip)
{
    struct erasure_act acts[PAGE];
    int64_t all = erasure_acts_count(t->db, t->who.organisation);
    skip = skip > 0 && skip < all ? skip : 0;
    size_t count = erasure_acts(t->db, t->who.organisation, skip, acts, PAGE);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, all ? "acts.list" : "acts.none");
    for (size_t i = 0; i < count; i++) {
        button(c, press_about(t, "mydata:act", acts[i].id), "acts.in_list",
               number_("id", acts[i].id), day_("day", acts[i].at));
        row(c);
    }
    if (skip > 0)
        button(c, press_about(t, "mydata:acts", skip > PAGE ? skip - PAGE : 0),
               "acts.newer");
    if (skip + (int64_t)count < all)
        button(c, press_about(t, "mydata:acts", skip + PAGE), "acts.older");
    nav(c, "mydata:open");
    show(c);
}

/* ---- one act ---------------------------------------------------------------------- */

/* "answers 12,drafts 3" in the words of each table, every part between these two. */
static const char *rows_in_words(struct turn *t, const struct erasure_act *a,
                                 const char *before, const char *after)
{
    const char *words = "";
    int parts = 0;
    for (const char *at = a->rows; *at && parts < TABLES_MOST; parts++) {
        int name = (int)strcspn(at, " "), whole = (int)strcspn(at, ",");
        const char *key = format(t, "acts.rows_%s", format(t, "%.*s", name, at));
        const char *one = words_for(t, t->who.id, key);
        words = format(t, "%s%s%s: %lld%s", words, before, one,
                       strtoll(at + name, NULL, 10), after);
        at += whole + (at[whole] == ',');
    }
    return words;
}

void acts_show(struct turn *t, int64_t id)
{
    struct erasure_act a = erasure_act_find(t->db, t->who.organisation, id);
    if (!a.id) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "acts.title", number_("id", a.id));
    line(c, "acts.whose", number_("number", a.number), when_("at", a.at));
    line(c, "acts.ground", part_("ground", ground_key(&a)));
    gap(c);
    line(c, "acts.what");
    marked_line(c, rows_in_words(t, &a, "", "\n"));
    button(c, press_about(t, "mydata:document", a.id), "acts.get");
    nav(c, "mydata:acts:0");
    show(c);
}

/* ---- the document ----------------------------------------------------------------- */

static const char *document(struct turn *t, const struct erasure_act *a)
{
    const char *school = organisation_find(t->db, t->who.organisation).name;
    const char *rows = rows_in_words(t, a, "<li>", "</li>\n");
    const char *head = words_for(t, t->who.id, "acts.paper_head", text_("school", school),
                                 number_("number", a->number), when_("at", a->at),
                                 part_("ground", ground_key(a)));
    const char *log = words_for(t, t->who.id, "acts.paper_log",
                                text_("moment", export_moment(t->db, a->at)),
                                number_("person", a->person), text_("act", a->ground));
    return format(t,
                  "<p style=\"white-space:pre-wrap\">%s</p>\n<ul>\n%s</ul>\n"
                  "<p style=\"white-space:pre-wrap\">%s</p>\n",
                  head, rows, log);
}

void acts_file(struct turn *t, int64_t id)
{
    struct erasure_act a = erasure_act_find(t->db, t->who.organisation, id);
    if (!a.id) {
        old_button(t);
        return;
    }
    const char *title = words_for(t, t->who.id, "acts.title_plain", number_("id", a.id));
    int64_t file = write_file(t, t->who.id, file_name(t, title, "html"),
                              mydata_paper(t, title, document(t, &a)));
    audit_add(t->db, t->now, t->who.organisation, t->who.id, "act.sent", a.id, NULL);
    send_file(t, t->who.id, file, "acts.caption");
}

/* ---- somebody has left ------------------------------------------------------------ */

void acts_left(struct turn *t, int64_t act, int step)
{
    struct erasure_act a = erasure_act_find(t->db, t->who.organisation, act);
    (void)step;
    if (!a.id)
        return;
    struct card *c = card(t, t->who.id, "act", a.id);
    line(c, "acts.left", number_("number", a.number));
    button(c, press_about(t, "mydata:act", a.id), "acts.see");
    show(c);
}
