/* school.c - see school.h. The school is made by the functions of storage; its members,
 * up to a million of them, by three statements in one transaction. */
#include "tests/bench/school.h"

#include <stdio.h>
#include <unistd.h>

#include <talloc.h>

#include "handlers/features.h"

#define MEMBERS                                                                          \
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "

static void remove_old(const char *path)
{
    static const char *const ends[] = { "", "-wal", "-shm", ".lock" };
    for (size_t i = 0; i < COUNT(ends); i++) {
        char *file = talloc_asprintf(NULL, "%s%s", path, ends[i]);
        unlink(file);
        talloc_free(file);
    }
}

static void add_members(struct db *db, int64_t school, int64_t count, int64_t now)
{
    void *mem = talloc_new(NULL);
    const char *members = talloc_asprintf(mem, MEMBERS "%lld)", (long long)count);
    const char *inserts[] = {
        talloc_asprintf(mem,
                        "INSERT INTO people (id, organisation, number, age, language,"
                        " zone, joined_at, texts, onboarded_at) %s SELECT i, %lld,"
                        " i, '18+', 'ru', 'Europe/Moscow', %lld, %d, %lld FROM n",
                        members, (long long)school, (long long)now, DOCUMENTS_REVISION,
                        (long long)now),
        talloc_asprintf(
            mem,
            "INSERT INTO accounts (id, messenger, external, chat, person,"
            " last_at) %s SELECT i, 'telegram', i + %d, i + %d, i, %lld FROM n",
            members, SCHOOL_FIRST_ID - 1, SCHOOL_FIRST_ID - 1, (long long)now),
        talloc_asprintf(mem,
                        "INSERT INTO enrolments (person, organisation, role, since) %s"
                        " SELECT i, %lld, 'mentee', %lld FROM n",
                        members, (long long)school, (long long)now),
    };
    for (size_t i = 0; i < COUNT(inserts); i++)
        db_script(db, inserts[i]);
    talloc_free(mem);
}

static void fill(struct db *db, int64_t members)
{
    int64_t now = clock_wall();
    db_script(db, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN");
    int64_t school = organisation_add(db, "Europe/Moscow", "ru", now);
    struct organisation o = organisation_find(db, school);
    o.name = "School 12";
    organisation_save(db, &o, now);
    add_members(db, school, members, now);
    db_script(db, "COMMIT");
}

void school_make(const char *path, int64_t members)
{
    struct buffer why = { .max = 4096 };
    void *mem = talloc_new(NULL);
    remove_old(path);
    struct db *db = db_open(path, &why);
    if (!db)
        die("bench: %s", buffer_get(&why));
    db_memory(db, mem);
    fill(db, members);
    if (db_error(db))
        die("bench: the school could not be made: %s", db_why(db));
    db_close(db);
    talloc_free(mem);
    buffer_fini(&why);
}
