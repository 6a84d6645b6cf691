/* stage.c - building it, playing on it, counting, taking it down. */
#include "tests/crash/stage.h"

#include <errno.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <talloc.h>

#include "tests/crash/school.h"

enum { TICK_MS = 3, ANSWER_MS = 16, STOP_SECONDS = 6, EMPTY_SECONDS = 5 };

/* ---- building --------------------------------------------------------------------- */

struct db *stage_db(struct stage *s)
{
    struct buffer why = { .max = 4096 };
    struct db *db = db_open(s->bot.database, &why);
    if (!db)
        die("crash: %s", buffer_get(&why));
    return db;
}

static void open_bot(struct stage *s)
{
    s->bot = (struct runner){
        .program = s->plan->bot,
        .folder = s->folder,
        .database = talloc_asprintf(s->mem, "%s/nastavnik.db", s->disk),
        .token = emulator_default_token,
        .port = s->gate.port,
    };
}

static void open_all(struct stage *s)
{
    struct emulator_options options = { 0 };
    s->emulator = emulator_open(&options);
    if (!s->emulator)
        die("crash: the emulator does not start");
    gate_open(&s->gate, emulator_port(s->emulator), ANSWER_MS);
    open_bot(s);
    struct db *db = stage_db(s);
    char *code = school_make(db, s->mem);
    db_close(db);
    watch_open(&s->watch, s->mem, s->emulator);
    crowd_open(&s->crowd, s->mem, &s->watch, s->check, code, s->plan->seed);
    s->repeats_most = 1;
}

static void make_folder(struct stage *s, struct check *check, const struct plan *plan)
{
    *s = (struct stage){ .check = check, .plan = plan, .mem = talloc_new(NULL) };
    s->folder = talloc_strdup(s->mem, "/tmp/nastavnik_crash_XXXXXX");
    if (!mkdtemp(s->folder))
        die("crash: no folder could be made: %s", strerror(errno));
    s->disk = s->folder;
}

void stage_open(struct stage *s, struct check *check, const struct plan *plan)
{
    make_folder(s, check, plan);
    open_all(s);
}

bool stage_open_on_disk(struct stage *s, struct check *check, const struct plan *plan,
                        int64_t bytes)
{
    make_folder(s, check, plan);
    char *disk = talloc_asprintf(s->mem, "%s/disk", s->folder);
    char *options = talloc_asprintf(s->mem, "size=%lld,mode=0700", (long long)bytes);
    if (mkdir(disk, 0700) < 0 || mount("tmpfs", disk, "tmpfs", 0, options) < 0) {
        stage_close(s);
        return false;
    }
    s->disk = disk;
    open_all(s);
    return true;
}

/* ---- playing ---------------------------------------------------------------------- */

static void tick(struct stage *s)
{
    crowd_step(&s->crowd);
    if (s->also)
        s->also(s->also_owner);
    rest(TICK_MS);
    watch_read(&s->watch, crowd_see, &s->crowd);
}

static int64_t in_seconds(double seconds)
{
    return clock_ticks() + (int64_t)(seconds * 1e6);
}

void stage_play(struct stage *s, double seconds)
{
    for (int64_t until = in_seconds(seconds); clock_ticks() < until;)
        tick(s);
}

int stage_play_to_end(struct stage *s, double seconds)
{
    int code = STILL_RUNNING;
    for (int64_t until = in_seconds(seconds); clock_ticks() < until;) {
        tick(s);
        code = runner_look(&s->bot);
        if (code == STILL_RUNNING)
            continue;
        watch_killed(&s->watch);
        return code;
    }
    check_wrong(s->check, "the bot did not end within %.0f s", seconds);
    stage_kill(s);
    return code;
}

void stage_fault(struct stage *s, const char *kind, const char *method)
{
    char order[128];
    snprintf(order, sizeof order, "{\"kind\":\"%s\",\"method\":\"%s\"}", kind, method);
    char *answer = emulator_control(s->emulator, "POST", "/control/fault", order);
    if (!strstr(answer, "true"))
        die("crash: no such fault: %s", answer);
    free(answer);
}

void stage_kill(struct stage *s)
{
    watch_killed(&s->watch);
    runner_kill(&s->bot);
}

void stage_settle(struct stage *s)
{
    s->crowd.resting = true;
    while (crowd_waiting(&s->crowd))
        tick(s);
}

/* ---- the end ---------------------------------------------------------------------- */

static void await_empty_outbox(struct stage *s)
{
    struct db *db = stage_db(s);
    int64_t until = in_seconds(EMPTY_SECONDS), left = 1;
    while (left && clock_ticks() < until) {
        tick(s);
        left = db_number(db, "SELECT count(*) FROM outbox");
    }
    db_close(db);
    check_equal(s->check, left, 0, "words left in the outbox at rest");
}

static void stop_bot(struct stage *s)
{
    runner_signal(&s->bot, SIGTERM);
    check_equal(s->check, runner_wait(&s->bot, STOP_SECONDS), EX_OK,
                "code after SIGTERM at rest");
    runner_kill(&s->bot);
    watch_read(&s->watch, crowd_see, &s->crowd);
    watch_end(&s->watch);
    crowd_end(&s->crowd);
}

static void judge_repeats(struct stage *s)
{
    const struct watch *w = &s->watch;
    if (w->most_in_chat > s->repeats_most)
        check_wrong(s->check, "a start repeated %d messages in one chat",
                    w->most_in_chat);
    if (w->needless && !s->may_repeat)
        check_wrong(s->check, "%d calls were made twice without a crash", w->needless);
}

void stage_count(struct stage *s)
{
    stage_settle(s);
    await_empty_outbox(s);
    stop_bot(s);
    judge_repeats(s);
    struct db *db = stage_db(s);
    count_soundness(s->check, db);
    count_effects(s->check, db, &s->crowd);
    db_close(db);
}

static int remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
    (void)st;
    (void)kind;
    (void)at;
    return remove(path);
}

void stage_close(struct stage *s)
{
    runner_kill(&s->bot);
    gate_shut(&s->gate);
    emulator_close(s->emulator);
    if (s->disk != s->folder)
        umount2(s->disk, MNT_DETACH);
    nftw(s->folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    talloc_free(s->mem);
}
