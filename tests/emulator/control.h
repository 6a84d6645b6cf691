/* control.h - the other side of the emulator: what people do, what they see, what breaks.
 *
 * JSON over the same port; the Host must be this machine, so that no web page elsewhere
 * can reach it. Every answer is an object: {"ok":true,...}, or {"ok":false,"error":"..."}
 * with 400 (wrong request), 403 or 404 (no such person, message, path).
 *
 *  POST /control/user     {id, first_name?, last_name?, username?, language_code?,
 * is_bot?, deactivated?}  makes or changes a person POST /control/say      {user, text,
 * chat?, reply_to?, edit?}  -> message_id, delivered. chat: a group; edit: the id of
 * their own message to change. Who had blocked the bot unblocks it by writing. In groups
 * the bot hears only commands, its name and replies to it. POST /control/press    {user,
 * message_id, data | label, chat?, copies?}
 *                         -> callback_query_id (of the last copy). data is sent as it is,
 *                         also data that no key has; a label is looked up, and that of a
 *                         reply keyboard is said. copies: one tap, several updates.
 *  POST /control/file     {user, kind, name?, mime?, caption?, content_base64?, chat?,
 *                         reply_to?, album?}  kind: photo voice document video audio
 *                         -> message_id, file_id. Of one album: equal for each of it
 *  POST /control/contact  {user, phone_number?, contact_user?}  -> message_id. The
 * person's own number unless contact_user is another. POST /control/block    {user,
 * blocked} POST /control/group    {title, user, id?, supergroup?} -> chat: the user adds
 * the bot {id, user?, standing: member|left|kicked|deleted} changes it {id, upgrade:
 * true} -> chat: its new id as a supergroup GET  /control/chat     ?user=ID or ?chat=ID,
 * &after=VERSION &wait=SECONDS (most 50)
 *                         -> version, messages, toasts, action, blocked: what changed
 * after that version, at once or when something does, at the latest after the wait. A
 * message: message_id, from ("bot" or "user"), user, date, edit_date?, text (or caption),
 * entities?, reply_markup?, reply_to?, file? {kind, name, size, file_id, path},
 * reactions?, deleted, silent, version. A toast: callback_query_id, text, show_alert. GET
 * /control/commands ?user=ID &language=XX  -> commands: the menu the person sees GET
 * /control/state    -> token, username, people, pending_update_count GET
 * /control/requests ?after=NUMBER &method=NAME  -> requests, oldest first: number, date,
 * method, arguments, status (0: cut), answer? POST /control/fault    {kind, method?
 * ("*"), count? (1), seconds?}; kinds: flood        429, retry after `seconds` error 500
 *                         reset        the connection is reset, nothing was done
 *                         reset_after  done, then the connection is reset
 *                         stall        done and answered, both `seconds` later
 *                         stall_after  done at once, answered `seconds` later
 *                         duplicate    a getUpdates that would confirm something confirms
 *                                      nothing and repeats
 *                         ids_down     once the queue is empty update ids go on lower
 *  POST /control/reset    forgets people, chats, files, faults, settings and updates */
#ifndef EMULATOR_CONTROL_H
#define EMULATOR_CONTROL_H

#include "call.h"

struct user;

/* Is it asked by this machine's own name, and not by a page from elsewhere? */
bool control_admits(const struct call *c);
/* Serves a path under /control/. */
void control_advance(struct call *c);

/* Ends a control call well; the result takes "ok" and belongs to the call. */
void control_ok(struct call *c, cJSON *result);
void control_fail(struct call *c, int status, const char *error);
/* The person of "user", or NULL with the call failed. */
struct user *control_who(struct call *c, const cJSON *in);
/* The chat of "chat", or else the private chat of the person; NULL with the call failed.
 */
struct chat *control_place(struct call *c, const cJSON *in, const struct user *person);

/* control_people.c */
void control_user(struct call *c, const cJSON *in);
void control_block(struct call *c, const cJSON *in);
void control_group(struct call *c, const cJSON *in);
/* control_say.c */
void control_say(struct call *c, const cJSON *in);
void control_file(struct call *c, const cJSON *in);
void control_contact(struct call *c, const cJSON *in);
/* The person writes this, as control_say does; the message's id. */
int say_words(struct emulator *e, struct chat *chat, struct user *person,
              const char *text, int reply_to);
/* The person takes back that they blocked the bot, if they did. */
void user_unblock(struct emulator *e, struct user *person);
/* control_press.c */
void control_press(struct call *c, const cJSON *in);
/* A press of this data under that message; the query's id on mem. */
char *press_data(struct emulator *e, void *mem, struct chat *chat, struct user *person,
                 int message_id, const char *data);
/* control_watch.c */
void control_chat(struct call *c, const cJSON *in);

#endif
