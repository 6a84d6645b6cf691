/* contacts.c - begun. */
#include "handlers/features.h"

const struct feature contacts = {
    .name = "contacts",
};
