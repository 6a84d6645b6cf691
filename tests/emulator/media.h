/* media.h - files people and the bot have sent; their ids and their contents. */
#ifndef EMULATOR_MEDIA_H
#define EMULATOR_MEDIA_H

#include "call.h"

enum {
    FILE_DOWNLOAD_MOST = 20 << 20,
    FILE_UPLOAD_MOST = 50 << 20,
    PHOTO_UPLOAD_MOST = 10 << 20,
};

/* One of the five kinds by its name ("photo"), as a constant text, or NULL. */
const char *media_kind(const char *name);
/* Keeps a file; the bytes are copied. Old contents are let go when all are too many. */
struct media *media_new(struct emulator *e, const char *kind, const char *name,
                        const char *mime, const char *bytes, size_t size);
struct media *media_find(const struct emulator *e, const char *id);
/* What a message says of it: Document, Voice and so on, or an array of PhotoSize. */
cJSON *media_json(const struct media *f);
/* The file a send method's argument of that kind names, by upload or id; NULL when the
 * call has failed. Two steps, since the server looks for the id only after the chat. */
bool media_is_given(struct call *c, const char *kind);
struct media *media_take(struct call *c, const char *kind);
/* Serves /file/bot<token>/<path>. */
void media_serve(struct call *c);

#endif
