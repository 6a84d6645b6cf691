/* digest_facts.h - what a digest tells besides flags: counts of a school, each by one
 * query. Matches in which the reader is or was a member are left out: somebody else
 * oversees them (domain.md 6.5). All moments are seconds UTC; `to` is never in it. */
#ifndef STORAGE_DIGEST_FACTS_H
#define STORAGE_DIGEST_FACTS_H

#include "storage/db.h"

struct facts_of {
    int64_t organisation, reader;
};

/* A mentee said after a meeting that they want to talk to the curator (PME4): the one
 * answer that a digest tells (domain.md 4.11). */
struct talk_wish {
    int64_t feedback, person, match, at; /* feedback 0: none */
};
/* Those said since then, the earliest first; how many were put into out. */
size_t talk_wishes(struct db *db, const struct facts_of *f, int64_t since,
                   struct talk_wish *out, size_t room);
struct talk_wish talk_wish_find(struct db *db, const struct facts_of *f,
                                int64_t feedback);

struct fact {
    int64_t count, other;
    const char *on; /* the earliest date; NULL: none */
};
/* Agreed steps whose day is over by this date: steps, and running matches. */
struct fact facts_steps(struct db *db, const struct facts_of *f, const char *today);
/* Those matches, the longest overdue first. */
size_t facts_steps_matches(struct db *db, const struct facts_of *f, const char *today,
                           int64_t *out, size_t room);
/* Lines of the register of risks whose day has come, and the first of these days. */
struct fact facts_risks(struct db *db, int64_t organisation, const char *today);
/* Meetings that are to come: all, and those that not all have said yes to. */
struct fact facts_meetings(struct db *db, const struct facts_of *f, int64_t from,
                           int64_t to);
/* General meetings that were announced, the soonest first. */
size_t facts_events(struct db *db, int64_t organisation, int64_t from, int64_t to,
                    int64_t *out, size_t room);
/* Requests for help that were closed in that time, and did help. */
int64_t facts_helped(struct db *db, int64_t organisation, int64_t from, int64_t to);
/* Matches that have held their fifth or tenth meeting in that time. */
struct milestone {
    int64_t match, count;
};
size_t facts_milestones(struct db *db, const struct facts_of *f, int64_t from, int64_t to,
                        struct milestone *out, size_t room);
/* What mentees said of how useful meetings of that time were (PME1): marks of 4 and 5,
 * and all marks. */
struct fact facts_glad(struct db *db, const struct facts_of *f, int64_t from, int64_t to);

/* ---- of all flags of a school ----------------------------------------------------- */

/* Since when nothing has been red: 0 while something is, or nothing ever ran. */
int64_t facts_calm_since(struct db *db, int64_t organisation);
struct rule_count {
    const char *rule; /* "RF-02" */
    int severity;
    int64_t count;
};
/* Open ones, not put off, by rule and severity; how many were put into out. */
size_t facts_rules(struct db *db, int64_t organisation, int64_t now,
                   struct rule_count *out, size_t room);
int64_t facts_running(struct db *db, int64_t organisation); /* matches */

#endif
