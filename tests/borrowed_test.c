/* borrowed_test.c - a button is safe to forge: those that somebody was shown are pressed
 * by others.
 *
 * First whose they are walk through their own screens, and every button there is kept.
 * Then each is pressed by people of another match of the same school, and by everybody of
 * another school, who also answer whatever they are asked. No row of the first ones may
 * change, nothing may be told to them, and no word of theirs may be shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/two_schools.h"

enum {
    FOREIGN = 2,
    FIRST = 20,
    ROWS = 11,
    WALKED = 60,
    ALIKE_MOST = 2,
    LOOKED_EVERY = 10,
    VALUES_MOST = 8000
};

enum { ANYONE_HERE = MEMBER | MENTEE | MENTOR | CURATOR | DEPUTY | HEAD };

static const char *const traces[] = { "accounts", "cards",  "inbox", "outbox",
                                      "state",    "pushes", NULL };

struct heist {
    bool across; /* from another school */
    const char *owners[4], *thieves[6];
    struct rig *rig;
    struct together theirs;
    char *before;
    int64_t people;
    const char **values;
    size_t count;
};

static struct heist in_one_school = { .owners = { "Quill Mentor", "Quill Mentee" },
                                      .thieves = { "mentor", "mentee", "member" } };
static struct heist across_schools = {
    .across = true,
    .owners = { "Quill Mentor", "Quill Mentee", "Quill Curator" },
    .thieves = { "mentee", "curator", "head" },
};

/* ---- the world -------------------------------------------------------------------- */

static char *dump(struct heist *h)
{
    return h->across ? rig_dump_school(h->rig, FOREIGN, traces)
                     : together_dump(h->rig, &h->theirs, traces);
}

static void set_up(struct heist *h)
{
    rig_close(h->rig);
    struct rig *r = h->rig = rig_open(&product);
    rig_school(r, "Quill School");
    int64_t school = h->across ? FOREIGN : RIG_SCHOOL;
    struct together own = { RIG_SCHOOL,
                            rig_person(r, "curator", CURATOR),
                            rig_person(r, "mentor", MENTOR),
                            rig_person(r, "mentee", MENTEE),
                            0,
                            "Own" };
    rig_person(r, "member", MEMBER);
    rig_person(r, "deputy", DEPUTY);
    rig_person(r, "head", HEAD);
    h->theirs = (struct together){ school,
                                   own.curator,
                                   rig_person_in(r, school, "Quill Mentor", MENTOR),
                                   rig_person_in(r, school, "Quill Mentee", MENTEE),
                                   FIRST,
                                   "Quill" };
    if (h->across)
        h->theirs.curator = rig_person_in(r, school, "Quill Curator", CURATOR);
    together_fill(r, &own);
    together_fill(r, &h->theirs);
    h->before = dump(h);
    h->people = rig_number(r, "SELECT count(*) FROM accounts");
}

/* ---- whose they are --------------------------------------------------------------- */

/* How long "feature:action:number" is: what differs behind it is much the same. */
static size_t kind_of(const char *value, size_t length)
{
    int colons = 0;
    for (size_t i = 0; i < length; i++)
        if (value[i] == ':' && ++colons == 3)
            return i;
    return length;
}

/* Does a number in it lead to one of theirs? */
static bool names_a_row(const struct heist *h, const char *value, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        long long id = value[i] == ':' ? strtoll(value + i + 1, NULL, 10) : 0;
        if ((id > FIRST && id <= FIRST + ROWS) ||
            (id && (id == h->theirs.mentor || id == h->theirs.mentee)))
            return true;
    }
    return false;
}

static void keep(struct heist *h, const char *value, size_t length)
{
    size_t kind = kind_of(value, length);
    int alike = 0;
    if (!names_a_row(h, value, length))
        return;
    for (size_t i = 0; i < h->count; i++) {
        alike += strncmp(h->values[i], value, kind) == 0;
        if (alike == ALIKE_MOST ||
            (strlen(h->values[i]) == length && strncmp(h->values[i], value, length) == 0))
            return;
    }
    assert_true(h->count < VALUES_MOST);
    h->values[h->count++] = talloc_strndup(h->values, value, length);
}

static void keep_buttons(struct heist *h)
{
    for (size_t i = 0; i < h->rig->sent_count; i++)
        for (const char *at = h->rig->sent[i].keys; *at;) {
            keep(h, at, strcspn(at, " "));
            at += strcspn(at, "\n") + 1;
        }
}

static void walk(struct heist *h, const char *who, const char *value, int *walked)
{
    if (++*walked % WALKED == 0)
        set_up(h);
    rig_forget(h->rig);
    rig_press(h->rig, who, value);
    keep_buttons(h);
}

static void try_rows(struct heist *h, const char *who, const char *feature,
                     const struct action *a, int *walked)
{
    static const int rows[] = { 1, 2, 4, 7, 8, 11 };
    if (!(a->who & (h->across ? ANYONE_HERE : MEMBER | MENTEE | MENTOR)))
        return;
    for (size_t i = 0; i < COUNT(rows); i++) {
        char *value =
            talloc_asprintf(h->values, "%s:%s:%d:1", feature, a->name, FIRST + rows[i]);
        keep(h, value, strlen(value) - (i > 0 ? 2 : 0));
        walk(h, who, value, walked);
    }
}

/* Every action with each of their numbers, and then what was found there. */
static void gather(struct heist *h)
{
    int walked = 0;
    for (size_t o = 0; h->owners[o]; o++) {
        for (const struct feature *const *f = product.features; *f; f++)
            for (const struct action *a = (*f)->actions; a && a->name; a++)
                try_rows(h, h->owners[o], (*f)->name, a, &walked);
        for (size_t i = 0, found = h->count; i < found; i++)
            walk(h, h->owners[o], h->values[i], &walked);
    }
}

/* ---- and by others ---------------------------------------------------------------- */

/* Of all that was pressed since it was looked last. */
static void check_rows(struct heist *h, const char *thief, const char *value)
{
    char *after = dump(h);
    if (strcmp(h->before, after) != 0)
        fail_msg("%s or the %d before it by %s changed\n%s\ninto\n%s", value,
                 LOOKED_EVERY, thief, h->before, after);
    talloc_free(after);
    assert_int_equal(rig_number(h->rig, "SELECT count(*) FROM failures"), 0);
}

static void check_words(struct heist *h, const char *thief, const char *value)
{
    const struct rig *r = h->rig;
    for (size_t i = 0; i < r->sent_count; i++)
        if (strncmp(r->sent[i].chat, "chat-Quill", 10) == 0)
            fail_msg("%s by %s told %s: %s", value, thief, r->sent[i].chat,
                     r->sent[i].words);
        else if (strcmp(r->sent[i].chat + 5, thief) == 0 &&
                 (strstr(r->sent[i].words, "Quill") || strstr(r->sent[i].keys, "Quill")))
            fail_msg("%s shows %s: %s\n%s", value, thief, r->sent[i].words,
                     r->sent[i].keys);
}

static void steal(struct heist *h, const char *thief, const char *value)
{
    struct rig *r = h->rig;
    rig_forget(r);
    rig_press(r, thief, value);
    if (rig_number(r, "SELECT count(*) FROM drafts WHERE filled_at IS NULL"))
        rig_say(r, thief, "tomorrow 15:00");
    check_words(h, thief, value);
    if (rig_number(r, "SELECT count(*) FROM accounts") != h->people) {
        check_rows(h, thief, value);
        set_up(h);
    }
}

static void steal_all(struct heist *h, const char *thief)
{
    for (size_t i = 0; i < h->count; i++) {
        steal(h, thief, h->values[i]);
        if (i % LOOKED_EVERY == 0 || i + 1 == h->count)
            check_rows(h, thief, h->values[i]);
    }
}

static void nobody_elses(struct heist *h)
{
    h->values = talloc_zero_array(NULL, const char *, VALUES_MOST);
    set_up(h);
    gather(h);
    print_message("%zu buttons\n", h->count);
    for (size_t t = 0; h->thieves[t]; t++) {
        set_up(h);
        steal_all(h, h->thieves[t]);
    }
    rig_close(h->rig);
    talloc_free(h->values);
}

static void of_another_match(void **state)
{
    (void)state;
    nobody_elses(&in_one_school);
}

static void of_another_school(void **state)
{
    (void)state;
    nobody_elses(&across_schools);
}

/* Tens of thousands of turns: what the address checker keeps of every allocation takes
 * more time than the turns themselves. */
const char *__asan_default_options(void);
const char *__asan_default_options(void)
{
    return "malloc_context_size=1:max_malloc_fill_size=0:quarantine_size_mb=4";
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(of_another_match),
        cmocka_unit_test(of_another_school),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
