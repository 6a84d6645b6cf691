/* timeline.c - what happened in a match, merged by time. */
#include "storage/timeline.h"

/* ?1 the match, ?2 the latest second, ?3 in that second only rows below this id, ?4 how
 * many, ?5 the reader, who is always somebody. */
#define BEFORE(at, id)                                                                   \
    " AND " at " <= ?2 AND (" at " < ?2 OR " id " < ?3)"                                 \
    " ORDER BY " at " DESC, " id " DESC LIMIT ?4"

/* Session types of a curator belong to no match: they are contacts. */
STATEMENT(meetings, "SELECT g.id, g.starts_at, g.status, g.type, 0 FROM meetings g"
                    " WHERE g.match = ?1 AND ?5" BEFORE("g.starts_at", "g.id"));
STATEMENT(marks, "SELECT f.id, f.filled_at, f.role, '', f.person FROM meetings g"
                 " CROSS JOIN feedback f ON f.meeting = g.id WHERE g.match = ?1"
                 " AND f.filled_at IS NOT NULL AND ?5" BEFORE("f.filled_at", "f.id"));
STATEMENT(steps, "SELECT s.id, s.made_at, '', '', s.owner FROM steps s"
                 " WHERE s.match = ?1 AND s.dropped_at IS NULL AND s.text <> ''"
                 " AND ?5" BEFORE("s.made_at", "s.id"));
STATEMENT(steps_done, "SELECT s.id, s.done_at, '', '', s.owner FROM steps s"
                      " WHERE s.match = ?1 AND s.done_at IS NOT NULL"
                      " AND ?5" BEFORE("s.done_at", "s.id"));
STATEMENT(cases,
          "SELECT c.id, c.asked_at, c.state, c.topic, c.asker FROM cases c"
          " WHERE c.match = ?1 AND NOT c.safety AND c.topic <> 'safety'"
          " AND c.state NOT IN ('draft', 'withdrawn') AND c.asked_at IS NOT NULL"
          " AND NOT EXISTS (SELECT 1 FROM case_people p WHERE p.case_id = c.id"
          "  AND p.person = ?5 AND p.part = 'left_out')" BEFORE("c.asked_at", "c.id"));
STATEMENT(flags, "SELECT f.id, f.opened_at, f.rule, '', f.person FROM flags f"
                 " WHERE f.match = ?1 AND ?5" BEFORE("f.opened_at", "f.id"));
STATEMENT(flags_ended, "SELECT f.id, f.ended_at, f.rule, f.ending, f.ended_by"
                       " FROM flags f WHERE f.match = ?1 AND f.ended_at IS NOT NULL"
                       " AND ?5" BEFORE("f.ended_at", "f.id"));
STATEMENT(events, "SELECT e.id, e.at, e.what, e.detail, e.person FROM match_events e"
                  " WHERE e.match = ?1 AND e.what <> 'took_place'"
                  " AND ?5" BEFORE("e.at", "e.id"));
STATEMENT(notes, "SELECT n.id, n.at, n.text, '', n.author FROM match_notes n"
                 " WHERE n.match = ?1 AND ?5" BEFORE("n.at", "n.id"));
STATEMENT(contacts, "SELECT c.id, c.at, c.kind, '', c.person FROM contacts c"
                    " WHERE c.match = ?1 AND ?5" BEFORE("c.at", "c.id"));

static const struct statement *const queries[TIMELINE_SOURCES] = {
    &meetings, &marks,       &steps,  &steps_done, &cases,
    &flags,    &flags_ended, &events, &notes,      &contacts,
};

static bool comes_before(const struct timeline_entry *a, const struct timeline_entry *b)
{
    if (a->at != b->at)
        return a->at > b->at;
    if (a->source != b->source)
        return a->source < b->source;
    return a->about > b->about;
}

/* Into its place among those that are there; the last one falls out when there is no
 * room. False when it is beyond the last. */
static bool insert(struct timeline_entry *out, size_t *count, size_t room,
                   const struct timeline_entry *e)
{
    size_t at = *count;
    while (at > 0 && comes_before(e, &out[at - 1]))
        at--;
    if (at == room)
        return false;
    size_t last = *count < room ? *count : room - 1;
    for (size_t i = last; i > at; i--)
        out[i] = out[i - 1];
    out[at] = *e;
    *count = last + 1;
    return true;
}

/* In the second of the place: sources before it were shown wholly, those behind it not at
 * all, its own up to its row. */
static int64_t row_below(const struct timeline_place *after, int source)
{
    if (!after || source > after->source)
        return INT64_MAX;
    return source == after->source ? after->about : 0;
}

size_t timeline_page(struct db *db, int64_t match, int64_t reader, unsigned sources,
                     int64_t now, const struct timeline_place *after,
                     struct timeline_entry *out, size_t room)
{
    size_t count = 0;
    if (after && (!after->at || after->at > now))
        after = NULL; /* from the newest on */
    int64_t latest = after ? after->at : now;
    for (int source = 0; source < TIMELINE_SOURCES; source++) {
        if (!(sources & 1u << source))
            continue;
        bool fits = true;
        struct rows r = db_query(db, queries[source], "iiiii", match, latest,
                                 row_below(after, source), (int64_t)room, reader);
        while (fits && db_next(&r)) {
            struct timeline_entry e = { .source = (enum timeline_source)source,
                                        .about = db_int(&r, 0),
                                        .at = db_int(&r, 1),
                                        .word = db_text(&r, 2),
                                        .other = db_text(&r, 3),
                                        .person = db_int(&r, 4) };
            fits = insert(out, &count, room, &e);
        }
        db_stop(&r);
    }
    return count;
}

/* ---- marks ------------------------------------------------------------------------ */

STATEMENT(means, "SELECT a.item, count(*), sum(CAST(a.value AS INTEGER)) FROM meetings g"
                 " CROSS JOIN feedback f ON f.meeting = g.id AND f.filled_at IS NOT NULL"
                 " CROSS JOIN drafts d ON d.person = f.person"
                 "  AND d.form = 'feedback_' || f.role AND d.about = f.id"
                 "  AND d.filled_at IS NOT NULL"
                 " CROSS JOIN answers a ON a.draft = d.id WHERE g.match = ?1"
                 " AND a.item IN ('PME1', 'PME2', 'PMM1', 'PMM1G', 'PMM2')"
                 " AND a.value IS NOT NULL GROUP BY a.item ORDER BY a.item LIMIT ?2");

size_t timeline_means(struct db *db, int64_t match, struct timeline_mean *out,
                      size_t room)
{
    size_t found = 0;
    struct rows r = db_query(db, &means, "ii", match, (int64_t)room);
    for (; found < room && db_next(&r); found++) {
        int64_t count = db_int(&r, 1), sum = db_int(&r, 2);
        out[found] = (struct timeline_mean){ db_text(&r, 0), count,
                                             (sum * 10 + count / 2) / count };
    }
    db_stop(&r);
    return found;
}
