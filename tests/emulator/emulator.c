/* emulator.c - opening and closing, the clock, and the doors for the same process. */
#include "emulator.h"

#include "bot/base.h"
#include "control.h"
#include "faults.h"
#include "journal.h"
#include "json.h"
#include "server.h"
#include "updates.h"
#include "users.h"
#include "waiting.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <talloc.h>

const char emulator_default_token[] = "123456789:AAEmulatorTokenForTestsOnly-00000000";

int64_t emulator_now(const struct emulator *e)
{
    return e->options.clock ? e->options.clock(e->options.clock_arg) : clock_wall();
}

int64_t emulator_random(int64_t least, int64_t most)
{
    uint64_t random;
    randombytes_buf(&random, sizeof random);
    return least + (int64_t)(random % (uint64_t)(most - least + 1));
}

/* ---- forgetting -------------------------------------------------------------------- */

static void forget_people(struct emulator *e)
{
    struct user *p, *next_person;
    HASH_ITER (hh, e->people, p, next_person) {
        HASH_DEL(e->people, p);
        talloc_free(p);
    }
    struct callback_query *query, *next_query;
    HASH_ITER (hh, e->queries, query, next_query) {
        HASH_DEL(e->queries, query);
        talloc_free(query);
    }
}

static void forget_chats(struct emulator *e)
{
    struct chat *chat, *next;
    HASH_ITER (hh, e->chats, chat, next) {
        chat_touch(e, chat);
        HASH_DEL(e->chats, chat);
        talloc_free(chat);
    }
}

static void forget_files(struct emulator *e)
{
    struct media *f, *next;
    HASH_CLEAR(by_path, e->files_by_path);
    HASH_ITER (by_id, e->files_by_id, f, next) {
        HASH_DELETE(by_id, e->files_by_id, f);
        talloc_free(f);
    }
    e->oldest_file = e->newest_file = NULL;
    e->file_bytes = 0;
}

static void forget_settings(struct emulator *e)
{
    struct setting *s, *next;
    HASH_ITER (hh, e->settings, s, next) {
        HASH_DEL(e->settings, s);
        talloc_free(s);
    }
}

void emulator_reset(struct emulator *e)
{
    fault_forget(e);
    journal_clear(e);
    updates_drop(e);
    updates_allow(e, "[]");
    forget_people(e);
    forget_chats(e);
    forget_files(e);
    forget_settings(e);
    TALLOC_FREE(e->webhook);
    e->logged_out = false;
    e->last_poll.at = e->next_conflict = e->last_set_webhook = 0;
    e->bucket = (struct bucket){ 0 };
}

/* ---- opening ----------------------------------------------------------------------- */

static bool is_token(const char *token)
{
    const char *colon = strchr(token, ':');
    return colon && colon > token && *token != '0' && strlen(token) <= 80 &&
           strspn(token, "0123456789") == (size_t)(colon - token) &&
           strlen(colon + 1) >= 24;
}

static void name_bot(struct emulator *e)
{
    const struct emulator_options *o = &e->options;
    struct user *bot = &e->bot;
    bot->id = strtoll(e->token, NULL, 10);
    bot->is_bot = true;
    bot->first_name = talloc_strdup(e, o->name ? o->name : "Nastavnik");
    bot->username = talloc_strdup(e, o->username ? o->username : "nastavnik_test_bot");
}

struct emulator *emulator_open(const struct emulator_options *options)
{
    const char *token = options->token ? options->token : emulator_default_token;
    if (sodium_init() < 0)
        die("emulator: no randomness");
    if (!is_token(token)) {
        log_error("emulator: this cannot be a token");
        return NULL;
    }
    struct emulator *e = talloc_zero(NULL, struct emulator);
    e->options = *options;
    e->token = talloc_strdup(e, token);
    name_bot(e);
    e->options.token = e->options.name = e->options.username = NULL;
    pthread_mutex_init(&e->lock, NULL);
    updates_open(e);
    journal_open(e);
    waiting_open(e);
    if (server_open(e, options->port))
        return e;
    waiting_close(e);
    pthread_mutex_destroy(&e->lock);
    talloc_free(e);
    return NULL;
}

int emulator_port(const struct emulator *e)
{
    return server_port(e);
}

void emulator_close(struct emulator *e)
{
    if (!e)
        return;
    server_close(e);
    waiting_close(e);
    emulator_reset(e);
    pthread_mutex_destroy(&e->lock);
    talloc_free(e);
}

/* ---- doors for the same process ---------------------------------------------------- */

void emulator_person(struct emulator *e, int64_t id, const char *first_name,
                     const char *username, const char *language)
{
    pthread_mutex_lock(&e->lock);
    struct user *p = user_get(e, id);
    p->first_name = talloc_strdup(p, first_name);
    p->username = talloc_strdup(p, username);
    p->language = talloc_strdup(p, language);
    pthread_mutex_unlock(&e->lock);
}

int emulator_say(struct emulator *e, int64_t person, const char *text)
{
    pthread_mutex_lock(&e->lock);
    struct user *p = user_find(e, person);
    int id = p ? say_words(e, chat_find(e, person), p, text, 0) : 0;
    pthread_mutex_unlock(&e->lock);
    return id;
}

bool emulator_press(struct emulator *e, int64_t person, int message, const char *data)
{
    pthread_mutex_lock(&e->lock);
    struct user *p = user_find(e, person);
    struct chat *chat = chat_find(e, person);
    bool there = p && message > 0 && message <= chat->last_id;
    if (there)
        talloc_free(press_data(e, chat, chat, p, message, data));
    pthread_mutex_unlock(&e->lock);
    return there;
}

char *emulator_control(struct emulator *e, const char *method, const char *path,
                       const char *body)
{
    pthread_mutex_lock(&e->lock);
    struct call *c = talloc_zero(NULL, struct call);
    const char *query = strchr(path, '?');
    c->e = e;
    c->verb = method;
    c->path = talloc_strndup(c, path, query ? (size_t)(query - path) : strlen(path));
    c->body = body ? body : "";
    c->body_size = strlen(c->body);
    c->args = arguments_new(c);
    c->until = 1; /* long ago: it does not wait */
    if (query)
        arguments_query(c->args, query + 1, strlen(query + 1));
    control_advance(c);
    char *answer = xstrndup(c->reply.bytes, c->reply.size);
    talloc_free(c);
    pthread_mutex_unlock(&e->lock);
    return answer;
}
