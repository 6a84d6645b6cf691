/* posts.h - what the files of posts show each other. */
#ifndef HANDLERS_POSTS_H
#define HANDLERS_POSTS_H

#include "handlers/features.h"

/* posts_rule.c: who confirms a post, given what there is in the school. */
enum posts_confirmer { POSTS_BY_HEAD, POSTS_BY_COLLEAGUE, POSTS_BY_GIVER };
struct posts_case {
    bool head_gave;       /* the giver is a head in office, and not who is to hold it */
    bool other_head;      /* a head is in office who is not to hold it */
    bool other_colleague; /* so is a curator or administrator, neither giver nor holder */
};
/* POSTS_BY_GIVER: confirmed with the acceptance. */
enum posts_confirmer posts_rule(const struct posts_case *c);
enum posts_confirmer posts_confirmer(struct turn *t, const struct post *p);
bool posts_may_confirm(struct turn *t, const struct post *p);

/* posts_card.c: one post on a screen, or as a card of its own when it came by itself. */
/* The post that a button names, as <person>:<post>, in the actor's school; role 0: none.
 */
struct post posts_named(struct turn *t);
/* "posts:<action>:<person>:<post>" */
const char *posts_press(struct turn *t, const char *action, const struct post *p);
/* One number for a person and a post: the about of cards and questions. */
int64_t posts_number(const struct post *p);
struct post posts_numbered(struct turn *t, int64_t number);
/* The key of its name. */
const char *posts_title(struct turn *t, unsigned role);
/* With this line above it. `own`: a card of its own and not the screen. */
void posts_put(struct turn *t, const char *key, const struct post *p, bool own);

/* After a step: writes it down, shows the post as it is by now, or that it is over. */
void posts_record(struct turn *t, const char *act, const struct post *p);
void posts_put_again(struct turn *t, const char *key, const struct post *p);
void posts_end_with_words(struct turn *t, const char *key, const struct post *p);
/* The pressed button's step was done before, or cannot be: the post as it is, or that it
 * is over. */
void posts_over(struct turn *t, const char *key);

/* posts_duties.c, posts_end.c, posts_told.c: the rest of the feature. */
extern const struct filled posts_filled[];
extern const struct due posts_due[];
void posts_show(struct turn *t, int64_t person);
void posts_ask_order(struct turn *t, int64_t unused);
void posts_ask_duties(struct turn *t, int64_t unused);
void posts_take(struct turn *t, int64_t person);
void posts_taken(struct turn *t, int64_t person);
void posts_resign(struct turn *t, int64_t person);
void posts_resigned(struct turn *t, int64_t person);

/* posts_list.c: who answers for what, for everybody in the programme. */
void posts_list(struct turn *t, int64_t skip);
void posts_choose(struct turn *t, int64_t person);
void posts_show_waiting(struct turn *t, int64_t unused);

#endif
