/* methods.c - the table of methods. */
#include "methods.h"

#include "bot/base.h"

#include <stdlib.h>
#include <strings.h>

/* keep alphabetized */
static const struct method methods[] = {
    { "answerCallbackQuery", method_answer_callback_query },
    { "close", method_close },
    { "deleteMessage", method_delete_message },
    { "deleteMessages", method_delete_messages },
    { "deleteMyCommands", method_delete_my_commands },
    { "deleteWebhook", method_delete_webhook },
    { "editMessageCaption", method_edit_caption },
    { "editMessageReplyMarkup", method_edit_markup },
    { "editMessageText", method_edit_text },
    { "getChat", method_get_chat },
    { "getChatMenuButton", method_get_chat_menu_button },
    { "getFile", method_get_file },
    { "getMe", method_get_me },
    { "getMyCommands", method_get_my_commands },
    { "getMyDescription", method_get_word },
    { "getMyName", method_get_word },
    { "getMyShortDescription", method_get_word },
    { "getUpdates", polling_run },
    { "getWebhookInfo", method_get_webhook_info },
    { "leaveChat", method_leave_chat },
    { "logOut", method_log_out },
    { "sendAudio", method_send_file },
    { "sendChatAction", method_send_chat_action },
    { "sendDocument", method_send_file },
    { "sendMessage", method_send_message },
    { "sendPhoto", method_send_file },
    { "sendVideo", method_send_file },
    { "sendVoice", method_send_file },
    { "setChatMenuButton", method_set_chat_menu_button },
    { "setMessageReaction", method_set_reaction },
    { "setMyCommands", method_set_my_commands },
    { "setMyDescription", method_set_word },
    { "setMyName", method_set_word },
    { "setMyShortDescription", method_set_word },
    { "setWebhook", method_set_webhook },
};

static int by_name(const void *name, const void *method)
{
    return strcasecmp(name, ((const struct method *)method)->name);
}

const struct method *method_find(const char *name)
{
    return bsearch(name, methods, COUNT(methods), sizeof *methods, by_name);
}
