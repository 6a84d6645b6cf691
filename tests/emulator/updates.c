/* updates.c - the queue of updates, its ids, ages and limits. */
#include "updates.h"

#include "bot/base.h"
#include "json.h"
#include "text.h"
#include "waiting.h"

#include <string.h>
#include <talloc.h>

/* Names of all kinds of the Bot API, in the order of Update's fields. The bit of a kind
 * is its place here. */
static const char *const names[] = {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "business_connection",
    "business_message",
    "edited_business_message",
    "deleted_business_messages",
    "guest_message",
    "message_reaction",
    "message_reaction_count",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "shipping_query",
    "pre_checkout_query",
    "purchased_paid_media",
    "poll",
    "poll_answer",
    "my_chat_member",
    "chat_member",
    "chat_join_request",
    "chat_boost",
    "removed_chat_boost",
    "managed_bot",
    "subscription",
    "stopped_message_generation",
};

static const struct {
    const char *name;
    int lifetime; /* seconds */
} kinds[] = {
    [UPDATE_MESSAGE] = { "message", DAY },
    [UPDATE_EDITED_MESSAGE] = { "edited_message", DAY },
    [UPDATE_CALLBACK_QUERY] = { "callback_query", 150 },
    [UPDATE_MY_CHAT_MEMBER] = { "my_chat_member", DAY },
};

enum {
    UPDATES_MOST = 100000,
    QUEUE_BYTES = 128 << 20,
    UPDATE_BYTES = 512 << 10,
    PAGE_BYTES = 4 << 20,
    AHEAD_MOST = 10,
    BEHIND_MOST = 100000,
    FIRST_ID = 2000001,
    LAST_ID = 1000000000,
};

struct update {
    int64_t id;
    int64_t expires;
    char *json;
    size_t size;
};

/* A ring would save the moving, but the queue is short: readers confirm. */
struct update_queue {
    struct update *items; /* items[start..start+count) are waiting, by id */
    size_t start, count, room, bytes;
    int64_t next_id, last_push;
    bool turn_down;
    uint32_t allowed;
};

static uint32_t bit_of(const char *name)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (strcmp(names[i], name) == 0)
            return 1U << i;
    return 0;
}

static uint32_t default_bits(void)
{
    uint32_t all = (1U << COUNT(names)) - 1;
    return all & ~bit_of("chat_member") & ~bit_of("message_reaction") &
           ~bit_of("message_reaction_count");
}

void updates_open(struct emulator *e)
{
    struct update_queue *q = talloc_zero(e, struct update_queue);
    q->next_id = emulator_random(FIRST_ID, LAST_ID);
    q->last_push = emulator_now(e);
    q->allowed = default_bits();
    e->updates = q;
}

/* ---- the queue --------------------------------------------------------------------- */

static struct update *item(const struct update_queue *q, size_t at)
{
    return &q->items[q->start + at];
}

static void drop_item(struct update_queue *q, struct update *u)
{
    q->bytes -= u->size;
    talloc_free(u->json);
    u->json = NULL;
}

static void drop_head(struct update_queue *q, size_t count)
{
    for (size_t i = 0; i < count; i++)
        drop_item(q, item(q, i));
    q->start += count;
    q->count -= count;
}

/* Lets the expired ones vanish, wherever they stand. */
static void expire(struct emulator *e)
{
    struct update_queue *q = e->updates;
    int64_t now = emulator_now(e);
    size_t kept = 0;
    for (size_t i = 0; i < q->count; i++) {
        if (item(q, i)->expires <= now)
            drop_item(q, item(q, i));
        else
            *item(q, kept++) = *item(q, i);
    }
    q->count = kept;
}

static void make_room(struct update_queue *q)
{
    if (q->start + q->count < q->room)
        return;
    if (q->start > q->count) {
        memmove(q->items, q->items + q->start, q->count * sizeof *q->items);
        q->start = 0;
        return;
    }
    q->room = q->room ? q->room * 2 : 64;
    q->items = talloc_realloc(q, q->items, struct update, q->room);
}

/* An id for the next update. */
static int64_t take_id(struct emulator *e)
{
    struct update_queue *q = e->updates;
    if (q->turn_down && !q->count && q->next_id > 2) {
        q->next_id = emulator_random(1, (q->next_id - 1) / 2);
        q->turn_down = false;
    } else if (!q->count && emulator_now(e) - q->last_push > WEEK) {
        q->next_id = emulator_random(FIRST_ID, LAST_ID);
    }
    return q->next_id++;
}

void updates_push(struct emulator *e, enum update_kind kind, cJSON *body)
{
    struct update_queue *q = e->updates;
    if (!(q->allowed & bit_of(kinds[kind].name))) {
        cJSON_Delete(body);
        return;
    }
    expire(e);
    cJSON *update = cJSON_CreateObject();
    int64_t id = take_id(e);
    json_int(update, "update_id", id);
    cJSON_AddItemToObject(update, kinds[kind].name, body);
    char *json = json_print(q, update);
    cJSON_Delete(update);
    size_t size = strlen(json);
    q->last_push = emulator_now(e);
    if (size > UPDATE_BYTES || q->count >= UPDATES_MOST ||
        q->bytes + size > QUEUE_BYTES) {
        talloc_free(json);
        return;
    }
    make_room(q);
    q->items[q->start + q->count++] =
        (struct update){ id, q->last_push + kinds[kind].lifetime, json, size };
    q->bytes += size;
    waiting_wake_updates(e);
}

int updates_count(struct emulator *e)
{
    expire(e);
    return (int)e->updates->count;
}

void updates_drop(struct emulator *e)
{
    drop_head(e->updates, e->updates->count);
}

void updates_turn_down(struct emulator *e)
{
    e->updates->turn_down = true;
}

/* ---- reading ----------------------------------------------------------------------- */

static int64_t head_id(const struct update_queue *q)
{
    return q->count ? item(q, 0)->id : q->next_id;
}

/* Is the offset too far away to mean anything here? */
static bool is_foreign(const struct update_queue *q, int64_t offset)
{
    return offset > q->next_id + AHEAD_MOST || offset < head_id(q) - BEHIND_MOST;
}

bool updates_confirms(const struct emulator *e, int64_t offset)
{
    const struct update_queue *q = e->updates;
    return q->count && offset > head_id(q) && !is_foreign(q, offset);
}

int64_t updates_confirm(struct emulator *e, int64_t offset, bool keep)
{
    struct update_queue *q = e->updates;
    expire(e);
    if (keep || offset == 0)
        return head_id(q);
    if (offset < 0) {
        size_t last = (size_t)-offset;
        drop_head(q, q->count > last ? q->count - last : 0);
        return head_id(q);
    }
    if (is_foreign(q, offset))
        return head_id(q);
    size_t old = 0;
    while (old < q->count && item(q, old)->id < offset)
        old++;
    drop_head(q, old);
    return offset;
}

char *updates_page(struct emulator *e, void *mem, int64_t from, int limit)
{
    const struct update_queue *q = e->updates;
    char *page = NULL;
    size_t bytes = 0;
    for (size_t i = 0; i < q->count && limit > 0 && bytes < PAGE_BYTES; i++) {
        const struct update *u = item(q, i);
        if (u->id < from)
            continue;
        if (page && bytes + u->size > PAGE_BYTES)
            break;
        page = page ? talloc_asprintf_append_buffer(page, ",%s", u->json)
                    : talloc_asprintf(mem, "[%s", u->json);
        bytes += u->size;
        limit--;
    }
    return page ? talloc_asprintf_append_buffer(page, "]") : NULL;
}

/* ---- what is allowed --------------------------------------------------------------- */

void updates_allow(struct emulator *e, const char *json)
{
    cJSON *list = cJSON_Parse(json);
    if (cJSON_IsArray(list)) {
        uint32_t bits = 0;
        const cJSON *name;
        cJSON_ArrayForEach(name, list)
        {
            char *lower = text_lower(e, cJSON_IsString(name) ? name->valuestring : "");
            bits |= bit_of(lower);
            talloc_free(lower);
        }
        e->updates->allowed = bits ? bits : default_bits();
    }
    cJSON_Delete(list);
}

char *updates_allowed(const struct emulator *e, void *mem)
{
    if (e->updates->allowed == default_bits())
        return NULL;
    cJSON *list = cJSON_CreateArray();
    for (size_t i = 0; i < COUNT(names); i++)
        if (e->updates->allowed & 1U << i)
            cJSON_AddItemToArray(list, cJSON_CreateString(names[i]));
    char *json = json_print(mem, list);
    cJSON_Delete(list);
    return json;
}
