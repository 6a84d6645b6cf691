/* flags_course.c - the rules of the course, and their thresholds with the defaults of
 * domain.md 4.9. */
#include "handlers/flags_course.h"

const struct flag_rule flags_course_rules[] = {
    { "RF-01",
      "rf01",
      OF_MATCH,
      flags_first_meeting,
      0,
      { "write", "remind", "slot", "talk" } },
    { "RF-02",
      "rf02",
      OF_MATCH,
      flags_no_meeting,
      0,
      { "write", "slot", "pause", "change" } },
    { "RF-03",
      "rf03",
      OF_MATCH,
      flags_missed,
      0,
      { "write", "talk", "pause", "change" } },
    { 0 },
};

const struct flag_term flags_course_terms[] = {
    { "rf01.days", "days", 14, { 7, 14, 21, 28 } },
    { "rf01.red", "days", 21, { 14, 21, 28, 35 } },
    { "rf02.days", "days", 21, { 14, 21, 28, 35 } },
    { "rf02.gap", "percent", 150, { 120, 150, 200 } },
    { "rf02.red", "days", 30, { 21, 30, 45, 60 } },
    { "rf02.red_gap", "percent", 200, { 150, 200, 300 } },
    { "rf03.row", "times", 2, { 2, 3, 4 } },
    { "rf03.of_five", "times", 3, { 2, 3, 4 } },
    { 0 },
};
