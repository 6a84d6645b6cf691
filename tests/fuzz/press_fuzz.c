/* press_fuzz.c - any 64 bytes as what a button says, pressed by a stranger, a member and
 * a curator. Whatever it says, no turn fails: a button is safe to forge. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "handlers/features.h"
#include "tests/rig.h"

enum { INPUTS_A_BENCH = 64, VALUE_MOST = 64 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

/* The bench outlives an input, which must not be taken for a leak and looked into. */
const char *__asan_default_options(void)
{
    return "detect_leaks=0";
}

static struct rig *r;

static void close_bench(void)
{
    rig_close(r);
    r = NULL;
}

/* A bench serves many inputs: opening one takes longer than all of them. */
static void bench(void)
{
    static int inputs;
    if (!r)
        atexit(close_bench);
    if (r && ++inputs % INPUTS_A_BENCH)
        return;
    close_bench();
    r = rig_open(&product);
    rig_person(r, "member", MENTOR);
    rig_person(r, "curator", CURATOR | ADMINISTRATOR);
    rig_person(r, "second", CURATOR); /* so that the first may leave */
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const char *const who[] = { "eve", "member", "curator" };
    char value[VALUE_MOST + 1] = "";
    bench();
    memcpy(value, data, size < VALUE_MOST ? size : VALUE_MOST);
    for (size_t i = 0; i < COUNT(who); i++) {
        rig_forget(r);
        rig_press(r, who[i], value);
        if (r->press_count != 1)
            die("fuzz: a press has %zu answers", r->press_count);
    }
    if (rig_number(r, "SELECT count(*) FROM failures") > 0)
        die("fuzz: a turn failed");
    return 0;
}
