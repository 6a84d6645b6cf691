/* telegram_events.c - what comes in: updates become events.
 *
 * Nothing here trusts its input. A field that is missing or of another kind reads as
 * empty, fields unknown to us are not looked at, and an update that lacks what it needs
 * is EVENT_OTHER: counted as read, and no more. */
#include "bot/telegram_json.h"
#include "bot/telegram_words.h"

#include <stdlib.h>
#include <string.h>
#include <talloc.h>

struct reading {
    void *mem;
    const char *bot;
    struct event *out;
};

/* What a person may send that we have no use for. They are told so, by empty words,
 * rather than left in silence; of a sticker its emoji is kept. */
static const char *const strange[] = {
    "checklist", "contact",    "dice",       "game",         "live_photo",
    "location",  "paid_media", "poll",       "rich_message", "sticker",
    "story",     "venue",      "video_note",
};

/* ---- people ----------------------------------------------------------------------- */

static const char *full_name(void *mem, const cJSON *user)
{
    const char *first = telegram_text(user, "first_name");
    const char *last = telegram_text(user, "last_name");
    return telegram_format(mem, "%s%s%s", first, *first && *last ? " " : "", last);
}

/* False for a bot, and for who cannot be told apart. */
static bool read_person(struct reading *r, const cJSON *user)
{
    const char *id = telegram_id(r->mem, user, "id");
    if (!id || cJSON_IsTrue(telegram_field(user, "is_bot")))
        return false;
    r->out->account = id;
    r->out->name = full_name(r->mem, user);
    r->out->language = telegram_keep(r->mem, telegram_text(user, "language_code"));
    return true;
}

static bool is_private(const cJSON *chat)
{
    return strcmp(telegram_text(chat, "type"), "private") == 0;
}

static bool read_chat(struct reading *r, const cJSON *chat)
{
    const char *id = telegram_id(r->mem, chat, "id");
    if (id)
        r->out->chat = id;
    return id;
}

/* ---- messages --------------------------------------------------------------------- */

static bool read_file(struct reading *r, const cJSON *file, const char *kind)
{
    const char *id = telegram_text(file, "file_id");
    if (!*id)
        return false;
    r->out->kind = EVENT_FILE;
    r->out->file.kind = kind;
    r->out->file.id = telegram_keep(r->mem, id);
    r->out->file.name = telegram_keep(r->mem, telegram_text(file, "file_name"));
    r->out->file.bytes = telegram_number(file, "file_size", -1);
    return true;
}

/* A photo comes in several sizes, the largest last. */
static bool read_files(struct reading *r, const cJSON *message)
{
    static const char *const kinds[] = { "audio", "document", "video", "voice" };
    const cJSON *photos = telegram_field(message, "photo");
    int sizes = cJSON_GetArraySize(photos);
    bool found =
        sizes > 0 && read_file(r, cJSON_GetArrayItem(photos, sizes - 1), "photo");
    for (size_t i = 0; !found && i < COUNT(kinds); i++)
        found = read_file(r, telegram_field(message, kinds[i]), kinds[i]);
    if (found)
        r->out->words = telegram_keep(r->mem, telegram_text(message, "caption"));
    return found;
}

/* What follows "/start" or "/start@OurName"; NULL when the text says something else. */
static const char *start_word(const char *text, const char *bot)
{
    if (strncasecmp(text, "/start", 6) != 0)
        return NULL;
    text += 6;
    if (*text == '@') {
        size_t len = strcspn(++text, " \t\n");
        if (*bot && (len != strlen(bot) || strncasecmp(text, bot, len) != 0))
            return NULL;
        text += len;
    }
    size_t gap = strspn(text, " \t\n");
    return gap || !*text ? text + gap : NULL;
}

static bool read_text(struct reading *r, const cJSON *message)
{
    const char *text = telegram_text(message, "text");
    const char *start = r->out->edited ? NULL : start_word(text, r->bot);
    if (!*text)
        return false;
    r->out->kind = start ? EVENT_START : EVENT_WORDS;
    r->out->words = telegram_keep(r->mem, start ? start : text);
    return true;
}

/* Only a number of their own counts: anyone may pass on somebody else's card. */
static bool read_contact(struct reading *r, const cJSON *message)
{
    const cJSON *contact = telegram_field(message, "contact");
    const char *phone = telegram_text(contact, "phone_number");
    const char *whose = telegram_id(r->mem, contact, "user_id");
    if (!*phone || !whose || strcmp(whose, r->out->account) != 0)
        return false;
    r->out->kind = EVENT_CONTACT;
    r->out->words = telegram_keep(r->mem, phone);
    return true;
}

static void read_strange(struct reading *r, const cJSON *message)
{
    for (size_t i = 0; i < COUNT(strange); i++) {
        const cJSON *thing = telegram_field(message, strange[i]);
        if (!thing)
            continue;
        r->out->kind = EVENT_WORDS;
        r->out->words = telegram_keep(r->mem, telegram_text(thing, "emoji"));
        return;
    }
}

/* That somebody left, ourselves perhaps, is no reason to speak up in a group. */
static void read_group(struct reading *r, const cJSON *message)
{
    if (!telegram_field(message, "left_chat_member"))
        r->out->kind = EVENT_GROUP;
}

static void read_message(struct reading *r, const cJSON *message, bool edited)
{
    const cJSON *chat = telegram_field(message, "chat");
    struct event *out = r->out;
    const char *id = telegram_id(r->mem, message, "message_id");
    bool someone = read_person(r, telegram_field(message, "from"));
    if (!id || !read_chat(r, chat))
        return;
    out->message = id;
    out->at = telegram_number(message, edited ? "edit_date" : "date", 0);
    out->edited = edited;
    out->reply_to =
        telegram_id(r->mem, telegram_field(message, "reply_to_message"), "message_id");
    const char *album = telegram_text(message, "media_group_id");
    out->album = *album ? telegram_keep(r->mem, album) : NULL;
    if (!is_private(chat)) {
        read_group(r, message);
        return;
    }
    if (!someone || read_text(r, message) || read_files(r, message))
        return;
    if (!read_contact(r, message))
        read_strange(r, message);
}

/* ---- the other updates ------------------------------------------------------------ */

/* The message pressed may be too old to be told (then its date is 0, its id still good),
 * or not be there at all; a private chat has the id of its person. */
static void read_press(struct reading *r, const cJSON *press)
{
    const cJSON *message = telegram_field(press, "message");
    const cJSON *chat = telegram_field(message, "chat");
    const char *id = telegram_text(press, "id");
    struct event *out = r->out;
    if (!*id || !read_person(r, telegram_field(press, "from")))
        return;
    out->press = telegram_keep(r->mem, id);
    if (!read_chat(r, chat))
        out->chat = out->account;
    const char *message_id = telegram_id(r->mem, message, "message_id");
    if (message_id)
        out->message = message_id;
    if (!cJSON_IsString(telegram_field(press, "data")))
        return;
    out->words = telegram_keep(r->mem, telegram_text(press, "data"));
    bool group = *telegram_text(chat, "type") && !is_private(chat);
    out->kind = group ? EVENT_GROUP : EVENT_PRESS;
}

/* Being unblocked says nothing new: /start or words follow. */
static void read_membership(struct reading *r, const cJSON *change)
{
    const cJSON *chat = telegram_field(change, "chat");
    const cJSON *now = telegram_field(change, "new_chat_member");
    const char *status = telegram_text(now, "status");
    bool gone = strcmp(status, "kicked") == 0 || strcmp(status, "left") == 0;
    bool someone = read_person(r, telegram_field(change, "from"));
    if (!*status || !read_chat(r, chat))
        return;
    r->out->at = telegram_number(change, "date", 0);
    if (!is_private(chat))
        r->out->kind = gone ? EVENT_OTHER : EVENT_GROUP;
    else if (gone && someone)
        r->out->kind = EVENT_STOPPED;
}

bool telegram_event(void *mem, const cJSON *update, const char *bot, struct event *out)
{
    struct reading r = { .mem = mem, .bot = bot, .out = out };
    int64_t id = telegram_number(update, "update_id", -1);
    if (id < 0 || id == INT64_MAX)
        return false;
    *out = (struct event){
        .key = telegram_format(mem, "u%lld", (long long)id),
        .cursor = telegram_format(mem, "%lld", (long long)id + 1),
        .kind = EVENT_OTHER,
        .account = "",
        .chat = "",
        .name = "",
        .language = "",
        .words = "",
        .message = "",
        .file = { .id = "", .name = "", .bytes = -1 },
    };
    const cJSON *message = telegram_field(update, "message");
    const cJSON *edited = telegram_field(update, "edited_message");
    if (message || edited)
        read_message(&r, message ? message : edited, !message);
    else if (telegram_field(update, "callback_query"))
        read_press(&r, telegram_field(update, "callback_query"));
    else
        read_membership(&r, telegram_field(update, "my_chat_member"));
    return true;
}

/* ---- a page ----------------------------------------------------------------------- */

/* Where to go on is reckoned from this page alone: ids may start anew, lower. */
static void read_updates(struct page *page, const cJSON *updates, const char *bot)
{
    const cJSON *update;
    const char *furthest = NULL;
    page->events =
        talloc_array(page, struct event, (unsigned)cJSON_GetArraySize(updates));
    if (!page->events)
        die("memory: none left");
    cJSON_ArrayForEach(update, updates)
    {
        struct event *event = &page->events[page->count];
        if (!telegram_event(page, update, bot, event))
            continue;
        if (furthest && strtoll(furthest, NULL, 10) > strtoll(event->cursor, NULL, 10))
            event->cursor = furthest;
        furthest = event->cursor;
        page->count++;
    }
}

struct page *telegram_page(const struct http_reply *reply, const char *bot)
{
    struct page *page = talloc_zero(NULL, struct page);
    if (!page)
        die("memory: none left");
    struct telegram_answer answer = telegram_answer(page, reply);
    page->end = telegram_page_end(&answer);
    page->wait = answer.wait;
    page->why = answer.why;
    if (answer.ok) {
        read_updates(page, answer.result, bot);
        if (!page->count && cJSON_GetArraySize(answer.result) > 0) {
            page->end = PAGE_RETRY;
            page->why = "updates without ids";
        }
    }
    cJSON_Delete(answer.json);
    return page;
}
