/* typed_inside.h - what the files of typed days and times show each other.
 *
 * A reader takes some words from where it stands: how many, 0 for none, -1 for what
 * cannot be. */
#ifndef LOCALES_TYPED_INSIDE_H
#define LOCALES_TYPED_INSIDE_H

#include "locales/typed.h"
#include "locales/words.h"
#include "locales/zones.h"

enum { WORDS_MOST = 12, WORD_MOST = 48, TOGETHER = 3, ORDINALS = 10 };

struct reading {
    const struct words *words;
    const struct local *today;
    char word[WORDS_MOST][WORD_MOST];
    int count, at;
    bool hour_follows; /* "at", «в» stood before */
    bool next_week;
    bool half_guessed; /* which half of the day the hour belongs to was not told */
    struct typed *out;
};

/* ---- typed.c: words --------------------------------------------------------------- */

/* The word so many ahead; "" past the last. Is it what the key says? */
const char *typed_word(const struct reading *r, int ahead);
bool typed_is(const struct reading *r, int ahead, const char *key);
/* How many words from here on are together what the key says; 0: none. */
int typed_takes(const struct reading *r, const char *key);
/* Which of "typed.month_1", "typed.month_2" ... it is; 0: none. */
int typed_which(const struct reading *r, int ahead, const char *prefix, int count);
/* Of at most four digits; -1 when the word is anything else. */
int typed_number(const struct reading *r, int ahead);
/* «6», «6-го», «шестого», "6th", "sixth"; 0: none. */
int typed_place(const struct reading *r, int ahead);
/* What a reader answers. */
static inline int typed_taken(bool told, int count)
{
    return told ? count : -1;
}

/* ---- typed_days.c, typed_hours.c: readers ----------------------------------------- */

int typed_read_distance(struct reading *r);
int typed_read_near_day(struct reading *r);
int typed_read_weekday(struct reading *r);
int typed_read_date(struct reading *r);
int typed_read_named_date(struct reading *r);
int typed_read_part_of_day(struct reading *r);
int typed_read_lesson(struct reading *r);
int typed_read_clock(struct reading *r);
int typed_read_joined_hour(struct reading *r);
int typed_read_hour(struct reading *r);
/* An hour and a part of the day say one time together; false when they contradict. */
bool typed_join_part(struct reading *r);

#endif
