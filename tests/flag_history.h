/* flag_history.h - a match as it may have gone: meetings, marks, pulses and reflections,
 * invented with numbers at the thresholds of the rules and beside them, and stored as
 * rows. */
#ifndef TESTS_FLAG_HISTORY_H
#define TESTS_FLAG_HISTORY_H

#include "tests/rig.h"

enum { MET_MOST = 12, PULSES_MOST = 5, SIDES = 2, TEXTS = 5 };
enum { MENTOR_SIDE, MENTEE_SIDE };
enum { OPEN_YET = -4, SPOKEN, SKIPPED, NOT_ASKED };

/* How alike two texts are by words, in percent; the last one has 14 letters. */
extern const int history_like[TEXTS][TEXTS];

struct said {
    bool asked, filled;
    int marks[2], third; /* 0: skipped */
    int seconds;
    int reflected; /* OPEN_YET .. NOT_ASKED, or which text */
};
struct was {
    int64_t at;
    bool held, logged, disputed, cancelled, missed, moved;
    int minutes, told; /* told 0: as planned */
    int64_t logged_at, apart;
    struct said said[SIDES];
};
struct felt {
    int rh[3], x[2];
};
struct history {
    struct was was[MET_MOST]; /* the newest first */
    int met;
    struct felt felt[SIDES][PULSES_MOST]; /* the first one first */
    int pulses[SIDES];
};

struct history history_invent(int64_t now);
/* In place of what the rig's match 1 had; of these people. */
void history_store(struct rig *r, const struct history *h, const int64_t whom[SIDES]);

/* flag_expected.c: what the rules must find in it at that moment: a line for each rule
 * and person (0: the match) with the severity and the fact. */
char *flags_expected(void *memory, const struct history *h, int64_t now,
                     const int64_t whom[SIDES]);

#endif
