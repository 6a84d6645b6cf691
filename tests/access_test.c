/* access_test.c - every button of the real product in every hand.
 *
 * Each action of each feature is pressed by a stranger, a plain member and everybody with
 * a role, with ids of their own school, of another, and of nothing at all. Whatever comes
 * of it: no turn fails, nothing of the other school changes or is told, and an action
 * that is not theirs changes nothing. The matrix makes itself from the features, so a new
 * action is in it without a line here. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "handlers/features.h"
#include "tests/two_schools.h"

/* What every act leaves behind. */
static const char *const traces[] = { "accounts", "cards", "inbox",
                                      "outbox",   "state", NULL };

struct actor {
    const char *name;
    unsigned roles; /* 0: a stranger */
};

static const struct actor actors[] = {
    { "eve", 0 },
    { "member", MEMBER },
    { "mentee", MENTEE },
    { "mentor", MENTOR },
    { "guardian", GUARDIAN },
    { "curator", CURATOR },
    { "deputy", DEPUTY },
    { "head", HEAD },
    { "psychologist", PSYCHOLOGIST },
    { "resource", RESOURCE },
    { "administrator", ADMINISTRATOR },
};

/* %o and %f: the code of an invitation of the own and of the foreign school. */
static const char *const arguments[] = { "",
                                         "0",
                                         "1",
                                         "2",
                                         "3",
                                         "-7",
                                         "99999999999999999999",
                                         "9223372036854775807:9223372036854775807",
                                         "%o:en:18+",
                                         "%o:xx:9",
                                         "%f:en:18+",
                                         "%f",
                                         "ru",
                                         "mentor",
                                         "mentee:1",
                                         "P1",
                                         "P1:1:yes",
                                         "P2:1:yes",
                                         "1:2",
                                         "2:2",
                                         "curator",
                                         "administrator",
                                         "guardian",
                                         "1200:480",
                                         "1:1",
                                         "1:M1",
                                         "1:2026-09-10",
                                         "4",
                                         "7",
                                         "8:1",
                                         "10:1",
                                         "11:2",
                                         "30",
                                         "31:1",
                                         "21",
                                         "22:1",
                                         "23",
                                         "24:yes",
                                         "21:2026-09-10:900",
                                         "27:1",
                                         "1:curator",
                                         "1:deputy",
                                         "2:curator",
                                         "2:psychologist",
                                         "3:head",
                                         "3:resource",
                                         "codes",
                                         "chat-eve:en:mentee",
                                         "chat-eve:xx:nobody",
                                         "a:b:c:d:e:f:g:h",
                                         "\xc3\x28" };

/* They press with all of the arguments, anybody else with one in so many: the next actor
 * with the next of them. */
enum { IN_FULL = MENTEE | MENTOR | CURATOR, PART = 3 };

enum { FOREIGN = 2, IN_VAIN = 3, FOREIGN_FIRST = 20 };

/* Whoever is frozen would be shown nothing else from then on. */
static const char in_force[] = "SELECT count(*) FROM accounts JOIN people"
                               " ON people.id = person AND state = 'active'";

struct matrix {
    struct rig *rig;
    char *own_code, *foreign_code;
    char *before;  /* a dump */
    char *foreign; /* what belongs to the foreign school */
    int64_t accounts;
};

/* ---- two schools ------------------------------------------------------------------- */

static char *invitation(struct rig *r, int64_t school, int64_t by)
{
    struct invitation i = { .organisation = school,
                            .role = "mentor",
                            .uses_left = -1,
                            .created_by = by,
                            .expires_at = r->now + WEEK };
    db_begin(r->db);
    invitation_add(r->db, &i, r->now);
    char *code = talloc_strdup(r->memory, i.code);
    assert_int_equal(db_commit(r->db), DB_OK);
    return code;
}

static void draft_of(struct rig *r, int64_t person)
{
    db_begin(r->db);
    struct draft d = draft_open(r->db, person, "profile", 0, 1, r->now);
    draft_asked(r->db, d.id, "G09", r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* Of another member of the school, so that there is something to decide. */
static void application_in(struct rig *r, int64_t school, int64_t person)
{
    db_begin(r->db);
    struct application a = application_open(r->db, school, person, r->now);
    application_apply(r->db, a.id, "V", r->now);
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* A proposal, a join, a fresh account's link and the anonymous questions: what stands in
 * buttons by its number. */
static void rows_of(struct rig *r, int64_t school, int64_t person)
{
    db_begin(r->db);
    struct referral proposed = { .organisation = school,
                                 .by = person,
                                 .role = "mentee",
                                 .whom = "teacher",
                                 .why = "else" };
    referral_add(r->db, &proposed, r->now);
    join_add(r->db, school, person, 0, "mentor", r->now);
    for (int i = 0; i < 2; i++) {
        struct link l = { .organisation = school,
                          .kind = i ? "early" : "account",
                          .person = i ? 0 : person,
                          .expires_at = r->now + WEEK };
        link_add(r->db, &l, r->now);
    }
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* How others solved it: a draft, then a published one. */
static void solutions_of(struct rig *r, int64_t school)
{
    db_begin(r->db);
    for (int i = 0; i < 2; i++) {
        struct solution s = { .organisation = school,
                              .topic = "lesson",
                              .title = school == FOREIGN ? "Foreign card" : "Own card",
                              .situation = "s",
                              .advice = "a" };
        int64_t id = solution_add(r->db, &s, r->now);
        assert_true(!i || solution_publish(r->db, school, id, "card", r->now));
    }
    assert_int_equal(db_commit(r->db), DB_OK);
}

/* Mentors and mentees press the buttons of their own matches. */
static void matches_of_both(struct rig *r, const struct actor *actor, int64_t self,
                            int64_t own, int64_t other)
{
    struct together here = { RIG_SCHOOL, own, 0, 0, 0, "Own" };
    struct together there = { FOREIGN, other, 0, 0, FOREIGN_FIRST, "Foreign" };
    here.mentor = actor->roles == MENTOR ? self : rig_person(r, "own-mentor", MENTOR);
    here.mentee = actor->roles == MENTEE ? self : rig_person(r, "own-mentee", MENTEE);
    there.mentor = rig_person_in(r, FOREIGN, "Foreign Mentor", MENTOR);
    there.mentee = rig_person_in(r, FOREIGN, "Foreign Mentee", MENTEE);
    together_fill(r, &here);
    together_fill(r, &there);
}

static void set_up(struct matrix *m, const struct actor *actor)
{
    if (m->rig)
        rig_close(m->rig);
    struct rig *r = m->rig = rig_open(&product);
    int64_t member = rig_person(r, "own-curator", CURATOR | ADMINISTRATOR);
    assert_int_equal(rig_school(r, "Foreign School"), FOREIGN);
    int64_t other = rig_person_in(r, FOREIGN, "Foreign Curator", CURATOR | ADMINISTRATOR);
    m->own_code = invitation(r, RIG_SCHOOL, member);
    m->foreign_code = invitation(r, FOREIGN, other);
    draft_of(r, member);
    draft_of(r, other);
    rows_of(r, RIG_SCHOOL, member);
    rows_of(r, FOREIGN, other);
    solutions_of(r, RIG_SCHOOL);
    solutions_of(r, FOREIGN);
    application_in(r, RIG_SCHOOL, rig_person(r, "own-applicant", MENTEE));
    application_in(r, FOREIGN, rig_person_in(r, FOREIGN, "Foreign Applicant", MENTEE));
    int64_t self = actor->roles ? rig_person(r, actor->name, actor->roles) : 0;
    bool writes = actor->roles & (CURATOR | DEPUTY);
    desk_fill(r, RIG_SCHOOL, writes ? self : member, writes || !self ? member : self);
    desk_fill(r, FOREIGN, other, other);
    matches_of_both(r, actor, self, member, other);
    lists_of(r, RIG_SCHOOL, self, 0);
    lists_of(r, FOREIGN, other, FOREIGN_FIRST);
    m->accounts = rig_number(r, in_force);
    m->before = rig_dump(r, traces);
    m->foreign = rig_dump_school(r, FOREIGN, traces);
}

/* ---- one press -------------------------------------------------------------------- */

static char *value_of(const struct matrix *m, const char *feature, const char *action,
                      const char *argument)
{
    char *value = talloc_asprintf(m->rig->memory, "%s:%s", feature, action);
    if (*argument == '%')
        return talloc_asprintf(m->rig->memory, "%s:%s%s", value,
                               argument[1] == 'o' ? m->own_code : m->foreign_code,
                               argument + 2);
    if (*argument)
        return talloc_asprintf(m->rig->memory, "%s:%s", value, argument);
    return value;
}

static bool may(const struct actor *actor, unsigned who)
{
    unsigned roles = actor->roles ? actor->roles | MEMBER : STRANGER;
    return (roles & who) != 0;
}

static void nothing_is_told(const struct matrix *m, const struct actor *actor,
                            const char *value)
{
    const struct rig *r = m->rig;
    for (size_t i = 0; i < r->sent_count; i++) {
        if (strncmp(r->sent[i].chat, "chat-", 5) == 0 &&
            strncmp(r->sent[i].chat + 5, "Foreign", 7) == 0 && actor->roles)
            fail_msg("%s by %s is heard in the foreign school", value, actor->name);
        if (actor->roles && strstr(r->sent[i].words, "Foreign"))
            fail_msg("%s tells %s: %s", value, actor->name, r->sent[i].words);
    }
}

/* What came of all presses of one action; `value` is the last of them. */
static void check(struct matrix *m, const struct actor *actor, unsigned who,
                  const char *value)
{
    char *after = rig_dump(m->rig, traces);
    bool changed = strcmp(m->before, after) != 0;
    if (changed && rig_number(m->rig, "SELECT count(*) FROM failures") > 0)
        fail_msg("%s by %s: a turn failed:\n%s", value, actor->name, after);
    if (changed && !may(actor, who))
        fail_msg("%s by %s changed\n%s\ninto\n%s", value, actor->name, m->before, after);
    if (changed && actor->roles &&
        strcmp(rig_dump_school(m->rig, FOREIGN, traces), m->foreign) != 0)
        fail_msg("%s by %s changed the foreign school:\n%s", value, actor->name, after);
    talloc_free(m->before);
    m->before = after;
}

static void look_around(struct matrix *m, const struct actor *actor, unsigned who,
                        const char *value)
{
    nothing_is_told(m, actor, value);
    if (rig_number(m->rig, in_force) != m->accounts) {
        check(m, actor, who, value);
        set_up(m, actor); /* somebody came in, left or was frozen */
    }
    rig_forget(m->rig);
}

static void press_all(struct matrix *m, const struct actor *actor,
                      const struct feature *f, const struct action *a)
{
    /* what is not theirs is refused before its arguments are looked at */
    size_t count = may(actor, a->who) ? COUNT(arguments) : IN_VAIN;
    size_t every = may(actor, a->who) && !(actor->roles & IN_FULL) ? PART : 1;
    for (size_t i = (size_t)(actor - actors) % every; i < count; i += every) {
        char *value = value_of(m, f->name, a->name, arguments[i]);
        char *kept = talloc_strdup(NULL, value);
        rig_press(m->rig, actor->name, value);
        if (m->rig->press_count != 1)
            fail_msg("%s by %s: answered %zu times", kept, actor->name,
                     m->rig->press_count);
        look_around(m, actor, a->who, kept);
        talloc_free(kept);
    }
    check(m, actor, a->who, talloc_asprintf(m->rig->memory, "%s:%s", f->name, a->name));
}

static void type_command(struct matrix *m, const struct actor *actor,
                         const struct feature *f)
{
    char *value = talloc_asprintf(NULL, "/%s", f->name);
    rig_say(m->rig, actor->name, value);
    look_around(m, actor, f->start.who, value);
    check(m, actor, f->start.who, value);
    talloc_free(value);
}

static void every_action_in_every_hand(void **state)
{
    struct matrix m = { 0 };
    (void)state;
    for (size_t i = 0; i < COUNT(actors); i++) {
        set_up(&m, &actors[i]);
        print_message("%s\n", actors[i].name);
        for (const struct feature *const *f = product.features; *f; f++) {
            for (const struct action *a = (*f)->actions; a && a->name; a++)
                press_all(&m, &actors[i], *f, a);
            if ((*f)->start.run)
                type_command(&m, &actors[i], *f);
        }
    }
    rig_close(m.rig);
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
        cmocka_unit_test(every_action_in_every_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
