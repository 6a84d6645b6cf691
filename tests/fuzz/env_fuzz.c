/* env_fuzz.c - any bytes as an .env: nothing is read beyond them, and what comes out are
 * names and texts.
 *
 * A libFuzzer target: clang -fsanitize=fuzzer,address,undefined. */
#include "bot/config.h"
#include "bot/env.h"

#include <string.h>
#include <talloc.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *nothing(void *owner, const char *name)
{
    (void)owner;
    (void)name;
    return NULL;
}

static void must_be_names(const struct env *env)
{
    for (size_t i = 0; i < env->count; i++) {
        const struct env_entry *e = &env->entries[i];
        if (!*e->name || strpbrk(e->name, " \t\r\n=#\"'") || e->line < 1 || !e->value)
            die("env: \"%s\" is no name", e->name);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer complaints = { .max = 64 * 1024 }, warnings = { .max = 64 * 1024 };
    void *mem = talloc_new(NULL);
    char *exact = talloc_memdup(mem, data, size); /* so that a byte too far is seen */
    must_be_names(env_read(mem, exact, size, &complaints));
    struct config *c =
        config_read(mem, exact, size, nothing, NULL, &complaints, &warnings);
    if (c->sends_at_once < 1 || c->sends_at_once > 256 || c->backup_keep < 1)
        die("config: a number out of its range");
    buffer_fini(&complaints);
    buffer_fini(&warnings);
    talloc_free(mem);
    return 0;
}
