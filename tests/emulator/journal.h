/* journal.h - the last requests to the Bot API and their answers, for tests. */
#ifndef EMULATOR_JOURNAL_H
#define EMULATOR_JOURNAL_H

#include "call.h"

void journal_open(struct emulator *e);
/* Notes a call that has come to its end; answer is NULL when the connection was cut. */
void journal_add(struct call *c, const char *answer);
/* Forgets all entries; numbers go on. */
void journal_clear(struct emulator *e);
/* The entries after this number, for one method or ("") all, as a JSON array. */
cJSON *journal_list(const struct emulator *e, int64_t after, const char *method);

#endif
