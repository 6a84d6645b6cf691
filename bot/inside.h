/* inside.h - what the files of the engine show each other, and nobody else. */
#ifndef BOT_INSIDE_H
#define BOT_INSIDE_H

#include <setjmp.h>
#include <stdarg.h>

#include "bot/engine.h"
#include "bot/queue.h"
#include "locales/words.h"

enum { ARGUMENTS_MOST = 8, RECENT_CHATS = 20 };

/* What one transaction will have done once it is committed, and not before. */
struct batch {
    void *memory;
    struct outbox_head *queued; /* talloc array */
    size_t queued_count;
    struct answered {
        const char *press, *words;
    } * answers;
    size_t answer_count;
    const char *cursor;
    bool erased; /* somebody was erased: empty the log afterwards */
};

/* A receipt that the next transaction keeps. */
struct receipt_mark {
    int64_t id, card, sent_file, relay; /* of the outbox row; 0: none */
    enum outcome outcome;
    char *message, *file, *chat, *why;
    bool vain;  /* it was not even tried */
    bool stays; /* the row is to be tried once more */
    struct receipt_mark *next;
};

struct waiting_page {
    struct page *page;
    size_t next;        /* the first event not committed */
    int64_t arrived;    /* ticks */
    size_t early_until; /* presses before it were answered early */
    size_t judged;      /* events before it went through the flood guard */
    unsigned char *verdicts;
    struct waiting_page *next_page;
};

struct engine {
    struct db *db;
    const struct words *words;
    const struct forms *forms;
    const struct product *product;
    struct engine_settings set;
    char *link;
    struct queue *queue;
    struct flood *flood;
    struct waiting_page *pages;
    struct batch batch;
    struct receipt_mark *marks, **marks_end;
    char *cursor;
    struct answered *ready; /* answers to presses that may go; talloc array */
    size_t ready_count, ready_next;
    void *ready_memory, *job_memory, *fetch_memory;
    size_t singly;      /* so many events are run one a transaction */
    int storage_errors; /* in a row */
    int busy;           /* times in a row */
    int64_t last_wall, last_later, next_sweep;
    int64_t turns;
    struct reached {
        uint32_t chat; /* a hash; 0: none yet */
        bool lost;
    } recent[RECENT_CHATS]; /* the last chats that were written to, in a ring */
    size_t recent_next;
    int64_t blocked_until; /* ticks */
};

#define IDLE_PRESS "-" /* what a button says that is only read */

/* The engine's own of a turn. */
struct inside {
    struct engine *engine;
    struct batch *batch;
    void *memory;
    const struct event *event;     /* NULL for a promise */
    const struct event *own_event; /* the turn's, while held words stand in for it */
    int64_t held_account;          /* where those were written; 0: in the turn's own */
    int64_t file;                  /* what take_file() has stored; 0: nothing yet */
    bool refused;                  /* they were told that it cannot be passed on */
    const char *pass_press, *pass_key; /* the button of what is passed on; or NULL */
    const struct promise *promise;     /* NULL for an event */
    struct account account;            /* of who acted; id 0: a stranger's */
    bool account_changed;
    int64_t said_before; /* messages with who acted, when the turn began */
    unsigned roles;      /* 0: not looked up yet */
    const char *arguments[ARGUMENTS_MOST];
    const char *toast;
    struct gathered *gathered;     /* pushes that become one message; NULL: none */
    const struct feature *speaker; /* whose `.undelivered` hears of words given up */
    int64_t speaks_about;
    jmp_buf bug;
    const char *why;
};

/* ---- turn.c ----------------------------------------------------------------------- */

typedef void turn_body(struct turn *t, const void *what);
enum { SEVERAL_PROMISES = -1 }; /* as a promise's id: a failure is only undone */
/* Runs the body inside a savepoint. DB_OK also when it failed by our own fault: that is
 * undone, kept in failures, and the person got an apology. */
enum db_end turn_run(struct engine *e, const struct event *event,
                     const struct promise *promise, turn_body *body, const void *what);
struct reader reader_of(const struct turn *t, const struct person *p);
/* Where this person reads: the acting account for the actor. id 0: a stranger's chat. */
struct account account_for(struct turn *t, int64_t person);
void account_keep(struct turn *t, const struct account *a);
/* Somebody who took their consent back hears only the answers to their own acts. */
bool may_be_told(const struct turn *t, const struct person *p);
/* From here on the words of this turn are said by this feature about that. */
void turn_speaker(struct turn *t, const struct feature *f, int64_t about);

/* ---- engine.c --------------------------------------------------------------------- */

enum { SLICE = 20 * 1000 }; /* microseconds of turns in one transaction */
int64_t engine_wall(const struct engine *e);
int64_t engine_ticks(const struct engine *e);
void engine_next_page(struct engine *e);
void batch_reset(struct engine *e);
/* BEGIN with the receipts that wait; COMMIT, and what follows from it. */
enum db_end batch_begin(struct engine *e);
enum work batch_end(struct engine *e, enum db_end end);
/* One turn in a transaction of its own, tried three times when storage fails. */
void engine_in_batch(struct engine *e, const struct promise *whom, turn_body *body,
                     const void *what);
/* The press is answered once the batch is committed. */
void engine_answer(struct batch *b, const char *press, const char *words);

/* ---- outbox.c --------------------------------------------------------------------- */

/* Writes the receipts that wait into the open transaction; once it is committed,
 * receipts_kept() frees their chats. */
void receipts_write(struct engine *e);
void receipts_kept(struct engine *e);

/* ---- speech.c --------------------------------------------------------------------- */

/* Fills a text for a reader; values from a va_list that ends with END. */
const char *speech_fill(struct turn *t, const struct reader *r, const char *key,
                        va_list values);
struct said {
    struct account to; /* id 0: the stranger's chat in to.chat */
    struct card_row *card;
    enum delivery_verb verb;
    const char *message, *words, *keys;
    int64_t file, relay;
};
/* Puts it into the outbox; the row's id. */
int64_t speech_queue(struct turn *t, const struct said *s);
/* This row is to be sent once the batch is committed. */
void batch_queued(struct batch *b, int64_t id, const struct account *to, int priority);
/* Finished words for a person, as one message or several. */
void speech_address(struct turn *t, int64_t person, const char *words);
int speech_priority(const struct turn *t, int64_t person);
/* Whose act the words of this turn come of; 0: nobody's, for a promise or a stranger. */
int64_t speech_cause(const struct turn *t);
/* This person cannot be written to: the speaker's `.undelivered` hears of it, in a later
 * turn. */
void speech_unreachable(struct turn *t, int64_t person);

/* ---- keyboard.c ------------------------------------------------------------------- */

/* Keys as one text for the outbox, and back. */
const char *keyboard_pack(void *memory, const struct key *keys, size_t count);
struct key *keyboard_unpack(void *memory, const char *packed, size_t *count);
/* What its buttons say, a line each, empty for one that is no press: for an answer by
 * number. */
const char *keyboard_values(void *memory, const struct key *keys, size_t count);

/* ---- card.c ----------------------------------------------------------------------- */

/* Equal for equal words and buttons: then there is nothing to edit. */
int64_t card_hash(const char *words, const char *keys);

/* gathered.c: many pushes as one message, instead of being shown each. */
struct gathered *gather_begin(struct turn *t);
void gather_say(struct turn *t, const char *words);
/* False: it has buttons of a question of its own, and is to be shown by itself. */
bool gather_card(struct turn *t, const char *words, const struct key *keys, size_t count);
void gather_end(struct turn *t, struct gathered *g);

/* It stays where it is, whatever came below: nothing is asked there any more. */
void card_stay(struct card *c);

/* ---- promise.c -------------------------------------------------------------------- */

/* The end of the quiet time that `at` falls into, or `at` itself. */
int64_t quiet_end(struct engine *e, const struct person *p, int64_t at);
/* A quarter of an hour before the quiet time that `at` falls into, or `at` itself. */
int64_t quiet_before(struct engine *e, const struct person *p, int64_t at);
/* Fires what is due, within the open transaction. */
enum db_end promises_fire(struct engine *e, int64_t slice_ends, bool *more);

/* ---- route.c, form.c, form_pause.c ------------------------------------------------- */

/* The engine's own: it reminds of forms left open. */
extern const struct feature form_feature;

void route(struct turn *t, const void *event);
const struct feature *feature_named(const struct engine *e, const char *name, size_t len);
/* "help.overdue": the feature before the dot, and the word after it. */
const struct feature *feature_of(const struct engine *e, const char *dotted,
                                 const char **word);
/* Who is told when this form is filled; NULL: nobody. */
const struct feature *form_owner(const struct turn *t, const char *form);
bool form_press(struct turn *t);                         /* a button of a question */
bool form_answer(struct turn *t, const struct draft *d); /* words or a file to it */
bool form_word(struct turn *t, const char *what);        /* "back", "cancel" */

enum { QUESTION_IS_FRESH = 30 * MINUTE };
/* The feature that words under this card are for; NULL: none is. */
const struct feature *feature_under(const struct turn *t, const struct card_row *c);
/* The product answers instead (see struct product). */
bool route_held(struct turn *t, const struct feature *f);
/* A command's, or a button's: refused in words to whom it is not for. */
void route_run(struct turn *t, const struct feature *f, const struct action *a,
               int64_t about);
void route_press(struct turn *t, const char *value);
/* route_words.c: somebody wrote; somebody corrected what they wrote. */
void route_words(struct turn *t);
void route_correction(struct turn *t);

/* ---- relay.c, relay_front.c, relay_sent.c, held.c --------------------------------- */

/* Who sends it may send no such file, and was told why. */
bool file_is_declined(struct turn *t);
/* relay_front.c: would plain words that are written next in this account be for this
 * talk, beyond doubt? */
bool relay_may_stand(struct turn *t, const struct account *a, const struct relay *r);
/* Who has just spoken elsewhere may go on there: what stood in front is no longer beyond
 * doubt. */
void relay_leave_front(struct turn *t, const struct relay *r);
/* Who has spoken in a talk goes on in it: plain words were meant for what stands in
 * front, which led there. After a reply or a tap so do the next ones, beyond doubt. */
void relay_goes_on(struct turn *t, const struct relay *r);
/* What a row of a relay is to change; false when there is nothing to be done any more. */
bool relay_aim(struct engine *e, struct delivery *d, const struct outbox_row *row);
/* It was taken back: whatever its message said, there is nothing left to be said. */
bool relay_is_over(struct engine *e, int64_t relay);
/* Its row has left the outbox: with a message there, or without. */
void relay_sent(struct engine *e, int64_t relay, const char *message);
void relay_given_up(struct engine *e, int64_t relay);

/* ---- flood.c ---------------------------------------------------------------------- */

struct flood *flood_new(int per_minute);
void flood_free(struct flood *f);
enum flood_end { FLOOD_FINE, FLOOD_WARN, FLOOD_SILENT };
enum flood_end flood_ask(struct flood *f, const char *chat, int64_t now);

#endif
