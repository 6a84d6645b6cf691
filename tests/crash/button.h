/* button.h - buttons as the messenger was given them. */
#ifndef CRASH_BUTTON_H
#define CRASH_BUTTON_H

#include <cjson/cJSON.h>

/* The data of the first button that has this in it; points into the JSON. NULL: none. */
const char *button_with(const cJSON *markup, const char *part);

#endif
