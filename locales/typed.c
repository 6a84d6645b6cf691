/* typed.c - see typed.h. The words stand in locales/, section "typed"; here is only how
 * they follow each other. A reader takes some words from where it stands, or none. */
#include "locales/typed.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "bot/base.h"
#include "locales/words.h"
#include "locales/zones.h"

enum { WORDS_MOST = 12, WORD_MOST = 48, TOGETHER = 3 };
enum { NOON = 12, MORNING_ENDS = 7, ORDINALS = 10, FAR = 366 };

struct reading {
    const struct words *words;
    const struct local *today;
    char word[WORDS_MOST][WORD_MOST];
    int count, at;
    bool hour_follows; /* "at", «в» stood before */
    bool next_week;
    struct typed *out;
};

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

static const char *word(const struct reading *r, int ahead)
{
    return r->at + ahead < r->count ? r->word[r->at + ahead] : "";
}

static bool is(const struct reading *r, int ahead, const char *key)
{
    return words_matches(r->words, key, word(r, ahead));
}

/* How many words from here on are together what the key says; 0: none. */
static int takes(const struct reading *r, const char *key)
{
    char together[TOGETHER * WORD_MOST] = "";
    size_t len = 0;
    for (int i = 0; i < TOGETHER && r->at + i < r->count; i++) {
        len += (size_t)snprintf(together + len, sizeof together - len, "%s%s",
                                i ? " " : "", word(r, i));
        if (words_matches(r->words, key, together))
            return i + 1;
    }
    return 0;
}

/* Which of "typed.month_1", "typed.month_2" ... it is; 0: none. */
static int which(const struct reading *r, int ahead, const char *prefix, int count)
{
    char key[32];
    for (int i = 1; i <= count; i++) {
        snprintf(key, sizeof key, "%s%d", prefix, i);
        if (is(r, ahead, key))
            return i;
    }
    return 0;
}

/* Of at most four digits; -1 when the word is anything else. */
static int number(const struct reading *r, int ahead)
{
    const char *text = word(r, ahead);
    size_t digits = strspn(text, "0123456789");
    return digits && digits <= 4 && !text[digits] ? (int)strtol(text, NULL, 10) : -1;
}

/* «6», «6-го», «шестого», "6th", "sixth"; 0: none. */
static int place(const struct reading *r, int ahead)
{
    int n = number(r, ahead);
    return n > 0 && n <= ORDINALS ? n : which(r, ahead, "typed.ordinal_", ORDINALS);
}

/* ---- what was told ---------------------------------------------------------------- */

static bool tell_minute(struct reading *r, int hour, int minute)
{
    if (r->out->minute >= 0 || r->out->lesson || hour > 23 || minute > 59)
        return false;
    r->out->minute = hour * 60 + minute;
    return true;
}

static bool tell_day(struct reading *r, int year, int month, int day)
{
    struct tm tm = { .tm_year = year - 1900, .tm_mon = month - 1, .tm_mday = day };
    if (r->out->has_day || month < 1 || month > 12)
        return false;
    timegm(&tm);
    if (tm.tm_mday != day || tm.tm_mon != month - 1)
        return false;
    r->out->has_day = true;
    r->out->year = year;
    r->out->month = month;
    r->out->day = day;
    return true;
}

static bool tell_days_ahead(struct reading *r, int days)
{
    struct tm tm = { .tm_year = r->today->year - 1900,
                     .tm_mon = r->today->month - 1,
                     .tm_mday = r->today->day + days };
    if (days > FAR)
        return false;
    timegm(&tm);
    return tell_day(r, tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

/* The next such day, today among them. */
static bool tell_date(struct reading *r, int day, int month, int year)
{
    const struct local *today = r->today;
    bool guessed = year < 0;
    if (guessed)
        year = today->year +
               (month < today->month || (month == today->month && day < today->day));
    bool told = tell_day(r, year < 100 ? year + 2000 : year, month, day);
    r->out->year_guessed = told && guessed;
    return told;
}

/* ---- readers: how many words were taken, 0 for none, -1 for what cannot be -------- */

static int taken(bool told, int count)
{
    return told ? count : -1;
}

/* «3 дня», «7 вечера», «9 утра», "3 pm": the word that names the part of the day. */
static int hour_of(const struct reading *r, int ahead, int hour, int *count)
{
    bool late = is(r, ahead, "typed.afternoon");
    if (!late && !is(r, ahead, "typed.morning"))
        return hour > 0 && hour <= MORNING_ENDS ? hour + 12 : hour;
    *count += 1;
    if (hour < 1 || hour > 12)
        return -1;
    return hour % 12 + (late ? 12 : 0);
}

static bool names_part_of_day(const struct reading *r, int ahead)
{
    return is(r, ahead, "typed.afternoon") || is(r, ahead, "typed.morning");
}

/* «15:30», «3:30 дня», and «15.30» where a date cannot be meant. */
static int read_clock(struct reading *r)
{
    int hour, minute, end = 0, count = 1;
    const char *text = word(r, 0);
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &end) == 2 && !text[end]) {
        if (hour <= 12 && names_part_of_day(r, 1))
            hour = hour_of(r, 1, hour, &count);
        return taken(hour >= 0 && tell_minute(r, hour, minute), count);
    }
    end = 0;
    if (sscanf(text, "%2d.%2d%n", &hour, &minute, &end) != 2 || text[end])
        return 0;
    bool date = minute >= 1 && minute <= 12 && !r->hour_follows && !r->out->has_day;
    return date ? 0 : taken(tell_minute(r, hour, minute), 1);
}

/* "3pm", "11:30am" in one word. */
static int read_joined_hour(struct reading *r)
{
    int hour = 0, minute = 0, end = 0;
    const char *text = word(r, 0), *part = text;
    if (sscanf(text, "%2d:%2d%n", &hour, &minute, &end) == 2 ||
        sscanf(text, "%2d%n", &hour, &end) == 1)
        part += end;
    bool late = words_matches(r->words, "typed.afternoon", part);
    if (!*part || hour < 1 || hour > 12 ||
        (!late && !words_matches(r->words, "typed.morning", part)))
        return 0;
    return taken(tell_minute(r, hour % 12 + (late ? 12 : 0), minute), 1);
}

/* «в 15», «в 3 часа дня», «7 вечера»; a bare number is an hour only after «в». */
static int read_hour(struct reading *r)
{
    int hour = number(r, 0), count = 1;
    if (is(r, 0, "typed.noon"))
        return taken(tell_minute(r, NOON, 0), 1);
    if (hour < 0 || hour > 23)
        return 0;
    bool named = is(r, 1, "typed.hours");
    if (named)
        count++;
    if (!r->hour_follows && !named && !names_part_of_day(r, 1))
        return 0;
    hour = hour_of(r, count, hour, &count);
    return taken(hour >= 0 && tell_minute(r, hour, 0), count);
}

static bool tell_lesson(struct reading *r, int lesson)
{
    if (r->out->lesson || r->out->minute >= 0)
        return false;
    r->out->lesson = lesson;
    return true;
}

/* «после 6 урока», «после шестого урока», "after lesson 6", "after the 6th lesson". */
static int read_lesson(struct reading *r)
{
    int start = is(r, 0, "typed.after");
    int the = start && is(r, start, "typed.filler") ? start + 1 : start;
    if (place(r, the) && is(r, the + 1, "typed.lesson"))
        return taken(tell_lesson(r, place(r, the)), the + 2);
    if (is(r, the, "typed.lesson") && number(r, the + 1) > 0)
        return taken(number(r, the + 1) <= ORDINALS && tell_lesson(r, number(r, the + 1)),
                     the + 2);
    return 0;
}

/* «через 3 дня», «через неделю», "in 2 weeks", "in a week". */
static int read_distance(struct reading *r)
{
    if (!is(r, 0, "typed.in"))
        return 0;
    int n = number(r, 1), count = n >= 0 || is(r, 1, "typed.one") ? 2 : 1;
    n = n < 0 ? 1 : n;
    if (is(r, count, "typed.days"))
        return taken(tell_days_ahead(r, n), count + 1);
    if (is(r, count, "typed.weeks"))
        return taken(n <= FAR / 7 && tell_days_ahead(r, 7 * n), count + 1);
    return 0;
}

static int read_near_day(struct reading *r)
{
    static const char *const days[] = { "engine.word_today", "engine.word_tomorrow",
                                        "engine.word_after_tomorrow" };
    for (int i = (int)COUNT(days) - 1; i >= 0; i--) {
        int count = takes(r, days[i]);
        if (count)
            return taken(tell_days_ahead(r, i), count);
    }
    return 0;
}

static int read_weekday(struct reading *r)
{
    int weekday = which(r, 0, "typed.weekday_", 7);
    if (!weekday)
        return 0;
    int ahead = weekday - r->today->weekday;
    if (r->next_week || ahead <= 0)
        ahead += 7;
    return taken(tell_days_ahead(r, ahead), 1);
}

static int read_date(struct reading *r)
{
    int a, b, c, end = 0;
    const char *text = word(r, 0);
    if (sscanf(text, "%4d-%2d-%2d%n", &a, &b, &c, &end) == 3 && end && !text[end])
        return taken(tell_date(r, c, b, a), 1);
    end = 0;
    if (sscanf(text, "%2d.%2d.%4d%n", &a, &b, &c, &end) == 3 && end && !text[end])
        return taken(tell_date(r, a, b, c), 1);
    end = 0;
    if (sscanf(text, "%2d.%2d%n", &a, &b, &end) == 2 && end && !text[end])
        return taken(tell_date(r, a, b, -1), 1);
    return 0;
}

/* «25 ноября», «25 ноября 2026», "Nov 25", "25 Nov". */
static int read_named_date(struct reading *r)
{
    int day = number(r, 0), month = which(r, 1, "typed.month_", 12);
    if (day < 0 || !month) {
        month = which(r, 0, "typed.month_", 12);
        day = number(r, 1);
    }
    if (day < 1 || !month)
        return 0;
    int year = number(r, 2);
    bool told = year > 1900;
    return taken(tell_date(r, day, month, told ? year : -1), told ? 3 : 2);
}

static int read_filler(struct reading *r)
{
    if (is(r, 0, "typed.next")) {
        r->next_week = true;
        return 1;
    }
    if (!is(r, 0, "typed.filler"))
        return 0;
    r->hour_follows = true;
    return 1;
}

/* ---- the whole ------------------------------------------------------------------- */

static int (*const readers[])(struct reading *) = {
    read_distance, read_lesson,   read_named_date, read_clock, read_joined_hour,
    read_hour,     read_near_day, read_weekday,    read_date,  read_filler,
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
        bool filler = is(&r, 0, "typed.filler");
        int count = read_next(&r);
        if (count < 0)
            return false;
        r.at += count;
        if (!filler)
            r.hour_follows = false;
    }
    return out->has_day || out->minute >= 0 || out->lesson;
}
