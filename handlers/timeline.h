/* timeline.h - what the files about the course of one pair show each other. */
#ifndef HANDLERS_TIMELINE_H
#define HANDLERS_TIMELINE_H

#include "handlers/features.h"

enum { TIMELINE_DESK = CURATOR | DEPUTY | HEAD };

/* timeline_words.c: one line of it, or two; false: not for the actor. */
bool timeline_tell(struct turn *t, struct card *c, const struct timeline_entry *e);
/* Means of what was said of its meetings, as lines. */
void timeline_tell_means(struct turn *t, struct card *c, int64_t match);

/* match_notes.c */
void match_notes_list(struct turn *t, int64_t match);
void match_notes_add(struct turn *t, int64_t match);
void match_notes_ask(struct turn *t, int64_t id);
void match_notes_drop(struct turn *t, int64_t id);
void match_notes_written(struct turn *t, const struct answers *a, int64_t match);

#endif
