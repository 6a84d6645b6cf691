/* flags.h - what a rule of domain.md 4.9 has found: a question to a person, never a
 * sanction.
 *
 * One row for a rule, a match, a person and what it is about, as long as it is so; every
 * end is kept, with who ended it: the history of a pair, and how often a rule is wrong.
 * The fact is a word and two numbers, never anybody's words; handlers/flags.c tells it.
 */
#ifndef STORAGE_FLAGS_H
#define STORAGE_FLAGS_H

#include "storage/db.h"

enum { FLAG_INFO = 1, FLAG_YELLOW, FLAG_RED };

struct flag {
    int64_t id, organisation; /* id 0: none */
    const char *rule;         /* "RF-01" */
    int64_t match, person;    /* 0: of none; nobody in particular */
    int64_t about;            /* a case, a consent; 0: nothing more */
    int severity;             /* FLAG_INFO.. */
    const char *fact;         /* which of the rule's texts; its numbers: */
    int64_t count, other;
    int64_t since;     /* since when it is so; seconds UTC, as all that follows */
    int64_t opened_at; /* since when it is known */
    int64_t worse_at;  /* when it became as severe as it is */
    int64_t told_at;   /* a red one to those who oversee it; 0: not */
    int64_t accepted_at, accepted_by; /* 0: not */
    int64_t snoozed_until;            /* 0 or past: not */
    int64_t ended_at, ended_by;       /* 0: open; 0: by the program */
    const char *ending;               /* "passed" "done" "false"; "" while open */
};

struct flag flag_find(struct db *db, int64_t organisation, int64_t id);
/* The open one of this rule, match, person and about; id 0: none. */
struct flag flag_open_of(struct db *db, const struct flag *f);
/* The newest of them that has ended; id 0: none. For the cool-down. */
struct flag flag_ended_of(struct db *db, const struct flag *f);
/* A new one, found now; its id. */
int64_t flag_add(struct db *db, const struct flag *f, int64_t now);
/* Its severity, fact and numbers as they are now. One that became more severe is told
 * anew, is accepted and put off no longer. */
void flag_change(struct db *db, const struct flag *f, int64_t now);
/* Compare-and-set, each: false when it has ended meanwhile, or was so already. */
bool flag_accept(struct db *db, int64_t id, int64_t by, int64_t now);
bool flag_snooze(struct db *db, int64_t id, int64_t until);
bool flag_told(struct db *db, int64_t id, int64_t now);
/* ending: "passed" (by 0) "done" "false". */
bool flag_end(struct db *db, int64_t id, const char *ending, int64_t by, int64_t now);

/* ---- lists: how many were put into out -------------------------------------------- */

/* Open ones of a school, at least so severe and not put off beyond now, the severest
 * first, then the oldest. */
size_t flags_open(struct db *db, int64_t organisation, int severity, int64_t now,
                  int64_t skip, struct flag *out, size_t room);
int64_t flags_open_count(struct db *db, int64_t organisation, int severity, int64_t now);
/* Of a match, the newest first: those that are open alone, or all. */
size_t flags_of_match(struct db *db, int64_t match, bool open, int64_t skip,
                      struct flag *out, size_t room);
/* Open ones about this person that belong to no match. */
size_t flags_of_person(struct db *db, int64_t organisation, int64_t person,
                       struct flag *out, size_t room);
/* Open ones of this rule that belong to no match and are about nobody; about -1: any. */
size_t flags_of_rule(struct db *db, int64_t organisation, const char *rule, int64_t about,
                     struct flag *out, size_t room);
/* How many are open since before that moment, yellow and red ones, not put off beyond
 * now, without those of this rule. */
int64_t flags_older(struct db *db, int64_t organisation, int64_t before, int64_t now,
                    const char *but);
/* All open ones of a match have ended: it is over. */
void flags_pass_match(struct db *db, int64_t match, int64_t now);
/* Of how many of these rules ("RF-02" ... ended by NULL) was one of this match open at
 * some moment since then? Each rule once. */
int64_t flags_rules_since(struct db *db, int64_t match, const char *const *rules,
                          int64_t since);

/* ---- how good a rule is ----------------------------------------------------------- */

struct flag_figures {
    const char *rule;
    int64_t opened, done, wrong, passed, open; /* of those opened since then */
};
/* A row for each rule that was found since then, by rule; ended by rule NULL, in the
 * turn's memory. The rate of false alarms is wrong of (done + wrong). */
struct flag_figures *flag_figures(struct db *db, int64_t organisation, int64_t since);

#endif
