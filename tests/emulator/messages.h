/* messages.h - what stands in the chats. */
#ifndef EMULATOR_MESSAGES_H
#define EMULATOR_MESSAGES_H

#include "users.h"

/* A new message with the next id of its chat, dated now. The oldest of very many are
 * forgotten. Fill it in, then message_touch(). */
struct message *message_new(struct emulator *e, struct chat *chat, struct user *from);
/* NULL for one that never was, is deleted or forgotten. */
struct message *message_find(const struct chat *chat, int64_t id);
/* Replaces text and entities; the new ones are copied. */
void message_set_text(struct message *m, const char *text, const char *entities);
/* Something about it changed: whoever watches the chat hears of it. */
void message_touch(struct emulator *e, struct message *m);
/* As the Bot API shows it, with the message it answers. */
cJSON *message_json(const struct emulator *e, const struct message *m);
/* As the control API shows it: reply keyboards, reactions and deletion too. */
cJSON *message_view(const struct emulator *e, const struct message *m);

/* The message of the argument message_id in this chat for an edit or the like; `to` as
 * in "message to edit not found". NULL with the call failed. */
struct message *message_of(struct call *c, struct chat *chat, const char *to);

#endif
