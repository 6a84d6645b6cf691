/* story_marks.c - what was said of meetings and of the pair, as if each had said it then.
 *
 * marked Ира 2026-09-09 2 4 yes [20s]: of the meeting of that day in her first match,
 * which was held; it is made when there is none. pulsed Ира 5 4 1 [5 4]: her next monthly
 * sentences, as many as it has, in their order. logs Пётр 2026-09-01 30m: he tells now of
 * a meeting of that day. writes Ира Слова: she answers the question for reflection after
 * the last meeting; "-": she skips it. */
#include "tests/story_inside.h"

#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"
#include "handlers/features.h"

enum { WORDS_MOST = 24 };

struct telling {
    struct story *story;
    const char *words[WORDS_MOST];
    size_t count;
    const char *wrong;
};

static bool in_a_turn(struct story *s, const char *rest, turn_body *body, const char *how)
{
    struct telling what = { .story = s };
    char *words = talloc_strdup(s->memory, rest), *who = strsep(&words, " "), *word;
    while (what.count < WORDS_MOST && (word = strsep(&words, " ")))
        what.words[what.count++] = word;
    db_memory(s->db, s->memory);
    struct account a = account_find(s->db, "terminal", story_person(s, who)->id);
    struct promise whom = { .kind = "story", .person = a.person };
    if (!a.person || !what.count)
        return story_fail(s, "it is written: %s", how);
    engine_in_batch(s->engine, &whom, body, &what);
    return (!what.wrong || story_fail(s, "%s", what.wrong)) && story_settle(s);
}

/* ---- meetings --------------------------------------------------------------------- */

static int64_t held_then(struct turn *t, const struct match *m, const char *date,
                         int minutes, bool told_later)
{
    struct meeting g = { .organisation = m->organisation,
                         .match = m->id,
                         .type = "M4",
                         .starts_at = moment_on(t, t->who.zone, date, 15 * 60),
                         .minutes = minutes,
                         .zone = t->who.zone,
                         .logged = told_later,
                         .made_by = t->who.id };
    int64_t id = meeting_add(t->db, &g, told_later ? t->now : g.starts_at - DAY);
    for (const struct attendee *a = attendees_of(t->db, id); a->person; a++)
        attendee_tell(t->db, id, a->person, "yes", "", 0, t->now);
    meeting_settle(t->db, id, MEETING_HELD, false, 0, t->now);
    return id;
}

static int64_t meeting_of_day(struct turn *t, const struct match *m, const char *date)
{
    int64_t begins = day_begins(t, date, 0), ends = day_begins(t, date, 1);
    struct meeting there = meeting_between(t->db, m->id, begins, ends);
    return there.id ? there.id : held_then(t, m, date, 45, false);
}

static void log_meeting(struct turn *t, const void *what)
{
    struct telling *told = (struct telling *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    int minutes = told->count > 1 ? (int)strtol(told->words[1], NULL, 10) : 45;
    held_then(t, &m, told->words[0], minutes, true);
    flags_touch(t, m.id);
}

bool story_logs(struct story *s, const char *rest)
{
    return in_a_turn(s, rest, log_meeting, "logs Пётр 2026-09-01 30m");
}

/* ---- marks ------------------------------------------------------------------------ */

static int64_t filled_draft(struct turn *t, const char *form, int64_t whose, int seconds)
{
    struct draft d =
        draft_open(t->db, t->who.id, form, whose, 1, t->now - (int64_t)seconds);
    draft_fill(t->db, d.id, t->now);
    return d.id;
}

static void mark_meeting(struct turn *t, const void *what)
{
    static const char *const items[][3] = { { "PMM1", "PMM2", "PMM3_M4" },
                                            { "PME1", "PME2", "PME3_M4" } };
    struct telling *told = (struct telling *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    bool mentee = pair_role(t, m.id, t->who.id, 0) == MEMBER_MENTEE;
    int64_t meeting_id = meeting_of_day(t, &m, told->words[0]);
    struct feedback wanted = { .meeting = meeting_id,
                               .person = t->who.id,
                               .role = mentee ? "mentee" : "mentor" };
    struct feedback f = feedback_open(t->db, &wanted, t->now);
    const char *last = told->words[told->count - 1];
    bool paced = strchr("0123456789", *last) && last[strlen(last) - 1] == 's';
    size_t marks = told->count - 1 - paced;
    int64_t id = filled_draft(t, format(t, "feedback_%s", f.role), f.id,
                              paced ? (int)strtol(last, NULL, 10) : 30);
    for (size_t i = 0; i < marks && i < 3; i++)
        answer_save(t->db, id, items[mentee][i], told->words[i + 1], 0, true);
    feedback_fill(t->db, f.id, t->now);
    flags_touch(t, m.id);
}

bool story_marked(struct story *s, const char *rest)
{
    return in_a_turn(s, rest, mark_meeting, "marked Ира 2026-09-09 2 4 yes 20s");
}

/* ---- the pulse -------------------------------------------------------------------- */

static void fill_pulse(struct turn *t, const void *what)
{
    struct telling *told = (struct telling *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    bool mentee = pair_role(t, m.id, t->who.id, 0) == MEMBER_MENTEE;
    struct pulse p =
        pulse_find(t->db, t->who.id, pulse_add(t->db, m.id, t->who.id, t->now));
    int64_t id = filled_draft(t, mentee ? "pulse_mentee" : "pulse_mentor", p.id, 20);
    size_t at = 0;
    for (int item = 1; item <= 7 && at < told->count; item++)
        if (pulse_has(p.number, item))
            answer_save(t->db, id, format(t, "RH%c%d", mentee ? 'E' : 'M', item),
                        told->words[at++], 0, true);
    for (int item = 1; item <= 2 && at < told->count; item++)
        answer_save(t->db, id, format(t, "RHX%d", item), told->words[at++], 0, true);
    pulse_fill(t->db, p.id, t->now);
    flags_touch(t, m.id);
}

bool story_pulsed(struct story *s, const char *rest)
{
    return in_a_turn(s, rest, fill_pulse, "pulsed Ира 5 4 1");
}

/* ---- reflection ------------------------------------------------------------------- */

static void write_reflection(struct turn *t, const void *what)
{
    struct telling *told = (struct telling *)(uintptr_t)what;
    struct match m = match_first_of(t->db, t->who.id);
    struct meeting last = meeting_last_held(t->db, m.id, NULL);
    struct prompt p = { .person = t->who.id, .prompt = "RE-401", .match = m.id };
    struct diary_entry e = { .person = t->who.id, .prompt = p.prompt, .match = m.id };
    const char *text = told->words[0];
    p.meeting = e.meeting = last.id;
    for (size_t i = 1; i < told->count; i++)
        text = format(t, "%s %s", text, told->words[i]);
    int64_t id = prompt_add(t->db, &p, t->now);
    bool skipped = strcmp(text, "-") == 0;
    prompt_answer(t->db, id, skipped ? "skipped" : "written", t->now);
    e.text = text;
    if (!skipped)
        diary_add(t->db, &e, t->now);
    if (!last.id)
        told->wrong = "no meeting was held";
    flags_touch(t, m.id);
}

bool story_writes(struct story *s, const char *rest)
{
    return in_a_turn(s, rest, write_reflection, "writes Ира Разобрали урок");
}
