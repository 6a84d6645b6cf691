/* people.c - who takes part, and how a person is forgotten. */
#include "storage/people.h"

#include <string.h>

static const char *const states[] = { "active", "waiting", "frozen" };

static enum person_state state_named(const char *word)
{
    for (size_t i = 0; i < COUNT(states); i++)
        if (strcmp(states[i], word) == 0)
            return (enum person_state)i;
    return PERSON_FROZEN; /* a word of a later release: rather too careful */
}

STATEMENT(find, "SELECT id, organisation, number, name, age, language, zone, learner,"
                " quiet_from, quiet_to, quiet_weekends, pushes_a_week, joined_at,"
                " state, texts, occupation, paused_from, paused_until, onboarded_at"
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
            .state = state_named(db_text(&r, 13)),
            .texts = (int)db_int(&r, 14),
            .occupation = db_text(&r, 15),
            .paused_from = db_int(&r, 16),
            .paused_until = db_int(&r, 17),
            .onboarded_at = db_int(&r, 18),
        };
        db_stop(&r);
    }
    return p;
}

STATEMENT(add, "INSERT INTO people (organisation, name, number, age, learner, language,"
               " zone, joined_at, invitation, state, texts)"
               " VALUES (?1, ?2,"
               " (SELECT ifnull(max(number), 0) + 1 FROM people WHERE organisation = ?1),"
               " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)");

int64_t person_add(struct db *db, const struct person *p, int64_t invitation)
{
    return db_insert(db, &add, "ittittioti", p->organisation, p->name, p->age,
                     (int64_t)p->learner, p->language, p->zone, p->joined_at, invitation,
                     states[p->state], (int64_t)p->texts);
}

STATEMENT(set_name, "UPDATE people SET name = ?2 WHERE id = ?1");
STATEMENT(set_language, "UPDATE people SET language = ?2 WHERE id = ?1");
STATEMENT(set_zone, "UPDATE people SET zone = ?2 WHERE id = ?1");
STATEMENT(set_learner, "UPDATE people SET learner = ?2 WHERE id = ?1");
STATEMENT(set_quiet, "UPDATE people SET quiet_from = ?2, quiet_to = ?3,"
                     " quiet_weekends = ?4 WHERE id = ?1");
STATEMENT(set_pushes, "UPDATE people SET pushes_a_week = ?2 WHERE id = ?1");
STATEMENT(set_age, "UPDATE people SET age = ?2 WHERE id = ?1");
STATEMENT(set_state, "UPDATE people SET state = ?2 WHERE id = ?1");
STATEMENT(set_texts, "UPDATE people SET texts = ?2 WHERE id = ?1");
STATEMENT(set_occupation, "UPDATE people SET occupation = ?2 WHERE id = ?1");
STATEMENT(set_pause, "UPDATE people SET paused_from = ?2, paused_until = ?3"
                     " WHERE id = ?1");
STATEMENT(onboarded, "UPDATE people SET onboarded_at = ?2 WHERE id = ?1");

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

void person_set_age(struct db *db, int64_t id, const char *band)
{
    db_run(db, &set_age, "it", id, band);
}

void person_set_state(struct db *db, int64_t id, enum person_state state)
{
    db_run(db, &set_state, "it", id, states[state]);
}

void person_set_texts(struct db *db, int64_t id, int revision)
{
    db_run(db, &set_texts, "ii", id, (int64_t)revision);
}

void person_set_occupation(struct db *db, int64_t id, const char *occupation)
{
    db_run(db, &set_occupation, "it", id, occupation);
}

void person_set_pause(struct db *db, int64_t id, int64_t from, int64_t until)
{
    db_run(db, &set_pause, "ioo", id, from, until);
}

void person_onboarded(struct db *db, int64_t id, int64_t now)
{
    db_run(db, &onboarded, "io", id, now);
}

STATEMENT(count, "SELECT count(*) FROM people WHERE organisation = ?1"
                 " AND erased_at IS NULL");

int64_t people_count(struct db *db, int64_t organisation)
{
    return db_first(db_query(db, &count, "i", organisation));
}

STATEMENT(share_name, "SELECT 1 FROM people WHERE organisation = ?1 AND name >= ?2"
                      " AND name < ?2 || '!' AND erased_at IS NULL LIMIT 1 OFFSET 1");

/* '!' is what comes after a blank. */
bool people_share_name(struct db *db, int64_t organisation, const char *first)
{
    struct rows r = db_query(db, &share_name, "it", organisation, first);
    bool shared = db_next(&r);
    db_stop(&r);
    return shared;
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

bool person_is_grown(const struct person *p)
{
    return strcmp(p->age, "18+") == 0;
}
