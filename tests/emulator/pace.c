/* pace.c - two buckets of permissions, for the chat and for all together. */
#include "pace.h"

#include "bot/base.h"

struct rate {
    double per_second, burst;
};

static const struct rate private_rate = { 1.0, 3.0 };
static const struct rate group_rate = { 20.0 / 60, 20.0 };
static const struct rate overall_rate = { 30.0, 30.0 };

static void refill(struct bucket *b, struct rate rate, int64_t now)
{
    double gained = b->at ? (double)(now - b->at) / 1e6 * rate.per_second : rate.burst;
    b->left = b->left + gained > rate.burst ? rate.burst : b->left + gained;
    b->at = now;
}

/* Whole seconds until one more is allowed; 0: now. */
static int seconds_left(const struct bucket *b, struct rate rate)
{
    return b->left >= 1 ? 0 : (int)((1 - b->left) / rate.per_second) + 1;
}

bool pace_allows(struct call *c, struct chat *chat)
{
    if (!c->e->options.paced)
        return true;
    struct rate rate = chat->person ? private_rate : group_rate;
    int64_t now = clock_ticks();
    refill(&chat->bucket, rate, now);
    refill(&c->e->bucket, overall_rate, now);
    int chat_wait = seconds_left(&chat->bucket, rate);
    int all_wait = seconds_left(&c->e->bucket, overall_rate);
    if (chat_wait || all_wait)
        return call_flood(c, chat_wait > all_wait ? chat_wait : all_wait);
    chat->bucket.left -= 1;
    c->e->bucket.left -= 1;
    return true;
}
