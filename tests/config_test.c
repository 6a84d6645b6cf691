/* config_test.c - settings: what an .env may look like, what overrides what, and that all
 * that is wrong is said at once. */
#include "bot/config.h"
#include "bot/env.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <talloc.h>
#include <unistd.h>

#include <cmocka.h>

struct read {
    void *mem;
    struct buffer complaints, warnings;
};

static int read_open(void **state)
{
    struct read *r = talloc_zero(NULL, struct read);
    r->mem = r;
    r->complaints.max = r->warnings.max = 64 * 1024;
    *state = r;
    return 0;
}

static int read_close(void **state)
{
    struct read *r = *state;
    buffer_fini(&r->complaints);
    buffer_fini(&r->warnings);
    talloc_free(r);
    return 0;
}

/* ---- .env as text ----------------------------------------------------------------- */

/* What NAME is in this text; "complaint" when there was one. */
static const char *name_in(struct read *r, const char *text, size_t size)
{
    struct env *env = env_read(r->mem, text, size, &r->complaints);
    const char *value = env_get(env, "NAME");
    bool wrong = r->complaints.len > 0;
    buffer_fini(&r->complaints);
    return wrong ? "complaint" : value ? value : "nothing";
}

static void lines_of_every_shape(void **state)
{
    static const struct {
        const char *text, *value;
    } table[] = {
        { "", "nothing" },
        { "\n\n", "nothing" },
        { "# NAME=a", "nothing" },
        { "  \t# NAME=a", "nothing" },
        { "NAME=a", "a" },
        { "NAME=a\n", "a" },
        { "NAME=a\r\nOTHER=b\r\n", "a" },
        { "\xef\xbb\xbfNAME=a", "a" },
        { "  NAME = a b  ", "a b" },
        { "export NAME=a", "a" },
        { "exportNAME=a", "nothing" },
        { "NAME=", "" },
        { "NAME=   ", "" },
        { "NAME=# a comment", "" },
        { "NAME=a # a comment", "a" },
        { "NAME=a#b", "a#b" },
        { "NAME=a=b", "a=b" },
        { "NAME='a # b'", "a # b" },
        { "NAME='a\\n'", "a\\n" },
        { "NAME=\"a\\n\\\"b\\\" \\\\\"", "a\n\"b\" \\" },
        { "NAME=\"\\z\"", "\\z" },
        { "NAME=\"a\"  # a comment", "a" },
        { "NAME=\"\"", "" },
        { "NAME=a\nNAME=b", "b" },
        { "NAME=\xd0\xa8\xd0\xba\xd0\xbe\xd0\xbb\xd0\xb0", "\xd0\xa8\xd0\xba\xd0\xbe\xd0"
                                                           "\xbb\xd0\xb0" },
        { "NAME=\"a", "complaint" },
        { "NAME='a", "complaint" },
        { "NAME=\"a\\\"", "complaint" },
        { "NAME=\"a\" b", "complaint" },
        { "NAME", "complaint" },
        { "=a", "complaint" },
        { "1NAME=a", "complaint" },
        { "NA-ME=a", "complaint" },
    };
    for (size_t i = 0; i < COUNT(table); i++) {
        const char *text = table[i].text;
        const char *value = name_in(*state, text, strlen(text));
        if (strcmp(value, table[i].value) != 0)
            fail_msg("\"%s\" gave \"%s\", not \"%s\"", text, value, table[i].value);
    }
}

static void bytes_that_are_no_text(void **state)
{
    static const char zero[] = "NAME=a\0b";
    assert_string_equal(name_in(*state, zero, sizeof zero - 1), "complaint");
    assert_string_equal(name_in(*state, "NAME=ab", 6), "a"); /* not one byte further */
}

static void a_complaint_names_its_line(void **state)
{
    struct read *r = *state;
    struct env *env = env_read(r->mem, "A=1\nwhat\nB=2\n'", 14, &r->complaints);
    assert_int_equal(env->count, 2);
    assert_int_equal(env->entries[1].line, 3);
    assert_non_null(strstr(buffer_get(&r->complaints), "line 2:"));
    assert_non_null(strstr(buffer_get(&r->complaints), "line 4:"));
}

/* ---- settings --------------------------------------------------------------------- */

/* An environment: names and values in turn, ended by NULL. */
static const char *from_list(void *owner, const char *name)
{
    for (const char *const *at = owner; *at; at += 2)
        if (strcmp(at[0], name) == 0)
            return at[1];
    return NULL;
}

static struct config *config_of(struct read *r, const char *text, const char *const *list)
{
    static const char *const nothing[] = { NULL };
    return config_read(r->mem, text, strlen(text), from_list,
                       (void *)(uintptr_t)(list ? list : nothing), &r->complaints,
                       &r->warnings);
}

static void defaults_hold_without_any_setting(void **state)
{
    struct read *r = *state;
    const struct config *c = config_of(r, "", NULL);
    assert_int_equal(r->complaints.len + r->warnings.len, 0);
    assert_null(c->token);
    assert_string_equal(c->api_url, "https://api.telegram.org");
    assert_string_equal(c->database, "nastavnik.db");
    assert_string_equal(c->zone, "Europe/Moscow");
    assert_string_equal(c->language, "ru");
    assert_null(c->locales_dir);
    assert_null(c->forms_dir);
    assert_int_equal(c->sends_at_once, 32);
    assert_int_equal(c->send_per_second, 25);
    assert_int_equal(c->flood_per_minute, 60);
    assert_int_equal(c->log_level, LOG_INFO);
    assert_string_equal(c->backup_dir, "backups");
    assert_int_equal(c->backup_keep, 14);
    assert_null(c->backup_key);
}

static void the_environment_overrides_the_file(void **state)
{
    static const char *const list[] = { "SENDS_AT_ONCE", "7", "LOG_LEVEL", "", NULL };
    const struct config *c =
        config_of(*state, "SENDS_AT_ONCE=9\nLOG_LEVEL=debug\nSEND_PER_SECOND=\n", list);
    assert_int_equal(c->sends_at_once, 7);
    assert_int_equal(c->log_level, LOG_DEBUG); /* empty in the environment: not set */
    assert_int_equal(c->send_per_second, 25);  /* empty in the file: not set */
}

static void backups_lie_beside_the_database(void **state)
{
    assert_string_equal(config_of(*state, "DATABASE=/srv/bot/a.db", NULL)->backup_dir,
                        "/srv/bot/backups");
    assert_string_equal(
        config_of(*state, "DATABASE=a.db\nBACKUP_DIR=b", NULL)->backup_dir, "b");
}

static void values_are_looked_at(void **state)
{
    static const struct {
        const char *line;
        bool good;
    } table[] = {
        { "BACKUP_KEEP=1", true },
        { "BACKUP_KEEP=0", false },
        { "BACKUP_KEEP=30", true },
        { "BACKUP_KEEP=31", false },
        { "BACKUP_KEEP=two", false },
        { "BACKUP_KEEP=2 weeks", false },
        { "BACKUP_PUBLIC_KEY=000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d"
          "1e1f",
          true },
        { "BACKUP_PUBLIC_KEY=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", true },
        { "BACKUP_PUBLIC_KEY=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", false },
        { "BACKUP_PUBLIC_KEY=0001", false },
        { "BOT_TOKEN=123456:AAH-x_9", true },
        { "BOT_TOKEN=123456:", false },
        { "BOT_TOKEN=AAH:123456", false },
        { "BOT_TOKEN=123456:AA/getMe", false },
        { "DEFAULT_LANGUAGE=en", true },
        { "DEFAULT_LANGUAGE=English", false },
        { "DEFAULT_TIMEZONE=Asia/Yekaterinburg", true },
        { "DEFAULT_TIMEZONE=Asia/Ekaterinburg", false },
        { "FLOOD_PER_MINUTE=0", true },
        { "FLOOD_PER_MINUTE=-1", false },
        { "FORMS_DIR=/", true },
        { "FORMS_DIR=/no/such/folder", false },
        { "LOCALES_DIR=/dev/null", false },
        { "LOG_LEVEL=warning", true },
        { "LOG_LEVEL=loud", false },
        { "SENDS_AT_ONCE=256", true },
        { "SENDS_AT_ONCE=257", false },
        { "SENDS_AT_ONCE=99999999999999999999", false },
        { "SEND_PER_SECOND=0", true },
        { "SEND_PER_SECOND=1.5", false },
        { "TELEGRAM_API_URL=http://127.0.0.1:8081", true },
        { "TELEGRAM_API_URL=http://example.org", false },
        { "TELEGRAM_API_URL=ftp://example.org", false },
    };
    struct read *r = *state;
    for (size_t i = 0; i < COUNT(table); i++) {
        config_of(r, table[i].line, NULL);
        if ((r->complaints.len == 0) != table[i].good)
            fail_msg("%s: %s", table[i].line, buffer_get(&r->complaints));
        buffer_fini(&r->complaints);
    }
}

static void all_that_is_wrong_is_said_at_once(void **state)
{
    struct read *r = *state;
    const struct config *c = config_of(
        r, "LOG_LEVEL=x\nBACKUP_KEEP=x\nBOT_TOKEN=secret-words\nBOT_TOKN=1\n\"", NULL);
    const char *said = buffer_get(&r->complaints);
    assert_non_null(strstr(said, "LOG_LEVEL"));
    assert_non_null(strstr(said, "BACKUP_KEEP"));
    assert_non_null(strstr(said, "BOT_TOKEN"));
    assert_non_null(strstr(said, "line 5"));
    assert_null(strstr(said, "secret-words"));
    assert_non_null(strstr(buffer_get(&r->warnings), "BOT_TOKN"));
    assert_int_equal(c->backup_keep, 14); /* what is wrong has its default */
    assert_null(c->token);
}

static void the_key_is_the_same_in_both_spellings(void **state)
{
    const struct config *c = config_of(
        *state, "BACKUP_PUBLIC_KEY=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", NULL);
    for (size_t i = 0; i < 32; i++)
        assert_int_equal(c->backup_key[i], i);
}

/* ---- the file --------------------------------------------------------------------- */

static void the_file_is_read_and_its_mode_looked_at(void **state)
{
    struct read *r = *state;
    char path[] = "/tmp/config_test_XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0 && write(fd, "BACKUP_KEEP=3\n", 14) == 14);
    const struct config *c = config_load(r->mem, path, &r->complaints, &r->warnings);
    assert_int_equal(c->backup_keep, 3);
    assert_int_equal(r->warnings.len, 0);
    assert_int_equal(fchmod(fd, 0644), 0);
    config_load(r->mem, path, &r->complaints, &r->warnings);
    assert_non_null(strstr(buffer_get(&r->warnings), "chmod 600"));
    unlink(path);
    assert_int_equal(config_load(r->mem, path, &r->complaints, &r->warnings)->backup_keep,
                     14);
    assert_int_equal(r->complaints.len, 0); /* an .env need not be there */
    close(fd);
}

/* What the example says is the default, and it names every setting there is. */
static void the_example_is_complete_and_true(void **state)
{
    struct read *r = *state;
    char text[16 * 1024], *out = text;
    FILE *file = fopen(".env.example", "re");
    assert_non_null(file);
    text[fread(text, 1, sizeof text - 1, file)] = '\0';
    fclose(file);
    for (char *c = text; *c; c++) /* take the comments off its settings */
        if (*c != '#' || c[1] < 'A' || c[1] > 'Z')
            *out++ = *c;
    *out = '\0';
    const struct config *c = config_of(r, text, NULL), *empty = config_of(r, "", NULL);
    assert_int_equal(r->complaints.len + r->warnings.len, 0);
    assert_string_equal(c->zone, empty->zone);
    assert_string_equal(c->api_url, empty->api_url);
    assert_string_equal(c->database, empty->database);
    assert_int_equal(c->sends_at_once, empty->sends_at_once);
    assert_int_equal(c->send_per_second, empty->send_per_second);
    assert_int_equal(c->flood_per_minute, empty->flood_per_minute);
    assert_int_equal(c->backup_keep, empty->backup_keep);
    assert_int_equal(env_read(r->mem, text, strlen(text), &r->complaints)->count, 14);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, read_open, read_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_of_every_shape),
        TEST(bytes_that_are_no_text),
        TEST(a_complaint_names_its_line),
        TEST(defaults_hold_without_any_setting),
        TEST(the_environment_overrides_the_file),
        TEST(backups_lie_beside_the_database),
        TEST(values_are_looked_at),
        TEST(all_that_is_wrong_is_said_at_once),
        TEST(the_key_is_the_same_in_both_spellings),
        TEST(the_file_is_read_and_its_mode_looked_at),
        TEST(the_example_is_complete_and_true),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
