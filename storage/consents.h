/* consents.h - one record per purpose and text version (domain.md 6.3). */
#ifndef STORAGE_CONSENTS_H
#define STORAGE_CONSENTS_H

#include "storage/db.h"

struct consent {
    int64_t id, person, organisation;
    const char *purpose; /* "P1".."P7" */
    int text_version;
    const char *text_hash; /* 64 hex digits of SHA-256 over the text as it was shown */
    const char *language;
    const char *channel;  /* "messenger" "paper" "console" */
    int64_t entered_by;   /* who typed it in for them; 0: themselves */
    const char *evidence; /* number and date of a paper; NULL: none */
    int64_t guardian;     /* who gave it for a minor; 0: themselves */
    int64_t given_at, withdrawn_at;
    int64_t valid_until; /* 0: no end was set */
};

int64_t consent_add(struct db *db, const struct consent *c);
/* The newest consent for a purpose that was not withdrawn; id 0: none. */
struct consent consent_find(struct db *db, int64_t person, const char *purpose);
/* False when there was nothing to withdraw. */
bool consent_withdraw(struct db *db, int64_t person, const char *purpose, int64_t now);
/* The same by another way: "messenger" "paper" "expired" "guardian". */
bool consent_withdraw_by(struct db *db, int64_t person, const char *purpose,
                         const char *channel, int64_t now);
/* 64 hex digits, in the turn's memory. */
const char *consent_hash(struct db *db, const char *text);

#endif
