/* telegram.h - the messenger Telegram, over the Bot API.
 *
 * It keeps four pools of connections, so that none can fill another's: one for the long
 * poll, one for sends, one for answers to presses, one for files that are read. Its files
 * are the only ones that know the Bot API; telegram_words.h has the part without a
 * network. */
#ifndef BOT_TELEGRAM_H
#define BOT_TELEGRAM_H

#include "bot/messenger.h"

#include <uv.h>

/* Copied by telegram_open(). */
struct telegram_settings {
    const char *api_url; /* NULL: https://api.telegram.org; plain http on loopback only */
    const char *token;   /* hidden from log lines from now on */
    const char *ca_bundle; /* file of certificates to trust; NULL: the system's */
    int sends_at_once;     /* connections for sends; 0: 30 */
    int poll_grace;        /* seconds a poll may take beyond what it was to wait; 0: 10 */
};

/* NULL when a setting cannot be right; it is logged which. Ended by messenger->close(),
 * after which only what it still calls `done` for may be expected of it. */
struct messenger *telegram_open(uv_loop_t *loop,
                                const struct telegram_settings *settings);

#endif
