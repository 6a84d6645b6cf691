/* command_run.c - nastavnik run: opens everything in order, runs the loop, closes
 * everything in the opposite order. */
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sysexits.h>
#include <unistd.h>

#include <talloc.h>
#include <uv.h>

#include "bot/command.h"
#include "bot/form_file.h"
#include "bot/founder.h"
#include "bot/lock.h"
#include "bot/menu.h"
#include "bot/service.h"
#include "bot/service_nightly.h"
#include "bot/telegram.h"
#include "bot/version.h"
#include "handlers/features.h"
#include "locales/words.h"

struct program {
    const struct config *config;
    void *mem;
    struct words *words;
    struct forms *forms;
    struct db *db;
    struct engine *engine;
    struct nightly_settings nightly;
    struct service *service; /* NULL: it has stopped */
    uv_loop_t loop;
    uv_signal_t term, interrupt;
    bool told_to_stop;
    int code;
};

/* ---- clocks and paths ------------------------------------------------------------- */

static int64_t wall(void *owner)
{
    (void)owner;
    return clock_wall();
}

static int64_t ticks(void *owner)
{
    (void)owner;
    return clock_ticks();
}

static const struct engine_clock real_clock = { wall, ticks, NULL };

/* The program that stands beside our own; NULL when there is none. */
static const char *office_path(void *mem)
{
    char own[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", own, sizeof own - 1);
    if (len <= 0)
        return NULL;
    own[len] = '\0';
    char *slash = strrchr(own, '/');
    *slash = '\0';
    char *path = talloc_asprintf(mem, "%s/nastavnik-office", own);
    if (access(path, X_OK) == 0)
        return path;
    log_warn("run: %s is not there: pictures and documents cannot be made", path);
    return NULL;
}

/* ---- the loop --------------------------------------------------------------------- */

static void on_signal(uv_signal_t *signal, int number)
{
    struct program *p = signal->data;
    if (p->told_to_stop)
        _exit(EXIT_FAILURE); /* every commit is on the disk already */
    p->told_to_stop = true;
    log_info("run: stopping: %s", number == SIGTERM ? "SIGTERM" : "SIGINT");
    if (p->service)
        service_stop(p->service);
}

static void on_stopped(void *owner, enum service_end end)
{
    struct program *p = owner;
    p->service = NULL;
    p->code = end;
    uv_close((uv_handle_t *)&p->term, NULL);
    uv_close((uv_handle_t *)&p->interrupt, NULL);
}

static void on_greeted(void *owner, const struct greeting *greeting)
{
    struct program *p = owner;
    founder_show(&(struct founder){ .db = p->db,
                                    .link = greeting->link,
                                    .zone = p->config->zone,
                                    .language = p->config->language,
                                    .now = clock_wall() });
}

static void catch_signals(struct program *p)
{
    uv_signal_init(&p->loop, &p->term);
    uv_signal_init(&p->loop, &p->interrupt);
    p->term.data = p->interrupt.data = p;
    uv_signal_start(&p->term, on_signal, SIGTERM);
    uv_signal_start(&p->interrupt, on_signal, SIGINT);
}

static struct engine *open_engine(const struct program *p, const struct messenger *m)
{
    struct engine_settings set = {
        .messenger = m->name,
        .words_most = m->words_most,
        .caption_most = m->caption_most,
        .zone = p->config->zone,
        .language = p->config->language,
        .flood_per_minute = p->config->flood_per_minute,
        .clock = real_clock,
    };
    return engine_open(p->db, p->words, p->forms, &product, &set);
}

static struct service *open_service(struct program *p, struct messenger *m)
{
    const struct config *c = p->config;
    p->nightly = (struct nightly_settings){
        .db = p->db,
        .zones = words_zones(p->words),
        .zone = c->zone,
        .place = { c->backup_dir, c->backup_keep, c->backup_key },
    };
    struct service_settings set = {
        .clock = real_clock,
        .sends_at_once = c->sends_at_once,
        .send_per_second = c->send_per_second,
        .office = office_path(p->mem),
        .nightly = &p->nightly,
        .greeted = on_greeted,
        .stopped = on_stopped,
        .owner = p,
    };
    set.menu = menu_of(p->mem, &product, p->words, &set.menu_count);
    return service_open(&p->loop, p->engine, m, &set);
}

static void run_loop(struct program *p)
{
    struct telegram_settings telegram = {
        .api_url = p->config->api_url,
        .token = p->config->token,
        .sends_at_once = p->config->sends_at_once,
    };
    uv_loop_init(&p->loop);
    struct messenger *m = telegram_open(&p->loop, &telegram);
    if (m) {
        p->engine = open_engine(p, m);
        catch_signals(p);
        p->service = open_service(p, m);
        log_info("run: nastavnik %s with %s", version, p->config->database);
        uv_run(&p->loop, UV_RUN_DEFAULT);
    } else {
        p->code = EX_CONFIG;
    }
    if (uv_loop_close(&p->loop) != 0)
        die("run: something was left open on the loop");
    engine_close(p->engine);
}

/* ---- opening and closing ---------------------------------------------------------- */

static bool open_texts(struct program *p, struct buffer *why)
{
    p->words = words_open(p->config->locales_dir, why);
    if (p->words && !words_has_language(p->words, p->config->language))
        buffer_format(why, "DEFAULT_LANGUAGE: there are no texts in \"%s\"",
                      p->config->language);
    else if (p->words)
        p->forms = forms_open(p->config->forms_dir, p->words, why);
    return p->forms && forms_suit(p->forms, &product, why);
}

static int opened_or_not(struct program *p, struct buffer *why)
{
    if (!open_texts(p, why))
        return command_fail(EX_CONFIG, "%s", buffer_get(why));
    p->db = db_open(p->config->database, why);
    if (!p->db)
        return command_fail(EX_IOERR, "%s", buffer_get(why));
    run_loop(p);
    return p->code;
}

static int run_locked(struct program *p)
{
    struct buffer why = { .max = 64 * 1024 };
    int code = opened_or_not(p, &why);
    db_close(p->db);
    forms_free(p->forms);
    words_free(p->words);
    buffer_fini(&why);
    return code;
}

static int run(const struct settings *s, int count, char **arguments)
{
    (void)arguments;
    if (count != 0)
        return command_misused(&command_run);
    if (!s->config->token)
        return command_fail(EX_CONFIG,
                            "BOT_TOKEN is not set. Get one from @BotFather (/newbot) and "
                            "put it into .env, or see the bot without Telegram: make run "
                            "without a token opens the playground");
    struct buffer why = { .max = 1024 };
    struct program p = { .config = s->config, .mem = talloc_new(NULL) };
    int lock = lock_take(s->config->database, &why);
    int code =
        lock < 0 ? command_fail(EX_TEMPFAIL, "%s", buffer_get(&why)) : run_locked(&p);
    lock_drop(lock);
    talloc_free(p.mem);
    buffer_fini(&why);
    return code;
}

const struct command command_run = {
    .name = "run",
    .arguments = "",
    .words = "run the bot until it is stopped",
    .run = run,
};
