/* people.c - who takes part, and how a person is forgotten. */
#include "storage/people.h"

STATEMENT(find, "SELECT id, organisation, number, name, age, language, zone, learner,"
                " quiet_from, quiet_to, quiet_weekends, pushes_a_week, joined_at"
                " FROM people WHERE id = ?1 AND erased_at IS NULL");

struct person person_find(struct db *db, int64_t id)
{
    struct person p = { 0 };
    struct rows r = db_query(db, &find, "i", id);
    if (db_next(&r)) {
        p = (struct person){
            .id = db_int(&r, 0),
            .organisation = db_int(&r, 1),
            .number = db_int(&r, 2),
            .name = db_text(&r, 3),
            .age = db_text(&r, 4),
            .language = db_text(&r, 5),
            .zone = db_text(&r, 6),
            .learner = db_int(&r, 7),
            .quiet_from = (int)db_int(&r, 8),
            .quiet_to = (int)db_int(&r, 9),
            .quiet_weekends = db_int(&r, 10),
            .pushes_a_week = (int)db_int(&r, 11),
            .joined_at = db_int(&r, 12),
        };
        db_stop(&r);
    }
    return p;
}

STATEMENT(add, "INSERT INTO people (organisation, name, number, age, learner, language,"
               " zone, joined_at, invitation) VALUES (?1, ?2,"
               " (SELECT ifnull(max(number), 0) + 1 FROM people WHERE organisation = ?1),"
               " ?3, ?4, ?5, ?6, ?7, ?8)");

int64_t person_add(struct db *db, const struct person *p, int64_t invitation)
{
    return db_insert(db, &add, "ittittio", p->organisation, p->name, p->age,
                     (int64_t)p->learner, p->language, p->zone, p->joined_at, invitation);
}

STATEMENT(set_name, "UPDATE people SET name = ?2 WHERE id = ?1");
STATEMENT(set_language, "UPDATE people SET language = ?2 WHERE id = ?1");
STATEMENT(set_zone, "UPDATE people SET zone = ?2 WHERE id = ?1");
STATEMENT(set_learner, "UPDATE people SET learner = ?2 WHERE id = ?1");
STATEMENT(set_quiet, "UPDATE people SET quiet_from = ?2, quiet_to = ?3,"
                     " quiet_weekends = ?4 WHERE id = ?1");
STATEMENT(set_pushes, "UPDATE people SET pushes_a_week = ?2 WHERE id = ?1");

void person_set_name(struct db *db, int64_t id, const char *name)
{
    db_run(db, &set_name, "it", id, name);
}

void person_set_language(struct db *db, int64_t id, const char *language)
{
    db_run(db, &set_language, "it", id, language);
}

void person_set_zone(struct db *db, int64_t id, const char *zone)
{
    db_run(db, &set_zone, "it", id, zone);
}

void person_set_learner(struct db *db, int64_t id, bool learner)
{
    db_run(db, &set_learner, "ii", id, (int64_t)learner);
}

void person_set_quiet(struct db *db, int64_t id, int from, int to, bool weekends)
{
    db_run(db, &set_quiet, "iiii", id, (int64_t)from, (int64_t)to, (int64_t)weekends);
}

void person_set_pushes(struct db *db, int64_t id, int a_week)
{
    db_run(db, &set_pushes, "ii", id, (int64_t)a_week);
}

STATEMENT(count, "SELECT count(*) FROM people WHERE organisation = ?1"
                 " AND erased_at IS NULL");

int64_t people_count(struct db *db, int64_t organisation)
{
    struct rows r = db_query(db, &count, "i", organisation);
    int64_t n = db_next(&r) ? db_int(&r, 0) : 0;
    db_stop(&r);
    return n;
}

/* ---- pushes of the week ----------------------------------------------------------- */

STATEMENT(pushes, "SELECT at FROM pushes WHERE person = ?1 AND at > ?2"
                  " ORDER BY at DESC LIMIT 1 OFFSET ?3");
STATEMENT(pushed, "INSERT OR IGNORE INTO pushes (person, at) VALUES (?1, ?2)");
STATEMENT(pushes_old, "DELETE FROM pushes WHERE person = ?1 AND at <= ?2");

int64_t person_next_push(struct db *db, const struct person *p, int64_t now)
{
    if (p->pushes_a_week == 0)
        return now + WEEK;
    struct rows r =
        db_query(db, &pushes, "iii", p->id, now - WEEK, (int64_t)p->pushes_a_week - 1);
    int64_t next = db_next(&r) ? db_int(&r, 0) + WEEK : 0;
    db_stop(&r);
    return next;
}

void person_pushed(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &pushed, "ii", id, now);
    db_run(db, &pushes_old, "ii", id, now - WEEK);
}

/* ---- erasing ------------------------------------------------------------------------
 */

STATEMENT(erase_outbox, "DELETE FROM outbox WHERE account IN"
                        " (SELECT id FROM accounts WHERE person = ?1)");
STATEMENT(erase_sent_files, "DELETE FROM outbox WHERE file IN"
                            " (SELECT id FROM files WHERE person = ?1)");
STATEMENT(erase_chats,
          "DELETE FROM outbox WHERE account IS NULL AND chat IN"
          " (SELECT chat FROM accounts WHERE person = ?1) /* all rows: seldom */");
STATEMENT(erase_paper, "UPDATE invitations SET paper = NULL WHERE paper IS NOT NULL AND"
                       " id = (SELECT invitation FROM people WHERE id = ?1)");
STATEMENT(erase_failures, "DELETE FROM failures WHERE person = ?1");
STATEMENT(erase_drafts, "DELETE FROM drafts WHERE person = ?1");
STATEMENT(erase_promises, "DELETE FROM promises WHERE person = ?1 AND person > 0");
STATEMENT(erase_pushes, "DELETE FROM pushes WHERE person = ?1");
STATEMENT(erase_jobs, "DELETE FROM jobs WHERE person = ?1");
STATEMENT(erase_posts, "DELETE FROM posts WHERE person = ?1");
STATEMENT(erase_enrolments, "DELETE FROM enrolments WHERE person = ?1");
STATEMENT(erase_accounts, "DELETE FROM accounts WHERE person = ?1");
STATEMENT(erase_files, "DELETE FROM files WHERE person = ?1");
STATEMENT(erase_consents, "UPDATE consents SET evidence = NULL,"
                          " withdrawn_at = ifnull(withdrawn_at, ?2),"
                          " withdrawal_channel = ifnull(withdrawal_channel, 'messenger')"
                          " WHERE person = ?1");
STATEMENT(erase_person, "UPDATE people SET name = '', learner = 0, zone = 'UTC',"
                        " invitation = NULL, erased_at = ?2 WHERE id = ?1");

void person_erase(struct db *db, int64_t id, int64_t now)
{
    static const struct statement *const everywhere[] = {
        &erase_outbox,   &erase_sent_files, &erase_chats,      &erase_paper,
        &erase_failures, &erase_drafts,     &erase_promises,   &erase_pushes,
        &erase_jobs,     &erase_posts,      &erase_enrolments, &erase_accounts,
        &erase_files,
    };
    for (size_t i = 0; i < COUNT(everywhere); i++)
        db_run(db, everywhere[i], "i", id);
    db_run(db, &erase_consents, "ii", id, now);
    db_run(db, &erase_person, "ii", id, now);
}
