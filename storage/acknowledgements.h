/* acknowledgements.h - texts that were read, accepted or turned down: which version,
 * when. */
#ifndef STORAGE_ACKNOWLEDGEMENTS_H
#define STORAGE_ACKNOWLEDGEMENTS_H

#include "storage/db.h"

struct acknowledgement {
    int64_t person;
    const char *text;   /* the document's name: "rights_mentee", "P3" */
    int version;        /* 0: never answered */
    const char *answer; /* "read" "accepted" "no" "later" */
    const char *hash, *language;
    int64_t at;
};

/* Stores the answer; one to the same version is replaced. */
void acknowledge(struct db *db, const struct acknowledgement *a);
/* The answer to the newest version that was answered; version 0: none. */
struct acknowledgement acknowledgement_find(struct db *db, int64_t person,
                                            const char *text);

#endif
