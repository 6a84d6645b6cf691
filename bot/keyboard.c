/* keyboard.c - buttons as one text: a line each, "kind style end value TAB label".
 *
 * Labels and values hold no control characters: whatever a person typed is cleaned on
 * its way into a label. */
#include <string.h>

#include <talloc.h>

#include "bot/inside.h"

enum { KEYS_MOST = 100, PACKED_MOST = 32 * 1024 };

static void add_clean(struct buffer *b, const char *text)
{
    while (*text) {
        const char *from = text;
        while ((unsigned char)*text >= ' ')
            text++;
        buffer_add(b, from, (size_t)(text - from));
        if (*text) {
            buffer_text(b, " ");
            text++;
        }
    }
}

const char *keyboard_pack(void *memory, const struct key *keys, size_t count)
{
    struct buffer b = { .max = PACKED_MOST };
    for (size_t i = 0; i < count && i < KEYS_MOST; i++) {
        buffer_format(&b, "%d%d%d", (int)keys[i].kind, (int)keys[i].style,
                      keys[i].ends_row ? 1 : 0);
        add_clean(&b, keys[i].value);
        buffer_text(&b, "\t");
        add_clean(&b, keys[i].label);
        buffer_text(&b, "\n");
    }
    const char *packed = talloc_strdup(memory, buffer_get(&b));
    buffer_fini(&b);
    return packed;
}

struct key *keyboard_unpack(void *memory, const char *packed, size_t *count)
{
    struct key *keys = talloc_zero_array(memory, struct key, 1);
    *count = 0;
    for (const char *at = packed; *at;) {
        const char *tab = strchr(at, '\t'), *end = strchr(at, '\n');
        if (!tab || !end || tab > end || tab - at < 3)
            break;
        keys = talloc_realloc(memory, keys, struct key, *count + 1);
        keys[(*count)++] = (struct key){
            .kind = (enum key_kind)(at[0] - '0'),
            .style = (enum key_style)(at[1] - '0'),
            .ends_row = at[2] == '1',
            .value = talloc_strndup(memory, at + 3, (size_t)(tab - at - 3)),
            .label = talloc_strndup(memory, tab + 1, (size_t)(end - tab - 1)),
        };
        at = end + 1;
    }
    return keys;
}

const char *keyboard_values(void *memory, const struct key *keys, size_t count)
{
    char *values = talloc_strdup(memory, "");
    for (size_t i = 0; i < count; i++) /* who counts buttons counts no idle ones */
        if (keys[i].kind != KEY_IDLE)
            values = talloc_asprintf_append_buffer(
                values, "%s\n", keys[i].kind == KEY_PRESS ? keys[i].value : "");
    return values;
}
