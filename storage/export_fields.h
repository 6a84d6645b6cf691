/* export_fields.h - how the sections of an export are written down. */
#ifndef STORAGE_EXPORT_FIELDS_H
#define STORAGE_EXPORT_FIELDS_H

#include "storage/exports.h"

#define COUNTED(order) "?2 + row_number() OVER (ORDER BY " order "), 0"
#define SKIPPING       " LIMIT ?4 OFFSET ?2"
#define AFTER          " AND id > ?2 ORDER BY id LIMIT ?4"

#define TEXT(field)                                                                      \
    {                                                                                    \
        field, EXPORT_TEXT                                                               \
    }
#define CODE(field)                                                                      \
    {                                                                                    \
        field, EXPORT_CODE                                                               \
    }
#define NUMBER(field)                                                                    \
    {                                                                                    \
        field, EXPORT_NUMBER                                                             \
    }
#define YES(field)                                                                       \
    {                                                                                    \
        field, EXPORT_YES                                                                \
    }
#define WHEN(field)                                                                      \
    {                                                                                    \
        field, EXPORT_WHEN                                                               \
    }
#define PERSON(field)                                                                    \
    {                                                                                    \
        field, EXPORT_PERSON                                                             \
    }

/* export_desk.c: the tables of the curator's desk; NULL past the last. */
const struct export_section *export_desk_section(int i);

#endif
