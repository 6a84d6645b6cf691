/* count.c - sums over the tables, and over each person where there are few. */
#include "tests/crash/count.h"

#include <stdio.h>

#include <talloc.h>

void count_soundness(struct check *check, struct db *db)
{
    struct buffer why = { .max = 4096 };
    if (!db_check(db, &why))
        check_wrong(check, "the database is broken: %s", buffer_get(&why));
    buffer_fini(&why);
}

/* The question ends where the number of a person in the messenger is to follow. */
static int64_t ask(struct db *db, const char *question, const struct player *p)
{
    char *sql = talloc_asprintf(NULL, "%s '%lld'", question, (long long)p->user);
    int64_t number = db_number(db, sql);
    talloc_free(sql);
    return number;
}

static void count_one(struct check *check, struct db *db, const struct player *p)
{
    static const char toggled[] = "SELECT 1 - quiet_weekends FROM people"
                                  " JOIN accounts ON person = people.id"
                                  " WHERE external =";
    static const char made[] = "SELECT count(*) FROM invitations"
                               " JOIN accounts ON person = created_by"
                               " WHERE uses_left IS NULL AND external =";
    char what[64];
    if (p->way == acts_of_member) {
        snprintf(what, sizeof what, "quiet weekends of person %lld", (long long)p->user);
        check_equal(check, ask(db, toggled, p), p->count[TOGGLED] % 2, what);
    }
    if (p->way == acts_of_curator) {
        int links = p->user == 1; /* the one of the school */
        snprintf(what, sizeof what, "invitations of person %lld", (long long)p->user);
        check_equal(check, ask(db, made, p), p->count[MADE] + links, what);
    }
}

static void count_all(struct check *check, struct db *db, const int64_t *did)
{
    const struct {
        const char *question, *what;
        int64_t want;
    } sums[] = {
        { "SELECT count(*) FROM audit WHERE act = 'invitation.made'", "invitations noted",
          did[MADE] },
        { "SELECT count(*) FROM audit WHERE act = 'invitation.revoked'",
          "revocations noted", did[REVOKED] },
        { "SELECT count(*) FROM invitations WHERE revoked_at IS NOT NULL",
          "invitations revoked", did[REVOKED] },
        { "SELECT count(*) FROM people", "people", did[JOINED] + JOINED_BEFORE },
        { "SELECT count(*) FROM accounts", "accounts", did[JOINED] + JOINED_BEFORE },
        { "SELECT count(*) FROM enrolments WHERE role = 'mentor'", "mentors",
          did[JOINED] },
        { "SELECT count(*) FROM consents", "consents", did[JOINED] },
        { "SELECT sum(used) FROM invitations", "uses of the link", did[JOINED] },
        { "SELECT count(*) FROM audit WHERE act = 'person.joined'", "people noted",
          did[JOINED] },
        { "SELECT count(DISTINCT name) FROM people WHERE name LIKE 'Newcomer %'",
          "different names of newcomers", did[FILLED] },
        { "SELECT count(*) FROM answers WHERE item = 'NAME'", "names given", did[NAMED] },
        { "SELECT count(*) FROM drafts WHERE filled_at IS NOT NULL",
          "questionnaires filled", did[FILLED] },
        { "SELECT count(*) FROM drafts", "questionnaires begun", did[JOINED] },
    };
    for (size_t i = 0; i < COUNT(sums); i++)
        check_equal(check, db_number(db, sums[i].question), sums[i].want, sums[i].what);
}

void count_effects(struct check *check, struct db *db, const struct crowd *crowd)
{
    check_equal(check, crowd->answered, crowd->acts, "acts answered");
    check_equal(check, db_number(db, "SELECT count(*) FROM inbox"), crowd->acts,
                "events handled");
    check_equal(check, db_number(db, "SELECT count(*) FROM outbox"), 0,
                "words left in the outbox");
    check_equal(check, db_number(db, "SELECT count(*) FROM failures"), 0,
                "turns that failed");
    count_all(check, db, crowd->count);
    for (int i = 0; i < CROWD; i++)
        count_one(check, db, &crowd->players[i]);
    if (db_error(db) != DB_OK)
        check_wrong(check, "counting: %s", db_why(db));
}
