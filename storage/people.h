/* people.h - a person: how to call, in which language and zone, when not to disturb.
 *
 * A person has no role here: roles stand in posts, enrolments and, later, matches. */
#ifndef STORAGE_PEOPLE_H
#define STORAGE_PEOPLE_H

#include "storage/db.h"

enum person_state {
    PERSON_ACTIVE,
    PERSON_WAITING, /* a minor whose guardian has not agreed yet */
    PERSON_FROZEN,  /* took consent back: told nothing, shown to nobody, soon erased */
};

struct person {
    int64_t id; /* 0: a stranger, of whom nothing is stored */
    int64_t organisation;
    int64_t number;           /* the N of a code */
    const char *name;         /* "" where the school keeps codes only */
    const char *age;          /* "10-13" "14-17" "18+" */
    const char *language;     /* "ru" */
    const char *zone;         /* IANA */
    bool learner;             /* is addressed as «ты» */
    int quiet_from, quiet_to; /* minutes of the day; equal: never quiet */
    bool quiet_weekends;
    int pushes_a_week;
    int64_t joined_at;
    enum person_state state;
    int texts;                         /* the revision of documents they have answered */
    const char *occupation;            /* "teacher" "learner" ...; "" when not told */
    int64_t paused_from, paused_until; /* seconds UTC; 0: not paused */
    int64_t onboarded_at;              /* 0: the questions of the beginning are open */
};

/* The person; one with id 0 when there is none. Strings live in the turn's memory. */
struct person person_find(struct db *db, int64_t id);
/* Stores a new person with the organisation's next number; the id. */
int64_t person_add(struct db *db, const struct person *p, int64_t invitation);
void person_set_name(struct db *db, int64_t id, const char *name);
void person_set_language(struct db *db, int64_t id, const char *language);
void person_set_zone(struct db *db, int64_t id, const char *zone);
void person_set_learner(struct db *db, int64_t id, bool learner);
/* Minutes of the day; equal values switch the hours off. */
void person_set_quiet(struct db *db, int64_t id, int from, int to, bool weekends);
void person_set_pushes(struct db *db, int64_t id, int a_week);
void person_set_age(struct db *db, int64_t id, const char *band);
void person_set_state(struct db *db, int64_t id, enum person_state state);
void person_set_texts(struct db *db, int64_t id, int revision);
void person_set_occupation(struct db *db, int64_t id, const char *occupation);
/* Seconds UTC; 0 and 0 end the pause. */
void person_set_pause(struct db *db, int64_t id, int64_t from, int64_t until);
void person_onboarded(struct db *db, int64_t id, int64_t now); /* 0: no longer */
/* Is there more than one whose name is this word or begins with it? */
bool people_share_name(struct db *db, int64_t organisation, const char *first);
int64_t people_count(struct db *db, int64_t organisation);
/* 18 or older, by their own word: decides alone (domain.md 6.2, Minors). */
bool person_is_grown(const struct person *p);

/* Remembers a push that can wait, and tells when the next is allowed: 0: at once; else
 * the second at which the oldest of this week's pushes is a week old. */
int64_t person_next_push(struct db *db, const struct person *p, int64_t now);
void person_pushed(struct db *db, int64_t id, int64_t now);

#endif
