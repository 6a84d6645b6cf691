/* faults.h - misbehaviour on demand, and the log of requests.
 *
 * A fault waits for calls of its method ("*": any) and is used up by count of them. */
#ifndef EMULATOR_FAULTS_H
#define EMULATOR_FAULTS_H

#include "call.h"

/* Orders a fault from its JSON (see control.h); the words of what is wrong, or NULL. */
const char *fault_order(struct emulator *e, const cJSON *order);
/* Lets a waiting fault befall the call before it acts. */
void fault_meet(struct call *c);
/* Shall this getUpdates repeat what it ought to confirm? */
bool fault_take_duplicate(struct emulator *e);
void fault_forget(struct emulator *e);

#endif
