/* fits.c - what bears on how well a mentee and a mentor fit, a query each for everybody.
 */
#include "storage/fits.h"

#include <stdlib.h>
#include <string.h>

#include "storage/posts.h"

enum { MONTH = 30 * DAY };

#define LIVE(state) state " NOT IN ('draft', 'completed', 'stopped', 'changed')"
#define ONE         " AND (?3 = 0 OR e.person = ?3)"
#define REGISTER                                                                         \
    " FROM enrolments e CROSS JOIN people p ON p.id = e.person"                          \
    " WHERE e.organisation = ?1 AND e.role = ?2" ONE                                     \
    " AND p.erased_at IS NULL AND p.state <> 'frozen'"

/* ---- who they are ------------------------------------------------------------------ */

STATEMENT(
    people,
    "SELECT p.id, p.number, p.name, p.occupation, p.age = '18+', p.learner,"
    " p.state = 'active' AND EXISTS (SELECT 1 FROM consents c WHERE c.person = p.id"
    "  AND c.purpose = 'P1' AND c.withdrawn_at IS NULL) AND (p.age = '18+' OR EXISTS"
    "  (SELECT 1 FROM guardianships g WHERE g.minor = p.id AND g.state = 'confirmed')),"
    " p.onboarded_at IS NOT NULL, p.paused_until, e.since" REGISTER " ORDER BY p.id");
STATEMENT(accepted, "SELECT person, decided_by FROM applications"
                    " WHERE organisation = ?1 AND state = 'accepted'"
                    " ORDER BY person, id");
STATEMENT(posts, "SELECT person, post FROM posts WHERE organisation = ?1"
                 " AND confirmed_at IS NOT NULL");

static struct fit_person *found(const struct fit_people *p, int64_t id)
{
    size_t low = 0, high = p->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (p->all[middle].id < id)
            low = middle + 1;
        else
            high = middle;
    }
    return low < p->count && p->all[low].id == id ? &p->all[low] : NULL;
}

static struct fit_people read_people(struct db *db, int64_t organisation,
                                     const char *role, int64_t person)
{
    size_t room = person ? 1 : 64;
    struct fit_people out = { db_list(db, NULL, 0, (room + 1) * sizeof *out.all), 0 };
    struct rows r = db_query(db, &people, "iti", organisation, role, person);
    while (db_next(&r)) {
        if (out.count == room) {
            struct fit_person *more =
                db_list(db, NULL, 0, (room * 2 + 1) * sizeof *out.all);
            memcpy(more, out.all, room * sizeof *more);
            out.all = more;
            room *= 2;
        }
        out.all[out.count++] = (struct fit_person){ .id = db_int(&r, 0),
                                                    .number = db_int(&r, 1),
                                                    .name = db_text(&r, 2),
                                                    .occupation = db_text(&r, 3),
                                                    .grown = db_int(&r, 4),
                                                    .learner = db_int(&r, 5),
                                                    .ready = db_int(&r, 6),
                                                    .started = db_int(&r, 7),
                                                    .paused_until = db_int(&r, 8),
                                                    .since = db_int(&r, 9) };
    }
    return out;
}

static void read_standing(struct db *db, int64_t organisation, struct fit_people *p)
{
    struct fit_person *who;
    struct rows r = db_query(db, &accepted, "i", organisation);
    while (db_next(&r))
        if ((who = found(p, db_int(&r, 0)))) {
            who->accepted = true;
            who->decided_by = db_int(&r, 1);
        }
    r = db_query(db, &posts, "i", organisation);
    while (db_next(&r))
        if ((who = found(p, db_int(&r, 0))))
            who->posts |= role_named(db_text(&r, 1));
}

/* ---- what they told ---------------------------------------------------------------- */

#define TOLD(forms, items)                                                               \
    "SELECT e.person, a.item, a.value FROM enrolments e"                                 \
    " CROSS JOIN drafts d ON d.person = e.person AND d.form IN (" forms ")"              \
    "  AND d.filled_at IS NOT NULL CROSS JOIN answers a ON a.draft = d.id"               \
    " WHERE e.organisation = ?1 AND e.role = ?2" ONE "  AND a.item IN (" items           \
    ") AND NOT EXISTS (SELECT 1 FROM drafts n"                                           \
    "   WHERE n.person = d.person AND n.form = d.form AND n.filled_at IS NOT NULL"       \
    "   AND (n.filled_at, n.id) > (d.filled_at, d.id))"

STATEMENT(mentees_told, TOLD("'mentee', 'learner'",
                             "'OE04', 'OE05', 'OE06', 'OE07', 'OE09', 'OE10', 'OE11',"
                             " 'OE12', 'OE13', 'OE14', 'OL01'"));
STATEMENT(mentors_told,
          TOLD("'mentor'", "'OM01', 'OM03', 'OM04', 'OM05', 'OM07', 'OM08', 'OM09',"
                           " 'OM10', 'OM11', 'OM12', 'OM13', 'OM19'"));

static enum fit_item item_named(const char *id)
{
    static const char *const ids[FIT_ITEMS][2] = {
        [FIT_DIRECTIONS] = { "OE05", "OM04" }, [FIT_RANKED] = { "OE06", "OM05" },
        [FIT_TOPICS] = { "OL01", "OL01" },     [FIT_SUBJECT] = { "OE04", "OM03" },
        [FIT_REQUEST] = { "OE07", "OE07" },    [FIT_MODE] = { "OE09", "OM07" },
        [FIT_HOURS] = { "OE10", "OM09" },      [FIT_WHEN] = { "OE11", "OM10" },
        [FIT_WISHES] = { "OE12", "OE12" },     [FIT_AVOID] = { "OE13", "OM19" },
        [FIT_EXCHANGE] = { "OE14", "OM13" },   [FIT_SOURCE] = { "OM01", "OM01" },
        [FIT_CAPACITY] = { "OM08", "OM08" },   [FIT_PRACTICE] = { "OM11", "OM11" },
        [FIT_TRAINING] = { "OM12", "OM12" },
    };
    int i = 0;
    while (i < FIT_ITEMS && strcmp(ids[i][0], id) != 0 && strcmp(ids[i][1], id) != 0)
        i++;
    return (enum fit_item)i;
}

static void read_answers(struct db *db, int64_t organisation, const char *role,
                         int64_t person, struct fit_people *p)
{
    bool mentors = strcmp(role, "mentor") == 0;
    struct rows r = db_query(db, mentors ? &mentors_told : &mentees_told, "iti",
                             organisation, role, person);
    struct fit_person *who = NULL;
    while (db_next(&r)) {
        int64_t id = db_int(&r, 0);
        const char *value = db_text(&r, 2);
        enum fit_item item = item_named(db_text(&r, 1));
        if (!who || who->id != id)
            who = found(p, id);
        if (who && item < FIT_ITEMS && value && *value)
            who->answers[item] = value;
    }
}

/* ---- what they have already -------------------------------------------------------- */

STATEMENT(places,
          "SELECT b.person, sum(b.role = 'mentor' AND m.kind <> 'SPEED'"
          " AND m.state <> 'proposed'), sum(b.role = 'mentor' AND m.kind <> 'SPEED'"
          " AND m.state = 'proposed'), sum(b.role = 'mentee')"
          " FROM matches m CROSS JOIN match_members b ON b.match = m.id"
          " WHERE m.organisation = ?1 AND m.state IN ('proposed', 'accepted', 'agreed',"
          " 'active', 'paused', 'closing') AND b.left_at IS NULL GROUP BY b.person");
STATEMENT(met, "SELECT b.person, sum(ifnull(g.held_minutes, g.minutes)) FROM meetings g"
               " CROSS JOIN match_members b ON b.match = g.match AND b.role = 'mentor'"
               " WHERE g.organisation = ?1 AND g.starts_at BETWEEN ?2 AND ?3"
               " AND g.status IN ('held', 'partly') GROUP BY b.person");
STATEMENT(helping, "SELECT c.owner, count(*), sum(c.answer_by < ?2) FROM cases c"
                   " WHERE c.owner IN (SELECT person FROM enrolments"
                   "  WHERE organisation = ?1 AND role = 'mentor')"
                   " AND c.state IN ('waiting', 'taken') AND NOT c.safety"
                   " GROUP BY c.owner");
STATEMENT(left, "SELECT l.person, l.rounds FROM left_out l WHERE l.organisation = ?1"
                " AND NOT EXISTS (SELECT 1 FROM match_members b"
                "  CROSS JOIN matches m ON m.id = b.match WHERE b.person = l.person"
                "  AND b.role = 'mentee' AND m.active_at > l.since)");

static void read_load(struct db *db, int64_t organisation, int64_t now,
                      struct fit_people *p)
{
    struct fit_person *who;
    struct rows r = db_query(db, &places, "i", organisation);
    while (db_next(&r))
        if ((who = found(p, db_int(&r, 0)))) {
            who->taken = (int)db_int(&r, 1);
            who->asked = (int)db_int(&r, 2);
            who->led = (int)db_int(&r, 3);
        }
    r = db_query(db, &met, "iii", organisation, now - MONTH, now);
    while (db_next(&r))
        if ((who = found(p, db_int(&r, 0))))
            who->met_minutes = (int)db_int(&r, 1);
    r = db_query(db, &helping, "ii", organisation, now);
    while (db_next(&r))
        if ((who = found(p, db_int(&r, 0)))) {
            who->open_help = (int)db_int(&r, 1);
            who->late_help = (int)db_int(&r, 2);
        }
    r = db_query(db, &left, "i", organisation);
    while (db_next(&r))
        if ((who = found(p, db_int(&r, 0))))
            who->left_out = (int)db_int(&r, 1);
}

struct fit_people fit_people_of(struct db *db, int64_t organisation, bool mentors,
                                int64_t person, int64_t now)
{
    const char *role = mentors ? "mentor" : "mentee";
    struct fit_people p = read_people(db, organisation, role, person);
    read_standing(db, organisation, &p);
    read_answers(db, organisation, role, person, &p);
    read_load(db, organisation, now, &p);
    return p;
}

/* ---- pairs that were --------------------------------------------------------------- */

STATEMENT(
    pairs,
    "SELECT a.person, b.person, CASE WHEN m.state IN ('stopped', 'changed') THEN 1"
    " WHEN m.state = 'draft' OR a.answer = 'declined' OR b.answer = 'declined'"
    " THEN 2 ELSE 0 END FROM matches m"
    " CROSS JOIN match_members a ON a.match = m.id AND a.role = 'mentor'"
    " CROSS JOIN match_members b ON b.match = m.id AND b.role = 'mentee'"
    " WHERE m.organisation = ?1 AND m.state <> 'completed'"
    " AND (?2 = 0 OR b.person = ?2) AND (m.state <> 'draft' OR a.answer = 'declined'"
    "  OR b.answer = 'declined') AND (m.state IN ('draft', 'stopped', 'changed')"
    "  OR (a.left_at IS NULL AND b.left_at IS NULL))");

struct fit_pair *fit_pairs_of(struct db *db, int64_t organisation, int64_t mentee)
{
    struct fit_pair *all = db_list(db, NULL, 0, sizeof *all);
    struct rows r = db_query(db, &pairs, "ii", organisation, mentee);
    for (size_t n = 0; db_next(&r); all = db_list(db, all, n, sizeof *all)) {
        all[n].mentor = db_int(&r, 0);
        all[n].mentee = db_int(&r, 1);
        all[n++].how = (int)db_int(&r, 2);
    }
    return all;
}

/* ---- who waits --------------------------------------------------------------------- */

/* Since they came, or their last match was over. */
#define SINCE                                                                            \
    "max(e.since, ifnull((SELECT max(ifnull(b.left_at, m.ended_at))"                     \
    " FROM match_members b JOIN matches m ON m.id = b.match"                             \
    " WHERE b.person = e.person AND b.role = 'mentee'), 0))"
#define ALONE                                                                            \
    " AND e.role = 'mentee' AND p.state = 'active' AND p.erased_at IS NULL"              \
    " AND ifnull(p.paused_until, 0) <= ?2 AND NOT EXISTS (SELECT 1 FROM match_members b" \
    "  JOIN matches m ON m.id = b.match WHERE b.person = e.person"                       \
    "  AND b.role = 'mentee' AND b.left_at IS NULL AND " LIVE("m.state") ")"

STATEMENT(waiting, "SELECT count(*), min(" SINCE ") FROM enrolments e CROSS JOIN people p"
                   " ON p.id = e.person WHERE e.organisation = ?1" ALONE);
STATEMENT(waiting_since, "SELECT " SINCE " FROM enrolments e CROSS JOIN people p"
                         " ON p.id = e.person AND p.organisation = e.organisation"
                         " WHERE e.person = ?1" ALONE);

int64_t fit_waiting(struct db *db, int64_t organisation, int64_t now, int64_t *since)
{
    int64_t count = 0;
    struct rows r = db_query(db, &waiting, "ii", organisation, now);
    *since = 0;
    if (db_next(&r)) {
        count = db_int(&r, 0);
        *since = db_int(&r, 1);
    }
    db_stop(&r);
    return count;
}

int64_t fit_waiting_since(struct db *db, int64_t person, int64_t now)
{
    return db_first(db_query(db, &waiting_since, "ii", person, now));
}
