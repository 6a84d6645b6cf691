/* registers.c - the registers of a school. */
#include "storage/registers.h"

#include <string.h>

#include <talloc.h>

#define SEEN "p.erased_at IS NULL AND p.state = 'active'"

/* The newest answer to one of these, as "form:item:value"; who may read "BURNOUT" is
 * asked apart (domain.md 6.1), so no register has it. */
#define ANSWER(forms, items)                                                             \
    "(SELECT d.form || ':' || a.item || ':' || trim(replace(',' || a.value || ',',"      \
    " ',BURNOUT,', ','), ',') FROM drafts d CROSS JOIN answers a ON a.draft = d.id"      \
    " AND a.item IN (" items ") WHERE d.person = p.id AND d.form IN (" forms ")"         \
    " AND d.filled_at IS NOT NULL AND a.value IS NOT NULL"                               \
    " ORDER BY d.filled_at DESC, d.id DESC LIMIT 1)"
#define MEMBERS(role)                                                                      \
    "(SELECT group_concat(person) FROM match_members WHERE match = m.id AND role = '" role \
    "' AND left_at IS NULL)"
#define REASON                                                                           \
    "CASE WHEN EXISTS (SELECT 1 FROM match_members WHERE match = m.id AND person = ?2)"  \
    " THEN '' ELSE m.reason END"
/* Two columns: how many were held, "2:75" until split_held(), and the minutes of them. */
#define HELD                                                                             \
    "(SELECT count(*) || ':' || ifnull(sum(ifnull(g.held_minutes, g.minutes)), '')"      \
    " FROM meetings g WHERE g.match = m.id AND g.status IN ('held', 'partly')), ''"
#define HELD_COUNT                                                                       \
    "(SELECT count(*) FROM meetings g WHERE g.match = m.id"                              \
    " AND g.status IN ('held', 'partly'))"
#define MINUTES                                                                          \
    "(SELECT sum(ifnull(g.held_minutes, g.minutes)) FROM meetings g"                     \
    " WHERE g.match = m.id AND g.status IN ('held', 'partly'))"
/* The newest match that began in which this person is that. */
#define NEWEST(role)                                                                     \
    "LEFT JOIN matches m ON m.id = (SELECT max(x.match) FROM match_members x"            \
    " CROSS JOIN matches y ON y.id = x.match WHERE x.person = p.id AND x.role = '" role  \
    "' AND y.active_at IS NOT NULL)"
#define CONSENT(what, purpose)                                                           \
    "(SELECT " what " FROM consents WHERE person = p.id AND purpose = '" purpose         \
    "' AND withdrawn_at IS NULL ORDER BY given_at DESC LIMIT 1)"

#define CATEGORY   ANSWER("'mentee'", "'OE01'")
#define REQUEST    ANSWER("'mentee', 'learner'", "'OE05', 'OL01'")
#define SERVICE    ANSWER("'mentor'", "'OM02'")
#define DIRECTIONS ANSWER("'mentor'", "'OM04'")
#define FORMATS    ANSWER("'mentor'", "'OM07'")
#define CAPACITY   ANSWER("'mentor'", "'OM08'")
#define TIME       ANSWER("'mentor'", "'OM09'")
#define TRAINING   ANSWER("'mentor'", "'OM12'")
#define MENTOR_IDS MEMBERS("mentor")
#define MENTEE_IDS MEMBERS("mentee")
#define NEWEST_OF  NEWEST("mentee")
#define VERSION    CONSENT("text_version", "P1")
#define GIVEN      CONSENT("given_at", "P1")
#define KEPT_FROM  CONSENT("given_at", "P5")
#define KEPT_UNTIL CONSENT("valid_until", "P5")
#define GUARDIAN                                                                         \
    "CASE WHEN p.age = '18+' THEN '' ELSE ifnull((SELECT state FROM guardianships"       \
    " WHERE minor = p.id ORDER BY id DESC LIMIT 1), '') END"

STATEMENT(mentees, "SELECT p.number, p.id, p.age, " CATEGORY ", " REQUEST
                   ", p.joined_at, m.form, m.kind, " MENTOR_IDS ", m.active_at,"
                   " m.ended_at, " REASON ","
                   " CASE WHEN m.id > 0 THEN m.state = 'completed' END, " VERSION
                   ", " GIVEN ", " GUARDIAN
                   " FROM enrolments e CROSS JOIN people p ON p.id = e.person " NEWEST_OF
                   " WHERE e.organisation = ?1 AND e.role = 'mentee'"
                   " AND " SEEN " ORDER BY p.number");

#define SOURCE                                                                           \
    "(SELECT source FROM applications WHERE person = p.id AND organisation = ?1"         \
    " ORDER BY id DESC LIMIT 1)"
#define MENTEES                                                                          \
    "(SELECT group_concat(DISTINCT other.person) FROM match_members x"                   \
    " CROSS JOIN matches m ON m.id = x.match CROSS JOIN match_members other"             \
    " ON other.match = m.id WHERE x.person = p.id AND x.role = 'mentor'"                 \
    " AND x.left_at IS NULL AND m.state IN ('active', 'paused', 'closing')"              \
    " AND other.role = 'mentee' AND other.left_at IS NULL)"

STATEMENT(mentors, "SELECT p.number, p.id, p.age, " SOURCE ", " SERVICE ", " DIRECTIONS
                   ", " FORMATS ", " CAPACITY ", " TIME ", " TRAINING
                   ", p.joined_at, " MENTEES ", " KEPT_FROM ", " KEPT_UNTIL
                   " FROM enrolments e CROSS JOIN people p ON p.id = e.person"
                   " WHERE e.organisation = ?1 AND e.role = 'mentor' AND " SEEN
                   " ORDER BY p.number");

STATEMENT(pairs, "SELECT m.id, " MENTOR_IDS ", " MENTEE_IDS ", m.form,"
                 " m.kind, m.mode, m.every, m.starts_on, m.ends_on, m.order_number,"
                 " m.order_on, m.state, m.ended_at, " REASON ", " HELD
                 " FROM matches m WHERE m.organisation = ?1 AND m.state IN ('accepted',"
                 " 'agreed', 'active', 'paused', 'closing', 'completed', 'stopped',"
                 " 'changed') ORDER BY m.id");

STATEMENT(meetings, "SELECT g.starts_at, g.type, m.id, " MENTOR_IDS ", " MENTEE_IDS
                    ", m.form, CASE g.online WHEN 1 THEN 'online'"
                    " ELSE 'place' END, CASE WHEN g.status IN ('missed_mentee',"
                    " 'missed_mentor') THEN 'missed' ELSE g.status END,"
                    " CASE WHEN g.status IN ('held', 'partly')"
                    " THEN ifnull(g.held_minutes, g.minutes) END"
                    " FROM meetings g CROSS JOIN matches m ON m.id = g.match"
                    " WHERE g.organisation = ?1 AND g.starts_at >= ?3"
                    " AND g.starts_at < ?4 ORDER BY g.starts_at, g.id");

STATEMENT(consents, "SELECT p.number, p.id, c.purpose, c.text_version, c.given_at,"
                    " c.channel, c.guardian IS NOT NULL AND c.guardian > 0,"
                    " c.valid_until, c.withdrawn_at"
                    " FROM people p CROSS JOIN consents c ON c.person = p.id"
                    " WHERE p.organisation = ?1 AND " SEEN
                    " AND c.purpose <> 'P6' ORDER BY p.number, c.purpose, c.given_at");

#define AGREED                                                                           \
    "(SELECT max(at) FROM agreements WHERE match = m.id AND (person = p.id"              \
    " OR minor = p.id))"

STATEMENT(record, "SELECT p.number, p.id, x.role, m.form, m.kind, m.active_at,"
                  " ifnull(x.left_at, m.ended_at), CASE WHEN x.left_at > 0"
                  " THEN 'left' ELSE m.state END, " HELD ", " REASON ", " AGREED
                  ", m.order_number FROM people p"
                  " CROSS JOIN match_members x ON x.person = p.id"
                  " CROSS JOIN matches m ON m.id = x.match"
                  " WHERE p.organisation = ?1 AND " SEEN " AND m.active_at IS NOT NULL"
                  " ORDER BY p.number, m.active_at, m.id");

#define PEOPLE "(SELECT count(*) FROM match_members WHERE match = m.id"
/* A form and kind with fewer people than `least`: their meetings, and how they ended,
 * would tell of one pair. */
#define ENOUGH(what) "CASE WHEN sum(" PEOPLE ")) >= ?5 THEN sum(" what ") END"

#define ENOUGH_HELD      ENOUGH(HELD_COUNT)
#define ENOUGH_MINUTES   ENOUGH(MINUTES)
#define ENOUGH_COMPLETED ENOUGH("m.state = 'completed'")
#define ENOUGH_STOPPED   ENOUGH("m.state IN ('stopped', 'changed')")

STATEMENT(numbers, "SELECT m.form, m.kind, count(*),"
                   " sum(m.state IN ('active', 'paused', 'closing')),"
                   " " ENOUGH_COMPLETED ", " ENOUGH_STOPPED ","
                   " sum(" PEOPLE " AND role = 'mentor')),"
                   " sum(" PEOPLE " AND role = 'mentee')), " ENOUGH_HELD
                   ", " ENOUGH_MINUTES " FROM matches m WHERE m.organisation = ?1"
                   " AND m.active_at IS NOT NULL GROUP BY m.form, m.kind"
                   " ORDER BY m.form, m.kind");

STATEMENT(week, "SELECT g.starts_at, g.zone, g.minutes, g.type, (SELECT"
                " group_concat(person) FROM (SELECT person FROM match_members"
                " WHERE match = g.match AND left_at IS NULL ORDER BY role = 'mentee',"
                " person)), g.online, g.place, g.status FROM meetings g"
                " WHERE g.organisation = ?1 AND g.starts_at >= ?3 AND g.starts_at < ?4"
                " AND g.match IS NOT NULL AND g.status NOT IN ('cancelled', 'moved')"
                " ORDER BY g.starts_at, g.id");

STATEMENT(people, "SELECT p.id, p.number, p.name FROM people p"
                  " WHERE p.organisation = ?1 AND " SEEN " ORDER BY p.id");

static const struct {
    const struct statement *read;
    const char *types;
    size_t columns;
    size_t held; /* which one is split; 0: none */
} registers[REGISTERS] = {
    [REGISTER_MENTEES] = { &mentees, "ii", 16, 0 },
    [REGISTER_MENTORS] = { &mentors, "i", 14, 0 },
    [REGISTER_PAIRS] = { &pairs, "ii", 16, 14 },
    [REGISTER_MEETINGS] = { &meetings, "iiii", 9, 0 },
    [REGISTER_CONSENTS] = { &consents, "i", 9, 0 },
    [REGISTER_RECORD] = { &record, "ii", 13, 8 },
    [REGISTER_NUMBERS] = { &numbers, "iiiii", 10, 0 },
};

static struct register_table read_all(struct db *db, struct rows r, size_t columns)
{
    struct register_table table = { .columns = columns };
    size_t room = 64 * columns;
    void *memory = db_memory_of(db);
    table.cells = talloc_array(memory, const char *, room);
    while (db_next(&r)) {
        if ((table.rows + 1) * columns > room)
            table.cells = talloc_realloc(memory, table.cells, const char *, room *= 2);
        for (size_t j = 0; j < columns; j++) {
            const char *text = db_text(&r, (int)j);
            table.cells[table.rows * columns + j] = text ? text : "";
        }
        table.rows++;
    }
    return table;
}

static void split_held(const struct register_table *table, size_t column)
{
    for (size_t i = 0; i < table->rows; i++) {
        const char **both = table->cells + i * table->columns + column;
        char *colon = strchr(both[0], ':');
        both[1] = colon + 1;
        *colon = '\0';
    }
}

struct register_table register_read(struct db *db, enum register_kind kind,
                                    const struct register_query *q)
{
    struct rows r = db_query(db, registers[kind].read, registers[kind].types,
                             q->organisation, q->reader, q->from, q->to, q->least);
    struct register_table table = read_all(db, r, registers[kind].columns);
    if (registers[kind].held)
        split_held(&table, registers[kind].held);
    return table;
}

struct register_table register_week(struct db *db, const struct register_query *q)
{
    return read_all(
        db, db_query(db, &week, "iiii", q->organisation, q->reader, q->from, q->to), 8);
}

struct listed *register_people(struct db *db, int64_t organisation, size_t *count)
{
    struct listed *all = NULL;
    struct rows r = db_query(db, &people, "i", organisation);
    *count = 0;
    do {
        all = db_list(db, all, *count, sizeof *all);
        if (!db_next(&r))
            return all;
        all[(*count)++] = (struct listed){
            .id = db_int(&r, 0),
            .number = db_int(&r, 1),
            .name = db_text(&r, 2),
            .key = "",
        };
    } while (true);
}
