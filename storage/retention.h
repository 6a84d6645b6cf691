/* retention.h - what is kept how long (domain.md 6.4), a function a rule.
 *
 * Each takes at most `room` rows at a time and tells how many, so that a night's work is
 * done in slices between which others are served. Years are 366 days: rather a day too
 * long than a day too short. */
#ifndef STORAGE_RETENTION_H
#define STORAGE_RETENTION_H

#include "storage/db.h"

/* The rules below that need nothing but the rows, one after another: runs the one of
 * that number; -1 past the last. */
int64_t retention_run(struct db *db, int rule, int64_t now, size_t room);

/* Somebody proposed who has not joined in 30 days. */
int64_t retention_referrals(struct db *db, int64_t now, size_t room);
/* With whom one would rather not work, at the end of the cycle in which it was said. */
int64_t retention_avoid(struct db *db, int64_t now, size_t room);
/* Consents, 3 years after they were withdrawn or ended. */
int64_t retention_consents(struct db *db, int64_t now, size_t room);
/* Acts of destruction, after 3 years. */
int64_t retention_acts(struct db *db, int64_t now, size_t room);
/* Empty rows of people erased 3 years ago, when no consent is left. The newest row and
 * the highest code stay, so that neither number is given twice. */
int64_t retention_people(struct db *db, int64_t now, size_t room);
/* Personal links that ended 30 days ago. */
int64_t retention_links(struct db *db, int64_t now, size_t room);

/* A match that somebody began to put together, untouched for 30 days. */
int64_t retention_drafts(struct db *db, int64_t now, size_t room);

/* ---- matches that are over (retention_matches.c) ----------------------------------- */

/* 90 days after the end: diaries with their files (unless the owner keeps them: the
 * preference "diary.keep"), reflection prompts, silences, comments for curators. */
int64_t retention_diaries(struct db *db, int64_t now, size_t room);
int64_t retention_prompts(struct db *db, int64_t now, size_t room);
int64_t retention_silences(struct db *db, int64_t now, size_t room);
int64_t retention_comments(struct db *db, int64_t now, size_t room);
/* A year after their end: flags of no match. Those of one go with its record. */
int64_t retention_flags(struct db *db, int64_t now, size_t room);
/* 3 years after the end: who took part is taken out of the record. A few matches at a
 * time; tells `room` while there are more. */
int64_t retention_records(struct db *db, int64_t now, size_t room);

/* ---- requests for help (retention_cases.c) ----------------------------------------- */

/* 90 days after one was closed or taken back: its words, files, and notes about it.
 * Topic, times and mark stay, for 3 years; then it goes as a whole. */
int64_t retention_case_texts(struct db *db, int64_t now, size_t room);
int64_t retention_cases(struct db *db, int64_t now, size_t room);
/* One that was not sent for a day, with its files. */
int64_t retention_case_drafts(struct db *db, int64_t now, size_t room);
/* Which message was passed on to whom: after 90 days, when its case is not open and was
 * closed as long ago. */
int64_t retention_relays(struct db *db, int64_t now, size_t room);

/* A card of how it was solved that nobody has written in 90 days, with what was told for
 * it. */
int64_t retention_solutions(struct db *db, int64_t now, size_t room);

/* ---- invitations ------------------------------------------------------------------ */

/* Invitations that ended 400 days ago and by which nobody here came. Looks at `room`
 * rows after number *cursor and moves it, to 0 at the end. */
int64_t retention_invitations(struct db *db, int64_t now, int64_t *cursor, size_t room);

/* With whom this person would rather not work ("OE13"): once their match is formed. */
void answers_forget(struct db *db, int64_t person, const char *item);

/* ---- answers: a cycle, its report on 20 January, and 30 days ---------------------- */

/* A questionnaire whose term is over. A cycle ends on the day of the setting cycle.ends
 * ("2027-05-31"; of other years the same day), or on 31 August. */
struct survey {
    int64_t draft, organisation;
    const char *form;
    int version;
    int year; /* in which its cycle ended */
};

size_t retention_surveys(struct db *db, int64_t now, struct survey *out, size_t room);
/* Keeps a choice or a mark without the person. */
void anonymous_answer_add(struct db *db, const struct survey *s, const char *item,
                          const char *value);

/* ---- consents that end ------------------------------------------------------------ */

struct ending {
    int64_t consent, person;
    const char *purpose;
    int64_t valid_until;
};

/* Consents not withdrawn that end after `from`, up to `to`; those after *cursor (a
 * consent, 0 to begin), which moves on, to 0 at the end. How many were put into out. */
size_t retention_ending(struct db *db, int64_t from, int64_t to, int64_t *cursor,
                        struct ending *out, size_t room);
/* P5 for another year; false when it is not theirs, has ended, or was confirmed. */
bool retention_confirm(struct db *db, int64_t person, int64_t consent, int64_t now);
/* Ends P5 whose time is over; false when it was confirmed or withdrawn. */
bool retention_expire(struct db *db, int64_t person, int64_t consent, int64_t now);

#endif
