/* profile.c - a table of texts. */
#include "profile.h"

#include <string.h>
#include <talloc.h>

static struct setting *find(const struct emulator *e, const char *key)
{
    struct setting *s;
    HASH_FIND_STR(e->settings, key, s);
    return s;
}

const char *profile_get(const struct emulator *e, const char *key)
{
    const struct setting *s = find(e, key);
    return s ? s->value : NULL;
}

void profile_set(struct emulator *e, const char *key, const char *value)
{
    struct setting *s = find(e, key);
    if (s) {
        HASH_DEL(e->settings, s);
        talloc_free(s);
    }
    if (!value)
        return;
    s = talloc_zero(e, struct setting);
    s->key = talloc_strdup(s, key);
    s->value = talloc_strdup(s, value);
    HASH_ADD_KEYPTR(hh, e->settings, s->key, strlen(s->key), s);
}
