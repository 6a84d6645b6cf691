/* library_offer.c - what others did stands under the asking card while it is written: at
 * most three, by its words, or by its topic until there are words. It is read in the
 * place of the asking card, so that whatever is typed meanwhile still belongs to the
 * draft.
 *
 * «It helped»: the draft goes, and nobody was disturbed. */
#include "handlers/help.h"
#include "handlers/library.h"

#include <stdlib.h>

enum { OFFERED = 3 };

int library_offer(struct turn *t, struct card *c, const struct help_case *draft)
{
    struct solution some[OFFERED];
    int64_t school = t->who.organisation;
    const char *query = search_query(t, format(t, "%s %s", draft->words, draft->tried));
    if (draft->safety || !*draft->topic)
        return 0;
    size_t count =
        *query ? solutions_found(t->db, school, draft->topic, query, some, OFFERED)
               : solutions_of_topic(t->db, school, draft->topic, 0, some, OFFERED);
    search_of_case(t->db, school, draft->id, library_day(t, 0), draft->topic, count);
    if (count) {
        gap(c);
        line(c, "library.offer");
    }
    for (size_t i = 0; i < count; i++)
        library_row(t, c, &some[i],
                    format(t, "library:show:%lld:%lld", (long long)some[i].id,
                           (long long)draft->id));
    return (int)count;
}

/* ---- read ------------------------------------------------------------------------- */

/* The draft of the actor that the button names; id 0: none, or it is none any more. */
static struct help_case named_draft(struct turn *t)
{
    struct help_case h =
        case_asked_by(t->db, t->who.id, strtoll(argument(t, 1), NULL, 10));
    return h.state == CASE_DRAFT ? h : (struct help_case){ 0 };
}

static void put_gone(struct turn *t, const struct help_case *draft)
{
    if (draft->id) {
        help_next_step(t, draft, "library.gone");
        return;
    }
    struct card *c = card(t, t->who.id, "library", 0);
    line(c, "library.gone");
    nav(c, "library:open");
    show(c);
}

static void put_for_draft(struct turn *t, const struct solution *s,
                          const struct help_case *draft)
{
    struct card *c = card(t, t->who.id, "help", draft->id);
    long long of = draft->id;
    library_lines(c, s);
    gap(c);
    line(c, "library.did_it_help");
    button(c, format(t, "library:helped:%lld:%lld", (long long)s->id, of),
           "library.helped");
    style(c, SUCCESS);
    row(c);
    button(c, format(t, "help:back:%lld:next", of), "library.ask_anyway");
    nav(c, NULL);
    show(c);
}

/* library:show:<card>[:<the actor's draft>] */
void library_show(struct turn *t, int64_t id)
{
    struct help_case draft = named_draft(t);
    struct solution s = solution_find(t->db, t->who.organisation, id);
    if (!s.id) {
        old_button(t);
        return;
    }
    if (s.state != SOLUTION_PUBLISHED) {
        put_gone(t, &draft);
        return;
    }
    solution_shown(t->db, id);
    if (draft.id) {
        put_for_draft(t, &s, &draft);
        return;
    }
    struct card *c = card(t, t->who.id, "library", 0);
    library_lines(c, &s);
    nav(c, format(t, "library:topic:%s:0", s.topic));
    show(c);
}

/* ---- it helped -------------------------------------------------------------------- */

static struct card *thanks(struct turn *t, int64_t draft)
{
    struct card *c = card(t, t->who.id, "help", draft);
    line(c, "library.thanks");
    nav(c, NULL);
    return c;
}

/* library:helped:<card>:<draft>. A second tap finds no draft, and whoever never had one
 * is shown nothing. */
void library_helped(struct turn *t, int64_t id)
{
    int64_t named = strtoll(argument(t, 1), NULL, 10);
    struct help_case draft = named_draft(t);
    struct solution s = solution_find(t->db, t->who.organisation, id);
    if (!s.id || named <= 0 || (!draft.id && case_asked_by(t->db, t->who.id, named).id)) {
        old_button(t);
        return;
    }
    if (!draft.id) {
        show_in_place(thanks(t, named));
        return;
    }
    help_drop(t, &draft);
    solution_helped(t->db, id);
    show(thanks(t, named));
}
