/* words_fuzz.c - a locale file of any bytes is either complained of or speaks: then each
 * of its texts, filled for both kinds of reader, has no fault in its marks. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <talloc.h>

#include "bot/base.h"
#include "locales/marks.h"
#include "locales/words.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void fill(const struct words *words, const char *key, const struct reader *reader,
                 int64_t count)
{
    struct blank blanks[40];
    size_t n = 0;
    for (const char *name; (name = words_blank(words, key, n)); n++)
        blanks[n] = (struct blank){ name, BLANK_NUMBER, NULL, count };
    blanks[n] = (struct blank){ "count", BLANK_NUMBER, NULL, count };
    char *filled = words_fill(words, NULL, reader, key, blanks, n + 1);
    if (marks_fault(filled))
        die("fuzz: %s: %s", key, marks_fault(filled));
    words_matches(words, key, filled);
    talloc_free(filled);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct buffer complaints = { .max = 65536 };
    char *json = xalloc(size + 1);
    memcpy(json, data, size);
    struct words_source source = { "ru", "ru.json", json, size };
    struct words *words = words_open_sources(&source, 1, &complaints);
    if (!words && complaints.len == 0)
        die("fuzz: refused without a complaint");
    const char *key;
    for (size_t i = 0; words && (key = words_key(words, i)); i++)
        for (int64_t count = 0; count < 7; count++)
            fill(words, key, &(struct reader){ .language = "ru", .learner = count % 2 },
                 count);
    words_free(words);
    buffer_fini(&complaints);
    free(json);
    return 0;
}
