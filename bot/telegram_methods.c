/* telegram_methods.c - what goes out beside deliveries: the long poll, the answer to a
 * press, the menu of commands. */
#include "bot/telegram_json.h"
#include "bot/telegram_words.h"

#include <stdlib.h>
#include <string.h>

enum { JSON_MOST = 64 << 10, TOAST_MOST = 200, POLL_SECONDS_MOST = 50, PAGE_MOST = 100 };

static int clamp(long number, int least, int most)
{
    return number < least ? least : number > most ? most : (int)number;
}

/* A negative offset would throw updates away. The list of updates is said every time, for
 * the server keeps the last one it heard. */
const char *telegram_poll(void *mem, const char *cursor, int wait, size_t most)
{
    struct buffer b = { .max = 512 };
    buffer_text(&b, "{");
    if (telegram_is_id(cursor) && *cursor != '-')
        buffer_format(&b, "\"offset\":%s,", cursor);
    buffer_format(&b, "\"limit\":%d,\"timeout\":%d,",
                  clamp(most > PAGE_MOST ? PAGE_MOST : (long)most, 1, PAGE_MOST),
                  clamp(wait, 0, POLL_SECONDS_MOST));
    buffer_text(&b, "\"allowed_updates\":[\"message\",\"edited_message\","
                    "\"callback_query\",\"my_chat_member\"]}");
    return telegram_take(mem, &b);
}

/* The bytes of at most so many characters. */
static size_t cut(const char *text, size_t most)
{
    size_t len = 0;
    for (; text[len]; len++)
        if ((text[len] & 0xc0) != 0x80 && most-- == 0)
            break;
    return len;
}

/* Words too long would leave the button waiting, so they are cut. */
const char *telegram_press(void *mem, const char *press, const char *words)
{
    struct buffer b = { .max = JSON_MOST };
    buffer_text(&b, "{\"callback_query_id\":");
    telegram_quote(&b, press);
    if (words && *words) {
        char *toast = xstrndup(words, cut(words, TOAST_MOST));
        buffer_text(&b, ",\"text\":");
        telegram_quote(&b, toast);
        free(toast);
    }
    buffer_text(&b, "}");
    return telegram_take(mem, &b);
}

const char *telegram_menu(void *mem, const struct menu_command *menu, size_t count,
                          const char *language)
{
    struct buffer b = { .max = JSON_MOST };
    const char *before = "{\"commands\":[";
    for (size_t i = 0; i < count; i++) {
        if (strcmp(menu[i].language, language) != 0)
            continue;
        buffer_text(&b, before);
        buffer_text(&b, "{\"command\":");
        telegram_quote(&b, menu[i].command);
        buffer_text(&b, ",\"description\":");
        telegram_quote(&b, menu[i].words);
        buffer_text(&b, "}");
        before = ",";
    }
    if (b.len == 0)
        buffer_text(&b, before);
    buffer_text(&b, "],\"scope\":{\"type\":\"all_private_chats\"}");
    if (*language) {
        buffer_text(&b, ",\"language_code\":");
        telegram_quote(&b, language);
    }
    buffer_text(&b, "}");
    return telegram_take(mem, &b);
}
