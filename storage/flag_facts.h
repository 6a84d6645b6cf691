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

/* What a mentor had to do in their matches that are active, since then. */
struct mentor_load {
    int64_t minutes; /* of meetings that were held: as told, else as planned */
    int64_t cases; /* requests for help that wait for them; safety ones not among them */
    int64_t overdue; /* steps whose day is before `today`, of whomever in the match */
};
struct mentor_load mentor_load(struct db *db, int64_t person, int64_t since,
                               const char *today);
/* Of the newest filled questionnaire of theirs: a choice, or several with a comma
 * between;
 * "" when it was not answered. */
const char *newest_answer(struct db *db, int64_t person, const char *form,
                          const char *item);

/* Who could lead one more: mentors of a school whom a curator has accepted and who are
 * there, and what they said they can help with ("DR1,DR3"); ended by person 0, in the
 * turn's memory. And the mentees who are there and in no match, with what they need. */
struct offer_fact {
    int64_t person;
    const char *directions; /* "" when not told */
};
struct offer_fact *mentors_there(struct db *db, int64_t organisation, int64_t now);
struct offer_fact *mentees_alone(struct db *db, int64_t organisation, int64_t now);

/* How many answers were asked of both sides, and came: marks of meetings that were held
 * between those moments, and monthly pulses that were asked between them. */
struct answers_fact {
    int64_t asked, filled;
};
struct answers_fact feedback_between(struct db *db, int64_t organisation, int64_t from,
                                     int64_t until);
struct answers_fact pulses_between(struct db *db, int64_t organisation, int64_t from,
                                   int64_t until);

#endif
