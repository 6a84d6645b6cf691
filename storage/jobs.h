/* jobs.h - what nastavnik-office was asked to make, until it is made. */
#ifndef STORAGE_JOBS_H
#define STORAGE_JOBS_H

#include "storage/db.h"

struct job {
    int64_t id;       /* 0: none */
    const char *kind; /* "feature.what", told to the feature when it is made */
    int64_t person, about;
    const char *input; /* JSON */
    int attempts;
};

int64_t job_add(struct db *db, const struct job *j);
struct job job_next(struct db *db); /* the oldest */
/* Does one of this kind wait that this person asked for? */
bool job_waits(struct db *db, int64_t person, const char *kind);
void job_attempt(struct db *db, int64_t id);
void job_remove(struct db *db, int64_t id);

#endif
