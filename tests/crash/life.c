/* life.c - two at once, and the polite end. */
#include "tests/crash/checks.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sysexits.h>

#include <talloc.h>

enum { STOPS = 10, STOP_SECONDS = 6, REFUSE_SECONDS = 5, SLOW_SYNC_MS = 8 };

void check_two(struct check *check, const struct plan *plan)
{
    struct stage s;
    char words[64];
    stage_open(&s, check, plan);
    runner_start(&s.bot);
    stage_play(&s, 0.5);
    struct runner second = s.bot;
    second.pid = 0;
    second.folder = s.disk;
    runner_start(&second);
    int code = runner_wait(&second, REFUSE_SECONDS);
    snprintf(words, sizeof words, "is in use by the bot that runs as process %d",
             (int)s.bot.pid);
    if (code != EX_TEMPFAIL || !runner_said(&second, words))
        check_wrong(check, "the second ended with %d, saying: %s", code,
                    runner_last_line(&second, s.mem));
    runner_kill(&second);
    stage_play(&s, 0.5);
    stage_count(&s);
    check_equal(check, s.bot.starts, 1, "starts of the first");
    stage_close(&s);
}

/* Updates that the emulator still has, though the bot has handled them. */
static int64_t unconfirmed(struct stage *s)
{
    char *text = emulator_control(s->emulator, "GET", "/control/state", NULL);
    cJSON *json = cJSON_Parse(text);
    const cJSON *pending = cJSON_GetObjectItemCaseSensitive(json, "pending_update_count");
    struct db *db = stage_db(s);
    int64_t handled = db_number(db, "SELECT count(*) FROM inbox");
    int64_t left = (int64_t)cJSON_GetNumberValue(pending) - (s->crowd.acts - handled);
    db_close(db);
    cJSON_Delete(json);
    free(text);
    return left;
}

/* How long it took, in ticks. */
static int64_t stop(struct stage *s)
{
    int64_t began = clock_ticks();
    runner_signal(&s->bot, SIGTERM);
    check_equal(s->check, stage_play_to_end(s, STOP_SECONDS), EX_OK,
                "code after SIGTERM");
    return clock_ticks() - began;
}

/* Answers are slow, so it has to wait for some. */
void check_stop(struct check *check, const struct plan *plan)
{
    struct stage s;
    int64_t longest = 0;
    stage_open(&s, check, plan);
    s.bot.preload = plan->preload;
    s.bot.sync_ms = SLOW_SYNC_MS;
    s.repeats_most = 0;
    for (int i = 0; i < STOPS; i++) {
        runner_start(&s.bot);
        stage_play(&s, 0.2 + i * 0.01);
        int64_t took = stop(&s);
        longest = took > longest ? took : longest;
        check_equal(check, unconfirmed(&s), 0, "handled but not confirmed");
    }
    runner_start(&s.bot);
    stage_play(&s, 0.5);
    stage_count(&s);
    check_measured(check, "%d times, the longest took %lld ms", STOPS,
                   (long long)longest / 1000);
    stage_close(&s);
}

/* Answers that do not come in time are not waited for; their words are said again. */
void check_stop_unanswered(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    runner_start(&s.bot);
    stage_play(&s, 0.5);
    gate_freeze(&s.gate);
    int64_t took = stop(&s);
    gate_shut(&s.gate);
    gate_reopen(&s.gate);
    runner_start(&s.bot);
    stage_play(&s, 0.5);
    stage_count(&s);
    check_measured(check, "took %lld ms, said again %d", (long long)took / 1000,
                   s.watch.repeats);
    stage_close(&s);
}
