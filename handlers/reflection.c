/* reflection.c - one question for reflection after a meeting, and once a week for who
 * wants it (domain.md 3.9). It is answered in words, by voice, or honestly not at all;
 * the answer goes to the diary, which nobody else reads (diary.c).
 *
 * Words are an answer while the question itself stands in front, or are a reply to it.
 * What comes by itself, a reminder or the question of the week, is a push with a button
 * that opens the question, so that it takes no words that were meant for another. */
#include "handlers/reflection.h"

#include <string.h>

#include "handlers/diary.h"

enum { ASKED_MOST = 400, CLOSES_AFTER = 7 * DAY, REMINDS_AT = 10 * 60 };
enum { AFTER_MARKS = 15 * MINUTE };

/* ---- choosing --------------------------------------------------------------------- */

/* A consultation is a meeting like those in the middle of the way. */
static const char *stage_of(const struct meeting *m)
{
    static const char *const stages[] = { "M1", "M2", "M3", "M4", "M5" };
    for (size_t i = 0; i < COUNT(stages); i++)
        if (strcmp(stages[i], m->type) == 0)
            return stages[i];
    return "M4";
}

static const struct bank_prompt *choose(struct turn *t, enum bank_side side,
                                        const char *stage, bool low)
{
    const char *asked[ASKED_MOST];
    size_t count = prompts_asked(t->db, t->who.id, asked, COUNT(asked));
    return bank_next(side, stage, low, asked, count, t->who.id);
}

int64_t reflection_choose(struct turn *t, enum bank_side side, const char *stage,
                          bool low, const struct meeting *m)
{
    struct prompt p = { .person = t->who.id,
                        .prompt = choose(t, side, stage, low)->id,
                        .match = m ? m->match : 0,
                        .meeting = m ? m->id : 0 };
    int64_t id = prompt_add(t->db, &p, t->now);
    reflection_will_close(t, id);
    return id;
}

void reflection_will_close(struct turn *t, int64_t id)
{
    later(t, "reflection.close", t->who.id, id, 0, t->now + CLOSES_AFTER);
}

/* ---- showing ---------------------------------------------------------------------- */

static void put(struct turn *t, const struct prompt *p, const char *why)
{
    struct card *c = card(t, t->who.id, "reflection", p->id);
    const char *caution = names_caution(t);
    if (why)
        line(c, why);
    line(c, "reflection.ask", part_("prompt", bank_key(t, p->prompt)));
    gap(c);
    line(c, "reflection.how");
    line(c, "reflection.visible");
    if (caution)
        line(c, caution);
    if (!p->passed || !*p->passed)
        button(c, press_about(t, "reflection:other", p->id), "reflection.other");
    button(c, press_about(t, "reflection:skip", p->id), "reflection.skip");
    nav(c, NULL);
    show(c);
}

void reflection_push(struct turn *t, const struct prompt *p, const char *key)
{
    struct card *c = card(t, t->who.id, "reflection_told", p->id);
    line(c, key, part_("prompt", bank_key(t, p->prompt)));
    button(c, press_about(t, "reflection:open", p->id), "reflection.open");
    style(c, PRIMARY);
    button(c, press_about(t, "reflection:skip", p->id), "reflection.skip");
    show(c);
}

/* Ten in the morning of the next day. */
static int64_t next_morning(struct turn *t)
{
    const char *tomorrow = date_after(t->db, date_in(t, t->who.zone, t->now), 1);
    return moment_on(t, t->who.zone, tomorrow, REMINDS_AT);
}

/* Chosen and promised, not shown yet; id 0: there was one of this meeting. */
static struct prompt begin(struct turn *t, int64_t meeting_id, bool low)
{
    struct meeting m = meeting_of(t->db, t->who.id, meeting_id);
    forget(t, "reflection.after", t->who.id, meeting_id);
    if (!m.match || prompt_of_meeting(t->db, t->who.id, m.id).id)
        return (struct prompt){ 0 };
    bool mentor = pair_role(t, m.match, t->who.id, m.topic) == MEMBER_MENTOR;
    int64_t id =
        reflection_choose(t, mentor ? BANK_MENTOR : BANK_MENTEE, stage_of(&m), low, &m);
    later(t, "reflection.remind", t->who.id, id, 0, next_morning(t));
    return prompt_find(t->db, t->who.id, id);
}

void reflection_ask(struct turn *t, int64_t meeting_id, bool low)
{
    struct prompt p = begin(t, meeting_id, low);
    if (p.id)
        put(t, &p, NULL);
}

void reflection_ask_after(struct turn *t, int64_t meeting_id, bool low)
{
    if (!prompt_of_meeting(t->db, t->who.id, meeting_id).id)
        later(t, "reflection.after", t->who.id, meeting_id, low, t->now + AFTER_MARKS);
}

void reflection_return(struct turn *t, int64_t meeting_id)
{
    struct prompt p = prompt_of_meeting(t->db, t->who.id, meeting_id);
    if (p.id && !p.answer)
        put(t, &p, NULL);
}

/* Whoever marks somebody at this moment is waited for. */
static void ask_after(struct turn *t, int64_t meeting_id, int low)
{
    if (feedback_unfilled(t->db, t->who.id, meeting_id).id) {
        reflection_ask_after(t, meeting_id, low);
        return;
    }
    struct prompt p = begin(t, meeting_id, low);
    if (p.id)
        reflection_push(t, &p, "reflection.remind");
}

/* ---- answers ---------------------------------------------------------------------- */

static struct prompt open_one(struct turn *t, int64_t id)
{
    struct prompt p = prompt_find(t->db, t->who.id, id);
    return p.answer ? (struct prompt){ 0 } : p;
}

static void answered(struct turn *t, int64_t id)
{
    forget(t, "reflection.remind", t->who.id, id);
    forget(t, "reflection.close", t->who.id, id);
}

/* Words or a voice note under the question. */
static void wrote(struct turn *t, int64_t id)
{
    struct prompt p = open_one(t, id);
    struct diary_entry e = {
        .person = t->who.id, .prompt = p.prompt, .match = p.match, .meeting = p.meeting
    };
    if (!p.id) {
        home_unclear(t);
        return;
    }
    const char *why = diary_take(t, &e);
    if (why) {
        put(t, &p, why);
        return;
    }
    prompt_answer(t->db, p.id, e.file ? "voice" : "written", t->now);
    answered(t, p.id);
    diary_kept(t, diary_add(t->db, &e, t->now));
}

/* reflection:open:<prompt> */
static void open_prompt(struct turn *t, int64_t id)
{
    struct prompt p = open_one(t, id);
    if (p.id)
        put(t, &p, NULL);
    else
        old_button(t);
}

/* reflection:other:<prompt>: once, and by the same rules */
static void other(struct turn *t, int64_t id)
{
    struct prompt p = open_one(t, id);
    const struct bank_prompt *was = p.id ? bank_named(p.prompt) : NULL;
    if (!was || !prompt_swap(t->db, id, choose(t, was->side, was->stage, false)->id)) {
        old_button(t);
        return;
    }
    p = open_one(t, id);
    put(t, &p, NULL);
}

/* An honest answer too: nothing follows from it. */
static void skip(struct turn *t, int64_t id)
{
    struct prompt p = open_one(t, id);
    if (!p.id || !prompt_answer(t->db, p.id, "skipped", t->now)) {
        old_button(t);
        return;
    }
    answered(t, id);
    settle(t, "reflection.skipped");
    home_show(t);
}

/* ---- promises --------------------------------------------------------------------- */

static void remind(struct turn *t, int64_t id, int step)
{
    (void)step;
    struct prompt p = open_one(t, id);
    if (p.id && prompt_remind(t->db, id, t->now))
        reflection_push(t, &p, "reflection.remind");
}

static void close_prompt(struct turn *t, int64_t id, int step)
{
    (void)step;
    prompt_answer(t->db, open_one(t, id).id, "closed", t->now);
}

static const struct action actions[] = {
    { "monthly", CURATOR | DEPUTY, reflection_set_monthly },
    { "open", MEMBER, open_prompt },
    { "other", MEMBER, other },
    { "skip", MEMBER, skip },
    { "weekday", MEMBER, reflection_set_weekly },
    { "weekly", MEMBER, reflection_show_weekly },
    { 0 },
};
static const struct due due[] = {
    { "after", CAN_WAIT, 0, ask_after },
    { "close", BREAKS_IN, 0, close_prompt },
    { "monthly", CAN_WAIT, 0, reflection_hear_monthly },
    { "remind", CAN_WAIT, 0, remind },
    { "weekly", BREAKS_IN, 0, reflection_hear_weekly },
    { 0 },
};

const struct feature reflection = {
    .name = "reflection",
    .actions = actions,
    .due = due,
    .wrote = wrote,
};
