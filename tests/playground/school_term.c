/* school_term.c - the demo school's term, scene by scene in the order of time: who was
 * brought together when, when they met, what is still to come. */
#include <stdlib.h>

#include <talloc.h>

#include "tests/playground/school_past.h"

enum {
    SCENES_MOST = 100,
    WEEKS = 9, /* of the long pair, the holidays among them */
    MORNING = 10 * 60,
    AFTER_LESSONS = 15 * 60 + 10,
    BOOKED_BEFORE = 3 * DAY,
    HEARD_AFTER = 85 * MINUTE,
};

struct scene {
    enum what {
        FORM,
        BOOK,
        HEAR,
        SERIES,
        ENDED,
        STEPS,
        WORDS,
        WISH,
        REST,
        LINK,
        HELP,
    } what;
    enum past_pair pair;
    int64_t at, about; /* about: when the meeting begins; which request */
};

struct script {
    struct scene scenes[SCENES_MOST];
    size_t count;
};

static void add(struct script *s, enum what what, enum past_pair pair, int64_t at,
                int64_t about)
{
    past_must(s->count < SCENES_MOST, "too many scenes", 0);
    s->scenes[s->count++] = (struct scene){ what, pair, at, about };
}

/* ---- when -------------------------------------------------------------------------- */

static const struct {
    enum what what;
    enum past_pair pair;
    int days, minute; /* ago; after midnight */
} once[] = {
    { FORM, PAIR_LONG, 72, MORNING + 60 },    { FORM, PAIR_STOPPED, 68, MORNING },
    { FORM, PAIR_SOLVED, 66, MORNING },       { FORM, PAIR_GROUP, 57, MORNING },
    { FORM, PAIR_SILENT, 64, MORNING + 30 },  { FORM, PAIR_LOW, 59, MORNING + 30 },
    { ENDED, PAIR_STOPPED, 44, MORNING },     { ENDED, PAIR_SOLVED, 40, MORNING },
    { FORM, PAIR_RESTING, 36, MORNING },      { FORM, PAIR_LEARNER, 31, MORNING },
    { FORM, PAIR_LEAVING, 26, MORNING },      { FORM, PAIR_TWO_WAYS, 20, MORNING },
    { WORDS, PAIR_LONG, 14, 19 * 60 },        { FORM, PAIR_FRESH, 5, MORNING },
    { STEPS, PAIR_LONG, 4, MORNING },         { STEPS, PAIR_LEARNER, 4, MORNING + 60 },
    { FORM, PAIR_AGREEING, 4, MORNING + 90 }, { REST, PAIR_RESTING, 3, MORNING },
    { WISH, PAIR_LEAVING, 2, MORNING },       { FORM, PAIR_ASKED, 2, MORNING + 60 },
    { LINK, PAIR_LEARNER, 1, MORNING + 120 }, { FORM, PAIR_DRAFTED, 1, MORNING + 150 },
};

/* What took place besides the series. */
static const struct {
    enum past_pair pair;
    int days, minute;
} held[] = {
    { PAIR_STOPPED, 60, AFTER_LESSONS },     { PAIR_SOLVED, 58, AFTER_LESSONS },
    { PAIR_GROUP, 50, AFTER_LESSONS },       { PAIR_SOLVED, 47, AFTER_LESSONS },
    { PAIR_RESTING, 28, AFTER_LESSONS },     { PAIR_LEARNER, 24, AFTER_LESSONS },
    { PAIR_GROUP, 22, AFTER_LESSONS },       { PAIR_LEAVING, 18, AFTER_LESSONS },
    { PAIR_RESTING, 14, AFTER_LESSONS },     { PAIR_TWO_WAYS, 12, AFTER_LESSONS },
    { PAIR_LEARNER, 10, AFTER_LESSONS },     { PAIR_SILENT, 57, AFTER_LESSONS },
    { PAIR_SILENT, 50, AFTER_LESSONS - 60 }, { PAIR_SILENT, 43, AFTER_LESSONS },
    { PAIR_SILENT, 24, AFTER_LESSONS },      { PAIR_LOW, 53, AFTER_LESSONS },
    { PAIR_LOW, 45, AFTER_LESSONS },         { PAIR_LOW, 26, AFTER_LESSONS },
    { PAIR_LOW, 17, AFTER_LESSONS },         { PAIR_LOW, 5, AFTER_LESSONS - 60 },
};

/* What the school's own numbers are, in the order of handlers/figures.c. */
static const char *const numbers[] = { "560", "310", "90", "42", "9", "3" };

static void add_all(struct script *s, const struct history *h)
{
    for (size_t i = 0; i < COUNT(once); i++)
        add(s, once[i].what, once[i].pair, school_then(h, once[i].days, once[i].minute),
            0);
    for (size_t i = 0; i < COUNT(held); i++) {
        int64_t at = school_then(h, held[i].days, held[i].minute);
        add(s, BOOK, held[i].pair, at - BOOKED_BEFORE, at);
        add(s, HEAR, held[i].pair, at + HEARD_AFTER, at);
    }
    for (size_t i = 0; past_request_at(h, i); i++)
        add(s, HELP, PAIR_LONG, past_request_at(h, i), (int64_t)i);
}

/* Eight weeks of nine: one is a holiday, the series leaves it out by itself. */
static void add_series(struct script *s, const struct past *p)
{
    int64_t next = past_ahead(p, 2, AFTER_LESSONS), first = next - WEEKS * WEEK;
    add(s, SERIES, PAIR_LONG, first - BOOKED_BEFORE, first);
    for (int64_t at = first; at < next; at += WEEK)
        if (date_is_worked(p->h->db, p->h->organisation, past_date(p, at, 0)))
            add(s, HEAR, PAIR_LONG, at + HEARD_AFTER, at);
}

static int by_time(const void *a, const void *b)
{
    const struct scene *one = a, *other = b;
    return one->at < other->at ? -1 : one->at > other->at;
}

/* ---- what -------------------------------------------------------------------------- */

/* The mentee ends it, for good or because the time is short; the curator agrees. */
static void end(struct past *p, enum past_pair which)
{
    bool solved = which == PAIR_SOLVED;
    int64_t mentee = past_mentee(which, 0);
    past_press(p, mentee, "ending:end:%lld:%s:%s:yes:0", (long long)p->pairs[which],
               solved ? "plan" : "early", solved ? "goal" : "time");
    past_until(p, p->at + HOUR);
    struct match_ending e = ending_newest(p->h->db, p->pairs[which], 0);
    past_press(p, SCHOOL_CURATOR, "ending:code:%lld:%s", (long long)e.id,
               solved ? "C1" : "C3");
    past_must(match_anywhere(p->h->db, p->pairs[which]).state ==
                  (solved ? MATCH_COMPLETED : MATCH_STOPPED),
              "a pair is not over", which);
}

static void wish(struct past *p, enum past_pair which)
{
    past_press(p, past_mentee(which, 0), "ending:end:%lld:change:request:help:0",
               (long long)p->pairs[which]);
    past_must(ending_newest(p->h->db, p->pairs[which], 0).id, "no wish", which);
}

static void rest(struct past *p, enum past_pair which)
{
    int64_t until = p->at - p->at % DAY + 15 * DAY - 5 * HOUR; /* midnight there */
    past_press(p, past_mentor(which), "match_pause:rest:%lld:%lld",
               (long long)p->pairs[which], (long long)until);
    past_must(match_anywhere(p->h->db, p->pairs[which]).state == MATCH_PAUSED,
              "a pair does not rest", which);
}

static void add_step(struct past *p, enum past_pair which, int64_t owner,
                     const char *text, bool done)
{
    int64_t by = school_person(p->h, past_mentor(which));
    struct meeting last = meeting_last_held(p->h->db, p->pairs[which], NULL);
    int64_t id = step_begin(p->h->db, p->pairs[which], last.id, by, p->at);
    step_give(p->h->db, id, by, school_person(p->h, owner));
    step_write(p->h->db, id, by, text);
    step_set_due(p->h->db, id, past_date(p, p->h->now, 6));
    if (done)
        step_finish(p->h->db, id, p->at);
}

static void agree_on_steps(struct past *p, enum past_pair which)
{
    static const char *const outcomes[PAIRS] = {
        [PAIR_LONG] = "Начало урока держится: пять минут тишины каждый раз.",
        [PAIR_LEARNER] = "Составили недельный план подготовки.",
    };
    int64_t mentor = past_mentor(which), mentee = past_mentee(which, 0);
    meeting_set_outcome(p->h->db, meeting_last_held(p->h->db, p->pairs[which], NULL).id,
                        outcomes[which]);
    if (which == PAIR_LEARNER) {
        add_step(p, which, mentee, "Решить три задачи на движение", true);
        add_step(p, which, mentee, "Показать план подготовки к контрольной", false);
        return;
    }
    add_step(p, which, mentee, "Записать на видео начало урока", true);
    add_step(p, which, mentee, "Договориться с классом о двух правилах", true);
    add_step(p, which, mentee, "Провести урок без замечаний вслух", false);
    add_step(p, which, mentor, "Прислать план открытого урока", false);
}

/* Two entries of a diary; the mentor may read the second one. */
static void write_diary(struct past *p, enum past_pair which)
{
    static const char *const said[] = {
        "Сегодня впервые не повысила голос ни разу.",
        "Хочу обсудить, как вести опрос, чтобы слушали все.",
    };
    int64_t mentee = past_mentee(which, 0);
    for (size_t i = 0; i < COUNT(said); i++) {
        past_press(p, mentee, "diary:write");
        past_say(p, mentee, said[i]);
        past_until(p, p->at + HOUR);
    }
    struct diary_entry last[1];
    past_must(diary_page(p->h->db, school_person(p->h, mentee), 0, last, 1) == 1,
              "no diary", which);
    past_press(p, mentee, "diary:share:%lld:mentor:%lld", (long long)last->id,
               (long long)p->pairs[which]);
}

/* A link of a minor's pair waits for the curator. */
static void propose_link(struct past *p, enum past_pair which)
{
    int64_t mentor = past_mentor(which);
    past_press(p, mentor, "venues:add:%lld:link", (long long)p->pairs[which]);
    past_say(p, mentor, "https://meet.example/fizika-dvoim");
    past_say(p, mentor, "Комната для занятий");
}

static void play(struct past *p, const struct scene *s)
{
    past_until(p, s->at);
    switch (s->what) {
    case FORM:
        past_form(p, s->pair);
        break;
    case BOOK:
        past_book(p, s->pair, s->about, s->pair == PAIR_TWO_WAYS, true);
        break;
    case HEAR:
        past_hear(p, s->pair, s->about);
        break;
    case SERIES:
        past_book_series(p, s->pair, s->about, p->h->now + 6 * WEEK);
        break;
    case ENDED:
        end(p, s->pair);
        break;
    case STEPS:
        agree_on_steps(p, s->pair);
        break;
    case WORDS:
        write_diary(p, s->pair);
        break;
    case WISH:
        wish(p, s->pair);
        break;
    case REST:
        rest(p, s->pair);
        break;
    case LINK:
        propose_link(p, s->pair);
        break;
    case HELP:
        past_request(p, (size_t)s->about);
        break;
    }
}

/* ---- the whole --------------------------------------------------------------------- */

/* One is confirmed by all, one by some, one waits for an answer; the curator's own. */
static void book_ahead(struct past *p)
{
    past_book(p, PAIR_LEARNER, past_ahead(p, 1, AFTER_LESSONS - 60), false, true);
    past_book(p, PAIR_GROUP, past_ahead(p, 3, AFTER_LESSONS), false, true);
    past_book(p, PAIR_TWO_WAYS, past_ahead(p, 4, AFTER_LESSONS), true, false);
    past_press(p, SCHOOL_CURATOR, "gatherings:book:%lld:%s:%d:%lld",
               (long long)p->pairs[PAIR_LEAVING],
               past_date(p, past_ahead(p, 2, MORNING), 0), 14 * 60,
               (long long)p->library);
    past_must(
        curator_meeting_since(p->h->db, school_person(p->h, SCHOOL_CURATOR), p->at) != 0,
        "the curator meets nobody", 0);
}

/* Typed by the curator: the number, its day, where it is from. */
static void tell_figures(struct past *p)
{
    const char *on = past_date(p, p->at, -1); /* "2026-10-01", typed as 01.10 */
    const char *typed = talloc_asprintf(p->h->mem, "%.2s.%.2s", on + 8, on + 5);
    for (size_t i = 0; i < COUNT(numbers); i++) {
        past_press(p, SCHOOL_CURATOR, "figures:tell:%zu", i);
        past_say(p, SCHOOL_CURATOR, numbers[i]);
        past_say(p, SCHOOL_CURATOR, typed);
        past_say(p, SCHOOL_CURATOR, "Отчёт школы");
    }
    past_must(db_number(p->h->db, "SELECT count(*) FROM figures") == COUNT(numbers),
              "a figure is not told", 0);
}

void past_term(struct past *p)
{
    struct script s = { .count = 0 };
    past_calendar(p);
    add_all(&s, p->h);
    add_series(&s, p);
    qsort(s.scenes, s.count, sizeof *s.scenes, by_time);
    for (size_t i = 0; i < s.count; i++)
        play(p, &s.scenes[i]);
    past_until(p, school_then(p->h, 1, AFTER_LESSONS));
    book_ahead(p);
    past_search(p);
    tell_figures(p);
    past_answer_pulse(p, SCHOOL_MENTOR);
    past_answer_pulse(p, SCHOOL_MENTEE);
    past_until(p, p->h->now);
}
