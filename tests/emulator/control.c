/* control.c - the table of the control API and its small requests. */
#include "control.h"

#include "bot/base.h"
#include "commands.h"
#include "faults.h"
#include "journal.h"
#include "json.h"
#include "updates.h"
#include "users.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

void control_ok(struct call *c, cJSON *result)
{
    json_flag(result, "ok", true);
    char *json = json_print(c, result);
    cJSON_Delete(result);
    call_reply(c, 200, "application/json", json, strlen(json));
}

void control_fail(struct call *c, int status, const char *error)
{
    cJSON *json = cJSON_CreateObject();
    json_flag(json, "ok", false);
    json_text(json, "error", error);
    char *text = json_print(c, json);
    cJSON_Delete(json);
    call_reply(c, status, "application/json", text, strlen(text));
}

struct user *control_who(struct call *c, const cJSON *in)
{
    int64_t id = in ? json_get_int(in, "user")
                    : argument_int(c->args, "user", 0, INT64_MIN, INT64_MAX);
    struct user *person = user_find(c->e, id);
    if (!person)
        control_fail(c, 404, "no such user");
    return person;
}

struct chat *control_place(struct call *c, const cJSON *in, const struct user *person)
{
    int64_t id = in ? json_get_int(in, "chat")
                    : argument_int(c->args, "chat", 0, INT64_MIN, INT64_MAX);
    struct chat *chat = chat_find(c->e, id || !person ? id : person->id);
    if (!chat)
        control_fail(c, 404, "no such chat");
    return chat;
}

/* ---- small requests ---------------------------------------------------------------- */

static void control_fault(struct call *c, const cJSON *in)
{
    const char *wrong = fault_order(c->e, in);
    if (wrong)
        control_fail(c, 400, wrong);
    else
        control_ok(c, cJSON_CreateObject());
}

static void control_commands(struct call *c, const cJSON *in)
{
    (void)in;
    int64_t user = argument_int(c->args, "user", 0, INT64_MIN, INT64_MAX);
    const struct user *person = user_find(c->e, user);
    const char *language = argument_text(c->args, "language");
    if (!*language && person && person->language)
        language = person->language;
    cJSON *result = cJSON_CreateObject();
    json_raw(result, "commands", commands_seen(c->e, c, user, language));
    control_ok(c, result);
}

static void control_requests(struct call *c, const cJSON *in)
{
    (void)in;
    cJSON *result = cJSON_CreateObject();
    int64_t after = argument_int(c->args, "after", 0, 0, INT64_MAX - 1);
    cJSON_AddItemToObject(result, "requests",
                          journal_list(c->e, after, argument_text(c->args, "method")));
    control_ok(c, result);
}

static void control_state(struct call *c, const cJSON *in)
{
    (void)in;
    cJSON *result = cJSON_CreateObject();
    json_text(result, "token", c->e->token);
    json_text(result, "username", c->e->bot.username);
    json_int(result, "now", emulator_now(c->e));
    json_int(result, "pending_update_count", updates_count(c->e));
    json_flag(result, "polling", c->e->polling != NULL);
    cJSON *people = cJSON_AddArrayToObject(result, "people");
    for (const struct user *p = c->e->people; p; p = p->hh.next)
        cJSON_AddItemToArray(people, user_json(p));
    control_ok(c, result);
}

static void control_reset(struct call *c, const cJSON *in)
{
    (void)in;
    emulator_reset(c->e);
    control_ok(c, cJSON_CreateObject());
}

/* ---- the table --------------------------------------------------------------------- */

static const struct request {
    const char *verb, *path;
    void (*run)(struct call *c, const cJSON *in);
} requests[] = {
    { "POST", "block", control_block },      { "GET", "chat", control_chat },
    { "GET", "commands", control_commands }, { "POST", "contact", control_contact },
    { "POST", "fault", control_fault },      { "POST", "file", control_file },
    { "POST", "group", control_group },      { "POST", "press", control_press },
    { "GET", "requests", control_requests }, { "POST", "reset", control_reset },
    { "POST", "say", control_say },          { "GET", "state", control_state },
    { "POST", "user", control_user },
};

/* A page elsewhere that tricks the browser into our port has another Host. */
static bool is_local(const char *host)
{
    static const char *const names[] = { "127.0.0.1", "localhost" };
    for (size_t i = 0; host && i < COUNT(names); i++) {
        size_t len = strlen(names[i]);
        if (strncasecmp(host, names[i], len) == 0 && (!host[len] || host[len] == ':'))
            return true;
    }
    return !host;
}

/* A browser tells the origin of the page that asks; ours is this very server. */
bool control_admits(const struct call *c)
{
    static const char scheme[] = "http://";
    size_t len = strlen(scheme);
    return is_local(c->host) &&
           (!c->origin || (c->host && strncmp(c->origin, scheme, len) == 0 &&
                           strcasecmp(c->origin + len, c->host) == 0));
}

static void run(struct call *c, const struct request *request)
{
    if (strcmp(request->verb, "GET") == 0) {
        request->run(c, NULL);
        return;
    }
    cJSON *in = cJSON_Parse(c->body_size ? c->body : "{}");
    if (cJSON_IsObject(in))
        request->run(c, in);
    else
        control_fail(c, 400, "the body must be a JSON object");
    cJSON_Delete(in);
}

void control_advance(struct call *c)
{
    c->waits = false;
    if (!control_admits(c)) {
        control_fail(c, 403, "only for pages of this machine");
        return;
    }
    const char *path = c->path + strlen("/control/");
    for (size_t i = 0; i < COUNT(requests); i++) {
        if (strcmp(path, requests[i].path) == 0 &&
            strcmp(c->verb, requests[i].verb) == 0) {
            run(c, &requests[i]);
            return;
        }
    }
    control_fail(c, 404, "no such request");
}
