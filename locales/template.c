/* template.c - {{blanks}} as i18next writes them: a name of letters, digits and _, with
 * spaces around it if one likes. Its formats and nesting are not for us and are faults.
 */
#include "locales/template.h"

#include <string.h>

static const char name_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789_";

/* Adds the blank's name if "{{name}}" stands here; what follows it, or NULL. */
static const char *read_blank(struct obstack *room, const char *at)
{
    const char *name = at + 2 + strspn(at + 2, " ");
    size_t len = strspn(name, name_letters);
    const char *close = name + len + strspn(name + len, " ");
    if (len == 0 || close[0] != '}' || close[1] != '}')
        return NULL;
    obstack_grow0(room, name, len);
    return close + 2;
}

/* Adds the parts of the text, of which the last is words; what is wrong, or NULL. */
static const char *cut_up(struct obstack *room, const char *text, uint8_t *count)
{
    const char *fault = NULL;
    for (;;) {
        const char *blank = strstr(text, "{{");
        size_t len = blank ? (size_t)(blank - text) : strlen(text);
        obstack_grow0(room, text, len);
        if (memmem(text, len, "}}", 2))
            fault = "a }} that closes no blank";
        if (!blank)
            return fault;
        if (*count == TEMPLATE_BLANKS)
            return "too many blanks";
        text = read_blank(room, blank);
        if (!text)
            return "a blank that is not {{name}}";
        ++*count;
    }
}

struct template *template_new(struct obstack *room, const char *text, const char **fault)
{
    static const struct template head;
    static const char padding[sizeof head.size];
    uint8_t count = 0;
    obstack_grow(room, &head, offsetof(struct template, words));
    *fault = cut_up(room, text, &count);
    obstack_grow(room, padding, -(size_t)obstack_object_size(room) % sizeof padding);
    size_t size = obstack_object_size(room);
    struct template *t = obstack_finish(room);
    t->size = (uint32_t)size;
    t->count = count;
    return t;
}

const char *template_next(const char *part)
{
    return part + strlen(part) + 1;
}

const char *template_blank(const struct template *t, size_t i)
{
    if (i >= t->count)
        return NULL;
    const char *part = template_next(t->words);
    while (i-- > 0)
        part = template_next(template_next(part));
    return part;
}

static bool has(const struct template *t, const char *blank)
{
    const char *name;
    for (size_t i = 0; (name = template_blank(t, i)); i++)
        if (strcmp(name, blank) == 0)
            return true;
    return false;
}

static bool has_all_of(const struct template *a, const struct template *b)
{
    const char *name;
    for (size_t i = 0; (name = template_blank(b, i)); i++)
        if (!has(a, name))
            return false;
    return true;
}

bool template_alike(const struct template *a, const struct template *b)
{
    return has_all_of(a, b) && has_all_of(b, a);
}
