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

/* How many there must be: as often as that was done, and so many besides. */
static const struct {
    const char *question, *what;
    enum effect done;
    int besides;
} sums[] = {
    { "SELECT count(*) FROM audit WHERE act = 'invitation.made'", "invitations noted",
      MADE, 0 },
    { "SELECT count(*) FROM audit WHERE act = 'invitation.revoked'", "revocations noted",
      REVOKED, 0 },
    { "SELECT count(*) FROM invitations WHERE revoked_at IS NOT NULL",
      "invitations revoked", REVOKED, 0 },
    { "SELECT count(*) FROM people", "people", JOINED, JOINED_BEFORE + PARTNERS },
    { "SELECT count(*) FROM accounts", "accounts", JOINED, JOINED_BEFORE + PARTNERS },
    { "SELECT count(*) FROM enrolments WHERE role = 'mentor'", "mentors", JOINED,
      PARTNERS },
    { "SELECT count(*) FROM applications WHERE state = 'open'", "applications", JOINED,
      0 },
    { "SELECT count(*) FROM joins", "joins", JOINED, 0 },
    { "SELECT count(*) FROM consents WHERE purpose = 'P1'", "consents", JOINED, 0 },
    { "SELECT count(*) FROM promises WHERE kind = 'consent.ended'", "ends of consents",
      JOINED, 0 },
    { "SELECT sum(used) FROM invitations", "uses of the link", JOINED, 0 },
    { "SELECT count(*) FROM audit WHERE act = 'person.joined'", "people noted", JOINED,
      0 },
    { "SELECT count(*) FROM acknowledgements WHERE answer = 'read'", "rights read", READ,
      0 },
    { "SELECT count(*) FROM consents WHERE purpose <> 'P1'", "further consents", AGREED,
      0 },
    { "SELECT count(*) FROM acknowledgements WHERE answer = 'no'", "consents not given",
      REFUSED, 0 },
    { "SELECT count(*) FROM acknowledgements WHERE answer = 'later'", "consents put off",
      PUT_OFF, 0 },
    { "SELECT count(*) FROM promises WHERE kind = 'consent.later'", "to be asked again",
      PUT_OFF, 0 },
    { "SELECT count(*) FROM drafts", "questionnaires begun", PUT_OFF, 0 },
    { "SELECT count(*) FROM answers WHERE item = 'NAME'", "names given", NAMED, 0 },
    { "SELECT count(*) FROM answers WHERE item = 'G09'", "answers", TOLD, 0 },
    { "SELECT count(*) FROM drafts WHERE filled_at IS NOT NULL", "questionnaires filled",
      FILLED, 0 },
    { "SELECT count(DISTINCT name) FROM people WHERE name LIKE 'Newcomer %'",
      "different names of newcomers", FILLED, 0 },
};

/* A meeting is proposed, confirmed, moved, confirmed again, cancelled: each of them once.
 * Of an open one each of two people is reminded twice, and asked once, but whoever waits
 * for the other's yes is reminded once; what came before is forgotten. */
static void count_meetings(struct check *check, struct db *db, const int64_t *did)
{
    int64_t open = did[PROPOSED] - did[CANCELLED];
    int64_t sure = did[CONFIRMED] - did[MOVED] - did[CANCELLED];
    const struct {
        const char *question, *what;
        int64_t want;
    } all[] = {
        { "SELECT count(*) FROM meetings", "meetings", did[PROPOSED] },
        { "SELECT count(*) FROM meetings WHERE status = 'confirmed'",
          "meetings confirmed", sure },
        { "SELECT count(*) FROM meetings WHERE status = 'planned'", "meetings planned",
          open - sure },
        { "SELECT count(*) FROM meetings WHERE status = 'cancelled'",
          "meetings cancelled", did[CANCELLED] },
        { "SELECT coalesce(sum(version), 0) FROM meetings", "versions of meetings",
          did[PROPOSED] + did[MOVED] + did[CANCELLED] },
        { "SELECT count(*) FROM promises WHERE kind = 'reminders.due'", "reminders",
          4 * sure + 3 * (open - sure) },
        { "SELECT count(*) FROM promises JOIN meetings ON meetings.id = about"
          " WHERE kind = 'reminders.due' AND due NOT IN"
          " (starts_at - 24 * 3600, starts_at - 2 * 3600)",
          "reminders of another time", 0 },
        { "SELECT count(*) FROM promises WHERE kind = 'took_place.ask'",
          "questions afterwards", 2 * open },
    };
    for (size_t i = 0; i < COUNT(all); i++)
        check_equal(check, db_number(db, all[i].question), all[i].want, all[i].what);
}

/* A case that was sent belongs to somebody who was told, or its asker says that it is
 * over; a line has arrived, and its sender was shown so, or it was taken back. */
static void count_help(struct check *check, struct db *db, const int64_t *did)
{
    const struct {
        const char *question, *what;
        int64_t want;
    } all[] = {
        { "SELECT count(*) FROM cases WHERE state <> 'draft'", "cases", did[CASE_SENT] },
        { "SELECT count(*) FROM cases WHERE state <> 'draft' AND owner IS NULL",
          "cases of nobody", 0 },
        { "SELECT count(*) FROM cases WHERE state <> 'draft' AND NOT EXISTS (SELECT 1"
          " FROM case_people WHERE case_id = cases.id AND person = owner"
          " AND told_at IS NOT NULL)",
          "cases whose owner was not told", 0 },
        { "SELECT count(*) FROM cases WHERE taken_at IS NOT NULL", "cases taken",
          did[CASE_TAKEN_UP] },
        { "SELECT count(*) FROM cases WHERE state = 'closed' AND solved = 'yes'",
          "cases solved", did[CASE_SOLVED] },
        { "SELECT count(*) FROM case_events WHERE what = 'taken'", "takings noted",
          did[CASE_TAKEN_UP] },
        { "SELECT count(*) FROM relays", "lines passed on", did[PASSED_ON] },
        { "SELECT count(*) FROM relays WHERE to_message IS NULL OR outbox > 0",
          "lines that did not arrive", 0 },
        { "SELECT count(*) FROM relays WHERE confirmed = 0 AND taken_back_at IS NULL",
          "lines without a reaction", 0 },
        { "SELECT count(*) FROM relays WHERE taken_back_at IS NOT NULL",
          "lines taken back", did[UNSAID] },
        { "SELECT count(*) FROM held_words", "words held", 0 },
    };
    for (size_t i = 0; i < COUNT(all); i++)
        check_equal(check, db_number(db, all[i].question), all[i].want, all[i].what);
}

static void count_all(struct check *check, struct db *db, const int64_t *did)
{
    for (size_t i = 0; i < COUNT(sums); i++)
        check_equal(check, db_number(db, sums[i].question),
                    did[sums[i].done] + sums[i].besides, sums[i].what);
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
    count_meetings(check, db, crowd->count);
    count_help(check, db, crowd->count);
    for (int i = 0; i < CROWD; i++)
        count_one(check, db, &crowd->players[i]);
    if (db_error(db) != DB_OK)
        check_wrong(check, "counting: %s", db_why(db));
}
