/* acts.h - what people do, as tables: an act, and the answer that it must get.
 *
 * So that an answer cannot be taken for that of another act, and a repeat cannot happen
 * by itself (watch.h): the buttons of an answer always differ from what was on the
 * screen, and a way never goes A, B, A, B within one message. */
#ifndef CRASH_ACTS_H
#define CRASH_ACTS_H

#include "bot/base.h"

/* What an act does that can be counted. */
enum effect {
    NOTHING,
    TOGGLED,       /* the person's quiet weekends are switched */
    MADE,          /* an invitation */
    REVOKED,       /* the same */
    JOINED,        /* a person, a consent, a use of the link, an application */
    READ,          /* a card of rights */
    AGREED,        /* a further consent */
    REFUSED,       /* the same, not given */
    PUT_OFF,       /* the same, to be asked once more; the profile is begun */
    NAMED,         /* an answer to a question */
    TOLD,          /* the same */
    FILLED,        /* a questionnaire */
    PROPOSED,      /* a meeting */
    CONFIRMED,     /* the same, by the partner */
    MOVED,         /* a confirmed one */
    CANCELLED,     /* the same */
    CASE_SENT,     /* for help: a case of its own */
    CASE_TAKEN_UP, /* the same, by the partner */
    PASSED_ON,     /* a line, to the other of the two */
    UNSAID,        /* the partner's last one */
    CASE_SOLVED,   /* the case: so says the partner, then the asker */
    EFFECTS
};

struct act {
    const char *say;    /* words; "%s" is the word of the link, or the person's number;
                         * "%d" a day to come */
    const char *press;  /* else: the button whose data has this in it; "%n": that of the
                         * day after that one */
    const char *expect; /* a button of the answer has this in its data; NULL: the words,
                         * and a number of their own, arrive in the other chat */
    enum effect effect;
    enum how {
        ALWAYS,
        SOMETIMES,    /* one time in two it is left out */
        MAYBE,        /* its answer may be there already: then from the last words on */
        TO_PARTNER,   /* the answer comes in the chat of their partner */
        BY_PARTNER,   /* who does it, and is answered */
        FROM_PARTNER, /* who does it; the answer comes in the person's own chat */
    } how;
};

/* Each ends with an act without say and press, after which it begins anew; a newcomer
 * is somebody else then. */
extern const struct act acts_of_member[], acts_of_curator[], acts_of_newcomer[],
    acts_of_mentor[], acts_of_asker[];

#endif
