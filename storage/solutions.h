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
    int64_t made_at, published_at;
    int64_t shown, helped;
};

/* organisation, case_id, topic, title, situation, advice, offered_by, made_by are the
 * caller's: a draft; its id. 0 when there is one of that case. */
int64_t solution_add(struct db *db, const struct solution *s, int64_t now);
struct solution solution_find(struct db *db, int64_t organisation, int64_t id);
/* topic, title, situation, advice, made_by; of a published one `stems` too. */
void solution_save(struct db *db, const struct solution *s, const char *stems);
/* DRAFT or WITHDRAWN to PUBLISHED, found by these stems from now on; false: it is. */
bool solution_publish(struct db *db, int64_t organisation, int64_t id, const char *stems,
                      int64_t now);
/* PUBLISHED to WITHDRAWN: found no more. */
bool solution_withdraw(struct db *db, int64_t organisation, int64_t id);
bool solution_drop(struct db *db, int64_t organisation, int64_t id); /* a draft */
/* The published ones of this school that the query (locales/stems.h; "" finds nothing)
 * finds, the best first, those of this topic before others of equal worth; how many were
 * put into out. */
size_t solutions_found(struct db *db, int64_t organisation, const char *topic,
                       const char *query, struct solution *out, size_t room);
/* Published ones of this topic, those that helped most first. */
size_t solutions_of_topic(struct db *db, int64_t organisation, const char *topic,
                          struct solution *out, size_t room);
/* Those in this state, newest first, from `skip` on; and how many they are. */
size_t solutions_in(struct db *db, int64_t organisation, int state, int64_t skip,
                    struct solution *out, size_t room);
int64_t solutions_count(struct db *db, int64_t organisation, int state);
void solution_shown(struct db *db, int64_t id);
void solution_helped(struct db *db, int64_t id);

/* One search on that day ("2026-09-07") about that topic ("" for all). */
void search_count(struct db *db, int64_t organisation, const char *day, const char *topic,
                  bool found);
struct search_total {
    const char *topic; /* NULL: past the last */
    int64_t found, empty;
};
/* By topic since that day, those that found nothing most often first; how many. */
size_t searches_since(struct db *db, int64_t organisation, const char *day,
                      struct search_total *out, size_t room);

#endif
