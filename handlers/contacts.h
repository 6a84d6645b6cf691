/* contacts.h - what the files about talks of curators with pairs show each other. */
#ifndef HANDLERS_CONTACTS_H
#define HANDLERS_CONTACTS_H

#include "handlers/features.h"

/* contacts_term.c */
/* By when the next contact with this one should be; seconds UTC. */
int64_t contacts_due_at(struct turn *t, const struct match *m, int64_t person);
/* Their terms are counted anew: somebody spoke with one of them, or the clock stood. */
void contacts_count_anew(struct turn *t, const struct match *m);
void contacts_due_now(struct turn *t, int64_t term, int step);
/* One more, by this one and at that moment; the id; 0 when it is no member of a match
 * that runs. */
int64_t contacts_keep(struct turn *t, const struct match *m, const struct contact *c);

/* contacts_due.c */
void contacts_due_list(struct turn *t, int64_t skip);

#endif
