/* form_read.h - one questionnaire being read, and what is wrong in it. */
#ifndef BOT_FORM_READ_H
#define BOT_FORM_READ_H

#include <cjson/cJSON.h>

#include "bot/form_file.h"

struct form_reading {
    const char *const *languages;
    size_t language_count;
    struct form *form;
    const char *name, *item; /* for complaints; item is NULL outside of any */
    struct buffer *complaints;
    bool good;
};

/* The form (talloc, on `mem`), or NULL when r->good is false: then all complaints are
 * told. */
struct form *form_read(void *mem, struct form_reading *r, const char *json);
void form_complain(struct form_reading *r, const char *what, const char *detail);

/* ---- form_check.c ----------------------------------------------------------------- */

/* Every key is one that this kind of object has: of a form, of an item of this scale, of
 * a choice or row. */
void form_check_form_keys(struct form_reading *r, const cJSON *object);
void form_check_item_keys(struct form_reading *r, const cJSON *object, enum scale scale);
void form_check_title_keys(struct form_reading *r, const cJSON *object);
void form_check_choice_keys(struct form_reading *r, const cJSON *object);
/* What can be told only of the whole item, once it is read: learners have a wording of
 * their own (`same`: the common one is meant for them), and it fits on a screen. */
void form_check_item(struct form_reading *r, const struct form_item *item, bool same);

#endif
