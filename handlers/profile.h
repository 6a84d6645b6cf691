/* profile.h - what the two files of the profile show each other. */
#ifndef HANDLERS_PROFILE_H
#define HANDLERS_PROFILE_H

#include "handlers/features.h"

/* profile_parts.c: questionnaires by parts, each shown and asked anew by itself. */
/* The i-th part of this form; NULL past the last. */
const char *profile_part(const char *form, size_t i);
/* Adds a line for each thing this person told in a part, as the actor reads it; false
 * when there is none. */
bool profile_tell(struct card *c, struct turn *t, int64_t person, const char *part);
/* Asks the actor this part anew, all else stays; false: no such part, or they never
 * filled its form. */
bool profile_ask(struct turn *t, const char *part);

#endif
