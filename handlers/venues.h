/* venues.h - what the files of one feature share: where one may meet. */
#ifndef HANDLERS_VENUES_H
#define HANDLERS_VENUES_H

#include "handlers/features.h"

enum { VENUES_STAFF = CURATOR | DEPUTY, VENUES_DECIDE = CURATOR | DEPUTY | HEAD };

/* venues.c */
/* The match, if the actor is in it or watches over it; id 0: neither. */
struct match venues_match(struct turn *t, int64_t id);
/* "Кабинет 12", or the name and the link of one. */
void venues_line(struct card *c, struct turn *t, const struct venue *v);
/* The list that this one belongs to: the press that shows it. */
const char *venues_list_press(struct turn *t, int64_t match);

/* venues_add.c */
void venues_add(struct turn *t, int64_t match);
void venues_place_given(struct turn *t, const struct answers *a, int64_t match);
void venues_link_given(struct turn *t, const struct answers *a, int64_t match);

/* venues_allow.c */
void venues_ask_to_allow(struct turn *t, int64_t match, int64_t venue);
void venues_list_waiting(struct turn *t, int64_t unused);
void venues_look(struct turn *t, int64_t venue);
void venues_allow(struct turn *t, int64_t venue);
void venues_refuse(struct turn *t, int64_t venue);
void venues_refusal_given(struct turn *t, const struct answers *a, int64_t venue);
void venues_asked(struct turn *t, int64_t venue, int step);
void venues_allowed(struct turn *t, int64_t venue, int step);
void venues_refused(struct turn *t, int64_t venue, int step);

#endif
