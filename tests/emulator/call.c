/* call.c - the way of a request: token, method, fault, action, answer, note. */
#include "call.h"

#include "bot/base.h"
#include "control.h"
#include "faults.h"
#include "journal.h"
#include "json.h"
#include "media.h"
#include "methods.h"
#include "waiting.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

static const char json_type[] = "application/json";

/* ---- ends -------------------------------------------------------------------------- */

static const char *prefix_of(int status)
{
    switch (status) {
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 421:
        return "Misdirected Request";
    case 429:
        return "Too Many Requests";
    default:
        return "Internal Server Error";
    }
}

bool call_ended(const struct call *c)
{
    return c->reply.status != 0;
}

void call_ok(struct call *c, cJSON *result)
{
    c->reply.status = 200;
    c->result = result;
}

void call_true(struct call *c)
{
    call_ok(c, cJSON_CreateTrue());
}

void call_said(struct call *c, const char *description)
{
    call_true(c);
    c->description = talloc_strdup(c, description);
}

/* Words begin small after the prefix, unless they look like CONSTANT. */
static void lower_first(char *words)
{
    if (words[0] && words[1] != '_' && !isupper((unsigned char)words[1]))
        words[0] = (char)tolower((unsigned char)words[0]);
}

bool call_fail(struct call *c, int status, const char *words, ...)
{
    va_list args;
    va_start(args, words);
    char *said = talloc_vasprintf(c, words, args);
    va_end(args);
    lower_first(said);
    c->reply.status = status;
    c->description = *said ? talloc_asprintf(c, "%s: %s", prefix_of(status), said)
                           : talloc_strdup(c, prefix_of(status));
    return false;
}

bool call_flood(struct call *c, int seconds)
{
    call_fail(c, 429, "retry after %d", seconds);
    c->reply.retry_after = seconds;
    return false;
}

void call_reply(struct call *c, int status, const char *type, const char *bytes,
                size_t size)
{
    c->reply.status = status;
    c->reply.type = type;
    c->reply.bytes = talloc_memdup(c, bytes, size);
    c->reply.size = size;
}

void call_wait(struct call *c, enum wait_reason why, double seconds, struct chat *chat)
{
    c->waits = true;
    c->why = why;
    c->until = clock_ticks() + (int64_t)(seconds * 1e6);
    c->chat = chat;
}

bool call_is_due(const struct call *c)
{
    return clock_ticks() >= c->until;
}

/* ---- a Bot API call ---------------------------------------------------------------- */

static void add_parameters(const struct call *c, cJSON *answer)
{
    if (!c->reply.retry_after && !c->migrate_to)
        return;
    cJSON *parameters = json_object(answer, "parameters");
    if (c->migrate_to)
        json_int(parameters, "migrate_to_chat_id", c->migrate_to);
    if (c->reply.retry_after)
        json_int(parameters, "retry_after", c->reply.retry_after);
}

static char *answer_text(struct call *c)
{
    bool ok = c->reply.status == 200;
    cJSON *answer = cJSON_CreateObject();
    json_flag(answer, "ok", ok);
    if (ok)
        cJSON_AddItemToObject(answer, "result", c->result);
    else
        json_int(answer, "error_code", c->reply.status);
    json_text(answer, "description", c->description);
    add_parameters(c, answer);
    char *json = json_print(c, answer);
    cJSON_Delete(answer);
    return json_ascii(c, json);
}

static void end_call(struct call *c)
{
    char *answer = call_ended(c) ? answer_text(c) : NULL;
    if (c->method)
        journal_add(c, c->cut ? NULL : answer);
    if (!answer)
        return;
    c->reply.type = json_type;
    c->reply.bytes = answer;
    c->reply.size = strlen(answer);
}

static void bot_advance(struct call *c)
{
    c->waits = false;
    if (c->step == CALL_NEW) {
        c->step = CALL_ACTING;
        fault_meet(c);
    }
    if (!c->waits && c->step == CALL_ACTING && !call_ended(c))
        c->method->run(c);
    if (!c->waits && c->late) {
        c->step = CALL_ACTED;
        call_wait(c, WAIT_TIME, c->late, NULL);
        c->late = 0;
    }
    if (!c->waits)
        end_call(c);
}

/* ---- finding the way --------------------------------------------------------------- */

enum { TOKEN_MOST = 80, SECRET_LEAST = 24 };

/* Can this be a token at all? Says what is wrong with it. */
static bool is_token(struct call *c, const char *token)
{
    const char *colon = strchr(token, ':');
    if (!colon || strlen(token) > TOKEN_MOST || token[0] == '0' || token[0] == ':')
        return call_fail(c, 401, "invalid token specified");
    if (strspn(token, "0123456789") != (size_t)(colon - token))
        return token[0] == '-' ? call_fail(c, 401, "invalid token specified")
                               : call_fail(c, 421, "unallowed token specified");
    return true;
}

static bool is_allowed(struct call *c, const char *token, bool test_place)
{
    if (!is_token(c, token))
        return false;
    if (test_place || strcmp(token, c->e->token) != 0)
        return call_fail(c, 401, "%s", "");
    if (!c->e->logged_out)
        return true;
    call_fail(c, 400, "%s", "");
    c->description = talloc_strdup(c, "Logged out");
    return false;
}

/* "/bot<token>/[test/]<method>"; a missing method is looked for in the arguments. */
static bool route_bot(struct call *c)
{
    const char *token = c->path + strlen("/bot");
    const char *slash = strchr(token, '/');
    if (!slash)
        return call_fail(c, 404, "%s", "");
    const char *name = slash + 1;
    bool test_place = strncmp(name, "test/", 5) == 0;
    if (!is_allowed(c, talloc_strndup(c, token, (size_t)(slash - token)), test_place))
        return false;
    if (!*name)
        name = argument_text(c->args, "method");
    c->method = method_find(name);
    if (!c->method)
        return call_fail(c, 404, "method not found");
    c->advance = bot_advance;
    return true;
}

static bool starts_with(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

void call_route(struct call *c)
{
    c->advance = end_call;
    if (starts_with(c->path, "/bot"))
        route_bot(c);
    else if (starts_with(c->path, "/file/bot"))
        c->advance = media_serve;
    else if (starts_with(c->path, "/control/"))
        c->advance = control_advance;
    else if (c->e->options.extra)
        c->advance = NULL;
    else
        call_fail(c, 404, "%s", "");
}
