/* export_text.h - slices of an export as JSON. */
#ifndef STORAGE_EXPORT_TEXT_H
#define STORAGE_EXPORT_TEXT_H

#include "storage/exports.h"

/* A slice as a part of the object: "accounts":[{...},{...}], whole when no slice of its
 * section comes before or after it. Moments are written as export_moment() does. */
const char *export_part(struct db *db, const struct export_slice *slice);

#endif
