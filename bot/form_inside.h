/* form_inside.h - what the files of a form show each other. */
#ifndef BOT_FORM_INSIDE_H
#define BOT_FORM_INSIDE_H

#include "bot/form_scale.h"
#include "bot/form_screen.h"

/* A form as far as it is filled: read once a turn, and kept in step with the database by
 * form_write() and form_unwrite(). */
struct answers {
    struct turn *turn;
    const struct form *form; /* NULL: a release has dropped it */
    struct draft draft;
    struct answer *list; /* in the order given, ended by a NULL item */
    size_t count;
    int *at;     /* by item of the form: where in the list; -1: nowhere */
    bool *asked; /* by item: is it asked of them, as far as can be told now? */
};

/* ---- form_given.c: what is answered ----------------------------------------------- */

struct answers form_load(struct turn *t, const struct draft *d);
/* What is kept for this item so far; NULL: nothing, or skipped. */
const char *form_value(const struct answers *a, const struct form_item *item);
bool form_is_done(const struct answers *a, const struct form_item *item);
bool form_is_asked(const struct answers *a, const struct form_item *item);
/* The first that is not answered; NULL: none. */
const struct form_item *form_next(const struct answers *a);
/* The answered one before it, as they were answered; NULL: none. */
const struct form_item *form_previous(const struct answers *a);
void form_write(struct answers *a, const struct form_item *item, const char *value,
                int64_t file, bool done);
void form_unwrite(struct answers *a, const struct form_item *item);
/* The place of the word in "a,b,c", from 1; 0: it is not there. */
int form_place(const char *list, const char *word);
bool form_lists(const char *list, const char *word);
int64_t form_count(const char *list);
/* How much is done of how much: a question or a row of a grid each. */
struct progress {
    int64_t done, all;
};
struct progress form_progress(const struct answers *a);

/* ---- form.c: one question after another ------------------------------------------- */

/* The question that is next, a pause, or what happens when there is none. */
void form_go_on(struct answers *a);
/* This question, with what was wrong with the last answer (a key, or NULL). */
void form_put(struct answers *a, const struct form_item *item, const char *problem);
/* Keeps the answer (NULL: skipped) and goes on. */
void form_keep(struct answers *a, const struct form_item *item, const char *value,
               int64_t file);
/* Keeps no answer: this row of a grid has none. */
void form_skip(struct answers *a, const struct form_item *item);
/* Takes off the last answer, or the last row of a grid; false when there is none. */
bool form_back(struct answers *a);
void form_drop(struct answers *a);
/* The portion has come to so many taps more (or fewer). */
void form_tapped(struct answers *a, int taps);

/* ---- form_choice.c: marks and choices --------------------------------------------- */

/* What is offered for this item, in the words of who acts. */
struct offers form_offers(const struct answers *a, const struct form_item *item);
const struct offer *form_offer(const struct offers *offers, const char *id);
/* Makes this choice; "~id" takes it off where several are possible. */
void form_choose(struct answers *a, const struct form_item *item, const char *what);
/* All choices are made; asks again when there is none. */
void form_done(struct answers *a, const struct form_item *item);

/* ---- form_grid.c: rows of one scale, in one message ------------------------------- */

/* The mark of this row in the answer "r1=4,r3=2", "-" when it was skipped; NULL: none. */
const char *grid_mark(struct turn *t, const char *value, const char *row);
/* The first row without a mark; the number of rows: all are done. */
size_t grid_row(struct turn *t, const struct form_item *item, const char *value);
/* "<row>=<mark>": "-" skips the row, "<" goes back from it. */
void grid_press(struct answers *a, const struct form_item *item, const char *what);
/* The mark for the row that is asked. */
void grid_keep(struct answers *a, const struct form_item *item, const char *mark);
/* Ends a grid that has all its rows; false when one is missing. */
bool grid_close(struct answers *a, const struct form_item *item);
/* Takes the last row off; false when there is none. */
bool grid_back(struct answers *a, const struct form_item *item);
/* A finished grid, opened at its last row again. */
const char *grid_reopened(const struct answers *a, const struct form_item *item);

/* ---- form_pause.c: between portions, and left open -------------------------------- */

/* Does a pause stand on the screen, in place of a question? */
bool form_rests(const struct draft *d);
/* Would this item bring the portion above its taps? */
bool form_pause_is_due(const struct answers *a, const struct form_item *item);
void form_pause(struct answers *a);
/* Cancels; a long form that has answers is first asked about. */
void form_stop(struct answers *a);
/* A button of the pause: form:<draft>:-<what>. */
void form_pause_press(struct answers *a, const char *what);
/* Words while it stands there; false when they mean something else. */
bool form_pause_words(struct answers *a);
/* It is asked for the first time; it is over. */
void form_remind(struct answers *a);
void form_remind_no_more(struct answers *a);

#endif
