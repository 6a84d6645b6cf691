/* form_month.h - dates of a question: a month of buttons, and typed ones. */
#ifndef BOT_FORM_MONTH_H
#define BOT_FORM_MONTH_H

#include "bot/bot.h"
#include "bot/form_file.h"

/* Adds a month ("YYYY-MM"; NULL: the first that is allowed) of at most seven rows: the
 * days that are allowed as buttons "<press>=YYYY-MM-DD", and the ways to the months
 * beside it.
 */
void form_month_add(struct card *c, struct turn *t, const struct form_item *item,
                    const char *press, const char *month);

#endif
