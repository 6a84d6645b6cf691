/* broadcasts.h - the same words of a curator to many: to whom, which words, and how far
 * they have come.
 *
 * Every step from state to state is a compare-and-set on the row. Whom it reaches is
 * written down when it is about to leave, a row each; an outbox row that is gone has
 * left.
 */
#ifndef STORAGE_BROADCASTS_H
#define STORAGE_BROADCASTS_H

#include "storage/people_lists.h"

/* Whom it is for: lists of words, a blank between, "" for all of them.
 * roles: "mentee" "mentor" "guardian" "staff"; forms: "TT".. (domain.md 1.3);
 * stages: "unmet" "active" "paused" "closing" "none" (a mentee or mentor in no pair) */
struct broadcast {
    int64_t id, organisation, made_by; /* id 0: none */
    const char *roles, *forms, *stages;
    bool silent; /* only who has not answered what waits for them */
    const char *words;
    int64_t relay;     /* of the message that is its text: a correction of it is heard */
    const char *state; /* "draft" "leaving" "sending" "sent" "dropped" */
    int64_t made_at, leaves_at, sent_at, ended_at; /* seconds UTC; 0: not */
    int64_t told, lost;                            /* once it has ended */
};

/* ---- the draft -------------------------------------------------------------------- */

/* The newest draft of this person, made if there is none. */
struct broadcast broadcast_draft(struct db *db, int64_t organisation, int64_t person,
                                 int64_t now);
struct broadcast broadcast_find(struct db *db, int64_t organisation, int64_t id);
/* The same, of whatever school: for the program's own promises; never for a press. */
struct broadcast broadcast_anywhere(struct db *db, int64_t id);
/* Whom it is for, and its words, as they stand in b; a draft's only. */
bool broadcast_save(struct db *db, const struct broadcast *b);
/* False when it was not in that state. Into "leaving" it leaves at `at`, into "sending"
 * it was sent then. */
bool broadcast_move(struct db *db, int64_t id, const char *from, const char *to,
                    int64_t at);

/* ---- whom it reaches -------------------------------------------------------------- */

struct audience {
    struct listed *people; /* talloc array; since: words do not reach them since then */
    size_t count;
    int64_t unreachable;  /* of those */
    int64_t away, barred; /* left out: on a pause; who waits or took consent back */
};
/* Who belongs to it now, its author left out; by number. */
struct audience broadcast_audience(struct db *db, const struct broadcast *b, int64_t now);
/* They are the ones whom it is sent to; broadcast_unlist() takes that back. */
void broadcast_list(struct db *db, int64_t id, const struct audience *a);
void broadcast_unlist(struct db *db, int64_t id);
/* Some who are listed: now they wait for their turn. How many were put into out. */
size_t broadcast_slice(struct db *db, int64_t id, int64_t *out, size_t room);
/* "waiting" "said" "lost"; NULL: it is not for this person. */
const char *broadcast_person(struct db *db, int64_t id, int64_t person);
/* It is in the outbox for them, as that row. */
void broadcast_said(struct db *db, int64_t id, int64_t person, int64_t outbox);
/* It does not reach them; false when nobody such was awaited. */
bool broadcast_lose(struct db *db, int64_t id, int64_t person);
/* Whoever still waits is one whom it does not reach. */
void broadcast_lose_rest(struct db *db, int64_t id);

struct broadcast_counts {
    int64_t all, waiting, leaving, told, lost;
};
struct broadcast_counts broadcast_count(struct db *db, int64_t id);
/* Sent and kept with its counts; false when it was before. */
bool broadcast_end(struct db *db, int64_t id, const struct broadcast_counts *n,
                   int64_t now);
/* Whom it did not reach, by number; how many. */
size_t broadcast_lost(struct db *db, int64_t id, int64_t skip, int64_t *out, size_t room);
/* Those of a school that were sent, newest first, from `skip` on. */
size_t broadcasts_sent(struct db *db, int64_t organisation, int64_t skip,
                       struct broadcast *out, size_t room);
int64_t broadcasts_sent_count(struct db *db, int64_t organisation);

#endif
