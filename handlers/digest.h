/* digest.h - what the files of the weekly digest share.
 *
 * A digest is a list of numbered lines that were written down when it was made: numbers
 * never shift, whatever is done about them (storage/digests.h). The kinds of lines:
 * "flag" of flags.c; "rule", many flags of one rule; "safety" "help" "talk" "steps"
 * "risks" "contacts" "waiting", which ask for somebody's hand; "many" (of the head: how
 * many of a group); "meetings" "event" "held" "helped" "mile" "glad" "share" "missing"
 * "response", which do not; "calm", with the number 0: how long nothing has been red. */
#ifndef HANDLERS_DIGEST_H
#define HANDLERS_DIGEST_H

#include "handlers/features.h"

enum {
    DIGEST_STAFF = CURATOR | DEPUTY,
    DIGEST_READERS = CURATOR | DEPUTY | HEAD,
    DIGEST_PAGE = 12, /* lines of a page (domain.md 4.11) */
};

/* digest_compose.c: makes one for the actor now; its id. */
int64_t digest_compose(struct turn *t, bool weekly);
/* Does the actor read lines about single matches? The head reads numbers alone, unless
 * nobody else is left (matches.h). */
bool digest_sees_pairs(struct turn *t);
struct facts_of digest_facts(const struct turn *t);
/* The Monday 00:00 of this week in the actor's school, and so many weeks later; seconds
 * UTC. */
int64_t digest_week(struct turn *t, int weeks);
/* Does a line of this kind ask for somebody's hand? */
bool digest_kind_asks(const char *kind);

/* digest_words.c: a line as the actor reads it, without its number; what became of it
 * ("" when nothing). Marked texts. */
const char *digest_words(struct turn *t, const struct digest_line *l);
const char *digest_outcome(struct turn *t, const struct digest *d,
                           const struct digest_line *l);
/* ", со 2 ноября"; "" when the fact says so itself. */
const char *digest_since_beside(struct turn *t, const char *fact, int64_t since);
struct value marked_(const char *blank, const char *marked);

/* digest_page.c: the card of this kind with this page of it, from 0. */
void digest_put(struct turn *t, const struct digest *d, int64_t page, const char *kind);
/* The page on which this flag stands; 0 when it stands on none. */
int64_t digest_page_of(struct turn *t, int64_t id, int64_t flag);
/* Back to the page on which this flag stands; the desk, when there is no such digest. */
const char *digest_way(struct turn *t, int64_t id, int64_t flag);

/* digest_line.c: digest:line:<digest>:<number>, digest:done:<digest>:<number> */
void digest_open_line(struct turn *t, int64_t id);
void digest_line_done(struct turn *t, int64_t id);

/* digest_weekly.c: when the next one comes, and its turn. */
struct digest_time {
    int weekday, minute; /* 1 is Monday; of the day */
    bool off;
};
struct digest_time digest_time(struct turn *t, int64_t organisation);
/* Promises the next one of this school anew, after its terms were changed. */
void digest_promise_anew(struct turn *t, int64_t organisation);
void digest_weekly(struct turn *t, int64_t organisation, int step);

/* digest_terms.c: digest:terms, digest:day:<1..5>, digest:at:<minute>, digest:off:<0 1>
 */
void digest_terms(struct turn *t, int64_t unused);
void digest_set_day(struct turn *t, int64_t weekday);
void digest_set_minute(struct turn *t, int64_t minute);
void digest_set_off(struct turn *t, int64_t off);

/* digest_picture.c: has the office make it; false when it was asked for before. */
bool digest_draw(struct turn *t, const struct digest *d);
void digest_ask_picture(struct turn *t, int64_t id);
void digest_drawn(struct turn *t, int64_t id, int64_t file);

/* digest_told.c: what the people of a match are told, in turns of their own. */
void digest_times(struct turn *t, int64_t match, int step);
void digest_holidays(struct turn *t, int64_t match, int step);
void digest_psychologist(struct turn *t, int64_t organisation, int step);

#endif
