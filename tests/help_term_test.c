/* help_term_test.c - a term of requests for help among people who take them, pass them
 * on, are away, block the bot, lose a post, take consent back, are erased, while the
 * process dies again and again: at every moment every request is owned by somebody who
 * may answer it and has been told, or will be at the end of their own quiet hours; or it
 * is over because its asker said so, or left, or did not say whether it helped.
 *
 * It is looked at after everything that happens, and after whatever came due. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>
#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"
#include "handlers/settings.h"
#include "locales/words.h"
#include "tests/story_inside.h"

enum { TERMS = 4, ACTS = 150, SCHOOL = 1, ERASED_MOST = 3, EVENTS_MOST = 500 };
static const char *const names[] = { "Анна", "Пётр", "Ира",  "Вера",   "Мария", "Олег",
                                     "Нина", "Лена", "Дима", "Тамара", "Саша" };

struct term {
    struct story *s;
    unsigned random;
    int erased, restarts, asked, taken, climbed, closed, away, left, held, alone;
};

static unsigned dice(struct term *t, unsigned sides)
{
    t->random = t->random * 1103515245u + 12345u;
    return (t->random >> 16) % sides;
}

/* ---- what must hold -----------------------------------------------------------------
 */

/* The id of what is promised there; both manners. */
static int64_t promised(struct term *t, int64_t person, int64_t id)
{
    static const char *const kinds[] = { "help_promise.owner", "help_promise.owner_now" };
    for (size_t i = 0; i < COUNT(kinds); i++)
        for (int step = 1; step < 20; step++) {
            int64_t at = promise_when(t->s->db, kinds[i], person, id, step);
            if (at)
                return at;
        }
    return 0;
}

static bool is_told(struct term *t, const struct help_case *h, const struct person *owner)
{
    if (case_person_find(t->s->db, h->id, owner->id).told_at)
        return true;
    int64_t at = promised(t, owner->id, h->id);
    return at && strcmp(h->urgency, "now") != 0 &&
           at <= quiet_end(t->s->engine, owner, t->s->now);
}

static bool can_be_reached(struct term *t, int64_t person)
{
    struct person p = person_find(t->s->db, person);
    struct account a = account_of(t->s->db, person);
    return p.state == PERSON_ACTIVE && p.paused_until <= t->s->now && a.id && a.reachable;
}

/* Is there anybody of the staff who could answer instead? `there`: at this moment. */
static bool has_another(struct term *t, const struct help_case *h, bool there)
{
    static const unsigned posts_[] = { CURATOR, DEPUTY, HEAD };
    for (size_t i = 0; i < COUNT(posts_); i++)
        for (const int64_t *who = role_holders(t->s->db, SCHOOL, posts_[i]); *who; who++)
            if (*who != h->asker && *who != h->owner &&
                (!there || can_be_reached(t, *who)) &&
                !(h->match && member_find(t->s->db, h->match, *who).person))
                return true;
    return false;
}

/* Its history, for whoever has to find out why. */
static void tell_history(struct term *t, const struct help_case *h)
{
    struct case_event all[EVENTS_MOST];
    size_t count = case_history(t->s->db, h->id, 0, all, COUNT(all));
    fprintf(stderr, "case %d of %d to %s (%s), now %lld:\n", (int)h->id, (int)h->asker,
            h->addressed, h->urgency, (long long)t->s->now);
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "  %lld %d %s %d\n", (long long)all[i].at, (int)all[i].person,
                all[i].what, (int)all[i].other);
}

/* Nobody was there: within a working hour it is looked again who is. */
static bool looked_again(struct term *t, const struct help_case *h)
{
    return promise_when(t->s->db, "help_promise.again", 0, h->id, 0) != 0;
}

static void look_at_owner(struct term *t, const struct help_case *h)
{
    struct person owner = person_find(t->s->db, h->owner);
    struct case_person part = case_person_find(t->s->db, h->id, h->owner);
    /* a school that has nobody left but the asker, or had an hour ago */
    bool may = !has_another(t, h, false) || looked_again(t, h);
    may |= h->owner && h->owner != h->asker && part.person &&
           strcmp(part.part, "left_out") != 0;
    if (!may)
        tell_history(t, h);
    if (!may)
        fail_msg("case %d belongs to nobody who may answer", (int)h->id);
    bool alone = !has_another(t, h, true) || looked_again(t, h);
    /* whoever is away may take one all the same */
    bool away = owner.paused_until > t->s->now && h->state == CASE_WAITING;
    if (!alone && (away || owner.state != PERSON_ACTIVE || !is_told(t, h, &owner)))
        tell_history(t, h);
    t->alone += alone;
    t->held++;
    if (!alone && (away || owner.state != PERSON_ACTIVE))
        fail_msg("case %d: its owner %d is away", (int)h->id, (int)h->owner);
    if (!alone && (!is_told(t, h, &owner)))
        fail_msg("case %d (%s): its owner %d is told nothing", (int)h->id, h->urgency,
                 (int)h->owner);
    if (!promise_when(t->s->db, "help_promise.late", 0, h->id, 0) &&
        !looked_again(t, h) &&
        !promise_when(t->s->db, "help_promise.silent", 0, h->id, 0))
        fail_msg("case %d: nothing will be done about it", (int)h->id);
}

/* Who ended it, by its history. */
static void look_at_end(struct term *t, const struct help_case *h)
{
    struct case_event all[EVENTS_MOST], last = { 0 };
    size_t count = case_history(t->s->db, h->id, 0, all, COUNT(all));
    assert_true(count < COUNT(all));
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].what, "closed") == 0 || strcmp(all[i].what, "withdrawn") == 0)
            last = all[i];
    if (!last.id)
        fail_msg("case %d is over, and nobody ended it", (int)h->id);
    if (strcmp(h->ending, "silent") == 0)
        assert_true(h->answered_at && h->closed_at - h->answered_at > 7 * DAY);
    else if (strcmp(h->ending, "left") == 0)
        assert_false(can_be_reached(t, h->asker));
    else
        assert_int_equal(last.person, h->asker);
}

static void look(struct term *t)
{
    db_memory(t->s->db, t->s->memory);
    for (int64_t id = 1;; id++) {
        struct help_case h = case_anywhere(t->s->db, id);
        if (!h.id && id > t->asked)
            return;
        if (case_is_owed(&h))
            look_at_owner(t, &h);
        else if (h.state == CASE_CLOSED || h.state == CASE_WITHDRAWN)
            look_at_end(t, &h);
        else if (h.state == CASE_ANSWERED)
            assert_true(promise_when(t->s->db, "help_promise.ask", h.asker, id, 0) ||
                        promise_when(t->s->db, "help_promise.close", 0, id, 0));
        t->climbed += h.level > 1 && case_is_owed(&h);
    }
}

/* ---- what happens -------------------------------------------------------------------
 */

struct act {
    struct term *term;
    struct help_case h;
    const char *why;
};

static int64_t person_called(struct term *t, const char *name)
{
    return account_find(t->s->db, "terminal", story_person(t->s, name)->id).person;
}

/* Any that is neither a draft nor over, or with `over` any that was sent; id 0: none. */
static struct help_case some_case(struct term *t, bool over)
{
    for (int i = 0; i < 30 && t->asked; i++) {
        struct help_case h = case_anywhere(t->s->db, 1 + dice(t, (unsigned)t->asked));
        if (case_is_open(&h) || (over && h.state == CASE_CLOSED))
            return h;
    }
    return (struct help_case){ 0 };
}

static void turn_of(struct term *t, int64_t person, turn_body *body, struct act *a)
{
    struct promise whom = { .kind = "test", .person = person };
    a->term = t;
    db_memory(t->s->db, t->s->memory);
    struct person p = person_find(t->s->db, person);
    if (p.id && account_of(t->s->db, person).id && p.state == PERSON_ACTIVE)
        engine_in_batch(t->s->engine, &whom, body, a);
    assert_true(story_settle(t->s));
}

static struct help_case draft_of(struct term *term, struct turn *t)
{
    static const char *const urgencies[] = { "now", "today", "week" };
    static const char *const to[] = { "mentor", "curator", "psychologist" };
    struct help_case h = { .topic = "lesson", .words = "w", .tried = "" };
    h.urgency = urgencies[dice(term, 3)];
    h.addressed = to[dice(term, 3)];
    h.others = dice(term, 3) == 0;
    struct match m = match_first_of(t->db, t->who.id);
    for (const struct member *b = members_of(t->db, m.id); m.id && b->person; b++)
        if (b->role == MEMBER_MENTOR && b->person != t->who.id)
            h.mentor = b->person, h.match = m.id;
    if (strcmp(h.addressed, "mentor") == 0 && !h.mentor)
        h.addressed = "curator";
    if (strcmp(h.addressed, "mentor") != 0)
        h.mentor = h.match = 0;
    return h;
}

static void ask_help(struct turn *t, const void *what)
{
    const struct act *a = what;
    struct help_case h = draft_of(a->term, t);
    h.id = case_add(t->db, SCHOOL, t->who.id, t->now);
    case_save(t->db, &h);
    h = case_anywhere(t->db, h.id);
    if (!help_send(t, &h))
        case_drop(t->db, t->who.id, h.id);
    else if (h.id > a->term->asked)
        a->term->asked = (int)h.id;
}

static void take(struct turn *t, const void *what)
{
    const struct act *a = what;
    int64_t by = dice(a->term, 2) ? t->now + (int64_t)dice(a->term, 30) * HOUR : 0;
    a->term->taken += help_taken(t, &a->h, by);
}

static void decline(struct turn *t, const void *what)
{
    const struct act *a = what;
    help_climb(t, &a->h, "no");
}

static void hand(struct turn *t, const void *what)
{
    const struct act *a = what;
    help_hand(t, &a->h, person_called(a->term, names[dice(a->term, COUNT(names))]));
}

static void say_something(struct turn *t, const void *what)
{
    const struct act *a = what;
    if (a->h.state == CASE_TAKEN)
        help_first_answer(t, &a->h);
}

static void mark_answered(struct turn *t, const void *what)
{
    const struct act *a = what;
    help_answered(t, &a->h);
}

static void close_it(struct turn *t, const void *what)
{
    const struct act *a = what;
    bool answered = a->h.state == CASE_ANSWERED;
    a->term->closed +=
        help_closed(t, &a->h, answered ? "helped" : "asker", answered ? "yes" : NULL);
}

static void withdraw(struct turn *t, const void *what)
{
    const struct act *a = what;
    help_withdrawn(t, &a->h);
}

static void reopen(struct turn *t, const void *what)
{
    const struct act *a = what;
    help_reopened(t, &a->h, dice(a->term, 2));
}

static void pause_begins(struct turn *t, const void *what)
{
    const struct act *a = what;
    a->term->away++;
    settings_rest(t, day_begins(t, NULL, 1 + (int)dice(a->term, 9)));
}

static void pause_ends(struct turn *t, const void *what)
{
    (void)what;
    settings_come_back(t, 0);
}

static void match_ends(struct turn *t, const void *what)
{
    const struct act *a = what;
    struct match m = match_first_of(t->db, t->who.id);
    if (m.id && match_move(t->db, m.id, MATCH_ACTIVE, MATCH_STOPPED, t->now)) {
        a->term->left++;
        match_is_over(t, m.id);
    }
}

static void leave(struct turn *t, const void *what)
{
    const struct act *a = what;
    a->term->erased++;
    if (dice(a->term, 2))
        consent_freeze(t, t->who.id, "messenger");
    else
        erase_person(t, t->who.id, "asked");
}

/* ---- by whom ------------------------------------------------------------------------
 */

static void by_helper(struct term *t)
{
    static turn_body *const acts[] = { take, take,          take,         decline,
                                       hand, say_something, mark_answered };
    struct act a = { .h = some_case(t, false) };
    if (!a.h.id)
        return;
    const struct case_person *all = case_people(t->s->db, a.h.id);
    size_t count = 0;
    while (all[count].person)
        count++;
    size_t which = dice(t, COUNT(acts));
    int64_t who = which < 3 && count ? all[dice(t, (unsigned)count)].person : a.h.owner;
    turn_of(t, who, acts[which], &a);
}

static void by_asker(struct term *t)
{
    static turn_body *const acts[] = { close_it, withdraw, reopen, reopen };
    struct act a = { .h = some_case(t, true) };
    if (a.h.id)
        turn_of(t, a.h.asker, acts[dice(t, COUNT(acts))], &a);
}

static void anybody(struct term *t, turn_body *body)
{
    struct act a = { 0 };
    db_memory(t->s->db, t->s->memory);
    turn_of(t, person_called(t, names[dice(t, COUNT(names))]), body, &a);
}

/* A deputy's, head's or curator's post, and given anew some other time. */
static void a_post(struct term *t)
{
    static const char *const held[] = { "Анна", "Нина", "Тамара", "Вера", "Мария" };
    static const unsigned roles_[] = { CURATOR, CURATOR, DEPUTY, HEAD, PSYCHOLOGIST };
    unsigned which = dice(t, COUNT(held));
    struct story_person *p = story_person(t->s, held[which]);
    db_memory(t->s->db, t->s->memory);
    int64_t id = person_called(t, held[which]);
    if (roles_of(t->s->db, id, SCHOOL) & roles_[which]) {
        char *press = talloc_asprintf(t->s->memory, "data posts:resigned:%d:%s", (int)id,
                                      role_word(roles_[which]));
        assert_true(story_presses(t->s, p, press));
    } else if (id && person_find(t->s->db, id).state == PERSON_ACTIVE) {
        assert_int_equal(db_begin(t->s->db), DB_OK);
        role_give(t->s->db, id, SCHOOL, roles_[which], 0, t->s->now);
        assert_int_equal(db_commit(t->s->db), DB_OK);
    }
    assert_true(story_settle(t->s));
}

static void block(struct term *t)
{
    struct story_person *p = story_person(t->s, names[dice(t, COUNT(names))]);
    assert_true(dice(t, 3) ? story_unblocks(t->s, p, "") : story_blocks(t->s, p, ""));
    assert_true(story_settle(t->s));
}

static void pass_time(struct term *t)
{
    if (dice(t, 4) == 0) {
        t->restarts++;
        assert_true(story_restart(t->s));
        look(t);
    }
    for (unsigned i = dice(t, 4); i > 0; i--) {
        char *next = talloc_asprintf(t->s->memory, "%um", 1 + dice(t, 180));
        assert_true(story_wait(t->s, dice(t, 2) ? next : "until next"));
        look(t);
    }
}

static void something(struct term *t)
{
    unsigned what = dice(t, 30);
    if (what < 7)
        anybody(t, ask_help);
    else if (what < 18)
        by_helper(t);
    else if (what < 22)
        by_asker(t);
    else if (what < 23)
        anybody(t, pause_begins);
    else if (what < 26)
        anybody(t, pause_ends);
    else if (what < 27)
        block(t);
    else if (what < 28)
        a_post(t);
    else if (what < 29 && dice(t, 3) == 0)
        anybody(t, match_ends);
    else if (t->erased < ERASED_MOST && dice(t, 6) == 0)
        anybody(t, leave);
    look(t);
    pass_time(t);
}

/* ---- a term -------------------------------------------------------------------------
 */

static void begin(struct term *t, const struct story_settings *set)
{
    struct story *s = talloc_zero(NULL, struct story);
    *s = (struct story){ .set = set,
                         .file = "term",
                         .memory = talloc_new(s),
                         .zone = "Europe/Berlin",
                         .ticks = 1,
                         .flood = 1000 };
    t->s = s;
    assert_true(story_begin(s));
    assert_true(story_school(s, "full"));
    assert_true(story_now(s, "2026-09-07 10:00 Europe/Berlin"));
    assert_true(story_make_school(s));
    assert_true(story_pair(s, "Пётр with Ира"));
    assert_true(story_pair(s, "Олег with Лена"));
    assert_true(story_pair(s, "Нина with Дима"));
    assert_true(story_pair(s, "Олег with Саша EL"));
    assert_int_equal(db_begin(s->db), DB_OK);
    role_give(s->db, person_called(t, "Нина"), SCHOOL, CURATOR, 0, s->now);
    assert_int_equal(db_commit(s->db), DB_OK);
}

static void one_term(struct term *t, unsigned seed, const struct words *words)
{
    struct story_settings set = { .product = &product, .words = words, .out = stderr };
    t->random = seed;
    t->erased = t->asked = 0;
    begin(t, &set);
    for (int i = 0; i < ACTS; i++)
        something(t);
    if (t->s->told || t->s->failures)
        fail_msg("a turn failed: %s", t->s->told ? t->s->told : story_failure(t->s));
    assert_true(t->asked > 10);
    story_end(t->s);
    talloc_free(t->s);
}

static void every_case_belongs_to_somebody(void **state)
{
    (void)state;
    struct buffer why = { .max = 65536 };
    struct words *words = words_open(NULL, &why);
    struct term t = { 0 };
    assert_non_null(words);
    for (unsigned seed = 1; seed <= TERMS; seed++)
        one_term(&t, seed, words);
    assert_true(t.taken > 30 && t.climbed > 50 && t.closed > 10 && t.restarts > 50);
    assert_true(t.away > 10 && t.left > 2 && t.alone * 3 < t.held);
    words_free(words);
    buffer_fini(&why);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_case_belongs_to_somebody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
