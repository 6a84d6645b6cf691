/* storm.c - kill -9 in the middle of the traffic, again and again.
 *
 * The dangerous moments are short: between a commit and its confirmation, while a message
 * is on its way, in an fsync. So some lives have a slow disk, and some end just after
 * the emulator broke a poll. */
#include "tests/crash/checks.h"

enum { OLDEST_MS = 1000, RESTS = 5 };

/* A quarter of the kills hits the start, the others the traffic. */
static double next_life(uint64_t *random)
{
    if (random_below(random, 4) == 0)
        return (double)random_below(random, 80) / 1e3;
    return 0.08 + (double)random_below(random, 900) / 1e3;
}

/* What was committed is not confirmed. */
static void make_dangerous(struct stage *s, uint64_t *random)
{
    static const struct {
        const char *kind, *method;
    } faults[] = {
        { "reset", "getUpdates" },
        { "reset_after", "getUpdates" },
        { "duplicate", "getUpdates" },
    };
    uint64_t i = random_below(random, 2 * COUNT(faults));
    if (i >= COUNT(faults))
        return;
    stage_fault(s, faults[i].kind, faults[i].method);
    stage_play(s, (double)random_below(random, 60) / 1e3);
}

static void measure(struct check *check, const struct stage *s)
{
    const struct watch *w = &s->watch;
    const struct crowd *c = &s->crowd;
    check_measured(check, "seed %llu, %d kills, %lld acts of %d people, %lld came in",
                   (unsigned long long)s->plan->seed, w->kills, (long long)c->acts, CROWD,
                   (long long)c->count[FILLED]);
    check_measured(check, "%lld meetings, %lld moved", (long long)c->count[PROPOSED],
                   (long long)c->count[MOVED]);
    check_measured(check, "%lld cases, %lld lines, %lld taken back",
                   (long long)c->count[CASE_SENT], (long long)c->count[PASSED_ON],
                   (long long)c->count[UNSAID]);
    check_measured(check,
                   "said again %d (%d seen twice), most at a kill %d, in a chat %d, "
                   "oldest %lld ms before it",
                   w->repeats, w->visible, w->most_at_start, w->most_in_chat,
                   (long long)w->oldest / 1000);
    check_measured(check, "presses left spinning %lld, slowest answer %.1f s",
                   (long long)c->lost_presses, (double)c->slowest / 1e6);
}

/* What was kept longer ago than the plan allows must not be said again; the machine may
 * be slow. */
static void judge_age(struct check *check, const struct watch *w)
{
    if (w->oldest > (int64_t)OLDEST_MS * 1000)
        check_wrong(check, "what was said %lld ms before a kill was said again",
                    (long long)w->oldest / 1000);
}

void check_storm(struct check *check, const struct plan *plan)
{
    struct stage s;
    uint64_t random = plan->seed * 2 + 1;
    int64_t until = clock_ticks() + (int64_t)plan->seconds * 1000 * 1000;
    stage_open(&s, check, plan);
    s.bot.preload = plan->preload;
    while (s.watch.kills < plan->kills && clock_ticks() < until) {
        s.bot.sync_ms = random_below(&random, 2) ? (int)random_below(&random, 10) : 0;
        runner_start(&s.bot);
        stage_play(&s, next_life(&random));
        make_dangerous(&s, &random);
        int code = runner_look(&s.bot);
        if (code != STILL_RUNNING)
            check_wrong(check, "the bot ended by itself with %d", code);
        stage_kill(&s);
    }
    s.bot.sync_ms = 0;
    runner_start(&s.bot);
    stage_play(&s, 1);
    stage_count(&s);
    measure(check, &s);
    judge_age(check, &s.watch);
    stage_close(&s);
}

/* Everybody was answered a while ago, so nothing may be said again. */
void check_kill_at_rest(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    s.repeats_most = 0;
    for (int i = 0; i < RESTS; i++) {
        runner_start(&s.bot);
        s.crowd.resting = false;
        stage_play(&s, 0.4);
        stage_settle(&s);
        stage_play(&s, 0.4);
        stage_kill(&s);
    }
    runner_start(&s.bot);
    stage_play(&s, 0.4);
    stage_count(&s);
    check_measured(check, "%d kills, %lld acts", RESTS, (long long)s.crowd.acts);
    stage_close(&s);
}
