/* matching.h - what the files that form a match show each other.
 *
 * A draft is a row from the moment its kind is chosen: it survives restarts, several may
 * be open, any curator of the school who is no member of it may go on with it. Every
 * press reads the row again. */
#ifndef HANDLERS_MATCHING_H
#define HANDLERS_MATCHING_H

#include "handlers/features.h"

/* ---- matching_check.c: what stands in the way ------------------------------------- */

enum bar {
    BAR_HARD,    /* neither proposed nor accepted while it is so */
    BAR_PROPOSE, /* not proposed; who was asked before may still accept */
    BAR_SOFT,    /* a curator confirms it by a second tap */
};

struct obstacle {
    const char *word; /* "matching.bar_<word>" says it, and what to do */
    enum bar bar;
    int64_t who, other; /* 0: nobody in particular */
    int64_t count, until;
    const char *words; /* of a person, for curators alone; "" */
};

enum { OBSTACLES_MOST = 60 };
struct obstacles {
    struct obstacle all[OBSTACLES_MOST + 1]; /* the last one is to be passed over */
    size_t count;
};

/* Everything about the match as it is stored now. */
void matching_check(struct turn *t, const struct match *m, struct obstacles *out);
/* What speaks against this person in that role, be they a member or not yet. */
void matching_check_person(struct turn *t, const struct match *m, int64_t person,
                           enum member_role role, struct obstacles *out);
/* The first one of this kind; NULL: there is none. */
const struct obstacle *obstacles_first(const struct obstacles *o, enum bar bar);
size_t obstacles_count(const struct obstacles *o, enum bar bar);
/* A number that is another one when the soft ones are others. */
int64_t obstacles_stamp(const struct obstacles *o);
void obstacle_line(struct card *c, struct turn *t, const struct obstacle *o);
/* What an answer to OM08 comes to; "" for none. */
int matching_places(const char *answer);
/* How many matches this mentor takes at a time (domain.md 3.4 OM08). */
int matching_capacity(struct turn *t, int64_t mentor);
/* Has this mentor no place left, whatever waits for an answer? */
bool matching_is_full(struct turn *t, int64_t mentor);

/* ---- matching.c ------------------------------------------------------------------- */

/* The draft of that number, when the actor may work on it, which keeps it; else shows how
 * things are, and id 0. */
struct match matching_draft(struct turn *t, int64_t id);

/* A draft with these two, one to one; what stands in the way is shown, else what comes
 * next is asked. */
void matching_begin_pair(struct turn *t, const struct match_form *form, int64_t mentee,
                         int64_t mentor);

/* matching:drafts:<how many to pass over> */
void matching_drafts(struct turn *t, int64_t skip);

/* ---- matching_overview.c ---------------------------------------------------------- */

void matching_overview(struct turn *t, const struct match *m);
/* The facts of it as lines, for curators and for those it is proposed to. */
void matching_facts(struct card *c, struct turn *t, const struct match *m);
void matching_people_lines(struct card *c, struct turn *t, const struct match *m);
void matching_send(struct turn *t, int64_t id);
/* A draft in whose way nothing stands is proposed: each side is asked. */
bool matching_propose(struct turn *t, int64_t id);
void matching_recall(struct turn *t, int64_t id);
void matching_recalled(struct turn *t, int64_t id);
void matching_drop(struct turn *t, int64_t id);
void matching_dropped(struct turn *t, int64_t id);

/* ---- matching_steps.c: the screens of single choices ------------------------------- */

/* With m the form or kind of that draft, else those of a new one for this person (0:
 * nobody yet). */
void matching_put_forms(struct turn *t, const struct match *m, int64_t person);
void matching_put_kinds(struct turn *t, const struct match *m, const char *form,
                        int64_t person);
void matching_put_start(struct turn *t, const struct match *m, bool on);
void matching_put_length(struct turn *t, const struct match *m, bool on);
void matching_put_mode(struct turn *t, const struct match *m, bool on);
void matching_put_rhythm(struct turn *t, const struct match *m, bool on);
/* A moment of that date, for day_(), and the school's zone to tell it in; 0 for "". */
int64_t matching_day(struct turn *t, const struct match *m, const char *date);
const char *matching_zone(struct turn *t, const struct match *m);
const char *matching_today(struct turn *t, const struct match *m);
/* The date so many months later; where that month has no such day, its last one. */
const char *months_after(struct turn *t, const char *date, int months);

/* ---- matching_order.c: one thing after another ------------------------------------- */

/* Shows that step ("mentees" "start" ...); false: there is none of that name, or its kind
 * has no such. With `on` the next step follows, else the overview. */
bool matching_step(struct turn *t, const struct match *m, const char *step, bool on);
/* What comes after this step. */
void matching_after(struct turn *t, int64_t id, const char *step, bool on);
/* The first step that is open; NULL: all is there. */
const char *matching_open_step(struct turn *t, const struct match *m);
void matching_set(struct turn *t, int64_t id);
/* A new first day; false when it is no date, past or too far. */
bool matching_set_start(struct turn *t, struct match *m, const char *date);
/* Stores it; what its kind switches off is not kept. */
void matching_save(struct turn *t, struct match *m);

/* ---- matching_people.c: the picker ------------------------------------------------ */

void matching_people(struct turn *t, const struct match *m, enum member_role role,
                     const char *filter, int64_t skip);
void matching_pick(struct turn *t, int64_t id);
void matching_take(struct turn *t, int64_t id);
void matching_leave(struct turn *t, int64_t id);
/* Those whose name or code has these words; NULL: the question for them. */
void matching_search(struct turn *t, const struct match *m, enum member_role role,
                     const char *words);
/* Puts somebody in, in place of another where there is room for one; false: something
 * stands in the way, and is shown. */
bool matching_put(struct turn *t, const struct match *m, int64_t person,
                  enum member_role role);

/* ---- matching_words.c: what a curator types --------------------------------------- */

enum matching_words {
    WORDS_MENTEES,
    WORDS_MENTORS,
    WORDS_START,
    WORDS_GOAL,
    WORDS_TOPIC, /* and the second one */
    WORDS_SPHERE = 6,
    WORDS_KINDS = 16, /* a card is about the match times this, and the kind */
};
void matching_ask_words(struct turn *t, int64_t id);
void matching_put_words(struct turn *t, const struct match *m, int what);
void matching_wrote(struct turn *t, int64_t what_about);

/* ---- match_offer.c ---------------------------------------------------------------- */

/* The match was just moved to PROPOSED: each side is asked as soon as may be. */
void match_offer_begin(struct turn *t, int64_t id);
/* It was just moved back to DRAFT: whoever saw it hears that it is off. */
void match_offer_end(struct turn *t, int64_t id);

/* match_offer_card.c: the actor's own card of a proposal, as it stands, below one more
 * line (NULL: none). */
void match_offer_put(struct turn *t, const struct match *m, const char *key);
/* match_offer:people:<match>:<number>: one of the other side. */
void match_offer_person(struct turn *t, int64_t id);

extern const struct due match_offer_due[]; /* match_offer_told.c */

#endif
