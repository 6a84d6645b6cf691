/* people.h - a person: how to call, in which language and zone, when not to disturb.
 *
 * A person has no role here: roles stand in posts, enrolments and, later, matches. */
#ifndef STORAGE_PEOPLE_H
#define STORAGE_PEOPLE_H

#include "storage/db.h"

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
int64_t people_count(struct db *db, int64_t organisation);

/* Remembers a push that can wait, and tells when the next is allowed: 0 for now, else
 * the second at which the oldest of this week's pushes is a week old. */
int64_t person_next_push(struct db *db, const struct person *p, int64_t now);
void person_pushed(struct db *db, int64_t id, int64_t now);

/* Destroys everything personal of this person in every table, keeping an empty row, the
 * consents' bare facts and the counts. The caller appends to the list of erasures
 * first, and truncates the log after the commit. */
void person_erase(struct db *db, int64_t id, int64_t now);

#endif
