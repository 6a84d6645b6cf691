/* telegram_answers.c - what came of a request: the server's answer, sorted into outcomes.
 *
 * An answer that is not the Bot API's own, a proxy's page for one, never counts against
 * the message or the account, whatever its status: it is "not yet". So is a token that is
 * not accepted, for the long poll will say that, and the words must outlive it. */
#include "bot/telegram_json.h"
#include "bot/telegram_words.h"

#include <stdio.h>
#include <string.h>
#include <talloc.h>

/* Words of the server that mean something to us, in answers with status 400. */
static const struct meaning {
    const char *words;
    enum outcome outcome;
} meanings[] = {
    { "MESSAGE_ID_INVALID", GONE },
    { "chat not found", UNREACHABLE },
    { "message can't be deleted", GONE },
    { "message can't be edited", GONE },
    { "message is not modified", SENT },
    { "message to delete not found", SENT },
    { "message to edit not found", GONE },
    { "message to react not found", SENT },
    { "there is no caption in the message to edit", GONE },
    { "there is no text in the message to edit", GONE },
};

/* ---- any answer ------------------------------------------------------------------- */

static int wait_of(const cJSON *parameters, const struct http_reply *reply)
{
    int64_t wait = telegram_number(parameters, "retry_after", reply->retry_after);
    return wait < 0 ? 0 : wait > DAY ? DAY : (int)wait;
}

struct telegram_answer telegram_answer(void *mem, const struct http_reply *reply)
{
    struct telegram_answer a = { .code = reply->status };
    if (reply->end != HTTP_OK) {
        a.why = telegram_keep(mem, reply->why);
        return a;
    }
    a.json = telegram_parse(reply->body, reply->len);
    a.spoken = cJSON_IsBool(telegram_field(a.json, "ok"));
    if (!a.spoken) {
        a.wait = reply->retry_after;
        a.why = telegram_format(mem, "status %ld, and no answer of the Bot API",
                                reply->status);
        return a;
    }
    const cJSON *parameters = telegram_field(a.json, "parameters");
    a.ok = cJSON_IsTrue(telegram_field(a.json, "ok"));
    a.result = a.ok ? telegram_field(a.json, "result") : NULL;
    a.code = (long)telegram_number(a.json, "error_code", reply->status);
    a.wait = a.ok ? 0 : wait_of(parameters, reply);
    a.chat = telegram_id(mem, parameters, "migrate_to_chat_id");
    a.why = a.ok ? "ok" : telegram_keep(mem, telegram_text(a.json, "description"));
    return a;
}

/* 404 is what the cloud's front says to a malformed token. */
enum page_end telegram_page_end(const struct telegram_answer *a)
{
    if (a->ok)
        return PAGE_OK;
    if (!a->spoken)
        return PAGE_RETRY;
    if (a->code == 409)
        return PAGE_CONFLICT;
    if (a->code == 401 || a->code == 404 || a->code == 421)
        return PAGE_REFUSED;
    return PAGE_RETRY;
}

/* ---- the answer to a delivery ----------------------------------------------------- */

/* The server writes the id first. The rest is an echo of what we said, several times
 * larger, and need not be read. NULL when it stands elsewhere. */
static const char *id_in_front(void *mem, const char *body)
{
    static const char front[] = "{\"ok\":true,\"result\":{\"message_id\":";
    char id[24];
    if (strncmp(body, front, sizeof front - 1) != 0)
        return NULL;
    const char *digits = body + sizeof front - 1;
    size_t len = strspn(digits, "0123456789");
    snprintf(id, sizeof id, "%.*s", len < sizeof id ? (int)len : 0, digits);
    return digits[len] == ',' && telegram_is_id(id) ? telegram_keep(mem, id) : NULL;
}

/* A file may come back as another kind than it was sent as: a video without sound as an
 * animation, say. */
static const char *file_in(void *mem, const cJSON *message)
{
    static const char *const kinds[] = { "animation", "audio", "document", "video",
                                         "voice" };
    const cJSON *photos = telegram_field(message, "photo");
    int sizes = cJSON_GetArraySize(photos);
    const char *id = "";
    if (sizes > 0)
        id = telegram_text(cJSON_GetArrayItem(photos, sizes - 1), "file_id");
    for (size_t i = 0; !*id && i < COUNT(kinds); i++)
        id = telegram_text(telegram_field(message, kinds[i]), "file_id");
    return telegram_keep(mem, id);
}

static enum outcome outcome_of_400(const char *why)
{
    for (size_t i = 0; i < COUNT(meanings); i++)
        if (strstr(why, meanings[i].words))
            return meanings[i].outcome;
    return REFUSED;
}

static enum outcome outcome_of(const struct telegram_answer *a)
{
    if (a->ok)
        return SENT;
    if (!a->spoken || a->code >= 500 || a->chat)
        return NOT_YET;
    switch (a->code) {
    case 400:
        return outcome_of_400(a->why);
    case 403:
        return UNREACHABLE;
    case 404:
        return strstr(a->why, "method not found") ? REFUSED : NOT_YET;
    case 401:
    case 409:
    case 421:
    case 429:
        return NOT_YET;
    default:
        return REFUSED;
    }
}

struct receipt telegram_receipt(void *mem, const char *message, bool file,
                                const struct http_reply *reply)
{
    const char *id = NULL;
    if (!file && reply->end == HTTP_OK && reply->status == 200)
        id = id_in_front(mem, reply->body);
    if (id)
        return (
            struct receipt){ .outcome = SENT, .message = id, .file = "", .why = "ok" };
    struct telegram_answer a = telegram_answer(mem, reply);
    struct receipt receipt = {
        .outcome = outcome_of(&a),
        .message = "",
        .file = "",
        .chat = a.chat,
        .wait = a.wait,
        .why = a.why,
    };
    if (receipt.outcome == SENT) {
        id = telegram_id(mem, a.result, "message_id");
        receipt.message = id ? id : telegram_keep(mem, message ? message : "");
        receipt.file = file ? file_in(mem, a.result) : "";
    }
    cJSON_Delete(a.json);
    return receipt;
}
