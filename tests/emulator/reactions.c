/* reactions.c - the emoji that ReactionTypeEmoji lists (Bot API 10.3). */
#include "reactions.h"

#include "bot/base.h"

#include <string.h>

static const char *const known[] = {
    "❤",    "👍",    "👎",    "🔥",    "🥰", "👏",    "😁",          "🤔", "🤯",
    "😱",    "🤬", "😢",    "🎉",    "🤩", "🤮", "💩",          "🙏",    "👌",
    "🕊", "🤡", "🥱", "🥴", "😍",    "🐳",    "❤‍🔥", "🌚",    "🌭",
    "💯",    "🤣", "⚡",    "🍌",    "🏆",    "💔",    "🤨",       "😐",    "🍓",
    "🍾", "💋",    "🖕", "😈",    "😴",    "😭",    "🤓",       "👻",    "👨‍💻",
    "👀",    "🎃",    "🙈",    "😇",    "😨",    "🤝", "✍",          "🤗", "🫡",
    "🎅",    "🎄",    "☃",    "💅",    "🤪", "🗿",    "🆒",          "💘",    "🙉",
    "🦄", "😘",    "💊",    "🙊",    "😎",    "👾",    "🤷‍♂", "🤷", "🤷‍♀",
    "😡",
};

bool reaction_is_known(const char *emoji)
{
    for (size_t i = 0; i < COUNT(known); i++)
        if (strcmp(known[i], emoji) == 0)
            return true;
    return false;
}
