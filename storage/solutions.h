/* solutions.h - how others solved it: cards without names, written by a curator.
 *
 * Their stems (locales/stems.h) stand in a table of FTS5, the row's number is the card's:
 * a card that is not published has no row there. */
#ifndef STORAGE_SOLUTIONS_H
#define STORAGE_SOLUTIONS_H

#include "storage/db.h"

struct solution {
    int64_t id, organisation; /* id 0: none */
    int64_t case_id;          /* of which it came; 0: of none, or that one is gone */
    const char *topic;        /* as in storage/cases.h */
    const char *title, *situation, *advice;
    enum { SOLUTION_DRAFT, SOLUTION_PUBLISHED, SOLUTION_WITHDRAWN } state;
    int64_t offered_by, made_by; /* who told how; the curator who wrote it; 0: nobody */
    int64_t awaited_until; /* who answered may tell how until then; 0: not awaited */
    int64_t made_at, published_at;
    int64_t shown, helped;
};

/* organisation, case_id, topic, title, situation, advice, offered_by, made_by and
 * awaited_until are the caller's: a draft; its id. 0 when there is one of that case. */
int64_t solution_add(struct db *db, const struct solution *s, int64_t now);
struct solution solution_find(struct db *db, int64_t organisation, int64_t id);
struct solution solution_of_case(struct db *db, int64_t organisation, int64_t case_id);
/* Whoever answered tells how, in their own words ("": they do not, by 0); false when a
 * curator has begun to write it, or it is no draft any more. */
bool solution_told(struct db *db, int64_t id, int64_t by, const char *advice);
/* topic, title, situation, advice, made_by; of a published one `stems` too. */
void solution_save(struct db *db, const struct solution *s, const char *stems);
/* DRAFT or WITHDRAWN to PUBLISHED, found by these stems from now on; false: it is. */
bool solution_publish(struct db *db, int64_t organisation, int64_t id, const char *stems,
                      int64_t now);
/* PUBLISHED to WITHDRAWN: found no more. */
bool solution_withdraw(struct db *db, int64_t organisation, int64_t id);
/* Never a published one. */
bool solution_drop(struct db *db, int64_t organisation, int64_t id);
/* The published ones of this school that the query (locales/stems.h; "" finds nothing)
 * finds, the best first, those of this topic before others of equal worth; how many were
 * put into out. */
size_t solutions_found(struct db *db, int64_t organisation, const char *topic,
                       const char *query, struct solution *out, size_t room);
/* Published ones of this topic, those that helped most first, from `skip` on. */
size_t solutions_of_topic(struct db *db, int64_t organisation, const char *topic,
                          int64_t skip, struct solution *out, size_t room);
/* The topics of published ones, and how many each has; how many topics. */
struct solution_topic {
    const char *topic;
    int64_t count;
};
size_t solution_topics(struct db *db, int64_t organisation, struct solution_topic *out,
                       size_t room);
/* Drafts that nobody else is awaited for: to be written. The oldest first. */
size_t solutions_waiting(struct db *db, int64_t organisation, int64_t now, int64_t skip,
                         struct solution *out, size_t room);
int64_t solutions_waiting_count(struct db *db, int64_t organisation, int64_t now);
/* How often published ones were opened, and said to have helped. */
void solutions_totals(struct db *db, int64_t organisation, int64_t *times_shown,
                      int64_t *times_helped);
/* Those in this state, newest first, from `skip` on; and how many they are. */
size_t solutions_in(struct db *db, int64_t organisation, int state, int64_t skip,
                    struct solution *out, size_t room);
int64_t solutions_count(struct db *db, int64_t organisation, int state);
void solution_shown(struct db *db, int64_t id);
void solution_helped(struct db *db, int64_t id);

#endif
