/* office_stage.c - see office_stage.h. */
#include "tests/office_stage.h"

#include <stdlib.h>

#include <talloc.h>

const char *office_program(void)
{
    const char *path = getenv("NASTAVNIK_OFFICE");
    return path ? path : "build/nastavnik-office";
}

int office_stage_open(void **state)
{
    *state = talloc_new(NULL);
    return 0;
}

int office_stage_close(void **state)
{
    talloc_free(*state);
    return 0;
}
