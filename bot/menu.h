/* menu.h - the messenger's list of commands, made from what the features declare. */
#ifndef BOT_MENU_H
#define BOT_MENU_H

#include "bot/bot.h"
#include "bot/messenger.h"

struct words;

/* One command for each feature in the menu and each language, and once more for everybody
 * else in the first language. Its words are the text "FEATURE.menu"; a feature that has
 * none is left out. Belongs to mem; *count is how many. */
struct menu_command *menu_of(void *mem, const struct product *product,
                             const struct words *words, size_t *count);

#endif
