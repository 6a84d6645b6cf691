/* form_inside.h - what the files of a form show each other. */
#ifndef BOT_FORM_INSIDE_H
#define BOT_FORM_INSIDE_H

#include "bot/form_screen.h"

struct answers {
    struct turn *turn;
    const struct form *form;
    struct draft draft;
    struct answer *list; /* ended by a NULL item */
};

struct answers form_load(struct turn *t, const struct draft *d);
/* The question that is next, or what happens when there is none. */
void form_go_on(struct turn *t, const struct draft *d);
/* This question, with what was wrong with the last answer (a key, or NULL). */
void form_put(struct answers *a, const struct form_item *item, const char *problem);
/* Keeps the answer (NULL: skipped) and goes on. */
void form_keep(struct answers *a, const struct form_item *item, const char *value,
               int64_t file);
/* All choices are made; asks again when there is none. */
void form_done(struct answers *a, const struct form_item *item);

#endif
