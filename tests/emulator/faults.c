/* faults.c - 429, 500, cut connections, stalls, repeated updates. */
#include "faults.h"

#include "bot/base.h"
#include "json.h"
#include "text.h"
#include "updates.h"

#include <string.h>
#include <talloc.h>
#include <utlist.h>

enum fault_kind {
    FAULT_FLOOD,
    FAULT_ERROR,
    FAULT_RESET,
    FAULT_RESET_AFTER,
    FAULT_STALL,
    FAULT_STALL_AFTER,
    FAULT_DUPLICATE,
    FAULT_IDS_DOWN,
};

static const char *const kind_names[] = {
    [FAULT_FLOOD] = "flood",         [FAULT_ERROR] = "error",
    [FAULT_RESET] = "reset",         [FAULT_RESET_AFTER] = "reset_after",
    [FAULT_STALL] = "stall",         [FAULT_STALL_AFTER] = "stall_after",
    [FAULT_DUPLICATE] = "duplicate", [FAULT_IDS_DOWN] = "ids_down",
};

struct fault {
    enum fault_kind kind;
    char *method; /* lower-case; "*": any */
    int left, seconds;
    struct fault *next;
};

static int kind_of(const char *name)
{
    for (size_t i = 0; name && i < COUNT(kind_names); i++)
        if (strcmp(kind_names[i], name) == 0)
            return (int)i;
    return -1;
}

const char *fault_order(struct emulator *e, const cJSON *order)
{
    int kind = kind_of(json_get_text(order, "kind"));
    if (kind < 0)
        return "kind must be flood, error, reset, reset_after, stall, stall_after, "
               "duplicate or ids_down";
    if (kind == FAULT_IDS_DOWN) {
        updates_turn_down(e);
        return NULL;
    }
    const char *method = json_get_text(order, "method");
    struct fault *f = talloc_zero(e, struct fault);
    f->kind = (enum fault_kind)kind;
    f->method = text_lower(f, method ? method : "*");
    f->left = (int)json_get_int(order, "count");
    f->left = f->left > 0 ? f->left : 1;
    f->seconds = (int)json_get_int(order, "seconds");
    LL_APPEND(e->faults, f);
    return NULL;
}

static bool is_for(const struct fault *f, const char *method)
{
    return strcmp(f->method, "*") == 0 || strcmp(f->method, method) == 0;
}

static void use_up(struct emulator *e, struct fault *f)
{
    if (--f->left > 0)
        return;
    LL_DELETE(e->faults, f);
    talloc_free(f);
}

bool fault_take_duplicate(struct emulator *e)
{
    struct fault *f;
    LL_FOREACH(e->faults, f)
    {
        if (f->kind == FAULT_DUPLICATE) {
            use_up(e, f);
            return true;
        }
    }
    return false;
}

static void befall(struct call *c, const struct fault *f)
{
    switch (f->kind) {
    case FAULT_FLOOD:
        call_flood(c, f->seconds > 0 ? f->seconds : 1);
        break;
    case FAULT_ERROR:
        call_fail(c, 500, "%s", "");
        break;
    case FAULT_RESET:
        c->cut = true;
        c->step = CALL_ACTED;
        break;
    case FAULT_RESET_AFTER:
        c->cut = true;
        break;
    case FAULT_STALL:
        call_wait(c, WAIT_TIME, f->seconds, NULL);
        break;
    default:
        c->late = f->seconds;
    }
}

void fault_meet(struct call *c)
{
    char *method = text_lower(c, c->method->name);
    struct fault *f;
    LL_FOREACH(c->e->faults, f)
    {
        if (f->kind == FAULT_DUPLICATE || !is_for(f, method))
            continue;
        befall(c, f);
        use_up(c->e, f);
        return;
    }
}

void fault_forget(struct emulator *e)
{
    struct fault *f, *after;
    LL_FOREACH_SAFE(e->faults, f, after)
    {
        LL_DELETE(e->faults, f);
        talloc_free(f);
    }
}
