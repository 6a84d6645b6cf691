/* fit.h - how well a mentee and a mentor fit (domain.md 2 E01): hard rules first, then a
 * score of 0 to 100 with its reasons.
 *
 * Answers become bits once for each person, so that all pairs of a school are looked at
 * in one go. Whatever was not answered counts neither for nor against, and is named. It
 * is a hint: a curator decides, and what people wish themselves comes before it. */
#ifndef HANDLERS_FIT_H
#define HANDLERS_FIT_H

#include "handlers/features.h"

/* ---- a person in bits -------------------------------------------------------------- */

/* Needs of a mentee and what a mentor can: nine directions (DR1..DR9), then the topics of
 * learners (OL01). */
enum { FIT_DIRECTIONS_COUNT = 9, FIT_TOPICS_COUNT = 6, FIT_RANKS = 3 };
enum { MEETS_FACE = 1, MEETS_ONLINE = 2 };
enum { WISH_SAME = 1, WISH_DIFFERENT = 2, WISH_DIGITAL = 4, WISH_OUTSIDE = 8 };
enum { GIVES_DIGITAL = 1, GIVES_METHODS = 2, GIVES_VIEW = 4, GIVES_PROJECT = 8 };
enum { FIT_STEMS = 24, FIT_NAMES = 4, FIT_UNKNOWN = -1 };

struct fit_side {
    const struct fit_person *row;      /* as it was read */
    uint32_t needs, ranked[FIT_RANKS]; /* of a mentor: can, and what best */
    uint32_t topic_help;               /* of a mentor: needs of learners met on the way */
    uint32_t when;                     /* a bit for each part of the week */
    uint32_t meets;                    /* MEETS_ */
    int hours;                         /* a week: 1 half an hour .. 4 more; 0: not told */
    uint32_t wishes, grants, told;     /* WISH_: wished; met; known whether met */
    uint32_t gives;                    /* GIVES_: given by a mentee, wanted by a mentor */
    int skill;                         /* of a mentor, 0 to 100; FIT_UNKNOWN */
    int places, load; /* of a mentor: at a time; percent of LoadIndex, FIT_UNKNOWN */
    bool group_only, once_only;
    bool staff;     /* works in this school */
    bool ready;     /* may be in a match */
    bool away;      /* now */
    uint32_t forms; /* a bit for each of match_form_at(): may take this part in it */
    uint32_t subject[FIT_STEMS], subjects; /* stems of what they teach */
    uint32_t name[FIT_NAMES], names;       /* stems of their name */
    uint32_t rare;                         /* which of them nobody else there has */
    uint32_t avoids[FIT_STEMS], avoided;   /* stems of with whom they would rather not */
    uint32_t asks[FIT_STEMS], asked;       /* and of whom they named in their request */
};

/* ---- hard rules -------------------------------------------------------------------- */

enum fit_bar {
    FIT_MAY,
    FIT_SELF,         /* the same person */
    FIT_OWN,          /* the actor is one of them */
    FIT_NOT_READY,    /* no consent, no guardian confirmed, waiting */
    FIT_NOT_ACCEPTED, /* as a mentor */
    FIT_FORM,         /* the form does not allow these two */
    FIT_KIND,         /* takes groups alone, or single talks alone */
    FIT_FULL,         /* no place left, open proposals counted */
    FIT_AWAY,         /* both are */
    FIT_AGAIN,        /* together now, ended early, declined, or not this pair */
    FIT_AVOIDED,      /* one has named the other */
    FIT_LINE,         /* one is over the other, or decides about them */
    FIT_BARS,
};

struct fit_cohort {
    struct fit_side *mentees, *mentors;
    size_t mentee_count, mentor_count;
    unsigned char *again; /* a byte for each pair, row by row */
    uint32_t forms;       /* those that are meant, as in fit_side */
    uint32_t led_form;    /* the one in which a head helps teachers */
    bool scheduled;       /* the kind has a rhythm and takes a place */
    int64_t actor;
    int overseers;    /* who could watch over a match */
    int more_places;  /* what if each mentor had so many more */
    unsigned without; /* criteria left out: 1 << enum fit_by */
};

/* ---- the score --------------------------------------------------------------------- */

enum fit_by {
    BY_NEED,   /* what is difficult and what the other can; ranked ones more */
    BY_WISH,   /* what kind of mentor was wished for */
    BY_WHEN,   /* parts of the week that both have marked */
    BY_MODE,   /* in person, online */
    BY_LOAD,   /* free places, and the LoadIndex (domain.md 4.8) */
    BY_HOURS,  /* time a week */
    BY_RETURN, /* what can be given back, and what is wanted */
    BY_SKILL,  /* experience and training as a mentor */
    BY_COUNT,
};

struct fit {
    int score;            /* 0 to 100 */
    int value[BY_COUNT];  /* 0 to 100 each; FIT_UNKNOWN: an answer is missing */
    bool asked_for;       /* the mentee has named this mentor: before any score */
    bool perhaps_avoided; /* words of one of them may mean the other */
};

/* fit.c: plain sums, nothing is read. */
int fit_weight(enum fit_by by);
enum fit_bar fit_bar(const struct fit_cohort *c, size_t mentee, size_t mentor);
struct fit fit_of(const struct fit_cohort *c, size_t mentee, size_t mentor);
/* The mentee's wishes of which it is known that this mentor meets them, or does not. */
uint32_t fit_wishes(const struct fit_side *a, const struct fit_side *b, bool met);
/* Free places of that mentor, as it may be asked "what if". */
int fit_places(const struct fit_cohort *c, size_t mentor);

/* The most telling ones: at most `room` that speak for it, into out; how many. And the
 * one that speaks against it most; BY_COUNT: none does. */
size_t fit_reasons(const struct fit_cohort *c, const struct fit *f, enum fit_by *out,
                   size_t room);
enum fit_by fit_doubt(const struct fit_cohort *c, const struct fit *f);

/* ---- reading ----------------------------------------------------------------------- */

/* fit_read.c: those of the actor's school; `mentee`: this one alone (0: everybody). With
 * form and kind NULL any form that fits is meant, and a match with a rhythm. */
struct fit_cohort fit_read(struct turn *t, int64_t mentee, const struct match_form *form,
                           const struct match_kind *kind);
/* Who waits, who has places, and what is needed: enough to count, not to ask of a pair.
 */
struct fit_cohort fit_read_places(struct turn *t, const struct match_form *form,
                                  const struct match_kind *kind);
/* Their places in the lists; the count of the list when they are not there. */
size_t fit_mentee_of(const struct fit_cohort *c, int64_t person);
size_t fit_mentor_of(const struct fit_cohort *c, int64_t person);

/* fit_names.c: whom somebody's words mean. `all` of `count` are the other side. */
void fit_read_names(struct turn *t, struct fit_cohort *c);
void fit_read_subjects(struct turn *t, struct fit_cohort *c);
enum fit_named { NAMED_NOT, NAMED_PERHAPS, NAMED };
enum fit_named fit_named(const struct fit_side *whom, const uint32_t *stems,
                         uint32_t count);
/* ---- words ------------------------------------------------------------------------- */

/* fit_words.c: up to three lines for, one of doubt, one of what nobody told. */
void fit_lines(struct card *c, struct turn *t, const struct fit_cohort *cohort_,
               size_t mentee, size_t mentor);
/* "Обычное время", as a part of a text. */
const char *fit_by_key(struct turn *t, enum fit_by by);
const char *fit_bar_key(struct turn *t, enum fit_bar bar);
/* The directions in which there are more needs than mentors with a place, the worst
 * first: "Методика", how many need it, how many places there are. */
struct fit_lack {
    const char *what;
    int wanted, places;
};
size_t fit_lacks(struct turn *t, const struct fit_cohort *c, struct fit_lack *out,
                 size_t room);

#endif
