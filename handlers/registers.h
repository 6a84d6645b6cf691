/* registers.h - what the files of the registers share. */
#ifndef HANDLERS_REGISTERS_H
#define HANDLERS_REGISTERS_H

#include "handlers/features.h"

/* How a cell of storage/registers.c is written down. */
enum register_as {
    AS_TEXT,
    AS_NUMBER,
    AS_HOURS,   /* of minutes */
    AS_DAY,     /* of seconds UTC, in the school's zone */
    AS_MOMENT,  /* the same, with the time */
    AS_DATE,    /* "2026-09-07" */
    AS_WORD,    /* a word of the tables: the text "words" + it */
    AS_ANSWER,  /* "form:item:value", in the words of the questionnaire */
    AS_YES,     /* 1: yes, 0: no */
    AS_MENTORS, /* ids, a comma between: names */
    AS_MENTEES,
    AS_PEOPLE,
};

enum { REGISTER_COLUMNS_MOST = 20 };

struct register_column {
    const char *name; /* its title is "registers.c_<name>"; NULL past the last */
    enum register_as as;
    const char *words; /* of AS_WORD: how its texts begin */
};

/* registers_columns.c: what a register is called in presses, logs and texts; its columns
 * in the order of its query. */
const char *register_word(enum register_kind kind);
const struct register_column *register_columns(enum register_kind kind);
/* "text" "number" "date": what it is in a workbook. */
const char *register_cell_kind(const struct register_column *c);

/* registers_cells.c: the words of a cell, of the column at that place, for who acts. */
struct register_reader {
    const char *zone; /* of the school */
    enum names_mode mode;
    struct listed *people; /* by id */
    size_t count;
    /* of each column the word that was said last, and how: most rows say it again */
    struct {
        const char *value, *words;
    } last[REGISTER_COLUMNS_MOST];
};
struct register_reader register_reader(struct turn *t);
const char *register_cell(struct turn *t, struct register_reader *r, size_t place,
                          const struct register_column *c, const char *value);
/* "Пётр Волков, Ира Соколова" of "3,7". */
const char *register_names(struct turn *t, const struct register_reader *r,
                           const char *ids, unsigned role, const char *between);

/* "15:30", as a clock there shows it. */
const char *register_clock(struct turn *t, const char *zone, int64_t at);

/* registers_make.c */
/* May the actor have it? A head has numbers alone. */
bool register_allowed(struct turn *t, enum register_kind kind);
/* registers:make:<kind>:<why>:<format>:<span> */
void register_make(struct turn *t, int64_t kind);
void register_made(struct turn *t, int64_t packed, int64_t file);
enum { REGISTER_WHYS = 6, REGISTER_SPANS = 4 };
const char *register_why(int64_t why); /* its word: "check" */
/* The first moment of a day of the school, so many days after that moment's. */
int64_t register_day(struct turn *t, const char *zone, int64_t at, int days);

/* registers_week.c */
void register_ask_week(struct turn *t, int64_t unused);
void register_print(struct turn *t, int64_t next);
void register_printed(struct turn *t, int64_t next, int64_t file);

#endif
