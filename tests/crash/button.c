/* button.c - see button.h. */
#include "tests/crash/button.h"

#include <string.h>

const char *button_with(const cJSON *markup, const char *part)
{
    const cJSON *row, *key;
    cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(markup, "inline_keyboard"))
    {
        cJSON_ArrayForEach(key, row)
        {
            const cJSON *data = cJSON_GetObjectItemCaseSensitive(key, "callback_data");
            if (cJSON_IsString(data) && strstr(data->valuestring, part))
                return data->valuestring;
        }
    }
    return NULL;
}
