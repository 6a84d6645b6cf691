/* methods_file.c - getFile. */
#include "json.h"
#include "media.h"
#include "methods.h"

void method_get_file(struct call *c)
{
    const char *id = argument_text(c->args, "file_id");
    const struct media *f = media_find(c->e, id);
    if (!*id) {
        call_fail(c, 400, "file_id not specified");
    } else if (!f) {
        call_fail(c, 400, "invalid file_id");
    } else if (!f->bytes) {
        call_fail(c, 400, "wrong file_id or the file is temporarily unavailable");
    } else if (f->size > FILE_DOWNLOAD_MOST) {
        call_fail(c, 400, "file is too big");
    } else {
        cJSON *json = cJSON_CreateObject();
        json_text(json, "file_id", f->id);
        json_text(json, "file_unique_id", f->unique_id);
        json_int(json, "file_size", (int64_t)f->size);
        json_text(json, "file_path", f->path);
        call_ok(c, json);
    }
}
