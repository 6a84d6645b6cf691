/* diary.h - what the files of this feature, and the questions for reflection, share. */
#ifndef HANDLERS_DIARY_H
#define HANDLERS_DIARY_H

#include "handlers/features.h"

/* What came with this turn, as the text or the voice note of an entry; NULL, or why it
 * cannot be one, a key of locales/. */
const char *diary_take(struct turn *t, struct diary_entry *e);
/* It was just written: shown with whom it may be shown to. More words that come at once
 * are added to it. */
void diary_kept(struct turn *t, int64_t id);
/* The beginning of a text, so many letters of it; of its first line alone. */
const char *diary_beginning(struct turn *t, const char *text, size_t letters);
const char *diary_label(struct turn *t, const char *text, size_t letters);

/* ---- diary_entry.c ---------------------------------------------------------------- */

void diary_open(struct turn *t, int64_t id);
void diary_hear(struct turn *t, int64_t id);
void diary_ask_drop(struct turn *t, int64_t id);
void diary_dropped(struct turn *t, int64_t id);
void diary_set_shared(struct turn *t, int64_t id);
void diary_show_entry(struct turn *t, const struct diary_entry *e, bool written);

/* ---- diary_shared.c --------------------------------------------------------------- */

/* May the actor read this entry of another? */
bool diary_may_read(struct turn *t, const struct diary_entry *e);
void diary_shared_list(struct turn *t, int64_t match);
/* Whoever it is shared with now hears that there is something to read. */
void diary_tell(struct turn *t, const struct diary_entry *e);
void diary_told(struct turn *t, int64_t id, int step);

#endif
