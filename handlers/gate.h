/* gate.h - what the two files of the way in show each other. */
#ifndef HANDLERS_GATE_H
#define HANDLERS_GATE_H

#include "handlers/features.h"

bool gate_is_founder(const struct invitation *i);
/* The text of P1 that this invitation asks for. */
const struct document *gate_first_text(const struct invitation *i);
/* The role itself, without a word about who came. */
void gate_take_role(struct turn *t, int64_t person, const struct invitation *i);
/* The stranger who acted has agreed: becomes a person with P1 and the role. */
void gate_join(struct turn *t, const struct invitation *i, const char *band);

#endif
