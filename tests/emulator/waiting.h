/* waiting.h - calls that wait: for an update, for a change in a chat, for a time.
 *
 * The lock is held for all of these but open and close. A call is woken once and is then
 * off the list. One thread of its own watches the earliest time. */
#ifndef EMULATOR_WAITING_H
#define EMULATOR_WAITING_H

#include "call.h"

void waiting_open(struct emulator *e);
/* Ends the thread; nobody may be waiting. */
void waiting_close(struct emulator *e);

void waiting_add(struct call *c);
/* For a call that goes away; fine if it is not on the list. */
void waiting_remove(struct call *c);
/* Wakes those who wait for updates. */
void waiting_wake_updates(struct emulator *e);
/* Wakes those who watch this chat. */
void waiting_wake_chat(struct emulator *e, const struct chat *chat);
/* Wakes this one, if it waits. */
void waiting_wake(struct call *c);
/* Wakes everybody, and from now on nobody waits: the server ends. */
void waiting_end(struct emulator *e);
bool waiting_has_ended(const struct emulator *e);

#endif
