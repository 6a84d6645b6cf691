/* disk.c - the disk is full, fails, is read-only, is held by somebody else.
 *
 * While it cannot be written, nothing is half done and the bot ends with 74 after three
 * errors, with words; when it can, everybody is answered, once. */
#include "tests/crash/checks.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sysexits.h>
#include <unistd.h>

#include <talloc.h>

enum {
    DISK = 8 << 20,           /* bytes of the small disk */
    SMALLEST_FILE = 64 << 10, /* bytes that a file may have when files are limited */
    END_SECONDS = 20,
    HELD_SECONDS = 3,
    TRIES = 3,
};

/* The bot is running into its end. */
static void ends_by_storage(struct stage *s)
{
    int code = stage_play_to_end(s, END_SECONDS);
    if (code != EX_IOERR)
        check_wrong(s->check, "the bot ended with %d instead of %d: %s", code, EX_IOERR,
                    runner_last_line(&s->bot, s->mem));
}

static void says_why(struct stage *s)
{
    if (runner_said(&s->bot, "nothing of this batch happened") < TRIES)
        check_wrong(s->check, "it did not try %d times", TRIES);
    if (!runner_said(&s->bot, "the database cannot be written"))
        check_wrong(s->check, "it did not say why: %s",
                    runner_last_line(&s->bot, s->mem));
}

/* From here on all is well again. */
static void recovers(struct stage *s)
{
    s->crowd.patience = END_SECONDS * TRIES;
    runner_start(&s->bot);
    stage_play(s, 1);
    stage_count(s);
    stage_close(s);
}

/* ---- full ------------------------------------------------------------------------- */

static char *ballast_of(const struct stage *s)
{
    return talloc_asprintf(s->mem, "%s/ballast", s->disk);
}

static void fill(const struct stage *s)
{
    static const char bytes[4096] = "ballast";
    int file = open(ballast_of(s), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    while (write(file, bytes, sizeof bytes) > 0)
        continue;
    if (file < 0 || errno != ENOSPC)
        die("crash: the disk could not be filled");
    close(file);
}

void check_full_disk(struct check *check, const struct plan *plan)
{
    struct stage s;
    if (!stage_open_on_disk(&s, check, plan, DISK)) {
        check_skip(check, "nothing can be mounted here");
        return;
    }
    s.crowd.patience = 2 * END_SECONDS;
    runner_start(&s.bot);
    stage_play(&s, 1);
    fill(&s);
    ends_by_storage(&s);
    says_why(&s);
    fill(&s);
    runner_start(&s.bot); /* as the service manager does */
    ends_by_storage(&s);
    unlink(ballast_of(&s));
    recovers(&s);
}

/* No file may grow, as by `ulimit -f`: the kernel would send a signal besides. */
void check_small_files(struct check *check, const struct plan *plan)
{
    struct stage s;
    struct rlimit limit;
    stage_open(&s, check, plan);
    s.crowd.patience = 2 * END_SECONDS;
    runner_start(&s.bot);
    stage_play(&s, 1);
    prlimit(s.bot.pid, RLIMIT_FSIZE, NULL, &limit);
    limit.rlim_cur = SMALLEST_FILE;
    prlimit(s.bot.pid, RLIMIT_FSIZE, &limit, NULL);
    ends_by_storage(&s);
    says_why(&s);
    recovers(&s);
}

/* ---- failing ---------------------------------------------------------------------- */

static void touch(const char *path)
{
    int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        die("crash: %s cannot be made", path);
    close(file);
}

static void open_faulty(struct stage *s, struct check *check, const struct plan *plan)
{
    stage_open(s, check, plan);
    s->bot.preload = plan->preload;
    s->bot.trigger = talloc_asprintf(s->mem, "%s/trigger", s->folder);
    s->crowd.patience = 2 * END_SECONDS;
    runner_start(&s->bot);
    stage_play(s, 1);
}

void check_failing_sync(struct check *check, const struct plan *plan)
{
    struct stage s;
    open_faulty(&s, check, plan);
    touch(s.bot.trigger);
    ends_by_storage(&s);
    says_why(&s);
    runner_start(&s.bot);
    ends_by_storage(&s);
    unlink(s.bot.trigger);
    recovers(&s);
}

/* A single failure now and then is no reason to end. */
void check_hiccups(struct check *check, const struct plan *plan)
{
    struct stage s;
    int failures = 10;
    open_faulty(&s, check, plan);
    char *once = talloc_asprintf(s.mem, "%s.once", s.bot.trigger);
    for (int i = 0; i < failures; i++) {
        touch(once);
        stage_play(&s, 0.3);
    }
    if (access(once, F_OK) == 0)
        check_wrong(check, "not every fault was met");
    check_equal(check, runner_said(&s.bot, "nothing of this batch happened"), failures,
                "batches undone");
    stage_count(&s);
    check_equal(check, s.bot.starts, 1, "starts");
    stage_close(&s);
}

/* ---- closed to us -------------------------------------------------------------------
 */

/* It must end soon, with this code and these words. */
static void refuses(struct stage *s, int want, const char *words)
{
    int code = runner_wait(&s->bot, END_SECONDS);
    if (code != want || !runner_said(&s->bot, words))
        check_wrong(s->check, "it ended with %d, saying: %s", code,
                    runner_last_line(&s->bot, s->mem));
    runner_kill(&s->bot);
}

/* Root may write everything, so the bot is nobody here. */
void check_read_only(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    s.bot.as_nobody = true;
    chmod(s.folder, 0755);
    chmod(s.bot.database, 0444);
    runner_start(&s.bot);
    refuses(&s, EX_TEMPFAIL, "Permission denied");
    stage_close(&s);
}

void check_held(struct check *check, const struct plan *plan)
{
    struct stage s;
    stage_open(&s, check, plan);
    runner_start(&s.bot);
    stage_play(&s, 0.5);
    struct db *db = stage_db(&s);
    if (db_begin(db) != DB_OK)
        die("crash: the database cannot be held: %s", db_why(db));
    stage_play(&s, HELD_SECONDS);
    int64_t waiting = crowd_waiting(&s.crowd);
    db_rollback(db);
    db_close(db);
    check_equal(check, waiting, CROWD, "people who wait while it is held");
    stage_play(&s, 1);
    stage_count(&s);
    check_equal(check, s.bot.starts, 1, "starts");
    check_measured(check, "slowest answer %.1f s", (double)s.crowd.slowest / 1e6);
    stage_close(&s);
}
