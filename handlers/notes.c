/* notes.c */
#include "handlers/features.h"

const struct feature notes = { .name = "notes" };
