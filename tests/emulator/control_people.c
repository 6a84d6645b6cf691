/* control_people.c - people appear, block the bot, and take it into groups. */
#include "bot/base.h"
#include "control.h"
#include "json.h"
#include "users.h"

#include <string.h>
#include <talloc.h>

/* Takes over a text that was told; one that was not stays as it is. */
static void take_text(struct user *p, char **field, const cJSON *in, const char *name)
{
    const char *text = json_get_text(in, name);
    if (!text)
        return;
    talloc_free(*field);
    *field = *text ? talloc_strdup(p, text) : NULL;
}

void control_user(struct call *c, const cJSON *in)
{
    int64_t id = json_get_int(in, "id");
    if (id <= 0) {
        control_fail(c, 400, "id must be a positive integer");
        return;
    }
    struct user *p = user_get(c->e, id);
    if (json_get_text(in, "first_name") && *json_get_text(in, "first_name"))
        take_text(p, &p->first_name, in, "first_name");
    take_text(p, &p->last_name, in, "last_name");
    take_text(p, &p->username, in, "username");
    take_text(p, &p->language, in, "language_code");
    p->is_bot = json_get_flag(in, "is_bot");
    p->deactivated = json_get_flag(in, "deactivated");
    control_ok(c, cJSON_CreateObject());
}

/* ---- blocking ---------------------------------------------------------------------- */

static void set_blocked(struct emulator *e, struct user *p, bool blocked)
{
    if (p->blocked == blocked)
        return;
    p->blocked = blocked;
    chat_tell_standing(e, chat_find(e, p->id), p, blocked ? "member" : "kicked",
                       blocked ? "kicked" : "member");
}

void user_unblock(struct emulator *e, struct user *p)
{
    set_blocked(e, p, false);
}

void control_block(struct call *c, const cJSON *in)
{
    struct user *p = control_who(c, in);
    if (!p)
        return;
    set_blocked(c->e, p, json_get_flag(in, "blocked"));
    control_ok(c, cJSON_CreateObject());
}

/* ---- groups ------------------------------------------------------------------------ */

static const char *const standing_names[] = {
    [STANDING_MEMBER] = "member",
    [STANDING_LEFT] = "left",
    [STANDING_KICKED] = "kicked",
    [STANDING_DELETED] = "deleted",
};

static void answer_chat(struct call *c, const struct chat *chat)
{
    cJSON *result = cJSON_CreateObject();
    json_int(result, "chat", chat->id);
    control_ok(c, result);
}

static void new_group(struct call *c, const cJSON *in)
{
    const char *title = json_get_text(in, "title");
    struct user *p = title ? control_who(c, in) : NULL;
    if (!title)
        control_fail(c, 400, "title is missing");
    if (!p)
        return;
    bool super = json_get_flag(in, "supergroup");
    int64_t id = json_get_int(in, "id");
    if (!id)
        id = super ? -emulator_random(1000000000001, 1002000000000)
                   : -emulator_random(1000000, 999999999);
    if (id > 0 || chat_find(c->e, id)) {
        control_fail(c, 400, "id must be negative and new");
        return;
    }
    struct chat *chat = chat_new_group(c->e, id, super, title);
    chat_tell_standing(c->e, chat, p, "left", "member");
    answer_chat(c, chat);
}

static void change_standing(struct call *c, struct chat *chat, struct user *by,
                            const char *name)
{
    for (size_t i = 0; i < COUNT(standing_names); i++) {
        if (strcmp(name, standing_names[i]) != 0)
            continue;
        const char *was = standing_names[chat->standing];
        chat->standing = (enum standing)i;
        if (i != STANDING_DELETED)
            chat_tell_standing(c->e, chat, by, was, name);
        answer_chat(c, chat);
        return;
    }
    control_fail(c, 400, "standing must be member, left, kicked or deleted");
}

static void upgrade(struct call *c, struct chat *old)
{
    int64_t id = -emulator_random(1000000000001, 1002000000000);
    struct chat *new = chat_new_group(c->e, id, true, old->title);
    old->upgraded_to = new->id;
    answer_chat(c, new);
}

void control_group(struct call *c, const cJSON *in)
{
    struct chat *chat = chat_find(c->e, json_get_int(in, "id"));
    const char *standing = json_get_text(in, "standing");
    if (chat && chat->person) {
        control_fail(c, 400, "this is no group");
    } else if (chat && json_get_flag(in, "upgrade")) {
        upgrade(c, chat);
    } else if (chat && standing) {
        struct user *by = user_find(c->e, json_get_int(in, "user"));
        change_standing(c, chat, by ? by : &c->e->bot, standing);
    } else {
        new_group(c, in);
    }
}
