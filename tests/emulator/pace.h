/* pace.h - too fast sending, when the emulator is told to mind it.
 *
 * The real numbers are not published and change; these are the ones the documentation
 * advises: in one chat a message a second with short bursts, in a group twenty a minute,
 * thirty a second in all. */
#ifndef EMULATOR_PACE_H
#define EMULATOR_PACE_H

#include "users.h"

/* May something be sent to this chat now? False with the call answered by 429. */
bool pace_allows(struct call *c, struct chat *chat);

#endif
