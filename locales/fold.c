/* fold.c - NFKC_Casefold of Unicode, and what Russian adds to it. */
#include "locales/fold.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "bot/base.h"

static UChar32 alike(UChar32 c)
{
    if (c == 0x451) // ё
        return 0x435;
    if (c == '-' || c == 0x2010 || c == 0x2013 || u_isUWhiteSpace(c))
        return ' ';
    return c;
}

/* In place: letters made alike, one space for many and none at the ends. */
static int32_t squeeze(UChar *text, int32_t len)
{
    int32_t to = 0;
    for (int32_t from = 0; from < len; from++) {
        // All that alike() changes lies in the first plane.
        UChar c = (UChar)alike(text[from]);
        if (c != ' ' || (to > 0 && text[to - 1] != ' '))
            text[to++] = c;
    }
    return to > 0 && text[to - 1] == ' ' ? to - 1 : to;
}

bool fold_text(char *folded, const char *text, size_t len)
{
    UChar wide[FOLD_MOST], even[FOLD_MOST];
    int32_t count = 0, bytes = 0;
    UErrorCode error = U_ZERO_ERROR;
    folded[0] = '\0';
    if (len >= FOLD_MOST)
        return false;
    const UNormalizer2 *rules = unorm2_getNFKCCasefoldInstance(&error);
    u_strFromUTF8(wide, FOLD_MOST, &count, text, (int32_t)len, &error);
    count = unorm2_normalize(rules, wide, count, even, FOLD_MOST, &error);
    if (U_FAILURE(error))
        return false;
    count = squeeze(even, count);
    u_strToUTF8(folded, FOLD_MOST - 1, &bytes, even, count, &error);
    if (U_FAILURE(error))
        bytes = 0;
    folded[bytes] = '\0';
    return U_SUCCESS(error);
}

bool fold_has(const char *text, const char *folded)
{
    char sentence[FOLD_MOST];
    while (*text) {
        size_t len = strcspn(text, ".:;\n");
        if (fold_text(sentence, text, len) && strstr(sentence, folded))
            return true;
        text += len + (text[len] != '\0');
    }
    return false;
}
