/* matches.h - pairs and groups: who is in them, and which state they are in.
 *
 * A role belongs to a membership: one person may be a mentor here and a mentee there, and
 * in reverse mentoring a mentor in one topic and a mentee in the other (topics.h). Every
 * step from state to state is a compare-and-set on the row. */
#ifndef STORAGE_MATCHES_H
#define STORAGE_MATCHES_H

#include "storage/db.h"

enum match_state {
    MATCH_DRAFT,    /* a curator is putting it together */
    MATCH_PROPOSED, /* each side is asked */
    MATCH_ACCEPTED, /* by all: the agreement is open */
    MATCH_AGREED,   /* by all: waits for its order, where the school wants one */
    MATCH_ACTIVE,
    MATCH_PAUSED,
    MATCH_CLOSING, /* the last meeting is still to come */
    MATCH_COMPLETED,
    MATCH_STOPPED,
    MATCH_CHANGED, /* carried on by another one (C7) */
};

struct match {
    int64_t id, organisation; /* id 0: none */
    const char *form;         /* "TT".. (domain.md 1.3) */
    const char *kind;         /* "TRAD".. (domain.md 1.4) */
    enum match_state state;
    const char *mode;                    /* "place" "online" "mixed" */
    int every;                           /* the agreed rhythm, days; 0: none */
    const char *starts_on, *ends_on;     /* "2026-10-01"; "" when not said */
    const char *goal;                    /* "" */
    const char *order_number, *order_on; /* NULL: none was entered */
    int64_t follows;                     /* 0: the first of its kind */
    int64_t made_by, made_at, proposed_at, accepted_at, agreed_at, active_at; /* 0: not */
    int64_t paused_from, paused_until; /* seconds UTC; 0: not */
    int64_t ended_at;
    const char *reason; /* "C1".."C9"; NULL while it goes on */
};

enum member_role { MEMBER_MENTOR, MEMBER_MENTEE };
const char *member_role_word(enum member_role role); /* "mentor" "mentee" */

struct member {
    int64_t id, match, person; /* person 0: none, or past the last */
    enum member_role role;
    const char *sphere; /* of a mentor in a group; "" */
    const char *answer; /* to the proposal: "accepted" "declined"; NULL: none yet */
    int64_t answered_at;
    const char *reason, *comment; /* why declined; for curators alone */
    int64_t left_at;              /* 0: belongs to it */
};

const char *match_state_word(enum match_state state);
/* PROPOSED to CLOSING: takes up a mentor's place. */
bool match_is_live(const struct match *m);
/* ACTIVE, PAUSED or CLOSING: they meet, or have met and will. */
bool match_is_running(const struct match *m);

/* ---- finding ---------------------------------------------------------------------- */

struct match match_find(struct db *db, int64_t organisation, int64_t id);
/* The same, of whatever school: for the program's own promises; never for a press. */
struct match match_anywhere(struct db *db, int64_t id);
/* The one in which this person is a member that has not left; id 0: none. */
struct match match_of(struct db *db, int64_t person, int64_t id);
/* Where this person is a member, newest first: those that are not over, or with `ended`
 * also those that are; never a draft. Ended by id 0, in the turn's memory. */
struct match *matches_of(struct db *db, int64_t person, bool ended);
/* One of them only, the one that the person's screen begins with; id 0: none. */
struct match match_first_of(struct db *db, int64_t person);
int64_t matches_count_of(struct db *db, int64_t person); /* not over, no draft */
/* Of a school in this state, newest first, from `skip` on; how many were put into out. */
size_t matches_in_state(struct db *db, int64_t organisation, enum match_state state,
                        int64_t skip, struct match *out, size_t room);
int64_t matches_count(struct db *db, int64_t organisation, enum match_state state);

/* ---- members ---------------------------------------------------------------------- */

/* Mentors first, then mentees, those who left left out; ended by person 0. */
struct member *members_of(struct db *db, int64_t match);
/* Those who left too. */
struct member *members_ever(struct db *db, int64_t match);
struct member member_find(struct db *db, int64_t match, int64_t person);
/* Of whatever match: for promises and forms about one; never for a press. */
struct member member_get(struct db *db, int64_t id);
/* How many matches that are not over, drafts left out, this person is in as that. */
int64_t member_load(struct db *db, int64_t person, enum member_role role);
/* Are these two in a match together that is not over, drafts left out? Its id; 0. */
int64_t members_share(struct db *db, int64_t one, int64_t another);
void member_add(struct db *db, int64_t match, int64_t person, enum member_role role);
void member_remove(struct db *db, int64_t match, int64_t person); /* from a draft */
void member_set_sphere(struct db *db, int64_t match, int64_t person, const char *sphere);
/* "accepted" or "declined" to a PROPOSED one; false when answered before, but who has
 * accepted may still decline. */
bool member_answer(struct db *db, int64_t match, int64_t person, const char *answer,
                   int64_t now);
void member_explain(struct db *db, int64_t match, int64_t person, const char *reason,
                    const char *comment);
/* The proposal is new: nobody has answered. */
void members_ask_anew(struct db *db, int64_t match);
bool member_leave(struct db *db, int64_t match, int64_t person, int64_t now);

/* ---- from state to state ---------------------------------------------------------- */

/* organisation, form, kind, mode, every, starts_on, ends_on, follows, made_by are the
 * caller's; the new draft's id. */
int64_t match_add(struct db *db, const struct match *m, int64_t now);
/* Its form, kind, mode, every, starts_on, ends_on, goal as they stand in m. */
void match_save(struct db *db, const struct match *m);
/* Somebody works on this draft: it is kept for 30 days from now (retention_drafts). */
void match_touch(struct db *db, int64_t id, int64_t now);
void match_set_order(struct db *db, int64_t id, const char *number, const char *on);
/* False when it was not in that state. Keeps when: proposed_at and its like, ended_at for
 * the last three. */
bool match_move(struct db *db, int64_t id, enum match_state from, enum match_state to,
                int64_t now);
/* From any state of a live one to COMPLETED, STOPPED or CHANGED with this code. */
bool match_end(struct db *db, int64_t id, enum match_state to, const char *code,
               int64_t now);
/* Back to what it was, when ended by mistake; false when it has not ended. */
bool match_reopen(struct db *db, int64_t id, enum match_state to);
bool match_set_pause(struct db *db, int64_t id, int64_t from, int64_t until);
bool match_drop(struct db *db, int64_t organisation, int64_t id); /* a draft */

/* ---- history ---------------------------------------------------------------------- */

struct match_event {
    int64_t id, person, at; /* id 0: past the last */
    const char *what, *detail;
};
void match_record(struct db *db, int64_t match, int64_t person, const char *what,
                  const char *detail, int64_t now);
/* Newest first, from `skip` on. */
size_t match_history(struct db *db, int64_t match, int64_t skip, struct match_event *out,
                     size_t room);

#endif
