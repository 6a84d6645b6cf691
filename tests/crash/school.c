/* school.c - thirty-five people who joined before, ten of them mentors and eight who ask
 * for help, with a partner each, and a link for those to come. */
#include "tests/crash/school.h"

#include <talloc.h>

#include "handlers/features.h"
#include "tests/crash/crowd.h"

static int64_t make_organisation(struct db *db, int64_t now)
{
    int64_t id = organisation_add(db, "Asia/Yekaterinburg", "ru", now);
    struct organisation o = organisation_find(db, id);
    o.name = "School 52";
    o.names = NAMES_FULL;
    o.ready = true;
    organisation_save(db, &o, now);
    setting_save(db, id, "setup.sees", "read");
    return id;
}

static int64_t join(struct db *db, void *mem, int64_t organisation, int number,
                    unsigned role)
{
    int64_t now = clock_wall();
    const char *user = talloc_asprintf(mem, "%d", number);
    struct person p = {
        .organisation = organisation,
        .name = talloc_asprintf(mem, "Person %d", number),
        .age = "18+",
        .language = number % 2 ? "ru" : "en",
        .zone = "Asia/Yekaterinburg",
        .joined_at = now,
    };
    int64_t person = person_add(db, &p, 0);
    account_add(db, "telegram", user, user, person, now);
    person_set_texts(db, person, DOCUMENTS_REVISION); /* nothing holds them back */
    person_onboarded(db, person, now);
    role_give(db, person, organisation, role, 0, now);
    return person;
}

/* A pair that goes on, never in quiet hours. */
static void bring_together(struct db *db, int64_t organisation, int64_t mentor,
                           int64_t mentee)
{
    int64_t now = clock_wall();
    struct match m = { .organisation = organisation,
                       .form = "TT",
                       .kind = "TRAD",
                       .mode = "mixed",
                       .every = 14,
                       .starts_on = "",
                       .ends_on = "",
                       .goal = "",
                       .made_by = 1 };
    int64_t id = match_add(db, &m, now);
    member_add(db, id, mentor, MEMBER_MENTOR);
    member_add(db, id, mentee, MEMBER_MENTEE);
    for (enum match_state state = MATCH_DRAFT; state < MATCH_ACTIVE; state++)
        match_move(db, id, state, state + 1, now);
    person_set_quiet(db, mentor, 0, 0, false);
    person_set_quiet(db, mentee, 0, 0, false);
}

char *school_make(struct db *db, void *mem)
{
    int64_t now = clock_wall(), joined[JOINED_BEFORE + 1];
    void *before = db_memory_of(db);
    db_memory(db, mem);
    db_begin(db);
    int64_t organisation = make_organisation(db, now);
    for (int number = 1; number <= JOINED_BEFORE; number++) {
        unsigned role = number <= CURATORS      ? CURATOR
                        : number < FIRST_MENTOR ? MENTEE
                                                : MENTOR;
        joined[number] = join(db, mem, organisation, number, role);
    }
    for (int number = FIRST_ASKER; number <= JOINED_BEFORE; number++) {
        bool asks = number < FIRST_MENTOR;
        int64_t partner =
            join(db, mem, organisation, number + PARTNER, asks ? MENTOR : MENTEE);
        bring_together(db, organisation, asks ? partner : joined[number],
                       asks ? joined[number] : partner);
    }
    struct invitation link = {
        .organisation = organisation,
        .role = "mentor",
        .uses_left = -1,
        .created_by = 1,
        .expires_at = now + DAY,
    };
    invitation_add(db, &link, now);
    char *code = talloc_strdup(mem, link.code);
    if (db_error(db) != DB_OK || db_commit(db) != DB_OK)
        die("crash: the school: %s", db_why(db));
    db_memory(db, before);
    return code;
}
