/* flag_facts.h - what the rules of the course of a match read (domain.md 4.9): numbers
 * and moments, never anybody's words. Each question is answered through the index of one
 * match, one person, or one school. */
#ifndef STORAGE_FLAG_FACTS_H
#define STORAGE_FLAG_FACTS_H

#include "storage/meetings.h"

/* When the last meetings that were held began, newest first; how many. */
size_t match_held_at(struct db *db, int64_t match, int64_t *out, size_t room);

/* What became of a meeting that had been agreed on, or was asked about. */
struct outcome_fact {
    enum meeting_status status;
    int64_t starts_at;
    const char *by; /* who cancelled it: "mentor" "mentee"; "" nobody of them */
};
/* The last ones before now that are settled or cancelled, newest first: proposals that
 * nobody had agreed to are none, nor what was moved; how many. */
size_t match_outcomes(struct db *db, int64_t match, int64_t now, struct outcome_fact *out,
                      size_t room);

#endif
