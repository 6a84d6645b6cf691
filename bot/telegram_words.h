/* telegram_words.h - the Bot API without a network: deliveries into requests, updates
 * into events, answers into outcomes.
 *
 * Pure functions: tests, fuzzing and the check against the published schema call them
 * without a bot. What they return are children of mem, a talloc context. */
#ifndef BOT_TELEGRAM_WORDS_H
#define BOT_TELEGRAM_WORDS_H

#include "bot/http.h"
#include "bot/messenger.h"

#include <cjson/cJSON.h>

/* ---- what goes out ---------------------------------------------------------------- */

/* A method and its parameters: as one JSON object, or, with a file to carry, as parts
 * that point into the delivery too. */
struct telegram_request {
    const char *method; /* "sendMessage" */
    const char *json;   /* NULL when it goes as parts */
    const struct http_part *parts;
    size_t part_count;
};

/* NULL when it cannot be said at all: an unknown kind of file, or words or buttons far
 * beyond every limit. */
struct telegram_request *telegram_request(void *mem, const struct delivery *d);

/* The bodies of getUpdates, answerCallbackQuery and setMyCommands (the menu's commands of
 * one language). words may be NULL; a cursor that is no number is none. */
const char *telegram_poll(void *mem, const char *cursor, int wait, size_t most);
const char *telegram_press(void *mem, const char *press, const char *words);
const char *telegram_menu(void *mem, const struct menu_command *menu, size_t count,
                          const char *language);

/* ---- what comes in ---------------------------------------------------------------- */

/* Parses so that no id is lost in a double: integers of more than 15 digits become
 * strings; what "reply_markup" names is empty. NULL when it is no JSON; the caller
 * deletes it. */
cJSON *telegram_parse(const char *text, size_t len);

/* Whatever else is wrong with an update, it becomes EVENT_OTHER; false only when it has
 * no id to count it by. bot is our own name there, "" while unknown. A press has no time
 * of its own: at is 0. */
bool telegram_event(void *mem, const cJSON *update, const char *bot, struct event *out);

/* The answer to getUpdates; a talloc context of its own. */
struct page *telegram_page(const struct http_reply *reply, const char *bot);

/* The answer to a delivery of this message (NULL when it was new), with or without a
 * file.
 */
struct receipt telegram_receipt(void *mem, const char *message, bool file,
                                const struct http_reply *reply);

/* Any answer. json is the caller's to delete, and result points into it. */
struct telegram_answer {
    cJSON *json;
    const cJSON *result; /* NULL unless ok */
    bool ok;
    bool spoken;      /* by the Bot API, not by something on the way to it */
    long code;        /* its error code; 0 when no answer came */
    int wait;         /* seconds asked for; 0: none */
    const char *chat; /* the chat's new id; else NULL */
    const char *why;  /* words for the log; never NULL */
};

struct telegram_answer telegram_answer(void *mem, const struct http_reply *reply);
enum page_end telegram_page_end(const struct telegram_answer *answer);

#endif
