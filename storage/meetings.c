/* meetings.c - one meeting from its proposal to what became of it. */
#include "storage/meetings.h"

#include <string.h>
#include <talloc.h>

static const char *const statuses[] = { "planned",  "confirmed",     "held",
                                        "partly",   "unknown",       "disputed",
                                        "moved",    "missed_mentee", "missed_mentor",
                                        "cancelled" };

const char *meeting_status_word(enum meeting_status status)
{
    return statuses[status];
}

static enum meeting_status status_named(const char *word)
{
    for (size_t i = 0; i < COUNT(statuses); i++)
        if (strcmp(statuses[i], word) == 0)
            return (enum meeting_status)i;
    return MEETING_CANCELLED; /* a word of a later release: nothing to come */
}

bool meeting_is_open(const struct meeting *m)
{
    return m->id && m->status <= MEETING_CONFIRMED;
}

bool meeting_was_held(const struct meeting *m)
{
    return m->status == MEETING_HELD || m->status == MEETING_PARTLY;
}

int64_t meeting_ends(const struct meeting *m)
{
    return m->starts_at + (int64_t)m->minutes * MINUTE;
}

/* ---- reading ---------------------------------------------------------------------- */

#define COLUMNS                                                                          \
    "SELECT g.id, g.organisation, g.match, g.type, g.topic, g.series, g.version,"        \
    " g.status, g.starts_at, g.was_at, g.minutes, g.zone, g.online, g.venue, g.place,"   \
    " g.link, g.title, g.outcome, g.logged, g.one_sided, g.held_minutes, g.reason,"      \
    " g.made_by, g.made_at, g.changed_by, g.changed_at, g.settled_at, g.agreed_at"       \
    " FROM meetings g"
#define IS_OPEN "g.status IN ('planned', 'confirmed')"
#define IS_HELD "g.status IN ('held', 'partly')"
#define TO_COME "g.starts_at + g.minutes * 60 > ?2"
/* No meeting is longer than a day: what began before needs not be looked at. */
#define RECENT "g.starts_at > ?2 - 86400"

static struct meeting read_one(const struct rows *r)
{
    return (struct meeting){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .match = db_int(r, 2),
        .type = db_text(r, 3),
        .topic = db_int(r, 4),
        .series = db_int(r, 5),
        .version = (int)db_int(r, 6),
        .status = status_named(db_text(r, 7)),
        .starts_at = db_int(r, 8),
        .was_at = db_int(r, 9),
        .minutes = (int)db_int(r, 10),
        .zone = db_text(r, 11),
        .online = db_int(r, 12) != 0,
        .venue = db_int(r, 13),
        .place = db_text(r, 14),
        .link = db_text(r, 15),
        .title = db_text(r, 16),
        .outcome = db_text(r, 17),
        .logged = db_int(r, 18) != 0,
        .one_sided = db_int(r, 19) != 0,
        .held_minutes = (int)db_int(r, 20),
        .reason = db_text(r, 21),
        .made_by = db_int(r, 22),
        .made_at = db_int(r, 23),
        .changed_by = db_int(r, 24),
        .changed_at = db_int(r, 25),
        .settled_at = db_int(r, 26),
        .agreed_at = db_int(r, 27),
    };
}

static struct meeting read_first(struct rows r)
{
    struct meeting m = { 0 };
    if (db_next(&r))
        m = read_one(&r);
    db_stop(&r);
    return m;
}

static size_t read_some(struct rows r, struct meeting *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

STATEMENT(find, COLUMNS " WHERE g.id = ?2 AND g.organisation = ?1");
STATEMENT(anywhere, COLUMNS " WHERE g.id = ?1");
STATEMENT(of_person, COLUMNS " JOIN meeting_people p ON p.meeting = g.id"
                             " WHERE p.person = ?1 AND g.id = ?2");
STATEMENT(ahead, COLUMNS " WHERE g.match = ?1 AND " RECENT " AND " TO_COME " AND " IS_OPEN
                         " ORDER BY g.starts_at, g.id LIMIT ?3");
STATEMENT(ahead_of, COLUMNS " JOIN meeting_people p ON p.meeting = g.id"
                            " WHERE p.person = ?1 AND " TO_COME " AND " IS_OPEN
                            " AND (p.answer IS NOT 'no'"
                            "  OR p.answered_version <> g.version)"
                            " ORDER BY g.starts_at, g.id LIMIT ?3");
STATEMENT(past, COLUMNS " WHERE g.match = ?1 AND g.starts_at <= ?2"
                        " ORDER BY g.starts_at DESC, g.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(past_of, COLUMNS " JOIN meeting_people p ON p.meeting = g.id"
                           " WHERE p.person = ?1 AND g.starts_at <= ?2"
                           " ORDER BY g.starts_at DESC, g.id DESC LIMIT ?4 OFFSET ?3");
STATEMENT(to_file, COLUMNS " JOIN meeting_people p ON p.meeting = g.id"
                           " WHERE p.person = ?1 AND g.starts_at > ?2"
                           " AND (g.status <> 'cancelled' OR p.filed > 0)"
                           " AND (p.answer IS NOT 'no'"
                           "  OR p.answered_version <> g.version)"
                           " ORDER BY g.starts_at, g.id LIMIT ?3");
STATEMENT(last_held,
          COLUMNS " WHERE g.match = ?1 AND " IS_HELD " AND g.type = ifnull(?2, g.type)"
                  " ORDER BY g.starts_at DESC LIMIT 1");
STATEMENT(held_count, "SELECT count(*) FROM meetings g WHERE g.match = ?1 AND " IS_HELD
                      " AND g.type = ifnull(?2, g.type)");
STATEMENT(held_minutes, "SELECT sum(ifnull(nullif(g.held_minutes, 0), g.minutes))"
                        " FROM meetings g"
                        " WHERE g.match = ?1 AND " IS_HELD);

struct meeting meeting_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

struct meeting meeting_anywhere(struct db *db, int64_t id)
{
    return read_first(db_query(db, &anywhere, "i", id));
}

struct meeting meeting_of(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &of_person, "ii", person, id));
}

size_t meetings_ahead(struct db *db, int64_t match, int64_t now, struct meeting *out,
                      size_t room)
{
    return read_some(db_query(db, &ahead, "iii", match, now, (int64_t)room), out, room);
}

size_t meetings_ahead_of(struct db *db, int64_t person, int64_t now, struct meeting *out,
                         size_t room)
{
    return read_some(db_query(db, &ahead_of, "iii", person, now, (int64_t)room), out,
                     room);
}

size_t meetings_past(struct db *db, int64_t match, int64_t now, int64_t skip,
                     struct meeting *out, size_t room)
{
    return read_some(db_query(db, &past, "iiii", match, now, skip, (int64_t)room), out,
                     room);
}

size_t meetings_past_of(struct db *db, int64_t person, int64_t now, int64_t skip,
                        struct meeting *out, size_t room)
{
    return read_some(db_query(db, &past_of, "iiii", person, now, skip, (int64_t)room),
                     out, room);
}

size_t meetings_to_file(struct db *db, int64_t person, int64_t since, struct meeting *out,
                        size_t room)
{
    return read_some(db_query(db, &to_file, "iii", person, since, (int64_t)room), out,
                     room);
}

struct meeting meeting_last_held(struct db *db, int64_t match, const char *type)
{
    return read_first(db_query(db, &last_held, "it", match, type));
}

int64_t meetings_held(struct db *db, int64_t match, const char *type)
{
    return db_first(db_query(db, &held_count, "it", match, type));
}

int64_t meetings_minutes(struct db *db, int64_t match)
{
    return db_first(db_query(db, &held_minutes, "i", match));
}

/* ---- planning --------------------------------------------------------------------- */

STATEMENT(add, "INSERT INTO meetings (organisation, match, type, topic, series,"
               " starts_at, minutes, zone, online, venue, place, link, title, logged,"
               " made_by, made_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11,"
               " ?12, ?13, ?14, ?15, ?16)");
STATEMENT(confirm, "UPDATE meetings SET status = 'confirmed', agreed_at = starts_at"
                   " WHERE id = ?1 AND version = ?2 AND status = 'planned'");
STATEMENT(unconfirm, "UPDATE meetings SET status = 'planned' WHERE id = ?1"
                     " AND version = ?2 AND status = 'confirmed'");
STATEMENT(restore, "UPDATE meetings SET status = 'planned', version = version + 1,"
                   " reason = 'restored', changed_at = ?5 WHERE id = ?1 AND version = ?2"
                   " AND status = 'cancelled' AND changed_by = ?3 AND changed_at > ?4");
STATEMENT(keep_was, "UPDATE meeting_people SET was = told WHERE meeting = ?1"
                    " AND told IS NOT NULL AND told <> ?2");
STATEMENT(move, "UPDATE meetings SET was_at = starts_at, starts_at = ?3,"
                " version = version + 1, status = 'planned', reason = ?5,"
                " changed_by = ?4, changed_at = ?6 WHERE id = ?1 AND version = ?2"
                " AND status IN ('planned', 'confirmed')");
STATEMENT(set_place, "UPDATE meetings SET online = ?3, venue = ?4, place = ?5, link = ?6,"
                     " zone = ?7, version = version + 1, changed_by = ?8,"
                     " changed_at = ?9 WHERE id = ?1 AND version = ?2"
                     " AND status IN ('planned', 'confirmed')");
STATEMENT(cancel, "UPDATE meetings SET status = 'cancelled', version = version + 1,"
                  " reason = ?4, changed_by = ?3, changed_at = ?5 WHERE id = ?1"
                  " AND version = ?2 AND status IN ('planned', 'confirmed')");
STATEMENT(set_outcome, "UPDATE meetings SET outcome = ?2 WHERE id = ?1");
STATEMENT(offer, "INSERT INTO meeting_offers (meeting, number, starts_at)"
                 " VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET"
                 " starts_at = excluded.starts_at");
STATEMENT(offers, "SELECT starts_at FROM meeting_offers WHERE meeting = ?1"
                  " ORDER BY number");
STATEMENT(offers_end, "DELETE FROM meeting_offers WHERE meeting = ?1");

int64_t meeting_add(struct db *db, const struct meeting *m, int64_t now)
{
    int64_t id = db_insert(db, &add, "iotooiitiotttiii", m->organisation, m->match,
                           m->type, m->topic, m->series, m->starts_at,
                           (int64_t)m->minutes, m->zone, (int64_t)m->online, m->venue,
                           m->place ? m->place : "", m->link ? m->link : "",
                           m->title ? m->title : "", (int64_t)m->logged, m->made_by, now);
    if (m->match)
        attendees_of_match(db, id, m->match);
    attendee_answer(db, id, m->made_by, 1, "yes", "");
    attendee_told(db,
                  &(struct meeting){ .id = id, .version = 1, .starts_at = m->starts_at },
                  m->made_by);
    return id;
}

bool meeting_confirm(struct db *db, int64_t id, int version)
{
    return db_run(db, &confirm, "ii", id, (int64_t)version) == 1;
}

bool meeting_unconfirm(struct db *db, int64_t id, int version)
{
    return db_run(db, &unconfirm, "ii", id, (int64_t)version) == 1;
}

bool meeting_restore(struct db *db, int64_t id, int version, int64_t by, int64_t since,
                     int64_t now)
{
    if (db_run(db, &restore, "iiiii", id, (int64_t)version, by, since, now) != 1)
        return false;
    attendees_restore(db, id, version, by);
    return true;
}

bool meeting_move(struct db *db, int64_t id, int version, int64_t starts_at, int64_t by,
                  const char *reason, int64_t now)
{
    if (db_run(db, &move, "iiiiti", id, (int64_t)version, starts_at, by, reason, now) !=
        1)
        return false;
    db_run(db, &keep_was, "ii", id, starts_at);
    attendee_answer(db, id, by, version + 1, "yes", "");
    return true;
}

bool meeting_set_place(struct db *db, int64_t id, int version, const struct meeting *m,
                       int64_t by, int64_t now)
{
    if (db_run(db, &set_place, "iiiotttii", id, (int64_t)version, (int64_t)m->online,
               m->venue, m->place, m->link, m->zone, by, now) != 1)
        return false;
    attendees_keep_answers(db, id, version, version + 1);
    return true;
}

bool meeting_cancel(struct db *db, int64_t id, int version, int64_t by,
                    const char *reason, int64_t now)
{
    return db_run(db, &cancel, "iiiti", id, (int64_t)version, by, reason, now) == 1;
}

void meeting_set_outcome(struct db *db, int64_t id, const char *outcome)
{
    db_run(db, &set_outcome, "it", id, outcome);
}

void meeting_offer(struct db *db, int64_t meeting, int number, int64_t starts_at)
{
    db_run(db, &offer, "iii", meeting, (int64_t)number, starts_at);
}

size_t meeting_offers(struct db *db, int64_t meeting, int64_t out[3])
{
    return db_ids(db_query(db, &offers, "i", meeting), out, 3);
}

void meeting_offers_end(struct db *db, int64_t meeting)
{
    db_run(db, &offers_end, "i", meeting);
}

/* ---- what was --------------------------------------------------------------------- */

STATEMENT(settle, "UPDATE meetings SET status = ?2, one_sided = ?3, held_minutes = ?4,"
                  " settled_at = ?5 WHERE id = ?1"
                  " AND (status <> 'cancelled' OR settled_at IS NOT NULL)"
                  " AND (status <> ?2 OR one_sided <> ?3 OR held_minutes IS NOT ?4)");

bool meeting_settle(struct db *db, int64_t id, enum meeting_status status, bool one_sided,
                    int minutes, int64_t now)
{
    return db_run(db, &settle, "itioi", id, statuses[status], (int64_t)one_sided,
                  (int64_t)minutes, now) == 1;
}
