/* watch.h - what the bot did, read from the emulator's journal: what each person saw,
 * which presses were answered, and what was done twice.
 *
 * A chat is written to in order, one message at a time. So what a new process repeats is
 * what the one before did last in that chat: the end of the old process's calls stands
 * again at the beginning of the new one's. People must act so that this cannot happen
 * by itself (acts.c). Where one process ends and the next begins is seen by getMe. */
#ifndef CRASH_WATCH_H
#define CRASH_WATCH_H

#include <cjson/cJSON.h>

#include "tests/emulator/emulator.h"

enum { HISTORY = 4 }; /* so many repeats of one chat in a row would be seen */

struct call_seen {
    int64_t chat;       /* 0: answers a press */
    const char *press;  /* the press that is answered */
    const char *markup; /* buttons as JSON, "" for none */
    const char *text;   /* "" for none */
    int message;        /* 0: it was not done */
};
typedef void call_seen(void *owner, const struct call_seen *call);

struct watch {
    struct emulator *emulator;
    int64_t read;               /* the number of the last entry */
    struct chat_history *chats; /* by the number of the person; talloc array */
    int64_t ended_at;           /* ticks: when the process before was ended; 0: not yet */
    int kills;                  /* told by watch_killed() */
    int starts;                 /* getMe seen */

    /* What was found. */
    int repeats;       /* calls done again after a start */
    int visible;       /* of them, messages that stand twice in the chat */
    int most_in_chat;  /* of one chat at one start */
    int most_at_start; /* of all chats at one start */
    int needless;      /* said twice by the same process */
    int64_t oldest;    /* ticks between a repeated call and the end of its process */
};

void watch_open(struct watch *w, void *mem, struct emulator *e);
/* Reads what is new and tells it, in order. */
void watch_read(struct watch *w, call_seen *seen, void *owner);
/* The process is about to be ended or cut off. */
void watch_killed(struct watch *w);
/* No more processes: takes the last one into account. */
void watch_end(struct watch *w);

#endif
