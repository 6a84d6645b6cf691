/* markup.c - rows of keys: their shape and number. */
#include "markup.h"

#include "json.h"

#include <string.h>
#include <talloc.h>

/* The tree is cJSON's memory; it goes with the call. */
static int free_tree(cJSON **tree)
{
    cJSON_Delete(*tree);
    return 0;
}

static void keep_tree(struct call *c, struct markup *k, cJSON *tree)
{
    cJSON **holder = talloc(c, cJSON *);
    *holder = tree;
    talloc_set_destructor(holder, free_tree);
    k->tree = tree;
}

static bool is_rows(const cJSON *rows)
{
    const cJSON *row;
    cJSON_ArrayForEach(row, rows)
    {
        if (!cJSON_IsArray(row))
            return false;
    }
    return cJSON_IsArray(rows);
}

/* Replaces every key by the form in which it is kept. */
static bool read_rows(struct call *c, struct markup *k, cJSON *rows)
{
    cJSON *row;
    cJSON_ArrayForEach(row, rows)
    {
        for (int i = 0; i < cJSON_GetArraySize(row); i++) {
            cJSON *button = button_read(c, cJSON_GetArrayItem(row, i), k->kind);
            if (!button)
                return false;
            cJSON_ReplaceItemInArray(row, i, button);
        }
    }
    return true;
}

static const char *rows_name(const struct markup *k)
{
    return k->kind == MARKUP_INLINE ? "inline_keyboard" : "keyboard";
}

static enum markup_kind kind_of(const cJSON *tree)
{
    if (cJSON_HasObjectItem(tree, "inline_keyboard"))
        return MARKUP_INLINE;
    if (cJSON_HasObjectItem(tree, "keyboard"))
        return MARKUP_REPLY;
    if (json_get_flag(tree, "remove_keyboard") || json_get_flag(tree, "force_reply"))
        return MARKUP_OTHER;
    return MARKUP_NONE;
}

bool markup_read(struct call *c, struct markup *k)
{
    const char *json = argument_text(c->args, "reply_markup");
    *k = (struct markup){ .kind = MARKUP_NONE };
    if (!*json)
        return true;
    cJSON *tree = cJSON_Parse(json);
    if (!tree)
        return call_fail(c, 400, "can't parse reply keyboard markup JSON object");
    keep_tree(c, k, tree);
    if (!cJSON_IsObject(tree))
        return call_fail(c, 400, "object expected as reply markup");
    k->kind = kind_of(tree);
    if (k->kind != MARKUP_INLINE && k->kind != MARKUP_REPLY)
        return true;
    cJSON *rows = cJSON_GetObjectItemCaseSensitive(tree, rows_name(k));
    if (!is_rows(rows))
        return call_fail(
            c, 400, "field \"%s\" of the %s must be an Array of Arrays", rows_name(k),
            k->kind == MARKUP_INLINE ? "InlineKeyboardMarkup" : "ReplyKeyboardMarkup");
    return read_rows(c, k, rows);
}

/* ---- after the chat is known ------------------------------------------------------- */

/* Checks one row and drops keys without text and beyond the limits. */
static bool check_row(struct call *c, cJSON *row, const struct chat *chat, int *total)
{
    int kept = 0;
    for (cJSON *button = row->child, *next; button; button = next) {
        next = button->next;
        const char *text = json_get_text(button, "text");
        if (!text || !*text || kept >= ROW_MOST || *total >= KEYS_MOST) {
            cJSON_Delete(cJSON_DetachItemViaPointer(row, button));
            continue;
        }
        if (!button_check(c, button, chat))
            return false;
        kept++;
        ++*total;
    }
    return true;
}

static bool check_rows(struct call *c, cJSON *rows, const struct chat *chat)
{
    int total = 0;
    for (cJSON *row = rows->child, *next; row; row = next) {
        next = row->next;
        if (!check_row(c, row, chat, &total))
            return false;
        if (!row->child)
            cJSON_Delete(cJSON_DetachItemViaPointer(rows, row));
    }
    return true;
}

bool markup_check(struct call *c, struct markup *k, const struct chat *chat)
{
    if (k->kind == MARKUP_OTHER)
        k->json = json_print(c, k->tree);
    if (k->kind != MARKUP_INLINE && k->kind != MARKUP_REPLY)
        return true;
    cJSON *rows = cJSON_GetObjectItemCaseSensitive(k->tree, rows_name(k));
    if (!check_rows(c, rows, chat))
        return false;
    if (!rows->child)
        return true;
    if (k->kind == MARKUP_INLINE) {
        char *printed = json_print(c, rows);
        k->json = talloc_asprintf(c, "{\"inline_keyboard\":%s}", printed);
    } else {
        k->json = json_print(c, k->tree);
    }
    return true;
}

bool markup_fits(struct call *c, const struct markup *k)
{
    if (!k->json)
        return true;
    const cJSON *row, *button;
    cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(k->tree, rows_name(k)))
    {
        cJSON_ArrayForEach(button, row)
        {
            if (!button_fits(c, button))
                return false;
        }
    }
    if (strlen(k->json) > MARKUP_BYTES_MOST)
        return call_fail(c, 400, "reply markup is too long");
    return true;
}
