/* reactions.h - which emoji can be a reaction. */
#ifndef EMULATOR_REACTIONS_H
#define EMULATOR_REACTIONS_H

#include <stdbool.h>

bool reaction_is_known(const char *emoji);

#endif
