/* updates.h - what the bot has yet to hear, in a queue with ids.
 *
 * Ids begin at a random place and count up; after a week without updates, or when told
 * to, the next ones start anew at a random place, lower or higher. An update vanishes
 * when it is confirmed or too old. */
#ifndef EMULATOR_UPDATES_H
#define EMULATOR_UPDATES_H

#include "state.h"

enum update_kind {
    UPDATE_MESSAGE,
    UPDATE_EDITED_MESSAGE,
    UPDATE_CALLBACK_QUERY,
    UPDATE_MY_CHAT_MEMBER,
};

void updates_open(struct emulator *e);
/* Queues an update; the body is used up. Dropped when its kind is not allowed. */
void updates_push(struct emulator *e, enum update_kind kind, cJSON *body);

/* Makes getUpdates' offset true: deletes what it confirms and gives the id to read from.
 * With keep nothing is deleted and reading starts at the head. */
int64_t updates_confirm(struct emulator *e, int64_t offset, bool keep);
/* Would this offset confirm anything? */
bool updates_confirms(const struct emulator *e, int64_t offset);
/* Up to limit updates (and about 4 MiB) with ids from `from` on, as a JSON array on mem;
 * NULL for none. */
char *updates_page(struct emulator *e, void *mem, int64_t from, int limit);
/* How many wait. */
int updates_count(struct emulator *e);
void updates_drop(struct emulator *e);
/* As soon as the queue is empty the next id will be lower than all before. */
void updates_turn_down(struct emulator *e);

/* Takes the argument allowed_updates: names in any case, unknown ones ignored. What is
 * no JSON array changes nothing. */
void updates_allow(struct emulator *e, const char *json);
/* The allowed names as a JSON array on mem; NULL when they are the default. */
char *updates_allowed(const struct emulator *e, void *mem);

#endif
