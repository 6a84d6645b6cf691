/* school.c - thirty-five people who joined before, and a link for those to come. */
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

static void join(struct db *db, void *mem, int64_t organisation, int number, int64_t now)
{
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
    role_give(db, person, organisation, number <= CURATORS ? CURATOR : MENTEE, 0, now);
}

char *school_make(struct db *db, void *mem)
{
    int64_t now = clock_wall();
    void *before = db_memory_of(db);
    db_memory(db, mem);
    db_begin(db);
    int64_t organisation = make_organisation(db, now);
    for (int number = 1; number <= JOINED_BEFORE; number++)
        join(db, mem, organisation, number, now);
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
