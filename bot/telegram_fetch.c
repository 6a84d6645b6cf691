/* telegram_fetch.c - the bytes of a file that somebody sent: getFile tells where they
 * are, then they are downloaded (telegram.md 2.1).
 *
 * The address holds the token, so it is neither logged nor told. Where the server says
 * that the file is becomes part of that address: whatever could change what it means is
 * written as %XX, and what leads upwards is not asked for at all. */
#include "bot/telegram_calls.h"
#include "bot/telegram_json.h"

#include <ctype.h>
#include <string.h>
#include <talloc.h>

enum { DOWNLOAD_SECONDS = 60, PATH_MOST = 300 };

struct fetching {
    struct telegram_call call;
    fetched_done *done;
    size_t most;
};

static void fetching_over(struct fetching *f, const struct fetched *fetched)
{
    f->done(f->call.owner, fetched);
    telegram_call_over(&f->call);
}

static void ended(struct fetching *f, enum fetch_end end, int wait, const char *why)
{
    fetching_over(f, &(struct fetched){ .end = end, .wait = wait, .why = why });
}

/* ---- the bytes -------------------------------------------------------------------- */

/* The way to them lives an hour at least, and each attempt asks for it anew: one that is
 * not found was let go just now. */
static void on_bytes(struct telegram_call *c, const struct http_reply *reply)
{
    struct fetching *f = CONTAINER_OF(c, struct fetching, call);
    if (reply->end != HTTP_OK)
        ended(f, FETCH_RETRY, 0, reply->why);
    else if (reply->status != 200)
        ended(f, FETCH_RETRY, reply->retry_after,
              telegram_format(f, "the download ended with status %ld", reply->status));
    else if (reply->len > f->most)
        ended(f, FETCH_LARGE, 0, "it is larger than the server had said");
    else
        fetching_over(f, &(struct fetched){ .end = FETCH_OK,
                                            .bytes = reply->body,
                                            .size = reply->len,
                                            .why = "ok" });
}

static bool leads_upwards(const char *path)
{
    return *path == '/' || strstr(path, "..") || strchr(path, ':');
}

/* NULL when it cannot be one. */
static const char *address(void *mem, const char *files, const char *path)
{
    struct buffer b = { .max = TELEGRAM_ROOT_MOST + 3 * PATH_MOST };
    size_t len = strlen(path);
    if (len == 0 || len > PATH_MOST || leads_upwards(path))
        return NULL;
    buffer_text(&b, files);
    for (; *path; path++) {
        unsigned char byte = (unsigned char)*path;
        if (isalnum(byte) || strchr("/._-~", byte))
            buffer_add(&b, path, 1);
        else
            buffer_format(&b, "%%%02X", byte);
    }
    return telegram_take(mem, &b);
}

/* ---- where they are --------------------------------------------------------------- */

static void judge(struct fetching *f, const struct telegram_answer *a)
{
    if (!a->spoken || a->code != 400)
        ended(f, FETCH_RETRY, a->wait, a->why);
    else if (strcasestr(a->why, "too big"))
        ended(f, FETCH_LARGE, 0, a->why);
    else if (strcasestr(a->why, "temporarily unavailable"))
        ended(f, FETCH_RETRY, 0, a->why);
    else
        ended(f, FETCH_GONE, 0, a->why);
}

static void download(struct fetching *f, const cJSON *file)
{
    struct telegram *t = f->call.telegram;
    const char *url = address(f, t->files_root, telegram_text(file, "file_path"));
    if (telegram_number(file, "file_size", 0) > (int64_t)f->most) {
        ended(f, FETCH_LARGE, 0, "it is larger than what is read");
    } else if (!url) {
        ended(f, FETCH_GONE, 0, "the server did not say where it is");
    } else {
        f->call.ended = on_bytes;
        telegram_get(&f->call, t->files, url, DOWNLOAD_SECONDS);
    }
}

static void on_file(struct telegram_call *c, const struct http_reply *reply)
{
    struct fetching *f = CONTAINER_OF(c, struct fetching, call);
    struct telegram_answer a = telegram_answer(f, reply);
    if (a.ok)
        download(f, a.result);
    else
        judge(f, &a);
    cJSON_Delete(a.json);
}

void telegram_fetch(struct messenger *m, const char *file, size_t most,
                    fetched_done *done, void *owner)
{
    struct telegram *t = telegram_of(m);
    struct fetching *f = telegram_call(t, sizeof *f, on_file, owner);
    struct buffer b = { .max = 4096 };
    f->done = done;
    f->most = most;
    buffer_text(&b, "{\"file_id\":");
    telegram_quote(&b, file);
    buffer_text(&b, "}");
    const char *json = telegram_take(f, &b);
    if (json)
        telegram_go_json(&f->call, t->files, "getFile", json);
    else
        telegram_unsent(&f->call, "the file's id is too long");
}
