/* control_say.c - people write, correct themselves, send files and phone numbers. */
#include "control.h"
#include "formatted.h"
#include "json.h"
#include "media.h"
#include "messages.h"
#include "updates.h"

#include <sodium.h>
#include <string.h>
#include <talloc.h>

/* A group's words reach the bot only if they are meant for it. */
static bool is_heard(const struct emulator *e, const struct message *m)
{
    if (m->chat->person)
        return true;
    if (m->chat->standing != STANDING_MEMBER || m->chat->upgraded_to)
        return false;
    const struct message *replied = message_find(m->chat, m->reply_to);
    char *name = talloc_asprintf(m, "@%s", e->bot.username);
    bool named = strcasestr(m->text, name) != NULL;
    talloc_free(name);
    return m->text[0] == '/' || named || (replied && replied->from == &e->bot);
}

/* A new message of a person; filled in by the caller, then told. */
static struct message *write_message(struct emulator *e, struct chat *chat,
                                     struct user *person, const char *text,
                                     int64_t reply_to)
{
    if (chat->person) {
        user_unblock(e, person);
        person->started = true;
    }
    struct message *m = message_new(e, chat, person);
    struct formatted words = formatted_plain(e, m, text);
    message_set_text(m, words.text, words.entities);
    m->reply_to = message_find(chat, reply_to) ? (int)reply_to : 0;
    return m;
}

static bool tell(struct emulator *e, struct message *m, enum update_kind kind)
{
    message_touch(e, m);
    bool heard = is_heard(e, m);
    if (heard)
        updates_push(e, kind, message_json(e, m));
    return heard;
}

static void answer(struct call *c, const struct message *m, bool heard)
{
    cJSON *result = cJSON_CreateObject();
    json_int(result, "message_id", m->id);
    json_flag(result, "delivered", heard);
    json_text(result, "file_id", m->file ? m->file->id : NULL);
    control_ok(c, result);
}

int say_words(struct emulator *e, struct chat *chat, struct user *person,
              const char *text, int reply_to)
{
    struct message *m = write_message(e, chat, person, text, reply_to);
    tell(e, m, UPDATE_MESSAGE);
    return m->id;
}

static void correct(struct call *c, struct chat *chat, const struct user *person,
                    int64_t id, const char *text)
{
    struct message *m = message_find(chat, id);
    if (!m || m->from != person) {
        control_fail(c, 404, "no such message of this user");
        return;
    }
    struct formatted words = formatted_plain(c->e, c, text);
    message_set_text(m, words.text, words.entities);
    m->edit_date = emulator_now(c->e);
    answer(c, m, tell(c->e, m, UPDATE_EDITED_MESSAGE));
}

void control_say(struct call *c, const cJSON *in)
{
    struct user *person = control_who(c, in);
    struct chat *chat = person ? control_place(c, in, person) : NULL;
    const char *text = json_get_text(in, "text");
    int64_t edit = json_get_int(in, "edit");
    if (!chat)
        return;
    if (!text || !*text) {
        control_fail(c, 400, "text is missing");
        return;
    }
    if (edit) {
        correct(c, chat, person, edit, text);
        return;
    }
    struct message *m =
        write_message(c->e, chat, person, text, json_get_int(in, "reply_to"));
    answer(c, m, tell(c->e, m, UPDATE_MESSAGE));
}

/* ---- files ------------------------------------------------------------------------- */

/* The decoded content, or a few bytes when none is given; NULL when it is no base64. */
static char *content(void *mem, const char *base64, size_t *size)
{
    if (!base64) {
        *size = 5;
        return talloc_strdup(mem, "file\n");
    }
    size_t room = strlen(base64) / 4 * 3 + 3;
    char *bytes = talloc_array(mem, char, room);
    if (sodium_base642bin((unsigned char *)bytes, room, base64, strlen(base64), " \r\n",
                          size, NULL, sodium_base64_VARIANT_ORIGINAL) == 0)
        return bytes;
    talloc_free(bytes);
    return NULL;
}

void control_file(struct call *c, const cJSON *in)
{
    struct user *person = control_who(c, in);
    struct chat *chat = person ? control_place(c, in, person) : NULL;
    if (!chat)
        return;
    const char *kind = json_get_text(in, "kind"), *name = json_get_text(in, "name");
    const char *mime = json_get_text(in, "mime"), *caption = json_get_text(in, "caption");
    size_t size;
    char *bytes = content(c, json_get_text(in, "content_base64"), &size);
    if (!kind || !media_kind(kind) || !bytes) {
        control_fail(c, 400,
                     bytes ? "kind must be photo, voice, document, video or audio"
                           : "content_base64 is no base64");
        return;
    }
    struct message *m = write_message(c->e, chat, person, caption ? caption : "",
                                      json_get_int(in, "reply_to"));
    const char *album = json_get_text(in, "album");
    m->album = album ? talloc_strdup(m, album) : NULL;
    m->file = media_new(c->e, kind, name ? name : "", mime ? mime : "", bytes, size);
    answer(c, m, tell(c->e, m, UPDATE_MESSAGE));
}

void control_contact(struct call *c, const cJSON *in)
{
    struct user *person = control_who(c, in);
    struct chat *chat = person ? control_place(c, in, person) : NULL;
    if (!chat)
        return;
    const char *number = json_get_text(in, "phone_number");
    struct user *other = user_find(c->e, json_get_int(in, "contact_user"));
    struct user *whose = other ? other : person;
    struct message *m = write_message(c->e, chat, person, "", 0);
    cJSON *contact = cJSON_CreateObject();
    json_text(contact, "phone_number", number ? number : "+79990000000");
    json_text(contact, "first_name", whose->first_name);
    json_text(contact, "last_name", whose->last_name);
    json_int(contact, "user_id", whose->id);
    m->extra_name = "contact";
    m->extra = json_print(m, contact);
    cJSON_Delete(contact);
    answer(c, m, tell(c->e, m, UPDATE_MESSAGE));
}
