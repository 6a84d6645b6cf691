/* broadcasts.c - the same words of a curator to many. */
#include "storage/broadcasts.h"

#define COLUMNS                                                                          \
    "SELECT id, organisation, made_by, roles, forms, stages, silent, words, state,"      \
    " made_at, leaves_at, sent_at, ended_at, told, lost, relay FROM broadcasts"

static struct broadcast read_row(const struct rows *r)
{
    return (struct broadcast){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .made_by = db_int(r, 2),
        .roles = db_text(r, 3),
        .forms = db_text(r, 4),
        .stages = db_text(r, 5),
        .silent = db_int(r, 6),
        .words = db_text(r, 7),
        .state = db_text(r, 8),
        .made_at = db_int(r, 9),
        .leaves_at = db_int(r, 10),
        .sent_at = db_int(r, 11),
        .ended_at = db_int(r, 12),
        .told = db_int(r, 13),
        .lost = db_int(r, 14),
        .relay = db_int(r, 15),
    };
}

static struct broadcast read_one(struct rows r)
{
    struct broadcast b = { .state = "", .words = "" };
    if (db_next(&r)) {
        b = read_row(&r);
        db_stop(&r);
    }
    return b;
}

/* ---- the draft -------------------------------------------------------------------- */

STATEMENT(draft, COLUMNS " WHERE made_by = ?2 AND state = 'draft' AND organisation = ?1"
                         " ORDER BY id DESC LIMIT 1");
STATEMENT(add, "INSERT INTO broadcasts (organisation, made_by, made_at)"
               " VALUES (?1, ?2, ?3)");
STATEMENT(find, COLUMNS " WHERE id = ?2 AND organisation = ?1");
STATEMENT(anywhere, COLUMNS " WHERE id = ?1");
STATEMENT(save, "UPDATE broadcasts SET roles = ?2, forms = ?3, stages = ?4, silent = ?5,"
                " words = ?6, relay = ?7 WHERE id = ?1 AND state = 'draft'");
STATEMENT(move, "UPDATE broadcasts SET state = ?3,"
                " leaves_at = CASE ?3 WHEN 'leaving' THEN ?4 ELSE leaves_at END,"
                " sent_at = CASE ?3 WHEN 'sending' THEN ?4 ELSE sent_at END"
                " WHERE id = ?1 AND state = ?2");

struct broadcast broadcast_draft(struct db *db, int64_t organisation, int64_t person,
                                 int64_t now)
{
    struct broadcast b = read_one(db_query(db, &draft, "ii", organisation, person));
    if (b.id)
        return b;
    int64_t id = db_insert(db, &add, "iii", organisation, person, now);
    return broadcast_find(db, organisation, id);
}

struct broadcast broadcast_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_one(db_query(db, &find, "ii", organisation, id));
}

struct broadcast broadcast_anywhere(struct db *db, int64_t id)
{
    return read_one(db_query(db, &anywhere, "i", id));
}

bool broadcast_save(struct db *db, const struct broadcast *b)
{
    return db_run(db, &save, "itttiti", b->id, b->roles, b->forms, b->stages,
                  (int64_t)b->silent, b->words, b->relay) == 1;
}

bool broadcast_move(struct db *db, int64_t id, const char *from, const char *to,
                    int64_t at)
{
    return db_run(db, &move, "itti", id, from, to, at) == 1;
}

/* ---- person by person ------------------------------------------------------------- */

STATEMENT(list_one, "INSERT OR IGNORE INTO broadcast_people (broadcast, person)"
                    " VALUES (?1, ?2)");
STATEMENT(unlist, "DELETE FROM broadcast_people WHERE broadcast = ?1");
STATEMENT(listed, "SELECT person FROM broadcast_people WHERE broadcast = ?1"
                  " AND state = 'listed' ORDER BY person LIMIT ?2");
STATEMENT(waits, "UPDATE broadcast_people SET state = 'waiting' WHERE broadcast = ?1"
                 " AND person = ?2");
STATEMENT(person_state, "SELECT state FROM broadcast_people WHERE broadcast = ?1"
                        " AND person = ?2");
STATEMENT(said, "UPDATE broadcast_people SET state = 'said', outbox = ?3"
                " WHERE broadcast = ?1 AND person = ?2");
STATEMENT(lose, "UPDATE broadcast_people SET state = 'lost' WHERE broadcast = ?1"
                " AND person = ?2 AND state <> 'lost'");
STATEMENT(lose_rest, "UPDATE broadcast_people SET state = 'lost' WHERE broadcast = ?1"
                     " AND state IN ('listed', 'waiting')");

void broadcast_list(struct db *db, int64_t id, const struct audience *a)
{
    for (size_t i = 0; i < a->count; i++)
        db_run(db, &list_one, "ii", id, a->people[i].id);
}

void broadcast_unlist(struct db *db, int64_t id)
{
    db_run(db, &unlist, "i", id);
}

size_t broadcast_slice(struct db *db, int64_t id, int64_t *out, size_t room)
{
    size_t count = db_ids(db_query(db, &listed, "ii", id, (int64_t)room), out, room);
    for (size_t i = 0; i < count; i++)
        db_run(db, &waits, "ii", id, out[i]);
    return count;
}

const char *broadcast_person(struct db *db, int64_t id, int64_t person)
{
    struct rows r = db_query(db, &person_state, "ii", id, person);
    const char *state = db_next(&r) ? db_text(&r, 0) : NULL;
    db_stop(&r);
    return state;
}

void broadcast_said(struct db *db, int64_t id, int64_t person, int64_t outbox)
{
    db_run(db, &said, "iii", id, person, outbox);
}

bool broadcast_lose(struct db *db, int64_t id, int64_t person)
{
    return db_run(db, &lose, "ii", id, person) == 1;
}

void broadcast_lose_rest(struct db *db, int64_t id)
{
    db_run(db, &lose_rest, "i", id);
}

/* ---- how it went ------------------------------------------------------------------ */

#define LEAVING "state = 'said' AND EXISTS (SELECT 1 FROM outbox o WHERE o.id = outbox)"

STATEMENT(counts, "SELECT count(*), sum(state IN ('listed', 'waiting')),"
                  " sum(" LEAVING "), sum(state = 'lost')"
                  " FROM broadcast_people WHERE broadcast = ?1");
STATEMENT(end, "UPDATE broadcasts SET state = 'sent', told = ?2, lost = ?3,"
               " ended_at = ?4 WHERE id = ?1 AND state = 'sending'");
STATEMENT(lost_people, "SELECT b.person FROM broadcast_people b"
                       " WHERE b.broadcast = ?1 AND b.state = 'lost'"
                       " ORDER BY b.person LIMIT ?3 OFFSET ?2");
STATEMENT(sent, COLUMNS " WHERE organisation = ?1 AND state IN ('sending', 'sent')"
                        " ORDER BY id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(sent_count, "SELECT count(*) FROM broadcasts WHERE organisation = ?1"
                      " AND state IN ('sending', 'sent')");

struct broadcast_counts broadcast_count(struct db *db, int64_t id)
{
    struct broadcast_counts n = { 0 };
    struct rows r = db_query(db, &counts, "i", id);
    if (db_next(&r)) {
        n = (struct broadcast_counts){
            .all = db_int(&r, 0),
            .waiting = db_int(&r, 1),
            .leaving = db_int(&r, 2),
            .lost = db_int(&r, 3),
        };
        n.told = n.all - n.waiting - n.leaving - n.lost;
        db_stop(&r);
    }
    return n;
}

bool broadcast_end(struct db *db, int64_t id, const struct broadcast_counts *n,
                   int64_t now)
{
    return db_run(db, &end, "iiii", id, n->told, n->lost, now) == 1;
}

size_t broadcast_lost(struct db *db, int64_t id, int64_t skip, int64_t *out, size_t room)
{
    return db_ids(db_query(db, &lost_people, "iii", id, skip, (int64_t)room), out, room);
}

size_t broadcasts_sent(struct db *db, int64_t organisation, int64_t skip,
                       struct broadcast *out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &sent, "iii", organisation, skip, (int64_t)room);
    while (count < room && db_next(&r))
        out[count++] = read_row(&r);
    db_stop(&r);
    return count;
}

int64_t broadcasts_sent_count(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &sent_count, "i", organisation));
}
