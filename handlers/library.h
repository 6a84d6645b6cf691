/* library.h - what the files of «how others solved it» show each other. */
#ifndef HANDLERS_LIBRARY_H
#define HANDLERS_LIBRARY_H

#include "handlers/features.h"

enum {
    LIBRARY_EDITORS = CURATOR | DEPUTY,
    LIBRARY_PAGE = 5, /* cards on a screen, a row each */
    LIBRARY_TOPICS = 10,
};

/* library.c: one of the topics of a case ("lesson" ...); NULL: there is none so called.
 */
const char *library_topic(const char *word);
const char *library_topic_at(size_t i); /* below LIBRARY_TOPICS */
const char *library_topic_key(struct turn *t, const char *topic); /* "" is any */
/* The card as whoever looks for help reads it. */
void library_lines(struct card *c, const struct solution *s);
/* A row with its title, or with topic and day while it has none. */
void library_row(struct turn *t, struct card *c, const struct solution *s,
                 const char *press);
/* «library:topic:lesson:10»: the ways to the pages beside it. */
void library_pages(struct turn *t, struct card *c, const char *press, int64_t skip,
                   int64_t all);
/* How many to pass over, as this argument of the button has it. */
int64_t library_skip(struct turn *t, int position, int64_t all);
/* The date at the actor's school so many days ago, by which searches are counted. */
const char *library_day(struct turn *t, int days_ago);

/* library_offer.c */
void library_show(struct turn *t, int64_t id);
void library_helped(struct turn *t, int64_t id);

/* library_browse.c */
void library_open(struct turn *t, int64_t unused);
void library_of_topic(struct turn *t, int64_t unused);
void library_wrote(struct turn *t, int64_t unused);

/* library_how.c: the one who answered tells how it was solved. */
void library_offered(struct turn *t, int64_t case_id);
void library_ask_how(struct turn *t, int64_t id, int step);
void library_tell(struct turn *t, int64_t id);
void library_not_told(struct turn *t, int64_t id);
void library_told(struct turn *t, const struct answers *a, int64_t id);

/* library_desk.c: lists and numbers for curators. */
void library_desk(struct turn *t, int64_t unused);
void library_list(struct turn *t, int64_t unused);
void library_wanted(struct turn *t, int64_t unused);

/* library_write.c: a curator writes, publishes, withdraws, drops. */
void library_card(struct turn *t, int64_t id);
void library_new(struct turn *t, int64_t unused);
void library_write(struct turn *t, int64_t id);
void library_written(struct turn *t, const struct answers *a, int64_t what);
bool library_asks_title(struct turn *t, const struct answers *a);
bool library_asks_situation(struct turn *t, const struct answers *a);
bool library_asks_advice(struct turn *t, const struct answers *a);
/* The card stands before its curator anew; `news` is a key above, NULL: none. */
void library_put(struct turn *t, int64_t id, const char *news);

/* library_publish.c */
void library_publish(struct turn *t, int64_t id);
void library_withdraw(struct turn *t, int64_t id);
void library_drop_sure(struct turn *t, int64_t id);
void library_drop(struct turn *t, int64_t id);
const char *library_stems(struct turn *t, const struct solution *s);

/* library_names.c: the words of the card that may be the name of somebody of the school,
 * as they stand there; "" when there are none, or the school shows no names. */
const char *library_names(struct turn *t, const struct solution *s);

#endif
