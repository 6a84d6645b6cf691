/* profile.h - texts the bot keeps at the server under a key: names, commands, ... */
#ifndef EMULATOR_PROFILE_H
#define EMULATOR_PROFILE_H

#include "state.h"

/* The value, or NULL. */
const char *profile_get(const struct emulator *e, const char *key);
/* Copies the value; NULL takes the key away. */
void profile_set(struct emulator *e, const char *key, const char *value);

#endif
