/* talk_where.c - nobody can tell for whom these words are: the bot asks by buttons, and
 * holds them for a day. Nothing leaves before the tap; a tap that comes too late says so.
 * What is said in a row is asked about once, and goes the same way.
 *
 * Who talks nowhere is asked about voice, files, and whatever is long enough to tell of
 * something: it may be a cry for help, and need not be typed again. A word or two lead
 * home. */
#include "handlers/talk.h"

#include <stdlib.h>
#include <string.h>

enum {
    PAGE = 5,
    TELLING = 4,  /* words */
    IN_SIGHT = 4, /* lines below the question, until it is put anew under them */
};

/* What is held, and the moment from which. */
struct doubt {
    int64_t id, at;
    bool voice;
};

/* ---- the question ----------------------------------------------------------------- */

static const char *press(struct turn *t, const struct doubt *h, const char *action,
                         int64_t rest)
{
    return format(t, "talk:%s:%lld:%lld:%lld", action, (long long)h->id, (long long)rest,
                  (long long)h->at);
}

/* All that the actor can be heard in: cases, then letters. */
struct talks {
    struct help_case cases[TALKS_MOST];
    int64_t letters[LETTERS_MOST];
    size_t case_count, count;
};

static size_t find_talks(struct turn *t, struct talks *all)
{
    all->case_count = talk_open(t, all->cases);
    all->count = all->case_count + writing_talks(t, all->letters, LETTERS_MOST);
    return all->count;
}

static void add_talk(struct turn *t, struct card *c, const struct doubt *h,
                     const struct talks *all, size_t i)
{
    if (i < all->case_count)
        talk_button(t, c, press(t, h, "to", all->cases[i].id), all->cases,
                    all->case_count, i);
    else
        writing_button(t, c, press(t, h, "letter", all->letters[i - all->case_count]),
                       all->letters[i - all->case_count]);
}

static void add_talks(struct turn *t, struct card *c, const struct doubt *h,
                      const struct talks *all, size_t from)
{
    size_t count = all->count;
    for (size_t i = from; i < count && i < from + PAGE; i++)
        add_talk(t, c, h, all, i);
    if (is_asked(t))
        button(c, press(t, h, "answer", 0), "talk.to_question");
    row(c);
    if (has_role(t, MENTEE | MENTOR))
        button(c, press(t, h, "help", 0), "talk.to_help");
    if (h->voice)
        button(c, press(t, h, "diary", 0), "talk.to_diary");
    row(c);
    if (from + PAGE < count)
        button(c, press(t, h, "more", (int64_t)(from + PAGE)), "talk.more");
    else if (from)
        button(c, press(t, h, "more", 0), "talk.to_top");
    button(c, press(t, h, "drop", 0), count ? "talk.to_nobody" : "talk.to_nothing");
    if (!count)
        nav(c, NULL);
}

static void put_question(struct turn *t, const struct doubt *h, const char *news,
                         int64_t skip)
{
    struct talks all;
    size_t count = find_talks(t, &all);
    size_t from = skip > 0 && skip < (int64_t)count ? (size_t)skip : 0;
    int64_t row = held_count(t->db, t->who.id, h->id);
    struct card *c = card(t, t->who.id, "talk_held", h->id);
    if (news) {
        line(c, news);
        gap(c);
    }
    line(c, !count ? "talk.what_with_it" : row > 1 ? "talk.to_whom_all" : "talk.to_whom");
    add_talks(t, c, h, &all, from);
    secret(c); /* «2» is as likely one more word of theirs */
    if (row % IN_SIGHT == 1)
        show(c);
    else
        show_in_place(c);
}

static bool is_voice(struct turn *t, int64_t file)
{
    return file && strcmp(file_find(t->db, file).kind, "voice") == 0;
}

/* What this is said in a row with; 0: nothing. A voice message may be for the diary, and
 * the answer to a question is one line. */
static int64_t row_of(struct turn *t, bool voice)
{
    struct held_words last = held_last(t->db, t->who.id);
    bool may = last.id && t->now - last.at < MINUTE && !voice &&
               !is_voice(t, last.file) && !letter_holds(t->db, t->who.id, last.first);
    return may && !is_asked(t) ? last.first : 0;
}

bool talk_ask_where(struct turn *t, const char *news)
{
    bool voice = is_voice(t, take_file(t));
    int64_t held = hold_more(t, row_of(t, voice));
    struct doubt h = { .id = held, .at = t->now, .voice = voice };
    if (h.id)
        put_question(t, &h, news, 0);
    return h.id;
}

static bool tells(const char *words)
{
    int gaps = 0;
    for (; *words; words++)
        gaps += *words == ' ' || *words == '\n';
    return gaps >= TELLING - 1;
}

/* What could they mean at all, who talk nowhere? */
static bool may_mean_something(struct turn *t, int64_t file)
{
    if (has_role(t, MENTEE | MENTOR) && (file || tells(t->words)))
        return true;
    return is_voice(t, file) && !*t->words;
}

bool talk_unclear(struct turn *t)
{
    struct talks all;
    int64_t file = t->who.id && *t->words != '/' ? take_file(t) : 0;
    if (!t->who.id || *t->words == '/' || (!file && !*t->words))
        return false;
    if (!find_talks(t, &all) && !is_asked(t) && !may_mean_something(t, file)) {
        if (file)
            file_drop_unused(t->db, file);
        return false;
    }
    return !can_pass_on(t) || talk_ask_where(t, NULL);
}

/* ---- the answer ------------------------------------------------------------------- */

/* Is it held still? When not, that is said: that a day has passed, or that this was
 * answered before. */
static bool is_held(struct turn *t, int64_t id, struct doubt *h)
{
    struct held_words words = held_next(t->db, t->who.id, id);
    int64_t at = words.id ? words.at : strtoll(argument(t, 2), NULL, 10);
    *h = (struct doubt){ .id = id, .at = at };
    if (words.id && t->now - at < DAY) {
        h->voice = is_voice(t, words.file);
        return true;
    }
    drop_held(t, id);
    if (at > 0 && t->now - at >= DAY)
        settle(t, "talk.too_late");
    else
        old_button(t);
    return false;
}

/* talk:more:<held>:<how many to pass over> */
void talk_more(struct turn *t, int64_t held)
{
    struct doubt h;
    if (is_held(t, held, &h))
        put_question(t, &h, NULL, strtoll(argument(t, 1), NULL, 10));
}

/* talk:to:<held>:<case> */
void talk_to(struct turn *t, int64_t held)
{
    struct doubt words;
    int64_t id = strtoll(argument(t, 1), NULL, 10);
    if (!is_held(t, held, &words))
        return;
    struct help_case h = talk_case(t, id);
    int64_t partner = talk_partner(t, &h);
    if (!partner || !talk_flows(t, &h)) {
        put_question(t, &words, "talk.closed_meanwhile", 0);
        return;
    }
    bool passed = false;
    while (take_held(t, held)) {
        h = talk_case(t, id);
        passed = talk_pass(t, &h) || passed;
    }
    settle(t, passed ? "talk.passed_to" : "talk.not_passed", name_("who", partner));
}

/* talk:letter:<held>:<letter> */
void talk_letter(struct turn *t, int64_t held)
{
    struct doubt words;
    int64_t id = strtoll(argument(t, 1), NULL, 10), open[LETTERS_MOST], passed = 0;
    if (!is_held(t, held, &words))
        return;
    size_t count = writing_talks(t, open, LETTERS_MOST);
    for (size_t i = 0; i < count; i++)
        if (open[i] == id) {
            while (take_held(t, held)) {
                int64_t to = writing_pass(t, id);
                passed = to ? to : passed;
            }
            settle(t, passed ? "talk.passed_to" : "talk.not_passed",
                   name_("who", passed));
            return;
        }
    put_question(t, &words, "talk.closed_meanwhile", 0);
}

/* talk:answer:<held>: of an album the first. */
void talk_answer(struct turn *t, int64_t held)
{
    struct doubt h;
    if (!is_held(t, held, &h))
        return;
    if (!is_asked(t)) {
        put_question(t, &h, "talk.no_question", 0);
        return;
    }
    settle(t, "talk.is_answer");
    take_held(t, held);
    answer_asked(t);
    drop_held(t, held);
    take_held(t, held); /* none is left: the turn is its own again */
}

/* talk:help:<held> */
void talk_help(struct turn *t, int64_t held)
{
    struct doubt h;
    if (!is_held(t, held, &h))
        return;
    settle(t, "talk.is_help");
    help_open(t);
    int64_t draft = case_draft_of(t->db, t->who.id).id;
    while (take_held(t, held))
        help.wrote(t, draft);
}

/* talk:diary:<held> */
void talk_diary(struct turn *t, int64_t held)
{
    struct doubt h;
    if (!is_held(t, held, &h))
        return;
    settle(t, "talk.is_diary");
    while (take_held(t, held))
        diary.wrote(t, 0);
}

/* talk:drop:<held> */
void talk_drop(struct turn *t, int64_t held)
{
    struct doubt h;
    if (!is_held(t, held, &h))
        return;
    drop_held(t, held);
    settle(t, "talk.to_none");
}
