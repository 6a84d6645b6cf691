/* html_tidy.c - what becomes of a text and its entities before it is stored.
 *
 * Control characters become spaces, carriage returns, line separators and direction
 * overrides go, and the entities move with the text. Then both ends of the text are
 * trimmed of spaces and line feeds, the left one only as far as the first entity. */
#include "html.h"
#include "html_entity.h"
#include "html_tag.h"
#include "text.h"

#include <stdio.h>
#include <string.h>
#include <talloc.h>

/* How many bytes at s are thrown away: always one UTF-16 unit. */
static size_t dropped(const unsigned char *s)
{
    if (s[0] == '\r')
        return 1;
    if (s[0] == 0xe2 && s[1] == 0x80 && s[2] >= 0xa8 && s[2] <= 0xae)
        return 3;
    // Combining vertical lines, which crash some displays.
    bool lines = s[0] == 0xcc && (s[1] == 0xb3 || s[1] == 0xbf || s[1] == 0x8a);
    return lines ? 2 : 0;
}

static bool is_direction_mark(const unsigned char *s)
{
    return s[0] == 0xe2 && s[1] == 0x80 && (s[2] == 0x8e || s[2] == 0x8f);
}

/* Of several direction marks in a row only the last stays one. */
static void thin_marks(unsigned char *s)
{
    for (; *s; s++) {
        for (; is_direction_mark(s) && is_direction_mark(s + 3); s += 3)
            s[2] = 0x8c;
    }
}

static bool is_gap(char c)
{
    return c == ' ' || c == '\n';
}

static void clean(char *text)
{
    char *to = text;
    for (const char *s = text; *s;) {
        size_t drop = dropped((const unsigned char *)s);
        unsigned char c = (unsigned char)*s;
        if (drop == 0)
            *to++ = c <= ' ' && c != '\n' ? ' ' : *s;
        s += drop ? drop : 1;
    }
    *to = '\0';
    thin_marks((unsigned char *)text);
}

/* Where each UTF-16 unit of the text will be once it is clean; the caller frees. */
static int *moves(struct html_text *t)
{
    int *moved = talloc_array(t, int, text_units(t->text, strlen(t->text)) + 1);
    int from = 0, to = 0;
    for (const unsigned char *s = (const unsigned char *)t->text; *s;) {
        size_t drop = dropped(s);
        int units = (*s & 0xc0) == 0x80 ? 0 : 1 + (*s >= 0xf0);
        for (; units > 0; units--)
            moved[from++] = drop ? to : to++;
        s += drop ? drop : 1;
    }
    moved[from] = to;
    return moved;
}

static void clean_all(struct html_text *t)
{
    int *moved = moves(t);
    for (size_t i = 0; i < t->count; i++) {
        struct html_entity *e = &t->entities[i];
        int end = moved[html_end(e)];
        e->offset = moved[e->offset];
        e->length = end - e->offset;
    }
    talloc_free(moved);
    clean(t->text);
}

/* What entities carry is cleaned too, and then a link is looked at once more. */
static void clean_extras(struct html_text *t)
{
    for (size_t i = 0; i < t->count; i++) {
        struct html_entity *e = &t->entities[i];
        if (e->extra)
            clean(e->extra);
        if (strcmp(e->type, "text_link") != 0)
            continue;
        char *user = html_user(t, e->extra);
        e->extra = user ? user : html_link(t, e->extra);
        if (user)
            snprintf(e->type, sizeof e->type, "text_mention");
        if (!e->extra)
            e->length = 0;
    }
}

static void drop_empty(struct html_text *t)
{
    size_t kept = 0;
    for (size_t i = 0; i < t->count; i++) {
        if (t->entities[i].length > 0)
            t->entities[kept++] = t->entities[i];
    }
    t->count = kept;
}

static void trim_right(struct html_text *t)
{
    size_t length = strlen(t->text);
    while (length > 0 && is_gap(t->text[length - 1]))
        length--;
    t->text[length] = '\0';
    int end = (int)text_units(t->text, length);
    for (size_t i = 0; i < t->count; i++) {
        struct html_entity *e = &t->entities[i];
        if (html_end(e) > end)
            e->length = end - e->offset;
    }
    drop_empty(t);
    html_sort(t);
}

static void trim_left(struct html_text *t)
{
    size_t most = t->count ? (size_t)t->entities[0].offset : strlen(t->text), gap = 0;
    while (gap < most && is_gap(t->text[gap]))
        gap++;
    memmove(t->text, t->text + gap, strlen(t->text + gap) + 1);
    for (size_t i = 0; i < t->count; i++)
        t->entities[i].offset -= (int)gap;
}

void html_tidy(struct html_text *t)
{
    clean_extras(t);
    drop_empty(t);
    html_order(t);
    clean_all(t);
    drop_empty(t);
    html_order(t);
    trim_right(t);
    trim_left(t);
}
