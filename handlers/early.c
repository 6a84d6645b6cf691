/* early.c - four anonymous questions before anybody joins (domain.md 3.2 PR1-PR4).
 *
 * Nothing is stored about who answers. What was chosen travels in the buttons, as
 * early:<step>:<code of the link>:<language>:<nonce>:<directions>:<digits>: directions
 * as a mask of bits, each later answer a digit, 0 when skipped. The last press counts
 * each choice, and nothing knows which were chosen together. What the school is shown
 * (polls.c) moves by five answers at a time, so that nobody who watches the numbers can
 * tell what the last one to answer chose.
 *
 * The nonce is drawn when the questions begin and says nothing of the person. It is kept
 * with the keys of handled updates for two days, so that a last press which arrives
 * twice, or was copied, counts once. Somebody who begins anew is counted anew: to know
 * better one would have to know who they are. */
#include "handlers/features.h"

#include <stdlib.h>
#include <string.h>

enum { TOPICS = EARLY_TOPICS, ALL_TOPICS = (1 << TOPICS) - 1, NONCE = 8, DIGITS = 3 };

/* What a press carries. */
struct state {
    struct link link;
    const char *nonce, *digits;
    int topics;
};

static const char *press(struct turn *t, const struct state *s, const char *step,
                         int topics, const char *digits)
{
    return format(t, "early:%s:%s:%s:%s:%d:%s", step, s->link.code, t->language, s->nonce,
                  topics, digits);
}

static bool is_nonce(const char *word)
{
    return strlen(word) == NONCE &&
           strspn(word, "0123456789ABCDEFGHJKMNPQRSTVWXYZ") == NONCE;
}

/* ---- the questions ---------------------------------------------------------------- */

static void add_topic(struct card *c, struct turn *t, const struct state *s, int i)
{
    const char *topic = format(t, "early.pr1_%d", i);
    bool chosen = (s->topics >> i & 1) != 0;
    button(c, press(t, s, "topics", s->topics ^ 1 << i, ""),
           chosen ? "early.chosen" : topic, part_("topic", topic));
    if (i % 2)
        row(c);
}

/* Whoever takes part has chosen a language already. */
static void add_language(struct card *c, struct turn *t, const struct state *s)
{
    const char *other = stranger_language(t);
    if (t->who.id)
        return;
    button(
        c,
        format(t, "early:topics:%s:%s:%s:%d", s->link.code, other, s->nonce, s->topics),
        format(t, "gate.in_%s", other));
}

static void ask_topics(struct turn *t, const struct state *s)
{
    struct organisation o = organisation_find(t->db, s->link.organisation);
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "early.about", text_("school", o.name));
    gap(c);
    line(c, "early.pr1");
    for (int i = 0; i < TOPICS; i++)
        add_topic(c, t, s, i);
    button(c, press(t, s, "next", s->topics, ""),
           s->topics ? "early.next" : "early.skip");
    if (s->topics)
        style(c, PRIMARY);
    add_language(c, t, s);
    secret(c);
    show(c);
}

static void add_back(struct card *c, struct turn *t, const struct state *s)
{
    size_t given = strlen(s->digits);
    if (given)
        button(
            c,
            press(t, s, "next", s->topics, format(t, "%.*s", (int)given - 1, s->digits)),
            "engine.back");
    else
        button(c, press(t, s, "topics", s->topics, ""), "engine.back");
}

/* Question `number` of the later three; its answers are 1 to `most`. */
static void ask_one(struct turn *t, const struct state *s, int number, int most)
{
    const char *step = number == 4 ? "done" : "next";
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, format(t, "early.pr%d", number));
    for (int i = 1; i <= most; i++) {
        button(c, press(t, s, step, s->topics, format(t, "%s%d", s->digits, i)),
               format(t, "early.pr%d_%d", number, i));
        row(c);
    }
    button(c, press(t, s, step, s->topics, format(t, "%s0", s->digits)), "early.skip");
    add_back(c, t, s);
    secret(c);
    show(c);
}

/* ---- presses ---------------------------------------------------------------------- */

/* What was pressed, of a link that is open; else says that the questions are over. */
static bool read_state(struct turn *t, struct state *s)
{
    long topics = strtol(argument(t, 3), NULL, 10);
    if (!t->who.id)
        speak(t, argument(t, 1));
    *s = (struct state){
        .link = link_by_code(t->db, argument(t, 0)),
        .nonce = argument(t, 2),
        .topics = (int)(topics & ALL_TOPICS),
        .digits = argument(t, 4),
    };
    bool good = link_state(&s->link, t->now) == LINK_OPEN &&
                strcmp(s->link.kind, "early") == 0 && is_nonce(s->nonce) &&
                strlen(s->digits) <= DIGITS &&
                strspn(s->digits, "012345") == strlen(s->digits);
    if (!good)
        settle(t, "early.closed");
    return good;
}

static void topics(struct turn *t, int64_t unused)
{
    struct state s;
    (void)unused;
    if (read_state(t, &s))
        ask_topics(t, &s);
}

/* The next question is the first without a digit. */
static void next(struct turn *t, int64_t unused)
{
    static const int answers[] = { EARLY_READY, EARLY_AGREE, EARLY_HINDERS };
    struct state s;
    (void)unused;
    if (!read_state(t, &s))
        return;
    size_t given = strlen(s.digits);
    if (given < DIGITS)
        ask_one(t, &s, (int)given + 2, answers[given]);
    else
        settle(t, "early.closed");
}

static void count_answers(struct turn *t, const struct state *s)
{
    int64_t school = s->link.organisation;
    for (int i = 0; i < TOPICS; i++)
        if (s->topics >> i & 1)
            counter_add(t->db, school, format(t, "early.PR1.%d", i));
    for (int i = 0; i < DIGITS; i++)
        if (s->digits[i] != '0')
            counter_add(t->db, school, format(t, "early.PR%d.%c", i + 2, s->digits[i]));
    counter_add(t->db, school, "early.all");
    if (counter_get(t->db, school, "early.all") % EARLY_TOGETHER == 0)
        counters_copy(t->db, school, "early.", "polled.");
}

static void thank(struct turn *t, bool willing)
{
    if (t->who.id) {
        settle(t, "early.thanks");
        return;
    }
    struct card *c = card(t, 0, "screen", 0);
    line(c, "early.thanks");
    if (willing)
        button(c, format(t, "stranger:ask:%s", t->language), "early.join");
    show(c);
}

static void done(struct turn *t, int64_t unused)
{
    struct state s;
    (void)unused;
    if (!read_state(t, &s))
        return;
    if (strlen(s.digits) != DIGITS || s.digits[0] - '0' > EARLY_READY) {
        settle(t, "early.closed");
        return;
    }
    if (inbox_take(t->db, format(t, "early %s", s.nonce), t->now))
        count_answers(t, &s);
    thank(t, s.digits[0] - '0' != EARLY_READY);
}

void early_came(struct turn *t, const struct link *l)
{
    struct state s = {
        .link = *l,
        .nonce = format(t, "%.*s", NONCE, code_random(t->db)),
        .digits = "",
    };
    ask_topics(t, &s);
}

static const struct action actions[] = {
    { "done", ANYBODY, done },
    { "next", ANYBODY, next },
    { "topics", ANYBODY, topics },
    { 0 },
};

const struct feature early = { .name = "early", .actions = actions };
