/* help_desk_past.c - what happened to a request, without anybody's words: who was told
 * and when, and each move in its order. The asker is not named here. */
#include "handlers/help_desk.h"

#include <string.h>

enum { TOLD_MOST = 8, READ_MOST = 60, SHOWN = 10 };

/* ---- who was told -------------------------------------------------------------------
 */

void help_desk_told(struct turn *t, struct card *c, const struct help_case *h)
{
    int64_t count = 0;
    const struct case_person *p = case_people(t->db, h->id);
    line(c, "help_desk.told");
    for (; p->person; p++) {
        if (count++ >= TOLD_MOST)
            continue;
        const char *key = p->opened_at && p->told_at ? "help_desk.told_opened"
                          : p->told_at               ? "help_desk.told_at"
                                                     : "help_desk.told_soon";
        line(c, key, name_("who", p->person), day_("day", p->told_at),
             clock_("at", p->told_at));
    }
    if (count > TOLD_MOST)
        line(c, "help_desk.told_more", number_("count", count - TOLD_MOST));
}

/* ---- what happened ------------------------------------------------------------------
 */

/* Words of storage/case_people.h that have a text; others are of no use here. */
static const char *const known[] = {
    "answer", "answered",  "asked", "away",        "closed", "handed",
    "late",   "left",      "meet",  "no",          "others", "reopened",
    "stays",  "suggested", "taken", "unreachable",
};

static bool is_known(const struct case_event *e)
{
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i], e->what) == 0)
            return true;
    return false;
}

/* The last ones; how many came before them goes to *before. */
static size_t last_events(struct turn *t, int64_t id, struct case_event all[READ_MOST],
                          size_t *before)
{
    size_t skip = 0, count, kept = 0;
    while ((count = case_history(t->db, id, (int64_t)skip, all, READ_MOST)) == READ_MOST)
        skip += READ_MOST - SHOWN;
    for (size_t i = 0; i < count; i++)
        if (is_known(&all[i]))
            all[kept++] = all[i];
    *before = skip + (kept > SHOWN ? kept - SHOWN : 0);
    return kept;
}

void help_desk_past(struct turn *t, struct card *c, const struct help_case *h)
{
    struct case_event all[READ_MOST];
    size_t before, kept = last_events(t, h->id, all, &before);
    line(c, "help_desk.past");
    if (before)
        line(c, "help_desk.past_more", number_("count", (int64_t)before));
    for (size_t i = kept > SHOWN ? kept - SHOWN : 0; i < kept; i++)
        line(c, format(t, "help_desk.past_%s", all[i].what), day_("day", all[i].at),
             clock_("at", all[i].at), name_("who", all[i].person),
             name_("other", all[i].other));
}
