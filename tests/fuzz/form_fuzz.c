/* form_fuzz.c - a questionnaire of any bytes is complained of, or can be asked: then it
 * is answered by whatever stands on the screen, until it is filled or the patience ends.
 */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "tests/rig.h"

enum { STEPS = 24 };

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

static void bench(void)
{
    if (r)
        return;
    atexit(close_bench);
    r = rig_open(&rig_product);
    rig_person(r, "anna", MENTOR);
}

static void answer(void)
{
    static const char *const words[] = { "1",    "words", "tomorrow", "2",
                                         "done", "skip",  "back",     "go on" };
    rig_press(r, "anna", "t:ask:1");
    for (size_t i = 0; i < STEPS; i++)
        rig_say(r, "anna", words[i % COUNT(words)]);
    rig_say(r, "anna", "back");
    rig_say(r, "anna", "cancel");
    rig_forget(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bench();
    struct buffer complaints = { .max = 65536 };
    char *json = xalloc(size + 1);
    memcpy(json, data, size);
    bool good = forms_read(r->forms, "t", json, &complaints);
    if (!good && complaints.len == 0 && !complaints.failed)
        die("fuzz: refused without a complaint");
    if (good)
        answer();
    buffer_fini(&complaints);
    free(json);
    return 0;
}
