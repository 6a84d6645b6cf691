/* school.h - the demo school: who is in it, and a term of its history.
 *
 * It is made through the same functions of storage/ that the handlers use, each told the
 * day on which it would have happened, so nothing in it could not have come to be. */
#ifndef PLAYGROUND_SCHOOL_H
#define PLAYGROUND_SCHOOL_H

#include "bot/form_file.h"
#include "locales/words.h"
#include "storage/storage.h"

extern const char school_zone[];

/* Users of the emulator. */
enum { SCHOOL_CURATOR = 5201, SCHOOL_MENTOR = 5204, SCHOOL_MENTEE = 5205 };

struct school_member {
    int64_t user;         /* of the emulator */
    const char *called;   /* there */
    const char *name;     /* in the school; "": a child who waits leaves none */
    const char *language; /* of their app too */
    unsigned roles;       /* a child who waits: the one they are to have */
    int joined;           /* days ago */
    int link;             /* by which they came, see school.c */
    const char *age;
    const char *occupation;
    const char *further; /* answers to P2, P3 and P4: y, n, l (later) each */
    const char *said;    /* the answers to their questionnaire, see school_told.c */
    enum school_now {    /* what became of them since */
                      SCHOOL_TAKES_PART,
                      SCHOOL_ASKED, /* the questionnaire is not answered yet */
                      SCHOOL_WAITS, /* a child, for a guardian */
                      SCHOOL_RESTS, /* on a pause */
                      SCHOOL_LOST,  /* blocked the bot */
    } now;
};

/* In the order in which they joined; NULL past the last. */
const struct school_member *school_member(size_t i);
/* The place of one who is there. */
size_t school_member_index(int64_t user);

/* Fills a database that has no school yet; false with words in `why`. */
bool school_make(struct db *db, const struct words *words, const struct forms *forms,
                 int64_t now, struct buffer *why);
/* Is it this school that the database holds? */
bool school_is_in(struct db *db);
/* The code of an open invitation for mentees, made anew when the last one has ended. On
 * the database's memory, within a transaction. */
const char *school_open_code(struct db *db, int64_t now);

#endif
