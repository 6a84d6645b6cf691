/* fetch.c - one blocking request by libcurl. */
#include "fetch.h"

#include "bot/base.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { ANSWER_MOST = 64 << 20, REQUEST_SECONDS = 60 };

/* What is still to be sent of a chunked body. */
struct source {
    const char *at;
    size_t left;
};

static size_t on_bytes(char *data, size_t size, size_t count, void *arg)
{
    buffer_add(arg, data, size * count);
    return size * count;
}

/* Small pieces, so that the other side must put chunks together. */
static size_t on_read(char *room, size_t size, size_t count, void *arg)
{
    struct source *s = arg;
    size_t piece = s->left < 7 ? s->left : 7;
    piece = piece < size * count ? piece : size * count;
    memcpy(room, s->at, piece);
    s->at += piece;
    s->left -= piece;
    return piece;
}

static struct curl_slist *headers_of(const struct fetch *what)
{
    char type[256];
    snprintf(type, sizeof type, "Content-Type:%s%s", what->type ? " " : "",
             what->type ? what->type : "");
    struct curl_slist *list = curl_slist_append(NULL, type);
    list = curl_slist_append(list, "Expect:");
    if (what->chunked)
        list = curl_slist_append(list, "Transfer-Encoding: chunked");
    return what->header ? curl_slist_append(list, what->header) : list;
}

static void set_body(CURL *curl, const struct fetch *what, struct source *source)
{
    size_t size = what->size || !what->body ? what->size : strlen(what->body);
    *source = (struct source){ what->body, size };
    if (!what->body)
        return;
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    if (what->chunked) {
        curl_easy_setopt(curl, CURLOPT_READFUNCTION, on_read);
        curl_easy_setopt(curl, CURLOPT_READDATA, source);
    } else {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)size);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, what->body);
    }
}

static struct fetched take(struct buffer *body, struct buffer *head)
{
    struct fetched f = { .size = body->len };
    /* Bytes, which may hold a NUL. */
    f.body = xalloc(body->len + 1);
    memcpy(f.body, buffer_get(body), body->len);
    f.head = xstrdup(buffer_get(head));
    buffer_fini(body);
    buffer_fini(head);
    return f;
}

struct fetched fetch(const struct fetch *what)
{
    struct buffer body = { .max = ANSWER_MOST }, head = { .max = 1 << 20 };
    struct source source;
    CURL *curl = curl_easy_init();
    struct curl_slist *headers = headers_of(what);
    curl_easy_setopt(curl, CURLOPT_URL, what->url);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_bytes);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &head);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)REQUEST_SECONDS);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    set_body(curl, what, &source);
    if (what->verb)
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, what->verb);
    int64_t begun = clock_ticks();
    CURLcode code = curl_easy_perform(curl);
    long status = 0;
    if (code == CURLE_OK)
        curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    curl_slist_free_all(headers);
    curl_easy_cleanup(curl);
    struct fetched f = take(&body, &head);
    f.status = status;
    f.milliseconds = (int)((clock_ticks() - begun) / 1000);
    return f;
}

void fetched_fini(struct fetched *f)
{
    free(f->body);
    free(f->head);
    f->body = f->head = NULL;
}
