/* solutions_test.c - cards of how others solved it: what is found and by whom, what is
 * found no more and leaves nothing behind, how searches are counted; and that a plain
 * sqlite3 shell opens the file and searches it. */
#include <setjmp.h>
#include <spawn.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include <cmocka.h>
#include <talloc.h>

#include "locales/stems.h"
#include "storage/storage.h"
#include "tests/rig.h"

enum { OTHER_SCHOOL = 2, ROOM = 8 };

extern char **environ;

static int open_bench(void **state)
{
    struct rig *r = rig_open(&rig_product);
    rig_person(r, "ann", MENTEE);
    rig_school(r, "Other School");
    *state = r;
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static struct solution written(int64_t school, const char *topic, const char *title)
{
    return (struct solution){ .organisation = school,
                              .topic = topic,
                              .title = title,
                              .situation = "s",
                              .advice = "a" };
}

static int64_t published(struct rig *r, int64_t school, const char *topic,
                         const char *title)
{
    struct solution s = written(school, topic, title);
    int64_t id = solution_add(r->db, &s, r->now);
    const char *stems = stems_of(r->memory, title, "");
    assert_true(solution_publish(r->db, school, id, stems, r->now));
    return id;
}

static size_t found(struct rig *r, int64_t school, const char *words,
                    struct solution out[ROOM])
{
    const char *query = stems_query(r->memory, words, "");
    return solutions_found(r->db, school, "lesson", query, out, ROOM);
}

static void commit(struct rig *r)
{
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* ---- finding ---------------------------------------------------------------------- */

static void found_by_other_forms(void **state)
{
    struct rig *r = *state;
    struct solution out[ROOM];
    db_begin(r->db);
    int64_t papers = published(r, RIG_SCHOOL, "papers", "Опросы на уроках");
    int64_t lesson = published(r, RIG_SCHOOL, "lesson", "Опросы на уроках");
    int64_t best = published(r, RIG_SCHOOL, "parents", "Шумный класс после перемены");
    published(r, OTHER_SCHOOL, "lesson", "Опросы на уроках");
    assert_int_equal(found(r, RIG_SCHOOL, "опрос урока", out), 2);
    assert_int_equal(out[0].id, lesson); /* of equal worth, the one of the topic */
    assert_int_equal(out[1].id, papers);
    assert_int_equal(found(r, RIG_SCHOOL, "в классе шумно на перемене урок", out), 3);
    assert_int_equal(out[0].id, best);
    assert_int_equal(found(r, RIG_SCHOOL, "родители", out), 0);
    assert_int_equal(found(r, RIG_SCHOOL, "\" OR * NEAR(", out), 0);
    assert_int_equal(found(r, OTHER_SCHOOL, "перемена", out), 0);
    commit(r);
}

static void by_topic_and_state(void **state)
{
    struct rig *r = *state;
    struct solution out[ROOM];
    struct solution_topic all[ROOM];
    db_begin(r->db);
    int64_t one = published(r, RIG_SCHOOL, "lesson", "One");
    int64_t two = published(r, RIG_SCHOOL, "lesson", "Two");
    published(r, OTHER_SCHOOL, "papers", "Theirs");
    solution_helped(r->db, one);
    solution_shown(r->db, two);
    assert_int_equal(solutions_of_topic(r->db, RIG_SCHOOL, "lesson", 0, out, ROOM), 2);
    assert_int_equal(out[0].id, one);
    assert_int_equal(solutions_of_topic(r->db, RIG_SCHOOL, "lesson", 1, out, ROOM), 1);
    assert_int_equal(out[0].id, two);
    assert_int_equal(solution_topics(r->db, RIG_SCHOOL, all, ROOM), 1);
    assert_int_equal(all[0].count, 2);
    assert_int_equal(solutions_in(r->db, RIG_SCHOOL, SOLUTION_PUBLISHED, 0, out, ROOM),
                     2);
    assert_int_equal(solutions_count(r->db, RIG_SCHOOL, SOLUTION_DRAFT), 0);
    int64_t shown, helped;
    solutions_totals(r->db, RIG_SCHOOL, &shown, &helped);
    assert_int_equal(shown * 10 + helped, 11);
    commit(r);
}

/* ---- drafts ----------------------------------------------------------------------- */

static void a_draft_waits_for_its_teller(void **state)
{
    struct rig *r = *state;
    struct solution out[ROOM];
    db_begin(r->db);
    int64_t of = case_add(r->db, RIG_SCHOOL, 1, r->now);
    struct solution s = written(RIG_SCHOOL, "lesson", "");
    s.case_id = of;
    s.advice = "";
    s.awaited_until = r->now + WEEK;
    int64_t id = solution_add(r->db, &s, r->now);
    assert_true(id > 0);
    assert_int_equal(solution_add(r->db, &s, r->now), 0);
    assert_int_equal(solution_of_case(r->db, RIG_SCHOOL, of).id, id);
    assert_int_equal(solution_of_case(r->db, OTHER_SCHOOL, of).id, 0);
    assert_int_equal(solutions_waiting_count(r->db, RIG_SCHOOL, r->now), 0);
    assert_int_equal(solutions_waiting_count(r->db, RIG_SCHOOL, r->now + WEEK), 1);
    assert_true(solution_told(r->db, id, 1, "like this"));
    assert_int_equal(solutions_waiting(r->db, RIG_SCHOOL, r->now, 0, out, ROOM), 1);
    assert_string_equal(out[0].advice, "like this");
    out[0].made_by = 1;
    solution_save(r->db, &out[0], "");
    assert_false(solution_told(r->db, id, 1, "too late"));
    commit(r);
}

static void moved_once_and_by_its_school(void **state)
{
    struct rig *r = *state;
    struct solution out[ROOM], s = written(RIG_SCHOOL, "lesson", "Zebra");
    db_begin(r->db);
    int64_t id = solution_add(r->db, &s, r->now);
    assert_false(solution_publish(r->db, OTHER_SCHOOL, id, "zebra", r->now));
    assert_true(solution_publish(r->db, RIG_SCHOOL, id, "zebra", r->now));
    assert_false(solution_publish(r->db, RIG_SCHOOL, id, "zebra", r->now));
    assert_false(solution_drop(r->db, RIG_SCHOOL, id));
    s = solution_find(r->db, RIG_SCHOOL, id);
    s.title = "Giraffe";
    solution_save(r->db, &s, "giraff");
    assert_int_equal(found(r, RIG_SCHOOL, "zebra", out), 0);
    assert_int_equal(found(r, RIG_SCHOOL, "giraffes", out), 1);
    assert_false(solution_withdraw(r->db, OTHER_SCHOOL, id));
    assert_true(solution_withdraw(r->db, RIG_SCHOOL, id));
    assert_false(solution_withdraw(r->db, RIG_SCHOOL, id));
    assert_int_equal(found(r, RIG_SCHOOL, "giraffes", out), 0);
    assert_false(solution_drop(r->db, OTHER_SCHOOL, id));
    assert_true(solution_drop(r->db, RIG_SCHOOL, id));
    commit(r);
}

static bool file_has(struct rig *r, const char *word)
{
    FILE *file = fopen(r->path, "rb");
    char *bytes = talloc_size(r->memory, 32 << 20);
    assert_non_null(file);
    size_t size = fread(bytes, 1, 32 << 20, file);
    fclose(file);
    return memmem(bytes, size, word, strlen(word));
}

/* Not even among the bytes of the file: what an index keeps of deleted words is merged
 * away, and the pages it stood on are overwritten. */
static void withdrawn_stems_leave_nothing(void **state)
{
    struct rig *r = *state;
    struct solution s = written(RIG_SCHOOL, "lesson", "t");
    int64_t id = 0;
    db_begin(r->db);
    for (int i = 0; i < 50; i++)
        published(r, RIG_SCHOOL, "lesson", "Опросы на уроках");
    id = solution_add(r->db, &s, r->now);
    assert_true(solution_publish(r->db, RIG_SCHOOL, id, "qqzebrax", r->now));
    commit(r);
    rig_sql(r, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_true(file_has(r, "zebrax"));
    db_begin(r->db);
    assert_true(solution_withdraw(r->db, RIG_SCHOOL, id));
    commit(r);
    rig_sql(r, "PRAGMA wal_checkpoint(TRUNCATE)");
    assert_false(file_has(r, "zebrax"));
}

/* ---- searches --------------------------------------------------------------------- */

static int64_t empty_of(struct rig *r, const char *topic, int64_t *found_)
{
    struct search_total all[ROOM];
    size_t count = searches_since(r->db, RIG_SCHOOL, "2026-09-01", all, ROOM);
    *found_ = 0;
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].topic, topic) == 0) {
            *found_ = all[i].found;
            return all[i].empty;
        }
    return 0;
}

static void a_draft_counts_once_a_day(void **state)
{
    struct rig *r = *state;
    int64_t hits;
    db_begin(r->db);
    int64_t of = case_add(r->db, RIG_SCHOOL, 1, r->now);
    search_of_case(r->db, RIG_SCHOOL, of, "2026-09-07", "lesson", false);
    search_of_case(r->db, RIG_SCHOOL, of, "2026-09-07", "lesson", false);
    assert_int_equal(empty_of(r, "lesson", &hits), 1);
    search_of_case(r->db, RIG_SCHOOL, of, "2026-09-07", "lesson", true);
    assert_int_equal(empty_of(r, "lesson", &hits), 0);
    assert_int_equal(hits, 1);
    search_of_case(r->db, RIG_SCHOOL, of, "2026-09-07", "papers", false);
    assert_int_equal(empty_of(r, "papers", &hits), 1);
    assert_int_equal(empty_of(r, "lesson", &hits) + hits, 0);
    search_of_case(r->db, RIG_SCHOOL, of, "2026-09-08", "papers", false);
    search_count(r->db, RIG_SCHOOL, "2026-09-08", "papers", false);
    search_count(r->db, RIG_SCHOOL, "2026-08-31", "papers", false);
    search_count(r->db, OTHER_SCHOOL, "2026-09-08", "papers", false);
    assert_int_equal(empty_of(r, "papers", &hits), 3);
    assert_true(case_drop(r->db, 1, of));
    assert_int_equal(empty_of(r, "papers", &hits), 3);
    commit(r);
}

/* ---- a plain shell ---------------------------------------------------------------- */

static void any_shell_searches_it(void **state)
{
    struct rig *r = *state;
    int status = -1;
    pid_t shell;
    db_begin(r->db);
    published(r, RIG_SCHOOL, "lesson", "Опросы на уроках");
    commit(r);
    char *answer = talloc_asprintf(r->memory, "%s/answer", r->dir);
    char *output = talloc_asprintf(r->memory, ".output %s", answer);
    char name[] = "sqlite3", only[] = "-readonly",
         query[] = "SELECT title FROM solution_stems JOIN solutions s"
                   " ON s.id = solution_stems.rowid WHERE solution_stems MATCH 'урок'";
    char *const words[] = { name, only, r->path, output, query, NULL };
    assert_int_equal(posix_spawnp(&shell, name, NULL, NULL, words, environ), 0);
    assert_int_equal(waitpid(shell, &status, 0), shell);
    assert_int_equal(status, 0);
    char told[200] = "";
    FILE *file = fopen(answer, "r");
    assert_non_null(file);
    assert_non_null(fgets(told, sizeof told, file));
    fclose(file);
    assert_string_equal(told, "Опросы на уроках\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(found_by_other_forms, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(by_topic_and_state, open_bench, close_bench),
        cmocka_unit_test_setup_teardown(a_draft_waits_for_its_teller, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(moved_once_and_by_its_school, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(withdrawn_stems_leave_nothing, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(a_draft_counts_once_a_day, open_bench,
                                        close_bench),
        cmocka_unit_test_setup_teardown(any_shell_searches_it, open_bench, close_bench),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
