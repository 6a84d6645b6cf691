/* office_stage.h - what the tests of the office's jobs stand on. */
#ifndef TESTS_OFFICE_STAGE_H
#define TESTS_OFFICE_STAGE_H

/* The office program: NASTAVNIK_OFFICE, or the one that was built. */
const char *office_program(void);
/* The state of a test is a talloc context of its own. */
int office_stage_open(void **state);
int office_stage_close(void **state);

#endif
