/* playground.c - opens everything in order, runs the loop, closes everything in the
 * opposite order. */
#include "tests/playground/playground.h"

#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sodium.h>
#include <talloc.h>

#include "bot/form_file.h"
#include "bot/lock.h"
#include "bot/menu.h"
#include "bot/telegram.h"
#include "handlers/features.h"

enum { SENDS_AT_ONCE = 32, SEND_PER_SECOND = 25, SECRET_BYTES = 24 };

/* ---- the loop -------------------------------------------------------------------------
 */

static void on_signal(uv_signal_t *signal, int number)
{
    struct playground *p = signal->data;
    (void)number;
    if (p->told_to_stop)
        _exit(EXIT_FAILURE);
    p->told_to_stop = true;
    if (p->service)
        service_stop(p->service);
}

static void on_stopped(void *owner, enum service_end end)
{
    struct playground *p = owner;
    p->service = NULL;
    p->code = (int)end;
    orders_end(p->orders);
    uv_close((uv_handle_t *)&p->interrupt, NULL);
    uv_close((uv_handle_t *)&p->term, NULL);
}

static void catch_signals(struct playground *p)
{
    uv_signal_init(&p->loop, &p->interrupt);
    uv_signal_init(&p->loop, &p->term);
    p->interrupt.data = p->term.data = p;
    uv_signal_start(&p->interrupt, on_signal, SIGINT);
    uv_signal_start(&p->term, on_signal, SIGTERM);
}

/* ---- the emulator and its people
 * --------------------------------------------------------- */

static void make_token(struct playground *p)
{
    unsigned char secret[SECRET_BYTES];
    char text[sizeof secret * 2];
    randombytes_buf(secret, sizeof secret);
    sodium_bin2base64(text, sizeof text, secret, sizeof secret,
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    snprintf(p->token, sizeof p->token, "5252525252:%s", text);
}

static void block_bot(struct playground *p, int64_t user)
{
    const char *order =
        talloc_asprintf(p->mem, "{\"user\":%lld,\"blocked\":true}", (long long)user);
    free(emulator_control(p->emulator, "POST", "/control/block", order));
}

/* Everybody in the school has written to the bot before, so it may write to them; but for
 * who has blocked it since. */
static void bring_people(struct playground *p)
{
    for (size_t i = 0; school_member(i); i++) {
        const struct school_member *m = school_member(i);
        emulator_person(p->emulator, m->user, m->called, NULL, m->language);
        if (m->now == SCHOOL_LOST)
            block_bot(p, m->user);
        else
            emulator_say(p->emulator, m->user, "/start");
    }
    playground_greet_newcomer(p);
}

static bool open_emulator(struct playground *p, int port)
{
    make_token(p);
    struct emulator_options options = {
        .port = port,
        .token = p->token,
        .username = "nastavnik_bot",
        .name = "Nastavnik",
        .clock = pushed_clock_wall,
        .clock_arg = &p->clock,
        .extra = playground_serve,
        .extra_arg = p,
    };
    p->emulator = emulator_open(&options);
    return p->emulator != NULL;
}

/* ---- the bot
 * ------------------------------------------------------------------------------ */

static struct engine_clock engine_clock(struct playground *p)
{
    return (struct engine_clock){ pushed_clock_wall, pushed_clock_ticks, &p->clock };
}

/* The program that makes pictures, beside our own; NULL when it is not there. */
static const char *office_path(void *mem)
{
    char own[PATH_MAX];
    ssize_t len = readlink("/proc/self/exe", own, sizeof own - 1);
    if (len <= 0)
        return NULL;
    own[len] = '\0';
    *strrchr(own, '/') = '\0';
    const char *path = talloc_asprintf(mem, "%s/nastavnik-office", own);
    return access(path, X_OK) == 0 ? path : NULL;
}

static void open_engine(struct playground *p, const struct messenger *m)
{
    struct engine_settings set = {
        .messenger = m->name,
        .words_most = m->words_most,
        .caption_most = m->caption_most,
        .zone = school_zone,
        .language = "ru",
        .clock = engine_clock(p),
    };
    p->engine = engine_open(p->db, p->words, p->forms, &product, &set);
}

static void open_service(struct playground *p, struct messenger *m)
{
    struct service_settings set = {
        .clock = engine_clock(p),
        .sends_at_once = SENDS_AT_ONCE,
        .send_per_second = SEND_PER_SECOND,
        .office = office_path(p->mem),
        .stopped = on_stopped,
        .owner = p,
    };
    set.menu = menu_of(p->mem, &product, p->words, &set.menu_count);
    p->service = service_open(&p->loop, p->engine, m, &set);
}

static void open_bot(struct playground *p)
{
    char url[64];
    snprintf(url, sizeof url, "http://127.0.0.1:%d", emulator_port(p->emulator));
    struct messenger *m = telegram_open(&p->loop, &(struct telegram_settings){
                                                      .api_url = url,
                                                      .token = p->token,
                                                      .sends_at_once = SENDS_AT_ONCE,
                                                  });
    if (!m)
        die("playground: the messenger does not accept its own emulator");
    open_engine(p, m);
    open_service(p, m);
}

static void say_where(const struct playground *p)
{
    printf("The playground is open: http://127.0.0.1:%d/\n"
           "Four phones, a demo school, the real bot; nothing leaves this machine.\n"
           "Ctrl-C ends it.\n",
           emulator_port(p->emulator));
    fflush(stdout);
}

static void run(struct playground *p, int port)
{
    uv_loop_init(&p->loop);
    p->orders = orders_new(&p->loop, playground_order, p);
    if (open_emulator(p, port)) {
        bring_people(p);
        catch_signals(p);
        open_bot(p);
        say_where(p);
    } else {
        orders_end(p->orders);
        p->code = EXIT_FAILURE;
    }
    uv_run(&p->loop, UV_RUN_DEFAULT);
    emulator_close(p->emulator);
    orders_free(p->orders);
    if (uv_loop_close(&p->loop) != 0)
        die("playground: something was left open on the loop");
    engine_close(p->engine);
}

/* ---- the database
 * ------------------------------------------------------------------------- */

/* The messages of an earlier run are gone with its emulator; every card is sent anew. */
static bool forget_messages(struct db *db)
{
    return db_script(db, "UPDATE cards SET message = NULL;");
}

static bool open_school(struct playground *p, struct buffer *why)
{
    if (organisations_count(p->db) == 0)
        return school_make(p->db, p->words, p->forms, clock_wall(), why);
    if (school_is_in(p->db) && forget_messages(p->db))
        return true;
    buffer_text(why, "this database is not the playground's: it holds another school. "
                     "Give --database a file of its own");
    return false;
}

static bool open_data(struct playground *p, const char *database, struct buffer *why)
{
    p->words = words_open(NULL, why);
    p->forms = p->words ? forms_open(NULL, p->words, why) : NULL;
    p->db = p->forms ? db_open(database, why) : NULL;
    if (!p->db || !open_school(p, why))
        return false;
    playground_remember(p);
    return true;
}

int playground_run(int port, const char *database)
{
    struct playground p = { .mem = talloc_new(NULL), .code = EXIT_FAILURE };
    struct buffer why = { .max = 64 * 1024 };
    int lock = lock_take(database, &why);
    if (lock >= 0 && open_data(&p, database, &why))
        run(&p, port);
    else
        log_error("playground: %s", buffer_get(&why));
    db_close(p.db);
    forms_free(p.forms);
    words_free(p.words);
    lock_drop(lock);
    buffer_fini(&why);
    talloc_free(p.mem);
    return p.code;
}
