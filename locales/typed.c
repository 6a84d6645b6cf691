/* typed.c - see typed.h. The words stand in locales/, section "typed"; here is only how
 * they follow each other. */
#include "locales/typed_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bot/base.h"
#include "locales/words.h"

/* ---- words ------------------------------------------------------------------------- */

static bool split(struct reading *r, const char *text)
{
    static const char between[] = " \t\r\n,;";
    for (text += strspn(text, between); *text; text += strspn(text, between)) {
        size_t len = strcspn(text, between);
        if (r->count == WORDS_MOST || len >= WORD_MOST)
            return false;
        memcpy(r->word[r->count], text, len);
        r->word[r->count++][len] = '\0';
        text += len;
    }
    return r->count > 0;
}

const char *typed_word(const struct reading *r, int ahead)
{
    return r->at + ahead < r->count ? r->word[r->at + ahead] : "";
}

bool typed_is(const struct reading *r, int ahead, const char *key)
{
    return words_matches(r->words, key, typed_word(r, ahead));
}

/* How many words from here on are together what the key says; 0: none. */
int typed_takes(const struct reading *r, const char *key)
{
    char together[TOGETHER * WORD_MOST] = "";
    size_t len = 0;
    for (int i = 0; i < TOGETHER && r->at + i < r->count; i++) {
        len += (size_t)snprintf(together + len, sizeof together - len, "%s%s",
                                i ? " " : "", typed_word(r, i));
        if (words_matches(r->words, key, together))
            return i + 1;
    }
    return 0;
}

/* Which of "typed.month_1", "typed.month_2" ... it is; 0: none. */
int typed_which(const struct reading *r, int ahead, const char *prefix, int count)
{
    char key[32];
    for (int i = 1; i <= count; i++) {
        snprintf(key, sizeof key, "%s%d", prefix, i);
        if (typed_is(r, ahead, key))
            return i;
    }
    return 0;
}

/* Of at most four digits; -1 when the word is anything else. */
int typed_number(const struct reading *r, int ahead)
{
    const char *text = typed_word(r, ahead);
    size_t digits = strspn(text, "0123456789");
    return digits && digits <= 4 && !text[digits] ? (int)strtol(text, NULL, 10) : -1;
}

/* «6», «6-го», «шестого», "6th", "sixth"; 0: none. */
int typed_place(const struct reading *r, int ahead)
{
    int n = typed_number(r, ahead);
    return n > 0 && n <= ORDINALS ? n : typed_which(r, ahead, "typed.ordinal_", ORDINALS);
}

static int read_filler(struct reading *r)
{
    if (typed_is(r, 0, "typed.next")) {
        r->next_week = true;
        return 1;
    }
    if (!typed_is(r, 0, "typed.filler"))
        return 0;
    r->hour_follows = true;
    return 1;
}

/* ---- the whole ------------------------------------------------------------------- */

static int (*const readers[])(struct reading *) = {
    typed_read_part_of_day, typed_read_distance, typed_read_lesson,
    typed_read_named_date,  typed_read_clock,    typed_read_joined_hour,
    typed_read_hour,        typed_read_near_day, typed_read_weekday,
    typed_read_date,        read_filler,
};

static int read_next(struct reading *r)
{
    for (size_t i = 0; i < COUNT(readers); i++) {
        int count = readers[i](r);
        if (count)
            return count;
    }
    return -1;
}

bool typed_read(const struct words *words, const struct local *today, const char *text,
                struct typed *out)
{
    struct reading r = { .words = words, .today = today, .out = out };
    *out = (struct typed){ .minute = -1 };
    if (!split(&r, text))
        return false;
    while (r.at < r.count) {
        bool filler = typed_is(&r, 0, "typed.filler");
        int count = read_next(&r);
        if (count < 0)
            return false;
        r.at += count;
        if (!filler)
            r.hour_follows = false;
    }
    return typed_join_part(&r) &&
           (out->has_day || out->minute >= 0 || out->lesson || out->part);
}
