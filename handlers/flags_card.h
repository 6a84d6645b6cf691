/* flags_card.h - the card of a flag, and what can be done from it.
 *
 * The words of flag_rule.actions, two to four for each rule: "write" a letter to one
 * side; "remind" both sides anew; "slot", days of the next holidays for both; "pause" the
 * match; "change" who is in it, or end it; "talk", a meeting MC with one side;
 * "psychologist", offered to somebody; "open" what it is about: a case, an agreement, a
 * consent, a guardian. Then always «Сделано» «Ложная тревога» «Отложить» «Принято». */
#ifndef HANDLERS_FLAGS_CARD_H
#define HANDLERS_FLAGS_CARD_H

#include "handlers/digest.h"

enum { HOLIDAYS_OFFERED = 3 };

/* flags_card.c */
/* The card, with Back to this digest; 0: to the desk. */
void flags_card_put(struct turn *t, int64_t flag, int64_t made);
/* Does this action fit the rule, and what it is about? */
bool flags_card_fits(struct turn *t, const struct flag *f, const char *word);
/* "flags:act:<flag>:<word>:<digest>" and its like. */
const char *flags_card_press(struct turn *t, const char *action, const struct flag *f,
                             const char *word, int64_t made);

/* flags_card_act.c: the actions of the feature flags. */
void flags_card_act(struct turn *t, int64_t flag); /* flags:act:<flag>:<word>:<digest> */
void flags_card_go(struct turn *t, int64_t flag); /* flags:go:<flag>:<word>:<digest>... */
/* Dates of the holidays that come next, at most HOLIDAYS_OFFERED, no weekends; how many.
 */
size_t flags_card_holidays(struct turn *t, const char *dates[HOLIDAYS_OFFERED]);

#endif
