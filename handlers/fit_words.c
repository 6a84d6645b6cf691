/* fit_words.c - why two people fit, in words that a curator can read to a person: up to
 * three for, one doubt, and what nobody told. */
#include "handlers/fit.h"

#include <string.h>

enum { REASONS = 3, NAMED_MOST = 2 };

/* ---- lists ------------------------------------------------------------------------- */

static const char *need_words(struct turn *t, int bit)
{
    static const char *const learners[] = { "STUDY",  "FRIENDS", "CLUBS",
                                            "CAREER", "PROJECT", "CONFIDENCE" };
    if (bit >= FIT_DIRECTIONS_COUNT)
        return form_answer_words(t, "learner", "OL01",
                                 learners[bit - FIT_DIRECTIONS_COUNT]);
    return form_answer_words(t, "mentee", "OE05", format(t, "DR%d", bit + 1));
}

/* At most two of these needs, the ranked ones first. */
static const char *needs_words(struct turn *t, const struct fit_side *a, uint32_t bits)
{
    const char *words = "";
    int named = 0;
    for (int rank = 0; rank <= FIT_RANKS; rank++)
        for (int bit = 0; bit < FIT_DIRECTIONS_COUNT + FIT_TOPICS_COUNT; bit++) {
            uint32_t one = 1u << bit;
            bool now = rank < FIT_RANKS ? a->ranked[rank] == one : true;
            if (!(bits & one) || !now || named == NAMED_MOST)
                continue;
            words = list_with(t, words, need_words(t, bit));
            bits &= ~one;
            named++;
        }
    return words;
}

static const char *listed(struct turn *t, uint32_t bits, const char *form,
                          const char *item, const char *const *ids, size_t count)
{
    const char *words = "";
    int named = 0;
    for (size_t i = 0; i < count && named < NAMED_MOST; i++)
        if (bits & 1u << i) {
            words = list_with(t, words, form_answer_words(t, form, item, ids[i]));
            named++;
        }
    return words;
}

static const char *when_words(struct turn *t, uint32_t bits)
{
    static const char *const parts[] = {
        "MON_M", "MON_D", "MON_E", "TUE_M", "TUE_D", "TUE_E", "WED_M", "WED_D", "WED_E",
        "THU_M", "THU_D", "THU_E", "FRI_M", "FRI_D", "FRI_E", "SAT_M", "SAT_D", "SAT_E",
    };
    return listed(t, bits, "mentor", "OM10", parts, COUNT(parts));
}

static const char *wish_words(struct turn *t, uint32_t bits)
{
    static const char *const ids[] = { "SAME", "DIFFERENT", "DIGITAL", "OUTSIDE" };
    return listed(t, bits, "mentee", "OE12", ids, COUNT(ids));
}

static const char *gift_words(struct turn *t, const struct fit_side *a, uint32_t bits)
{
    static const char *const ids[] = { "DIGITAL", "METHODS", "VIEW", "PROJECT" };
    return listed(t, bits, a->row->learner ? "learner" : "mentee", "OE14", ids,
                  COUNT(ids));
}

/* ---- for --------------------------------------------------------------------------- */

static void line_for_need(struct card *c, struct turn *t, const struct fit_side *a,
                          const struct fit_side *b)
{
    uint32_t can = b->needs | b->topic_help;
    uint32_t best = a->needs & (b->ranked[0] | b->ranked[1] | b->ranked[2]);
    if (best)
        line(c, "fit.for_need_best", text_("what", needs_words(t, a, best)));
    else
        line(c, "fit.for_need", text_("what", needs_words(t, a, a->needs & can)));
}

static void line_for(struct card *c, struct turn *t, const struct fit_cohort *all,
                     enum fit_by by, size_t mentee, size_t mentor)
{
    const struct fit_side *a = &all->mentees[mentee], *b = &all->mentors[mentor];
    uint32_t both = a->meets & b->meets;
    if (by == BY_NEED)
        line_for_need(c, t, a, b);
    else if (by == BY_WISH)
        line(c, "fit.for_wish", text_("what", wish_words(t, fit_wishes(a, b, true))));
    else if (by == BY_WHEN)
        line(c, "fit.for_when", text_("what", when_words(t, a->when & b->when)));
    else if (by == BY_MODE)
        line(c, both == MEETS_FACE     ? "fit.for_mode_face"
                : both == MEETS_ONLINE ? "fit.for_mode_online"
                                       : "fit.for_mode_both");
    else if (by == BY_LOAD && !b->row->taken && !b->row->asked)
        line(c, "fit.for_load_none");
    else if (by == BY_LOAD)
        line(c, "fit.for_load", number_("count", fit_places(all, mentor)));
    else if (by == BY_HOURS)
        line(c, "fit.for_hours");
    else if (by == BY_RETURN)
        line(c, "fit.for_return", text_("what", gift_words(t, a, a->gives & b->gives)));
    else
        line(c, "fit.for_skill");
}

/* ---- against ----------------------------------------------------------------------- */

static void line_against(struct card *c, struct turn *t, enum fit_by by,
                         const struct fit_side *a, const struct fit_side *b)
{
    if (by == BY_NEED)
        line(c, "fit.doubt_need",
             text_("what", needs_words(t, a, a->needs & ~(b->needs | b->topic_help))));
    else if (by == BY_WISH)
        line(c, "fit.doubt_wish", text_("what", wish_words(t, fit_wishes(a, b, false))));
    else if (by == BY_MODE)
        line(c, a->meets == MEETS_FACE ? "fit.doubt_mode_face" : "fit.doubt_mode_online");
    else if (by == BY_LOAD)
        line(c, b->load > 100 ? "fit.doubt_load_much" : "fit.doubt_load");
    else
        line(c, by == BY_WHEN     ? "fit.doubt_when"
                : by == BY_HOURS  ? "fit.doubt_hours"
                : by == BY_RETURN ? "fit.doubt_return"
                                  : "fit.doubt_skill");
}

/* What a person must look at before any score; false: nothing. */
static bool line_of_care(struct card *c, const struct fit *f, const struct fit_side *a,
                         const struct fit_side *b)
{
    const struct fit_side *away = a->away ? a : b->away ? b : NULL;
    const struct fit_side *holder = a->row->posts & (CURATOR | DEPUTY)   ? a
                                    : b->row->posts & (CURATOR | DEPUTY) ? b
                                                                         : NULL;
    if (f->perhaps_avoided)
        line(c, "fit.doubt_avoided");
    else if (away)
        line(c, "fit.doubt_away", name_("who", away->row->id),
             day_("until", away->row->paused_until));
    else if (holder)
        line(c, "fit.doubt_post", name_("who", holder->row->id));
    else
        return false;
    return true;
}

static void line_of_doubt(struct card *c, struct turn *t, const struct fit_cohort *all,
                          const struct fit *f, size_t mentee, size_t mentor)
{
    const struct fit_side *a = &all->mentees[mentee], *b = &all->mentors[mentor];
    enum fit_by by = fit_doubt(all, f);
    if (line_of_care(c, f, a, b))
        return;
    if (by != BY_COUNT)
        line_against(c, t, by, a, b);
    else if (a->avoided || b->avoided)
        line(c, "fit.doubt_words", name_("who", a->avoided ? a->row->id : b->row->id));
    else if (!a->row->started || !b->row->started)
        line(c, "fit.doubt_started",
             name_("who", a->row->started ? b->row->id : a->row->id));
}

/* ---- the whole --------------------------------------------------------------------- */

const char *fit_by_key(struct turn *t, enum fit_by by)
{
    static const char *const words[BY_COUNT] = { "need", "wish",  "when",   "mode",
                                                 "load", "hours", "return", "skill" };
    return format(t, "fit.by_%s", words[by]);
}

const char *fit_bar_key(struct turn *t, enum fit_bar bar)
{
    static const char *const words[FIT_BARS] = {
        "may",  "self", "own",  "not_ready", "not_accepted", "form",
        "kind", "full", "away", "again",     "avoided",      "line",
    };
    return format(t, "fit.bar_%s", words[bar]);
}

/* Wishes and what could be given back are nobody's duty to have. */
static void line_of_missing(struct card *c, struct turn *t, const struct fit_cohort *all,
                            const struct fit *f)
{
    static const enum fit_by asked[] = { BY_NEED, BY_WHEN, BY_MODE, BY_HOURS, BY_SKILL };
    const char *words = "";
    for (size_t i = 0; i < COUNT(asked); i++)
        if (f->value[asked[i]] == FIT_UNKNOWN && !(all->without & 1u << asked[i]))
            words = list_with(t, words, words_for(t, t->who.id, fit_by_key(t, asked[i])));
    if (*words)
        line(c, "fit.missing", text_("what", words));
}

void fit_lines(struct card *c, struct turn *t, const struct fit_cohort *cohort_,
               size_t mentee, size_t mentor)
{
    struct fit f = fit_of(cohort_, mentee, mentor);
    enum fit_by why[REASONS];
    size_t count = fit_reasons(cohort_, &f, why, REASONS - f.asked_for);
    if (f.asked_for)
        line(c, "fit.for_asked");
    for (size_t i = 0; i < count; i++)
        line_for(c, t, cohort_, why[i], mentee, mentor);
    line_of_doubt(c, t, cohort_, &f, mentee, mentor);
    line_of_missing(c, t, cohort_, &f);
}

/* ---- where mentors lack ------------------------------------------------------------ */

static bool waits(const struct fit_cohort *c, const struct fit_side *a)
{
    return a->ready && !a->away && !a->row->led && a->row->id != c->actor &&
           (a->forms & c->forms);
}

static struct fit_lack lack_of(struct turn *t, const struct fit_cohort *c, int bit)
{
    uint32_t one = 1u << bit;
    struct fit_lack l = { need_words(t, bit), 0, 0 };
    for (size_t i = 0; i < c->mentee_count; i++) {
        const struct fit_side *a = &c->mentees[i];
        bool ranked = a->ranked[0] || a->ranked[1] || a->ranked[2];
        uint32_t first = a->ranked[0] | a->ranked[1] | a->ranked[2];
        l.wanted += waits(c, a) && ((ranked ? first : a->needs) & one) != 0;
    }
    for (size_t i = 0; i < c->mentor_count; i++) {
        const struct fit_side *b = &c->mentors[i];
        if (b->ready && !b->away && b->row->accepted && (b->forms & c->forms) &&
            ((b->needs | b->topic_help) & one))
            l.places += fit_places(c, i);
    }
    return l;
}

size_t fit_lacks(struct turn *t, const struct fit_cohort *c, struct fit_lack *out,
                 size_t room)
{
    size_t count = 0;
    for (int bit = 0; bit < FIT_DIRECTIONS_COUNT + FIT_TOPICS_COUNT; bit++) {
        struct fit_lack l = lack_of(t, c, bit);
        int missing = l.wanted - l.places;
        size_t at = count;
        if (missing <= 0)
            continue;
        while (at > 0 && missing > out[at - 1].wanted - out[at - 1].places)
            at--;
        if (at == room)
            continue;
        size_t last = count < room ? count : room - 1;
        for (size_t i = last; i > at; i--)
            out[i] = out[i - 1];
        out[at] = l;
        count = count < room ? count + 1 : room;
    }
    return count;
}
