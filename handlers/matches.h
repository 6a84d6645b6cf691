/* matches.h - what the files of the matches desk show each other. */
#ifndef HANDLERS_MATCHES_H
#define HANDLERS_MATCHES_H

#include "handlers/features.h"

/* Does the actor have the desk as a whole? The head does where nobody else is left. */
bool matches_has_desk(struct turn *t);
/* Its button in a list, a row. */
void matches_add(struct turn *t, struct card *c, int64_t match);

/* matches_found.c: by words, and of one person. */
void matches_find(struct turn *t, int64_t unused);
void matches_wrote(struct turn *t, int64_t unused);
void matches_of_person(struct turn *t, int64_t person);

/* matches_card.c: one match, for who oversees it; a member of it is told who does. */
void matches_show(struct turn *t, int64_t match);
void matches_history(struct turn *t, int64_t match);

/* matches_buttons.c: the ways on from its card, and the rarer ones. */
void matches_buttons(struct turn *t, struct card *c, const struct match *m);
void matches_more(struct turn *t, int64_t match);

/* matches_wait.c: whose answer a match waits for. */
struct asked_member {
    int64_t person, since; /* person 0: past the last */
};
/* In the turn's own order, at most `room`; how many. */
size_t matches_awaited(struct turn *t, const struct match *m, struct asked_member *out,
                       size_t room);
void matches_remind(struct turn *t, int64_t match);
void matches_remind_due(struct turn *t, int64_t match, int step);

#endif
