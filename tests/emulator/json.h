/* json.h - small additions to cJSON: the server's way of printing, exact integers. */
#ifndef EMULATOR_JSON_H
#define EMULATOR_JSON_H

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stdint.h>

/* Compact text, UTF-8 as it is; talloc'ed on mem. */
char *json_print(void *mem, const cJSON *value);
/* The same JSON with everything beyond ASCII as \uXXXX, as the server answers; talloc'ed
 * on mem. Bytes that are no UTF-8 become \ufffd. */
char *json_ascii(void *mem, const char *json);

/* Add a member; an integer keeps all its digits, a NULL text or JSON adds nothing. */
void json_int(cJSON *object, const char *name, int64_t value);
void json_text(cJSON *object, const char *name, const char *text);
void json_raw(cJSON *object, const char *name, const char *json);
void json_flag(cJSON *object, const char *name, bool value);
cJSON *json_object(cJSON *object, const char *name);

/* A member's value; for one that is absent or of another type NULL, 0 or false. A
 * string of digits counts as an integer, 1 as true. */
const char *json_get_text(const cJSON *object, const char *name);
int64_t json_get_int(const cJSON *object, const char *name);
bool json_get_flag(const cJSON *object, const char *name);

#endif
