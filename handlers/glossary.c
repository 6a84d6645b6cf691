/* glossary.c */
#include "handlers/features.h"

const struct feature glossary = { .name = "glossary" };
