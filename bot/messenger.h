/* messenger.h - all that the engine knows of a messenger.
 *
 * Telegram is one, the terminal of the tests is another. Ids are texts, words carry
 * neutral marks, and every answer is sorted here into one of five outcomes, so that
 * nothing above knows a status code.
 *
 * Marks in words: <b> <i> <u> <s> <a href=""> <code> <pre>, and
 * <time at="SECONDS">words that say it in full</time> for a moment, which a messenger
 * may draw in the reader's own zone or show as the words. & < > " are escaped as
 * &amp; &lt; &gt; &quot;.
 *
 * Every call that takes a `done` calls it exactly once, from a later turn of the loop,
 * also when the messenger is closed meanwhile. */
#ifndef BOT_MESSENGER_H
#define BOT_MESSENGER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- what comes in ---------------------------------------------------------------- */

enum event_kind {
    EVENT_OTHER,   /* nothing for us, but it must be counted as read */
    EVENT_START,   /* came by a link; words: the link's word, "" without one */
    EVENT_WORDS,   /* wrote; words: the text */
    EVENT_PRESS,   /* pressed; words: the button's value */
    EVENT_FILE,    /* sent a file; words: its caption */
    EVENT_CONTACT, /* shared a phone number of their own; words: the number */
    EVENT_STOPPED, /* blocked us */
    EVENT_GROUP,   /* spoke to us in a group, or added us to one; chat: the group */
};

/* Texts are UTF-8 and never NULL unless it says so; they live as long as the page. */
struct event {
    const char *key;    /* equal for the same event told twice; at most 64 bytes */
    const char *cursor; /* where to read on once this event is committed */
    enum event_kind kind;
    const char *account;  /* who: the messenger's own id */
    const char *chat;     /* where to answer them */
    const char *name;     /* what the messenger calls them; may be "" */
    const char *language; /* "ru", "en", ... as their app says; may be "" */
    const char *words;
    const char *message;  /* id of what they wrote, or of the message pressed */
    const char *reply_to; /* id of the message they replied to; NULL for none */
    const char *press;    /* what a press is answered by; NULL otherwise */
    const char *album;    /* equal for what was sent together; NULL for none */
    struct {
        const char *kind; /* "photo" "voice" "document" "video" "audio"; NULL: none */
        const char *id;   /* to send it again */
        const char *name; /* may be "" */
        int64_t bytes;    /* -1 when unknown */
    } file;
    bool edited; /* a correction of words said before under the same message id */
    int64_t at;  /* seconds UTC, by the messenger's clock */
};

enum page_end {
    PAGE_OK,
    PAGE_RETRY,    /* network or server; ask again after page.wait seconds or a backoff */
    PAGE_CONFLICT, /* somebody else reads for the same bot */
    PAGE_REFUSED,  /* the token is not accepted: there is no use in going on */
};

/* One answer to receive(). A talloc context: whoever is given it frees it. */
struct page {
    enum page_end end;
    struct event *events;
    size_t count;
    int wait;        /* seconds asked for by the server; 0: none */
    const char *why; /* words for the log; never a secret */
};

/* ---- what goes out ---------------------------------------------------------------- */

enum key_kind { KEY_PRESS, KEY_LINK, KEY_COPY, KEY_IDLE }; /* idle: only read */
enum key_style { KEY_PLAIN, KEY_PRIMARY, KEY_SUCCESS, KEY_DANGER };

struct key {
    enum key_kind kind;
    enum key_style style;
    bool ends_row;
    const char *label; /* plain text */
    const char *value; /* what a press says (at most 64 bytes), a URL, a text to copy */
};

enum delivery_verb {
    DELIVER_SEND,   /* a new message; with a file when file.kind is set */
    DELIVER_EDIT,   /* new words and buttons for `message` */
    DELIVER_STRIP,  /* take the buttons off `message` */
    DELIVER_DELETE, /* take `message` back; GONE when it is too old for that */
    DELIVER_REACT,  /* put the reaction `words` (one emoji) under `message`; "": none */
    DELIVER_LEAVE,  /* leave the group `chat`; who drives the engine calls leave() */
};

struct delivery {
    enum delivery_verb verb;
    const char *chat;
    const char *message;  /* what to edit, strip, delete or react to; else NULL */
    const char *reply_to; /* may be NULL; a missing target is no error */
    const char *words;    /* with marks; a caption when there is a file; never NULL */
    const struct key *keys;
    size_t key_count;
    struct {
        const char *kind; /* as in an event; NULL: no file. Of an edit: words under one */
        const char *id;   /* known to the messenger; else NULL and the bytes follow */
        const char *name;
        const void *bytes;
        size_t size;
    } file;
    bool silent; /* arrives without a sound */
};

enum outcome {
    SENT,
    NOT_YET, /* try again: after `wait` seconds, or by the sender's own growing delay */
    GONE,    /* the message to edit is no more, or can no longer be changed so */
    UNREACHABLE, /* this account cannot be written to until it writes again */
    REFUSED,     /* our own fault; trying again would not help */
};

struct receipt {
    enum outcome outcome;
    const char *message; /* id of what was sent or edited; "" if none */
    const char *file;    /* id under which the file can be sent again; "" if none */
    const char *chat;    /* the chat's new id when it moved; else NULL */
    int wait;            /* seconds; 0: not said */
    const char *why;     /* words for the log */
};

/* ---- the messenger itself --------------------------------------------------------- */

/* How a wish for the bytes of a file ended. */
enum fetch_end {
    FETCH_OK,
    FETCH_RETRY, /* network or server; after `wait` seconds, or by the asker's own delay
                  */
    FETCH_GONE,  /* it is not to be had any more */
    FETCH_LARGE, /* larger than was asked for, or than the messenger gives */
};

struct fetched {
    enum fetch_end end;
    const char *bytes; /* FETCH_OK: until `done` returns; else NULL */
    size_t size;
    int wait;        /* seconds; 0: not said */
    const char *why; /* words for the log; never a secret */
};

struct menu_command {
    const char *language; /* "ru"; "" is for everybody else */
    const char *command;  /* without the slash */
    const char *words;
};

struct greeting {
    enum page_end end;
    const char *link; /* what a start word is added to: "https://t.me/NameBot?start=" */
    const char *name; /* what the bot is called there */
    int wait;
    const char *why;
};

typedef void greeting_done(void *owner, const struct greeting *greeting);
typedef void page_done(void *owner, struct page *page);
typedef void receipt_done(void *owner, const struct receipt *receipt);
typedef void fetched_done(void *owner, const struct fetched *fetched);

struct messenger {
    const char *name;  /* "telegram": kept with every account */
    size_t words_most; /* code points in a message */
    size_t caption_most;
    size_t page_most; /* events in one page */

    /* Learns who we are there and hangs out the menu of commands. */
    void (*greet)(struct messenger *m, const struct menu_command *menu, size_t count,
                  greeting_done *done, void *owner);
    /* Waits up to `wait` seconds for events after the cursor ("" for the first time).
     * Asking confirms everything before the cursor. */
    void (*receive)(struct messenger *m, const char *cursor, int wait, size_t most,
                    page_done *done, void *owner);
    void (*send)(struct messenger *m, const struct delivery *d, receipt_done *done,
                 void *owner);
    /* Stops the pressed button's waiting sign; words may be NULL. Nobody hears how it
     * ended, for there is nothing to be done about it. */
    void (*answer)(struct messenger *m, const char *press, const char *words);
    void (*leave)(struct messenger *m, const char *chat);
    /* The bytes of a file that somebody sent, by the id that its event had; at most so
     * many. */
    void (*fetch)(struct messenger *m, const char *file, size_t most, fetched_done *done,
                  void *owner);
    /* Ends every call (their `done` hears it) and frees the messenger in a later turn. */
    void (*close)(struct messenger *m);
};

#endif
