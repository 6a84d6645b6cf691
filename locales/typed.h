/* typed.h - days and times as people type them: «завтра в 15:30», «чт после 6 урока»,
 * «25.11 14:00», "tomorrow 3pm", in any of the languages at once.
 *
 * All of the words must be understood, or none is: a guess at half of them would book
 * the wrong hour. Whoever asks echoes what was understood before it counts. */
#ifndef LOCALES_TYPED_H
#define LOCALES_TYPED_H

#include <stdbool.h>

struct local;
struct words;

struct typed {
    bool has_day;
    int year, month, day;
    bool year_guessed; /* a day and a month were told, the year was not */
    int minute;        /* of the day; -1: no time was told */
    int lesson;        /* at the end of that lesson; 0: none was told */
    int part;          /* of the day, from 1: morning, afternoon, evening; 0: none was
                          told, or it is in the minute */
};

enum { PARTS_OF_DAY = 3 };

/* `today` is where the clock of who typed stands. A weekday is the next such day after
 * today, of the week that follows when «следующий» is said; a day and a month without a
 * year are the next such day. An hour from 1 to 7 without a word beside it is one of the
 * afternoon, for school has no other, unless a part of the day is told. False when a word
 * is not understood, something is told twice, or there is no such day or hour. */
bool typed_read(const struct words *words, const struct local *today, const char *text,
                struct typed *out);
/* Two days as the ends of a span: «26.10-03.11», «с 26 октября по 3 ноября», «26-30
 * октября», "from Oct 26 to Nov 3". The second one is not before the first unless both
 * years were told. False when it is no such thing, or has hours in it. */
bool typed_span_read(const struct words *words, const struct local *today,
                     const char *text, struct typed *first, struct typed *last);

#endif
