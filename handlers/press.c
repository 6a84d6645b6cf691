/* press.c - what a button holds: a feature, an action, and the row that it is about.
 *
 * It is safe to forge: the action reads the row anew and asks whose it is. */
#include "handlers/features.h"

const char *press_about(struct turn *t, const char *press, int64_t id)
{
    return format(t, "%s:%lld", press, (long long)id);
}
