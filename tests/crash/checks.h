/* checks.h - the checks by name. Each opens a stage of its own. */
#ifndef CRASH_CHECKS_H
#define CRASH_CHECKS_H

#include "tests/crash/stage.h"

typedef void check_body(struct check *check, const struct plan *plan);

/* storm.c */
check_body check_storm, check_kill_at_rest;
/* disk.c */
check_body check_full_disk, check_small_files, check_failing_sync, check_hiccups,
    check_read_only, check_held;
/* network.c */
check_body check_outage, check_wrong_token, check_rival;
/* life.c */
check_body check_two, check_stop, check_stop_unanswered;

#endif
