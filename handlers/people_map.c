/* people_map.c - in which directions mentees have difficulties, and how many mentors help
 * with each (domain.md 2 C02, 1.9): the map of the whole school on one screen.
 *
 * Fewer than five mentees are never told as a number: nobody is to be recognised. What a
 * mentor offers is on their public card, and is counted as it is. */
#include "handlers/people.h"

#include <string.h>

enum { DIRECTIONS = 10, MARKS_MOST = 5 };
static const char *const directions[DIRECTIONS] = { "DR1", "DR2", "DR3", "DR4", "DR5",
                                                    "DR6", "DR7", "DR8", "DR9", "DR0" };

static int64_t count_of(const struct need *all, size_t count, const char *choice)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i].choice, choice) == 0)
            return all[i].people;
    return 0;
}

/* Small groups are alike, so that their order tells nothing. */
static int64_t rank_of(int64_t people_)
{
    return people_ > 0 && people_ < COHORT_LEAST ? 1 : people_;
}

static int64_t most_of(const struct need *all, size_t count)
{
    int64_t most = COHORT_LEAST;
    for (size_t i = 0; i < count; i++)
        if (all[i].people > most)
            most = all[i].people;
    return most;
}

/* "■■■□□": how much of the largest; a small group is the smallest mark. */
static const char *heat(struct turn *t, int64_t people_, int64_t most)
{
    const char *bar = "";
    int64_t marks = (rank_of(people_) * MARKS_MOST + most - 1) / most;
    for (int i = 0; i < MARKS_MOST; i++)
        bar = format(t, "%s%s", bar, i < marks ? "■" : "□");
    return bar;
}

static const char *how_many(struct turn *t, int64_t people_)
{
    if (people_ > 0 && people_ < COHORT_LEAST)
        return words_for(t, t->who.id, "people.map_small",
                         number_("least", COHORT_LEAST));
    return format(t, "%lld", (long long)people_);
}

/* ---- grown people, by direction --------------------------------------------------- */

struct direction {
    const char *code;
    int64_t need, help;
};

static void sort_by_need(struct direction all[DIRECTIONS])
{
    for (size_t i = 1; i < DIRECTIONS; i++) {
        struct direction one = all[i];
        size_t at = i;
        for (; at > 0 && rank_of(all[at - 1].need) < rank_of(one.need); at--)
            all[at] = all[at - 1];
        all[at] = one;
    }
}

static void add_directions(struct turn *t, struct card *c)
{
    struct need asked[NEEDS_MOST], offered[NEEDS_MOST];
    struct direction all[DIRECTIONS];
    int64_t school = t->who.organisation;
    size_t needs = people_needs(t->db, school, "mentee", "mentee", "OE05", asked);
    size_t helps = people_needs(t->db, school, "mentor", "mentor", "OM04", offered);
    for (size_t i = 0; i < DIRECTIONS; i++)
        all[i] = (struct direction){ directions[i], count_of(asked, needs, directions[i]),
                                     count_of(offered, helps, directions[i]) };
    sort_by_need(all);
    for (size_t i = 0; i < DIRECTIONS; i++)
        line(c, all[i].need && !all[i].help ? "people.map_nobody" : "people.map_line",
             text_("heat", heat(t, all[i].need, most_of(asked, needs))),
             text_("what", form_answer_words(t, "mentee", "OE05", all[i].code)),
             text_("need", how_many(t, all[i].need)), number_("help", all[i].help));
}

/* ---- learners --------------------------------------------------------------------- */

static void add_learners(struct turn *t, struct card *c)
{
    struct need asked[NEEDS_MOST];
    size_t count =
        people_needs(t->db, t->who.organisation, "mentee", "learner", "OL01", asked);
    if (!count)
        return;
    gap(c);
    line(c, "people.map_learners");
    static const char *const kinds[] = { "STUDY",   "FRIENDS",    "CLUBS", "CAREER",
                                         "PROJECT", "CONFIDENCE", "OTHER" };
    for (size_t i = 0; i < COUNT(kinds); i++) {
        int64_t people_ = count_of(asked, count, kinds[i]);
        line(c, "people.map_learner",
             text_("heat", heat(t, people_, most_of(asked, count))),
             text_("what", form_answer_words(t, "learner", "OL01", kinds[i])),
             text_("need", how_many(t, people_)));
    }
}

/* people:map */
void people_map(struct turn *t, int64_t unused)
{
    (void)unused;
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "people.map");
    gap(c);
    add_directions(t, c);
    add_learners(t, c);
    nav(c, "people:open");
    show(c);
}
