/* pair.h - what the files of «Моя пара» show each other. */
#ifndef HANDLERS_PAIR_H
#define HANDLERS_PAIR_H

#include "handlers/features.h"

/* The actor's own match that a button names; else id 0, and the press was answered. */
struct match pair_named(struct turn *t, int64_t match);

/* pair_lines.c: what stands on the card, for a member of it. */
bool pair_is_group(struct turn *t, const struct match *m);
/* Who is in it, the topics, the goal. */
void pair_people(struct turn *t, struct card *c, const struct match *m);
/* How it stands, in plain words; who is away until when. */
void pair_state(struct turn *t, struct card *c, const struct match *m);
/* The key of its state for a list: "pair.is_active". */
const char *pair_state_key(struct turn *t, const struct match *m);
/* The next meeting with its time and place; false when there is none. */
bool pair_next(struct turn *t, struct card *c, const struct match *m);
/* How many meetings were held, how many hours; nothing when none. */
void pair_totals(struct turn *t, struct card *c, int64_t match);
/* "2 ч 15 мин" */
const char *pair_hours(struct turn *t, int64_t minutes);
/* Rhythm, mode, term, the version of the agreement. */
void pair_agreed(struct turn *t, struct card *c, const struct match *m);

/* pair_history.c: meetings held and events, to a card; `own` with buttons for older
 * ones. Also what an overseer reads. */
void pair_history(struct turn *t, int64_t match);
void pair_before(struct turn *t, int64_t match);
/* pair_history.c: a line for what happened, as members may know it or, with `overseer`,
 * as who watches over them; false: nothing that this release can tell. */
bool pair_event(struct turn *t, struct card *c, const struct match_event *e,
                bool overseer);
/* Eight events from `skip` on as lines, for who oversees it; how many there were. */
size_t pair_events(struct turn *t, struct card *c, int64_t match, int64_t skip);
/* One held meeting as a line. */
void pair_held(struct turn *t, struct card *c, const struct held *h);

/* pair_people.c: one of the others, as far as the actor may know them. */
void pair_person(struct turn *t, int64_t match);
void pair_everybody(struct turn *t, int64_t match);
/* Is this person a mentor (mentee) in any of its topics? */
bool pair_is(struct turn *t, const struct match *m, int64_t person,
             enum member_role role);

#endif
