/* users.h - users and chats: finding them, showing them, who lets the bot in. */
#ifndef EMULATOR_USERS_H
#define EMULATOR_USERS_H

#include "call.h"

struct user *user_find(const struct emulator *e, int64_t id);
/* Finds or makes a person and their private chat. */
struct user *user_get(struct emulator *e, int64_t id);
/* A new group's chat, id below zero. */
struct chat *chat_new_group(struct emulator *e, int64_t id, bool super,
                            const char *title);
struct chat *chat_find(const struct emulator *e, int64_t id);

cJSON *user_json(const struct user *p);
cJSON *chat_json(const struct chat *chat);

/* Something in the chat changed: gives the new version and wakes its watchers. */
uint64_t chat_touch(struct emulator *e, struct chat *chat);

/* The chat of the argument chat_id, or NULL with the call failed. */
struct chat *chat_of(struct call *c);
/* May the bot write there? False with the call failed. */
bool chat_lets_in(struct call *c, struct chat *chat);
/* Tells the bot that it is now something else in this chat. */
void chat_tell_standing(struct emulator *e, struct chat *chat, struct user *by,
                        const char *was, const char *is);

#endif
