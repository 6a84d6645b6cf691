/* markup.h - reply markup, from a request's JSON to what is shown under a message.
 *
 * Read before the chat is looked for, checked after; in between and last come the
 * refusals of the data centre. */
#ifndef EMULATOR_MARKUP_H
#define EMULATOR_MARKUP_H

#include "users.h"

enum markup_kind {
    MARKUP_NONE,
    MARKUP_INLINE,
    MARKUP_REPLY,
    MARKUP_OTHER, /* remove_keyboard, force_reply */
};

enum { ROW_MOST = 12, KEYS_MOST = 300, MARKUP_BYTES_MOST = 10000, DATA_BYTES_MOST = 64 };

/* Everything is on the call's memory. */
struct markup {
    enum markup_kind kind;
    cJSON *tree; /* freed by markup_print() */
    char *json;  /* after markup_print(); NULL: no keys, or no markup at all */
};

/* Reads the argument reply_markup; false with the call failed. */
bool markup_read(struct call *c, struct markup *k);
/* Drops keys beyond the limits and judges links and contact keys. */
bool markup_check(struct call *c, struct markup *k, const struct chat *chat);
/* What the data centre refuses: long data, too much in all. */
bool markup_fits(struct call *c, const struct markup *k);

/* One key of a kind of markup as it will be kept, or NULL with the call failed. */
cJSON *button_read(struct call *c, const cJSON *from, enum markup_kind kind);
/* Judges its link, which may be rewritten; false with the call failed. */
bool button_check(struct call *c, cJSON *button, const struct chat *chat);
/* Judges what the data centre judges. */
bool button_fits(struct call *c, const cJSON *button);

#endif
