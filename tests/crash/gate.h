/* gate.h - a door between the bot and the emulator: answers take their time on the way
 * back, as they do in the world.
 *
 * It can be shut: then connections break and new ones are refused, while the emulator
 * goes on and keeps what people write, as Telegram does. It can be frozen: then nothing
 * comes through and nothing breaks. It is a process of its own, so these are signals. */
#ifndef CRASH_GATE_H
#define CRASH_GATE_H

#include <sys/types.h>

struct gate {
    int port;    /* where it listens on this machine; the same after it was reopened */
    int beyond;  /* where it leads */
    int slow_ms; /* so long an answer takes at most; the next is another time */
    pid_t pid;   /* 0: shut */
};

void gate_open(struct gate *g, int beyond, int slow_ms);
void gate_freeze(const struct gate *g);
void gate_shut(struct gate *g);
void gate_reopen(struct gate *g);

#endif
