/* import.h - what the files of import.c show each other. */
#ifndef HANDLERS_IMPORT_H
#define HANDLERS_IMPORT_H

#include "handlers/features.h"

enum {
    IMPORT_DAYS_KEPT = 30,  /* names of those who were invited and have not come */
    IMPORT_HOURS_READ = 24, /* names of those who were not invited yet */
    IMPORT_PAGE = 15,       /* lines on a screen */
};

/* The card of the list: what is sent under it is a list. */
struct card *import_card(struct turn *t);
/* One that the actor sent, if it is in this state; id 0: none. */
struct import_list import_in_state(struct turn *t, int64_t id, const char *state);
/* May the actor send lists, and does this school take any? */
bool import_may(struct turn *t);

/* import_columns.c: what stands where in a table, and its rows as people; `papers`: each
 * row must have a consent on paper. */
void import_keep_rows(struct turn *t, int64_t id, const struct table *table, bool papers);
/* The two words by which names are compared, whatever their order. */
const char *import_key(struct turn *t, const char *one, const char *other);

/* import_read.c: a file was sent; it is here; it is compared with who is there. */
void import_send(struct turn *t, int64_t file);
void import_read(struct turn *t, int64_t id, const struct got *got);
void import_compare(struct turn *t, int64_t id, int step);

/* import_show.c: what was read, before anybody is invited. */
void import_show(struct turn *t, int64_t id);
void import_show_wrong(struct turn *t, int64_t id);
void import_show_there(struct turn *t, int64_t id);
void import_set_role(struct turn *t, int64_t id);

/* import_invite.c: rows become invitations, slice by slice; invitations become pages. */
void import_invite(struct turn *t, int64_t id);
void import_invite_more(struct turn *t, int64_t id, int step);
void import_print(struct turn *t, int64_t id);
void import_printed(struct turn *t, int64_t id, int64_t file);

/* import_awaited.c: who was invited and has not come. */
void import_awaited(struct turn *t, int64_t id);
void import_ask_delete(struct turn *t, int64_t id);
void import_delete(struct turn *t, int64_t id);

/* Buttons to the pages before and after, of `press` with the number to pass over. */
void import_pages(struct turn *t, struct card *c, const char *press, int64_t skip,
                  int64_t all);
/* What stands in a button as the number to pass over: 0 to all. */
int64_t import_skip(struct turn *t, int64_t all);

#endif
