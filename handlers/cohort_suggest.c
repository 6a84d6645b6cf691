/* cohort_suggest.c - the mentors who fit one mentee best, three at a time, with the
 * reasons; what if something counted less, or a mentor had one more place.
 *
 * Whom the mentee has named comes before any score. Choosing one begins a draft, in which
 * everything is asked as always. */
#include "handlers/cohort.h"
#include "handlers/matching.h"

#include <stdlib.h>
#include <string.h>

enum { AT_ONCE = 3 };

/* What was pressed: cohort:suggest:<mentee>:<skip>:<without>:<draft> */
struct asked {
    int64_t mentee, skip, draft;
    const char *without; /* "-", "p", or the number of a criterion */
};

static struct asked asked_of(struct turn *t, int64_t mentee)
{
    struct asked a = { .mentee = mentee,
                       .skip = strtoll(argument(t, 1), NULL, 10),
                       .draft = strtoll(argument(t, 3), NULL, 10),
                       .without = argument(t, 2) };
    bool number = *a.without >= '0' && *a.without < '0' + BY_COUNT && !a.without[1];
    if (!number && strcmp(a.without, "p") != 0)
        a.without = "-";
    return a;
}

static const char *press_of(struct turn *t, const struct asked *a, int64_t skip,
                            const char *without)
{
    return format(t, "cohort:suggest:%lld:%lld:%s:%lld", (long long)a->mentee,
                  (long long)skip, without, (long long)a->draft);
}

/* ---- who fits ---------------------------------------------------------------------- */

struct ranked {
    size_t mentor;
    int score;
};

static struct fit_cohort read_all(struct turn *t, const struct asked *a,
                                  const struct match *draft)
{
    struct fit_cohort c =
        fit_read(t, a->mentee, draft->id ? match_form_named(draft->form) : NULL,
                 draft->id ? match_kind_named(draft->kind) : NULL);
    if (strcmp(a->without, "p") == 0)
        c.more_places = 1;
    else if (*a->without != '-')
        c.without = 1u << (*a->without - '0');
    return c;
}

/* The best first; of the same, who came to the school first. How many; bars[] counts the
 * others. */
static size_t rank_all(struct turn *t, const struct fit_cohort *c, struct ranked **out,
                       int bars[FIT_BARS])
{
    struct ranked *all = db_list(t->db, NULL, 0, (c->mentor_count + 1) * sizeof *all);
    size_t count = 0;
    for (size_t i = 0; i < c->mentor_count; i++) {
        enum fit_bar bar = fit_bar(c, 0, i);
        if (bar != FIT_MAY) {
            bars[bar]++;
            continue;
        }
        struct fit f = fit_of(c, 0, i);
        struct ranked one = { i, f.score + (f.asked_for ? 1000 : 0) };
        size_t at = count++;
        for (; at > 0 && all[at - 1].score < one.score; at--)
            all[at] = all[at - 1];
        all[at] = one;
    }
    *out = all;
    return count;
}

/* ---- the screen -------------------------------------------------------------------- */

static void head_lines(struct card *c, struct turn *t, const struct fit_cohort *all,
                       const struct asked *a)
{
    line(c, "cohort.suggest_for", name_("who", a->mentee));
    if (all->mentees[0].row->led)
        line(c, "cohort.has_mentor");
    if (all->more_places)
        line(c, "cohort.if_place");
    else if (all->without)
        line(c, "cohort.if_without",
             part_("what", fit_by_key(t, (enum fit_by)(*a->without - '0'))));
}

static void add_mentor(struct card *c, struct turn *t, const struct fit_cohort *all,
                       size_t mentor, size_t number)
{
    struct fit f = fit_of(all, 0, mentor);
    gap(c);
    line(c, "cohort.suggested", number_("number", (int64_t)number),
         name_("who", all->mentors[mentor].row->id), number_("score", f.score));
    fit_lines(c, t, all, 0, mentor);
}

static void add_bars(struct card *c, struct turn *t, const int bars[FIT_BARS])
{
    const char *words = "";
    for (int bar = FIT_MAY + 1; bar < FIT_BARS; bar++)
        if (bars[bar])
            words = list_with(t, words,
                              words_for(t, t->who.id, "cohort.bar_count",
                                        part_("why", fit_bar_key(t, (enum fit_bar)bar)),
                                        number_("count", bars[bar])));
    if (!*words)
        return;
    gap(c);
    line(c, "cohort.not_suggested", text_("whom", words));
}

static const char *begin_press(struct turn *t, const struct asked *a, int64_t mentor)
{
    if (a->draft)
        return format(t, "matching:take:%lld:mentor:all:0:%lld", (long long)a->draft,
                      (long long)mentor);
    return format(t, "cohort:pair_up:%lld:%lld", (long long)a->mentee, (long long)mentor);
}

static const char *way_back(struct turn *t, const struct asked *a)
{
    return a->draft ? format(t, "matching:pick:%lld:mentor:all:0", (long long)a->draft)
                    : press_about(t, "people:card", a->mentee);
}

static void put(struct turn *t, const struct fit_cohort *all, const struct asked *a)
{
    int bars[FIT_BARS] = { 0 };
    struct ranked *best;
    size_t count = rank_all(t, all, &best, bars);
    size_t skip = a->skip > 0 && (size_t)a->skip < count ? (size_t)a->skip : 0;
    struct card *c = card(t, t->who.id, "screen", 0);
    head_lines(c, t, all, a);
    if (!count)
        line(c, "cohort.nobody_fits");
    for (size_t i = skip; i < count && i < skip + AT_ONCE; i++)
        add_mentor(c, t, all, best[i].mentor, i + 1);
    if (!skip)
        add_bars(c, t, bars);
    gap(c);
    line(c, "cohort.only_a_hint");
    for (size_t i = skip; i < count && i < skip + AT_ONCE; i++) {
        int64_t who = all->mentors[best[i].mentor].row->id;
        button(c, begin_press(t, a, who), "cohort.begin_with", name_("who", who));
        row(c);
    }
    if (skip + AT_ONCE < count)
        button(c, press_of(t, a, (int64_t)skip + AT_ONCE, a->without), "cohort.more");
    else if (skip)
        button(c, press_of(t, a, 0, a->without), "cohort.best_again");
    button(c,
           format(t, "cohort:what:%lld:%lld", (long long)a->mentee, (long long)a->draft),
           "cohort.what_if");
    nav(c, way_back(t, a));
    show(c);
}

/* The draft that the picker of matching led here from; id 0: none. */
static struct match draft_of(struct turn *t, int64_t id)
{
    struct match m = id > 0 ? match_overseen(t, id) : (struct match){ 0 };
    return m.state == MATCH_DRAFT ? m : (struct match){ 0 };
}

static bool is_mentee_here(struct turn *t, int64_t person)
{
    struct person p = person_find(t->db, person);
    return p.id && p.id != t->who.id && p.organisation == t->who.organisation &&
           p.state == PERSON_ACTIVE && (roles_of(t->db, p.id, p.organisation) & MENTEE);
}

void cohort_suggest(struct turn *t, int64_t mentee)
{
    struct asked a = asked_of(t, mentee);
    struct match draft = draft_of(t, a.draft);
    a.draft = draft.id;
    if (!is_mentee_here(t, mentee)) {
        old_button(t);
        return;
    }
    struct fit_cohort all = read_all(t, &a, &draft);
    if (all.mentee_count)
        put(t, &all, &a);
    else
        old_button(t);
}

/* ---- what if ----------------------------------------------------------------------- */

void cohort_what(struct turn *t, int64_t mentee)
{
    struct asked a = { .mentee = mentee, .draft = strtoll(argument(t, 1), NULL, 10) };
    a.draft = draft_of(t, a.draft).id;
    if (!is_mentee_here(t, mentee)) {
        old_button(t);
        return;
    }
    struct card *c = card(t, t->who.id, "screen", 0);
    line(c, "cohort.what_if_what");
    for (int by = 0; by < BY_COUNT; by++) {
        button(c, press_of(t, &a, 0, format(t, "%d", by)), "cohort.leave_out",
               part_("what", fit_by_key(t, (enum fit_by)by)));
        if (by % 2)
            row(c);
    }
    button(c, press_of(t, &a, 0, "p"), "cohort.one_more_place");
    nav(c, press_of(t, &a, 0, "-"));
    show(c);
}

/* ---- a draft ----------------------------------------------------------------------- */

void cohort_pair_up(struct turn *t, int64_t mentee)
{
    int64_t mentor = strtoll(argument(t, 1), NULL, 10);
    if (!is_mentee_here(t, mentee)) {
        old_button(t);
        return;
    }
    struct fit_cohort c = fit_read(t, mentee, NULL, NULL);
    size_t column = fit_mentor_of(&c, mentor);
    if (!c.mentee_count || column == c.mentor_count) {
        old_button(t);
        return;
    }
    uint32_t forms = c.mentees[0].forms & c.mentors[column].forms;
    size_t form = 0;
    while (match_form_at(form) && !(forms & 1u << form))
        form++;
    if (match_form_at(form))
        matching_begin_pair(t, match_form_at(form), mentee, mentor);
    else
        cohort_suggest(t, mentee);
}
