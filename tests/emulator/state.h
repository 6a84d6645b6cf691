/* state.h - what the emulator remembers: people, chats, messages, files, updates.
 *
 * All of it belongs to one talloc tree under struct emulator and is touched only with
 * its lock held; the lock is taken at the doors (server.c, waiting.c, door.c) and
 * nowhere else. JSON that is kept (entities, keyboards) is kept as compact text. */
#ifndef EMULATOR_STATE_H
#define EMULATOR_STATE_H

#include "emulator.h"

#include <cjson/cJSON.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <uthash.h>

struct call;
struct fault;
struct journal;
struct server;
struct update_queue;
struct waiting;

struct user {
    int64_t id;
    char *first_name, *last_name, *username, *language; /* NULL: not told */
    bool is_bot, deactivated;
    bool started; /* wrote to the bot */
    bool blocked; /* the bot */
    UT_hash_handle hh;
};

/* What the bot is in a chat. */
enum standing { STANDING_MEMBER, STANDING_LEFT, STANDING_KICKED, STANDING_DELETED };

/* A way to spend at a steady rate with short bursts; see pace.h. */
struct bucket {
    double left;
    int64_t at; /* clock_ticks() when last looked at; 0: never */
};

/* A callback query's answer as the person saw it. */
struct toast {
    char *query, *text;
    bool alert;
    uint64_t version;
};

enum { CHAT_TOASTS = 16, CHAT_MESSAGES = 4000 };

struct chat {
    int64_t id;
    const char *type;    /* "private", "group", "supergroup" */
    char *title;         /* of a group */
    struct user *person; /* of a private chat */
    enum standing standing;
    int64_t upgraded_to;       /* a supergroup's id; 0: not upgraded */
    struct message **messages; /* by id; only the last CHAT_MESSAGES are kept */
    int last_id, room;
    struct toast *toasts[CHAT_TOASTS];
    unsigned toast_count;
    char *action; /* the last chat action shown, or NULL */
    uint64_t version;
    struct bucket bucket;
    UT_hash_handle hh;
};

struct media {
    char *id, *unique_id, *path;
    const char *kind; /* "photo", "voice", "document", "video", "audio" */
    char *name, *mime;
    int width, height; /* of a photo or video */
    char *bytes;       /* NULL: no longer kept */
    size_t size;
    struct media *next; /* the newer one */
    UT_hash_handle by_id, by_path;
};

struct message {
    int id;
    struct chat *chat;
    struct user *from;       /* the bot is a person too */
    int64_t date, edit_date; /* edit_date 0: never */
    char *text, *entities;   /* a caption when there is a file; entities NULL: none */
    struct media *file;
    const char *extra_name; /* one more member of the message: "contact", ... */
    char *extra;            /* its JSON, or NULL */
    char *markup;           /* JSON, or NULL */
    bool inline_markup;
    char *preview;   /* link_preview_options, JSON */
    char *reactions; /* JSON array */
    int reply_to;    /* 0: none */
    char *album;     /* media_group_id, or NULL */
    bool deleted, silent, protect;
    uint64_t version;
};

struct callback_query {
    char id[24];
    struct chat *chat;
    int64_t date;
    UT_hash_handle hh;
};

/* Words the bot's owner may set in each language: "name:ru" and the like. */
struct setting {
    char *key, *value;
    UT_hash_handle hh;
};

struct emulator {
    pthread_mutex_t lock;
    struct emulator_options options;
    char *token;
    struct user bot;
    struct user *people;
    struct chat *chats;
    struct media *files_by_id, *files_by_path, *oldest_file, *newest_file;
    size_t file_bytes;
    unsigned file_count;
    struct callback_query *queries;
    struct setting *settings;
    struct update_queue *updates;
    struct fault *faults;
    struct journal *journal;
    struct waiting *waiting;
    struct server *server;
    struct call *polling;  /* the getUpdates that waits, or NULL */
    int64_t next_conflict; /* ticks: an earlier second poll is told late */
    struct {
        int64_t offset, at; /* of the last getUpdates */
    } last_poll;
    char *webhook;            /* NULL: none */
    int64_t last_set_webhook; /* ticks */
    struct bucket bucket;     /* over all chats */
    bool logged_out;
    uint64_t version; /* counts every visible change */
};

/* Wall seconds by the chosen clock. */
int64_t emulator_now(const struct emulator *e);
/* Random in [least, most]. */
int64_t emulator_random(int64_t least, int64_t most);
/* Forgets all people, chats, files, faults, settings and updates; update ids go on. */
void emulator_reset(struct emulator *e);

#endif
