/* latin.c - ICU's transliteration, and then a few letters that people spell in many ways:
 * ye and e, i, y and j, one letter or two, a soft sign or none. */
#include "locales/latin.h"

#include <stdlib.h>
#include <string.h>

#include <unicode/ustring.h>
#include <unicode/utrans.h>

#include "bot/base.h"
#include "locales/fold.h"

enum { NAME_MOST = 80 }; /* bytes of the longest name that is looked at */

struct latin {
    UTransliterator *rules;
};

struct latin *latin_open(void)
{
    UErrorCode error = U_ZERO_ERROR;
    UChar id[64];
    // BGN is how the names are spelled in geonames; the second takes other alphabets'.
    u_uastrcpy(id, "Russian-Latin/BGN; Cyrillic-Latin; Latin-ASCII");
    struct latin *latin = xalloc(sizeof *latin);
    latin->rules = utrans_openU(id, -1, UTRANS_FORWARD, NULL, 0, NULL, &error);
    if (U_FAILURE(error))
        die("latin: no transliteration: %s", u_errorName(error));
    return latin;
}

void latin_close(struct latin *latin)
{
    if (!latin)
        return;
    utrans_close(latin->rules);
    free(latin);
}

/* The letter that stands for all that sound like it; 0: it is passed over. */
static char alike(char c)
{
    if (c == 'y' || c == 'j')
        return 'i';
    bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ';
    return kept ? c : '\0';
}

static void loosen(char *key, const char *spelled)
{
    size_t to = 0;
    for (const char *at = spelled; *at && to + 1 < LATIN_MOST; at++) {
        char c = alike(*at);
        bool before_e = (*at == 'y' || *at == 'j') && at[1] == 'e';
        if (c && !before_e && (to == 0 || key[to - 1] != c))
            key[to++] = c;
    }
    key[to > 0 && key[to - 1] == ' ' ? to - 1 : to] = '\0';
}

bool latin_key(const struct latin *latin, char *key, const char *name)
{
    char folded[FOLD_MOST], spelled[LATIN_MOST];
    UChar wide[LATIN_MOST];
    UErrorCode error = U_ZERO_ERROR;
    int32_t len = 0;
    key[0] = '\0';
    if (strlen(name) > NAME_MOST || !fold_text(folded, name, strlen(name)))
        return false;
    u_strFromUTF8(wide, LATIN_MOST, &len, folded, -1, &error);
    int32_t end = len;
    utrans_transUChars(latin->rules, wide, &len, LATIN_MOST, 0, &end, &error);
    u_strToUTF8(spelled, LATIN_MOST - 1, &end, wide, len, &error);
    if (U_FAILURE(error))
        return false;
    spelled[end] = '\0';
    loosen(key, spelled);
    return *key;
}
