/* commands.h - the bot's menus of commands, by scope and language. */
#ifndef EMULATOR_COMMANDS_H
#define EMULATOR_COMMANDS_H

#include "state.h"

/* The list that a person sees in their private chat, as a JSON array on mem: the chat's
 * own, then that of all private chats, then the default, each first in the language. */
char *commands_seen(const struct emulator *e, void *mem, int64_t person,
                    const char *language);

#endif
