/* methods.h - every method of the Bot API that is served, one function each. */
#ifndef EMULATOR_METHODS_H
#define EMULATOR_METHODS_H

#include "call.h"

/* The method of this name in any case, or NULL. */
const struct method *method_find(const char *name);

/* Ends a waiting poll with 409 and these words. */
void polling_end(struct emulator *e, const char *words);
void polling_run(struct call *c);

/* methods_bot.c: the bot itself */
void method_get_me(struct call *c);
void method_log_out(struct call *c);
void method_close(struct call *c);
void method_get_word(struct call *c); /* getMyName and its like */
void method_set_word(struct call *c);
void method_get_chat_menu_button(struct call *c);
void method_set_chat_menu_button(struct call *c);

/* commands.c */
void method_set_my_commands(struct call *c);
void method_get_my_commands(struct call *c);
void method_delete_my_commands(struct call *c);

/* webhook.c */
void method_set_webhook(struct call *c);
void method_delete_webhook(struct call *c);
void method_get_webhook_info(struct call *c);

/* methods_send.c */
void method_send_message(struct call *c);
void method_send_file(struct call *c); /* sendPhoto and its like */

/* methods_edit.c */
void method_edit_text(struct call *c);
void method_edit_caption(struct call *c);
void method_edit_markup(struct call *c);

/* methods_chat.c */
void method_delete_message(struct call *c);
void method_delete_messages(struct call *c);
void method_set_reaction(struct call *c);
void method_send_chat_action(struct call *c);
void method_answer_callback_query(struct call *c);
void method_get_chat(struct call *c);
void method_leave_chat(struct call *c);

/* methods_file.c */
void method_get_file(struct call *c);

#endif
