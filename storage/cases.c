/* cases.c - requests for help. */
#include "storage/cases.h"

#include <string.h>

static const char *const states[] = { "draft",    "waiting", "taken",
                                      "answered", "closed",  "withdrawn" };

const char *case_state_word(enum case_state state)
{
    return states[state];
}

static enum case_state state_named(const char *word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], word) == 0)
            return (enum case_state)i;
    return CASE_CLOSED; /* a word of a later release: nobody is told anything */
}

bool case_is_owed(const struct help_case *h)
{
    return h->id && (h->state == CASE_WAITING || h->state == CASE_TAKEN);
}

bool case_is_open(const struct help_case *h)
{
    return case_is_owed(h) || (h->id && h->state == CASE_ANSWERED);
}

#define COLUMNS                                                                          \
    "c.id, c.organisation, c.asker, c.match, c.mentor, c.topic, c.urgency, c.addressed," \
    " c.safety, c.others, c.words, c.tried, c.state, c.owner, c.level, c.version,"       \
    " c.made_at, c.asked_at, c.answer_by, c.taken_at, c.first_answer_at, c.answered_at," \
    " c.closed_at, c.ending, c.solved, ifnull(c.may_show, -1), c.promised_by"
#define OPEN "c.state IN ('waiting', 'taken', 'answered')"
#define OWED "c.state IN ('waiting', 'taken')"

static struct help_case read_one(const struct rows *r)
{
    return (struct help_case){
        .id = db_int(r, 0),
        .organisation = db_int(r, 1),
        .asker = db_int(r, 2),
        .match = db_int(r, 3),
        .mentor = db_int(r, 4),
        .topic = db_text(r, 5),
        .urgency = db_text(r, 6),
        .addressed = db_text(r, 7),
        .safety = db_int(r, 8),
        .others = db_int(r, 9),
        .words = db_text(r, 10),
        .tried = db_text(r, 11),
        .state = state_named(db_text(r, 12)),
        .owner = db_int(r, 13),
        .level = (int)db_int(r, 14),
        .version = (int)db_int(r, 15),
        .made_at = db_int(r, 16),
        .asked_at = db_int(r, 17),
        .answer_by = db_int(r, 18),
        .taken_at = db_int(r, 19),
        .first_answer_at = db_int(r, 20),
        .answered_at = db_int(r, 21),
        .closed_at = db_int(r, 22),
        .ending = db_text(r, 23),
        .solved = db_text(r, 24),
        .may_show = (int)db_int(r, 25),
        .promised_by = db_int(r, 26),
    };
}

static struct help_case read_first(struct rows r)
{
    struct help_case h = { 0 };
    if (db_next(&r))
        h = read_one(&r);
    db_stop(&r);
    return h;
}

static size_t read_list(struct rows r, struct help_case *out, size_t room)
{
    size_t count = 0;
    while (count < room && db_next(&r))
        out[count++] = read_one(&r);
    db_stop(&r);
    return count;
}

/* ---- finding ---------------------------------------------------------------------- */

STATEMENT(find,
          "SELECT " COLUMNS " FROM cases c WHERE c.id = ?2 AND c.organisation = ?1");
STATEMENT(anywhere, "SELECT " COLUMNS " FROM cases c WHERE c.id = ?1");
STATEMENT(of_asker, "SELECT " COLUMNS " FROM cases c WHERE c.id = ?2 AND c.asker = ?1");
STATEMENT(for_person,
          "SELECT " COLUMNS " FROM cases c JOIN case_people p ON p.case_id = c.id"
          " WHERE c.id = ?2 AND p.person = ?1 AND p.part <> 'left_out'"
          " AND c.state NOT IN ('draft', 'withdrawn')");
STATEMENT(draft_of, "SELECT " COLUMNS " FROM cases c WHERE c.asker = ?1"
                    " AND c.state = 'draft' ORDER BY c.id DESC LIMIT 1");
STATEMENT(asked, "SELECT " COLUMNS " FROM cases c WHERE c.asker = ?1 AND " OPEN
                 " AND (?2 OR NOT c.safety) ORDER BY c.id DESC LIMIT ?3");
STATEMENT(over, "SELECT " COLUMNS " FROM cases c WHERE c.asker = ?1"
                " AND c.state IN ('closed', 'withdrawn') AND NOT c.safety"
                " ORDER BY c.id DESC LIMIT ?3 OFFSET ?2");
STATEMENT(owned, "SELECT " COLUMNS " FROM cases c WHERE c.owner = ?1 AND " OWED
                 " ORDER BY c.answer_by, c.id LIMIT ?2");
STATEMENT(owned_count,
          "SELECT count(*) FROM cases c WHERE c.owner = ?1 AND NOT c.safety AND " OWED);
STATEMENT(talked, "SELECT * FROM (SELECT " COLUMNS " FROM cases c WHERE c.asker = ?1"
                  " AND c.state IN ('taken', 'answered')"
                  " UNION ALL SELECT " COLUMNS " FROM cases c WHERE c.owner = ?1"
                  " AND c.state IN ('taken', 'answered')) ORDER BY 1 LIMIT ?2");
STATEMENT(told, "SELECT " COLUMNS " FROM case_people p JOIN cases c ON c.id = p.case_id"
                " WHERE p.person = ?1 AND p.case_id > ?2 AND p.part <> 'left_out'"
                " AND " OPEN " ORDER BY p.case_id LIMIT ?3");
STATEMENT(of_match, "SELECT " COLUMNS " FROM cases c WHERE c.match = ?1 AND " OPEN
                    " ORDER BY c.id LIMIT ?2");

struct help_case case_find(struct db *db, int64_t organisation, int64_t id)
{
    return read_first(db_query(db, &find, "ii", organisation, id));
}

struct help_case case_anywhere(struct db *db, int64_t id)
{
    return read_first(db_query(db, &anywhere, "i", id));
}

struct help_case case_asked_by(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &of_asker, "ii", person, id));
}

struct help_case case_for(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &for_person, "ii", person, id));
}

struct help_case case_draft_of(struct db *db, int64_t person)
{
    return read_first(db_query(db, &draft_of, "i", person));
}

size_t cases_asked(struct db *db, int64_t person, bool safety, struct help_case *out,
                   size_t room)
{
    return read_list(db_query(db, &asked, "iii", person, (int64_t)safety, (int64_t)room),
                     out, room);
}

size_t cases_over(struct db *db, int64_t person, int64_t skip, struct help_case *out,
                  size_t room)
{
    return read_list(db_query(db, &over, "iii", person, skip, (int64_t)room), out, room);
}

size_t cases_owned(struct db *db, int64_t person, struct help_case *out, size_t room)
{
    return read_list(db_query(db, &owned, "ii", person, (int64_t)room), out, room);
}

int64_t cases_owned_count(struct db *db, int64_t person)
{
    return db_first(db_query(db, &owned_count, "i", person));
}

size_t cases_talked(struct db *db, int64_t person, struct help_case *out, size_t room)
{
    return read_list(db_query(db, &talked, "ii", person, (int64_t)room), out, room);
}

size_t cases_told(struct db *db, int64_t person, int64_t after, struct help_case *out,
                  size_t room)
{
    return read_list(db_query(db, &told, "iii", person, after, (int64_t)room), out, room);
}

size_t cases_of_match(struct db *db, int64_t match, struct help_case *out, size_t room)
{
    return read_list(db_query(db, &of_match, "ii", match, (int64_t)room), out, room);
}

/* ---- a draft ---------------------------------------------------------------------- */

STATEMENT(add, "INSERT INTO cases (organisation, asker, made_at) VALUES (?1, ?2, ?3)");
STATEMENT(save, "UPDATE cases SET match = nullif(?2, 0), mentor = nullif(?3, 0),"
                " topic = ?4, urgency = ?5, addressed = ?6, safety = ?7, others = ?8,"
                " words = ?9, tried = ?10 WHERE id = ?1 AND state = 'draft'");
STATEMENT(correct, "UPDATE cases SET words = ?2 WHERE id = ?1"
                   " AND state IN ('draft', 'waiting', 'taken', 'answered')");
STATEMENT(allow_others, "UPDATE cases SET others = 1 WHERE id = ?1");
STATEMENT(drop, "DELETE FROM cases WHERE id = ?2 AND asker = ?1 AND state = 'draft'");

int64_t case_add(struct db *db, int64_t organisation, int64_t asker, int64_t now)
{
    return db_insert(db, &add, "iii", organisation, asker, now);
}

void case_save(struct db *db, const struct help_case *h)
{
    db_run(db, &save, "iiitttiitt", h->id, h->match, h->mentor, h->topic, h->urgency,
           h->addressed, (int64_t)h->safety, (int64_t)h->others, h->words, h->tried);
}

bool case_correct(struct db *db, int64_t id, const char *words)
{
    return db_run(db, &correct, "it", id, words) == 1;
}

void case_allow_others(struct db *db, int64_t id)
{
    db_run(db, &allow_others, "i", id);
}

bool case_drop(struct db *db, int64_t person, int64_t id)
{
    return db_run(db, &drop, "ii", person, id) == 1;
}

/* ---- from state to state ---------------------------------------------------------- */

#define NEWER " version = version + 1"
STATEMENT(send,
          "UPDATE cases SET state = 'waiting', owner = ?2, answer_by = ?3,"
          " promised_by = ?3, asked_at = ?4," NEWER " WHERE id = ?1 AND state = 'draft'");
STATEMENT(take, "UPDATE cases SET state = 'taken', owner = ?2,"
                " answer_by = CASE ?3 WHEN 0 THEN answer_by ELSE ?3 END,"
                " taken_at = ?4," NEWER " WHERE id = ?1 AND state = 'waiting'");
STATEMENT(promise, "UPDATE cases SET answer_by = ?3," NEWER " WHERE id = ?1"
                   " AND owner = ?2 AND state = 'taken'");
STATEMENT(hand, "UPDATE cases SET state = 'waiting', owner = ?3, level = ?4,"
                " answer_by = ?5, taken_at = NULL," NEWER " WHERE id = ?1 AND owner = ?2"
                " AND state IN ('waiting', 'taken')");
STATEMENT(first_answer, "UPDATE cases SET first_answer_at = ?2 WHERE id = ?1"
                        " AND first_answer_at IS NULL");
STATEMENT(answer, "UPDATE cases SET state = 'answered', answered_at = ?3,"
                  " first_answer_at = ifnull(first_answer_at, ?3)," NEWER
                  " WHERE id = ?1 AND owner = ?2 AND state IN ('waiting', 'taken')");
STATEMENT(close, "UPDATE cases SET state = 'closed', ending = ?2, solved = ?3,"
                 " closed_at = ?4," NEWER
                 " WHERE id = ?1 AND state IN ('waiting', 'taken', 'answered')");
STATEMENT(withdraw, "UPDATE cases SET state = 'withdrawn', closed_at = ?2," NEWER
                    " WHERE id = ?1 AND state IN ('waiting', 'taken', 'answered')");
STATEMENT(reopen, "UPDATE cases SET state = 'waiting', owner = ?2, answer_by = ?3,"
                  " level = 0, taken_at = NULL, answered_at = NULL, closed_at = NULL,"
                  " ending = '', solved = NULL, texts_gone_at = NULL," NEWER
                  " WHERE id = ?1 AND state IN ('answered', 'closed')");
STATEMENT(set_solved, "UPDATE cases SET solved = ?2 WHERE id = ?1 AND solved IS NULL"
                      " AND state = 'closed'");
STATEMENT(set_may_show, "UPDATE cases SET may_show = ?2 WHERE id = ?1");

bool case_send(struct db *db, int64_t id, int64_t owner, int64_t answer_by, int64_t now)
{
    return db_run(db, &send, "iiii", id, owner, answer_by, now) == 1;
}

bool case_take(struct db *db, int64_t id, int64_t by, int64_t answer_by, int64_t now)
{
    return db_run(db, &take, "iiii", id, by, answer_by, now) == 1;
}

bool case_promise(struct db *db, int64_t id, int64_t owner, int64_t answer_by)
{
    return db_run(db, &promise, "iii", id, owner, answer_by) == 1;
}

bool case_hand(struct db *db, int64_t id, int64_t from, int64_t to, int level,
               int64_t answer_by)
{
    return db_run(db, &hand, "iiiii", id, from, to, (int64_t)level, answer_by) == 1;
}

void case_first_answer(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &first_answer, "ii", id, now);
}

bool case_answer(struct db *db, int64_t id, int64_t owner, int64_t now)
{
    return db_run(db, &answer, "iii", id, owner, now) == 1;
}

bool case_close(struct db *db, int64_t id, const char *ending, const char *solved,
                int64_t now)
{
    return db_run(db, &close, "itti", id, ending, solved, now) == 1;
}

bool case_withdraw(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &withdraw, "ii", id, now) == 1;
}

bool case_reopen(struct db *db, int64_t id, int64_t owner, int64_t answer_by)
{
    return db_run(db, &reopen, "iii", id, owner, answer_by) == 1;
}

bool case_set_solved(struct db *db, int64_t id, const char *solved)
{
    return db_run(db, &set_solved, "it", id, solved) == 1;
}

void case_set_may_show(struct db *db, int64_t id, bool may)
{
    db_run(db, &set_may_show, "ii", id, (int64_t)may);
}
