/* queue.h - what the files of the queue show each other. */
#ifndef HANDLERS_QUEUE_H
#define HANDLERS_QUEUE_H

#include "handlers/features.h"

enum { QUEUE_KINDS = 13 };

struct queue_kind {
    const char *key, *called; /* of its button; of its name alone */
    const char *press;
    int64_t count;
};

/* queue_kinds.c */
/* Each kind and how many of it wait for the actor; cheap. */
void queue_count(struct turn *t, struct queue_kind kinds[QUEUE_KINDS]);
/* Since when the oldest of this kind waits; 0: that is not known. */
int64_t queue_since(struct turn *t, size_t kind);

#endif
