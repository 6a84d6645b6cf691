/* audiences.c - whom a broadcast reaches: by role, by the form and stage of their pairs,
 * by what they have not answered. One query, by the indexes of the school. */
#include <talloc.h>

#include "storage/broadcasts.h"

/* Roles, each with whom its pairs are looked for by: a guardian's are those of the child.
 */
#define CANDIDATES                                                                       \
    "WITH candidates (person, role, member) AS ("                                        \
    " SELECT e.person, e.role, e.person FROM enrolments e WHERE e.organisation = ?1"     \
    "  AND e.role IN ('mentee', 'mentor') AND (?2 = '' OR instr(?2, e.role))"            \
    " UNION ALL SELECT e.person, e.role, ifnull(g.minor, 0) FROM enrolments e"           \
    "  LEFT JOIN guardianships g ON g.guardian = e.person"                               \
    "  AND g.state IN ('agreed', 'confirmed')"                                           \
    "  WHERE e.organisation = ?1 AND e.role = 'guardian'"                                \
    "  AND (?2 = '' OR instr(?2, 'guardian'))"                                           \
    " UNION ALL SELECT o.person, 'staff', o.person FROM posts o"                         \
    "  WHERE o.organisation = ?1 AND o.confirmed_at IS NOT NULL"                         \
    "  AND (?2 = '' OR instr(?2, 'staff')))"

#define OWN_PAIRS                                                                        \
    "match_members b JOIN matches m ON m.id = b.match WHERE b.person = c.member"         \
    " AND b.left_at IS NULL AND (c.role NOT IN ('mentee', 'mentor') OR b.role = c.role)" \
    " AND m.state IN ('proposed', 'accepted', 'agreed', 'active', 'paused', 'closing')"
#define STAGE                                                                            \
    "CASE WHEN m.state IN ('paused', 'closing') THEN m.state"                            \
    " WHEN m.state = 'active' AND EXISTS (SELECT 1 FROM meetings g WHERE g.match = m.id" \
    "  AND g.status IN ('held', 'partly')) THEN 'active' ELSE 'unmet' END"
#define BY_PAIRS                                                                         \
    "((?3 = '' AND ?4 = '') OR EXISTS (SELECT 1 FROM " OWN_PAIRS                         \
    " AND (?3 = '' OR instr(?3, m.form)) AND (?4 = '' OR instr(?4, " STAGE ")))"         \
    " OR (instr(?4, 'none') AND c.role IN ('mentee', 'mentor')"                          \
    "  AND NOT EXISTS (SELECT 1 FROM " OWN_PAIRS ")))"

/* An offer, an agreement (of one's own, or for a child), marks, a pulse, or the questions
 * of the beginning. */
#define UNSIGNED(who, child)                                                             \
    " NOT EXISTS (SELECT 1 FROM agreements a WHERE a.match = m.id AND a.person = " who   \
    " AND a.minor = " child ")"
#define WAITS                                                                                 \
    "(p.onboarded_at IS NULL OR EXISTS (SELECT 1 FROM feedback f WHERE f.person = p.id"       \
    "  AND f.filled_at IS NULL AND f.closed_at IS NULL)"                                      \
    " OR EXISTS (SELECT 1 FROM pulses u WHERE u.person = p.id AND u.filled_at IS NULL"        \
    "  AND u.closed_at IS NULL)"                                                              \
    " OR EXISTS (SELECT 1 FROM match_members b JOIN matches m ON m.id = b.match"              \
    "  WHERE b.person = p.id AND b.left_at IS NULL AND"                                       \
    "  ((m.state = 'proposed' AND b.answer IS NULL)"                                          \
    "   OR (m.state = 'accepted' AND" UNSIGNED(                                               \
        "p.id",                                                                               \
        "0") ")))"                                                                            \
             " OR EXISTS (SELECT 1 FROM guardianships w JOIN match_members b"                 \
             "  ON b.person = w.minor AND b.left_at IS NULL JOIN matches m ON m.id = b.match" \
             "  WHERE w.guardian = p.id AND w.state IN ('agreed', 'confirmed')"               \
             "  AND m.state = 'accepted' AND" UNSIGNED("p.id", "w.minor") "))"

STATEMENT(audience,
          CANDIDATES " SELECT p.id, p.number, p.name, p.state = 'active',"
                     " ifnull(p.paused_until, 0) > ?7,"
                     " ifnull((SELECT a.lost_at FROM accounts a WHERE a.person = p.id"
                     "  ORDER BY a.last_at DESC LIMIT 1), 0)"
                     " FROM (SELECT DISTINCT c.person FROM candidates c WHERE " BY_PAIRS
                     ") r CROSS JOIN people p ON p.id = r.person"
                     " WHERE p.organisation = ?1 AND p.erased_at IS NULL AND p.id <> ?6"
                     " AND (?5 = 0 OR " WAITS ") ORDER BY p.number"
                     " /* all rows: of those that were found */");

struct audience broadcast_audience(struct db *db, const struct broadcast *b, int64_t now)
{
    size_t room = 64;
    struct audience a = {
        .people = talloc_array(db_memory_of(db), struct listed, room),
    };
    struct rows r = db_query(db, &audience, "itttiii", b->organisation, b->roles,
                             b->forms, b->stages, (int64_t)b->silent, b->made_by, now);
    while (db_next(&r)) {
        bool there = db_int(&r, 3), away = db_int(&r, 4);
        a.barred += !there;
        a.away += there && away;
        if (!there || away)
            continue;
        if (a.count == room)
            a.people =
                talloc_realloc(db_memory_of(db), a.people, struct listed, room *= 2);
        a.people[a.count] = (struct listed){ .id = db_int(&r, 0),
                                             .number = db_int(&r, 1),
                                             .name = db_text(&r, 2),
                                             .key = "",
                                             .since = db_int(&r, 5) };
        a.unreachable += a.people[a.count++].since > 0;
    }
    return a;
}
