/* school_history.h - the demo school's past while it is being told, for school*.c. */
#ifndef PLAYGROUND_SCHOOL_HISTORY_H
#define PLAYGROUND_SCHOOL_HISTORY_H

#include "tests/playground/school.h"

#define SCHOOL_GROWN "18+"

enum { SCHOOL_PEOPLE = 40, SCHOOL_MORNING = 8 * 60 + 30 };

enum way {
    BY_FOUNDER,
    BY_HEAD,
    BY_PSYCHOLOGIST,
    BY_MENTORS,
    BY_DEPUTY,
    BY_MENTEES,
    BY_MISTAKE,
    BY_LATE_MENTEES,
    BY_LATE_MENTORS,
    BY_NEW_MENTEES,
    BY_NEW_MENTORS,
    LINKS,
    BY_CHILD = LINKS, /* the link that is bound to the minor before them */
};

/* An invitation, in the order in which they were made. */
struct school_link {
    const char *role;
    int made, lasts; /* days ago; days */
    int uses;        /* -1: as many as come */
    int revoked;     /* days ago; 0: never */
};
extern const struct school_link school_links[LINKS];

struct history {
    struct db *db;
    const struct words *words;
    const struct forms *forms;
    void *mem;
    int64_t now, organisation, founder;
    int64_t invitations[LINKS];
    int64_t people[SCHOOL_PEOPLE]; /* in the order of the members; 0: not yet */
};

/* ---- school.c --------------------------------------------------------------------- */

/* That many days ago, on a day of work, so many minutes after midnight. */
int64_t school_then(const struct history *h, int days, int minute);
/* The person of this user, who is in by now. */
int64_t school_person(const struct history *h, int64_t user);
void school_note(const struct history *h, int64_t at, int64_t by, const char *act,
                 int64_t about, const char *detail);
void school_promise(const struct history *h, const char *kind, int64_t person,
                    int64_t about, int step, int64_t due);

/* ---- school_texts.c --------------------------------------------------------------- */

/* P1 in the words of this document; by: who gave it for a minor, or 0. */
void school_first_consent(const struct history *h, int64_t person,
                          const struct school_member *m, const char *document, int64_t by,
                          int64_t at);
/* They have read this text, or answered it: "read" "accepted" "no" "later". */
void school_answer(const struct history *h, int64_t person, const struct school_member *m,
                   const char *document, const char *answer, int64_t at);
/* The rights of each of their roles, then the further consents. */
void school_texts(const struct history *h, int64_t person, const struct school_member *m,
                  int64_t at);

/* ---- school_told.c ---------------------------------------------------------------- */

/* The profile, then the questionnaire of what they came for. Names that no form has are
 * a mistake of the table: the program ends. */
void school_told(const struct history *h, int64_t person, const struct school_member *m,
                 int64_t at);
/* What a guardian told; `about` is the guardianship. */
void school_told_by_guardian(const struct history *h, int64_t person, int64_t about,
                             int64_t at);

/* ---- school_life.c ---------------------------------------------------------------- */

/* A post: offered by the founder, accepted, confirmed by the head once there is one. */
void school_give_post(const struct history *h, int64_t person, unsigned role, int64_t at);
/* A mentor's application, and what became of it. */
void school_apply(const struct history *h, int64_t person, const struct school_member *m,
                  int64_t at);
/* A minor begins to wait for a guardian. */
void school_minor_waits(const struct history *h, int64_t minor, int64_t at);
/* Everybody is in: whatever came afterwards. */
void school_life(const struct history *h);
/* Who rests by now, and who cannot be reached. */
void school_away(const struct history *h);

#endif
