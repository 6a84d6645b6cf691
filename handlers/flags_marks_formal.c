/* flags_marks_formal.c - is it done for the paper alone? All marks alike (RF-13),
 * meetings told in a pile (RF-14), very short ones (RF-15), nothing written for oneself
 * (RF-16). Each has an honest explanation as well: a flag asks for it. */
#include "handlers/flags_marks.h"

#include <string.h>

/* ---- RF-13: the same answers, in seconds ------------------------------------------ */

/* How many of the newest ones have the same marks, and the same third answer where it was
 * given. */
static size_t alike_in_a_row(const struct marked *last, size_t count)
{
    const char *word = "";
    size_t same = 0;
    for (; same < count; same++) {
        const struct marked *m = &last[same];
        bool differs = *m->word && *word && strcmp(m->word, word) != 0;
        if (!m->alike || m->alike != last[0].alike || differs || *m->word == '*')
            break;
        word = *m->word ? m->word : word;
    }
    return same;
}

/* In small numbers. */
static void sort_numbers(int64_t *all, size_t count)
{
    for (size_t i = 1; i < count; i++)
        for (size_t j = i; j > 0 && all[j] < all[j - 1]; j--) {
            int64_t kept = all[j];
            all[j] = all[j - 1];
            all[j - 1] = kept;
        }
}

/* Milliseconds for an answer: the median, of an even number the slower of the middle two.
 */
static int64_t median_pace(const struct marked *some, size_t count)
{
    int64_t paces[MARKED_MOST];
    for (size_t i = 0; i < count; i++)
        paces[i] = some[i].seconds * 1000 / some[i].answers;
    sort_numbers(paces, count);
    return paces[count / 2];
}

static void look_at_same(struct turn *t, struct sight *s, const struct member *who)
{
    struct marked last[MARKED_MOST];
    size_t worse = (size_t)sight_term(s, "rf13.worse");
    size_t room = worse < COUNT(last) ? worse : COUNT(last);
    size_t same =
        alike_in_a_row(last, marked_by(t->db, who->match, who->person, last, room));
    if (!same || (int64_t)same < sight_term(s, "rf13.forms") ||
        median_pace(last, same) >= sight_term(s, "rf13.seconds") * 1000)
        return;
    struct finding f = { .severity = same >= worse ? FLAG_YELLOW : FLAG_INFO,
                         .person = who->person,
                         .fact = marks_fact(t, "same", last[0].mentor),
                         .count = (int64_t)same,
                         .since = last[same - 1].filled_at };
    marks_found(t, s, "RF-13", who->match, &f, last[0].filled_at);
}

void marks_look_same(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++)
        look_at_same(t, s, one);
}

/* ---- RF-14: meetings told in a pile ----------------------------------------------- */

enum { MET_MOST = 8, LOGGED_LEAST = 3 };

/* The most that were told within so many seconds; sorts the moments. */
static int64_t most_within(int64_t *moments, size_t count, int64_t seconds)
{
    size_t most = 0;
    sort_numbers(moments, count);
    for (size_t from = 0, i = 0; i < count; i++) {
        while (from < i && moments[i] - moments[from] > seconds)
            from++;
        most = i - from + 1 > most ? i - from + 1 : most;
    }
    return (int64_t)most;
}

/* Of an even number the smaller of the middle two; 0: too few. */
static int64_t median_delay(const struct met *met, size_t count)
{
    int64_t delays[MET_MOST];
    size_t told = 0;
    for (size_t i = 0; i < count; i++)
        if (met[i].logged)
            delays[told++] = met[i].delay;
    if (told < LOGGED_LEAST)
        return 0;
    sort_numbers(delays, told);
    return delays[(told - 1) / 2];
}

static int64_t newest_logged(const struct met *met, size_t count)
{
    int64_t newest = 0;
    for (size_t i = 0; i < count; i++)
        newest = met[i].logged_at > newest ? met[i].logged_at : newest;
    return newest;
}

static int64_t told_together(const struct met *met, size_t count, int64_t seconds)
{
    int64_t together = 0;
    for (size_t i = 0; i < count; i++)
        together += met[i].apart >= 0 && met[i].apart <= seconds;
    return together;
}

static int64_t in_one_pile(struct sight *s, const struct met *met, size_t count)
{
    int64_t moments[MET_MOST];
    size_t told = 0;
    for (size_t i = 0; i < count; i++)
        if (met[i].logged)
            moments[told++] = met[i].logged_at;
    return most_within(moments, told, sight_term(s, "rf14.minutes") * MINUTE);
}

static struct finding told_late(struct sight *s, const struct met *met, size_t count,
                                int64_t *newest)
{
    struct finding f = { .severity = FLAG_YELLOW };
    int64_t pile = in_one_pile(s, met, count), delay = median_delay(met, count);
    *newest = newest_logged(met, count);
    f.since = *newest;
    if (pile >= sight_term(s, "rf14.batch")) {
        f.fact = "batch";
        f.count = pile;
    } else if (delay > sight_term(s, "rf14.days") * DAY) {
        f.fact = "late";
        f.count = delay / DAY;
    } else {
        f.fact = "together";
        f.count = told_together(met, count, sight_term(s, "rf14.seconds"));
        f.other = (int64_t)count;
        f.since = *newest = count ? met[0].starts_at : 0;
        if (f.count < sight_term(s, "rf14.same"))
            f.severity = 0;
    }
    return f;
}

void marks_look_logged(struct turn *t, struct sight *s, int64_t match)
{
    struct met met[MET_MOST];
    int64_t newest;
    if (!marks_members(t, match)->person)
        return;
    size_t count = meetings_met(t->db, match, t->now, met, MET_MOST);
    struct finding f = told_late(s, met, count, &newest);
    marks_found(t, s, "RF-14", match, &f, newest);
}

/* ---- RF-15: very short ones ------------------------------------------------------- */

enum { LAST_FOUR = 4 };

void marks_look_short(struct turn *t, struct sight *s, int64_t match)
{
    struct met met[LAST_FOUR];
    struct finding f = { .severity = FLAG_YELLOW, .fact = "short", .other = LAST_FOUR };
    if (!marks_members(t, match)->person ||
        meetings_met(t->db, match, t->now, met, LAST_FOUR) < LAST_FOUR)
        return;
    for (size_t i = 0; i < LAST_FOUR; i++)
        if (met[i].minutes <= sight_term(s, "rf15.minutes") && !met[i].moved) {
            f.count++;
            f.since = met[i].starts_at;
        }
    if (f.count * 100 >= sight_term(s, "rf15.share") * LAST_FOUR && f.count)
        marks_found(t, s, "RF-15", match, &f, met[0].starts_at);
}

/* ---- RF-16: nothing written for oneself ------------------------------------------- */

enum { PROMPTS_LEAST = 2, TEXTS_MOST = 5, COMPARED = 8 };

/* So many of the newest texts in a row are shorter. */
static int64_t short_in_a_row(const struct written *texts, size_t count, int64_t letters)
{
    size_t some = 0;
    while (some < count && texts[some].letters < letters)
        some++;
    return (int64_t)some;
}

static struct finding written_thinly(struct turn *t, struct sight *s,
                                     const struct member *who, int64_t *newest)
{
    struct written texts[TEXTS_MOST] = { 0 };
    bool mentor = who->role == MEMBER_MENTOR;
    int64_t letters = sight_term(s, "rf16.letters");
    size_t count = reflections_written(t->db, who->match, who->person, texts, TEXTS_MOST);
    int64_t some = short_in_a_row(texts, count, letters);
    *newest = texts[0].at;
    if (some >= sight_term(s, "rf16.texts"))
        return (struct finding){ .severity = FLAG_YELLOW,
                                 .fact = marks_fact(t, "short", mentor),
                                 .count = some,
                                 .since = texts[some - 1].at };
    if (reflection_likeness(t->db, who->match, who->person, letters, COMPARED) >=
        sight_term(s, "rf16.alike"))
        return (struct finding){ .severity = FLAG_YELLOW,
                                 .fact = marks_fact(t, "again", mentor),
                                 .since = texts[0].at };
    return (struct finding){ 0 };
}

static struct finding written_seldom(struct turn *t, struct sight *s,
                                     const struct member *who, int64_t *newest)
{
    int64_t since = marks_days_ago(t, s, who->match, sight_term(s, "rf16.days"));
    struct rate rate = reflection_rate(t->db, who->match, who->person, since,
                                       sight_term(s, "rf16.letters"));
    *newest = rate.newest;
    if (rate.whole < PROMPTS_LEAST ||
        rate.part * 100 >= rate.whole * sight_term(s, "rf16.share"))
        return (struct finding){ 0 };
    return (struct finding){ .severity = FLAG_INFO,
                             .fact = marks_fact(t, "seldom", who->role == MEMBER_MENTOR),
                             .count = rate.part,
                             .other = rate.whole,
                             .since = since };
}

void marks_look_written(struct turn *t, struct sight *s, int64_t match)
{
    for (const struct member *one = marks_members(t, match); one->person; one++) {
        int64_t newest;
        struct finding f = written_thinly(t, s, one, &newest);
        if (!f.severity)
            f = written_seldom(t, s, one, &newest);
        f.person = one->person;
        marks_found(t, s, "RF-16", match, &f, newest);
    }
}
