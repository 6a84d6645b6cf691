/* rig.h - the engine on a bench: a database in a directory of its own, a clock that the
 * test sets, pages made by hand, and every delivery kept to be looked at.
 *
 * Nothing here runs by itself. rig_act() and its like do one thing and let the engine
 * come to rest; the finer calls below them do a single step. A call that should have
 * gone well and did not ends the test. */
#ifndef TESTS_RIG_H
#define TESTS_RIG_H

#include "bot/engine.h"
#include "bot/form_file.h"

enum { RIG_SCHOOL = 1 };

/* One delivery as the messenger saw it. */
struct rig_sent {
    int64_t id; /* of the outbox row */
    enum delivery_verb verb;
    const char *chat;
    const char *message; /* the new message's id, or that of the one changed */
    const char *words;
    const char *keys; /* a line each: value, a blank, label */
    size_t key_count;
    bool has_file;
};

struct rig_press {
    const char *press, *words; /* words may be NULL */
};

/* Rows that belong together: of a school, or of some people and their matches. */
struct rig_whose {
    int64_t school;               /* 0: of none as a whole */
    const char *people, *matches; /* ids, in SQL */
};

struct rig {
    void *memory; /* talloc: all of it */
    char *dir, *path;
    struct db *db;
    struct forms *forms;
    struct engine *engine;
    const struct product *product;
    void *beside; /* a connection of the bench's own */
    void *dump;   /* its statement that was used last, and for what */
    const char *dump_of;
    const char *const *dump_but;
    int flood; /* events a minute; taken when the engine is opened */

    int64_t now, ticks;
    int64_t tick_step; /* microseconds that pass at each look at the ticks */
    const char *zone;  /* of the people that are made */

    struct page *page; /* being put together */
    int events;        /* so far */
    int messages;

    /* What the messenger says to the next sends, `outcomes` of them; then SENT. */
    struct receipt receipt;
    int outcomes;
    struct rig_sent *sent;
    size_t sent_count;
    struct rig_press *presses;
    size_t press_count;
};

/* With one school, ready, names shown, in which people are made by rig_person(). */
struct rig *rig_open(const struct product *product);
void rig_close(struct rig *r);
/* As if the process had died and begun anew. */
void rig_restart(struct rig *r);
/* Sets the clock: "2026-09-07 10:00" in the rig's zone. */
void rig_time(struct rig *r, const char *when);
int64_t rig_moment(const struct rig *r, const char *when);
/* Puts a form in the place of one that was there, or adds it. */
void rig_form(struct rig *r, const char *name, const char *json);

/* A person of that school with an account of that name, whose chat is "chat-NAME". */
int64_t rig_person(struct rig *r, const char *name, unsigned roles);
int64_t rig_person_in(struct rig *r, int64_t school, const char *name, unsigned roles);
int64_t rig_school(struct rig *r, const char *name);

/* ---- acting ----------------------------------------------------------------------- */

/* Adds an event to the page; its fields may still be changed. */
struct event *rig_event(struct rig *r, enum event_kind kind, const char *who,
                        const char *words);
/* A press of that button under that message. */
struct event *rig_pressed(struct rig *r, const char *who, const char *message,
                          const char *value);
/* Hands the page over to the engine. */
void rig_take(struct rig *r);
/* engine_work() until there is nothing left; the last answer. */
enum work rig_work(struct rig *r);
/* Keeps the answers to presses that may go by now. */
void rig_answers(struct rig *r);
/* Sends the next words, if there are any; false when not. */
bool rig_send_one(struct rig *r);
/* Sends until nothing is left, and keeps the receipts. */
void rig_send(struct rig *r);
/* engine_tick() until it rests, then sends. */
void rig_tick(struct rig *r);
/* The page, the work, the answers, the words. */
void rig_settle(struct rig *r);
/* Says, and settles. */
void rig_say(struct rig *r, const char *who, const char *words);
/* Presses under the last message to them, and settles. */
void rig_press(struct rig *r, const char *who, const char *value);
/* The clock goes on by so many seconds, and the engine ticks. */
void rig_wait(struct rig *r, int64_t seconds);

/* ---- looking ---------------------------------------------------------------------- */

/* Forgets what was sent and answered so far. */
void rig_forget(struct rig *r);
/* The last delivery to this person's chat that was no strip; NULL: none. */
const struct rig_sent *rig_last(const struct rig *r, const char *who);
size_t rig_count(const struct rig *r, const char *who, enum delivery_verb verb);
/* How many of those held these words. */
size_t rig_count_words(const struct rig *r, const char *who, const char *words);
/* The value of the last one's button of that label; NULL: there is none. */
const char *rig_button(struct rig *r, const char *who, const char *label);
/* The first value that this SQL finds in what is committed; 0 for none. */
int64_t rig_number(struct rig *r, const char *sql);
/* Changes what is committed, from a connection beside the engine's. */
void rig_sql(struct rig *r, const char *sql);
/* All rows of all tables but those named (a NULL ends them, the list must stay), a line
 * each. */
char *rig_dump(struct rig *r, const char *const *but);
/* Those of that school and of its people alone. */
char *rig_dump_school(struct rig *r, int64_t school, const char *const *but);
char *rig_dump_whose(struct rig *r, const struct rig_whose *whose,
                     const char *const *but);

/* ---- rig_product.c ---------------------------------------------------------------- */

/* The feature "t": see there what its actions do. */
extern const struct product rig_product;

#endif
