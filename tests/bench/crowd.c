/* crowd.c - see crowd.h. */
#include "tests/bench/crowd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* An update stays until it is confirmed, so there are more of them than people. */
enum { ROOM_BESIDE = 1024 };

/* Every act shows another screen, so each is answered by one message or one edit. */
static const struct act {
    const char *words;
    bool press;
} script[] = {
    { "/home", false },
    { "settings:open", true },
    { "settings:quiet", true },
    { "settings:open", true },
    { "settings:languages", true },
    { "settings:speak:ru", true },
    { "/settings", false },
    { "settings:zones", true },
    { "home:open", true },
    { "about:open", true },
};

struct someone {
    int64_t id, message;
    size_t step;
    bool busy;
    int64_t acted;       /* ticks */
    char *text, *markup; /* of the message, as JSON */
    struct someone *next_idle;
};

struct update {
    struct someone *who;
    const struct act *act;
};

struct crowd {
    struct crowd_settings set;
    struct someone *people;
    struct someone *idle, **idle_end; /* in an open loop */
    int64_t next_act;                 /* ticks; 0: not begun, or a closed loop */
    int64_t messages;
    struct update *updates; /* a ring */
    size_t room, first, count;
    int64_t first_id; /* of the first in the ring */
    int32_t *waits;   /* microseconds */
    size_t wait_count, wait_room;
    int64_t began;
};

struct crowd *crowd_new(const struct crowd_settings *settings)
{
    struct crowd *c = xalloc(sizeof *c);
    c->set = *settings;
    c->people = xalloc(settings->people * sizeof *c->people);
    c->idle_end = &c->idle;
    c->room = settings->people * 4 + ROOM_BESIDE;
    c->updates = xalloc(c->room * sizeof *c->updates);
    c->first_id = 1;
    for (size_t i = 0; i < settings->people; i++) {
        c->people[i].id = settings->first_id + (int64_t)i * settings->id_step;
        c->people[i].step = i;
    }
    return c;
}

void crowd_free(struct crowd *c)
{
    for (size_t i = 0; i < c->set.people; i++) {
        free(c->people[i].text);
        free(c->people[i].markup);
    }
    free(c->people);
    free(c->updates);
    free(c->waits);
    free(c);
}

/* ---- acts ------------------------------------------------------------------------- */

/* Who has no message to press on yet begins with a command. */
static void act(struct crowd *c, struct someone *who, int64_t at)
{
    const struct act *next = &script[who->step++ % COUNT(script)];
    if (!who->message)
        next = &script[0];
    if (c->count == c->room)
        die("bench: the bot confirms nothing");
    who->busy = true;
    who->acted = at;
    c->updates[(c->first + c->count++) % c->room] = (struct update){ who, next };
}

static void rest(struct crowd *c, struct someone *who)
{
    who->busy = false;
    who->next_idle = NULL;
    *c->idle_end = who;
    c->idle_end = &who->next_idle;
}

static struct someone *wake(struct crowd *c)
{
    struct someone *who = c->idle;
    c->idle = who->next_idle;
    if (!c->idle)
        c->idle_end = &c->idle;
    return who;
}

void crowd_begin(struct crowd *c)
{
    int64_t now = clock_ticks();
    for (size_t i = 0; i < c->set.people; i++)
        if (c->set.rate)
            rest(c, &c->people[i]);
        else
            act(c, &c->people[i], now);
    if (c->set.rate)
        c->next_act = now;
}

int64_t crowd_tick(struct crowd *c)
{
    int64_t now = clock_ticks();
    while (c->next_act && c->next_act <= now && c->idle) {
        act(c, wake(c), c->next_act);
        c->next_act += 1000000 / c->set.rate;
    }
    return c->idle ? c->next_act : 0;
}

/* ---- answers ---------------------------------------------------------------------- */

static void keep_wait(struct crowd *c, int64_t wait)
{
    if (c->wait_count == c->wait_room) {
        c->wait_room = c->wait_room ? c->wait_room * 2 : 4096;
        c->waits = xrealloc(c->waits, c->wait_room * sizeof *c->waits);
    }
    c->waits[c->wait_count++] = (int32_t)wait;
}

static struct someone *owner_of(struct crowd *c, int64_t chat)
{
    int64_t i = (chat - c->set.first_id) / c->set.id_step;
    if (chat < c->set.first_id || (size_t)i >= c->set.people || c->people[i].id != chat)
        die("bench: the bot writes to %lld, whom nobody knows", (long long)chat);
    return &c->people[i];
}

/* The code of a UTF-8 letter that is known to be whole. */
static uint32_t letter(const char **at)
{
    const unsigned char *c = (const unsigned char *)*at;
    int more = c[0] >= 0xf0 ? 3 : c[0] >= 0xe0 ? 2 : 1;
    uint32_t code = c[0] & (0x3f >> more);
    for (int i = 1; i <= more; i++)
        code = code << 6 | (c[i] & 0x3f);
    *at += more + 1;
    return code;
}

static char *put_unit(char *to, uint32_t unit)
{
    static const char digits[] = "0123456789abcdef";
    *to++ = '\\';
    *to++ = 'u';
    for (int shift = 12; shift >= 0; shift -= 4)
        *to++ = digits[unit >> shift & 15];
    return to;
}

/* As the Bot API tells it: every letter beyond ASCII escaped. */
static char *escaped(struct scanned json)
{
    char *out = xalloc(json.len * 6 + 1), *to = out;
    for (const char *at = json.at, *end = at + json.len; at < end;) {
        if (!(*at & 0x80)) {
            *to++ = *at++;
            continue;
        }
        uint32_t code = letter(&at);
        if (code > 0xffff) {
            to = put_unit(to, 0xd7c0 + (code >> 10));
            code = 0xdc00 | (code & 0x3ff);
        }
        to = put_unit(to, code);
    }
    return out;
}

static void see(struct someone *who, struct scanned text, struct scanned markup)
{
    free(who->text);
    free(who->markup);
    who->text = text.at ? escaped(text) : NULL;
    who->markup = markup.at ? escaped(markup) : NULL;
}

int64_t crowd_shown(struct crowd *c, int64_t chat, int64_t message, struct scanned text,
                    struct scanned markup)
{
    struct someone *who = owner_of(c, chat);
    int64_t now = clock_ticks();
    who->message = message ? message : ++c->messages;
    see(who, text, markup);
    if (!who->busy)
        return who->message;
    keep_wait(c, now - who->acted);
    if (c->set.rate)
        rest(c, who);
    else
        act(c, who, now);
    return who->message;
}

/* ---- what the bot is told --------------------------------------------------------- */

static void add_chat(const struct someone *who, struct buffer *out)
{
    buffer_format(out,
                  "\"chat\":{\"id\":%lld,\"first_name\":\"\\u0410\\u043d\\u043d\\u0430\","
                  "\"username\":\"anna_%lld\",\"type\":\"private\"},\"date\":%lld",
                  (long long)who->id, (long long)who->id, (long long)clock_wall());
}

static void add_message(const struct someone *who, int64_t message, struct buffer *out)
{
    buffer_format(out,
                  "{\"message_id\":%lld,\"from\":{\"id\":1,\"is_bot\":true,"
                  "\"first_name\":\"Bench\",\"username\":\"BenchBot\"},",
                  (long long)message);
    add_chat(who, out);
    buffer_text(out, ",\"text\":");
    buffer_text(out, who->text ? who->text : "\"\"");
    if (who->markup) {
        buffer_text(out, ",\"reply_markup\":");
        buffer_text(out, who->markup);
    }
    buffer_text(out, "}");
}

void crowd_message(struct crowd *c, int64_t chat, int64_t message, struct buffer *out)
{
    add_message(owner_of(c, chat), message, out);
}

static void add_person(const struct someone *who, struct buffer *out)
{
    buffer_format(out,
                  "\"from\":{\"id\":%lld,\"is_bot\":false,"
                  "\"first_name\":\"\\u0410\\u043d\\u043d\\u0430\","
                  "\"username\":\"anna_%lld\",\"language_code\":\"ru\"},",
                  (long long)who->id, (long long)who->id);
}

static void add_press(const struct update *u, int64_t id, struct buffer *out)
{
    buffer_format(out, "\"callback_query\":{\"id\":\"%lld%06lld\",",
                  (long long)u->who->id, (long long)id);
    add_person(u->who, out);
    buffer_text(out, "\"message\":");
    add_message(u->who, u->who->message, out);
    buffer_format(out, ",\"chat_instance\":\"-%lld\",\"data\":\"%s\"}",
                  (long long)u->who->id, u->act->words);
}

static void add_words(struct crowd *c, const struct update *u, struct buffer *out)
{
    buffer_format(out, "\"message\":{\"message_id\":%lld,", (long long)++c->messages);
    add_person(u->who, out);
    add_chat(u->who, out);
    buffer_format(out,
                  ",\"text\":\"%s\",\"entities\":[{\"offset\":0,\"length\":%zu,"
                  "\"type\":\"bot_command\"}]}",
                  u->act->words, strlen(u->act->words));
}

size_t crowd_updates(struct crowd *c, int64_t from, size_t most, struct buffer *out)
{
    while (c->count && c->first_id < from) {
        c->first = (c->first + 1) % c->room;
        c->first_id++;
        c->count--;
    }
    buffer_text(out, "[");
    for (size_t i = 0; i < c->count && i < most; i++) {
        const struct update *u = &c->updates[(c->first + i) % c->room];
        int64_t id = c->first_id + (int64_t)i;
        buffer_format(out, "%s{\"update_id\":%lld,", i ? "," : "", (long long)id);
        if (u->act->press)
            add_press(u, id, out);
        else
            add_words(c, u, out);
        buffer_text(out, "}");
    }
    buffer_text(out, "]");
    return c->count < most ? c->count : most;
}

/* ---- what was measured ------------------------------------------------------------ */

void crowd_measure(struct crowd *c)
{
    c->wait_count = 0;
    c->began = clock_ticks();
}

static int compare(const void *a, const void *b)
{
    int32_t left = *(const int32_t *)a, right = *(const int32_t *)b;
    return (left > right) - (left < right);
}

struct crowd_result crowd_result(struct crowd *c)
{
    struct crowd_result r = { .answered = c->wait_count };
    r.seconds = (double)(clock_ticks() - c->began) / 1e6;
    if (!c->wait_count)
        return r;
    qsort(c->waits, c->wait_count, sizeof *c->waits, compare);
    r.p50 = c->waits[c->wait_count / 2] / 1e3;
    r.p99 = c->waits[c->wait_count * 99 / 100] / 1e3;
    return r;
}
