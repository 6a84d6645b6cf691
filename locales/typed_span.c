/* typed_span.c - two days as the ends of a span, see typed.h. A dash may stand inside a
 * day
 * ("2026-10-26", «6-го»), so each place where the two may part is tried in turn: the
 * first one that leaves a day on either side is it. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "locales/typed.h"
#include "locales/words.h"

enum { SPAN_MOST = 120 }; /* bytes */

struct span {
    const struct words *words;
    const struct local *today;
    struct typed *first, *last;
};

/* How many bytes of a dash stand here; 0: none. */
static size_t dash(const char *at)
{
    if (strncmp(at, "–", 3) == 0 || strncmp(at, "—", 3) == 0)
        return 3;
    return *at == '-';
}

/* How many bytes of a word that this key says stand here; 0: none. */
static size_t word_here(const struct span *s, const char *at, const char *key)
{
    char word[SPAN_MOST];
    size_t len = strcspn(at, " \t\r\n");
    if (!len || len >= sizeof word)
        return 0;
    memcpy(word, at, len);
    word[len] = '\0';
    return words_matches(s->words, key, word) ? len : 0;
}

static bool read_day(const struct span *s, const char *text, struct typed *out)
{
    return typed_read(s->words, s->today, text, out) && out->has_day && out->minute < 0 &&
           !out->lesson && !out->part;
}

/* «26-30 октября»: the first day has the month of the last one. */
static bool read_first(const struct span *s, const char *text)
{
    if (read_day(s, text, s->first))
        return true;
    char *end;
    long day = strtol(text, &end, 10);
    *s->first = *s->last;
    s->first->day = (int)day;
    return end != text && !end[strspn(end, " ")] && day >= 1 && day <= s->last->day;
}

static bool is_before(const struct typed *a, const struct typed *b)
{
    return a->month < b->month || (a->month == b->month && a->day < b->day);
}

/* A year that was not told follows from the other day; a span of which the first day has
 * passed has begun already. */
static void set_years(struct typed *first, struct typed *last)
{
    bool over_new_year = is_before(last, first);
    if (first->year_guessed && !last->year_guessed)
        first->year = last->year - over_new_year;
    else if (!first->year_guessed && last->year_guessed)
        last->year = first->year + over_new_year;
    else if (first->year_guessed)
        first->year = last->year - over_new_year;
}

/* Parted here, with a dash or a word of that length between. */
static bool parts_at(const struct span *s, const char *text, size_t at, size_t len)
{
    char before[SPAN_MOST];
    memcpy(before, text, at);
    before[at] = '\0';
    const char *first = before + strspn(before, " \t\r\n");
    first += word_here(s, first, "typed.since");
    first += strspn(first, " \t\r\n");
    if (!read_day(s, text + at + len, s->last) || !read_first(s, first))
        return false;
    set_years(s->first, s->last);
    return true;
}

bool typed_span_read(const struct words *words, const struct local *today,
                     const char *text, struct typed *first, struct typed *last)
{
    struct span s = { words, today, first, last };
    if (strlen(text) >= SPAN_MOST)
        return false;
    for (size_t i = 1; text[0] && text[i]; i++) {
        size_t len = dash(text + i);
        if (!len && isspace((unsigned char)text[i - 1]))
            len = word_here(&s, text + i, "typed.until");
        if (len && parts_at(&s, text, i, len))
            return true;
    }
    return false;
}
