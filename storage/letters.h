/* letters.h - a curator writes to one person, who may answer.
 *
 * Only that they wrote stands here: the words are in both chats (relays.h). A letter is
 * open until one of them ends it, or both are silent for long. */
#ifndef STORAGE_LETTERS_H
#define STORAGE_LETTERS_H

#include "storage/db.h"

struct letter {
    int64_t id, organisation;           /* id 0: none */
    int64_t from_person, to_person;     /* the curator; whom they wrote to */
    int64_t match;                      /* about which; 0: none in particular */
    int64_t broadcast;                  /* which one it answers; 0: none */
    int64_t held;                       /* words shown back to the curator, not sent; 0 */
    int64_t made_at, said_at, ended_at; /* seconds UTC; 0: not */
};

/* The open one between these two about this match (0: none), made if there is none. */
struct letter letter_open(struct db *db, const struct letter *l, int64_t now);
/* The one in which this person takes part; id 0: none. */
struct letter letter_of(struct db *db, int64_t person, int64_t id);
/* Of whomever: for the program's own promises; never for a press. */
struct letter letter_anywhere(struct db *db, int64_t id);
/* Those of this person that are open and in which something was said, the newest first;
 * how many were put into out. */
size_t letters_of(struct db *db, int64_t person, struct letter *out, size_t room);
void letter_hold(struct db *db, int64_t id, int64_t held);
/* Are these words of this person held for a letter? */
bool letter_holds(struct db *db, int64_t person, int64_t held);
/* Something was passed on. */
void letter_said(struct db *db, int64_t id, int64_t now);
/* False when it has ended. */
bool letter_end(struct db *db, int64_t id, int64_t now);

#endif
