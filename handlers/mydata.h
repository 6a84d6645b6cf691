/* mydata.h - what the files of my data, erasing and its acts show each other. */
#ifndef HANDLERS_MYDATA_H
#define HANDLERS_MYDATA_H

#include "handlers/features.h"

/* acts.c: proof of destruction, read and had as a document by whoever looks after the
 * programme. */
void acts_list(struct turn *t, int64_t skip);
void acts_show(struct turn *t, int64_t id);
void acts_file(struct turn *t, int64_t id);
void acts_left(struct turn *t, int64_t act, int step); /* somebody has left */

/* erase.c: the way out, asked twice. */
void erase_open(struct turn *t, int64_t unused); /* what goes, and what must stay */
void erase_sure(struct turn *t, int64_t unused);
void erase_done(struct turn *t, int64_t unused);

/* mydata_page.c: an export as a page for people, in the actor's language. */
void mydata_page(struct turn *t, struct export_slice *slice);
/* What stands before all slices and after them, in the page and in the JSON. */
void mydata_begin(struct turn *t, const struct export *e);
void mydata_end(struct turn *t, const struct export *e);
/* A whole page around this content, which is HTML; the title is escaped. */
const char *mydata_paper(struct turn *t, const char *title, const char *content);

#endif
