/* files.h - pictures, voice notes and documents: an id the messenger knows, or bytes
 * until it has taken them. */
#ifndef STORAGE_FILES_H
#define STORAGE_FILES_H

#include "storage/db.h"

struct file {
    int64_t id; /* 0: none */
    int64_t organisation, person;
    const char *messenger;
    const char *external; /* NULL: the messenger has not got it yet */
    const char *kind;     /* "photo" "voice" "document" "video" "audio" */
    const char *name;
    const void *bytes;
    size_t size; /* bytes; 0 when unknown */
    /* A document that stands in the parts of an export, which file_find() puts together;
     * `export_as` is "page" or "json". 0: it stands in `bytes`. */
    int64_t export;
    const char *export_as;
};

int64_t file_add(struct db *db, const struct file *f, int64_t now);
struct file file_find(struct db *db, int64_t id);
void file_rename(struct db *db, int64_t id, const char *name);
/* The messenger took it: its id is kept, the bytes go. */
void file_sent(struct db *db, int64_t id, const char *external);
/* The messenger will not take it: what held bytes for it goes, unless something still
 * points to it. */
void file_not_sent(struct db *db, int64_t id);
/* It goes, unless something still points to it. */
void file_drop_unused(struct db *db, int64_t id);

#endif
