/* relay.c - what one person wrote is passed on to another.
 *
 * The words leave as any others do, by the outbox; the relay remembers both messages, so
 * that corrections, replies and "take it back" find their way. */
#include <stdarg.h>

#include "bot/inside.h"

int64_t pass_on_(struct turn *t, int64_t person, const char *kind, int64_t about,
                 bool in_front, const char *key, ...)
{
    (void)t, (void)person, (void)kind, (void)about, (void)in_front, (void)key;
    return 0;
}

void keep_words(struct turn *t, const char *kind, int64_t about)
{
    (void)t, (void)kind, (void)about;
}

bool pass_correction_(struct turn *t, int64_t relay, const char *key, ...)
{
    (void)t, (void)relay, (void)key;
    return false;
}

bool unsay(struct turn *t, int64_t relay, const char *key)
{
    (void)t, (void)relay, (void)key;
    return false;
}

struct relay replied_relay(struct turn *t)
{
    (void)t;
    return (struct relay){ 0 };
}

const char *album_of(const struct turn *t)
{
    (void)t;
    return "";
}

int64_t hold_words(struct turn *t)
{
    (void)t;
    return 0;
}

bool take_held(struct turn *t, int64_t held)
{
    (void)t, (void)held;
    return false;
}

void drop_held(struct turn *t, int64_t held)
{
    (void)t, (void)held;
}

bool answer_asked(struct turn *t)
{
    (void)t;
    return false;
}

bool is_asked(struct turn *t)
{
    (void)t;
    return false;
}
