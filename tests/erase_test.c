/* erase_test.c - of somebody who was erased nothing is left: in no table, and in no byte
 * of the file and its log. Others keep theirs.
 *
 * tests/erase_tables_test.c walks the schema, so that no table is forgotten. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "tests/rig.h"

/* Whatever is theirs holds one of these. */
static const char *const secrets[] = { "Zyablikova", "zyab77", "own words", "paper 41",
                                       "voice-id-9" };

static int open_bench(void **state)
{
    *state = rig_open(&rig_product);
    return 0;
}

static int close_bench(void **state)
{
    rig_close(*state);
    return 0;
}

static int64_t by_invitation(struct rig *r)
{
    struct person p = { .organisation = RIG_SCHOOL,
                        .name = "Anna Zyablikova",
                        .age = "18+",
                        .language = "en",
                        .zone = "Europe/Berlin",
                        .joined_at = r->now };
    struct invitation i = { .organisation = RIG_SCHOOL,
                            .role = "mentor",
                            .uses_left = 1,
                            .paper = "paper 41",
                            .expires_at = r->now + DAY };
    db_begin(r->db);
    invitation_add(r->db, &i, r->now);
    int64_t id = person_add(r->db, &p, i.id);
    account_add(r->db, "test", "zyab77", "chat-zyab77", id, r->now);
    role_give(r->db, id, RIG_SCHOOL, MENTOR, 0, r->now);
    role_give(r->db, id, RIG_SCHOOL, CURATOR, 0, r->now);
    consent_add(r->db, &(struct consent){ .person = id,
                                          .organisation = RIG_SCHOOL,
                                          .purpose = "P1",
                                          .text_version = 1,
                                          .text_hash = "00",
                                          .language = "en",
                                          .channel = "paper",
                                          .evidence = "paper 41",
                                          .given_at = r->now });
    assert_int_equal(db_commit(r->db), DB_OK);
    return id;
}

static int64_t voice_note(struct rig *r, int64_t person)
{
    struct file f = { .organisation = RIG_SCHOOL,
                      .person = person,
                      .messenger = "test",
                      .external = "voice-id-9",
                      .kind = "voice",
                      .name = "Zyablikova.ogg" };
    return file_add(r->db, &f, r->now);
}

static void fill_the_tables(struct rig *r, int64_t id, int64_t ben)
{
    db_begin(r->db);
    int64_t voice = voice_note(r, id);
    struct draft d = draft_open(r->db, id, "profile", 0, 1, r->now);
    answer_save(r->db, d.id, "NAME", "own words", voice, true);
    person_pushed(r->db, id, r->now);
    job_add(r->db, &(struct job){ .kind = "t.sheet",
                                  .person = id,
                                  .about = 1,
                                  .input = "{\"title\":\"Zyablikova\"}" });
    failure_add(r->db, r->now, id, "k", "words", "own words");
    audit_add(r->db, r->now, RIG_SCHOOL, id, "person.joined", id, NULL);
    promise_keep(r->db,
                 &(struct promise){
                     .kind = "t.now", .person = id, .about = 3, .due = r->now + WEEK });
    struct account to = account_of(r->db, ben);
    outbox_add(r->db, &(struct outbox_row){ .messenger = "test",
                                            .chat = to.chat,
                                            .account = to.id,
                                            .words = "a file of hers",
                                            .keys = "",
                                            .file = voice,
                                            .not_before = r->now + DAY });
    outbox_add(r->db, &(struct outbox_row){ .messenger = "test",
                                            .chat = "chat-zyab77",
                                            .words = "own words",
                                            .keys = "",
                                            .not_before = r->now + DAY });
    assert_int_equal(db_commit(r->db), DB_OK);
    rig_press(r, "zyab77", "t:card:5:own words");
    rig_press(r, "zyab77", "t:later:1:9999:now");
}

/* The bytes of the file hold none of them. */
static void is_clean(const char *path)
{
    FILE *f = fopen(path, "r");
    if (!f)
        return;
    fseek(f, 0, SEEK_END);
    size_t size = (size_t)ftell(f);
    char *bytes = xalloc(size + 1);
    rewind(f);
    assert_int_equal(fread(bytes, 1, size, f), size);
    fclose(f);
    for (size_t i = 0; i < COUNT(secrets); i++)
        if (memmem(bytes, size, secrets[i], strlen(secrets[i])))
            fail_msg("%s still holds \"%s\"", path, secrets[i]);
    free(bytes);
}

static void nothing_is_left_in_any_table(void **state)
{
    struct rig *r = *state;
    int64_t ben = rig_person(r, "ben", CURATOR);
    int64_t anna = by_invitation(r);
    rig_press(r, "ben", "t:later:1:9999:now");
    fill_the_tables(r, anna, ben);
    char *full = rig_dump(r, NULL);
    for (size_t i = 0; i < COUNT(secrets); i++)
        assert_non_null(strstr(full, secrets[i]));
    rig_press(r, "zyab77", "t:leave");
    char *left = rig_dump(r, NULL);
    for (size_t i = 0; i < COUNT(secrets); i++)
        if (strstr(left, secrets[i]))
            fail_msg("\"%s\" is still in\n%s", secrets[i], left);
    assert_string_equal(rig_last(r, "zyab77")->words, "gone"); /* and they are told */
    is_clean(talloc_asprintf(r->memory, "%s-wal", r->path));
    db_truncate_log(r->db);
    is_clean(r->path);
}

static void others_keep_theirs(void **state)
{
    struct rig *r = *state;
    int64_t ben = rig_person(r, "ben", CURATOR);
    rig_press(r, "ben", "t:card:5:his");
    rig_press(r, "ben", "t:later:1:9999:now");
    static const char *const shared[] = { "inbox",         "state",         "counters",
                                          "organisations", "working_hours", NULL };
    char *before = rig_dump(r, shared);
    int64_t anna = by_invitation(r);
    fill_the_tables(r, anna, ben);
    rig_press(r, "zyab77", "t:leave");
    rig_sql(r, "DELETE FROM people WHERE id = 2 AND erased_at > 0");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM consents"), 1);
    rig_sql(r, "DELETE FROM consents; DELETE FROM audit; DELETE FROM invitations");
    assert_string_equal(rig_dump(r, shared), before);
}

static void afterwards_they_are_a_stranger(void **state)
{
    struct rig *r = *state;
    rig_person(r, "ben", CURATOR);
    by_invitation(r);
    rig_press(r, "zyab77", "t:leave");
    rig_say(r, "zyab77", "hello");
    assert_string_equal(rig_last(r, "zyab77")->words, "stranger");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM accounts"), 1);
    rig_wait(r, WEEK);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM failures"), 0);
}

static void what_was_on_its_way_is_the_end_of_it(void **state)
{
    struct rig *r = *state;
    by_invitation(r);
    rig_pressed(r, "zyab77", "m1", "t:card:1:own words");
    rig_take(r);
    rig_work(r);
    struct outgoing *o = engine_next(r->engine, PRIORITY_BULK);
    rig_pressed(r, "zyab77", "m1", "t:leave");
    rig_take(r);
    rig_work(r);
    struct receipt sent = { SENT, "m9", "", NULL, 0, "" };
    engine_sent(r->engine, o, &sent);
    rig_send(r);
    assert_int_equal(rig_number(r, "SELECT count(*) FROM cards"), 0);
    assert_string_equal(rig_last(r, "zyab77")->words, "gone");
}

/* ---- what was to be said to others ------------------------------------------------ */

static void act_unsent(struct rig *r, const char *who, const char *value)
{
    rig_pressed(r, who, "m1", value);
    rig_take(r);
    rig_work(r);
}

static void what_their_acts_had_to_say_to_others_goes(void **state)
{
    struct rig *r = *state;
    int64_t ben = rig_person(r, "ben", CURATOR);
    int64_t carl = rig_person(r, "carl", CURATOR);
    by_invitation(r);
    act_unsent(r, "zyab77",
               talloc_asprintf(r->memory, "t:tell:%lld:own words", (long long)ben));
    act_unsent(r, "zyab77",
               talloc_asprintf(r->memory, "t:other:%lld:own words", (long long)ben));
    act_unsent(
        r, "ben",
        talloc_asprintf(r->memory, "t:tell:%lld:Anna Zyablikova came", (long long)carl));
    act_unsent(r, "ben",
               talloc_asprintf(r->memory, "t:tell:%lld:his own news", (long long)carl));
    assert_int_equal(rig_number(r, "SELECT count(*) FROM outbox"), 4);
    act_unsent(r, "zyab77", "t:leave");
    assert_int_equal(rig_number(r, "SELECT count(*) FROM outbox WHERE account IS NOT"
                                   " NULL"),
                     1);
    rig_send(r);
    assert_null(rig_last(r, "ben"));
    assert_string_equal(rig_last(r, "carl")->words, "his own news");
}

/* Another's words put in the place of words that waited are that other's. */
static void a_card_belongs_to_whoever_wrote_it_last(void **state)
{
    struct rig *r = *state;
    int64_t ben = rig_person(r, "ben", CURATOR);
    by_invitation(r);
    act_unsent(r, "zyab77",
               talloc_asprintf(r->memory, "t:other:%lld:own words", (long long)ben));
    act_unsent(r, "ben", "t:card:1:his");
    act_unsent(r, "zyab77", "t:leave");
    rig_send(r);
    assert_string_equal(rig_last(r, "ben")->words, "his");
}

#define ON_BENCH(test) cmocka_unit_test_setup_teardown(test, open_bench, close_bench)

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BENCH(nothing_is_left_in_any_table),
        ON_BENCH(others_keep_theirs),
        ON_BENCH(afterwards_they_are_a_stranger),
        ON_BENCH(what_was_on_its_way_is_the_end_of_it),
        ON_BENCH(what_their_acts_had_to_say_to_others_goes),
        ON_BENCH(a_card_belongs_to_whoever_wrote_it_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
