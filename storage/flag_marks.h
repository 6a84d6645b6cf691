/* flag_marks.h - what rules that read marks are told of one match: numbers, never words
 * (domain.md 4.9 RF-04 .. RF-17, RF-22). Nothing that somebody wrote leaves this file.
 *
 * Every list is newest first and bounded, and found by the indexes of the match. */
#ifndef STORAGE_FLAG_MARKS_H
#define STORAGE_FLAG_MARKS_H

#include "storage/db.h"

enum { MARKED_MOST = 20 }; /* so many meetings are looked back at, never more */

/* ---- after a meeting -------------------------------------------------------------- */

/* What one person said of one meeting; in a group, of each partner, together. */
struct marked {
    int64_t meeting, starts_at, filled_at;
    bool mentor;    /* for which side they spoke */
    int main;       /* PME1 or PMM2, the lowest one; 0: skipped */
    int lowest;     /* of PME1 and PME2, or PMM2; 0: all were skipped */
    int sum, count; /* of all marks of 1 to 5 */
    int alike;      /* the mark that all of them are; 0: they differ, or there is none */
    const char *word; /* what the third question was answered by; "" */
    int64_t seconds;  /* from the first question to the last answer */
    int answers;      /* so many were given in that time */
};
/* Of this person in this match; how many were put into out. */
size_t marked_by(struct db *db, int64_t match, int64_t person, struct marked *out,
                 size_t room);

/* ---- the monthly pulse ------------------------------------------------------------ */

struct pulse_mark {
    int value; /* 1 to 5 */
    int64_t at;
};
/* What they answered to this item ("RHX1") of that side ("mentor" "mentee"). */
size_t pulse_marks(struct db *db, int64_t match, int64_t person, const char *side,
                   const char *item, struct pulse_mark *out, size_t room);

/* When they filled the last one of this match; 0: never. */
int64_t pulse_filled_at(struct db *db, int64_t match, int64_t person);

/* ---- meetings --------------------------------------------------------------------- */

struct met { /* one that was held */
    int64_t id, starts_at;
    int minutes;       /* as told, else as planned */
    bool logged;       /* told after it was */
    int64_t logged_at; /* and when; 0: not logged */
    int64_t delay;     /* seconds from its end to then */
    int64_t apart;     /* seconds between what each side said when asked; -1: not both */
    bool moved;        /* a step was agreed at it, or done or dropped within two days */
};
size_t meetings_met(struct db *db, int64_t match, int64_t now, struct met *out,
                    size_t room);
/* How many began since then and are disputed: one side says held, the other not; when the
 * newest of them began. */
int64_t meetings_disputed(struct db *db, int64_t match, int64_t since, int64_t *newest);
struct rate {
    int64_t part, whole;
    int64_t newest; /* of the whole: when it was, or was asked; 0: there is none */
};
/* Those that began, or were to begin, since then, and which this person cancelled or says
 * that they missed. */
struct rate meetings_cancelled_by(struct db *db, int64_t match, int64_t person,
                                  int64_t since);
/* Of the last `room` meetings after which this person was asked for marks, and whose week
 * for it is over or that are marked: how many they marked (domain.md 4.2 EN3). */
struct rate marks_rate(struct db *db, int64_t match, int64_t person, int64_t now,
                       size_t room);

/* ---- reflection ------------------------------------------------------------------- */

/* When this person last wrote or said anything for themselves; 0: never. */
int64_t reflected_at(struct db *db, int64_t person);
/* Of the questions for reflection put to them in this match since then, the open ones
 * left out: how many were answered by voice, or by a text of at least that many
 * characters (domain.md 4.2 EN4). What its owner has deleted counts as long enough. */
struct rate reflection_rate(struct db *db, int64_t match, int64_t person, int64_t since,
                            int64_t letters);

struct written {
    int64_t at;
    int64_t letters; /* how long it is, blanks at the ends left out */
};
/* The texts of their answers in this match. */
size_t reflections_written(struct db *db, int64_t match, int64_t person,
                           struct written *out, size_t room);
/* How much the newest of them is like the likest of up to `room` before it, in percent,
 * texts shorter than `letters` left out: of the words in both, those that both have, each
 * as often as it is in both, in whatever order (2 * common / all). 0: there is nothing to
 * compare. The texts stay here. */
int reflection_likeness(struct db *db, int64_t match, int64_t person, int64_t letters,
                        size_t room);
/* The measure itself, of two texts. */
int text_likeness(const char *one, const char *other);

#endif
