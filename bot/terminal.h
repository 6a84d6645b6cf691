/* terminal.h - a messenger without a network: the second one, on which stories are told.
 *
 * People have texts for ids ("ира"), a person's chat is called like the person. What
 * they do is pushed in by the functions below; what is said to them is kept as each
 * would see it, moment by moment. It is stricter than any real messenger: words that one
 * of them could refuse are refused, and terminal_fault() says why.
 *
 * As messenger.h demands, no `done` runs inside a call: terminal_pump() lets the answers
 * arrive that wait. */
#ifndef BOT_TERMINAL_H
#define BOT_TERMINAL_H

#include "bot/messenger.h"

struct terminal;

/* ---- what people see ------------------------------------------------------------- */

enum terminal_look {
    TERMINAL_DID,    /* what the person did themselves */
    TERMINAL_SENT,   /* a new message */
    TERMINAL_EDITED, /* other words or buttons under an old one */
    TERMINAL_NOTE,   /* "(reaction +)", "(reaction off)", "(deleted) words", "(left)" */
    TERMINAL_TOAST,  /* a notice over the pressed button */
};

/* One thing that appeared in a chat, as it looked at that moment. */
struct terminal_shown {
    enum terminal_look look;
    const char *message; /* its id; "" when it is none */
    const char *words;   /* with marks */
    const char *plain;   /* as read; a file stands before it: "(photo poster.png) ..." */
    const struct key *keys;
    size_t key_count;
};

/* A message that the bot sent, as it looks now. */
struct terminal_message {
    const char *id;
    bool deleted;
    const char *file;  /* its kind; NULL: none */
    const char *bytes; /* what was in it, with a NUL after it; NULL: not known */
    int64_t at;        /* when it was sent, by the clock of the story */
    struct terminal_shown now;
};

/* A message that the person wrote. */
struct terminal_own {
    const char *id, *words;
    const char *file, *name; /* its kind, or NULL; and what the file is called */
};

struct terminal_chat {
    const char *id;
    bool blocked; /* its person blocked the bot, or the bot has left the group */
    struct terminal_shown *shown; /* all of it, in order */
    size_t shown_count;
    struct terminal_message *messages;
    size_t message_count;
    struct terminal_own *own;
    size_t own_count;
    struct terminal_chat *next;
};

/* The chat of that id, opened if there is none. Good until the terminal is closed, what
 * it points to until something happens. */
struct terminal_chat *terminal_chat(struct terminal *t, const char *id);
struct terminal_message *terminal_message(const struct terminal_chat *c, const char *id);

/* ---- opening --------------------------------------------------------------------- */

struct terminal_settings {
    int64_t (*now)(void *owner); /* seconds since 1970, by the clock of the story */
    /* Looks at every delivery; why it must not go, or NULL. May be NULL. */
    const char *(*check)(void *owner, const struct delivery *d);
    /* Hears of everything that appears in a chat. May be NULL. */
    void (*appeared)(void *owner, const struct terminal_chat *c,
                     const struct terminal_shown *s);
    void *owner;
    size_t rows_most; /* of buttons on a screen; 0: as many as come */
};

#define TERMINAL_LINK "https://t.me/StoryBot?start="

struct messenger *terminal_open(const struct terminal_settings *settings);
struct terminal *terminal_of(struct messenger *m);
/* Answers what waits to be answered; false when nothing did. After messenger->close()
 * the next call is the last: it frees the terminal. */
bool terminal_pump(struct terminal *t);
/* The first thing that the bot did wrong towards a messenger, in words; else NULL. */
const char *terminal_fault(const struct terminal *t);

/* ---- what people do -------------------------------------------------------------- */

/* Who acts, and in which language their app is. */
struct terminal_person {
    const char *id, *name, *language;
};

/* reply_to: the id of a message, or NULL. */
void terminal_say(struct terminal *t, const struct terminal_person *p, const char *words,
                  const char *reply_to);
/* Other words for what they wrote under that id. */
void terminal_correct(struct terminal *t, const struct terminal_person *p,
                      const char *message, const char *words);
void terminal_press(struct terminal *t, const struct terminal_person *p,
                    const char *message, const char *value);
struct terminal_sends {
    const char *kind; /* "contact": the name is a phone number */
    const char *name, *caption;
    const char *album, *reply_to; /* NULL for none */
    const char *bytes;            /* what is in it; NULL: nothing that could be fetched */
    size_t size;
};
void terminal_file(struct terminal *t, const struct terminal_person *p,
                   const struct terminal_sends *file);
void terminal_start(struct terminal *t, const struct terminal_person *p,
                    const char *word);
/* Blocks the bot; acting again unblocks it. */
void terminal_stop(struct terminal *t, const struct terminal_person *p);
void terminal_group(struct terminal *t, const struct terminal_person *p,
                    const char *group, const char *words);
/* Tells the last event of that person again, under the same key; false: there is none. */
bool terminal_again(struct terminal *t, const char *person);
/* A press that was never answered leaves a waiting sign: how many there are. */
size_t terminal_unanswered(const struct terminal *t);

/* ---- what goes wrong on demand --------------------------------------------------- */

struct terminal_trouble {
    enum outcome outcome; /* SENT: none */
    bool lost;            /* it was done all the same, only the answer got lost */
    const char *chat;     /* NULL: every chat */
    bool fetching;        /* it meets files that are wanted, and no delivery */
    int64_t until;        /* by the clock of the story; 0: */
    int times;            /* so many deliveries; GONE counts edits alone */
};

/* Replaces the trouble there was. */
void terminal_trouble(struct terminal *t, const struct terminal_trouble *trouble);
/* How many deliveries the trouble has met since then. */
int terminal_troubled(const struct terminal *t);

#endif
