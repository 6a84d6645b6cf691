/* telegram_json.h - small words for JSON, shared by the telegram files. */
#ifndef BOT_TELEGRAM_JSON_H
#define BOT_TELEGRAM_JSON_H

#include "bot/base.h"

#include <cjson/cJSON.h>

/* A text under mem; never NULL. */
char *telegram_keep(void *mem, const char *text);
char *telegram_format(void *mem, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* What was gathered, moved under mem; NULL when it went over its ceiling. */
char *telegram_take(void *mem, struct buffer *b);

/* Adds the text as a JSON string. */
void telegram_quote(struct buffer *b, const char *text);
/* Is it an integer as ids are written, such as -1001234567890? */
bool telegram_is_id(const char *text);

/* A field by its exact name; NULL when there is none, or no object. */
const cJSON *telegram_field(const cJSON *object, const char *name);
/* Its text, "" when it has none; belongs to the JSON. */
const char *telegram_text(const cJSON *object, const char *name);
/* Its whole number, exact; `otherwise` when it is not one that fits. */
int64_t telegram_number(const cJSON *object, const char *name, int64_t otherwise);
/* Its whole number as a text under mem, exact; NULL when it is not one. */
const char *telegram_id(void *mem, const cJSON *object, const char *name);

#endif
