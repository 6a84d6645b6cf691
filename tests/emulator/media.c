/* media.c - keeping, naming and finding files. */
#include "media.h"

#include "bot/base.h"
#include "json.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <talloc.h>

/* Kinds as methods name them, with the first letters of their ids and their folders. */
static const struct kind {
    const char *name, *type, *start, *folder, *suffix, *mime;
} kinds[] = {
    { "audio", "Audio", "CQACAgIAAxk", "music", ".mp3", "audio/mpeg" },
    { "document", "Document", "BQACAgIAAxk", "documents", "",
      "application/octet-stream" },
    { "photo", "Photo", "AgACAgIAAxk", "photos", ".jpg", "image/jpeg" },
    { "video", "Video", "BAACAgIAAxk", "videos", ".mp4", "video/mp4" },
    { "voice", "VoiceNote", "AwACAgIAAxk", "voice", ".oga", "audio/ogg" },
};

enum { FILES_BYTES_MOST = 256 << 20 };

static const struct kind *kind_named(const char *name)
{
    for (size_t i = 0; i < COUNT(kinds); i++)
        if (strcmp(kinds[i].name, name) == 0)
            return &kinds[i];
    return NULL;
}

const char *media_kind(const char *name)
{
    const struct kind *kind = kind_named(name);
    return kind ? kind->name : NULL;
}

/* Random base64url characters after the start. */
static char *random_id(void *mem, const char *start, size_t len)
{
    static const char letters[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    size_t begun = strlen(start);
    char *id = talloc_array(mem, char, begun + len + 1);
    memcpy(id, start, begun);
    for (size_t i = 0; i < len; i++)
        id[begun + i] = letters[emulator_random(0, 63)];
    id[begun + len] = '\0';
    return id;
}

static void let_old_go(struct emulator *e)
{
    for (struct media *f = e->oldest_file; f && e->file_bytes > FILES_BYTES_MOST;
         f = f->next) {
        if (!f->bytes)
            continue;
        e->file_bytes -= f->size;
        talloc_free(f->bytes);
        f->bytes = NULL;
    }
}

static void list_file(struct emulator *e, struct media *f)
{
    HASH_ADD_KEYPTR(by_id, e->files_by_id, f->id, strlen(f->id), f);
    HASH_ADD_KEYPTR(by_path, e->files_by_path, f->path, strlen(f->path), f);
    if (e->newest_file)
        e->newest_file->next = f;
    else
        e->oldest_file = f;
    e->newest_file = f;
    e->file_bytes += f->size;
    let_old_go(e);
}

/* Width and height stand at a fixed place in a PNG; others get a usual size. */
static void measure(struct media *f)
{
    f->width = 800;
    f->height = 600;
    const unsigned char *b = (const unsigned char *)f->bytes;
    /* No picture is wider than two bytes can tell. */
    if (f->size >= 24 && memcmp(b, "\x89PNG", 4) == 0) {
        f->width = b[18] << 8 | b[19];
        f->height = b[22] << 8 | b[23];
    }
}

/* The name's ending with its dot, if it can stand in a path. */
static const char *ending(const char *name)
{
    const char *dot = strrchr(name, '.');
    for (const char *at = dot ? dot + 1 : ""; *at; at++)
        if (!isalnum((unsigned char)*at))
            return "";
    return dot ? dot : "";
}

struct media *media_new(struct emulator *e, const char *kind_name, const char *name,
                        const char *mime, const char *bytes, size_t size)
{
    const struct kind *kind = kind_named(kind_name);
    struct media *f = talloc_zero(e, struct media);
    f->kind = kind->name;
    f->id = random_id(f, kind->start, 60);
    f->unique_id = random_id(f, "AgAD", 12);
    f->name = talloc_strdup(f, name);
    f->mime = talloc_strdup(f, *mime ? mime : kind->mime);
    f->path = talloc_asprintf(f, "%s/file_%u%s", kind->folder, e->file_count++,
                              *kind->suffix ? kind->suffix : ending(name));
    f->bytes = talloc_memdup(f, size ? bytes : "", size ? size : 1);
    f->size = size;
    measure(f);
    list_file(e, f);
    return f;
}

struct media *media_find(const struct emulator *e, const char *id)
{
    struct media *f;
    HASH_FIND(by_id, e->files_by_id, id, strlen(id), f);
    return f;
}

cJSON *media_json(const struct media *f)
{
    cJSON *json = cJSON_CreateObject();
    bool photo = strcmp(f->kind, "photo") == 0;
    if (strcmp(f->kind, "document") == 0 || strcmp(f->kind, "video") == 0 ||
        strcmp(f->kind, "audio") == 0)
        json_text(json, "file_name", *f->name ? f->name : NULL);
    json_text(json, "mime_type", photo ? NULL : f->mime);
    if (strcmp(f->kind, "document") != 0 && !photo)
        json_int(json, "duration", 1);
    json_text(json, "file_id", f->id);
    json_text(json, "file_unique_id", f->unique_id);
    json_int(json, "file_size", (int64_t)f->size);
    if (photo || strcmp(f->kind, "video") == 0) {
        json_int(json, "width", f->width);
        json_int(json, "height", f->height);
    }
    if (!photo)
        return json;
    cJSON *sizes = cJSON_CreateArray();
    cJSON_AddItemToArray(sizes, json);
    return sizes;
}

/* ---- a file in a request ----------------------------------------------------------- */

/* The part that was uploaded for this argument, also by "attach://name". */
static const struct upload *uploaded(const struct call *c, const char *kind)
{
    static const char attach[] = "attach://";
    const char *value = argument_text(c->args, kind);
    if (strncmp(value, attach, strlen(attach)) == 0)
        return argument_upload(c->args, value + strlen(attach));
    return *value ? NULL : argument_upload(c->args, kind);
}

bool media_is_given(struct call *c, const char *kind)
{
    const char *value = argument_text(c->args, kind);
    if (uploaded(c, kind) || (*value && strncmp(value, "attach://", 9) != 0))
        return true;
    return call_fail(c, 400, "there is no %s in the request", kind);
}

static bool is_picture(const struct upload *u)
{
    static const char *const starts[] = { "\xff\xd8\xff", "\x89PNG", "GIF8", "RIFF",
                                          "BM" };
    for (size_t i = 0; i < COUNT(starts); i++)
        if (u->size >= 24 && memcmp(u->bytes, starts[i], strlen(starts[i])) == 0)
            return true;
    return false;
}

static struct media *keep_upload(struct call *c, const char *kind, const struct upload *u)
{
    bool photo = strcmp(kind, "photo") == 0;
    if (u->size == 0)
        call_fail(c, 400, "file must be non-empty");
    else if (photo && u->size > PHOTO_UPLOAD_MOST)
        call_fail(c, 400, "file is too big");
    else if (photo && !is_picture(u))
        call_fail(c, 400, "IMAGE_PROCESS_FAILED");
    else
        return media_new(c->e, kind, u->name, photo ? "" : u->type, u->bytes, u->size);
    return NULL;
}

struct media *media_take(struct call *c, const char *kind)
{
    const struct upload *u = uploaded(c, kind);
    if (u)
        return keep_upload(c, kind, u);
    const char *id = argument_text(c->args, kind);
    struct media *f = media_find(c->e, id);
    if (f && strcmp(f->kind, kind) == 0)
        return f;
    if (f)
        call_fail(c, 400, "can't use file of type %s as %s", kind_named(f->kind)->type,
                  kind_named(kind)->type);
    else if (strncasecmp(id, "http://", 7) == 0 || strncasecmp(id, "https://", 8) == 0)
        call_fail(c, 400, "failed to get HTTP URL content");
    else if (strpbrk(id, ".:/"))
        call_fail(c, 400, "wrong file identifier/HTTP URL specified");
    else
        call_fail(c, 400,
                  "wrong remote file identifier specified: can't unserialize it. Wrong "
                  "last symbol");
    return NULL;
}

/* ---- download ---------------------------------------------------------------------- */

void media_serve(struct call *c)
{
    static const char missing[] =
        "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}";
    const char *token = c->path + strlen("/file/bot");
    size_t len = strlen(c->e->token);
    struct media *f = NULL;
    if (strncmp(token, c->e->token, len) == 0 && token[len] == '/')
        HASH_FIND(by_path, c->e->files_by_path, token + len + 1, strlen(token + len + 1),
                  f);
    if (f && f->bytes)
        call_reply(c, 200, "application/octet-stream", f->bytes, f->size);
    else
        call_reply(c, 404, "application/json", missing, strlen(missing));
}
