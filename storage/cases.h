/* cases.h - somebody asked for help (domain.md 3.13): what, whom, by when an answer was
 * promised, who has it now, and how it ended.
 *
 * A case that was sent always has an owner: who answers, or is awaited to. Every change
 * of owner or state is a compare-and-set on the row and raises its version. */
#ifndef STORAGE_CASES_H
#define STORAGE_CASES_H

#include "storage/db.h"

enum case_state {
    CASE_DRAFT,    /* the asker is putting it together */
    CASE_WAITING,  /* the owner has not said that they answer */
    CASE_TAKEN,    /* the owner answers */
    CASE_ANSWERED, /* so says the owner; the asker has not said whether it helped */
    CASE_CLOSED,
    CASE_WITHDRAWN, /* the asker took it back */
};

struct help_case {
    int64_t id, organisation, asker; /* id 0: none */
    int64_t match;       /* the pair of the mentor asked, or that it is about; 0: none */
    int64_t mentor;      /* of its mentors; 0: none is asked */
    const char *topic;   /* "lesson" "class" "parents" "colleagues" "papers" "digital"
                            "state" "safety" "resource" "other"; "" not chosen */
    const char *urgency; /* "now" "today" "week"; "" */
    const char *addressed;     /* "mentor" "curator" "psychologist" "adults"; "" */
    bool safety;               /* for the safeguarding adults alone */
    bool others;               /* other mentors may see it too */
    const char *words, *tried; /* "" when not told, and once they have gone */
    enum case_state state;
    int64_t owner; /* 0 only in a draft */
    int level;     /* how often it has climbed since it was asked or reopened */
    int version;
    int64_t made_at, asked_at, answer_by, taken_at; /* seconds UTC; 0: not */
    int64_t
        promised_by; /* the answer, when it was asked; answer_by may have moved since */
    int64_t first_answer_at, answered_at, closed_at;
    const char *ending; /* "helped" "asker" "found" "silent" "left" "talked"; "" */
    const char *solved; /* "yes" "partly" "no"; NULL: not said */
    int may_show;       /* how it was solved, without names: 1 yes, 0 no, -1 not said */
};

const char *case_state_word(enum case_state state);
/* WAITING, TAKEN or ANSWERED. */
bool case_is_open(const struct help_case *h);
/* WAITING or TAKEN: an answer is owed. */
bool case_is_owed(const struct help_case *h);

/* ---- finding ---------------------------------------------------------------------- */

struct help_case case_find(struct db *db, int64_t organisation, int64_t id);
/* The same, of whatever school: for the program's own promises; never for a press. */
struct help_case case_anywhere(struct db *db, int64_t id);
/* The one that this person asked. */
struct help_case case_asked_by(struct db *db, int64_t person, int64_t id);
/* The one that this person has to do with (case_people.h) and is not left out of; no
 * draft, no withdrawn one. */
struct help_case case_for(struct db *db, int64_t person, int64_t id);
/* The draft of this person; id 0: none. */
struct help_case case_draft_of(struct db *db, int64_t person);
/* Those that this person asked and are open, the newest first; without safety ones unless
 * `safety`. How many were put into out. */
size_t cases_asked(struct db *db, int64_t person, bool safety, struct help_case *out,
                   size_t room);
/* And those that are over, from `skip` on. */
size_t cases_over(struct db *db, int64_t person, int64_t skip, struct help_case *out,
                  size_t room);
/* Those that this person owns and an answer is owed, by the moment promised. */
size_t cases_owned(struct db *db, int64_t person, struct help_case *out, size_t room);
/* How many, without safety ones. */
int64_t cases_owned_count(struct db *db, int64_t person);
/* Those in which this person talks: open ones that they asked and somebody answers, and
 * open ones that they answer. Safety ones too. By id. */
size_t cases_talked(struct db *db, int64_t person, struct help_case *out, size_t room);
/* Open ones that this person was asked, or told of: those after this id, by id. */
size_t cases_told(struct db *db, int64_t person, int64_t after, struct help_case *out,
                  size_t room);
/* Open ones of this match, safety ones too. */
size_t cases_of_match(struct db *db, int64_t match, struct help_case *out, size_t room);

/* ---- a draft ---------------------------------------------------------------------- */

/* organisation and asker are the caller's; the new draft's id. */
int64_t case_add(struct db *db, int64_t organisation, int64_t asker, int64_t now);
/* match, mentor, topic, urgency, addressed, safety, others, words, tried of a DRAFT. */
void case_save(struct db *db, const struct help_case *h);
/* The words of an open one were corrected; false when it is no more. */
bool case_correct(struct db *db, int64_t id, const char *words);
/* Other mentors may see it from now on. */
void case_allow_others(struct db *db, int64_t id);
bool case_drop(struct db *db, int64_t person, int64_t id); /* a draft */

/* ---- from state to state ---------------------------------------------------------- */

/* DRAFT to WAITING. */
bool case_send(struct db *db, int64_t id, int64_t owner, int64_t answer_by, int64_t now);
/* WAITING to TAKEN by this person; false when somebody else has. `answer_by` is kept when
 * 0. */
bool case_take(struct db *db, int64_t id, int64_t by, int64_t answer_by, int64_t now);
/* The owner promises another moment. */
bool case_promise(struct db *db, int64_t id, int64_t owner, int64_t answer_by);
/* WAITING or TAKEN, to WAITING for somebody else; false when it is not `from`'s. */
bool case_hand(struct db *db, int64_t id, int64_t from, int64_t to, int level,
               int64_t answer_by);
/* The first word of its owner; nothing when there was one. */
void case_first_answer(struct db *db, int64_t id, int64_t now);
/* WAITING or TAKEN to ANSWERED by its owner. */
bool case_answer(struct db *db, int64_t id, int64_t owner, int64_t now);
/* WAITING, TAKEN or ANSWERED to CLOSED; solved may be NULL. */
bool case_close(struct db *db, int64_t id, const char *ending, const char *solved,
                int64_t now);
bool case_withdraw(struct db *db, int64_t id, int64_t now); /* any open one */
/* ANSWERED or CLOSED to WAITING. */
bool case_reopen(struct db *db, int64_t id, int64_t owner, int64_t answer_by);
/* A CLOSED one of which that is not known yet; false when it is. */
bool case_set_solved(struct db *db, int64_t id, const char *solved);
void case_set_may_show(struct db *db, int64_t id, bool may);

#endif
