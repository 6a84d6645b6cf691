/* template.c - {{blanks}} as i18next writes them: a name of letters, digits and _, with
 * spaces around it if one likes. Its formats and nesting are not for us and are faults.
 */
#include "locales/template.h"

#include <string.h>

static const char name_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789_";

/* The blank's name if "{{name}}" stands here; *end is set past it. */
static const char *read_blank(struct obstack *room, const char *at, const char **end)
{
    const char *name = at + 2 + strspn(at + 2, " ");
    size_t len = strspn(name, name_letters);
    const char *close = name + len + strspn(name + len, " ");
    if (len == 0 || close[0] != '}' || close[1] != '}')
        return NULL;
    *end = close + 2;
    return obstack_copy0(room, name, len);
}

static const char *cut_up(struct obstack *room, struct template *t)
{
    const char *blank;
    while ((blank = strstr(t->rest, "{{"))) {
        if (t->count == TEMPLATE_BLANKS)
            return "too many blanks";
        const char *words = t->rest, *name = read_blank(room, blank, &t->rest);
        if (!name)
            return "a blank that is not {{name}}";
        t->segments[t->count++] =
            (struct segment){ words, name, (size_t)(blank - words) };
        if (memmem(words, (size_t)(blank - words), "}}", 2))
            return "a }} that closes no blank";
    }
    return strstr(t->rest, "}}") ? "a }} that closes no blank" : NULL;
}

static size_t segments_of(const char *text)
{
    size_t count = 0;
    while ((text = strstr(text, "{{")) && count < TEMPLATE_BLANKS) {
        count++;
        text += 2;
    }
    return count;
}

struct template *template_new(struct obstack *room, const char *source, const char *text,
                              const char **fault)
{
    size_t size = sizeof(struct template) + segments_of(text) * sizeof(struct segment);
    struct template *t = obstack_alloc(room, size);
    *t = (struct template){ .source = source };
    t->text = t->rest = obstack_copy0(room, text, strlen(text));
    *fault = cut_up(room, t);
    return t;
}

bool template_has(const struct template *t, const char *blank)
{
    for (size_t i = 0; i < t->count; i++)
        if (strcmp(t->segments[i].blank, blank) == 0)
            return true;
    return false;
}

static bool has_all_of(const struct template *a, const struct template *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (!template_has(a, b->segments[i].blank))
            return false;
    return true;
}

bool template_alike(const struct template *a, const struct template *b)
{
    return has_all_of(a, b) && has_all_of(b, a);
}
