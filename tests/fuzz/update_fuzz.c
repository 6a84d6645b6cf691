/* update_fuzz.c - an update of any JSON, through the Bot API's decoding, into a turn of
 * the real product. The engine must come to rest, its cursor must go on, and every press
 * must be answered. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/telegram_words.h"
#include "handlers/features.h"
#include "tests/rig.h"

enum { INPUTS_A_BENCH = 64 };

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
    rig_person(r, "7", CURATOR | ADMINISTRATOR);
    rig_person(r, "8", MENTEE);
}

/* Under a key of its own, for it is not to be passed over. */
static void add(const cJSON *update)
{
    struct event decoded, *e = rig_event(r, EVENT_OTHER, "", "");
    if (!telegram_event(r->page, update, "TestBot", &decoded))
        return;
    decoded.key = e->key;
    decoded.cursor = e->cursor;
    *e = decoded;
}

static size_t presses(void)
{
    size_t count = 0;
    for (size_t i = 0; r->page && i < r->page->count; i++)
        count += r->page->events[i].press != NULL;
    return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    bench();
    cJSON *json = telegram_parse((const char *)data, size), *one;
    if (!json)
        return 0;
    if (cJSON_IsArray(json))
        cJSON_ArrayForEach(one, json) add(one);
    else
        add(json);
    cJSON_Delete(json);
    size_t wanted = presses();
    rig_forget(r);
    rig_take(r);
    if (rig_work(r) != WORK_IDLE)
        die("fuzz: the engine does not go on");
    rig_answers(r);
    if (r->press_count != wanted)
        die("fuzz: %zu presses, %zu answers", wanted, r->press_count);
    rig_send(r);
    return 0;
}
