/* endings.h - how a match ends, and what goes on elsewhere (domain.md 1.8, 3.14).
 *
 * An ending is asked for, takes effect ten minutes later, and is then looked at by who
 * oversees the match, who says under which code it ended. A change of mentor or mentee is
 * a wish: nothing happens until it is decided. */
#ifndef STORAGE_ENDINGS_H
#define STORAGE_ENDINGS_H

#include "storage/matches.h"

struct match_ending {
    int64_t id, match, person; /* id 0: none; person: who asked */
    const char *wish;          /* "plan" "early" "change"; "early" of who oversees it */
    const char *reason;        /* a word of CM2; "" */
    const char *discussed;     /* CM3: "yes" "no" "help"; "" */
    bool farewell;             /* a last meeting first */
    const char *comment;       /* for those who oversee it alone; "" */
    const char *state;         /* "open" "done" "undone" "declined" */
    const char *code;          /* "C1".."C9" */
    int64_t made_at, taken_at; /* 0: has not taken effect */
};

/* match, person, wish, reason, discussed, farewell, comment, code are the caller's; the
 * id. 0 when this person has one open already. */
int64_t ending_add(struct db *db, const struct match_ending *e, int64_t now);
struct match_ending ending_find(struct db *db, int64_t id);
/* The newest of a match that was not undone; of this person, or of anybody with 0. */
struct match_ending ending_newest(struct db *db, int64_t match, int64_t person);
/* "open" to another state; false when it was not open. */
bool ending_settle(struct db *db, int64_t id, const char *state, int64_t by, int64_t now);
/* It takes effect; false when it has, or is not open. */
bool ending_take(struct db *db, int64_t id, int64_t now);
/* Undone by this person before it took effect; false when it is too late. */
bool ending_undo(struct db *db, int64_t person, int64_t id, int64_t now);
/* The match is over: wishes for a change of it are done with. */
void ending_close_wishes(struct db *db, int64_t match, int64_t by, int64_t now);
void ending_set_code(struct db *db, int64_t id, const char *code);
void ending_set_comment(struct db *db, int64_t person, int64_t id, const char *comment);
/* What the school has to look at, oldest first: endings that took effect and wishes for a
 * change, without those of matches in which `reader` is a member. */
size_t endings_open(struct db *db, int64_t organisation, int64_t reader, int64_t skip,
                    struct match_ending *out, size_t room);
int64_t endings_open_count(struct db *db, int64_t organisation, int64_t reader);

/* Under which code and in which state a match that is over has ended after all. */
void match_recode(struct db *db, int64_t match, enum match_state to, const char *code);
/* What was agreed and is not done goes on in the match that carries `from` on, with its
 * goal; steps of who is not there any more are dropped. */
void match_carry_on(struct db *db, int64_t from, int64_t to, int64_t now);
/* This person comes to none of the meetings of it that begin after `now`. */
void member_misses(struct db *db, int64_t match, int64_t person, int64_t now);
/* Off every draft that somebody is putting together. */
void member_leave_drafts(struct db *db, int64_t person);
/* Did anybody say this of the match since then? An event of match_record(). */
bool match_has_event(struct db *db, int64_t match, int64_t person, const char *what,
                     int64_t since);

/* What is known of how it went, for who ends it: domain.md 2 L03. */
struct match_record_of {
    int64_t held, missed_mentor, missed_mentee, silences;
};
struct match_record_of match_known(struct db *db, int64_t match);

#endif
