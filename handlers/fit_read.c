/* fit_read.c - answers and places of a school as bits, once for each person. */
#include "handlers/fit.h"
#include "handlers/matching.h"

#include <string.h>

/* ---- words to bits ----------------------------------------------------------------- */

/* The bits of "DR5,DR1" by a list of ids. */
static uint32_t bits_of(const char *value, const char *const *ids, size_t count)
{
    uint32_t bits = 0;
    for (const char *at = value; at && *at; at += strspn(at, ",")) {
        size_t len = strcspn(at, ",");
        for (size_t i = 0; i < count; i++)
            if (strlen(ids[i]) == len && strncmp(ids[i], at, len) == 0)
                bits |= 1u << i;
        at += len;
    }
    return bits;
}

static const char *const directions[] = { "DR1", "DR2", "DR3", "DR4", "DR5",
                                          "DR6", "DR7", "DR8", "DR9" };
static const char *const topics[] = { "STUDY",  "FRIENDS", "CLUBS",
                                      "CAREER", "PROJECT", "CONFIDENCE" };
enum { DR3 = 1 << 2, DR4 = 1 << 3, DR5 = 1 << 4, DR6 = 1 << 5, DR7 = 1 << 6 };
enum { DR8 = 1 << 7, DR9 = 1 << 8 };
enum { STUDY = 1 << 9, FRIENDS = 1 << 10, CLUBS = 1 << 11, CAREER = 1 << 12 };
enum { PROJECT = 1 << 13, CONFIDENCE = 1 << 14 };

static uint32_t direction_bits(const char *value)
{
    return bits_of(value, directions, COUNT(directions));
}

static void read_ranked(struct fit_side *s, const char *value)
{
    const char *at = value;
    for (int i = 0; i < FIT_RANKS && at && *at; i++) {
        s->ranked[i] = 0;
        size_t len = strcspn(at, ",");
        for (size_t n = 0; n < COUNT(directions); n++)
            if (strlen(directions[n]) == len && strncmp(directions[n], at, len) == 0)
                s->ranked[i] = 1u << n;
        at += len;
        at += strspn(at, ",");
    }
}

static bool is(const char *value, const char *id)
{
    return value && strcmp(value, id) == 0;
}

static uint32_t week_bits(const char *value)
{
    static const char *const parts[] = {
        "MON_M", "MON_D", "MON_E", "TUE_M", "TUE_D", "TUE_E", "WED_M", "WED_D", "WED_E",
        "THU_M", "THU_D", "THU_E", "FRI_M", "FRI_D", "FRI_E", "SAT_M", "SAT_D", "SAT_E",
    };
    return bits_of(value, parts, COUNT(parts));
}

static int hours_of(const char *value)
{
    static const char *const ids[] = { "M30", "H1", "H2", "MORE" };
    for (size_t i = 0; value && i < COUNT(ids); i++)
        if (strcmp(ids[i], value) == 0)
            return (int)i + 1;
    return 0;
}

/* ---- both sides -------------------------------------------------------------------- */

static bool has_word(const char *list, const char *word)
{
    size_t len = strlen(word);
    const char *at = len ? strstr(list, word) : NULL;
    return at && (at == list || at[-1] == ' ') && (!at[len] || at[len] == ' ');
}

/* Who has not told their occupation may be asked in any form; who is not 18, in those
 * with learners alone. */
static uint32_t forms_of(const struct fit_person *p, bool mentor)
{
    uint32_t bits = 0;
    for (size_t i = 0; match_form_at(i); i++) {
        const struct match_form *f = match_form_at(i);
        bool minors = mentor ? f->minor_mentors : f->minors;
        if ((p->grown || minors) &&
            (!*p->occupation ||
             has_word(mentor ? f->mentors : f->mentees, p->occupation)))
            bits |= 1u << i;
    }
    return bits;
}

static struct fit_side side_of(const struct turn *t, const struct fit_person *p,
                               bool mentor)
{
    bool school = !p->answers[FIT_SOURCE] || is(p->answers[FIT_SOURCE], "SCHOOL");
    bool pupil = is(p->occupation, "learner") || is(p->occupation, "student");
    bool outside = is(p->occupation, "specialist");
    struct fit_side s = {
        .row = p,
        .needs = direction_bits(p->answers[FIT_DIRECTIONS]),
        .when = week_bits(p->answers[FIT_WHEN]),
        .hours = hours_of(p->answers[FIT_HOURS]),
        .skill = FIT_UNKNOWN,
        .load = FIT_UNKNOWN,
        .staff = !p->learner && p->grown && !pupil && !outside && (!mentor || school),
        .ready = p->ready,
        .away = p->paused_until > t->now,
        .forms = forms_of(p, mentor),
    };
    read_ranked(&s, p->answers[FIT_RANKED]);
    return s;
}

/* ---- a mentee ---------------------------------------------------------------------- */

static struct fit_side mentee_side(struct turn *t, const struct fit_person *p)
{
    static const char *const wishes[] = { "SAME", "DIFFERENT", "DIGITAL", "OUTSIDE" };
    static const char *const gives[] = { "DIGITAL", "METHODS", "VIEW", "PROJECT" };
    struct fit_side s = side_of(t, p, false);
    const char *mode = p->answers[FIT_MODE];
    s.needs |= bits_of(p->answers[FIT_TOPICS], topics, COUNT(topics))
               << FIT_DIRECTIONS_COUNT;
    s.meets = is(mode, "FACE")     ? MEETS_FACE
              : is(mode, "ONLINE") ? MEETS_ONLINE
              : is(mode, "MIXED")  ? MEETS_FACE | MEETS_ONLINE
                                   : 0;
    s.wishes = bits_of(p->answers[FIT_WISHES], wishes, COUNT(wishes));
    s.gives = bits_of(p->answers[FIT_EXCHANGE], gives, COUNT(gives));
    return s;
}

/* ---- a mentor ---------------------------------------------------------------------- */

/* What a mentor told of teaching and of themselves helps learners with, too: the subject
 * with their studies, psychology with friends and confidence, clubs with clubs; who works
 * elsewhere or studies, with the choice of a profession (domain.md 3.3). */
static uint32_t topics_met(const struct fit_person *p, uint32_t can)
{
    static const char *const formats[] = { "PROJECTS" };
    const char *from = p->answers[FIT_SOURCE];
    uint32_t met = 0;
    if (can & (DR3 | DR5) || is(from, "STUDENT") || is(from, "LEARNER"))
        met |= STUDY;
    if (can & DR4)
        met |= FRIENDS | CONFIDENCE;
    if (can & (DR8 | DR9))
        met |= CLUBS;
    if (is(from, "COMPANY") || is(from, "PARTNER") || is(from, "STUDENT"))
        met |= CAREER;
    if (bits_of(p->answers[FIT_MODE], formats, COUNT(formats)))
        met |= PROJECT;
    return met;
}

static uint32_t formats_met(const char *value)
{
    static const char *const face[] = { "VISIT", "CASES", "TOGETHER", "PROJECTS",
                                        "GROUP" };
    static const char *const online[] = { "ONLINE" };
    return (bits_of(value, face, COUNT(face)) ? MEETS_FACE : 0) |
           (bits_of(value, online, COUNT(online)) ? MEETS_ONLINE : 0);
}

static uint32_t wants_of(const char *value)
{
    static const char *const ids[] = { "DIGITAL", "IDEAS", "CHANGE", "GRADE" };
    static const uint32_t met[] = { GIVES_DIGITAL, GIVES_METHODS | GIVES_VIEW,
                                    GIVES_VIEW | GIVES_PROJECT, GIVES_PROJECT };
    uint32_t bits = bits_of(value, ids, COUNT(ids)), out = 0;
    for (size_t i = 0; i < COUNT(ids); i++)
        if (bits & 1u << i)
            out |= met[i];
    return out;
}

/* The mean of what was told of experience and training. */
static int skill_of(const struct fit_person *p)
{
    const char *been = p->answers[FIT_PRACTICE], *learnt = p->answers[FIT_TRAINING];
    int one = is(been, "FORMAL")     ? 100
              : is(been, "INFORMAL") ? 70
              : is(been, "NONE")     ? 30
                                     : FIT_UNKNOWN;
    int other = is(learnt, "DONE")    ? 100
                : is(learnt, "DOING") ? 80
                : is(learnt, "WANT")  ? 50
                : is(learnt, "NO")    ? 20
                                      : FIT_UNKNOWN;
    if (one == FIT_UNKNOWN || other == FIT_UNKNOWN)
        return one == FIT_UNKNOWN ? other : one;
    return (one + other) / 2;
}

/* LoadIndex (domain.md 4.8) in percent: hours met in a month, half an hour for each open
 * request for help, a quarter for each late one, of the hours agreed. What `more` than
 * two hours a week means nobody told: two are counted. */
static int load_of(const struct fit_person *p)
{
    static const int minutes_a_month[] = { 0, 130, 260, 520, 520 };
    int agreed = minutes_a_month[hours_of(p->answers[FIT_HOURS])];
    if (!agreed)
        return FIT_UNKNOWN;
    return 100 * (p->met_minutes + 30 * p->open_help + 15 * p->late_help) / agreed;
}

static struct fit_side mentor_side(struct turn *t, const struct fit_person *p)
{
    struct fit_side s = side_of(t, p, true);
    const char *from = p->answers[FIT_SOURCE], *places = p->answers[FIT_CAPACITY];
    s.topic_help = topics_met(p, s.needs);
    s.meets = formats_met(p->answers[FIT_MODE]);
    s.gives = wants_of(p->answers[FIT_EXCHANGE]);
    s.skill = skill_of(p);
    s.load = load_of(p);
    s.places = matching_places(places ? places : "");
    s.group_only = is(places, "GROUP");
    s.once_only = is(places, "ONCE");
    if (s.needs) {
        s.told |= WISH_DIGITAL;
        s.grants |= s.needs & (DR6 | DR7) ? WISH_DIGITAL : 0;
    }
    if (from) {
        s.told |= WISH_OUTSIDE;
        s.grants |= is(from, "SCHOOL") || is(from, "LEARNER") ? 0 : WISH_OUTSIDE;
    }
    return s;
}

/* ---- all of them ------------------------------------------------------------------- */

static size_t place_of(const struct fit_side *all, size_t count, int64_t person)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (all[middle].row->id < person)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && all[low].row->id == person ? low : count;
}

size_t fit_mentee_of(const struct fit_cohort *c, int64_t person)
{
    return place_of(c->mentees, c->mentee_count, person);
}

size_t fit_mentor_of(const struct fit_cohort *c, int64_t person)
{
    return place_of(c->mentors, c->mentor_count, person);
}

static struct fit_side *sides_of(struct turn *t, const struct fit_people *p, bool mentors)
{
    struct fit_side *all = db_list(t->db, NULL, 0, (p->count + 1) * sizeof *all);
    for (size_t i = 0; i < p->count; i++)
        all[i] = mentors ? mentor_side(t, &p->all[i]) : mentee_side(t, &p->all[i]);
    return all;
}

static void read_pairs(struct turn *t, struct fit_cohort *c, int64_t mentee)
{
    c->again = db_list(t->db, NULL, 0, c->mentee_count * c->mentor_count + 1);
    const struct fit_pair *p = fit_pairs_of(t->db, t->who.organisation, mentee);
    for (; p->mentor; p++) {
        size_t row = fit_mentee_of(c, p->mentee), column = fit_mentor_of(c, p->mentor);
        if (row < c->mentee_count && column < c->mentor_count)
            c->again[row * c->mentor_count + column] = 1;
    }
}

static int overseers_there(struct turn *t)
{
    static const unsigned may[] = { CURATOR, DEPUTY, HEAD };
    int64_t seen[8];
    int count = 0;
    for (size_t i = 0; i < COUNT(may); i++)
        for (const int64_t *p = role_holders(t->db, t->who.organisation, may[i]); *p;
             p++) {
            int n = 0;
            while (n < count && seen[n] != *p)
                n++;
            if (n == count && count < (int)COUNT(seen))
                seen[count++] = *p;
        }
    return count;
}

static struct fit_cohort read_sides(struct turn *t, int64_t mentee,
                                    const struct match_form *form,
                                    const struct match_kind *kind)
{
    struct fit_people a =
        fit_people_of(t->db, t->who.organisation, false, mentee, t->now);
    struct fit_people b = fit_people_of(t->db, t->who.organisation, true, 0, t->now);
    struct fit_cohort c = { .mentees = sides_of(t, &a, false),
                            .mentors = sides_of(t, &b, true),
                            .mentee_count = a.count,
                            .mentor_count = b.count,
                            .scheduled = !kind || kind->scheduled,
                            .actor = t->who.id,
                            .overseers = overseers_there(t) };
    for (size_t i = 0; match_form_at(i); i++) {
        if (!form || match_form_at(i) == form)
            c.forms |= 1u << i;
        if (strcmp(match_form_at(i)->code, "HT") == 0)
            c.led_form = 1u << i;
    }
    return c;
}

struct fit_cohort fit_read(struct turn *t, int64_t mentee, const struct match_form *form,
                           const struct match_kind *kind)
{
    struct fit_cohort c = read_sides(t, mentee, form, kind);
    read_pairs(t, &c, mentee);
    fit_read_subjects(t, &c);
    fit_read_names(t, &c);
    return c;
}

struct fit_cohort fit_read_places(struct turn *t, const struct match_form *form,
                                  const struct match_kind *kind)
{
    return read_sides(t, 0, form, kind);
}
