/* prompts.c - questions for reflection that were put to somebody. */
#include "storage/prompts.h"

#define COLUMNS                                                                          \
    "SELECT id, person, prompt, passed, match, meeting, asked_at, reminded_at, answer,"  \
    " answered_at FROM prompts"

STATEMENT(add, "INSERT INTO prompts (person, prompt, match, meeting, asked_at)"
               " VALUES (?1, ?2, ?3, ?4, ?5)");
STATEMENT(find, COLUMNS " WHERE id = ?2 AND person = ?1");
STATEMENT(of_meeting, COLUMNS " WHERE meeting = ?2 AND person = ?1 LIMIT 1");
STATEMENT(open_alone, COLUMNS " WHERE person = ?1 AND meeting IS NULL"
                              " AND answer IS NULL ORDER BY id DESC LIMIT 1");
STATEMENT(answered, "UPDATE prompts SET answer = ?2, answered_at = ?3 WHERE id = ?1"
                    " AND answer IS NULL");
STATEMENT(swap, "UPDATE prompts SET passed = prompt, prompt = ?2 WHERE id = ?1"
                " AND answer IS NULL AND passed = ''");
STATEMENT(remind, "UPDATE prompts SET reminded_at = ?2 WHERE id = ?1"
                  " AND answer IS NULL AND reminded_at IS NULL");
STATEMENT(asked, "SELECT prompt, passed FROM prompts WHERE person = ?1"
                 " ORDER BY id DESC LIMIT ?2");

static struct prompt read_first(struct rows r)
{
    struct prompt p = { 0 };
    if (db_next(&r))
        p = (struct prompt){
            .id = db_int(&r, 0),
            .person = db_int(&r, 1),
            .prompt = db_text(&r, 2),
            .passed = db_text(&r, 3),
            .match = db_int(&r, 4),
            .meeting = db_int(&r, 5),
            .asked_at = db_int(&r, 6),
            .reminded_at = db_int(&r, 7),
            .answer = db_text(&r, 8),
            .answered_at = db_int(&r, 9),
        };
    db_stop(&r);
    return p;
}

int64_t prompt_add(struct db *db, const struct prompt *p, int64_t now)
{
    return db_insert(db, &add, "itooi", p->person, p->prompt, p->match, p->meeting, now);
}

struct prompt prompt_find(struct db *db, int64_t person, int64_t id)
{
    return read_first(db_query(db, &find, "ii", person, id));
}

struct prompt prompt_of_meeting(struct db *db, int64_t person, int64_t meeting)
{
    return read_first(db_query(db, &of_meeting, "ii", person, meeting));
}

struct prompt prompt_open_alone(struct db *db, int64_t person)
{
    return read_first(db_query(db, &open_alone, "i", person));
}

bool prompt_answer(struct db *db, int64_t id, const char *answer, int64_t now)
{
    return db_run(db, &answered, "iti", id, answer, now) == 1;
}

bool prompt_swap(struct db *db, int64_t id, const char *prompt)
{
    return db_run(db, &swap, "it", id, prompt) == 1;
}

bool prompt_remind(struct db *db, int64_t id, int64_t now)
{
    return db_run(db, &remind, "ii", id, now) == 1;
}

size_t prompts_asked(struct db *db, int64_t person, const char **out, size_t room)
{
    size_t count = 0;
    struct rows r = db_query(db, &asked, "ii", person, (int64_t)room);
    while (count < room && db_next(&r)) {
        out[count++] = db_text(&r, 0);
        if (count < room && *db_text(&r, 1))
            out[count++] = db_text(&r, 1);
    }
    db_stop(&r);
    return count;
}
