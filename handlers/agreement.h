/* agreement.h - what the files of a match's agreement show each other. */
#ifndef HANDLERS_AGREEMENT_H
#define HANDLERS_AGREEMENT_H

#include "handlers/features.h"

/* The newest wording. */
const struct document *agreement_text(void);
/* What was agreed in this match, as the actor reads it: who, how often, where, how long;
 * a line each. A guardian reads of the mentors and of their own child alone. */
const char *agreement_terms(struct turn *t, const struct match *m);
/* The match, if the actor is a party of its agreement (a member, a guardian of one);
 * id 0: none. */
struct match agreement_own(struct turn *t, int64_t id);
/* The card of it for the actor, a party: to be accepted, or accepted. */
void agreement_show(struct turn *t, const struct match *m);
/* Accepted by all and nothing to wait for: AGREED to ACTIVE, and each side hears. */
void agreement_activate(struct turn *t, const struct match *m);
/* Does the school want an order first? */
bool agreement_wants_order(struct turn *t, int64_t organisation);
/* Each party that has not accepted the newest wording is asked; reminded after three
 * days, the overseers hear after six. */
void agreement_ask(struct turn *t, int64_t match);

/* agreement_desk.c: for those who oversee the match. */
void agreement_desk(struct turn *t, int64_t match);
void agreement_list(struct turn *t, int64_t skip);
void agreement_ask_order(struct turn *t, int64_t match);
void agreement_ask_addendum(struct turn *t, int64_t match);
void agreement_order_filled(struct turn *t, const struct answers *a, int64_t match);
void agreement_addendum_filled(struct turn *t, const struct answers *a, int64_t member);
void agreement_settings(struct turn *t, int64_t unused);
void agreement_order_first(struct turn *t, int64_t on);
void agreement_start(struct turn *t, int64_t match);
void agreement_nudge(struct turn *t, int64_t match);
/* Their promises: about the match; about the draft that holds the question. */
void agreement_hear_unanswered(struct turn *t, int64_t match, int step);
void agreement_hear_order(struct turn *t, int64_t match, int step);
void agreement_hear_question(struct turn *t, int64_t draft, int step);

/* agreement_paper.c: on paper, with lines to sign. */
void agreement_paper(struct turn *t, int64_t match);
void agreement_paper_made(struct turn *t, int64_t match, int64_t file);

#endif
