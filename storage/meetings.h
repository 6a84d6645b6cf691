/* meetings.h - one meeting: when, where, who, and what became of it.
 *
 * PLANNED: somebody proposed it, or moved it, and not all have said that they come.
 * CONFIRMED: all that it needs have. The version rises with every move and cancellation:
 * a button or a promise that carries an older one is out of date. What each side says of
 * it afterwards stands in meeting_people, apart. */
#ifndef STORAGE_MEETINGS_H
#define STORAGE_MEETINGS_H

#include "storage/db.h"

enum meeting_status {
    MEETING_PLANNED,
    MEETING_CONFIRMED,
    MEETING_HELD,
    MEETING_PARTLY,   /* shorter than planned */
    MEETING_UNKNOWN,  /* nobody answered in seven days */
    MEETING_DISPUTED, /* the sides differ, twice */
    MEETING_MOVED,    /* to another day that was not named */
    MEETING_MISSED_MENTEE,
    MEETING_MISSED_MENTOR,
    MEETING_CANCELLED,
};

struct meeting {
    int64_t id, organisation; /* id 0: none */
    int64_t match;            /* 0: of a curator with somebody, or of all */
    const char *type;         /* "M1".."M5" "MC" "MG" "MF" "MK" (domain.md 1.7) */
    int64_t topic;            /* of reverse mentoring; 0: none */
    int64_t series;           /* 0: by itself */
    int version;
    enum meeting_status status;
    int64_t starts_at, was_at; /* seconds UTC; was_at 0: never moved */
    int minutes;               /* as planned */
    const char *zone;          /* of the place */
    bool online;
    int64_t venue;            /* 0: of no list */
    const char *place, *link; /* "" */
    const char *title;        /* of a general meeting; "" */
    const char *outcome;      /* "" */
    bool logged;              /* told after it was */
    bool one_sided;           /* only one side said that it took place */
    int held_minutes;         /* 0: not known */
    const char *reason;       /* why moved or cancelled: a word; "" */
    int64_t made_by, made_at, changed_by, changed_at, settled_at; /* 0: not */
    int64_t agreed_at; /* the start that was confirmed last; 0: never confirmed */
};

struct attendee {
    int64_t meeting, person; /* person 0: past the last */
    const char *role;        /* "mentor" "mentee" "curator" "guest" */
    const char *answer;      /* "yes" "no" to the present version; NULL: none */
    const char *reason;      /* why not: a word; "" */
    const char *held;        /* "yes" "shorter" "moved" "no"; NULL: not said */
    const char *held_reason; /* a word; "" */
    int held_minutes;        /* 0: not said */
    int64_t held_at;
    int asked;   /* how often they were asked whether it took place */
    int present; /* 1 there, 0 not, -1 not marked */
    int64_t marked_by, disputed_at;
    int64_t told, was; /* the start that their card showed last, and before a move; 0 */
    int seen;          /* the version that it showed last; 0: none */
    int filed;         /* the version whose calendar file they took; 0: none */
};

const char *meeting_status_word(enum meeting_status status);
/* PLANNED or CONFIRMED: still to come, or not yet asked about. */
bool meeting_is_open(const struct meeting *m);
/* HELD or PARTLY (domain.md 4.0 Held). */
bool meeting_was_held(const struct meeting *m);
int64_t meeting_ends(const struct meeting *m); /* as planned, seconds UTC */

/* ---- finding ---------------------------------------------------------------------- */

struct meeting meeting_find(struct db *db, int64_t organisation, int64_t id);
/* The same, of whatever school: for promises of the program itself; never for a press. */
struct meeting meeting_anywhere(struct db *db, int64_t id);
/* The one that this person takes part in; id 0: none. */
struct meeting meeting_of(struct db *db, int64_t person, int64_t id);
/* The open ones of a match, of a person, that end after `now`, soonest first; how many
 * were put into out. Of a person: those that they did not decline. */
size_t meetings_ahead(struct db *db, int64_t match, int64_t now, struct meeting *out,
                      size_t room);
size_t meetings_ahead_of(struct db *db, int64_t person, int64_t now, struct meeting *out,
                         size_t room);
/* Those of a match that began before `now`, newest first, cancelled ones too. */
size_t meetings_past(struct db *db, int64_t match, int64_t now, int64_t skip,
                     struct meeting *out, size_t room);
/* The same of a person, whatever they answered. */
size_t meetings_past_of(struct db *db, int64_t person, int64_t now, int64_t skip,
                        struct meeting *out, size_t room);
/* What a person's calendar holds from `since` on: what they did not decline, and of the
 * cancelled ones those whose file they took. */
size_t meetings_to_file(struct db *db, int64_t person, int64_t since, struct meeting *out,
                        size_t room);
/* The newest of a match that was held, of this type or, with NULL, of any; id 0: none. */
struct meeting meeting_last_held(struct db *db, int64_t match, const char *type);
/* How many of this type were held; NULL: of any. */
int64_t meetings_held(struct db *db, int64_t match, const char *type);
/* Minutes that were held: as told, else as planned. */
int64_t meetings_minutes(struct db *db, int64_t match);

/* Mentors first; ended by person 0. */
struct attendee *attendees_of(struct db *db, int64_t meeting);
struct attendee attendee_find(struct db *db, int64_t meeting, int64_t person);

/* ---- planning --------------------------------------------------------------------- */

/* organisation, match, type, topic, series, starts_at, minutes, zone, online, venue,
 * place, link, title, made_by, logged are the caller's; PLANNED; the id. Members of the
 * match take part at once, who made it has said yes. */
int64_t meeting_add(struct db *db, const struct meeting *m, int64_t now);
void attendee_add(struct db *db, int64_t meeting, int64_t person, const char *role);
/* All members of the match; what meeting_add() does. */
void attendees_of_match(struct db *db, int64_t meeting, int64_t match);
/* Answers to this version count for that one too: the time has not changed. */
void attendees_keep_answers(struct db *db, int64_t meeting, int version, int to);
/* `by` has brought back what had been cancelled as that version: who saw it cancelled is
 * asked anew, without a time that was; all others keep their answer. */
void attendees_restore(struct db *db, int64_t meeting, int version, int64_t by);
/* An answer to this version; false when the meeting has another one, is not open, or it
 * was answered so before. */
bool attendee_answer(struct db *db, int64_t meeting, int64_t person, int version,
                     const char *answer, const char *reason);
/* They know the meeting as it is now: their card showed it, or they made it. */
void attendee_told(struct db *db, const struct meeting *m, int64_t person);
/* They took the calendar file of this version. */
void attendee_filed(struct db *db, const struct meeting *m, int64_t person);
/* Do enough come: every mentor and at least one mentee; in a meeting of two, both; of a
 * meeting without a match, whoever made it and one other? */
bool meeting_is_agreed(struct db *db, const struct meeting *m);
/* PLANNED to CONFIRMED and back; false when it was not that. */
bool meeting_confirm(struct db *db, int64_t id, int version);
bool meeting_unconfirm(struct db *db, int64_t id, int version);
/* Another time from that version on: version + 1, PLANNED, was_at; whoever moved it has
 * said yes, all others have not answered. False when it has another version or is not
 * open. */
bool meeting_move(struct db *db, int64_t id, int version, int64_t starts_at, int64_t by,
                  const char *reason, int64_t now);
/* The place alone; the version rises, the answers stay. */
bool meeting_set_place(struct db *db, int64_t id, int version, const struct meeting *m,
                       int64_t by, int64_t now);
/* `by` 0: nobody in particular; no one can take it back. */
bool meeting_cancel(struct db *db, int64_t id, int version, int64_t by,
                    const char *reason, int64_t now);
/* Whoever cancelled it has thought better of it: version + 1, PLANNED, its reason
 * "restored"; who had not seen the cancellation keeps their answer, others are asked.
 * False when it has another version, or was cancelled by somebody else or before `since`.
 */
bool meeting_restore(struct db *db, int64_t id, int version, int64_t by, int64_t since,
                     int64_t now);
void meeting_set_outcome(struct db *db, int64_t id, const char *outcome);

/* Up to three times to choose from, first to last; a choice removes them. */
void meeting_offer(struct db *db, int64_t meeting, int number, int64_t starts_at);
size_t meeting_offers(struct db *db, int64_t meeting, int64_t out[3]);
void meeting_offers_end(struct db *db, int64_t meeting);

/* ---- what was --------------------------------------------------------------------- */

/* What this person says: "yes" "shorter" "moved" "no". */
void attendee_tell(struct db *db, int64_t meeting, int64_t person, const char *held,
                   const char *reason, int minutes, int64_t now);
/* From an open status, or from one settled before, to what is now known of it; false
 * when it is that already. */
bool meeting_settle(struct db *db, int64_t id, enum meeting_status status, bool one_sided,
                    int minutes, int64_t now);
/* 1 there, 0 not, -1 takes the mark back. */
void attendee_mark(struct db *db, int64_t meeting, int64_t person, int present,
                   int64_t by);

#endif
