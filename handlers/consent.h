/* consent.h - what the files of consents show each other. */
#ifndef HANDLERS_CONSENT_H
#define HANDLERS_CONSENT_H

#include "handlers/features.h"

/* The next text that the actor has not answered in its newest version; NULL: none. */
const struct document *consent_due(struct turn *t);
/* The one that stands for the actor's P1: a founder's, a child's, or anybody's. */
const struct document *consent_own_first(struct turn *t);
/* The version that the actor gave or turned down last; 0: never answered. */
int consent_answered(struct turn *t, const struct document *d);
/* May the actor answer it in the chat at all? */
bool consent_is_asked_here(struct turn *t, const struct document *d);
/* Shows the question as a message of its own. */
void consent_question(struct turn *t, const struct document *d);
/* Goes on after an answer: the next text, then what the hold or the beginning kept. */
void consent_go_on(struct turn *t);
/* Who is frozen comes back: whoever has agreed anew, or signed a paper. */
void consent_unfreeze(struct turn *t, int64_t person);
/* When the data of somebody who leaves now are destroyed (domain.md 6.2). */
int64_t consent_destroyed_at(struct turn *t, int64_t organisation);
/* How a consent stands: given when, on paper, by a guardian, or not. */
void consent_line(struct card *c, const struct document *d, const struct consent *given);
void consent_list(struct turn *t, int64_t unused);
void consent_frozen_screen(struct turn *t);
/* What follows from taking it back, and the button that does. */
void consent_effect(struct turn *t, const char *purpose);
void consent_back(struct turn *t, int64_t unused);
void consent_read(struct turn *t, int64_t unused);
void consent_withdraw_asked(struct turn *t, int64_t unused);
void consent_withdrawn(struct turn *t, int64_t unused);
void consent_paper(struct turn *t, int64_t person);
void consent_paper_done(struct turn *t, int64_t person);
void consent_paper_for(struct turn *t, int64_t person);
void consent_paper_filled(struct turn *t, const struct answers *a, int64_t about);
void consent_destroy(struct turn *t, int64_t person, int step);
void consent_ends(struct turn *t, int64_t unused, int step);
void consent_ended(struct turn *t, int64_t unused, int step);

#endif
