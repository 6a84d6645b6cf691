/* template.c - {{blanks}} as i18next writes them: a name of letters, digits and _, with
 * spaces around it if one likes. Its formats and nesting are not for us and are faults.
 */
#include "locales/template.h"

#include <string.h>

#include <talloc.h>

#include "bot/base.h"

static const char name_letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                   "0123456789_";

static void *found(void *memory)
{
    if (!memory)
        die("memory: none left");
    return memory;
}

/* The blank's name if "{{name}}" stands here; *end is set past it. */
static char *read_blank(void *mem, const char *at, const char **end)
{
    const char *name = at + 2 + strspn(at + 2, " ");
    size_t len = strspn(name, name_letters);
    const char *close = name + len + strspn(name + len, " ");
    if (len == 0 || close[0] != '}' || close[1] != '}')
        return NULL;
    *end = close + 2;
    return found(talloc_strndup(mem, name, len));
}

static const char *cut_up(struct template *t)
{
    const char *at = t->text, *blank;
    struct segment *s = t->segments;
    for (; (blank = strstr(at, "{{")); s++) {
        *s = (struct segment){ .text = at, .len = (size_t)(blank - at) };
        t->count++;
        if (t->count > TEMPLATE_BLANKS)
            return "too many blanks";
        s->blank = read_blank(t, blank, &at);
        if (!s->blank)
            return "a blank that is not {{name}}";
    }
    *s = (struct segment){ .text = at, .len = strlen(at) };
    t->count++;
    for (s = t->segments; s < t->segments + t->count; s++)
        if (memmem(s->text, s->len, "}}", 2))
            return "a }} that closes no blank";
    return NULL;
}

static size_t segments_of(const char *text)
{
    size_t count = 1;
    while ((text = strstr(text, "{{")) && count <= TEMPLATE_BLANKS) {
        count++;
        text += 2;
    }
    return count;
}

struct template *template_new(void *mem, const char *source, const char *text,
                              const char **fault)
{
    size_t size = sizeof(struct template) + segments_of(text) * sizeof(struct segment);
    struct template *t = found(talloc_zero_size(mem, size));
    t->source = source;
    t->text = found(talloc_strdup(t, text));
    *fault = cut_up(t);
    return t;
}

bool template_has(const struct template *t, const char *blank)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->segments[i].blank && strcmp(t->segments[i].blank, blank) == 0)
            return true;
    return false;
}

static bool has_all_of(const struct template *a, const struct template *b)
{
    for (size_t i = 0; i < b->count; i++)
        if (b->segments[i].blank && !template_has(a, b->segments[i].blank))
            return false;
    return true;
}

bool template_alike(const struct template *a, const struct template *b)
{
    return has_all_of(a, b) && has_all_of(b, a);
}
