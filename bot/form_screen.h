/* form_screen.h - how a question looks: its words, its buttons, its calendar. */
#ifndef BOT_FORM_SCREEN_H
#define BOT_FORM_SCREEN_H

#include "bot/form_file.h"
#include "bot/inside.h"

/* One thing to choose: what stands on the button, and what it means in words. */
struct offer {
    const char *id, *label, *words;
};
struct offers {
    struct offer *list;
    size_t count, columns;
    bool marks;     /* of a fixed scale */
    bool cut_short; /* too long for buttons: told above them too */
};

struct question {
    const struct draft *draft;
    const struct form_item *item;
    const char *value; /* what is chosen so far; NULL: nothing */
    struct offers offers;
    size_t row;            /* of a grid: the one that is asked */
    int64_t number, count; /* "question 2 of 6" */
    bool can_go_back;
    const char *problem; /* the key of what was wrong with the last answer, or NULL */
    const char *month;   /* where the calendar stands, "YYYY-MM"; NULL: at today */
};

void form_screen_show(struct turn *t, const struct question *q);
void form_screen_saved(struct turn *t, const struct draft *d);
void form_screen_cancelled(struct turn *t, const struct draft *d);

/* ---- form_month.c ----------------------------------------------------------------- */

/* A day as people type it («26.11», «завтра», «чт», "25 Nov") as "YYYY-MM-DD"; NULL for
 * anything else. A day without a year is the next such day, or the last one where only
 * that is allowed. */
const char *form_date_typed(struct turn *t, const struct form_item *item,
                            const char *words);
/* Both days of a span («26.10-03.11»), the same way; false for anything else. */
bool form_span_typed(struct turn *t, const char *words, const char **first,
                     const char **last);
/* Within the item's days from today, in the person's zone. */
bool form_date_allowed(struct turn *t, const struct form_item *item, const char *date);

#endif
